/** The day a text gives as its own. Careful by design: a wrong reference spoils every relative date, a missing one leaves it open. */
import { CLASS, classOf, foldedUnit, isDigit, isLetter, isMark } from '../text/letters.js';
import type { DateMention } from './moment.js';

/** How the dates of a line are found that begins at `start` in the text. */
export interface LineReader {
  /** Whether the line may have a day with its year: a quick look that most lines do not stand. */
  mayHaveDay(line: string, start: number): boolean;
  /** Its dates, with offsets into the line. */
  read(line: string): DateMention[];
}

interface Line {
  readonly start: number;
  readonly text: string;
}

/** How many lines from either end are looked at, and how far into a line. */
const LINES = 4;
const LINE_LENGTH = 240;
/** Words that may stand around the date in a dateline that is not a sentence: a town, an agency, a label. */
const WORDS_AROUND = 5;
const FA = 'ف'.charCodeAt(0);
const ALEF = 'ا'.charCodeAt(0);
/** What may follow the letters of `ألف` in that word. */
const THOUSAND_ENDS = new Set(['', 'ان', 'ين']);
const DAY = /^\d{4}-\d\d-\d\d/;
/**
 * Labels and notes of publication. Matched against single short lines, never against the text. Classes of letters are slow to compile, and
 * few lines have such words at all: those without are not looked at further.
 */
const LABEL_WORD = /تاريخ|تحديث|تم النشر/;
const LABEL =
  /(?:تاريخ النشر|تاريخ الإضافة|تاريخ التحديث|آخر تحديث|اخر تحديث|تم النشر|التاريخ)[^\p{L}]*(?:\p{L}+[^\p{L}]*)?$/u;
const PUBLISHED_WORD = /نُ?شر|حُ?رّ?ر|أضيف/;
const PUBLISHED = /^[^\p{L}]*(?:نُ?شرت?|حُ?رّ?ر|أضيفت?|تم نشره?) ?(?:في|بتاريخ|يوم)?[^\p{L}]*(?:\p{L}+[^\p{L}]*)?$/u;
const NOTE = /(?:هذا|هذه) (?:الخبر|المقال|المقالة|التقرير|المادة|الموضوع|التحقيق|الحوار)/;
const SOURCED = /نشر|نُشر|جلب|تحديث|المصدر/;

export function findDateline(text: string, reader: LineReader): string | undefined {
  for (const fromEnd of [false, true]) {
    for (const line of edgeLines(text, fromEnd)) {
      const day = datelineDay(line, reader);
      if (day !== undefined) return day;
    }
  }
  return undefined;
}

/** The first or last lines with anything in them, without reading the text between. */
function edgeLines(text: string, fromEnd: boolean): Line[] {
  const lines: Line[] = [];
  let at = fromEnd ? text.length : 0;
  while (lines.length < LINES && (fromEnd ? at > 0 : at < text.length)) {
    const other = fromEnd ? text.lastIndexOf('\n', at - 1) : text.indexOf('\n', at);
    const start = fromEnd ? other + 1 : at;
    const end = fromEnd ? at : other < 0 ? text.length : other;
    const line = text.slice(start, Math.min(end, start + LINE_LENGTH));
    if (line.trim() !== '') lines.push({ start, text: line });
    if (other < 0) break;
    at = fromEnd ? other : other + 1;
  }
  return lines;
}

/** The day of a line that is a dateline, or undefined. */
function datelineDay({ text: line, start }: Line, reader: LineReader): string | undefined {
  if (!reader.mayHaveDay(line, start) || !mayHaveYear(line)) return undefined;
  for (const mention of reader.read(line)) {
    const day = fullDay(mention);
    if (day === undefined) continue;
    if (isDateline(line, mention)) return day;
  }
  return undefined;
}

/** Units behind a digit that tell whether a year may be near. */
const NEAR = 3;

/**
 * Whether a line has what no day with its year is without: a digit with so many units behind it that are no letters, one with the letter of an
 * era near, or the `ألف` of a year in words.
 */
function mayHaveYear(line: string): boolean {
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit === FA && isThousand(line, i)) return true;
    if (!isDigit(unit)) continue;
    let next = i + 1;
    while (next <= i + NEAR && next < line.length && !isLetter(line.charCodeAt(next))) next += 1;
    if (next > i + NEAR || line[next] === 'ه' || line[next] === 'م') return true;
  }
  return false;
}

/** Whether the fa at `at` is that of `ألف`, `ألفان` or `ألفين`, whatever marks are written in it. */
function isThousand(line: string, at: number): boolean {
  const lam = letterBeside(line, at, -1);
  if (line[lam] !== 'ل') return false;
  const alef = letterBeside(line, lam, -1);
  return alef >= 0 && foldedUnit(line.charCodeAt(alef)) === ALEF && THOUSAND_ENDS.has(restOfWord(line, at));
}

/** The nearest place before (-1) or behind (1) that holds no mark. */
function letterBeside(line: string, at: number, step: number): number {
  let beside = at + step;
  while (isMark(line.charCodeAt(beside))) beside += step;
  return beside;
}

/** The letters behind a place, up to one more than can matter. */
function restOfWord(line: string, at: number): string {
  let rest = '';
  for (let next = letterBeside(line, at, 1); rest.length <= 2 && isLetter(line.charCodeAt(next)); ) {
    rest += line[next];
    next = letterBeside(line, next, 1);
  }
  return rest;
}

/** A day with its year, as the text states it: not a range, not relative, without contradiction. */
function fullDay({ date }: DateMention): string | undefined {
  const { value, stated, grain, conflict } = date;
  if (value === undefined || conflict === 'twin' || !DAY.test(value) || value.includes('/')) return undefined;
  if (grain !== 'day' && grain !== 'time') return undefined;
  return stated?.startsWith('XXXX') || stated?.includes('P') ? undefined : value.slice(0, 10);
}

function isDateline(line: string, { start, end }: DateMention): boolean {
  const [before, after] = [line.slice(0, start), line.slice(end)];
  if (isLabel(before.slice(-40)) || (before.length < 40 && isNote(before))) return true;
  if (NOTE.test(before) && SOURCED.test(before)) return true;
  const count = wordsOf(before) + wordsOf(after);
  const ended = /[.؟!]\s*$/.test(after);
  // The line is the date with a town, an agency, a clock.
  if (count <= WORDS_AROUND && !ended && !/(?:^|\s)(?:في|منذ|حتى|يوم|بتاريخ)\s*$/.test(before)) return true;
  if (count === 0) return true;
  // `دمشق، 4 شباط 2026 - `, `الدمام 16 شعبان 1447 هـ الموافق 4 شباط 2026 م واس`, `بيروت (4 شباط 2026)`: the story goes on after a mark.
  return (
    wordsOf(before) <= 3 &&
    !/[.؟!]/.test(before) &&
    /^\s*(?:م\s*)?(?:(?:\(\s*)?(?:واس|سانا|وام|قنا|كونا|بنا|بترا|وفا|رويترز|أ ?ف ?ب)|[-–—)/|])/.test(after)
  );
}

const isLabel = (part: string): boolean => LABEL_WORD.test(part) && LABEL.test(part);
const isNote = (part: string): boolean => PUBLISHED_WORD.test(part) && PUBLISHED.test(part);

/** How many runs of letters and digits a part has. */
function wordsOf(part: string): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < part.length; i++) {
    const kind = classOf(part.charCodeAt(i));
    const isPart = kind === CLASS.arabic || kind === CLASS.latin || kind === CLASS.digit || kind === CLASS.mark;
    if (isPart && !inside) count += 1;
    inside = isPart;
  }
  return count;
}
