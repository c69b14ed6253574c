/** What stated times mean: ISO 8601 with EDTF marks, resolved against the reference date. Policies: docs/dates.md. */
import type { DateValue } from '../document.js';
import {
  copticDay,
  copticYearOf,
  dayOf,
  daysInMonth,
  gregorian,
  hijri,
  hijriDay,
  hijriMonthEnd,
  hijriYearIsKnown,
  isoWeek,
  weekdayOf,
} from './calendar.js';
import { feastDay, hijriFeastDay } from './feasts.js';
import { isRange, type Meaning, type Moment, type Range } from './moment.js';
import { EDGES, PART, PART_CODES, TOWARD, UNIT, UNIT_NAMES } from './words.js';

export interface Context {
  /** The reference date as a day. */
  readonly reference: number | undefined;
  /** The day that the text calls اليوم; see `todayOf`. */
  readonly today: number | undefined;
  /** Days that the week begins before ISO's Monday: 0, 1 for Sunday, 2 for Saturday. */
  readonly weekLead: number;
  /** The text speaks of what is to come: `سيصل الأحد`. */
  readonly future: boolean;
  /** A year that the sentence has named before. */
  readonly sentenceYear: number | undefined;
  /** The day that the sentence has named before. */
  readonly sentenceDay: number | undefined;
  /** What the text named last. */
  readonly last: {
    readonly day?: number | undefined;
    readonly month?: number | undefined;
    readonly year?: number | undefined;
  };
}

/** A resolved time: the value as written out, and its first and last day where it has a place. */
export interface Resolved extends DateValue {
  readonly first?: number;
  readonly final?: number;
}

type Fields = { -readonly [K in keyof Resolved]?: Resolved[K] | undefined };

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const yearText = (year: number): string => (year < 0 ? `-${pad(-year, 4)}` : pad(year, 4));
const monthText = (year: number, month: number): string => `${yearText(year)}-${pad(month)}`;

export function dayText(day: number): string {
  const { year, month, day: date } = gregorian(day);
  return `${monthText(year, month)}-${pad(date)}`;
}

/** The day of `YYYY-MM-DD`, or undefined. */
export function parseDay(text: string): number | undefined {
  const match = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, date);
}

/** Months since year 0, and back. */
const monthIndex = (year: number, month: number): number => year * 12 + month - 1;
const fromIndex = (index: number): { year: number; month: number } => ({
  year: Math.floor(index / 12),
  month: (((index % 12) + 12) % 12) + 1,
});

export function resolve(meaning: Meaning, context: Context): Resolved {
  const fields = isRange(meaning) ? resolveRange(meaning, context) : resolveMoment(meaning, context);
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined)) as Resolved;
}

function resolveMoment(moment: Moment, context: Context): Fields {
  const fields = resolvePlain(moment, context);
  const mod = moment.edge ? (EDGES[moment.edge] as DateValue['mod']) : undefined;
  return mod ? { ...fields, mod } : fields;
}

function resolvePlain(m: Moment, context: Context): Fields {
  if (m.feast !== undefined) return resolveFeast(m, context);
  if (m.vague && !m.portion) return { grain: m.yearKind ? 'year' : m.shift ? grainOfUnit(m.shift.unit) : 'span' };
  if (m.span) return resolveSpan(m.span, context);
  if (isDayLevel(m)) return resolveDay(m, context);
  if (m.weekend) return resolveWeekend(m, context);
  if (m.week !== undefined) return resolveWeekOfMonth(m, context);
  if (m.portion) return resolvePortion(m, context);
  if (m.month !== undefined) return resolveMonth(m, context);
  if (m.season !== undefined) return resolveSeason(m, context);
  if (m.decade !== undefined) return resolveDecade(m, context);
  if (m.century !== undefined) return resolveCentury(m);
  if (m.anaphor) return resolveAnaphor(m, context);
  if (m.shift) return resolveShift(m, context);
  return resolveYear(m, context);
}

const isDayLevel = (m: Moment): boolean =>
  m.day !== undefined ||
  m.weekday !== undefined ||
  m.hour !== undefined ||
  m.part !== undefined ||
  m.shift?.unit === UNIT.day ||
  m.anaphor?.unit === UNIT.day;

/** Grains of units that no calendar counts by. */
const SMALL_GRAINS: Readonly<Record<number, string>> = {
  [UNIT.minute]: 'time',
  [UNIT.hour]: 'time',
  [UNIT.night]: 'day',
  [UNIT.day]: 'day',
};

function grainOfUnit(unit: number): string {
  return SMALL_GRAINS[unit] ?? UNIT_NAMES[unit] ?? 'span';
}

