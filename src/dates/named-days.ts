/** Days by name: parts of the day, اليوم and أمس, weekdays. */
import { readMidnight } from './clock.js';
import type { Tape } from './lexer.js';
import { isNear, OPEN } from './marks.js';
import type { Moment } from './moment.js';
import { readToward } from './months.js';
import { DEICTIC, PART, ROLE, TOWARD, UNIT } from './words.js';
import { type Part, towardFields } from './years.js';

/** `مساء`, `بعد ظهر`, `منتصف ليل`, `صباحا`. */
export function readPart(tape: Tape, at: number): Part | undefined {
  const word = tape.word(at);
  const midnight = readMidnight(tape, at);
  if (midnight) return midnight;
  if (word.role === ROLE.after || word.role === ROLE.before) {
    const next = tape.word(at + 1);
    if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return undefined;
    if (next.part !== PART.noon || next.folded === 'ظهرا') return undefined;
    return { end: at + 2, moment: { part: word.role === ROLE.after ? PART.afternoon : PART.morning } };
  }
  if (word.edge === 2) {
    const next = tape.word(at + 1);
    if (next.deictic === DEICTIC.tonight && isNear(tape, at + 1) && tape.prefix(at + 1) === 0)
      return readTonight(tape, at + 1);
    const named = next.part === PART.night || next.part === PART.daylight;
    return named && isNear(tape, at + 1) && tape.prefix(at + 1) === 0
      ? { end: at + 2, moment: { part: next.part === PART.night ? PART.night : PART.noon } }
      : undefined;
  }
  if (word.part === 0) return undefined;
  if (word.part === PART.daylight) return word.definite ? undefined : { end: at + 1, moment: {} };
  // عصر اليوم is an afternoon, العصر alone a prayer or an age.
  return word.definite ? undefined : { end: at + 1, moment: { part: word.part } };
}

const day = (by: number): Moment => ({ shift: { unit: UNIT.day, by } });

/** `اليوم`, `أمس`, `أول من أمس`, `أمس الأول`, `غدا`, `بعد غد`, `الليلة الماضية`, `اليوم نفسه`, `هذا المساء`. */
export function readDeictic(tape: Tape, at: number): Part | undefined {
  const word = tape.word(at);
  const next = tape.word(at + 1);
  const near = isNear(tape, at + 1) && tape.prefix(at + 1) === 0;
  if (word.role === ROLE.this || word.role === ROLE.that || word.role === ROLE.same)
    return near ? readDemonstrative(tape, at) : undefined;
  if (word.role === ROLE.after && near && next.deictic === DEICTIC.tomorrow && next.folded !== 'غدا')
    return { end: at + 2, moment: day(2) };
  if (word.role === ROLE.before && near && next.deictic === DEICTIC.yesterday) {
    const first = tape.word(at + 2).ordinal === 1 && tape.word(at + 2).definite ? 1 : 0;
    return { end: at + 2 + first, moment: day(-2 - first) };
  }
  if (word.ordinal === 1 && !word.definite && near) {
    const from = next.role === ROLE.from ? at + 2 : at + 1;
    return tape.word(from).deictic === DEICTIC.yesterday && isNear(tape, from)
      ? { end: from + 1, moment: day(-2) }
      : undefined;
  }
  switch (word.deictic) {
    case DEICTIC.today:
      return readToday(tape, at);
    case DEICTIC.yesterday:
      if (near && next.ordinal === 1 && next.definite) return { end: at + 2, moment: day(-2) };
      return { end: near && next.folded === 'نفسه' ? at + 1 : at + 1, moment: day(-1) };
    case DEICTIC.tomorrow:
      if (word.folded === 'غدا' || word.folded === 'بكرا' || isTomorrow(tape, at))
        return { end: at + 1, moment: day(1) };
      return undefined;
    case DEICTIC.lastNight:
      return {
        end: near && next.ordinal === 1 && next.definite ? at + 2 : at + 1,
        moment: day(near && next.ordinal === 1 && next.definite ? -2 : -1),
      };
    case DEICTIC.tonight:
      return readTonight(tape, at);
    default:
      return undefined;
  }
}

