/** Values of months, of our calendar and of others. */
import type { DateValue } from '../document.js';
import { copticYearOf, dayOf, daysInMonth, gregorian, hijri, hijriMonthEnd, hijriYearIsKnown } from './calendar.js';
import { dayIn, hijriInCommonYear, WINDOW } from './day-place.js';
import type { Moment } from './moment.js';
import type { Context, Fields } from './resolved.js';
import { TOWARD, UNIT } from './words.js';
import { dayText, fromIndex, indexText, listValue, monthIndex, monthText, pad, yearText } from './written.js';
import { choose, hijriThisYear, relativeYear } from './year-choice.js';

/** A month, or several. */
export function resolveMonth(m: Moment, context: Context): Fields {
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

/** A month of our calendar. */
export function monthFields(year: number, month: number): Fields {
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
