/**
 * The shapes that travel through the pipeline. This file imports nothing.
 *
 * Offsets inside the library are UTF-16 code units, half-open, into the text exactly as it was given:
 * `text.slice(span.start, span.end)` is the span's text, always.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export type EntityType = 'PERSON' | 'TITLE' | 'ORGANIZATION' | 'LOCATION' | 'DATE';

export const ENTITY_TYPES: readonly EntityType[] = ['PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION', 'DATE'];

export type TokenKind = 'word' | 'number' | 'punctuation' | 'symbol';

/** What stands between a token and the one before it. */
export type Gap = 'none' | 'space' | 'line' | 'paragraph';

/**
 * One way to read a word: with or without its proclitics (و ف ب ل ك س, and لل for ل + ال).
 * `stem` is folded; `cut` is how many UTF-16 units of the token belong to the proclitics.
 * In `للدفاع` the article has lost its alef: the stem is `الدفاع`, the cut stands before the second lam.
 */
export interface Reading {
  readonly prefix: string;
  readonly stem: string;
  readonly cut: number;
}

export interface Token extends Span {
  readonly index: number;
  readonly kind: TokenKind;
  /** The token's text in its folded form (see text/letters.ts). */
  readonly folded: string;
  readonly gap: Gap;
  /** Never empty. The first reading is the most plausible one; the whole word is always among them. */
  readonly readings: readonly Reading[];
}

/** Half-open range of token indexes. */
export interface Sentence {
  readonly first: number;
  readonly last: number;
}

export interface Document {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  /**
   * For each token the number of its written form: what depends on the form alone is worked out once (form-memory.ts). Equal numbers are no proof of
   * equal words: all very long ones share one.
   */
  readonly forms: readonly number[];
}

/** The `rule` of candidates that the trained tagger proposes. */
export const TAGGER_RULE = 'tagger';

/** The `rule` of what the user's own patterns find begins with this. */
export const PATTERN_RULE = 'pattern.';

/** What a date means. Fields appear only where they mean something; see docs/dates.md. */
export interface DateValue {
  /** ISO 8601 with EDTF marks, resolved against the reference date; absent where it cannot be told. */
  readonly value?: string;
  /** What the words say without a reference date, where that differs from `value`: `XXXX-02-12`, `-P1D`, a Hijri date. */
  readonly stated?: string;
  /** `day`, `month`, `year`, `week`, `time`, `range`, `season`, `decade` … */
  readonly grain?: string;
  readonly mod?: 'START' | 'MID' | 'END';
  readonly calendar?: 'hijri';
  /** From civil arithmetic, outside the Umm al-Qura table. */
  readonly approximate?: true;
  /** A weekday, or the same day in another calendar, says something else. */
  readonly conflict?: 'weekday' | 'twin';
}

/** A proposal by a list, a rule or a model. Resolution chooses among overlapping ones by `weight`. */
export interface Candidate extends Span {
  readonly type: string;
  readonly subtype?: string;
  /** Name of the rule that proposed it, e.g. `title.office`; lists say `gazetteer.<list>`. */
  readonly rule: string;
  /** 0 to 1: how sure the proposer is. */
  readonly weight: number;
  /** 0 to 1: how probable the tagger finds what another proposed; absent where it was not asked. */
  readonly support?: number;
  readonly date?: DateValue;
}

/** A candidate with another weight and what the tagger says of it; field by field, which is much faster than by spreading. */
export function reweighed(candidate: Candidate, weight: number, support: number): Candidate {
  const { start, end, type, subtype, rule, date } = candidate;
  if (date !== undefined) return { ...candidate, weight, support };
  return subtype === undefined
    ? { start, end, type, rule, weight, support }
    : { start, end, type, subtype, rule, weight, support };
}

/** Facts that lists know about the thing named. */
export interface Reference {
  readonly iso3166?: string;
  readonly geonames?: number;
  readonly name?: string;
  readonly country?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

/** A chosen candidate, as the library returns it. Offsets are UTF-16 here; output converts them. */
export interface Entity extends Span, DateValue {
  readonly id: string;
  readonly type: string;
  readonly subtype?: string;
  readonly text: string;
  /** Written proclitics left outside of the span, e.g. `و`. */
  readonly prefix?: string;
  /** 1-based line and column (in the declared offset unit) of `start`. */
  readonly line: number;
  readonly column: number;
  readonly normalized: string;
  readonly confidence: number;
  readonly rule: string;
  readonly parent?: string;
  readonly holder?: string;
  readonly cluster?: string;
  readonly ref?: Reference;
  /** Only on request: what was considered for this place, best first. */
  readonly considered?: readonly ConsideredCandidate[];
}

/** One candidate that was considered where an entity was chosen, as `--explain` shows it. */
export interface ConsideredCandidate extends Span {
  readonly type: string;
  readonly text: string;
  readonly rule: string;
  readonly weight: number;
  /** How probable the tagger finds it, where it was asked. */
  readonly support?: number;
  readonly won: boolean;
}