// Days

function resolveDay(m: Moment, context: Context): Fields {
  const placed = placeDay(m, context);
  const stated = statedDay(m);
  const timed = m.hour !== undefined || (m.part !== undefined && m.part !== PART.daylight);
  const grain = timed ? 'time' : 'day';
  const hijriStated = m.calendar === 'hijri' || m.twin?.calendar === 'hijri' ? ({ calendar: 'hijri' } as const) : {};
  if (m.others) return { ...resolveDayList(m, context), ...hijriStated };
  if (m.yearly) return { value: `XXXX-${pad(m.month ?? 0)}-${pad(m.day ?? 0)}`, grain: 'day' };
  if (placed.day === undefined) return { grain, stated, ...hijriStated, conflict: placed.conflict };
  const value = dayText(eveOf(m, placed.day)) + timeText(m);
  return {
    value,
    grain,
    stated: stated === value ? undefined : stated,
    ...hijriStated,
    approximate: placed.approximate,
    conflict: placed.conflict,
    first: placed.day,
    final: placed.day,
  };
}

/** The night of a Hijri day begins it: ليلة 27 رمضان is the evening before the 27th of the common calendar. */
const eveOf = (m: Moment, day: number): number =>
  m.calendar === 'hijri' && m.part === PART.night && m.hour === undefined ? day - 1 : day;

function timeText(m: Moment): string {
  if (m.hour !== undefined) return `T${pad(m.hour === 24 ? 0 : m.hour)}:${pad(m.minute ?? 0)}${m.utc ? 'Z' : ''}`;
  return m.part !== undefined && m.part !== PART.daylight ? `T${PART_CODES[m.part]}` : '';
}

interface Placed {
  readonly day: number | undefined;
  readonly conflict?: DateValue['conflict'];
  readonly approximate?: true | undefined;
}

/** Explicit dates win over weekdays, weekdays over `اليوم` and `أمس`. */
function placeDay(m: Moment, context: Context): Placed {
  if (m.day !== undefined) {
    const placed = placeDate(m, context);
    if (placed.day === undefined) return placed;
    if (m.weekday !== undefined && weekdayOf(placed.day) !== m.weekday) {
      return isHijriSlip(m, placed.day)
        ? { ...placed, day: nearestWeekday(placed.day, m.weekday) }
        : { ...placed, conflict: 'weekday' };
    }
    return placed;
  }
  const base = m.shift ? shiftDay(m, context.today) : m.anaphor ? shiftFrom(context.last.day, m.anaphor.by) : undefined;
  if (m.weekday === undefined) {
    if (m.shift || m.anaphor) return { day: base };
    return { day: context.sentenceDay ?? context.reference };
  }
  if (!m.shift) return { day: placeWeekday(m, context) };
  const stated = shiftDay(m, context.reference);
  if (stated === undefined || weekdayOf(stated) === m.weekday) return { day: stated };
  return { day: todayOf(m, context.reference!)! + m.shift.by, conflict: 'weekday' };
}

/**
 * The day that a text was written on, by a day that it names twice: اليوم الجمعة, أمس (السبت). Texts are published a little
 * after they are written, at most a day before their date: the last such weekday up to the day after.
 */
export function todayOf(m: Moment, reference: number): number | undefined {
  if (m.shift?.unit !== UNIT.day || m.weekday === undefined || m.day !== undefined) return undefined;
  const named = reference + m.shift.by;
  const back = (weekdayOf(named + 1) - m.weekday + 7) % 7;
  return reference + 1 - back;
}

/** A Hijri date without a Gregorian twin may be a day off by local sighting: the weekday then decides. */
function isHijriSlip(m: Moment, day: number): boolean {
  return m.calendar === 'hijri' && m.twin === undefined && Math.abs(nearestWeekday(day, m.weekday!) - day) === 1;
}

const shiftDay = (m: Moment, reference: number | undefined): number | undefined => shiftFrom(reference, m.shift!.by);
const shiftFrom = (day: number | undefined, by: number): number | undefined =>
  day === undefined ? undefined : day + by;

function nearestWeekday(day: number, weekday: number): number {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return ahead <= 3 ? day + ahead : day + ahead - 7;
}

/** A bare weekday is the last one, today included, unless the text speaks of the future. */
function placeWeekday(m: Moment, context: Context): number | undefined {
  const { reference } = context;
  if (reference === undefined) return undefined;
  const ahead = (m.weekday! - weekdayOf(reference) + 7) % 7;
  const week = m.twice ? 7 : 0;
  switch (m.toward) {
    case TOWARD.past:
      return reference - (ahead === 0 ? 7 : 7 - ahead) - week;
    case TOWARD.next:
      return reference + (ahead === 0 ? 7 : ahead) + week;
    case TOWARD.previous:
    case TOWARD.following:
      return undefined;
    case TOWARD.current:
      return nearestWeekday(reference, m.weekday!);
    default:
      return context.future || ahead === 0 ? reference + ahead : reference + ahead - 7;
  }
}

