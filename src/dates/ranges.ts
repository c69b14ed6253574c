/** Ranges: `من 3 إلى 5 أيار`, `بين عامي 2011 و2020`, `2005-2009`, `7-9 محرم`, `من الأحد إلى الأربعاء المقبلين`. */
import { readDayNumber, readMonthOf } from './calendar-dates.js';
import { readDay } from './days.js';
import type { Tape } from './lexer.js';
import { isBeside, isDash, isGlued, isNear, SLASH } from './marks.js';
import type { Moment, Range, Reading } from './moment.js';
import { hasAnd } from './months.js';
import { type DayOptions, isBroken, readNumericDate } from './numeric-dates.js';
import { readPeriod } from './periods.js';
import { ROLE, UNIT } from './words.js';
import { readSecondYear, readYear, readYearNumber, yearFields } from './years.js';

/** One end of a range: a day or a period. */
function readEnd(tape: Tape, at: number, options: DayOptions): Reading | undefined {
  return readDay(tape, at, options) ?? readPeriod(tape, at) ?? readPlainYear(tape, at);
}

/** A bare year is one inside a range of years. */
function readPlainYear(tape: Tape, at: number): Reading | undefined {
  const number = readYearNumber(tape, at);
  if (!number || !tape.isNumber(at) || (tape.digits(at) !== 4 && number.era === 0)) return undefined;
  if (number.era === 0 && (number.value < 1700 || number.value > 2100)) return undefined;
  if (tape.word(number.end).counted !== 0) return undefined;
  return { end: number.end, moment: yearFields(number.value, number.era), rule: 'date.year' };
}

/** Whether the words between the ends may be: `إلى`, `حتى`, `ولغاية`, a dash. */
function joint(tape: Tape, at: number): number | undefined {
  const { role } = tape.word(at);
  if (!isNear(tape, at)) return undefined;
  if ((role === ROLE.to && tape.word(at).folded.length > 1) || role === ROLE.until) return at + 1;
  return isDash(tape.mark(at)) ? at + 1 : undefined;
}

/** A range that begins with `من` or `بين`, or nothing. */
export function readRange(tape: Tape, at: number, options: DayOptions): Reading<Range> | undefined {
  const { role } = tape.word(at);
  if (tape.word(at).aside !== 0 && tape.word(at + 1).role === ROLE.between && isNear(tape, at + 1))
    return readBetween(tape, at + 2, options);
  if (role === ROLE.between) return readBetween(tape, at + 1, options);
  return role === ROLE.from ? readFromTo(tape, at + 1, options) : undefined;
}

function readFromTo(tape: Tape, at: number, options: DayOptions): Reading<Range> | undefined {
  if (!isNear(tape, at)) return undefined;
  const start = readRangeStart(tape, at, options);
  if (!start) return undefined;
  const slashed = tape.mark(start.end) === SLASH && start.moment.month !== undefined && isBeside(tape, start.end + 1);
  const next = slashed ? start.end + 1 : joint(tape, start.end);
  if (next === undefined) return undefined;
  return finish(tape, start, next, options);
}

/** `بين 20 و25 فبراير`, `بين عامي 2011 و2020`, `بين مايو ويوليو`, `ما بين ... إلى ...`. */
function readBetween(tape: Tape, at: number, options: DayOptions): Reading<Range> | undefined {
  if (!isNear(tape, at)) return undefined;
  const years = tape.word(at).unit === UNIT.year && tape.word(at).dual !== 0 ? readYear(tape, at) : undefined;
  if (years?.moment.others) return { end: years.end, moment: yearsOf(years.moment), rule: 'date.range' };
  const months = tape.word(at).unit === UNIT.month && tape.word(at).dual !== 0 ? 1 : 0;
  const start = readRangeStart(tape, at + months, options);
  if (!start) return undefined;
  let next = joint(tape, start.end);
  if (next === undefined) {
    let from = start.end;
    if (tape.mark(from) === 0x60c && isNear(tape, from)) from++;
    if (tape.word(from).role === ROLE.and && isNear(tape, from)) next = from + 1;
    else if (hasAnd(tape, from) && isNear(tape, from)) next = from;
  }
  return next === undefined ? undefined : finish(tape, start, next, options);
}

