/**
 * Strings by number, and sets of strings with numbers, in typed arrays that are used as they lie in a file.
 *
 * News is written with few letters, so a string is a row of places in an alphabet: one byte a letter, as in a code page.
 * Only strings of more than 256 different UTF-16 units have no alphabet, and two bytes a unit.
 */
import { type Numbers, narrow, packArrays, unpackArrays } from '../sections.js';
import { hash } from '../text/hash.js';
import { Offsets } from './offsets.js';

const LARGEST_ALPHABET = 256;
const SLOTS_PER_STRING = 1.5;

/** Arrays: alphabet, pool, starts (two, see `Offsets`). */
const TABLE_ARRAYS = 4;

export class StringTable {
  private constructor(
    private readonly alphabet: Numbers,
    private readonly pool: Numbers,
    private readonly starts: Offsets,
  ) {}

  static encode(strings: readonly string[]): Uint8Array {
    return packArrays(StringTable.arrays(strings));
  }

  /** Throws a RangeError if the bytes are not those of a table. */
  static fromBytes(bytes: Uint8Array): StringTable {
    return StringTable.fromArrays(unpackArrays(bytes, TABLE_ARRAYS));
  }

  static arrays(strings: readonly string[]): Numbers[] {
    const text = strings.join('');
    const placeOf = new Uint16Array(0x10000);
    const units: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (placeOf[unit] === 0) units.push(unit);
      placeOf[unit] = 1;
    }
    units.sort((a, b) => a - b);
    const hasAlphabet = units.length <= LARGEST_ALPHABET;
    units.forEach((unit, place) => {
      placeOf[unit] = hasAlphabet ? place : unit;
    });
    const alphabet = Uint16Array.from(hasAlphabet ? units : []);
    const pool = new (hasAlphabet ? Uint8Array : Uint16Array)(text.length);
    for (let i = 0; i < text.length; i++) pool[i] = placeOf[text.charCodeAt(i)]!;
    let start = 0;
    const starts = [0, ...strings.map(({ length }) => (start += length))];
    return [alphabet, pool, ...Offsets.encode(starts)];
  }

  static fromArrays([alphabet, pool, bases, distances]: readonly Numbers[]): StringTable {
    return new StringTable(alphabet!, pool!, new Offsets(bases!, distances!));
  }

  get size(): number {
    return this.starts.size - 1;
  }

  /** The string with this number, which must be below `size`. */
  text(index: number): string {
    const end = this.starts.at(index + 1);
    let text = '';
    for (let at = this.starts.at(index); at < end; at++) text += String.fromCharCode(this.unit(at));
    return text;
  }

  equals(index: number, text: string): boolean {
    const start = this.starts.at(index);
    if (this.starts.at(index + 1) - start !== text.length) return false;
    for (let i = 0; i < text.length; i++) {
      if (this.unit(start + i) !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  private unit(at: number): number {
    const place = this.pool[at]!;
    return this.alphabet.length === 0 ? place : this.alphabet[place]!;
  }
}

/**
 * Different strings, found by a table of hashes. Their numbers are their places in code-unit order, whatever order they
 * came in. A slot holds number + 1, or 0 where it is empty; collisions go on to the next slot.
 */
export class StringSet {
  private constructor(
    private readonly table: StringTable,
    private readonly slots: Numbers,
  ) {}

  static encode(strings: Iterable<string>): Uint8Array {
    const sorted = [...new Set(strings)].sort();
    const slots = new Uint32Array(Math.ceil(sorted.length * SLOTS_PER_STRING) + 1);
    sorted.forEach((string, number) => {
      let slot = firstSlot(string, slots.length);
      while (slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1;
      slots[slot] = number + 1;
    });
    return packArrays([...StringTable.arrays(sorted), narrow(slots)]);
  }

  /** Throws a RangeError if the bytes are not those of a set. */
  static fromBytes(bytes: Uint8Array): StringSet {
    const arrays = unpackArrays(bytes, TABLE_ARRAYS + 1);
    const table = StringTable.fromArrays(arrays);
    const slots = arrays[TABLE_ARRAYS]!;
    if (slots.length <= table.size) throw new RangeError('a set has too few slots');
    return new StringSet(table, slots);
  }

  get size(): number {
    return this.table.size;
  }

  text(number: number): string {
    return this.table.text(number);
  }

  /** The number of `text`, or -1. */
  find(text: string): number {
    const { slots } = this;
    let slot = firstSlot(text, slots.length);
    for (let tries = slots.length; tries > 0; tries--) {
      const number = slots[slot]! - 1;
      if (number < 0) return -1;
      if (this.table.equals(number, text)) return number;
      if (++slot === slots.length) slot = 0;
    }
    return -1;
  }
}

const firstSlot = (text: string, slots: number): number => Math.floor((hash(text) * slots) / 0x1_0000_0000);