function placeDate(m: Moment, context: Context): Placed {
  const day = m.day!;
  if (m.month === undefined) return { day: placeInRelativeMonth(m, context) };
  if (m.year === undefined && m.twin?.year !== undefined && m.twin.day === undefined)
    return { day: hijriInCommonYear(m, m.twin.year) };
  const main = m.year === undefined ? guessYear(m, context) : dayIn(m.calendar, m.year, m.month, day);
  const conflict: DateValue['conflict'] = m.twinMonth !== undefined || isTwinConflict(m, main) ? 'twin' : undefined;
  const year = m.year;
  const approximate =
    m.calendar === 'hijri' && year !== undefined && !hijriYearIsKnown(year) ? (true as const) : undefined;
  return { day: main, approximate, ...(conflict ? { conflict } : {}) };
}

/** A day of a Hijri month in a common year: `15 رمضان 2024`. */
function hijriInCommonYear(m: Moment, year: number): number | undefined {
  const first = hijri(dayOf(year, 1, 1)).year;
  for (const candidate of [first, first + 1]) {
    const day = hijriDay(candidate, m.month!, m.day ?? 1);
    if (gregorian(day).year === year) return day;
  }
  return undefined;
}

/** More than a day apart: less is the moon's liberty. */
function isTwinConflict(m: Moment, day: number | undefined): boolean {
  const { twin } = m;
  if (!twin || twin.day === undefined || twin.month === undefined || twin.year === undefined || day === undefined)
    return false;
  const other = dayIn(twin.calendar, twin.year, twin.month, twin.day);
  return other === undefined || Math.abs(other - day) > 1;
}

function dayIn(calendar: Moment['calendar'], year: number, month: number, day: number): number | undefined {
  if (calendar === 'hijri') return day <= 30 ? hijriDay(year, month, day) : undefined;
  if (calendar === 'coptic') return day <= 30 ? copticDay(year, month, day) : undefined;
  return day <= daysInMonth(year, month) ? dayOf(year, month, day) : undefined;
}

function placeInRelativeMonth(m: Moment, context: Context): number | undefined {
  const day = m.day!;
  if (m.year !== undefined) return undefined;
  let index: number | undefined;
  if (m.shift && context.reference !== undefined) {
    const { year, month } = gregorian(context.reference);
    index = monthIndex(year, month) + m.shift.by;
  } else if (m.anaphor) index = context.last.month === undefined ? undefined : context.last.month + m.anaphor.by;
  if (index === undefined) return undefined;
  const { year, month } = fromIndex(index);
  return dayIn(undefined, year, month, day);
}

/** A date without a year falls in these days around the reference, unless an adjective or the sentence says otherwise. */
const WINDOW = { back: 214, ahead: 151 };

function guessYear(m: Moment, context: Context): number | undefined {
  if (m.anaphor?.unit === UNIT.year || m.shift?.unit === UNIT.year) {
    const year = relativeYear(m, context);
    if (m.calendar === 'hijri') return hijriThisYear(m, context, m.day!);
    return year === undefined ? undefined : dayIn(m.calendar, year, m.month!, m.day!);
  }
  const { reference } = context;
  if (m.toward === undefined && m.calendar === undefined && context.sentenceYear !== undefined)
    return dayIn(undefined, context.sentenceYear, m.month!, m.day!);
  if (reference === undefined) return undefined;
  const now =
    m.calendar === 'hijri'
      ? hijri(reference).year
      : m.calendar === 'coptic'
        ? copticYearOf(reference)
        : gregorian(reference).year;
  const days = [now - 2, now - 1, now, now + 1, now + 2].map((year) => dayIn(m.calendar, year, m.month!, m.day!));
  const chosen = choose(days, reference, m, context, WINDOW);
  if (m.weekday === undefined || m.toward !== undefined || chosen === undefined || weekdayOf(chosen) === m.weekday)
    return chosen;
  // The weekday knows the year better than the window does.
  return (
    days.find(
      (day) => day !== undefined && weekdayOf(day) === m.weekday && Math.abs(day - reference) < WEEKDAY_REACH,
    ) ?? chosen
  );
}

const WEEKDAY_REACH = 300;

