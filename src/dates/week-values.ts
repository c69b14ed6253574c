/** Values of weekends and of weeks and halves of a month. */
import { weekdayOf } from './calendar.js';
import type { Moment } from './moment.js';
import type { Context, Fields } from './resolved.js';
import { TOWARD, UNIT } from './words.js';
import { dayText, weekText } from './written.js';

/** The two days before the week begins anew. */
export function resolveWeekend(m: Moment, context: Context): Fields {
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

/** `الأسبوع الأول من يناير`, in the resolved month. */
export function weekOfMonth({ week, calendar }: Moment, month: Fields, context: Context): Fields {
  if (month.first === undefined || month.final === undefined) return { grain: 'week' };
  const first = week === 99 ? month.final - 6 : month.first + (week! - 1) * 7;
  if (calendar === 'hijri')
    return {
      value: `${dayText(first)}/${dayText(first + 6)}`,
      grain: 'week',
      calendar: 'hijri',
      first,
      final: first + 6,
    };
  return { value: weekText(first + 3, { ...context, weekLead: 0 }), grain: 'week' };
}

/** Whether a portion is of a month, not of a year. */
export const isOfMonth = ({ portion, yearKind, month, shift, anaphor }: Moment): boolean =>
  !yearKind &&
  portion!.kind !== 4 &&
  (month !== undefined || shift?.unit === UNIT.month || anaphor?.unit === UNIT.month);

/** `النصف الثاني من رمضان`, in the resolved month. */
export function halfOfMonth({ portion }: Moment, month: Fields): Fields {
  if (month.first === undefined || month.final === undefined || portion!.kind !== 2) return { grain: 'range' };
  const first = portion!.index === 1 ? month.first : month.first + 15;
  const final = portion!.index === 1 ? month.first + 14 : month.final;
  return { value: `${dayText(first)}/${dayText(final)}`, grain: 'range', first, final };
}
