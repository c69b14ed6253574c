/** Values of feasts. */
import { gregorian } from './calendar.js';
import { WINDOW } from './day-place.js';
import { feastDay, hijriFeastDay } from './feasts.js';
import type { Moment } from './moment.js';
import type { Context, Fields } from './resolved.js';
import { PART_CODES } from './words.js';
import { dayText } from './written.js';
import { choose, relativeYear } from './year-choice.js';

/** `عيد الفطر`, `ثاني أيام العيد`. */
export function resolveFeast(m: Moment, context: Context): Fields {
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