/** `صفر من هذا العام`: beside a Hijri month this year is the Hijri one. */
function hijriThisYear(m: Moment, context: Context, day: number): number | undefined {
  if (context.reference === undefined || !m.shift) return undefined;
  return hijriDay(hijri(context.reference).year + m.shift.by, m.month!, day);
}

/** The candidate that the adjective asks for, else the one in the window. Candidates are in order. */
function choose(
  candidates: readonly (number | undefined)[],
  now: number,
  m: Moment,
  context: Context,
  window: { back: number; ahead: number },
): number | undefined {
  const known = candidates.filter((day) => day !== undefined);
  switch (m.toward) {
    case TOWARD.past:
      return known.filter((day) => day < now).at(m.twice ? -2 : -1);
    case TOWARD.next:
      return known.filter((day) => day > now).at(m.twice ? 1 : 0);
    case TOWARD.current:
      return known.reduce((best, day) => (Math.abs(day - now) < Math.abs(best - now) ? day : best), known[0]!);
    case undefined:
      if (context.future) {
        const next = known.find((day) => day >= now);
        if (next !== undefined && next <= now + window.back) return next;
      }
      return (
        known.filter((day) => day >= now - window.back && day <= now + window.ahead).at(-1) ??
        known.filter((day) => day < now).at(-1)
      );
    default:
      return undefined;
  }
}

function relativeYear(m: Moment, context: Context): number | undefined {
  if (m.shift?.unit === UNIT.year)
    return context.reference === undefined ? undefined : gregorian(context.reference).year + m.shift.by;
  if (m.anaphor?.unit === UNIT.year)
    return context.last.year === undefined ? undefined : context.last.year + m.anaphor.by;
  return undefined;
}

function resolveDayList(m: Moment, context: Context): Fields {
  const { others, ...first } = m;
  const from = placeDay(first, context).day;
  const rest = others!.map((other) =>
    m.day !== undefined ? placeDay({ ...first, day: other }, context).day : followingWeekday(from, other),
  );
  return listValue([from, ...rest], dayText, 'day');
}

const followingWeekday = (day: number | undefined, weekday: number): number | undefined =>
  day === undefined ? undefined : day + ((weekday - weekdayOf(day) + 7) % 7);

/** Consecutive members make a range, others an EDTF set. */
function listValue(members: readonly (number | undefined)[], text: (member: number) => string, grain: string): Fields {
  if (members.some((member) => member === undefined)) return { grain };
  const known = members as number[];
  const consecutive = known.every((member, i) => i === 0 || member === known[i - 1]! + 1);
  const value = consecutive ? `${text(known[0]!)}/${text(known.at(-1)!)}` : `{${known.map(text).join(',')}}`;
  return { value, grain: consecutive ? 'range' : 'set' };
}

function statedDay(m: Moment): string | undefined {
  if (m.day !== undefined && m.month !== undefined) {
    const year = m.year === undefined ? 'XXXX' : yearText(m.year);
    return m.calendar !== undefined || m.year === undefined ? `${year}-${pad(m.month)}-${pad(m.day)}` : undefined;
  }
  if (m.shift?.unit === UNIT.day) return duration(m.shift.by, 'D') + timeText(m);
  if (m.weekday !== undefined && m.day === undefined) return `XXXX-WXX-${m.weekday}${timeText(m)}`;
  if (m.day === undefined && (m.hour !== undefined || m.part !== undefined)) return timeText(m);
  return undefined;
}

const duration = (by: number, unit: string): string => `${by < 0 ? '-' : ''}P${Math.abs(by)}${unit}`;

// Weeks

const weekText = (day: number, context: Context): string => {
  const { year, week } = isoWeek(day + context.weekLead);
  return `${yearText(year)}-W${pad(week)}`;
};

/** The two days before the week begins anew. */
function resolveWeekend(m: Moment, context: Context): Fields {
  const { reference } = context;
  if (reference === undefined) return { grain: 'range', stated: 'XXXX-WXX-WE' };
  const lastDay = 7 - context.weekLead;
  const ahead = (lastDay - weekdayOf(reference) + 7) % 7;
  let end = reference + ahead;
  if (m.toward === TOWARD.past || (m.toward === undefined && !context.future && ahead > 1)) end -= 7;
  else if (m.toward === TOWARD.next && ahead <= 1) end += 7;
  return {
    value: `${dayText(end - 1)}/${dayText(end)}`,
    grain: 'range',
    stated: 'XXXX-WXX-WE',
    first: end - 1,
    final: end,
  };
}

