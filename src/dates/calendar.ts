/**
 * Calendars as day arithmetic. A day is an integer: days since 1970-01-01 in the proleptic Gregorian calendar.
 * Years are astronomical (0 is 1 BC). All functions are pure and total on integers.
 */
import { FIRST_HIJRI_DAY, FIRST_HIJRI_YEAR, HIJRI_MONTHS } from './hijri-months.js';

export type Calendar = 'gregorian' | 'hijri' | 'coptic';

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAYS_IN_400_YEARS = 146097;
/** 1970-01-01 counted from 0000-03-01. */
const UNIX_DAY = 719468;

/** The day of a Gregorian date; the algorithm counts years from March, so that leap days come last. */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return (
    era * DAYS_IN_400_YEARS +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    UNIX_DAY
  );
}

export function gregorian(day: number): CalendarDate {
  const z = day + UNIX_DAY;
  const era = Math.floor(z / DAYS_IN_400_YEARS);
  const dayOfEra = z - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export function daysInMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - dayOf(year, month, 1);
}

/** ISO weekday of a day: Monday 1 to Sunday 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week: the year it belongs to and its number. */
export function isoWeek(day: number): { year: number; week: number } {
  const thursday = day - weekdayOf(day) + 4;
  const { year } = gregorian(thursday);
  return { year, week: Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1 };
}

let monthStarts: Int32Array | undefined;
/** First day of each month in the Umm al-Qura table, and the day after its last. */
const hijriMonthStarts = (): Int32Array => (monthStarts ??= startsOfHijriMonths());
const HIJRI_YEARS = HIJRI_MONTHS.length / 3;

function startsOfHijriMonths(): Int32Array {
  const starts = new Int32Array(HIJRI_YEARS * 12 + 1);
  let day = FIRST_HIJRI_DAY;
  for (let year = 0; year < HIJRI_YEARS; year++) {
    const lengths = Number.parseInt(HIJRI_MONTHS.slice(year * 3, year * 3 + 3), 16);
    for (let month = 0; month < 12; month++) {
      starts[year * 12 + month] = day;
      day += (lengths >> month) & 1 ? 30 : 29;
    }
  }
  starts[HIJRI_YEARS * 12] = day;
  return starts;
}

/** Whether the Umm al-Qura table knows the Hijri year; outside of it days come from civil arithmetic and are approximate. */
export const hijriYearIsKnown = (year: number): boolean =>
  year >= FIRST_HIJRI_YEAR && year < FIRST_HIJRI_YEAR + HIJRI_YEARS;

/** 1 Muharram 1 of the civil (tabular) Islamic calendar: 16 July 622 Julian. */
const CIVIL_EPOCH = -492148;

function civilHijriDay(year: number, month: number, day: number): number {
  return CIVIL_EPOCH + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + Math.ceil(29.5 * (month - 1)) + day - 1;
}

/** The day of a Hijri date by Umm al-Qura; by civil arithmetic outside its table (see `hijriYearIsKnown`). */
export function hijriDay(year: number, month: number, day: number): number {
  if (!hijriYearIsKnown(year)) return civilHijriDay(year, month, day);
  return hijriMonthStarts()[(year - FIRST_HIJRI_YEAR) * 12 + month - 1]! + day - 1;
}

/** First day of the month after; safe at the edges of the table. */
export function hijriMonthEnd(year: number, month: number): number {
  if (!hijriYearIsKnown(year))
    return (month === 12 ? civilHijriDay(year + 1, 1, 1) : civilHijriDay(year, month + 1, 1)) - 1;
  return hijriMonthStarts()[(year - FIRST_HIJRI_YEAR) * 12 + month]! - 1;
}

/** The Hijri date of a day: exact within the table, civil outside. */
export function hijri(day: number): CalendarDate {
  const starts = hijriMonthStarts();
  const last = starts.length - 1;
  if (day >= FIRST_HIJRI_DAY && day < starts[last]!) {
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= day) low = middle;
      else high = middle;
    }
    return {
      year: FIRST_HIJRI_YEAR + Math.floor(low / 12),
      month: (low % 12) + 1,
      day: day - starts[low]! + 1,
    };
  }
  const year = Math.floor((30 * (day - CIVIL_EPOCH) + 10646) / 10631);
  const dayOfYear = day - civilHijriDay(year, 1, 1);
  const month = Math.min(12, Math.floor(dayOfYear / 29.5) + 1);
  return { year, month, day: day - civilHijriDay(year, month, 1) + 1 };
}

/** 1 Thout 1 of the era of the Martyrs: 29 August 284 Julian. */
const COPTIC_EPOCH = -615558;

/** The day of a Coptic date: twelve months of 30 days and a short thirteenth. */
export function copticDay(year: number, month: number, day: number): number {
  return COPTIC_EPOCH + 365 * (year - 1) + Math.floor(year / 4) + 30 * (month - 1) + day - 1;
}

export function copticYearOf(day: number): number {
  return Math.floor((4 * (day - COPTIC_EPOCH) + 1463) / 1461);
}

/** Easter Sunday: `western` by the Gregorian computus, else the Orthodox one, both as Gregorian days. */
export function easter(year: number, western: boolean): number {
  if (!western) return orthodoxEaster(year);
  const a = year % 19;
  const century = Math.floor(year / 100);
  const c = year % 100;
  const h =
    (19 * a + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) %
    30;
  const l = (32 + 2 * (century % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Meeus' Julian algorithm, its result moved to the Gregorian calendar. */
function orthodoxEaster(year: number): number {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const n = d + e + 114;
  const julianLag = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1) + julianLag;
}
