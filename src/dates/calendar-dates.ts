/** Dates of a calendar: the number of a day, its month and its year. */
import type { Tape } from './lexer.js';
import { isBeside, isDash, isGlued, isNear, SLASH } from './marks.js';
import { finishMonth, readRelativeMonth } from './month-end.js';
import { readMonth } from './months.js';
import { type Count, readOrdinal } from './numerals.js';
import { type DayOptions, readNumericDate } from './numeric-dates.js';
import { ROLE, TOWARD, UNIT } from './words.js';
import { type Part, readYearAfter } from './years.js';

/** A calendar date: numeric, or day and month. `marked` says that a connector has announced it. */
export function readDate(tape: Tape, at: number, options: DayOptions, marked: boolean): Part | undefined {
  if (tape.isNumber(at)) return readNumericDate(tape, at, options, marked) ?? readDayMonth(tape, at);
  const { role } = tape.word(at);
  if (role === ROLE.the || tape.word(at).ordinal !== 0 || tape.word(at).cardinal >= 20 || tape.word(at).firstDay !== 0)
    return readDayMonth(tape, at);
  return tape.word(at).month !== 0 ? readEnglish(tape, at) : undefined;
}

/** `April 12, 2024`. */
function readEnglish(tape: Tape, at: number): Part | undefined {
  const { folded, month } = tape.word(at);
  if (folded.charCodeAt(0) > 0x7a || tape.digits(at + 1) > 2 || !isNear(tape, at + 1)) return undefined;
  const value = tape.number(at + 1);
  if (!(value >= 1 && value <= 31)) return undefined;
  const year = readYearAfter(tape, at + 2, 'gregorian');
  return { end: year?.end ?? at + 2, moment: { month, day: value, ...year?.moment } };
}

/** The number of a day. */
export interface DayNumber extends Count {
  /** The last day of the month: سلخ. */
  readonly last?: boolean;
}

/** The day of a month: `4`, `الـ 12`, `الثالث`, `الحادي والعشرين`, `غرة`. */
export function readDayNumber(tape: Tape, at: number): DayNumber | undefined {
  const word = tape.word(at);
  if (word.firstDay !== 0) return { value: word.firstDay === 1 ? 1 : 30, end: at + 1, last: word.firstDay === 2 };
  const from = word.role === ROLE.the && isBeside(tape, at + 1) ? at + 1 : at;
  if (tape.isNumber(from)) {
    const value = tape.number(from);
    return tape.digits(from) <= 2 && value >= 1 && value <= 31 ? { value, end: from + 1 } : undefined;
  }
  const ordinal = readOrdinal(tape, at);
  return ordinal && ordinal.value <= 31 ? ordinal : undefined;
}

/** Day, then month: `4 شباط 2026`, `الثالث من أيار`, `12/فبراير/2015`, `السابع والعشرين من الشهر الجاري`. */
export function readDayMonth(tape: Tape, at: number): Part | undefined {
  const number = readDayNumber(tape, at);
  return number ? readMonthOf(tape, number.end, number.value) : undefined;
}

/** `في 21 الجاري`, `يوم 21 الجاري`; but `المشاريع الـ 12 الجاري تنفيذها`. */
function isAnnounced(tape: Tape, before: number): boolean {
  const { role, unit, plural } = tape.word(before);
  return role === ROLE.in || role === ROLE.from || role === ROLE.until || (unit === UNIT.day && plural === 0);
}

/** The month and year after the number of a day. */
export function readMonthOf(tape: Tape, from: number, value: number): Part | undefined {
  let at = from;
  const mark = tape.mark(at);
  const divided = mark === SLASH || isDash(mark);
  if (divided) at++;
  else if (mark !== 0) return undefined;
  if (!isNear(tape, at)) return undefined;
  const joined = tape.word(at).role === ROLE.from && tape.prefix(at) === 0;
  if (joined) at++;
  const relative = joined ? readRelativeMonth(tape, at) : undefined;
  if (relative) return { end: relative.end, moment: { ...relative.moment, day: value } };
  const word = tape.word(at);
  if (at === from && word.toward === TOWARD.current && word.definite && isAnnounced(tape, from - 2))
    return { end: at + 1, moment: { shift: { unit: UNIT.month, by: 0 }, day: value } };
  if (word.unit === UNIT.month && word.plural === 0 && word.dual === 0 && !word.definite && isNear(tape, at + 1)) at++;
  if (!isNear(tape, at) || tape.prefix(at) !== 0) return undefined;
  const month = readMonth(tape, at);
  // 3 - صفر is a score.
  if (month?.weak && divided && isDash(mark) && !tape.isNumber(month.end) && !tape.isNumber(month.end + 1))
    return undefined;
  if (!month || (divided && month.calendar !== 'hijri' && !isGlued(tape, at) && mark !== SLASH && !isDash(mark)))
    return undefined;
  // طوبة is a brick and توت a berry: only with a year or era they are Coptic months.
  return finishMonth(tape, month.end, {
    ...(month.calendar === 'gregorian' ? {} : { calendar: month.calendar }),
    month: month.month,
    day: value,
    ...(month.twin === undefined ? {} : { twinMonth: month.twin }),
  });
}
