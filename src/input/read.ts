/** The bytes of an input: a file, a pipe or standard input, unpacked where they are packed with gzip. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { AalamError, EXIT } from '../errors.js';
import { type DecodeOptions, decodeText } from './decode.js';
import { describeSystemError, type Source } from './sources.js';

/** So much unpacks from one file: what is more is no news text but an attack. */
const MAX_UNPACKED = 0x1fff_ffe8;

type Chunks = AsyncIterable<Uint8Array | string>;

/**
 * The text of a source. `stdin` is read for `-` alone. Throws an AalamError with exit code `EXIT.input` and the source's path as
 * its file.
 */
export async function readText(source: Source, stdin: Chunks, options: DecodeOptions = {}): Promise<string> {
  return decodeSource(source, await readBytes(source, stdin), options);
}

/** The bytes of a source as they are stored. Throws like `readText`. */
export async function readBytes(source: Source, stdin: Chunks): Promise<Uint8Array> {
  try {
    return source.kind === 'stdin' ? await readAll(stdin) : readFileSync(source.path);
  } catch (error) {
    throw refuse(source, error);
  }
}

/** The text that the source's bytes are, unpacked if need be. Throws like `readText`. */
export function decodeSource(source: Source, bytes: Uint8Array, options: DecodeOptions = {}): string {
  try {
    return decodeText(unpack(bytes), options);
  } catch (error) {
    throw refuse(source, error);
  }
}

function refuse(source: Source, error: unknown): AalamError {
  const message = error instanceof AalamError ? error.message : describeSystemError(error);
  return new AalamError(message, { exitCode: EXIT.input, file: source.path, cause: error });
}

async function readAll(chunks: Chunks): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(parts);
}

function unpack(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    const message = tooLarge ? 'unpacked it is too large for one text' : 'the gzip data is damaged or cut short';
    throw new AalamError(message, { exitCode: EXIT.input, cause: error });
  }
}