function yearsOf(moment: Moment): Range {
  const { others, ...first } = moment;
  return { from: first, to: { ...first, year: others![0]! } };
}

interface Start {
  readonly end: number;
  readonly moment: Moment;
  /** Only the number of a day, its month comes with the other end. */
  readonly bare: boolean;
}

function readRangeStart(tape: Tape, at: number, options: DayOptions): Start | undefined {
  const whole = readEnd(tape, at, options);
  if (whole) return { end: whole.end, moment: whole.moment, bare: false };
  const short = readNumericDate(tape, at, options, true);
  if (short) return { end: short.end, moment: short.moment, bare: false };
  const head = tape.word(at).unit === UNIT.day && !tape.word(at).definite ? at + 1 : at;
  const number = readDayNumber(tape, head);
  return number ? { end: number.end, moment: { day: number.value }, bare: true } : undefined;
}

function finish(tape: Tape, start: Start, at: number, options: DayOptions): Reading<Range> | undefined {
  const end = readEnd(tape, at, options);
  if (!end || !isNear(tape, at)) return undefined;
  const to = end.moment;
  if (start.bare && to.hour !== undefined && to.day === undefined) {
    return {
      end: end.end,
      moment: { from: { ...to, hour: hourBefore(start.moment.day!, to.hour), minute: 0 }, to },
      rule: 'date.range',
    };
  }
  if (start.bare) {
    if (to.day === undefined || (to.month === undefined && !to.shift)) return undefined;
    return {
      end: end.end,
      moment: { from: { ...to, day: start.moment.day, weekday: undefined }, to },
      rule: 'date.range',
    };
  }
  if (grainOf(start.moment) !== grainOf(to)) return undefined;
  // 23/4 إلى 26/6/1436: day and month alone are a date only beside a whole one.
  if (
    start.moment.year === undefined &&
    start.moment.month !== undefined &&
    tape.mark(start.end - 2) === SLASH &&
    tape.isNumber(start.end - 1) &&
    to.year === undefined
  )
    return undefined;
  // من الساعة 2 إلى 4 مساء: the part of the day is of both.
  const { hour } = start.moment;
  if (hour !== undefined && to.hour !== undefined && tape.word(start.end - 1).adverb === 0) {
    return {
      end: end.end,
      moment: { from: { ...inherit(start.moment, to), hour: hourBefore(hour, to.hour) }, to },
      rule: 'date.range',
    };
  }
  // من الأحد إلى الأربعاء المقبلين: the adjective is of both.
  return { end: end.end, moment: { from: inherit(start.moment, to), to }, rule: 'date.range' };
}

/** `بين الثامنة والعاشرة مساء`: the first hour is in the part of the day of the second, if it then comes before it. */
const hourBefore = (hour: number, end: number): number => (hour < 12 && hour + 12 < end ? hour + 12 : hour);

const grainOf = (m: Moment): string =>
  m.hour !== undefined
    ? 'time'
    : m.day !== undefined || m.weekday !== undefined || m.shift?.unit === UNIT.day
      ? 'day'
      : m.month !== undefined
        ? 'month'
        : m.season !== undefined
          ? 'season'
          : m.decade !== undefined
            ? 'decade'
            : m.century !== undefined
              ? 'century'
              : m.shift
                ? `unit${m.shift.unit}`
                : 'year';

/** The first end takes the year, the adjective and the day from the second where it has none of its own. */
function inherit(from: Moment, to: Moment): Moment {
  const year: Moment =
    from.year === undefined && from.shift === undefined && from.month !== undefined && to.month !== undefined
      ? {
          year: to.year === undefined ? undefined : from.month > to.month ? to.year - 1 : to.year,
          shift: to.shift,
          toward: from.toward ?? to.toward,
          calendar: from.calendar ?? to.calendar,
        }
      : {};
  const weekday: Moment =
    from.weekday !== undefined && from.toward === undefined && from.month === undefined ? { toward: to.toward } : {};
  return { ...from, ...year, ...weekday };
}

/** Day ranges without words: `3-5 أيار`, `11- 22/ 10/ 1436ه`, `(7-9 محرم)`, `3 إلى 5 أيار`; years `1975-1990`, `1889 – 1988`. */
export function readNumberRange(tape: Tape, at: number, options: DayOptions): Reading<Range> | undefined {
  const next = joint(tape, at + 1);
  if (next === undefined || !tape.isNumber(at) || !isNear(tape, next)) return undefined;
  if (tape.digits(at) <= 2) return readDayRange(tape, at, next, options);
  return isDash(tape.mark(at + 1)) ? readYearRange(tape, at) : undefined;
}

