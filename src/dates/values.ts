/** What stated times mean: ISO 8601 with EDTF marks, resolved against the reference date. Policies: docs/dates.md. */
import type { DateValue } from '../document.js';
import { followingWeekday } from './day-place.js';
import { resolveDay, timeText } from './day-values.js';
import { resolveFeast } from './feast-values.js';
import { isRange, type Meaning, type Moment, type Range } from './moment.js';
import { resolveMonth } from './month-values.js';
import { grainOfUnit, resolveAnaphor, resolveShift, resolveSpan } from './relative-values.js';
import type { Context, Fields } from './resolved.js';
import { halfOfMonth, isOfMonth, resolveWeekend, weekOfMonth } from './week-values.js';
import { EDGES, UNIT } from './words.js';
import { dayText } from './written.js';
import { resolvePortion, resolveSeason } from './year-part-values.js';
import { resolveCentury, resolveDecade, resolveYear } from './year-values.js';

/** What a stated time means. */
export const resolve = (meaning: Meaning, context: Context): Fields =>
  isRange(meaning) ? resolveRange(meaning, context) : resolveMoment(meaning, context);

/** What a mention says of it: neither empty fields nor the days that only resolution asks for. */
export function dateValue(fields: Fields): DateValue {
  const value: Record<string, unknown> = {};
  for (const name in fields) {
    const field = fields[name as keyof Fields];
    if (field !== undefined && name !== 'first' && name !== 'final') value[name] = field;
  }
  return value as unknown as DateValue;
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
  if (m.week !== undefined) return weekOfMonth(m, resolveMoment({ ...m, week: undefined }, context), context);
  if (m.portion)
    return isOfMonth(m)
      ? halfOfMonth(m, resolveMoment({ ...m, portion: undefined }, context))
      : resolvePortion(m, context);
  if (m.month !== undefined) return resolveMonth(m, context);
  if (m.season !== undefined) return resolveSeason(m, context);
  if (m.decade !== undefined) return resolveDecade(m, context);
  if (m.century !== undefined) return resolveCentury(m);
  if (m.anaphor) return resolveAnaphor(m, context);
  if (m.shift) return resolveShift(m, context);
  return resolveYear(m);
}

const isDayLevel = (m: Moment): boolean =>
  m.day !== undefined ||
  m.weekday !== undefined ||
  m.hour !== undefined ||
  m.part !== undefined ||
  m.shift?.unit === UNIT.day ||
  m.anaphor?.unit === UNIT.day;

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
