/** The words of the date grammar, found by a hash that the lexer computes letter by letter. */
import { LISTED } from './listed.js';
import type { Word } from './listed-words.js';

const { unknown, hashes } = LISTED;
const folded = LISTED.folded.split(' ');
const differences = LISTED.differences.split('\n');
const SLOTS = 8192;

const slots = new Int16Array(SLOTS);

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

function fillSlots(): void {
  for (let id = 1; id < hashes.length; id++) {
    let slot = slotOf(hashes[id]!);
    while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    slots[slot] = id;
  }
}

fillSlots();

/** Bits of `OPENS`, by id. */
const opens = Uint8Array.from(LISTED.opens);
/** What expressions a word may begin, as bits of `OPENS`. */
export const opensOf = (id: number): number => opens[id]!;

/** From JSON the object gets a fixed shape, which its clones share. */
const UNKNOWN: Word = JSON.parse(JSON.stringify(unknown));
/** Those that have been asked for. */
const words: (Word | undefined)[] = new Array(hashes.length).fill(undefined);

/** The word with an id; id 0 is the unknown word, which has no sense at all. */
export const wordOf = (id: number): Word => words[id] ?? makeWord(id);

function makeWord(id: number): Word {
  const word = Object.assign({ ...UNKNOWN, id, folded: folded[id]! }, JSON.parse(differences[id]!));
  words[id] = word;
  return word;
}

/** The id of the word whose folded units stand in `units[from..to)` and whose hash is `hash`, or 0. */
export function lookUp(hash: number, units: Uint16Array, from: number, to: number): number {
  let slot = slotOf(hash);
  for (let id = slots[slot]!; id !== 0; id = slots[slot]!) {
    if (hashes[id] === hash && isSpelled(folded[id]!, units, from, to)) return id;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return 0;
}

function isSpelled(word: string, units: Uint16Array, from: number, to: number): boolean {
  if (word.length !== to - from) return false;
  for (let i = 0; i < word.length; i++) {
    if (word.charCodeAt(i) !== units[from + i]) return false;
  }
  return true;
}

/** Length in letters of the longest word: longer ones need no look-up. */
export const LONGEST_WORD = LISTED.longest;