function readDayRange(tape: Tape, at: number, next: number, options: DayOptions): Reading<Range> | undefined {
  const day = tape.number(at);
  if (!(day >= 1 && day <= 31) || isBroken(tape, at) || tape.digits(next) > 2) return undefined;
  const numeric = readNumericDate(tape, next, options, true);
  const end: Reading | undefined =
    numeric?.moment.year === undefined ? readDay(tape, next, options) : { ...numeric, rule: 'date.day' };
  if (!end || end.moment.day === undefined || end.moment.day <= day || end.moment.weekday !== undefined)
    return undefined;
  if (end.moment.month === undefined && !end.moment.shift) return undefined;
  return { end: end.end, moment: { from: { ...end.moment, day }, to: end.moment }, rule: 'date.range' };
}

function readYearRange(tape: Tape, at: number): Reading<Range> | undefined {
  const first = readYearNumber(tape, at);
  if (!first) return undefined;
  const second = readSecondYear(tape, first);
  if (!second || (first.era === 0 && second.era === 0 && (first.value < 1000 || second.value > 2100))) return undefined;
  if (isGlued(tape, at) && (tape.mark(at - 1) === SLASH || isDash(tape.mark(at - 1)))) return undefined;
  // 1325 هـ - 1907 م is one year in two calendars.
  if (first.era !== 0 && second.era !== 0 && first.era !== second.era) return undefined;
  const era = first.era || second.era;
  return {
    end: second.end,
    moment: { from: yearFields(first.value, era), to: yearFields(second.value, second.era || era) },
    rule: 'date.range',
  };
}

/** A range that a day or month just read begins: `28 كانون الثاني - 3 شباط 2026`, `الأحد إلى الخميس`. */
export function readTail(tape: Tape, at: number, first: Reading, options: DayOptions): Reading<Range> | undefined {
  const slashed = tape.mark(first.end) === SLASH && first.moment.month !== undefined && isBeside(tape, first.end + 1);
  const next = slashed ? first.end + 1 : joint(tape, first.end);
  if (next === undefined || !isBeside(tape, first.end)) return undefined;
  const start: Start = { end: first.end, moment: first.moment, bare: false };
  const { moment } = first;
  const years = moment.year !== undefined && isDash(tape.mark(first.end));
  if (moment.day === undefined && moment.weekday === undefined && moment.month === undefined && !years)
    return undefined;
  // منذ أيلول 2021 حتى نيسان: two mentions, since one and until the other.
  if (tape.word(at - 1).role === ROLE.since) return undefined;
  const found = finish(tape, start, next, options);
  if (!found) return undefined;
  const dashed = isDash(tape.mark(first.end));
  // فجر الأحد - الاثنين is a night between two days, and `الأحد - 4 شباط` was read as one day.
  return dashed && moment.part !== undefined ? undefined : found;
}

/** Days named together: `13 و14 مايو`, `الخامس والثامن من أيلول`; the head `يومي` makes them one mention. */
export function readDayList(
  tape: Tape,
  at: number,
): { days: { first: number; end: number; value: number }[]; last: Reading } | undefined {
  const days: { first: number; end: number; value: number }[] = [];
  let from = at;
  for (let i = 0; i < 8; i++) {
    const number = readDayNumber(tape, from);
    if (!number) return undefined;
    const whole = readMonthOf(tape, number.end, number.value);
    if (whole) return days.length === 0 ? undefined : { days, last: { ...whole, rule: 'date.day' } };
    days.push({ first: from, end: number.end, value: number.value });
    from = number.end;
    if (tape.word(from).role === ROLE.or && isNear(tape, from)) from++;
    else if (tape.mark(from) === 0x60c && isNear(tape, from)) {
      from++;
      if (tape.word(from).role === ROLE.and && isNear(tape, from)) from++;
    } else if (tape.word(from).role === ROLE.and && isNear(tape, from)) from++;
    else if (!hasAnd(tape, from) || !isNear(tape, from)) return undefined;
  }
  return undefined;
}
