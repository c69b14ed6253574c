/**
 * Dates of a text: `parseDates` finds every expression of time that has a place on a calendar and says what it means;
 * `findReference` finds the day a text gives as its own; `readDates` does both. They stand alone: no lists, no model, one pass over the text; what may be a date line is read by itself, too.
 *
 *     text ─ lexer ─ tape ─ grammar ─ readings ─ guards ─ mentions ─ values
 */
import { gregorian } from './calendar.js';
import { readDayNumber } from './calendar-dates.js';
import { todayOf } from './day-place.js';
import { readDay } from './days.js';
import { eventYear } from './events.js';
import { readFeast } from './feasts.js';
import { isBareYear, isTime, isYearNumber } from './guards.js';
import { GAP, readTape, Tape } from './lexer.js';
import { CLOSE, isComma, isNear, isSentenceEnd, OPEN } from './marks.js';
import { type DateMention, isRange, type Meaning, type Moment, type Range, type Reading } from './moment.js';
import { hasAnd } from './months.js';
import type { DayOptions } from './numeric-dates.js';
import { readOffset } from './offsets.js';
import { readPeriod } from './periods.js';
import { readPhrase } from './phrase-reader.js';
import { readDayList, readNumberRange, readRange, readTail } from './ranges.js';
import { findDateline, type LineReader } from './reference.js';
import type { Context, Fields } from './resolved.js';
import { dateValue, resolve } from './values.js';
import { OPENS, PART, ROLE, UNIT } from './words.js';
import { dayText, parseDay } from './written.js';

export type { DateMention };

export interface DateOptions {
  /** `YYYY-MM-DD`: the day that relative expressions are counted from. Without it their values are left out. */
  readonly reference?: string | undefined;
  /** How `4/5/2026` is read: 4 May (`dmy`, the default) or 5 April. */
  readonly dateOrder?: 'dmy' | 'mdy' | undefined;
  /** The first day of `الأسبوع المقبل`. Default: Monday, as ISO weeks. */
  readonly weekStart?: 'monday' | 'sunday' | 'saturday' | undefined;
}

/** Parsing is synchronous: one tape serves every text, another one lines of it. */
const sharedTape = new Tape();
const lineTape = new Tape();

const WEEK_LEAD = { monday: 0, sunday: 1, saturday: 2 } as const;

/** A reading with its place on the tape. */
interface Found extends Reading<Meaning> {
  readonly at: number;
}

/**
 * Every date of the text, in order, none overlapping. Values follow ISO 8601 with EDTF marks (docs/dates.md).
 * Throws a RangeError if `reference` is not a day.
 */
export function parseDates(text: string, options: DateOptions = {}): DateMention[] {
  const reference = checkedReference(options);
  const tape = readTape(text, sharedTape);
  return resolveAll(tape, findAll(tape, options), reference, options);
}

/**
 * The day that the text gives as its own, as `YYYY-MM-DD`: a full date in a dateline among its first or last lines, or
 * in a note about its publication. A date that a sentence merely tells of is none. See docs/dates.md.
 */
export function findReference(text: string, options: Pick<DateOptions, 'dateOrder'> = {}): string | undefined {
  return findDateline(text, { mayHaveDay: () => true, read: (line) => datesOfLine(line, options) });
}

/** All dates of a text, and the day that they were counted from: the one given, else the text's own. */
export interface DatesOfText {
  readonly reference: string | undefined;
  readonly mentions: DateMention[];
}

/** What `findReference` and then `parseDates` say, in one go. Throws as `parseDates` does. */
export function readDates(text: string, options: DateOptions = {}): DatesOfText {
  const given = checkedReference(options);
  const tape = readTape(text, sharedTape);
  const found = findAll(tape, options);
  if (given !== undefined) return { reference: options.reference, mentions: resolveAll(tape, found, given, options) };
  const own = found.some(isPlaced) ? findDateline(text, linesOf(tape, found, options)) : undefined;
  const reference = own === undefined ? undefined : parseDay(own);
  return { reference: own, mentions: resolveAll(tape, found, reference, options) };
}

