import type { Candidate, Document, Token } from '../document.js';
import type { Match, Matches } from '../gazetteer/gazetteer.js';
import type { Row } from '../gazetteer/rows.js';
import { firstEndingAfter } from '../search.js';
import type { Lists } from './lists.js';
import { OPENS, openedByNames } from './openings.js';
import { FORM, NOTHING_SEEN, type Sight, type Sights } from './sight.js';

export { ENDS_PHRASE } from './openings.js';

/** What a token is where it stands, as bits beside those of `FORM` and `OPENS`. */
export const PLACE = {
  /** The word goes on from the one before it: no mark between them, no proclitic of its own. */
  follows: 1 << 3,
  /** A tatweel alone stands before the token, as a dash: it is no token of its own. */
  dashed: 1 << 4,
  /** It follows a word that says that a person follows. */
  announced: 1 << 6,
} as const;

/** A candidate that has no place yet; one without a subtype may have an empty one. */
interface Proposal {
  readonly type: string;
  readonly subtype?: string;
  readonly rule: string;
  readonly weight: number;
}

/** A listed name in the text, and which of its rows. */
export interface Found {
  readonly match: Match;
  readonly row: Row;
}

/** Whether the row may be meant at the token. */
type Accept = (context: Context, index: number, row: Row) => boolean;

/** No answer yet. */
export const UNASKED = Symbol('unasked');

/**
 * A document as the rules see it: each token in its most plausible reading, with what the lists know of it. What is asked
 * most often lies in arrays by token; whatever is asked about a place before or behind the text has the answer of nothing.
 */
export class Context {
  readonly tokens: readonly Token[];
  readonly length: number;
  readonly #sights: Sight[];
  /** Bits of `WORD`. */
  readonly #bits: Int32Array;
  /** Bits of `FORM`, `PLACE` and `OPENS`. */
  readonly #flags: Uint16Array;
  /** See `Sight.key`. */
  readonly #keys: Uint8Array;
  /** What they are together that begin where the most plausible reading does: bits of `KIND`. */
  readonly #kinds: Int32Array;
  /** By number of the question: see `ofPlace` in questions.ts. */
  readonly #answers: unknown[][] = [];

  constructor(
    readonly document: Document,
    readonly matches: Matches,
    readonly lists: Lists,
    sights: Sights,
  ) {
    const { tokens, forms, text } = document;
    const { length } = tokens;
    this.tokens = tokens;
    this.length = length;
    this.#sights = new Array(length);
    this.#bits = new Int32Array(length);
    this.#flags = new Uint16Array(length);
    this.#keys = new Uint8Array(length);
    this.#kinds = new Int32Array(length);
    let before: Token | undefined;
    let flags = 0;
    for (let i = 0; i < length; i++) {
      const token = tokens[i]!;
      const sight = sights.of(token, forms[i]!, text);
      this.#sights[i] = sight;
      this.#bits[i] = sight.bits;
      this.#kinds[i] = sight.kinds;
      this.#keys[i] = sight.key;
      flags = sight.form | sight.openings | placeOf(token, before, sight, text, flags);
      this.#flags[i] = flags;
      before = token;
    }
    for (const { first, start, kinds } of matches.longer) if (start === this.start(first)) this.#open(first, kinds);
  }

