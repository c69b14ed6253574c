/** Digests of content. Node's module for them takes some milliseconds to load, and many a run needs none. */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** The 32 bytes of SHA-256. */
export function sha256(content: Uint8Array | string): Buffer {
  const { createHash } = load('node:crypto') as typeof import('node:crypto');
  return createHash('sha256').update(content).digest();
}

/** SHA-256 in hexadecimal. */
export const hashOf = (content: Uint8Array | string): string => sha256(content).toString('hex');
