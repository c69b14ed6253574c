import type { Candidate, Document, Token } from '../document.js';
import type { Gazetteer, Match } from '../gazetteer/gazetteer.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD, type Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { isArabicLetter } from '../text/letters.js';
import type { Sight, Sights } from './sight.js';

/** A document as the rules see it: each token in its most plausible reading, with what the lists know of it. */
export class Context {
  readonly tokens: readonly Token[];
  readonly #matchesAt: readonly (readonly Match[])[];
  readonly #sights: readonly Sight[];
  readonly #gazetteer: Gazetteer;
  readonly #words: Words;
  readonly #frequencies: WordFrequencies | undefined;

  constructor(
    readonly document: Document,
    matches: readonly Match[],
    gazetteer: Gazetteer,
    words: Words,
    sights: Sights,
    frequencies: WordFrequencies | undefined,
  ) {
    this.tokens = document.tokens;
    this.#gazetteer = gazetteer;
    this.#words = words;
    this.#frequencies = frequencies;
    const matchesAt: Match[][] = new Array(this.tokens.length);
    for (const match of matches) {
      const known = matchesAt[match.first];
      if (known) known.push(match);
      else matchesAt[match.first] = [match];
    }
    this.#matchesAt = matchesAt;
    this.#sights = this.tokens.map((token) => sights.of(token, document.text));
  }

  get length(): number {
    return this.tokens.length;
  }

  stem(index: number): string {
    return this.#sights[index]?.reading.stem ?? '';
  }

  prefix(index: number): string {
    return this.#sights[index]?.reading.prefix ?? '';
  }

  /** Where the token begins without its proclitics. */
  start(index: number): number {
    return this.tokens[index]!.start + (this.#sights[index]?.reading.cut ?? 0);
  }

  has(index: number, bits: number): boolean {
    return ((this.#sights[index]?.bits ?? 0) & bits) !== 0;
  }

  /** The same question about a folded word that is no token. */
  hasWord(folded: string, bits: number): boolean {
    return (this.#words.bits(folded) & bits) !== 0;
  }

  /** Whether a list has a row that satisfies `accept` for a folded word that is no token. */
  hasRow(folded: string, accept: (row: Row) => boolean): boolean {
    return this.#gazetteer.wordRows(folded).some((number) => accept(this.row(number)));
  }

  isWord(index: number): boolean {
    return this.tokens[index]?.kind === 'word';
  }

  /** The word has the article. */
  isDefinite(index: number): boolean {
    return this.#sights[index]?.isDefinite ?? false;
  }

  /** The word goes on from the one before it: no mark between them, no proclitic of its own. */
  follows(index: number): boolean {
    const token = this.tokens[index];
    return (
      token !== undefined &&
      token.kind === 'word' &&
      (token.gap === 'space' || token.gap === 'line') &&
      this.prefix(index) === '' &&
      !this.isDashed(index)
    );
  }

  /** A tatweel alone stands before the token, as a dash: it is no token of its own. */
  isDashed(index: number): boolean {
    const before = this.tokens[index - 1];
    if (before === undefined) return false;
    const { start } = this.tokens[index]!;
    return start - before.end > 2 && this.document.text.slice(before.end, start).includes('\u0640');
  }

  isPunctuation(index: number, marks: string): boolean {
    const token = this.tokens[index];
    return token !== undefined && token.kind === 'punctuation' && marks.includes(token.folded);
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

  /** How often news writes this stem; undefined where no counts are loaded. */
  frequency(index: number): number | undefined {
    return this.#frequencies?.count(this.stem(index));
  }

  isArabic(index: number): boolean {
    const token = this.tokens[index];
    return token !== undefined && isArabicLetter(this.document.text.charCodeAt(token.start));
  }

  /** The kind of body (a subtype of ORGANIZATION) that names opening with this folded head have; undefined for no head. */
  headKind(folded: string): string | undefined {
    if (!this.hasWord(folded, WORD.bodyHead)) return undefined;
    const rows = this.#gazetteer.wordRows(folded).map((number) => this.row(number));
    return rows.find((row) => row.type === 'CUE' && row.subtype === 'org-head')?.note;
  }

  /** How often news writes a folded word; 0 where no counts are loaded. */
  count(folded: string): number {
    return this.#frequencies?.count(folded) ?? 0;
  }

  /** The token as it is written, without its proclitics. */
  written(index: number): string {
    return this.#sights[index]!.written;
  }

  row(number: number): Row {
    return this.#gazetteer.row(number);
  }

  matchesAt(index: number): readonly Match[] {
    return this.#matchesAt[index] ?? [];
  }

  /** The longest match that begins at the token in its most plausible reading and has a row that satisfies `accept`. */
  longestMatch(index: number, accept: (row: Row) => boolean): { match: Match; row: Row } | undefined {
    const matches = this.#matchesAt[index];
    if (matches === undefined) return undefined;
    const start = this.start(index);
    let best: Match | undefined;
    let bestRow: Row | undefined;
    for (const match of matches) {
      if (match.start !== start || (best && match.last <= best.last)) continue;
      const row = this.#firstRow(match, accept);
      if (row) [best, bestRow] = [match, row];
    }
    return best && bestRow && { match: best, row: bestRow };
  }

  #firstRow(match: Match, accept: (row: Row) => boolean): Row | undefined {
    for (const number of match.rows) {
      const row = this.row(number);
      if (accept(row)) return row;
    }
    return undefined;
  }

  /** A candidate over tokens [first, last), without the proclitics of the first. */
  candidate(first: number, last: number, fields: Omit<Candidate, 'start' | 'end'>): Candidate {
    return { start: this.start(first), end: this.tokens[last - 1]!.end, ...fields };
  }
}

export const isKnownPlace = (row: Row): boolean => row.type === 'LOCATION' && row.ambiguous !== 'common-word';
/** A word of the language that is also some name. */
export const isCommonWordRow = (row: Row): boolean => row.type === 'CUE' && row.subtype === 'common';
export const isKnownBody = (row: Row): boolean => row.type === 'ORGANIZATION' && row.ambiguous === '';

/** Words at which a name or a title ends, whatever else they are. */
export const ENDS_PHRASE = WORD.stop | WORD.verb | WORD.participle;
