/** Years of an era without a word before them, and seasons of sport. */
import { CLOSE, isDash, isNear, OPEN, SLASH } from './marks.js';
import { readToward } from './months.js';
import type { Reader } from './period-reader.js';
import { ERA, UNIT } from './words.js';
import { isHijriYear, readSecondYear, readYearNumber, towardFields, yearFields } from './years.js';

/** 2014/2015, 1436/1437هـ. */
const isPair = (first: number, second: number, era: number): boolean =>
  second === first + 1 && (era !== 0 || (first >= 1900 && first < 2100) || isHijriYear(first));

/** A year of an era without a word before it: `1994م`, `1436هـ`, `330 ق.م`, `40هـ/661م`. */
export const eraYear: Reader = (tape, at) => {
  if (!tape.isNumber(at)) return undefined;
  const number = readYearNumber(tape, at);
  if (!number) return undefined;
  const second = tape.mark(number.end) === SLASH ? readSecondYear(tape, number) : undefined;
  if (second && isPair(number.value, second.value, second.era)) {
    return {
      end: second.end,
      moment: { ...yearFields(number.value, second.era), yearEnd: second.value },
      rule: 'date.years',
    };
  }
  if (number.era === 0) return undefined;
  // 1500 م are metres more often than a year; glued or four digits of our time they are one.
  const fields = yearFields(number.value, number.era);
  const mark = tape.mark(number.end);
  if (mark === SLASH || mark === OPEN || isDash(mark)) {
    const twin = readYearNumber(tape, number.end + 1);
    if (twin && twin.era !== 0 && twin.era !== number.era && tape.isNumber(number.end + 1)) {
      const closed = mark === OPEN ? (tape.mark(twin.end) === CLOSE ? 1 : -1) : 0;
      const gregorian = number.era === ERA.hijri ? yearFields(twin.value, twin.era) : fields;
      if (closed >= 0) return { end: twin.end + closed, moment: gregorian, rule: 'date.year+twin' };
    }
  }
  return { end: number.end, moment: fields, rule: number.era === ERA.hijri ? 'date.hijri-year' : 'date.year' };
};

/** `الأسبوع 12 من 2025` is rare; `الموسم الرياضي 2014-2015` and `موسم 2014/2015` are not. */
export const sportsSeason: Reader = (tape, at, edged) => {
  const word = tape.word(at);
  if (word.unit !== UNIT.sports || word.plural + word.dual !== 0) return undefined;
  let from = at + 1;
  if (tape.word(from).league !== 0 && isNear(tape, from)) from++;
  if (tape.word(from).league !== 0 && isNear(tape, from)) from++;
  if (tape.word(from).yearKind === 1 && isNear(tape, from)) from++;
  const toward = from > at + 1 && word.definite ? readToward(tape, from) : undefined;
  const fields = toward ? towardFields(UNIT.sports, toward.toward, toward.twice) : undefined;
  if (toward && fields) return { end: toward.end, moment: fields, rule: 'date.relative-season' };
  const number = isNear(tape, from) ? readYearNumber(tape, from) : undefined;
  if (number && tape.digits(from) === 4) {
    const second = readSecondYear(tape, number);
    return {
      end: second?.end ?? number.end,
      moment: { ...yearFields(number.value, second?.era ?? number.era), ...(second ? { yearEnd: second.value } : {}) },
      rule: 'date.sports-season',
    };
  }
  return edged && from > at + 1 && word.definite
    ? { end: from, moment: { vague: true }, rule: 'date.relative-season' }
    : undefined;
};
