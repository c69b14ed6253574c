/**
 * How often news writes a word: counts of folded words in raw news, on a logarithmic scale, in a table of hashes. A word
 * that was never counted is taken for a counted one once in some hundred thousand times; no decision hangs on one count.
 */

import { hash } from './hash.js';

/** Name of the section in the compiled data. */
export const FREQUENCIES = 'text.frequencies';

const STEPS_PER_DOUBLING = 8;
const SLOTS_PER_WORD = 1.7;
const HEADER = 2;
const WORD = Uint32Array.BYTES_PER_ELEMENT;
/** By level. */
const COUNTS = Array.from({ length: 256 }, (_, level) =>
  level === 0 ? 0 : Math.round(2 ** ((level - 1) / STEPS_PER_DOUBLING)),
);

export class WordFrequencies {
  /** `keys` holds hashes, 0 where a slot is empty; `levels` what was counted, see `levelOf`. */
  private constructor(
    private readonly keys: Uint32Array,
    private readonly levels: Uint8Array,
    /** How many words were read when these were counted. */
    readonly total: number,
  ) {}

  static none(): WordFrequencies {
    return new WordFrequencies(new Uint32Array(1), new Uint8Array(1), 0);
  }

  /** The bytes of a table of these counts; `total` is the number of running words they come from. */
  static encode(counts: ReadonlyMap<string, number>, total: number): Uint8Array {
    const slots = Math.ceil(counts.size * SLOTS_PER_WORD) + 1;
    const bytes = new Uint8Array((HEADER + slots) * WORD + slots);
    new Uint32Array(bytes.buffer, 0, HEADER).set([slots, total]);
    const { keys, levels } = WordFrequencies.fromBytes(bytes);
    const words = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [word, count] of words) {
      const key = keyOf(word);
      let slot = key % slots;
      while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) % slots;
      keys[slot] = key;
      levels[slot] = Math.max(levels[slot]!, levelOf(count));
    }
    return bytes;
  }

  /** A table over bytes as `encode` gave them, without copying; they must begin at a multiple of 4 in their buffer. */
  static fromBytes(bytes: Uint8Array): WordFrequencies {
    const [slots = 0, total = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, HEADER);
    const keysAt = bytes.byteOffset + HEADER * WORD;
    if (slots === 0 || (HEADER + slots) * WORD + slots !== bytes.length) {
      throw new RangeError('the parts of a table of word counts do not add up');
    }
    const levels = new Uint8Array(bytes.buffer, keysAt + slots * WORD, slots);
    return new WordFrequencies(new Uint32Array(bytes.buffer, keysAt, slots), levels, total);
  }

  /** About how often the folded word was counted; 0 if it was not. */
  count(folded: string): number {
    return COUNTS[this.level(folded)]!;
  }

  /** The count on its logarithmic scale: 0 for none, 1 for one, eight more for each doubling. */
  level(folded: string): number {
    const { keys, levels } = this;
    const key = keyOf(folded);
    let slot = key % keys.length;
    for (let tries = keys.length; tries > 0; tries--) {
      if (keys[slot] === 0) return 0;
      if (keys[slot] === key) return levels[slot]!;
      if (++slot === keys.length) slot = 0;
    }
    return 0;
  }
}

const levelOf = (count: number): number => Math.min(255, 1 + Math.round(Math.log2(count) * STEPS_PER_DOUBLING));

/** Never 0: that is an empty slot. */
const keyOf = (word: string): number => hash(word) || 1;

/** The section of the compiled data for `word<TAB>count` lines, of which the first is `#<TAB>running words`. */
export function frequencySections(tsv: string): Map<string, Uint8Array> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const line of tsv.split('\n')) {
    const [word = '', count = ''] = line.split('\t');
    if (word === '#') total = Number(count);
    else if (word !== '') counts.set(word, Number(count));
  }
  return new Map([[FREQUENCIES, WordFrequencies.encode(counts, total)]]);
}

/** The counts of the compiled data; none where it has no such section. */
export function loadFrequencies(sections: ReadonlyMap<string, Uint8Array>): WordFrequencies {
  const bytes = sections.get(FREQUENCIES);
  return bytes ? WordFrequencies.fromBytes(bytes) : WordFrequencies.none();
}