function resolveWeekOfMonth(m: Moment, context: Context): Fields {
  const { week, ...rest } = m;
  const month = resolveMoment(rest, context);
  if (month.first === undefined || month.final === undefined) return { grain: 'week' };
  const first = week === 99 ? month.final - 6 : month.first + (week! - 1) * 7;
  if (m.calendar === 'hijri')
    return {
      value: `${dayText(first)}/${dayText(first + 6)}`,
      grain: 'week',
      calendar: 'hijri',
      first,
      final: first + 6,
    };
  return { value: weekText(first + 3, { ...context, weekLead: 0 }), grain: 'week' };
}

// Months

function resolveMonth(m: Moment, context: Context): Fields {
  if (m.calendar === 'hijri' || m.calendar === 'coptic') return resolveForeignMonth(m, context);
  const conflict: DateValue['conflict'] = m.twinMonth === undefined ? undefined : 'twin';
  if (m.yearly) return { value: `XXXX-${pad(m.month!)}`, grain: 'month' };
  const year = m.year ?? relativeYear(m, context) ?? guessMonthYear(m, context);
  const stated = m.year === undefined ? `XXXX-${pad(m.month!)}` : undefined;
  if (year === undefined) return { grain: 'month', stated, conflict };
  if (m.others)
    return listValue(
      [m.month!, ...m.others].map((month) => monthIndex(year, month)),
      indexText,
      'month',
    );
  return { ...monthFields(year, m.month!), stated, conflict };
}

const indexText = (index: number): string => {
  const { year, month } = fromIndex(index);
  return monthText(year, month);
};

function monthFields(year: number, month: number): Fields {
  const first = dayOf(year, month, 1);
  return { value: monthText(year, month), grain: 'month', first, final: first + daysInMonth(year, month) - 1 };
}

/** Months of the window around the reference in which a month without a year falls. */
const MONTH_WINDOW = { back: 7, ahead: 4 };

function guessMonthYear(m: Moment, context: Context): number | undefined {
  if (m.anaphor || m.shift) return undefined;
  if (m.toward === undefined && context.sentenceYear !== undefined) return context.sentenceYear;
  if (context.reference === undefined) return undefined;
  const { year, month } = gregorian(context.reference);
  const candidates = [year - 2, year - 1, year, year + 1, year + 2].map((candidate) => monthIndex(candidate, m.month!));
  const chosen = choose(candidates, monthIndex(year, month), m, context, MONTH_WINDOW);
  return chosen === undefined ? undefined : fromIndex(chosen).year;
}

function resolveForeignMonth(m: Moment, context: Context): Fields {
  const span = foreignMonth(m, context);
  const calendar = m.calendar === 'hijri' ? ({ calendar: 'hijri' } as const) : {};
  const stated =
    m.calendar === 'hijri' ? `${m.year === undefined ? 'XXXX' : yearText(m.year)}-${pad(m.month!)}` : undefined;
  if (!span) return { grain: 'month', ...calendar, stated };
  const [first, lastDay] = span;
  // شهري رجب وشعبان: to the end of the last.
  const lastMonth = m.others?.at(-1);
  const final =
    lastMonth === undefined
      ? lastDay
      : (foreignMonth({ ...m, month: lastMonth, others: undefined }, context)?.[1] ?? lastDay);
  const approximate =
    m.calendar === 'hijri' && m.year !== undefined && !hijriYearIsKnown(m.year) ? (true as const) : undefined;
  return {
    value: `${dayText(first)}/${dayText(final)}`,
    grain: 'month',
    ...calendar,
    stated,
    approximate,
    first,
    final,
  };
}

function foreignMonth(m: Moment, context: Context): readonly [number, number] | undefined {
  const first =
    m.year !== undefined
      ? dayIn(m.calendar, m.year, m.month!, 1)
      : m.twin?.year !== undefined
        ? hijriInCommonYear({ ...m, day: 1 }, m.twin.year)
        : guessForeign(m, context);
  if (first === undefined) return undefined;
  if (m.calendar === 'coptic') return [first, first + 29];
  const { year, month } = m.year === undefined ? hijri(first) : { year: m.year, month: m.month! };
  return [first, hijriMonthEnd(year, month)];
}

function guessForeign(m: Moment, context: Context): number | undefined {
  const { reference } = context;
  if (m.anaphor || (m.shift && m.shift.unit !== UNIT.year)) return undefined;
  if (reference === undefined) return undefined;
  if (m.shift) {
    return m.calendar === 'hijri' ? hijriThisYear(m, context, 1) : undefined;
  }
  const now = m.calendar === 'hijri' ? hijri(reference) : { year: copticYearOf(reference), month: 0 };
  const starts = [now.year - 2, now.year - 1, now.year, now.year + 1, now.year + 2].map(
    (year) => dayIn(m.calendar, year, m.month!, 1)!,
  );
  // The month we are in is neither past nor to come.
  const current = starts.find((start) => start <= reference && reference < start + 30);
  if (current !== undefined && m.toward !== TOWARD.past && m.toward !== TOWARD.next) return current;
  return choose(
    current === undefined ? starts : starts.filter((start) => start !== current),
    reference,
    m,
    context,
    WINDOW,
  );
}

