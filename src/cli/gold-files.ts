import { readFileSync } from 'node:fs';
import { AalamError, EXIT } from '../errors.js';
import { type GoldDocument, parseGold } from '../evaluate/gold.js';
import { decodeText } from '../input/decode.js';
import { describeSystemError } from '../input/sources.js';

export interface GoldInFile {
  readonly file: string;
  readonly gold: GoldDocument;
}

/** The annotated texts of the files. Throws an AalamError with exit code `EXIT.input` where one cannot be used, or none is there. */
export function readGold(files: readonly string[]): GoldInFile[] {
  const golds = files.flatMap((file) => parseGold(file, read(file), read).map((gold) => ({ file, gold })));
  if (golds.length === 0) throw new AalamError('there are no annotated texts', { exitCode: EXIT.input });
  return golds;
}

function read(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    const message = error instanceof AalamError ? error.message : describeSystemError(error);
    throw new AalamError(message, { exitCode: EXIT.input, file, cause: error });
  }
}