  #open(first: number, kinds: number): void {
    this.#kinds[first]! |= kinds;
    this.#flags[first]! |= openedByNames(kinds);
  }

  /** The first token from this one on that has any of these bits of `OPENS` or `PLACE`; the document's length where none has. */
  next(from: number, bits: number): number {
    let index = from;
    while (index < this.length && (this.#flags[index]! & bits) === 0) index += 1;
    return index;
  }

  sight(index: number): Sight {
    return index >= 0 && index < this.length ? this.#sights[index]! : NOTHING_SEEN;
  }

  stem(index: number): string {
    return this.sight(index).reading.stem;
  }

  /** A small number that equal stems share: other ones need not be compared. */
  key(index: number): number {
    return this.#keys[index]!;
  }

  /** Whether any of these, bits of `OPENS`, may begin at the token. */
  mayOpen(index: number, openings: number): boolean {
    return this.#is(index, openings);
  }

  prefix(index: number): string {
    return this.sight(index).reading.prefix;
  }

  /** The token that the offset lies in, or the next one. */
  tokenAt(offset: number): number {
    return firstEndingAfter(this.tokens, offset);
  }

  /** Where the token begins without its proclitics. */
  start(index: number): number {
    return this.tokens[index]!.start + this.#sights[index]!.cut;
  }

  /** Whether the lists know the word as any of these: bits of `WORD`. */
  has(index: number, bits: number): boolean {
    return index >= 0 && index < this.length && (this.#bits[index]! & bits) !== 0;
  }

  #is(index: number, flag: number): boolean {
    return index >= 0 && index < this.length && (this.#flags[index]! & flag) !== 0;
  }

  isWord(index: number): boolean {
    return this.#is(index, FORM.word);
  }

  /** The word has the article. */
  isDefinite(index: number): boolean {
    return this.#is(index, FORM.definite);
  }

  isArabic(index: number): boolean {
    return this.#is(index, FORM.arabic);
  }

  /** The word goes on from the one before it: no mark between them, no proclitic of its own. */
  follows(index: number): boolean {
    return this.#is(index, PLACE.follows);
  }

  /** A tatweel alone stands before the token, as a dash: it is no token of its own. */
  isDashed(index: number): boolean {
    return this.#is(index, PLACE.dashed);
  }

  isPunctuation(index: number, marks: string): boolean {
    if (index < 0 || index >= this.length) return false;
    const { kind, folded } = this.tokens[index]!;
    return kind === 'punctuation' && marks.includes(folded);
  }

  /** Whether the token is this word as it is written: folding makes one of `على` and `علي`. */
  isPreposition(index: number, written: string): boolean {
    const token = this.tokens[index];
    return (
      token !== undefined &&
      token.end - token.start === written.length &&
      this.document.text.startsWith(written, token.start)
    );
  }

  /** How often news writes this stem; 0 where no counts are loaded. */
  frequency(index: number): number {
    return this.sight(index).frequency;
  }

  /** The token as it is written, without its proclitics. */
  written(index: number): string {
    return this.sight(index).written;
  }

  /** Whether a name of the lists begins at the token, in any reading. */
  hasMatch(index: number): boolean {
    return index >= 0 && index < this.length && this.matches.has(index);
  }

  /** Whether a name of these kinds (bits of `KIND`) begins at the token in its most plausible reading. */
  opens(index: number, kinds: number): boolean {
    return index >= 0 && index < this.length && (this.#kinds[index]! & kinds) !== 0;
  }

  /** The end (exclusive) of the longest name of these kinds that begins at the token in its most plausible reading. */
  longestEnd(index: number, kinds: number): number | undefined {
    return this.opens(index, kinds) ? this.#longest(index, kinds)?.match.last : undefined;
  }

  /** The longest name that begins at the token in its most plausible reading and has a row of these kinds, which `accept` accepts. */
  longestMatch(index: number, kinds: number, accept?: Accept): Found | undefined {
    return this.opens(index, kinds) ? this.#longest(index, kinds, accept) : undefined;
  }

  /** The matches of a token are in this order: by start, the longest first. */
  #longest(index: number, kinds: number, accept?: Accept): Found | undefined {
    const start = this.start(index);
    for (const match of this.matches.at(index)) {
      if ((match.kinds & kinds) === 0 || match.start !== start) continue;
      const row = this.#firstRow(index, match, kinds, accept);
      if (row) return { match, row };
    }
    return undefined;
  }

  #firstRow(index: number, { rows }: Match, kinds: number, accept?: Accept): Row | undefined {
    const { gazetteer } = this.lists;
    for (const number of rows) {
      if ((gazetteer.kinds(number) & kinds) === 0) continue;
      const row = gazetteer.row(number);
      if (accept === undefined || accept(this, index, row)) return row;
    }
    return undefined;
  }

  /** All rows of the match that are of these kinds. */
  rowsOf({ rows }: Match, kinds: number): Row[] {
    const { gazetteer } = this.lists;
    const found: Row[] = [];
    for (const number of rows) if ((gazetteer.kinds(number) & kinds) !== 0) found.push(gazetteer.row(number));
    return found;
  }

  /** The greatest weight of the rows of these kinds that are the word at the token, in its most plausible reading; 0 for none. */
  wordWeight(index: number, kinds: number): number {
    let best = 0;
    if (!this.opens(index, kinds)) return best;
    const start = this.start(index);
    for (const match of this.matches.at(index)) {
      if (match.last !== index + 1 || match.start !== start || (match.kinds & kinds) === 0) continue;
      for (const { weight } of this.rowsOf(match, kinds)) if (weight > best) best = weight;
    }
    return best;
  }

  /** See `ofPlace`. */
  answers(question: number): unknown[] {
    this.#answers[question] ??= new Array<unknown>(this.length).fill(UNASKED);
    return this.#answers[question]!;
  }

  /** A candidate over tokens [first, last), without the proclitics of the first. */
  candidate(first: number, last: number, { type, subtype, rule, weight }: Proposal): Candidate {
    const start = this.start(first);
    const { end } = this.tokens[last - 1]!;
    return subtype ? { start, end, type, subtype, rule, weight } : { start, end, type, rule, weight };
  }
}

/** Bits of `PLACE`. `flags` are those of the token before. */
function placeOf(
  { start, gap }: Token,
  before: Token | undefined,
  { form }: Sight,
  text: string,
  flags: number,
): number {
  const end = before?.end ?? start;
  const dashed = start - end > 2 && text.slice(end, start).includes('\u0640');
  const follows = (gap === 'space' || gap === 'line') && (form & (FORM.word | FORM.joined)) === FORM.word;
  if (dashed) return PLACE.dashed;
  if (!follows) return 0;
  return (flags & OPENS.announcer) !== 0 ? PLACE.follows | PLACE.announced : PLACE.follows;
}
