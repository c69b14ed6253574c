/** The hash by which the lexer finds words: taken from the last letter to the first, so that a proclitic is the last step. */

const STEP = 0x01000193;

/** One step of the hash. */
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, STEP);

export function hashOf(word: string): number {
  let hash = 0;
  for (let i = word.length - 1; i >= 0; i--) hash = hashStep(hash, word.charCodeAt(i));
  return hash;
}
