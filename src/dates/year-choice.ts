/** The year of a time that states none. */
import { gregorian, hijri, hijriDay } from './calendar.js';
import type { Moment } from './moment.js';
import type { Context } from './resolved.js';
import { TOWARD, UNIT } from './words.js';

/** The candidate that the adjective asks for, else the one in the window. Candidates are in order. */
export function choose(
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

/** The year of `العام الماضي`, `العام نفسه`. */
export function relativeYear(m: Moment, context: Context): number | undefined {
  if (m.shift?.unit === UNIT.year)
    return context.reference === undefined ? undefined : gregorian(context.reference).year + m.shift.by;
  if (m.anaphor?.unit === UNIT.year)
    return context.last.year === undefined ? undefined : context.last.year + m.anaphor.by;
  return undefined;
}

/** `صفر من هذا العام`: beside a Hijri month this year is the Hijri one. */
export function hijriThisYear(m: Moment, context: Context, day: number): number | undefined {
  if (context.reference === undefined || !m.shift) return undefined;
  return hijriDay(hijri(context.reference).year + m.shift.by, m.month!, day);
}