// Parts of years

function resolvePortion(m: Moment, context: Context): Fields {
  const { kind, index } = m.portion!;
  const grain = kind === 1 ? 'quarter' : kind === 2 ? 'half' : 'range';
  if (m.yearKind || kind === 4) return { grain: kind === 4 ? 'term' : grain };
  if (m.month !== undefined || m.shift?.unit === UNIT.month || m.anaphor?.unit === UNIT.month)
    return halfOfMonth(m, context);
  const year =
    m.year ??
    relativeYear(m, context) ??
    (m.anaphor || m.vague || context.reference === undefined ? undefined : yearOfPortion(m, context));
  if (year === undefined || m.calendar === 'hijri') return { grain };
  const parts = kind === 1 ? 4 : kind === 2 ? 2 : 3;
  const which = index === 99 ? parts : index;
  if (which > parts) return { grain };
  if (kind === 3) return { value: `${monthText(year, which * 4 - 3)}/${monthText(year, which * 4)}`, grain };
  return { value: `${yearText(year)}-${kind === 1 ? 'Q' : 'H'}${which}`, grain };
}

/** A quarter without a year is the last one that has begun. */
function yearOfPortion(m: Moment, context: Context): number {
  const { year, month } = gregorian(context.reference!);
  if (m.toward === TOWARD.next || context.future) return year;
  const begun = m.portion!.kind === 1 ? (m.portion!.index - 1) * 3 + 1 <= month : true;
  return begun ? year : year - 1;
}

function halfOfMonth(m: Moment, context: Context): Fields {
  const { portion, ...rest } = m;
  const month = resolveMoment(rest, context);
  if (month.first === undefined || month.final === undefined || portion!.kind !== 2) return { grain: 'range' };
  const first = portion!.index === 1 ? month.first : month.first + 15;
  const final = portion!.index === 1 ? month.first + 14 : month.final;
  return { value: `${dayText(first)}/${dayText(final)}`, grain: 'range', first, final };
}

const SEASONS = ['', 'SP', 'SU', 'FA', 'WI'];
const SEASON_MONTHS = [0, 3, 6, 9, 12];

function resolveSeason(m: Moment, context: Context): Fields {
  const code = SEASONS[m.season!];
  const text = (year: number): Fields => ({
    value: `${yearText(year)}-${code}`,
    grain: 'season',
    stated: m.year === undefined ? `XXXX-${code}` : undefined,
  });
  if (m.yearEnd !== undefined) return { value: `${yearText(m.year!)}/${yearText(m.yearEnd)}`, grain: 'season' };
  const year = m.year ?? relativeYear(m, context);
  if (year !== undefined && m.calendar === undefined) return text(year);
  if (context.reference === undefined || m.toward === undefined || m.calendar !== undefined)
    return { grain: 'season', stated: `XXXX-${code}` };
  const now = gregorian(context.reference);
  const today = monthIndex(now.year, now.month);
  const starts = [now.year - 2, now.year - 1, now.year, now.year + 1].map((candidate) => ({
    candidate,
    start: monthIndex(candidate, SEASON_MONTHS[m.season!]!),
  }));
  const past = starts.filter(({ start }) => start + 3 <= today);
  const coming = starts.filter(({ start }) => start > today);
  const current = starts.find(({ start }) => start <= today && today < start + 3);
  const chosen =
    m.toward === TOWARD.past ? past.at(-1) : m.toward === TOWARD.next ? coming[0] : (current ?? nearest(starts, today));
  return chosen ? text(chosen.candidate) : { grain: 'season' };
}

const nearest = (
  starts: readonly { candidate: number; start: number }[],
  today: number,
): { candidate: number; start: number } | undefined =>
  [...starts].sort((a, b) => Math.abs(a.start - today) - Math.abs(b.start - today))[0];

// Years and longer

