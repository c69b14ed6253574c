/** Remembers a hundred million documents: each by the beginnings of two hashes, twelve bytes, in one table. */
import { sha256 } from '../digest.js';

const FULL = 0.6;

export class Seen {
  /** Three numbers a place: two of the document's name, none of which is 0, and one of its content. */
  #table = new Uint32Array(3 << 10);
  #count = 0;

  /** Whether a document of this name was there before, and whether it was the same. */
  add(name: string, content: string): 'new' | 'same' | 'other' {
    if (this.#count >= (this.#table.length / 3) * FULL) this.#grow();
    const [high, low] = hash(name);
    const [check] = hash(content);
    const at = this.#find(high, low);
    if (this.#table[at] === 0) {
      this.#table.set([high, low, check], at);
      this.#count += 1;
      return 'new';
    }
    return this.#table[at + 2] === check ? 'same' : 'other';
  }

  /** Whether a document of this name was there before. */
  has(name: string): boolean {
    const [high, low] = hash(name);
    return this.#table[this.#find(high, low)] !== 0;
  }

  /** The place of the name, or the empty one where it belongs. */
  #find(high: number, low: number): number {
    const table = this.#table;
    let at = (low % (table.length / 3)) * 3;
    while (table[at] !== 0 && (table[at] !== high || table[at + 1] !== low)) at = (at + 3) % table.length;
    return at;
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Uint32Array(before.length * 2);
    for (let at = 0; at < before.length; at += 3) {
      const [high, low] = [before[at]!, before[at + 1]!];
      if (high !== 0) this.#table.set(before.subarray(at, at + 3), this.#find(high, low));
    }
  }
}

function hash(text: string): [high: number, low: number] {
  const bytes = sha256(text);
  return [bytes.readUInt32LE(0) || 1, bytes.readUInt32LE(4)];
}
