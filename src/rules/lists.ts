import type { Gazetteer } from '../gazetteer/gazetteer.js';
import type { Row } from '../gazetteer/rows.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';

/** What lists and counts say of folded words, wherever they stand. */
export class Lists {
  constructor(
    readonly gazetteer: Gazetteer,
    readonly words: Words,
    readonly frequencies: WordFrequencies | undefined,
  ) {}

  row(number: number): Row {
    return this.gazetteer.row(number);
  }

  hasWord(folded: string, bits: number): boolean {
    return (this.words.bits(folded) & bits) !== 0;
  }

  /** Whether a list has a row for the word that satisfies `accept`. */
  hasRow(folded: string, accept: (row: Row) => boolean): boolean {
    return this.gazetteer.wordRows(folded).some((number) => accept(this.row(number)));
  }

  /** How often news writes the word; 0 where no counts are loaded. */
  count(folded: string): number {
    return this.frequencies?.count(folded) ?? 0;
  }
}