function checkedReference({ reference }: DateOptions): number | undefined {
  const day = reference === undefined ? undefined : parseDay(reference);
  if (reference !== undefined && day === undefined)
    throw new RangeError(`not a date of the form YYYY-MM-DD: ${reference}`);
  return day;
}

function findAll(tape: Tape, { dateOrder }: DateOptions): Found[] {
  const found = scan(tape, dateOrder === 'mdy');
  shareTails(tape, found);
  return found;
}

/**
 * Lines of a text that has been read. One with a time of its own is read once more, as if it were all there is: in the text a reading may begin in the
 * line before it (`أسعار الذهب اليوم⏎4 فبراير 2026`).
 */
function linesOf(tape: Tape, found: readonly Found[], options: DateOptions): LineReader {
  return {
    mayHaveDay: (line, start) =>
      found.some(
        (reading) =>
          isPlaced(reading) && tape.start(reading.at) < start + line.length && tape.end(reading.end - 1) > start,
      ),
    read: (line) => datesOfLine(line, options),
  };
}

/** The dates of a line by itself, without a reference; the tape of the text stays as it is. */
function datesOfLine(line: string, options: DateOptions): DateMention[] {
  const tape = readTape(line, lineTape);
  return resolveAll(tape, findAll(tape, options), undefined, options);
}

/** Whether a time has a place on the calendar without any reference. Without such a time no other in its line has one. */
const isPlaced = ({ moment }: Found): boolean =>
  isRange(moment) ? hasPlace(moment.from) || hasPlace(moment.to) : hasPlace(moment);

const hasPlace = ({ year, twin, decade, century }: Moment): boolean =>
  year !== undefined || twin?.year !== undefined || decade !== undefined || century !== undefined;

function scan(tape: Tape, monthFirst: boolean): Found[] {
  const found: Found[] = [];
  const options = { monthFirst };
  for (let at = 0; at < tape.count; ) {
    const opens = tape.opens(at);
    at = opens !== 0 && hasHold(tape, at, opens) ? Math.max(readAt(tape, at, opens, options, found), at + 1) : at + 1;
  }
  return found;
}

/** Whether what follows lets an expression begin here; see `OPENS`. */
function hasHold(tape: Tape, at: number, opens: number): boolean {
  if ((opens & OPENS.led) !== 0) return tape.opens(at + 1) !== 0;
  return (opens & OPENS.alone) !== 0 || !tape.isUnknownWord(at + 1);
}

/** Reads what begins at the token; adds what it found and returns where to go on. */
function readAt(tape: Tape, at: number, opens: number, options: DayOptions, found: Found[]): number {
  if (tape.isNumber(at) && tape.isUnknownWord(at + 1)) return addBareYear(tape, at, found);
  const name = (opens & OPENS.name) !== 0 ? readPhrase(tape, at, 'name') : undefined;
  if (name) return name.end;
  const list = (opens & OPENS.day) !== 0 ? readNamedDays(tape, at, found) : undefined;
  if (list !== undefined) return list;
  const reading = readMention(tape, at, opens, options) ?? readYearOnly(tape, at, found.at(-1));
  if (!reading || !isTime(tape, reading.first ?? at, reading.end, reading.moment, reading.rule)) {
    return reading?.end ?? at + 1;
  }
  const year = isRange(reading.moment) ? undefined : eventYear(tape, at, reading.moment);
  const moment = year === undefined ? reading.moment : { ...reading.moment, year };
  found.push({ ...reading, moment, at: reading.first ?? at });
  return reading.end;
}

/** Before an unknown word a number is at most a year. */
function addBareYear(tape: Tape, at: number, found: Found[]): number {
  const year = readYearOnly(tape, at, found.at(-1));
  if (year) found.push({ ...year, at });
  return at + 1;
}

