/** Values of what is counted from the reference date or from what the text named last: العام الماضي, الشهر نفسه, الأيام الثلاثة الماضية. */
import { gregorian, hijri, hijriDay, hijriMonthEnd } from './calendar.js';
import type { Moment } from './moment.js';
import { monthFields } from './month-values.js';
import type { Context, Fields } from './resolved.js';
import { UNIT, UNIT_NAMES } from './words.js';
import { dayText, duration, fromIndex, indexText, monthIndex, pad, weekText, yearText } from './written.js';
import { centuryNow } from './year-values.js';

/** Grains of units that no calendar counts by. */
const SMALL_GRAINS: Readonly<Record<number, string>> = {
  [UNIT.minute]: 'time',
  [UNIT.hour]: 'time',
  [UNIT.night]: 'day',
  [UNIT.day]: 'day',
};

/** The grain of a time that is so many units away. */
export function grainOfUnit(unit: number): string {
  return SMALL_GRAINS[unit] ?? UNIT_NAMES[unit] ?? 'span';
}

/** `العام نفسه`, `الشهر ذاته من عام 2023`, `السنة السابقة`. */
export function resolveAnaphor(m: Moment, context: Context): Fields {
  const { unit, by } = m.anaphor!;
  const { last } = context;
  if (unit === UNIT.month && last.month !== undefined) {
    const { year, month } = fromIndex(last.month + by);
    return monthFields(m.year ?? year, month);
  }
  if (unit === UNIT.year && last.year !== undefined) return { value: yearText(last.year + by), grain: 'year' };
  return { grain: grainOfUnit(unit) };
}

/** `الأسبوع المقبل`, `العام الماضي`, `القرن الماضي`. */
export function resolveShift(m: Moment, context: Context): Fields {
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

/** `الأيام الثلاثة الماضية`. */
export function resolveSpan(span: NonNullable<Moment['span']>, context: Context): Fields {
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
