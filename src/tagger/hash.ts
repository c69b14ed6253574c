/**
 * Feature hashes: 32 bits, the lowest two of which say what the feature knows, so that training can leave out a kind
 * of knowledge now and then (see training/trainer.ts). The numbers are part of the meaning of a model file.
 */

/** What a feature knows: the surroundings and the form, which word it is, or what lists and grammar say. */
export const GROUP = { context: 0, word: 1, list: 2 } as const;

export const groupOf = (feature: number): number => feature & 3;

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** The hash of a text, or of a part of it, under a template: FNV-1a over its UTF-16 units. */
export function hashText(template: number, group: number, text: string, from = 0, to = text.length): number {
  let hash = Math.imul(SEED ^ template, PRIME);
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  return (mix(hash) & ~3) | group;
}

/** The hash of two 32-bit numbers under a template. */
export function hashPair(template: number, group: number, a: number, b: number): number {
  const hash = Math.imul(Math.imul(SEED ^ template, PRIME) ^ a, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35);
  return (mix(hash) & ~3) | group;
}

/** The same feature seen at another place: its group stays. */
export const shifted = (place: number, feature: number): number => hashPair(place, groupOf(feature), feature, 0);

function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}
