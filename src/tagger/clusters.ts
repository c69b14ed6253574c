/** Word clusters: groups of words that news uses alike, at several grains, learnt from raw text (scripts/learn-clusters.ts). */
import { WordTable } from '../text/word-table.js';

const NONE: readonly number[] = [];

export class Clusters {
  readonly #cache = new Map<number, readonly number[]>();

  /** `numbers` holds one row of `levels` cluster numbers for each word of the table. */
  constructor(
    readonly table: WordTable | undefined,
    readonly numbers: Uint16Array,
    readonly levels: number,
  ) {}

  static none(): Clusters {
    return new Clusters(undefined, new Uint16Array(0), 0);
  }

  /** The word's cluster numbers from coarse to fine; empty for a word that was too rare to learn. */
  of(folded: string): readonly number[] {
    const id = this.table ? this.table.lookup(folded) : -1;
    if (id < 0) return NONE;
    const known = this.#cache.get(id);
    if (known) return known;
    const numbers = Array.from(this.numbers.subarray(id * this.levels, (id + 1) * this.levels));
    this.#cache.set(id, numbers);
    return numbers;
  }
}
