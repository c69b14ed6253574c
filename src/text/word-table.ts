/**
 * A set of words with dense ids, kept in typed arrays so that a compiled file can be used as it lies in memory:
 * no parsing, no copying, no Map. Ids are the places of the words in code-unit order, whatever order they came in.
 *
 * Bytes: three Uint32 (words, slots, units), `starts` Uint32[words + 1], `slots` Uint32[slots], `pool` Uint16[units].
 * A slot holds id + 1, or 0 where it is empty; collisions go on to the next slot.
 */
import { hash } from './hash.js';

const HEADER = 3;
const SLOTS_PER_WORD = 2;
const WORD = Uint32Array.BYTES_PER_ELEMENT;
const UNIT = Uint16Array.BYTES_PER_ELEMENT;

export class WordTable {
  /** Number of words; ids run from 0 to `size - 1`. */
  readonly size: number;

  private constructor(
    private readonly starts: Uint32Array,
    private readonly slots: Uint32Array,
    private readonly pool: Uint16Array,
    private readonly bytes: Uint8Array,
  ) {
    this.size = starts.length - 1;
  }

  /** Repeated words count once. */
  static build(words: Iterable<string>): WordTable {
    const sorted = [...new Set(words)].sort();
    const units = sorted.reduce((sum, word) => sum + word.length, 0);
    const slotCount = sorted.length * SLOTS_PER_WORD + 1;
    const bytes = new Uint8Array((HEADER + sorted.length + 1 + slotCount) * WORD + units * UNIT);
    new Uint32Array(bytes.buffer, 0, HEADER).set([sorted.length, slotCount, units]);
    const table = WordTable.fromBytes(bytes);
    sorted.forEach((word, id) => {
      table.insert(word, id);
    });
    return table;
  }

  /**
   * A table over `bytes` as `toBytes` gave them, without copying; `bytes` must begin at a multiple of 4 in its buffer.
   * Throws a RangeError if they cannot be a word table.
   */
  static fromBytes(bytes: Uint8Array): WordTable {
    const { buffer, byteOffset, byteLength } = bytes;
    if (byteLength < HEADER * WORD) throw new RangeError('a word table is too short');
    const [words = 0, slotCount = 0, units = 0] = new Uint32Array(buffer, byteOffset, HEADER);
    const startsAt = byteOffset + HEADER * WORD;
    const slotsAt = startsAt + (words + 1) * WORD;
    const poolAt = slotsAt + slotCount * WORD;
    if (slotCount <= words || poolAt + units * UNIT !== byteOffset + byteLength) {
      throw new RangeError('the parts of a word table do not add up');
    }
    return new WordTable(
      new Uint32Array(buffer, startsAt, words + 1),
      new Uint32Array(buffer, slotsAt, slotCount),
      new Uint16Array(buffer, poolAt, units),
      bytes,
    );
  }

  /** The bytes of the table, to be written to a file; not a copy. */
  toBytes(): Uint8Array {
    return this.bytes;
  }

  /** The id of `word`, or -1. */
  lookup(word: string): number {
    const { slots } = this;
    let slot = this.firstSlot(word);
    for (let tries = slots.length; tries > 0; tries--) {
      const id = slots[slot]! - 1;
      if (id < 0) return -1;
      if (this.equals(id, word)) return id;
      if (++slot === slots.length) slot = 0;
    }
    return -1;
  }

  /** The word with this id; the id must be one of the table's. */
  word(id: number): string {
    let word = '';
    for (let i = this.starts[id]!; i < this.starts[id + 1]!; i++) word += String.fromCharCode(this.pool[i]!);
    return word;
  }

  private firstSlot(word: string): number {
    return Math.floor((hash(word) * this.slots.length) / 0x1_0000_0000);
  }

  private equals(id: number, word: string): boolean {
    const start = this.starts[id]!;
    if (this.starts[id + 1]! - start !== word.length) return false;
    for (let i = 0; i < word.length; i++) {
      if (this.pool[start + i] !== word.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Words are inserted in the order of their ids. */
  private insert(word: string, id: number): void {
    const start = this.starts[id]!;
    for (let i = 0; i < word.length; i++) this.pool[start + i] = word.charCodeAt(i);
    this.starts[id + 1] = start + word.length;
    let slot = this.firstSlot(word);
    while (this.slots[slot] !== 0) slot = slot + 1 === this.slots.length ? 0 : slot + 1;
    this.slots[slot] = id + 1;
  }
}