/** `يوم غد`, `صباح الغد`, `غد (الاثنين)`: without such a neighbour غد is a party, a paper or a figure of speech. */
function isTomorrow(tape: Tape, at: number): boolean {
  const before = tape.word(at - 1);
  if ((before.unit === UNIT.day || before.part !== 0) && isNear(tape, at)) return true;
  const next = tape.mark(at + 1) === OPEN ? at + 2 : at + 1;
  return (
    tape.word(at).folded === 'غد' && tape.word(next).weekday !== 0 && tape.word(next).definite && isNear(tape, next)
  );
}

function readToday(tape: Tape, at: number): Part | undefined {
  const next = tape.word(at + 1);
  if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return { end: at + 1, moment: day(0) };
  if (
    next.toward === TOWARD.same ||
    ((next.toward === TOWARD.following || next.toward === TOWARD.previous) && next.definite)
  ) {
    return { end: at + 2, moment: towardFields(UNIT.day, next.toward, false)! };
  }
  // اليوم الأول من المؤتمر, اليوم الواحد, اليوم الأخير are no calendar day.
  if (next.eventful !== 0) return undefined;
  if (next.definite && next.weekday === 0 && (next.ordinal !== 0 || next.cardinal !== 0 || next.toward === TOWARD.past))
    return undefined;
  if (next.toward === TOWARD.current && next.definite) return { end: at + 2, moment: day(0) };
  return { end: at + 1, moment: day(0) };
}

/** `الليلة`, `الليلة الماضية`, `الليلة قبل الماضية`. */
function readTonight(tape: Tape, at: number): Part | undefined {
  const toward = readToward(tape, at + 1);
  if (!toward)
    return tape.word(at + 1).definite && tape.word(at + 1).ordinal !== 0
      ? undefined
      : { end: at + 1, moment: { ...day(0), part: PART.night } };
  const fields = towardFields(UNIT.day, toward.toward, toward.twice);
  return fields ? { end: toward.end, moment: { ...fields, part: PART.night } } : undefined;
}

/** `هذا اليوم`, `ذلك اليوم`, `نفس اليوم`, `هذا المساء`, `هذه الليلة`, `تلك الليلة`. */
function readDemonstrative(tape: Tape, at: number): Part | undefined {
  const { role } = tape.word(at);
  const next = tape.word(at + 1);
  const same: Moment = role === ROLE.this ? day(0) : { anaphor: { unit: UNIT.day, by: 0 } };
  if (next.deictic === DEICTIC.today) return { end: at + 2, moment: same };
  if (next.deictic === DEICTIC.tonight) return { end: at + 2, moment: { ...same, part: PART.night } };
  if (next.part !== 0 && next.definite && next.part !== PART.daylight && next.folded !== 'العصر')
    return { end: at + 2, moment: { ...same, part: next.part } };
  return undefined;
}

/** `الأحد`, `الأحد الماضي`, `الأحد قبل الماضي`; without article only after `يوم`, a part of the day or before an adjective. */
export function readWeekday(tape: Tape, at: number, headed: boolean): Part | undefined {
  const word = tape.word(at);
  const toward = readToward(tape, at + 1);
  const usable =
    toward && toward.toward !== TOWARD.same && toward.toward !== TOWARD.fresh && toward.toward !== TOWARD.recent
      ? toward
      : undefined;
  if (!word.definite && !headed && !usable) return undefined;
  if (word.weekday === 7 && !word.definite && !usable) return undefined;
  const moment: Moment = { weekday: word.weekday };
  if (!usable) return { end: at + 1, moment };
  return { end: usable.end, moment: { ...moment, toward: usable.toward, twice: usable.twice } };
}
