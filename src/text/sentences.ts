/** Where sentences end in Arabic news. */
import { fold, isArabicLetter, isDigit, isLatinLetter, isLineBreak, isSpace } from './letters.js';

/** A running text in tokens, as `arabicModel` cuts them: line breaks are tokens too. */
export interface TokenSource {
  readonly length: number;
  text(index: number): string;
  /** Its first unit. */
  unit(index: number): number;
  /** How many units it has. */
  width(index: number): number;
  /** Number of blanks before the token. */
  spaces(index: number): number;
}

const STOP = 1;
const CLOSER = 2;
/** What tokens of one unit are to sentences. */
const MARKS: ReadonlyMap<number, number> = new Map([
  ...unitsOf('.!?؟۔…').map((unit) => [unit, STOP] as const),
  ...unitsOf('"»”’\')]}').map((unit) => [unit, CLOSER] as const),
]);

function unitsOf(text: string): number[] {
  return [...text].map((mark) => mark.charCodeAt(0));
}

/** Lines of hard-wrapped text are at the most this long; longer lines are paragraphs. */
const WRAPPED_AT_MOST = 150;
/** In a text of shorter lines nothing can be said about wrapping: a name may go on in the next line. */
const WRAPPED_AT_LEAST = 50;

/**
 * The token indexes (exclusive) at which sentences end; the last one is the length. A sentence ends after a full stop,
 * question or exclamation mark with the quotation marks that close behind it, and where a paragraph ends.
 */
export function sentenceEnds(source: TokenSource): number[] {
  const ends: number[] = [];
  let width: number | undefined;
  let column = 0;
  let terminated = false;
  for (let i = 0; i < source.length; i++) {
    const unit = source.unit(i);
    if (isLineBreak(unit)) {
      width ??= widestLine(source);
      const next = afterBreaks(source, i);
      if (next.breaks > 1 || terminated || !isWrapped(column, next.wordLength, width)) addEnd(ends, next.index);
      i = next.index - 1;
      column = 0;
      terminated = false;
      continue;
    }
    column += source.spaces(i) + source.width(i);
    const mark = source.width(i) > 1 ? undefined : MARKS.get(unit);
    if (mark !== CLOSER) terminated = mark === STOP && isStop(source, i);
    if (terminated && !continues(source, i + 1)) addEnd(ends, i + 1);
  }
  addEnd(ends, source.length);
  return ends;
}

function addEnd(ends: number[], end: number): void {
  if (end > (ends.at(-1) ?? 0)) ends.push(end);
}

/** A break is soft if the next line's first word would not have fitted into the line. */
const isWrapped = (column: number, nextWord: number, width: number): boolean =>
  width < WRAPPED_AT_LEAST || (width <= WRAPPED_AT_MOST && column + 1 + nextWord > width);

function afterBreaks(source: TokenSource, first: number): { index: number; breaks: number; wordLength: number } {
  let index = first;
  let breaks = 0;
  for (; index < source.length && isBlank(source.unit(index)); index++) {
    const unit = source.unit(index);
    const crlf = unit === LF && index > first && source.unit(index - 1) === CR;
    if (isLineBreak(unit) && !crlf) breaks += 1;
  }
  return { index, breaks, wordLength: index < source.length ? source.width(index) : 0 };
}

const CR = 0x0d;
const LF = 0x0a;
const isBlank = (unit: number): boolean => isSpace(unit) || isLineBreak(unit);

/** The width of the widest line, or one above `WRAPPED_AT_MOST`: then it does not matter which. */
function widestLine(source: TokenSource): number {
  let widest = 0;
  let column = 0;
  for (let i = 0; i < source.length && widest <= WRAPPED_AT_MOST; i++) {
    column = isLineBreak(source.unit(i)) ? 0 : column + source.spaces(i) + source.width(i);
    if (column > widest) widest = column;
  }
  return widest;
}

/** More of the same sentence's end follows: `...`, `؟!`, a closing quotation mark right behind the stop. */
function continues(source: TokenSource, index: number): boolean {
  if (index >= source.length || source.spaces(index) > 0) return false;
  return source.width(index) === 1 && MARKS.has(source.unit(index));
}

/** Whether the mark at `index` ends a sentence: not in `3.5`, `www.example.org`, `د. أحمد`. */
function isStop(source: TokenSource, index: number): boolean {
  if (source.text(index) !== '.') return true;
  const before = index > 0 && source.spaces(index) === 0 ? fold(source.text(index - 1)) : '';
  const after = index + 1 < source.length && source.spaces(index + 1) === 0 ? source.text(index + 1) : '';
  if (isAbbreviation(source, index - 1, before)) return false;
  const unit = after.charCodeAt(0);
  if (isDigit(unit) || isLatinLetter(unit)) return before !== '' && isArabicLetter(before.charCodeAt(0));
  // Raw news often leaves the blank out: `في القاهرة.وقال`.
  return !isArabicLetter(unit) || after.length > 1;
}

/** A single letter is an abbreviation, `د.` or `م.`, unless it marks the era of a year: `عام 2011م.` */
function isAbbreviation(source: TokenSource, index: number, before: string): boolean {
  if (before.length !== 1 || !isArabicLetter(before.charCodeAt(0))) return false;
  const era = index > 0 && isDigit(source.text(index - 1).charCodeAt(0));
  return !era;
}
