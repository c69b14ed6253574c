/** The day a text gives as its own. Careful by design: a wrong reference spoils every relative date, a missing one leaves it open. */
import type { DateMention } from './dates.js';

type Parse = (part: string) => DateMention[];

/** How many lines from either end are looked at, and how far into a line. */
const LINES = 4;
const LINE_LENGTH = 240;
/** Words that may stand around the date in a dateline that is not a sentence: a town, an agency, a label. */
const WORDS_AROUND = 5;
const DAY = /^\d{4}-\d\d-\d\d/;
/** A number of four digits, one with an era, two with marks between, the `ألف` of a year in words: without them no day has its year. */
const YEAR_LIKE = /\p{Nd}(?:\p{Nd}{3}|[^\p{L}\p{Nd}]{1,3}\p{Nd}|[^\p{L}]{0,2}(?:هـ?|م)(?!\p{L}))|ل[\p{M}ـ]*ف/u;

/** Labels and notes of publication. Matched against single short lines, never against the text. */
const LABEL =
  /(?:تاريخ النشر|تاريخ الإضافة|تاريخ التحديث|آخر تحديث|اخر تحديث|تم النشر|التاريخ)[^\p{L}]*(?:\p{L}+[^\p{L}]*)?$/u;
const PUBLISHED = /^[^\p{L}]*(?:نُ?شرت?|حُ?رّ?ر|أضيفت?|تم نشره?) ?(?:في|بتاريخ|يوم)?[^\p{L}]*(?:\p{L}+[^\p{L}]*)?$/u;
const NOTE = /(?:هذا|هذه) (?:الخبر|المقال|المقالة|التقرير|المادة|الموضوع|التحقيق|الحوار)/;
const SOURCED = /نشر|نُشر|جلب|تحديث|المصدر/;

export function findDateline(text: string, parse: Parse): string | undefined {
  const head = edgeLines(text, false);
  for (const line of head) {
    const day = datelineDay(line, parse);
    if (day !== undefined) return day;
  }
  for (const line of edgeLines(text, true)) {
    const day = datelineDay(line, parse);
    if (day !== undefined) return day;
  }
  return undefined;
}

/** The first or last lines with anything in them, without reading the text between. */
function edgeLines(text: string, fromEnd: boolean): string[] {
  const lines: string[] = [];
  let at = fromEnd ? text.length : 0;
  while (lines.length < LINES && (fromEnd ? at > 0 : at < text.length)) {
    const other = fromEnd ? text.lastIndexOf('\n', at - 1) : text.indexOf('\n', at);
    const line = fromEnd
      ? text.slice(other + 1, Math.min(at, other + 1 + LINE_LENGTH))
      : text.slice(at, Math.min(other < 0 ? text.length : other, at + LINE_LENGTH));
    if (line.trim() !== '') lines.push(line);
    if (other < 0) break;
    at = fromEnd ? other : other + 1;
  }
  return lines;
}

/** The day of a line that is a dateline, or undefined. */
function datelineDay(line: string, parse: Parse): string | undefined {
  if (!YEAR_LIKE.test(line)) return undefined;
  for (const mention of parse(line)) {
    const day = fullDay(mention);
    if (day === undefined) continue;
    if (isDateline(line, mention)) return day;
  }
  return undefined;
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
  if (LABEL.test(before.slice(-40)) || (before.length < 40 && PUBLISHED.test(before))) return true;
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

const wordsOf = (part: string): number => part.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '').length;