function resolveYear(m: Moment, context: Context): Fields {
  if (m.year === undefined) return { grain: 'year' };
  if (m.yearEnd !== undefined) {
    const common = (year: number): number => (m.calendar === 'hijri' ? gregorian(hijriMonthEnd(year, 12)).year : year);
    return {
      value: `${yearText(common(m.year))}/${yearText(common(m.yearEnd))}`,
      grain: 'year',
      ...(m.calendar === 'hijri' ? { calendar: 'hijri' as const } : {}),
    };
  }
  if (m.others) return resolveYearList(m);
  if (m.calendar === 'hijri') {
    const [first, final] = [hijriDay(m.year, 1, 1), hijriMonthEnd(m.year, 12)];
    return {
      value: `${dayText(first)}/${dayText(final)}`,
      grain: 'year',
      calendar: 'hijri',
      stated: yearText(m.year),
      first,
      final,
      approximate: hijriYearIsKnown(m.year) ? undefined : true,
    };
  }
  if (m.calendar === 'coptic')
    return { value: `${dayText(copticDay(m.year, 1, 1))}/${dayText(copticDay(m.year + 1, 1, 1) - 1)}`, grain: 'year' };
  void context;
  return { value: yearText(m.year), grain: 'year', first: dayOf(m.year, 1, 1), final: dayOf(m.year, 12, 31) };
}

function resolveYearList(m: Moment): Fields {
  const years = [m.year!, ...m.others!];
  if (m.calendar === 'hijri')
    return {
      value: `${dayText(hijriDay(years[0]!, 1, 1))}/${dayText(hijriMonthEnd(years.at(-1)!, 12))}`,
      grain: 'range',
      calendar: 'hijri',
    };
  return listValue(years, yearText, 'year');
}

function resolveDecade(m: Moment, context: Context): Fields {
  const hundreds =
    m.century !== undefined ? m.century - 1 : m.shift?.unit === UNIT.century ? centuryNow(context) + m.shift.by : 19;
  if (m.anaphor || hundreds < 0 || m.calendar === 'hijri') return { grain: 'decade' };
  return { value: `${pad(hundreds)}${m.decade! / 10}X`, grain: 'decade' };
}

/** Hundreds of the reference year; texts without one are of our century. */
const centuryNow = (context: Context): number =>
  context.reference === undefined ? 20 : Math.floor(gregorian(context.reference).year / 100);

function resolveCentury(m: Moment): Fields {
  const hundreds = (century: number): string => (century < 0 ? `-${pad(-century - 1)}XX` : `${pad(century - 1)}XX`);
  if (m.calendar === 'hijri') {
    const middle = gregorian(hijriDay(m.century! * 100 - 50, 1, 1)).year;
    return { value: `${pad(Math.floor(middle / 100))}XX`, grain: 'century', calendar: 'hijri', approximate: true };
  }
  if (m.others) return { value: `${hundreds(m.century!)}/${hundreds(m.others.at(-1)!)}`, grain: 'range' };
  return { value: hundreds(m.century!), grain: 'century' };
}

/** `العام نفسه`, `الشهر ذاته من عام 2023`, `السنة السابقة`. */
function resolveAnaphor(m: Moment, context: Context): Fields {
  const { unit, by } = m.anaphor!;
  const { last } = context;
  if (unit === UNIT.month && last.month !== undefined) {
    const { year, month } = fromIndex(last.month + by);
    return monthFields(m.year ?? year, month);
  }
  if (unit === UNIT.year && last.year !== undefined) return { value: yearText(last.year + by), grain: 'year' };
  return { grain: grainOfUnit(unit) };
}

function resolveShift(m: Moment, context: Context): Fields {
  const { unit, by } = m.shift!;
  const { reference } = context;
  const grain = grainOfUnit(unit);
  if (unit === UNIT.century) return { value: `${pad(centuryNow(context) + by)}XX`, grain };
  const letter = { [UNIT.week]: 'W', [UNIT.month]: 'M', [UNIT.year]: 'Y' }[unit as 6 | 7 | 10];
  const stated = letter ? duration(by, letter) : undefined;
  if (reference === undefined || m.yearKind === 2) return { grain, stated };
  const { year, month } = gregorian(reference);
  if (m.yearKind === 1) return { ...seasonYears(year, month, by, grain), stated };
  switch (unit) {
    case UNIT.week:
      return { value: weekText(reference + by * 7, context), grain, stated };
    case UNIT.month: {
      const { year: y, month: mo } = fromIndex(monthIndex(year, month) + by);
      return { ...monthFields(y, mo), stated };
    }
    case UNIT.year:
      return m.yearKind === 3 ? hijriYear(hijri(reference).year + by) : { value: yearText(year + by), grain, stated };
    case UNIT.sports: {
      return seasonYears(year, month, by, grain);
    }
    case UNIT.decade:
      return by === 0 ? { value: `${Math.floor(year / 10)}X`, grain } : { grain };
    default:
      return { grain };
  }
}

