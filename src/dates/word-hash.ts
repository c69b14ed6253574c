/** The hash by which the lexer finds words: a polynomial, so that a head can be taken off or put on without reading the rest again. */

const STEP = 0x01000193;

/** `POWERS[n]` moves a hash before n more letters. As many as the longest word may need. */
const POWERS = new Int32Array(64).fill(1);
for (let n = 1; n < POWERS.length; n++) POWERS[n] = Math.imul(POWERS[n - 1]!, STEP);

/** The hash after one more letter. */
export const hashStep = (hash: number, unit: number): number => (Math.imul(hash, STEP) + unit) | 0;

/** What is left of a hash without the head of the word, of which `rest` letters remain. */
export const withoutHead = (hash: number, head: number, rest: number): number =>
  (hash - Math.imul(head, POWERS[rest]!)) | 0;

/** The hash of a head before `rest` letters that have this hash. */
export const withHead = (head: number, hash: number, rest: number): number =>
  (hash + Math.imul(head, POWERS[rest]!)) | 0;

export function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = hashStep(hash, word.charCodeAt(i));
  return hash;
}
