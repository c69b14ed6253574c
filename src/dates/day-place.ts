/** Where the day of a stated time lies. */
import type { DateValue } from '../document.js';
import {
  copticDay,
  copticYearOf,
  dayOf,
  daysInMonth,
  gregorian,
  hijri,
  hijriDay,
  hijriYearIsKnown,
  weekdayOf,
} from './calendar.js';
import type { Moment } from './moment.js';
import type { Context } from './resolved.js';
import { TOWARD, UNIT } from './words.js';
import { fromIndex, monthIndex } from './written.js';
import { choose, hijriThisYear, relativeYear } from './year-choice.js';

interface Placed {
  readonly day: number | undefined;
  readonly conflict?: DateValue['conflict'];
  readonly approximate?: true | undefined;
}

/** Explicit dates win over weekdays, weekdays over `اليوم` and `أمس`. */
export function placeDay(m: Moment, context: Context): Placed {
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

/** The first such weekday from the day on. */
export const followingWeekday = (day: number | undefined, weekday: number): number | undefined =>
  day === undefined ? undefined : day + ((weekday - weekdayOf(day) + 7) % 7);

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
export function hijriInCommonYear(m: Moment, year: number): number | undefined {
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

/** The day of a date in its calendar, or undefined where the month has no such day. */
export function dayIn(calendar: Moment['calendar'], year: number, month: number, day: number): number | undefined {
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
export const WINDOW = { back: 214, ahead: 151 };

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
