/** Values of days and times of day. */
import { followingWeekday, placeDay } from './day-place.js';
import type { Moment } from './moment.js';
import type { Context, Fields } from './resolved.js';
import { PART, PART_CODES, UNIT } from './words.js';
import { dayText, duration, listValue, pad, yearText } from './written.js';

/** A day, or a time of one. */
export function resolveDay(m: Moment, context: Context): Fields {
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

/** `T14:30`, `TMO`; empty where the text says no time. */
export function timeText(m: Moment): string {
  if (m.hour !== undefined) return `T${pad(m.hour === 24 ? 0 : m.hour)}:${pad(m.minute ?? 0)}${m.utc ? 'Z' : ''}`;
  return m.part !== undefined && m.part !== PART.daylight ? `T${PART_CODES[m.part]}` : '';
}

function resolveDayList(m: Moment, context: Context): Fields {
  const { others, ...first } = m;
  const from = placeDay(first, context).day;
  const rest = others!.map((other) =>
    m.day !== undefined ? placeDay({ ...first, day: other }, context).day : followingWeekday(from, other),
  );
  return listValue([from, ...rest], dayText, 'day');
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
