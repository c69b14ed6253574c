/** What a time is resolved against, and what it is then. */
import type { DateValue } from '../document.js';

export interface Context {
  /** The reference date as a day. */
  readonly reference: number | undefined;
  /** The day that the text calls اليوم; see `todayOf`. */
  readonly today: number | undefined;
  /** Days that the week begins before ISO's Monday: 0, 1 for Sunday, 2 for Saturday. */
  readonly weekLead: number;
  /** The text speaks of what is to come: `سيصل الأحد`. */
  readonly future: boolean;
  /** A year that the sentence has named before. */
  readonly sentenceYear: number | undefined;
  /** The day that the sentence has named before. */
  readonly sentenceDay: number | undefined;
  /** What the text named last. */
  readonly last: {
    readonly day?: number | undefined;
    readonly month?: number | undefined;
    readonly year?: number | undefined;
  };
}

/** A resolved time: the value as written out, and its first and last day where it has a place. */
export interface Resolved extends DateValue {
  readonly first?: number;
  readonly final?: number;
}

/** What is known of a time, before empty fields are left out. */
export type Fields = { -readonly [K in keyof Resolved]?: Resolved[K] | undefined };
