/** What follows the name of a month, and months without a name: الشهر الجاري. */
import type { Tape } from './lexer.js';
import { isBeside, isDash, isNear, SLASH } from './marks.js';
import type { Moment } from './moment.js';
import { readToward } from './months.js';
import { ROLE, TOWARD, UNIT } from './words.js';
import { type Part, readEra, readYearAfter, towardFields } from './years.js';

/** What follows a month: adjectives, honorifics, a year, `من كل عام`, `من الشهر الجاري`. */
export function finishMonth(tape: Tape, from: number, moment: Moment): Part | undefined {
  let at = from;
  const calendar = moment.calendar ?? 'gregorian';
  while (tape.word(at).blessed !== 0 && isNear(tape, at) && calendar === 'hijri') at++;
  const mark = tape.mark(at);
  const divided =
    (mark === SLASH || isDash(mark)) && tape.isNumber(at + 1) && isBeside(tape, at + 1) && tape.digits(at + 1) >= 2
      ? 1
      : 0;
  const year = readYearAfter(tape, at + divided, calendar, divided === 1 || moment.day === undefined);
  if (year) {
    const fields = year.moment.twin && calendar === 'hijri' ? { ...year.moment } : year.moment;
    const toward = readToward(tape, year.end);
    const spent = toward && toward.toward <= TOWARD.next && year.moment.shift === undefined ? toward.end : year.end;
    return { end: spent, moment: mergeYear(moment, fields) };
  }
  const era = calendar === 'gregorian' ? undefined : readEra(tape, at);
  if (calendar === 'coptic' && !era) return undefined;
  const toward = readToward(tape, at);
  if (toward && toward.toward !== TOWARD.fresh && toward.toward !== TOWARD.recent) {
    const again = readRedundantMonth(tape, toward.end);
    return { end: again ?? toward.end, moment: { ...moment, toward: toward.toward, twice: toward.twice } };
  }
  const again = readRedundantMonth(tape, at);
  if (again) {
    const relative = readRelativeMonth(tape, at + 1)!;
    const by = relative.moment.shift?.by ?? 0;
    return { end: again, moment: { ...moment, toward: by < 0 ? TOWARD.past : by > 0 ? TOWARD.next : TOWARD.current } };
  }
  return { end: era?.end ?? at, moment };
}

/** A Hijri year after a Gregorian month is no year of it; a common one after a Hijri month picks the Hijri year. */
function mergeYear(moment: Moment, fields: Moment): Moment {
  return {
    ...moment,
    ...fields,
    ...(moment.calendar ? { calendar: moment.calendar } : fields.calendar ? { calendar: fields.calendar } : {}),
  };
}

/** `15 أغسطس من الشهر المقبل`: the month is said twice. */
function readRedundantMonth(tape: Tape, at: number): number | undefined {
  if (tape.word(at).role !== ROLE.from || !isNear(tape, at)) return undefined;
  const relative = readRelativeMonth(tape, at + 1);
  return relative?.moment.shift ? relative.end : undefined;
}

/** `الشهر الجاري`, `هذا الشهر`, `نفس الشهر`, `الشهر ذاته`, `الجاري` alone. */
export function readRelativeMonth(tape: Tape, at: number): Part | undefined {
  if (!isNear(tape, at)) return undefined;
  const word = tape.word(at);
  const next = tape.word(at + 1);
  const isMonth = (index: number): boolean => {
    const { unit, plural, dual, definite } = tape.word(index);
    return unit === UNIT.month && plural === 0 && dual === 0 && definite && isNear(tape, index);
  };
  if (word.role === ROLE.this && isMonth(at + 1))
    return { end: at + 2, moment: { shift: { unit: UNIT.month, by: 0 } } };
  if ((word.role === ROLE.that || word.role === ROLE.same) && isMonth(at + 1))
    return { end: at + 2, moment: { anaphor: { unit: UNIT.month, by: 0 } } };
  if (!isMonth(at)) {
    return word.toward === TOWARD.current && word.definite && (!tape.isWord(at + 1) || next.role !== 0)
      ? { end: at + 1, moment: { shift: { unit: UNIT.month, by: 0 } } }
      : undefined;
  }
  const toward = next.toward !== 0 || next.role !== 0 ? readToward(tape, at + 1) : undefined;
  const fields = toward ? towardFields(UNIT.month, toward.toward, toward.twice) : undefined;
  if (!toward || !fields) return undefined;
  const year = fields.anaphor ? readYearAfter(tape, toward.end, 'gregorian') : undefined;
  return { end: year?.end ?? toward.end, moment: { ...fields, ...year?.moment } };
}
