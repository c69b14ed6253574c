import { readFileSync } from 'node:fs';
import { AalamError, EXIT } from '../errors.js';
import { describeSystemError } from './sources.js';

/**
 * The paths of a list: one a line, or between NULs as `find -print0` writes them; `-` reads standard input. Throws an AalamError
 * with exit code `EXIT.usage` if the list cannot be read.
 */
export async function readPathList(file: string, stdin: AsyncIterable<Uint8Array | string>): Promise<string[]> {
  try {
    const text = file === '-' ? await readAll(stdin) : readFileSync(file, 'utf8');
    const separator = text.includes('\0') ? '\0' : /\r?\n/;
    return text.split(separator).filter((path) => path !== '');
  } catch (error) {
    throw new AalamError(describeSystemError(error), { exitCode: EXIT.usage, file, cause: error });
  }
}

async function readAll(chunks: AsyncIterable<Uint8Array | string>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(parts).toString('utf8');
}
