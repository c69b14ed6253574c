import { readFileSync } from 'node:fs';
import { AalamError, EXIT } from '../errors.js';
import { type GoldDocument, parseGold } from '../evaluate/gold.js';
import { decodeText } from '../input/decode.js';
import { describeSystemError, findSources } from '../input/sources.js';

export interface GoldInFile {
  readonly file: string;
  readonly gold: GoldDocument;
}

/** What folders are searched for. */
const ENDINGS = ['jsonl', 'json', 'ann', 'conll', 'iob', 'bio'];

/**
 * The annotated texts of files, folders and globs. Throws an AalamError with exit code `EXIT.input` where one cannot be used, or
 * none is there.
 */
export async function readGold(paths: readonly string[]): Promise<GoldInFile[]> {
  const golds: GoldInFile[] = [];
  for await (const source of findSources(paths, { extensions: ENDINGS })) {
    if (source instanceof AalamError) throw source;
    const { path: file, kind } = source;
    if (kind === 'stdin') throw new AalamError('annotated texts are files: their endings tell what they are', FAILED);
    for (const gold of parseGold(file, read(file), read)) golds.push({ file, gold });
  }
  if (golds.length === 0) throw new AalamError('there are no annotated texts', FAILED);
  return golds;
}

const FAILED = { exitCode: EXIT.input };

function read(file: string): string {
  try {
    return decodeText(readFileSync(file));
  } catch (error) {
    const message = error instanceof AalamError ? error.message : describeSystemError(error);
    throw new AalamError(message, { exitCode: EXIT.input, file, cause: error });
  }
}
