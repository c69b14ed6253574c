/**
 * One pass over the text that leaves a tape of tokens: words of the vocabulary with their ids, other words, numbers and
 * single punctuation marks. No strings are made; a word's letters are folded into a small buffer and hashed.
 */
import { CLASS, classOf, fold, foldedUnit, SEVERAL, sourceOffset } from '../text/letters.js';
import type { Word } from './listed-words.js';
import { LONGEST_WORD, lookUp, opensOf, wordOf } from './vocabulary.js';
import { hashStep, withHead, withoutHead } from './word-hash.js';
import { OPENS } from './words.js';

export const KIND = { none: 0, word: 1, number: 2, mark: 3 } as const;
/** What stands before a token. */
export const GAP = { none: 0, space: 1, line: 2, paragraph: 3 } as const;

/** Marks from here on are invisible controls: they never end a token. */
const FIRST_CONTROL = 0x2000;

const code = (letter: string): number => letter.charCodeAt(0);
const [ALEF, LAM, BA, WAW, FA, KAF] = [code('ا'), code('ل'), code('ب'), code('و'), code('ف'), code('ك')];
const ARTICLE = hashStep(hashStep(0, ALEF), LAM);
/** و or ف, then ب ل or ك, then possibly the lam of an article that lost its alef. */
const MOST_PROCLITICS = 2;

/** Bits of `prefixes`. */
export const PREFIX = { and: 1, in: 2, to: 4, like: 8 } as const;

/** What a number may begin. */
const NUMBER_OPENS = OPENS.day | OPENS.period | OPENS.range | OPENS.alone;

const INITIAL_CAPACITY = 4096;

export class Tape {
  text = '';
  count = 0;
  private capacity = INITIAL_CAPACITY;
  private kinds = new Uint8Array(INITIAL_CAPACITY);
  private gaps = new Uint8Array(INITIAL_CAPACITY);
  private prefixes = new Uint8Array(INITIAL_CAPACITY);
  /** Word id, punctuation code or number of digits. */
  private ids = new Uint16Array(INITIAL_CAPACITY);
  private starts = new Int32Array(INITIAL_CAPACITY);
  private stems = new Int32Array(INITIAL_CAPACITY);
  private ends = new Int32Array(INITIAL_CAPACITY);
  private values = new Float64Array(INITIAL_CAPACITY);

  /** The word at `at`; the unknown word for anything else, also outside of the text. */
  word(at: number): Word {
    return wordOf(at < this.count && this.kinds[at] === KIND.word ? this.ids[at]! : 0);
  }

  /** What the token may begin, as bits of `OPENS`. */
  opens(at: number): number {
    const kind = this.kind(at);
    return kind === KIND.word ? opensOf(this.ids[at]!) : kind === KIND.number ? NUMBER_OPENS : 0;
  }

  /** Whether the token is a word that is not listed. */
  isUnknownWord(at: number): boolean {
    return this.isWord(at) && this.ids[at] === 0;
  }

  isWord(at: number): boolean {
    return at >= 0 && at < this.count && this.kinds[at] === KIND.word;
  }

  isNumber(at: number): boolean {
    return at >= 0 && at < this.count && this.kinds[at] === KIND.number;
  }

  kind(at: number): number {
    return at >= 0 && at < this.count ? this.kinds[at]! : KIND.none;
  }

  /** Value of a number; NaN for anything else and for more than 15 digits. */
  number(at: number): number {
    return this.isNumber(at) ? this.values[at]! : Number.NaN;
  }

  /** Number of digits of a number, 0 for anything else. */
  digits(at: number): number {
    return this.isNumber(at) ? this.ids[at]! : 0;
  }

  /** Code of a punctuation mark, 0 for anything else. */
  mark(at: number): number {
    return at >= 0 && at < this.count && this.kinds[at] === KIND.mark ? this.ids[at]! : 0;
  }

  gap(at: number): number {
    return at <= 0 || at >= this.count ? GAP.paragraph : this.gaps[at]!;
  }

  /** Proclitics before the word that was found, as bits of `PREFIX`. */
  prefix(at: number): number {
    return this.isWord(at) ? this.prefixes[at]! : 0;
  }

  /** Where the token begins in the text, proclitics included. */
  start(at: number): number {
    return this.starts[at]!;
  }

  /** Where the token begins without its proclitics. */
  stem(at: number): number {
    return this.stems[at]!;
  }

  end(at: number): number {
    return this.ends[at]!;
  }

  push(kind: number, gap: number, id: number, start: number, end: number): number {
    if (this.count === this.capacity) this.grow();
    const at = this.count++;
    this.kinds[at] = kind;
    this.gaps[at] = gap;
    this.ids[at] = id;
    this.starts[at] = start;
    this.stems[at] = start;
    this.ends[at] = end;
    this.prefixes[at] = 0;
    return at;
  }

  setId(at: number, id: number): void {
    this.ids[at] = id;
  }

  /** The word has these proclitics, of so many letters. */
  setPrefix(at: number, prefix: number, letters: number): void {
    this.prefixes[at] = prefix;
    this.stems[at] = sourceOffset(this.text, this.starts[at]!, this.ends[at]!, letters);
  }

  setValue(at: number, value: number): void {
    this.values[at] = value;
  }

  private grow(): void {
    this.capacity *= 2;
    const copy = <T extends Uint8Array | Uint16Array | Int32Array | Float64Array>(array: T): T => {
      const bigger = new (array.constructor as new (length: number) => T)(this.capacity);
      bigger.set(array);
      return bigger;
    };
    this.kinds = copy(this.kinds);
    this.gaps = copy(this.gaps);
    this.prefixes = copy(this.prefixes);
    this.ids = copy(this.ids);
    this.starts = copy(this.starts);
    this.stems = copy(this.stems);
    this.ends = copy(this.ends);
    this.values = copy(this.values);
  }
}