function readMention(tape: Tape, at: number, opens: number, options: DayOptions): Reading<Meaning> | undefined {
  const has = (kind: number): boolean => (opens & kind) !== 0;
  const whole =
    (has(OPENS.range)
      ? tape.isNumber(at)
        ? readNumberRange(tape, at, options)
        : readRange(tape, at, options)
      : undefined) ??
    (has(OPENS.feast) ? readFeast(tape, at) : undefined) ??
    (has(OPENS.offset) ? readOffset(tape, at) : undefined);
  if (whole) return whole;
  const single =
    (has(OPENS.day) ? readDay(tape, at, options) : undefined) ?? (has(OPENS.period) ? readPeriod(tape, at) : undefined);
  if (!single) return has(OPENS.day) ? readPartOfDays(tape, at, options) : undefined;
  return readHours(tape, single, options) ?? readTail(tape, at, single, options) ?? readNight(tape, single) ?? single;
}

/** A bare year, or one that goes on from another: `في روسيا و2022 في قطر`. */
function readYearOnly(tape: Tape, at: number, before: Found | undefined): Reading | undefined {
  if (!tape.isNumber(at)) return undefined;
  const goesOn =
    before !== undefined &&
    isYearRule(before.rule) &&
    before.end > at - 5 &&
    isJoined(tape, at) &&
    tape.digits(at) === 4;
  if (!isBareYear(tape, at) && !(goesOn && isYearNumber(tape, at))) return undefined;
  return { end: at + 1, moment: { year: tape.number(at) }, rule: 'date.bare-year' };
}

const isYearRule = (rule: string): boolean => rule === 'date.year' || rule === 'date.bare-year';

function isJoined(tape: Tape, at: number): boolean {
  const { role } = tape.word(at - 1);
  return (role === ROLE.and || role === ROLE.or) && isNear(tape, at);
}

/** `يوم 8 أبريل بين الساعة 12:15 ظهرا والساعة 2:40 مساء`. */
function readHours(tape: Tape, day: Reading, options: DayOptions): Reading<Meaning> | undefined {
  if (day.moment.day === undefined || day.moment.hour !== undefined || !isNear(tape, day.end)) return undefined;
  const hours = (tape.opens(day.end) & OPENS.range) !== 0 ? readRange(tape, day.end, options) : undefined;
  if (!hours || hours.moment.from.hour === undefined || hours.moment.to.hour === undefined) return undefined;
  const on = (time: Moment): Moment => ({ ...day.moment, ...time });
  return { end: hours.end, moment: { from: on(hours.moment.from), to: on(hours.moment.to) }, rule: `${day.rule}+time` };
}

/** `ليل 13-14 حزيران`. */
function readPartOfDays(tape: Tape, at: number, options: DayOptions): Reading<Range> | undefined {
  const { part, definite } = tape.word(at);
  if (part === 0 || definite || !tape.isNumber(at + 1) || !isNear(tape, at + 1)) return undefined;
  const days = readNumberRange(tape, at + 1, options);
  return days?.moment.from.day === undefined ? undefined : days;
}

/** `ليل الأحد الاثنين`, `ليل الأحد - الاثنين`: the night between two days is the first day's. */
function readNight(tape: Tape, reading: Reading): Reading | undefined {
  const { weekday, part } = reading.moment;
  if (weekday === undefined || part !== PART.night) return undefined;
  const at = tape.mark(reading.end) !== 0 && tape.mark(reading.end) !== CLOSE ? reading.end + 1 : reading.end;
  const next = tape.word(at);
  return next.weekday === (weekday % 7) + 1 && next.definite && isNear(tape, at)
    ? { ...reading, end: at + 1 }
    : undefined;
}

