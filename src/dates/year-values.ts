/** Values of years, decades and centuries. */
import { copticDay, dayOf, gregorian, hijriDay, hijriMonthEnd, hijriYearIsKnown } from './calendar.js';
import type { Moment } from './moment.js';
import type { Context, Fields } from './resolved.js';
import { UNIT } from './words.js';
import { dayText, listValue, pad, yearText } from './written.js';

/** A year, a school year, several years. */
export function resolveYear(m: Moment): Fields {
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

/** `التسعينيات`, `ستينيات القرن التاسع عشر`. */
export function resolveDecade(m: Moment, context: Context): Fields {
  const hundreds =
    m.century !== undefined ? m.century - 1 : m.shift?.unit === UNIT.century ? centuryNow(context) + m.shift.by : 19;
  if (m.anaphor || hundreds < 0 || m.calendar === 'hijri') return { grain: 'decade' };
  return { value: `${pad(hundreds)}${m.decade! / 10}X`, grain: 'decade' };
}

/** Hundreds of the reference year; texts without one are of our century. */
export const centuryNow = (context: Context): number =>
  context.reference === undefined ? 20 : Math.floor(gregorian(context.reference).year / 100);

/** `القرن التاسع عشر`, before Christ and after the Hijra, too. */
export function resolveCentury(m: Moment): Fields {
  const hundreds = (century: number): string => (century < 0 ? `-${pad(-century - 1)}XX` : `${pad(century - 1)}XX`);
  if (m.calendar === 'hijri') {
    const middle = gregorian(hijriDay(m.century! * 100 - 50, 1, 1)).year;
    return { value: `${pad(Math.floor(middle / 100))}XX`, grain: 'century', calendar: 'hijri', approximate: true };
  }
  if (m.others) return { value: `${hundreds(m.century!)}/${hundreds(m.others.at(-1)!)}`, grain: 'range' };
  return { value: hundreds(m.century!), grain: 'century' };
}