/** Letters of the word at hand, folded; the two places before them are for a restored article. */
const BUFFER_START = 2;
const buffer = new Uint16Array(BUFFER_START + LONGEST_WORD + 8);

/** Reads the text onto the tape, over what it held before: a tape's arrays are used again from text to text. */
export function readTape(text: string, tape: Tape = new Tape()): Tape {
  tape.text = text;
  tape.count = 0;
  let gap: number = GAP.paragraph;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    const kind = classOf(unit);
    if (kind === CLASS.space) {
      if (gap === GAP.none) gap = GAP.space;
      at++;
    } else if (kind === CLASS.mark) at++;
    else if (kind === CLASS.line) {
      if (unit === 0x0d && text.charCodeAt(at + 1) === 0x0a) at++;
      gap = gap >= GAP.line ? GAP.paragraph : GAP.line;
      at++;
    } else {
      if (kind === CLASS.arabic || kind === CLASS.latin) at = readWord(tape, at, kind, gap);
      else if (kind === CLASS.digit) at = readNumber(tape, at, gap);
      else tape.push(KIND.mark, gap, unit, at, ++at);
      gap = GAP.none;
    }
  }
  return tape;
}

/** Reads the word that begins at `start`; returns where the reading goes on. */
function readWord(tape: Tape, start: number, kind: number, gap: number): number {
  const { text } = tape;
  let length = BUFFER_START;
  let hash = 0;
  let end = start;
  let at = start;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const unitClass = classOf(unit);
    if (unitClass !== kind) {
      if (unitClass !== CLASS.mark) break;
      if (unit < FIRST_CONTROL && unit !== 0xad && unit !== 0x61c) end = at + 1;
      continue;
    }
    end = at + 1;
    if (length + 4 > buffer.length) {
      length = buffer.length;
      continue;
    }
    const folded = foldedUnit(unit);
    if (folded === SEVERAL) {
      const from = length;
      length = spread(text[at]!, from);
      for (let i = from; i < length; i++) hash = hashStep(hash, buffer[i]!);
    } else {
      buffer[length++] = folded;
      hash = hashStep(hash, folded);
    }
  }
  const index = tape.push(KIND.word, gap, 0, start, end);
  if (length < buffer.length) identify(tape, index, length, hash);
  return at;
}

/** A printed form of several letters, e.g. lam-alef. */
function spread(letter: string, from: number): number {
  const folded = fold(letter);
  let length = from;
  for (let i = 0; i < folded.length && length < buffer.length - 3; i++) {
    buffer[length++] = folded.charCodeAt(i);
  }
  return length;
}

/** Looks the buffered word up: whole, then without one or two proclitics, then with the article that lam swallowed. */
function identify(tape: Tape, index: number, length: number, hash: number): void {
  let id = lookUp(hash, buffer, BUFFER_START, length);
  let prefix = 0;
  let head = 0;
  for (let from = BUFFER_START + 1; id === 0 && from <= BUFFER_START + MOST_PROCLITICS && from < length; from++) {
    const letter = buffer[from - 1]!;
    if (!isProclitic(letter, prefix)) return;
    prefix |= prefixBit(letter);
    head = hashStep(head, letter);
    const rest = withoutHead(hash, head, length - from);
    id = lookUp(rest, buffer, from, length);
    if (id === 0 && letter === LAM && buffer[from] === LAM)
      id = withArticle(withoutHead(rest, LAM, length - from - 1), from + 1, length);
    if (id !== 0) tape.setPrefix(index, prefix, from - BUFFER_START);
  }
  if (id !== 0) tape.setId(index, id);
}

/** Whether the letter may be taken off behind these proclitics: و or ف stand first, the others alone or behind them. */
function isProclitic(letter: number, before: number): boolean {
  if (letter === WAW || letter === FA) return before === 0;
  return (letter === BA || letter === LAM || letter === KAF) && (before & ~PREFIX.and) === 0;
}

function prefixBit(letter: number): number {
  if (letter === BA) return PREFIX.in;
  if (letter === LAM) return PREFIX.to;
  return letter === KAF ? PREFIX.like : PREFIX.and;
}

/** `للشهر` is ل and `الشهر`: the stem after both lams, looked up behind a restored article. */
function withArticle(hash: number, from: number, length: number): number {
  const [first, second] = [buffer[from - 2]!, buffer[from - 1]!];
  buffer[from - 2] = ALEF;
  buffer[from - 1] = LAM;
  const id = lookUp(withHead(ARTICLE, hash, length - from), buffer, from - 2, length);
  buffer[from - 2] = first;
  buffer[from - 1] = second;
  return id;
}

const MOST_DIGITS = 15;
const ZERO = code('0');

function readNumber(tape: Tape, start: number, gap: number): number {
  const { text } = tape;
  let value = 0;
  let digits = 0;
  let at = start;
  for (; at < text.length && classOf(text.charCodeAt(at)) === CLASS.digit; at++, digits++) {
    if (digits < MOST_DIGITS) value = value * 10 + foldedUnit(text.charCodeAt(at)) - ZERO;
  }
  const index = tape.push(KIND.number, gap, Math.min(digits, 0xffff), start, at);
  tape.setValue(index, digits <= MOST_DIGITS ? value : Number.NaN);
  return at;
}