/** Days that share a month: one mention after `يومي`, else one each (`14 و15 شباط 2026`). */
function readNamedDays(tape: Tape, at: number, found: Found[]): number | undefined {
  const { unit, dual, plural, definite } = tape.word(at);
  const headed = unit === UNIT.day && dual + plural !== 0 && !definite;
  const from = headed ? at + 1 : at;
  if (headed) {
    const weekdays = readWeekdayList(tape, from);
    if (weekdays) {
      found.push({ ...weekdays, at });
      return weekdays.end;
    }
  } else if (!tape.isNumber(at) && readDayNumber(tape, at) === undefined) return undefined;
  const list = readDayList(tape, from);
  if (!list) return undefined;
  const { moment, end } = list.last;
  if (headed) {
    const [first, ...others] = list.days;
    found.push({
      at,
      end,
      moment: { ...moment, day: first!.value, others: [...others.map(({ value }) => value), moment.day!] },
      rule: 'date.days',
    });
    return end;
  }
  for (const { first, end: after, value } of list.days)
    found.push({ at: first, end: after, moment: { ...moment, day: value }, rule: 'date.day' });
  return list.days.at(-1)!.end;
}

const MOST_WEEKDAYS = 7;

/** `يومي الجمعة والسبت المقبلين`, `أيام الخميس والجمعة والسبت`. */
function readWeekdayList(tape: Tape, at: number): Reading | undefined {
  const days: number[] = [];
  let end = at;
  for (; days.length < MOST_WEEKDAYS; end++) {
    const { weekday } = tape.word(end);
    if (weekday === 0 || (end > at && (!hasAnd(tape, end) || !isNear(tape, end)))) break;
    days.push(weekday);
  }
  if (days.length < 2) return undefined;
  const adjective = tape.word(end);
  const toward = adjective.definite && isNear(tape, end) && tape.prefix(end) === 0 ? adjective.toward : 0;
  const moment: Moment = { weekday: days[0]!, others: days.slice(1), ...(toward === 0 ? {} : { toward }) };
  return { end: toward === 0 ? end : end + 1, moment, rule: 'date.weekdays' };
}

/** `يناير وفبراير 2020`, `3 مارس و5 أبريل 2020`: joined by و or a comma, the first has the year of the last. */
function shareTails(tape: Tape, found: Found[]): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const [first, next] = [found[i]!, found[i + 1]!];
    if (isRange(first.moment) || isRange(next.moment)) continue;
    if (isWeekdayPair(tape, first, next))
      found[i] = { ...first, moment: { ...first.moment, toward: next.moment.toward } };
    if (next.moment.year === undefined) continue;
    const { month, year, toward, shift, anaphor, calendar } = first.moment;
    const open = month !== undefined && year === undefined && toward === undefined && !shift && !anaphor;
    if (
      !open ||
      next.moment.month === undefined ||
      calendar !== next.moment.calendar ||
      !isNext(tape, first.end, next.at)
    )
      continue;
    found[i] = { ...first, moment: { ...first.moment, year: next.moment.year } };
  }
}

/** `الأحد والاثنين المقبلين`: the adjective is in the dual, of both. */
function isWeekdayPair(tape: Tape, first: Found, next: Found): boolean {
  if (first.rule !== 'date.weekday' || next.rule !== 'date.weekday' || !isNext(tape, first.end, next.at)) return false;
  return !isRange(first.moment) && first.moment.toward === undefined && tape.word(next.end - 1).folded.endsWith('ين');
}

function isNext(tape: Tape, end: number, at: number): boolean {
  const { role } = tape.word(end);
  if (at === end) return hasAnd(tape, at);
  return at === end + 1 && (role === ROLE.and || role === ROLE.or || isComma(tape.mark(end)));
}

// Resolution, in the order of the text

function resolveAll(
  tape: Tape,
  found: readonly Found[],
  reference: number | undefined,
  { weekStart = 'monday' }: DateOptions,
): DateMention[] {
  const weekLead = WEEK_LEAD[weekStart];
  const mentions: DateMention[] = [];
  const today = ownDay(found, reference);
  let last: Context['last'] = {};
  let sentenceYear: number | undefined;
  let sentenceDay: number | undefined;
  let sentence = 0;
  for (const reading of found) {
    if (endsSentence(tape, sentence, reading.at)) {
      sentenceYear = undefined;
      sentenceDay = undefined;
    }
    sentence = reading.at;
    const future = isAhead(tape, reading.at);
    const resolved = resolve(reading.moment, { reference, today, weekLead, future, sentenceYear, sentenceDay, last });
    mentions.push(mention(tape, reading, resolved));
    const stated = isRange(reading.moment) ? reading.moment.to : reading.moment;
    if (stated.year !== undefined && stated.calendar === undefined && stated.month !== undefined)
      sentenceYear = stated.year;
    if (resolved.final !== undefined && resolved.first === resolved.final) sentenceDay = resolved.final;
    last = remember(last, resolved);
  }
  return mentions;
}

