/** Written forms: what is known of a run of letters wherever it stands is worked out once, and found again without a string being made. */
import type { Reading, TokenKind } from '../document.js';
import { ownText } from '../own-text.js';
import { fold, isArabicLetter, isDigit, isFolded, isLetter, isLineBreak, isSpace, sourceOffset } from './letters.js';
import { type KnownWords, readingsOf } from './proclitics.js';

export interface Form {
  /** At most `FORM_LIMIT`; see `Document.forms`. */
  readonly number: number;
  readonly text: string;
  /** Blanks and line breaks are no tokens of ours; neither are stray marks, which fold to nothing. */
  readonly isToken: boolean;
  readonly kind: TokenKind;
  readonly folded: string;
  readonly readings: readonly Reading[];
}

/** So many forms are kept at most, see `Forms`. */
const FORM_LIMIT = 52_000;
/** A longer run of letters is no word of any language: it is neither kept nor searched for proclitics. */
const READABLE_LENGTH = 60;
/** The number of all forms that are not kept. */
const UNKEPT = FORM_LIMIT;
/** A power of two, more than twice the limit: most forms lie in the slot of their hash. */
const SLOTS = 1 << 17;
/** More than the letters of one form. */
const FIRST_LETTERS = 1 << 14;

/** FNV-1a, a unit at a time, from `HASH_START` on. */
export const HASH_START = 0x811c9dc5 | 0;
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

/**
 * Finds the form of a stretch of text. A long batch keeps flat memory: when there are too many forms, those that were not met again since the
 * last time are forgotten. Half of the forms that news writes are never seen twice.
 */
export class Forms {
  #kept = new FormTable();
  /** Numbers of forms that were forgotten. */
  #free: number[] = [];

  constructor(private readonly words: KnownWords) {}

  /** The form of `text.slice(start, end)`; `hash` is that of its units. */
  at(text: string, start: number, end: number, hash: number): Form {
    const known = this.#kept.find(text, start, end, hash);
    if (known !== undefined) return known;
    if (end - start > READABLE_LENGTH) return makeForm(text.slice(start, end), UNKEPT, this.words);
    if (this.#kept.size === FORM_LIMIT) this.#forget();
    const number = this.#free.pop() ?? this.#kept.size;
    return this.#kept.add(makeForm(ownText(text.slice(start, end)), number, this.words), hash);
  }

  #forget(): void {
    const before = this.#kept;
    this.#kept = new FormTable();
    this.#free = [];
    before.moveMet(this.#kept, FORM_LIMIT / 2, (form) => this.#free.push(form.number));
  }
}

/** Forms by their letters. What the search looks at lies in arrays of numbers: following objects from one to the next takes longer. */
class FormTable {
  /** Two numbers a slot, side by side: the hash of a form, and its place + 1, or 0 where the slot is empty; collisions go on to the next slot. */
  readonly #slots = new Int32Array(2 * SLOTS);
  readonly #forms: Form[] = [];
  readonly #hashes = new Int32Array(FORM_LIMIT);
  /** The letters of all forms, and where each form's begin: they end where the next one's begin. */
  #letters = new Uint16Array(FIRST_LETTERS);
  readonly #begins = new Int32Array(FORM_LIMIT + 1);
  /** Whether a form was found again. */
  readonly #met = new Uint8Array(FORM_LIMIT);

  get size(): number {
    return this.#forms.length;
  }

  find(text: string, start: number, end: number, hash: number): Form | undefined {
    const slots = this.#slots;
    for (let at = slotOf(hash); slots[at + 1] !== 0; at = behind(at)) {
      const place = slots[at + 1]! - 1;
      if (slots[at] !== hash || !this.#isWritten(place, text, start, end)) continue;
      this.#met[place] = 1;
      return this.#forms[place]!;
    }
    return undefined;
  }

  #isWritten(place: number, text: string, start: number, end: number): boolean {
    const letters = this.#letters;
    const begin = this.#begins[place]!;
    if (this.#begins[place + 1]! - begin !== end - start) return false;
    for (let i = start; i < end; i++) if (letters[begin + i - start] !== text.charCodeAt(i)) return false;
    return true;
  }

  /** Adds a form that is not here; returns it. There is room for `FORM_LIMIT`. */
  add(form: Form, hash: number): Form {
    const slots = this.#slots;
    let at = slotOf(hash);
    while (slots[at + 1] !== 0) at = behind(at);
    const place = this.#forms.push(form) - 1;
    slots[at] = hash;
    slots[at + 1] = place + 1;
    this.#hashes[place] = hash;
    this.#addLetters(place, form.text);
    return form;
  }

  #addLetters(place: number, text: string): void {
    const begin = this.#begins[place]!;
    const end = begin + text.length;
    if (end > this.#letters.length) {
      const longer = new Uint16Array(2 * this.#letters.length);
      longer.set(this.#letters);
      this.#letters = longer;
    }
    for (let i = 0; i < text.length; i++) this.#letters[begin + i] = text.charCodeAt(i);
    this.#begins[place + 1] = end;
  }

  /** Adds those forms that were found again to another table, at most so many of them, the youngest first; the others are `left`. */
  moveMet(to: FormTable, limit: number, left: (form: Form) => void): void {
    for (let place = this.size - 1; place >= 0; place--) {
      const form = this.#forms[place]!;
      if (this.#met[place] === 1 && to.size < limit) to.add(form, this.#hashes[place]!);
      else left(form);
    }
  }
}

/** Where the slot of a hash begins. */
const slotOf = (hash: number): number => 2 * ((hash ^ (hash >>> 15)) & (SLOTS - 1));

const behind = (at: number): number => (at + 2) & (2 * SLOTS - 1);

function makeForm(text: string, number: number, words: KnownWords): Form {
  // Most words are written as they fold: one string will do for both.
  const folded = isFolded(text) ? text : fold(text);
  const isToken = folded !== '' && !isBlank(text);
  const isWord = isArabicLetter(text.charCodeAt(0)) && folded.length <= READABLE_LENGTH;
  const readings = isWord ? readingsIn(text, folded, words) : [{ prefix: '', stem: folded, cut: 0 }];
  return { number, text, isToken, kind: kindOf(text), folded, readings };
}

/** The readings of a word, cut where the text is to be cut. */
function readingsIn(text: string, folded: string, words: KnownWords): readonly Reading[] {
  const readings = readingsOf(folded, words, text);
  if (folded === text || readings.length === 1) return readings;
  return readings.map(({ prefix, stem, cut }) => ({ prefix, stem, cut: sourceOffset(text, 0, text.length, cut) }));
}

function kindOf(text: string): TokenKind {
  const unit = text.charCodeAt(0);
  if (isLetter(unit)) return 'word';
  if (isDigit(unit)) return 'number';
  return /^\p{P}/u.test(text) ? 'punctuation' : 'symbol';
}

const isBlank = (text: string): boolean => isSpace(text.charCodeAt(0)) || isLineBreak(text.charCodeAt(0));
