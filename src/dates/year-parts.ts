/** Seasons, quarters and halves. */
import type { Tape } from './lexer.js';
import { isNear } from './marks.js';
import type { Moment } from './moment.js';
import { readRelativeMonth } from './month-end.js';
import { month } from './month-periods.js';
import { readToward } from './months.js';
import { readOrdinal } from './numerals.js';
import type { Reader } from './period-reader.js';
import { ROLE, TOWARD, UNIT } from './words.js';
import { type Part, readSecondYear, readYearAfter } from './years.js';

/** `صيف 2023`, `الصيف الماضي`, `هذا الصيف`, `صيف العام الماضي`, `فصل الشتاء`, `مطلع الصيف`. */
export const season: Reader = (tape, at, edged) => {
  const word = tape.word(at);
  if (word.role === ROLE.this && tape.word(at + 1).season !== 0 && tape.word(at + 1).definite && isNear(tape, at + 1)) {
    return { end: at + 2, moment: { season: tape.word(at + 1).season, toward: TOWARD.current }, rule: 'date.season' };
  }
  const headed = (word.portion === 4 && !word.definite) || word.holiday !== 0;
  const from = headed ? at + 1 : at;
  const { season: value, definite } = tape.word(from);
  if (value === 0 || (headed && (!isNear(tape, from) || !definite))) return undefined;
  const toward = definite ? readToward(tape, from + 1) : undefined;
  if (toward && toward.toward <= TOWARD.next) {
    return {
      end: toward.end,
      moment: { season: value, toward: toward.toward, twice: toward.twice },
      rule: 'date.season',
    };
  }
  const after = readYearAfter(tape, from + 1, 'gregorian');
  if (after && (!definite || after.moment.year !== undefined)) {
    const second =
      after.moment.year === undefined
        ? undefined
        : readSecondYear(tape, { end: after.end, value: after.moment.year, era: 0 });
    return {
      end: second?.end ?? after.end,
      moment: { ...after.moment, season: value, ...(second ? { yearEnd: second.value } : {}) },
      rule: 'date.season',
    };
  }
  if (!headed && !(edged && definite)) return undefined;
  const moment: Moment = word.holiday !== 0 ? { season: value, toward: TOWARD.current } : { season: value };
  return { end: from + 1, moment, rule: 'date.season' };
};

/** `الربع الأول من 2025`, `النصف الثاني من العام الماضي`, `الربع الأخير`, `الفصل الأول من العام الدراسي`. */
export const portion: Reader = (tape, at) => {
  const word = tape.word(at);
  if (word.portion === 0 || !word.definite) return undefined;
  const ordinal = readOrdinal(tape, at + 1);
  if (!ordinal || !isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return undefined;
  const most = word.portion === 1 ? 4 : word.portion === 2 ? 2 : 3;
  if (ordinal.value > most && ordinal.value !== 99) return undefined;
  const moment: Moment = { portion: { kind: word.portion, index: ordinal.value } };
  let end = ordinal.end;
  // A quotation mark may close between: الربع الثالث" من العام.
  if (tape.mark(end) === 0x22 && tape.word(end + 1).role === ROLE.from) end++;
  const after = readYearAfter(tape, end, 'gregorian');
  if (after) return { end: after.end, moment: { ...after.moment, ...moment }, rule: 'date.portion' };
  const inner =
    tape.word(end).role === ROLE.from && isNear(tape, end + 1) ? readMonthOfPortion(tape, end + 1) : undefined;
  if (inner) return { end: inner.end, moment: { ...inner.moment, ...moment }, rule: 'date.portion' };
  const { unit, definite, dual, plural } = tape.word(end + 1);
  const of = tape.word(end).role === ROLE.from && isNear(tape, end + 1);
  if (of && definite && dual + plural === 0 && (unit === UNIT.year || unit === UNIT.month)) {
    const kind = tape.word(end + 2).yearKind;
    const named = kind !== 0 && isNear(tape, end + 2) && tape.prefix(end + 2) === 0 ? 1 : 0;
    return {
      end: end + 2 + named,
      moment: { ...moment, shift: { unit, by: 0 }, ...(named === 1 ? { yearKind: kind } : {}) },
      rule: 'date.portion',
    };
  }
  const toward = readToward(tape, ordinal.end);
  if (toward && toward.toward <= TOWARD.next)
    return { end: toward.end, moment: { ...moment, toward: toward.toward }, rule: 'date.portion' };
  // Alone only a quarter is one: النصف الأول is more often of a match.
  if (word.portion !== 1 || of || tape.word(ordinal.end).role === ROLE.from || ordinal.value === 99) return undefined;
  return { end: ordinal.end, moment, rule: 'date.quarter' };
};

/** `النصف الثاني من رمضان`, `النصف الأول من الشهر الجاري`. */
function readMonthOfPortion(tape: Tape, at: number): Part | undefined {
  return readRelativeMonth(tape, at) ?? month(tape, at, true);
}