/**
 * The day that the text calls اليوم. It is the reference date unless the text itself says otherwise: أمس الاثنين read with a
 * Wednesday as reference was written on a Tuesday. All such places must agree.
 */
function ownDay(found: readonly Found[], reference: number | undefined): number | undefined {
  let own: number | undefined;
  for (const { moment } of found) {
    const day = reference === undefined || isRange(moment) ? undefined : todayOf(moment, reference);
    if (day === undefined) continue;
    if (own !== undefined && own !== day) return reference;
    own = day;
  }
  return own ?? reference;
}

function remember(last: Context['last'], { first, final, grain }: Fields): Context['last'] {
  if (first === undefined || final === undefined) return last;
  const { year, month } = gregorian(final);
  return {
    day: first === final ? first : last.day,
    month: grain === 'year' ? last.month : year * 12 + month - 1,
    year,
  };
}

function endsSentence(tape: Tape, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (isSentenceEnd(tape.mark(at)) || tape.gap(at + 1) >= GAP.line) return true;
  }
  return false;
}

const AHEAD_REACH = 8;

/** Whether the words before speak of what is to come: a verb with سـ, `المقرر`, `ينطلق`; a verb of report ends the search. */
function isAhead(tape: Tape, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - AHEAD_REACH; i--) {
    if (isSentenceEnd(tape.mark(i)) || tape.gap(i + 1) >= GAP.line) return false;
    const word = tape.word(i);
    if (word.reported !== 0) return false;
    if (word.coming !== 0 || isFutureVerb(tape, i)) return true;
  }
  return false;
}

/** سيصل, ستعقد, وسيلتقي: an unknown word of four letters or more that begins so. */
function isFutureVerb(tape: Tape, at: number): boolean {
  if (!tape.isWord(at) || tape.word(at).id !== 0) return false;
  let start = tape.start(at);
  const first = tape.text.charCodeAt(start);
  if (first === 0x648 || first === 0x641) start++;
  const length = tape.end(at) - start;
  if (length < 4 || tape.text.charCodeAt(start) !== 0x633) return false;
  const person = tape.text.charCodeAt(start + 1);
  return person === 0x64a || person === 0x62a || (person === 0x646 && length > 4);
}

function mention(tape: Tape, reading: Found, resolved: Fields): DateMention {
  return {
    start: tape.stem(reading.at),
    end: endOf(tape, reading),
    type: 'DATE',
    rule: reading.rule,
    weight: WEIGHTS[reading.rule] ?? 0.9,
    date: dateValue(resolved),
  };
}

/** A closing bracket belongs to the mention only with its opening one. */
function endOf(tape: Tape, { at, end }: Found): number {
  if (tape.mark(end - 1) === CLOSE) {
    let depth = 0;
    for (let i = at; i < end; i++) depth += tape.mark(i) === OPEN ? 1 : tape.mark(i) === CLOSE ? -1 : 0;
    if (depth < 0) return tape.end(end - 2);
  }
  return tape.end(end - 1);
}

/** Rules that may be wrong more often than the others. */
const WEIGHTS: Readonly<Record<string, number>> = {
  'date.bare-year': 0.75,
  'date.weekday': 0.85,
  'date.deictic': 0.85,
  'date.month': 0.85,
  'date.hijri-month': 0.8,
  'date.quarter': 0.7,
  'date.time': 0.85,
  'date.offset': 0.85,
};

export { dayText };
