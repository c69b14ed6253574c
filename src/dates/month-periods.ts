/** Months, and weeks of a month. */
import type { Tape } from './lexer.js';
import { isBeside, isNear, SLASH } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { finishMonth, readRelativeMonth } from './month-end.js';
import { hasAnd, readMonth, readToward } from './months.js';
import { readOrdinal } from './numerals.js';
import { type Reader, reading } from './period-reader.js';
import { ROLE, TOWARD, UNIT } from './words.js';

/** `شهر أكتوبر 2023`, `آذار الماضي`, `تموز 2006`, `شهري ماي ويونيو`. A weak name alone is left to the guards. */
export const month: Reader = (tape, at) => {
  const word = tape.word(at);
  let from = at;
  if (isRamadan(tape, at)) return { end: at + 2, moment: { calendar: 'hijri', month: 9 }, rule: 'date.hijri-month' };
  const headed = word.unit === UNIT.month && word.plural === 0 && (!word.definite || word.dual !== 0);
  if (headed) {
    from++;
    if (!isNear(tape, from) || tape.prefix(from) !== 0) return undefined;
  }
  const name = readMonth(tape, from);
  if (!name) {
    if (!headed || !tape.isNumber(from) || word.dual !== 0) return undefined;
    return numberedMonth(tape, from);
  }
  const moment: Moment = {
    ...(name.calendar === 'gregorian' ? {} : { calendar: name.calendar }),
    month: name.month,
    ...(name.twin === undefined ? {} : { twinMonth: name.twin }),
  };
  if (word.dual !== 0 && headed) {
    const second = hasAnd(tape, name.end) ? readMonth(tape, name.end) : undefined;
    if (!second || second.calendar !== name.calendar) return undefined;
    const both = finishMonth(tape, second.end, { ...moment, month: second.month });
    return both
      ? { end: both.end, moment: { ...both.moment, month: name.month, others: [second.month] }, rule: 'date.months' }
      : undefined;
  }
  const part = finishMonth(tape, name.end, moment);
  return reading(part, name.calendar === 'gregorian' ? 'month' : `${name.calendar}-month`);
};

/** `شهر الصيام`, `الشهر الفضيل`, `الشهر الكريم`. */
function isRamadan(tape: Tape, at: number): boolean {
  const { unit, plural, dual, definite } = tape.word(at);
  if (unit !== UNIT.month || plural + dual !== 0 || !isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return false;
  const next = tape.word(at + 1);
  return definite ? next.blessed !== 0 : next.fasting !== 0 && next.hijri === 0;
}

/** `شهر 5/2024`, `شهر 8`. */
function numberedMonth(tape: Tape, at: number): Reading | undefined {
  const value = tape.number(at);
  if (!(value >= 1 && value <= 12)) return undefined;
  if (tape.mark(at + 1) === SLASH && tape.digits(at + 2) === 4 && isBeside(tape, at + 1) && isBeside(tape, at + 2)) {
    return { end: at + 3, moment: { month: value, year: tape.number(at + 2) }, rule: 'date.month' };
  }
  const toward = readToward(tape, at + 1);
  return toward ? { end: toward.end, moment: { month: value, toward: toward.toward }, rule: 'date.month' } : undefined;
}

/** `الشهر الجاري`, `هذا الشهر`. */
export const relativeMonth: Reader = (tape, at, edged) => {
  const word = tape.word(at);
  if (word.unit !== UNIT.month && word.role === 0 && !(edged && word.toward === TOWARD.current)) return undefined;
  const part = readRelativeMonth(tape, at);
  if (part && (edged || word.toward === 0)) return reading(part, 'relative-month');
  return undefined;
};

/** `الأسبوع الأول من يناير`, `الأسبوع الثالث من هذا الشهر`. */
export const weekOfMonth: Reader = (tape, at) => {
  const word = tape.word(at);
  if (word.unit !== UNIT.week || word.plural + word.dual !== 0 || !word.definite) return undefined;
  const ordinal = readOrdinal(tape, at + 1);
  if (!ordinal || !isNear(tape, at + 1) || (ordinal.value > 5 && ordinal.value !== 99)) return undefined;
  if (tape.word(ordinal.end).role !== ROLE.from || !isNear(tape, ordinal.end)) return undefined;
  const from = ordinal.end + 1;
  const inner = readRelativeMonth(tape, from) ?? month(tape, from, true);
  return inner ? { end: inner.end, moment: { ...inner.moment, week: ordinal.value }, rule: 'date.week' } : undefined;
};
