/** Written forms: what is known of a run of letters wherever it stands is worked out once, and found again without a string being made. */
import type { Reading, TokenKind } from '../document.js';
import { foldRange, isArabicLetter, isDigit, isLetter, isLineBreak, isSpace, sourceOffset } from './letters.js';
import { type KnownWords, readingsOf } from './proclitics.js';

export interface Form {
  /** Below `FORM_NUMBERS`; see `Document.forms`. */
  readonly number: number;
  readonly text: string;
  /** Blanks and line breaks are no tokens of ours; neither are stray marks, which fold to nothing. */
  readonly isToken: boolean;
  readonly kind: TokenKind;
  readonly folded: string;
  readonly readings: readonly Reading[];
}

/** So many forms are kept, see `Forms`. */
const FORM_LIMIT = 60_000;
/** A longer run of letters is no word of any language: it is neither kept nor searched for proclitics. */
const READABLE_LENGTH = 60;
/** A power of two, more than twice the limit: most forms lie in the slot of their hash. */
const SLOTS = 1 << 17;
/** As many as the tables hold forms; when all are given they are given again. */
const FORM_NUMBERS = 2 * FORM_LIMIT;

/** FNV-1a, a unit at a time, from `HASH_START` on. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * Finds the form of a stretch of text. What has not been met lately is forgotten, so that a long batch keeps flat memory: when the
 * younger one of two tables is full it becomes the older one, and what was the older one is emptied and begins anew.
 */
export class Forms {
  #young = new FormTable();
  /** Absent until the first one has been full. */
  #old: FormTable | undefined;
  #made = 0;

  constructor(private readonly words: KnownWords) {}

  /** The form of `text.slice(start, end)`; `hash` is that of its units. */
  at(text: string, start: number, end: number, hash: number): Form {
    const known = this.#young.find(text, start, end, hash);
    if (known !== undefined) return known;
    if (end - start > READABLE_LENGTH) return this.#make(text.slice(start, end));
    if (this.#young.isFull) {
      const emptied = this.#old ?? new FormTable();
      this.#old = this.#young;
      this.#young = emptied;
      emptied.clear();
    }
    const older = this.#old?.find(text, start, end, hash);
    return this.#young.add(text, start, end, hash, older ?? this.#make(copy(text, start, end)));
  }

  #make(text: string): Form {
    return makeForm(text, this.#made++ % FORM_NUMBERS, this.words);
  }
}

/** A slice would keep the whole text in memory. */
const copy = (text: string, start: number, end: number): string =>
  String.fromCharCode(...Array.from({ length: end - start }, (_, i) => text.charCodeAt(start + i)));

class FormTable {
  /** A slot holds number + 1, or 0 where it is empty; collisions go on to the next slot. */
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(FORM_LIMIT);
  /** The units of form i are `#pool[#starts[i]]` to `#pool[#starts[i + 1]]`. */
  readonly #starts = new Int32Array(FORM_LIMIT + 1);
  #pool = new Uint16Array(FORM_LIMIT * 8);
  #forms: Form[] = [];

  get isFull(): boolean {
    return this.#forms.length === FORM_LIMIT;
  }

  clear(): void {
    this.#forms = [];
    this.#slots.fill(0);
  }

  find(text: string, start: number, end: number, hash: number): Form | undefined {
    for (let slot = slotOf(hash); this.#slots[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      const number = this.#slots[slot]! - 1;
      if (this.#hashes[number] === hash && this.#equals(number, text, start, end)) return this.#forms[number];
    }
    return undefined;
  }

  #equals(number: number, text: string, start: number, end: number): boolean {
    const pool = this.#pool;
    let at = this.#starts[number]!;
    if (this.#starts[number + 1]! - at !== end - start) return false;
    for (let i = start; i < end; i++) if (pool[at++] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Adds a form that is not here; returns it. */
  add(text: string, start: number, end: number, hash: number, form: Form): Form {
    const number = this.#forms.push(form) - 1;
    const from = this.#starts[number]!;
    this.#reserve(from + end - start);
    for (let i = start; i < end; i++) this.#pool[from + i - start] = text.charCodeAt(i);
    this.#starts[number + 1] = from + end - start;
    this.#hashes[number] = hash;
    let slot = slotOf(hash);
    while (this.#slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
    this.#slots[slot] = number + 1;
    return form;
  }

  #reserve(length: number): void {
    if (length <= this.#pool.length) return;
    const pool = new Uint16Array(2 * length);
    pool.set(this.#pool);
    this.#pool = pool;
  }
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

function makeForm(text: string, number: number, words: KnownWords): Form {
  const { length } = text;
  const plain = foldRange(text, 0, length);
  // Most words are written as they fold: one string will do for both.
  const folded = plain === text ? text : plain;
  const kind = kindOf(text);
  const isToken = folded !== '' && !isBlank(text);
  const whole: Reading = { prefix: '', stem: folded, cut: 0 };
  if (!isArabicLetter(text.charCodeAt(0)) || folded.length > READABLE_LENGTH)
    return { number, text, isToken, kind, folded, readings: [whole] };
  const readings = readingsOf(folded, words).map(({ prefix, stem, cut }) => ({
    prefix,
    stem,
    cut: sourceOffset(text, 0, length, cut),
  }));
  return { number, text, isToken, kind, folded, readings };
}

function kindOf(text: string): TokenKind {
  const unit = text.charCodeAt(0);
  if (isLetter(unit)) return 'word';
  if (isDigit(unit)) return 'number';
  return /^\p{P}/u.test(text) ? 'punctuation' : 'symbol';
}

const isBlank = (text: string): boolean => isSpace(text.charCodeAt(0)) || isLineBreak(text.charCodeAt(0));