/** School years and sports seasons begin in August or September; in the summer between only the last and the next are clear. */
function seasonYears(year: number, month: number, by: number, grain: string): Fields {
  if (month === 7 && by === 0) return { grain };
  const between = month >= 6 && month <= 8;
  const current = month >= 8 ? year : year - 1;
  const start = between && by !== 0 ? year + (by > 0 ? by - 1 : by) : current + by;
  return { value: `${yearText(start)}/${yearText(start + 1)}`, grain };
}

function hijriYear(year: number): Fields {
  return {
    value: `${dayText(hijriDay(year, 1, 1))}/${dayText(hijriMonthEnd(year, 12))}`,
    grain: 'year',
    calendar: 'hijri',
  };
}

// Spans

function resolveSpan(span: NonNullable<Moment['span']>, context: Context): Fields {
  const { reference } = context;
  const { unit, count, past } = span;
  if (reference === undefined || count === undefined || count > 999) return { grain: 'span' };
  const { year, month } = gregorian(reference);
  const between = (from: string, to: string): Fields => ({ value: `${from}/${to}`, grain: 'span' });
  switch (unit) {
    case UNIT.hour: {
      const days = Math.ceil(count / 24);
      return past
        ? between(dayText(reference - days), dayText(reference))
        : between(dayText(reference), dayText(reference + days));
    }
    case UNIT.day:
    case UNIT.night:
      return past
        ? between(dayText(reference - count), dayText(reference - 1))
        : between(dayText(reference + 1), dayText(reference + count));
    case UNIT.week:
      return past
        ? between(weekText(reference - count * 7, context), weekText(reference - 7, context))
        : between(weekText(reference + 7, context), weekText(reference + count * 7, context));
    case UNIT.month: {
      const now = monthIndex(year, month);
      return past ? between(indexText(now - count), indexText(now)) : between(indexText(now), indexText(now + count));
    }
    case UNIT.year:
      return past ? between(yearText(year - count), yearText(year)) : between(yearText(year), yearText(year + count));
    default:
      return { grain: 'span' };
  }
}

// Feasts

function resolveFeast(m: Moment, context: Context): Fields {
  const day = placeFeast(m, context);
  const part = m.part === undefined ? '' : `T${PART_CODES[m.part]}`;
  if (m.vague || day === undefined) return { grain: 'feast' };
  const shifted = day + (m.feastDay ?? 1) - 1;
  return { value: dayText(shifted) + part, grain: 'feast', first: shifted, final: shifted };
}

function placeFeast(m: Moment, context: Context): number | undefined {
  const name = m.feast!;
  const year = m.year ?? relativeYear(m, context) ?? m.twin?.year;
  if (year !== undefined) {
    if (name === 'eid') return undefined;
    return m.calendar === 'hijri' ? hijriFeastDay(name, year) : feastDay(name, year);
  }
  if (context.reference === undefined || m.anaphor) return undefined;
  const now = gregorian(context.reference).year;
  const names = name === 'eid' ? ['eid-al-fitr', 'eid-al-adha'] : [name];
  const days = names.flatMap((each) => [now - 1, now, now + 1].map((candidate) => feastDay(each, candidate)));
  const known = days.filter((day) => day !== undefined).sort((a, b) => a - b);
  if (known.length === 0) return undefined;
  if (m.toward !== undefined) return choose(known, context.reference, m, context, WINDOW);
  const { reference } = context;
  const near = known.reduce((best, day) => (Math.abs(day - reference) < Math.abs(best - reference) ? day : best));
  return Math.abs(near - reference) <= (name === 'eid' ? 45 : 180) ? near : undefined;
}

// Ranges

function resolveRange(range: Range, context: Context): Fields {
  const from = resolveMoment(range.from, context);
  let to = resolveMoment(range.to, context);
  // من الأحد إلى الأربعاء المقبلين: the second follows the first.
  const loose = range.to.weekday !== undefined && range.to.day === undefined;
  if (loose && from.first !== undefined && to.first !== undefined) {
    const final = followingWeekday(from.first, range.to.weekday!)!;
    to = { ...to, value: dayText(final) + timeText(range.to), first: final, final };
  } else if (range.to.hour !== undefined && range.to.day === undefined && from.first !== undefined) {
    to = resolveMoment(range.to, { ...context, sentenceDay: from.first });
  }
  const calendar = from.calendar ?? to.calendar;
  const conflict = from.conflict ?? to.conflict;
  const shared = { grain: 'range', calendar, conflict, approximate: from.approximate ?? to.approximate };
  if (from.value === undefined || to.value === undefined) return shared;
  return {
    ...shared,
    value: `${from.value.split('/')[0]}/${to.value.split('/').at(-1)}`,
    first: from.first,
    final: to.final,
  };
}
