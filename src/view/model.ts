/** What the page of `extract view` holds: results of many documents, joined and small. This file imports nothing. */

/** All of it, as the page's data island has it. */
export interface ViewData {
  readonly title: string;
  readonly documents: readonly ViewDocument[];
  readonly things: readonly Thing[];
  /** Names of the rules that mentions point to. */
  readonly rules: readonly string[];
  readonly left: Left;
}

/** How much is not in the page, so that it can say so. */
export interface Left {
  /** Documents that were left out altogether. */
  readonly documents: number;
  /** Documents that are there without their text, to keep the page small. */
  readonly texts: number;
  /** Documents whose text was not found. */
  readonly missing: number;
}

export interface ViewDocument {
  /** The path as results have it, and a record's id. */
  readonly name: string;
  /** The title that the record had. */
  readonly title?: string;
  /** The day that relative dates were resolved against. */
  readonly date?: string;
  readonly text?: string;
  readonly warnings?: readonly string[];
  readonly mentions: readonly Mention[];
}

/** What mentions of many documents name: a person, a place, a day. */
export interface Thing {
  readonly type: string;
  readonly subtype?: string;
  readonly name: string;
  /** Spellings and how often each was met, the most frequent first; absent where there is only the name. */
  readonly variants?: readonly (readonly [text: string, count: number])[];
  /** Of a date: its value. */
  readonly value?: string;
  readonly mod?: string;
  /** Of a place: degrees. */
  readonly at?: readonly [longitude: number, latitude: number];
  /** ISO 3166 code of a country. */
  readonly iso?: string;
  /** The English name. */
  readonly english?: string;
  readonly geonames?: number;
}

/**
 * A mention as a row of numbers; `parent` and `holder` are indexes into the document's mentions, -1 for none. Offsets are UTF-16 into
 * the text, and mean nothing without it. `percent` is the confidence.
 */
export type Mention = readonly [
  thing: number,
  line: number,
  start: number,
  end: number,
  parent: number,
  holder: number,
  rule: number,
  percent: number,
  id: number,
];

/** Places of a mention's fields. */
export const M = {
  thing: 0,
  line: 1,
  start: 2,
  end: 3,
  parent: 4,
  holder: 5,
  rule: 6,
  percent: 7,
  id: 8,
} as const;
