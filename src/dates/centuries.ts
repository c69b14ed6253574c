/** Decades and centuries. */
import type { Tape } from './lexer.js';
import { isNear, SLASH } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { hasAnd, readToward } from './months.js';
import { readOrdinal } from './numerals.js';
import type { Reader } from './period-reader.js';
import { ERA, ROLE, UNIT } from './words.js';
import { readEra, towardFields } from './years.js';

/** `تسعينيات القرن الماضي`, `الثمانينات`, `عقد التسعينات`, `السبعينيات من القرن التاسع عشر`. */
export const decade: Reader = (tape, at) => {
  const word = tape.word(at);
  const headed = word.unit === UNIT.decade && word.plural + word.dual === 0 && !word.definite;
  const from = headed ? at + 1 : at;
  if (word.unit === UNIT.decade) {
    const numbered = readNumberedDecade(tape, at);
    if (numbered) return numbered;
  }
  const { decade: value, definite } = tape.word(from);
  if (value === 0 || (headed && !isNear(tape, from))) return undefined;
  let next = from + 1;
  const of = tape.word(next).role === ROLE.from;
  if (of) next++;
  const age = tape.word(next).age !== 0 && isNear(tape, next);
  if (age) return undefined;
  const inner = isNear(tape, next) && tape.prefix(next) === 0 ? century(tape, next, true) : undefined;
  if (inner) return { end: inner.end, moment: { ...inner.moment, decade: value }, rule: 'date.decade' };
  // خمسينيات وستينيات القرن الماضي: the century is of both.
  if (!of && tape.word(next).decade !== 0 && hasAnd(tape, next) && isNear(tape, next)) {
    const after = tape.word(next + 1).role === ROLE.from ? next + 2 : next + 1;
    const shared = isNear(tape, after) && tape.prefix(after) === 0 ? century(tape, after, true) : undefined;
    if (shared) return { end: from + 1, moment: { ...shared.moment, decade: value }, rule: 'date.decade' };
  }
  return definite || headed ? { end: from + 1, moment: { decade: value }, rule: 'date.decade' } : undefined;
};

/** `العقد الثاني من القرن العشرين`. */
function readNumberedDecade(tape: Tape, at: number): Reading | undefined {
  const ordinal = tape.word(at).definite ? readOrdinal(tape, at + 1) : undefined;
  if (!ordinal || tape.word(ordinal.end).role !== ROLE.from || !isNear(tape, ordinal.end)) return undefined;
  const whole = century(tape, ordinal.end + 1, true);
  const decade = ordinal.value === 99 ? 90 : (ordinal.value - 1) * 10;
  return whole && decade < 100
    ? { end: whole.end, moment: { ...whole.moment, decade }, rule: 'date.decade' }
    : undefined;
}

/** `القرن التاسع عشر`, `القرن 19`, `القرن الثالث قبل الميلاد`, `القرن السابع الهجري`, `القرنين التاسع عشر والعشرين`, `هذا القرن`. */
export const century: Reader = (tape, at) => {
  const word = tape.word(at);
  if (
    word.role === ROLE.this &&
    tape.word(at + 1).unit === UNIT.century &&
    tape.word(at + 1).definite &&
    isNear(tape, at + 1)
  ) {
    return { end: at + 2, moment: { shift: { unit: UNIT.century, by: 0 } }, rule: 'date.century' };
  }
  if (word.unit !== UNIT.century || word.plural !== 0 || (!word.definite && word.dual === 0)) return undefined;
  const common = tape.word(at + 1).era === ERA.common && isNear(tape, at + 1) ? 2 : 1;
  const toward = readToward(tape, at + common);
  const fields = toward && word.dual === 0 ? towardFields(UNIT.century, toward.toward, toward.twice) : undefined;
  if (toward && fields) return { end: toward.end, moment: fields, rule: 'date.century' };
  const number = readCenturyNumber(tape, at + 1);
  if (!number) return undefined;
  if (word.dual !== 0) {
    const second = hasAnd(tape, number.end) ? readOrdinal(tape, number.end) : undefined;
    return second
      ? { end: second.end, moment: { century: number.value, others: [second.value] }, rule: 'date.century' }
      : undefined;
  }
  const era = readEra(tape, number.end);
  if (!era) return { end: number.end, moment: { century: number.value }, rule: 'date.century' };
  const moment: Moment = { century: era.era === ERA.beforeChrist ? -number.value : number.value };
  if (era.era !== ERA.hijri) return { end: era.end, moment, rule: 'date.century' };
  const twin = readCenturyTwin(tape, era.end);
  return { end: twin ?? era.end, moment: { ...moment, calendar: 'hijri' }, rule: 'date.hijri-century' };
};

function readCenturyNumber(tape: Tape, at: number): { value: number; end: number } | undefined {
  if (!isNear(tape, at)) return undefined;
  const from = tape.word(at).role === ROLE.the ? at + 1 : at;
  if (tape.isNumber(from))
    return tape.digits(from) <= 2 && tape.number(from) >= 1 ? { value: tape.number(from), end: from + 1 } : undefined;
  const ordinal = readOrdinal(tape, at);
  return ordinal && ordinal.value <= 30 ? ordinal : undefined;
}

/** `القرن السادس الهجري/الـ12م`. */
function readCenturyTwin(tape: Tape, at: number): number | undefined {
  if (tape.mark(at) !== SLASH) return undefined;
  const number = readCenturyNumber(tape, at + 1);
  return number ? (readEra(tape, number.end)?.end ?? number.end) : undefined;
}
