/** Years: numbers and words with عام or سنة, eras, relative years, and the year that follows a day, month or season. */
import { GAP, PREFIX, type Tape } from './lexer.js';
import { CLOSE, DOT, isBeside, isComma, isDash, isGlued, isNear, OPEN, SLASH } from './marks.js';
import type { Moment, Shift } from './moment.js';
import { readToward } from './months.js';
import { readNumberWords } from './numerals.js';
import { ERA, ROLE, TOWARD, UNIT } from './words.js';

/** Fields of a moment, and the token after them. */
export interface Part {
  readonly end: number;
  readonly moment: Moment;
}

/** Without an era, years of this window are Hijri: nobody's news writes `عام 1435` of the Middle Ages. */
const HIJRI_WINDOW = { from: 1380, to: 1452 };

export const isHijriYear = (year: number): boolean => year >= HIJRI_WINDOW.from && year <= HIJRI_WINDOW.to;

export interface EraReading {
  readonly end: number;
  readonly era: number;
}

/** `هـ`, `م`, `ق.م`, `قبل الميلاد`, `للهجرة`, `من الهجرة`, `للشهداء`. */
export function readEra(tape: Tape, at: number): EraReading | undefined {
  if (!isNear(tape, at)) return undefined;
  const word = tape.word(at);
  if (word.era === ERA.before) return readDottedEra(tape, at);
  if (word.era !== 0) {
    // A lone letter is an era only beside its number, without proclitics.
    const alone = word.folded.length === 1 && (tape.prefix(at) !== 0 || !isBeside(tape, at));
    return alone ? undefined : { end: at + 1, era: word.era };
  }
  const next = tape.word(at + 1);
  if (next.era === 0 || next.folded.length < 3 || !isNear(tape, at + 1)) return undefined;
  if (word.role === ROLE.before && next.era === ERA.common) return { end: at + 2, era: ERA.beforeChrist };
  if (word.role === ROLE.after && next.era === ERA.common) return { end: at + 2, era: ERA.common };
  return word.role === ROLE.from && next.era === ERA.hijri ? { end: at + 2, era: ERA.hijri } : undefined;
}

/** ق.م, ق. م, ق م. */
function readDottedEra(tape: Tape, at: number): EraReading | undefined {
  const dotted = tape.mark(at + 1) === DOT ? at + 2 : at + 1;
  const word = tape.word(dotted);
  return word.era === ERA.common && word.folded.length === 1 && isBeside(tape, dotted)
    ? { end: dotted + 1, era: ERA.beforeChrist }
    : undefined;
}

export interface YearNumber {
  readonly end: number;
  readonly value: number;
  /** 0 where none is written. */
  readonly era: number;
}

/** A year in digits, also in brackets (`(1948)`), or in words from a hundred on, with its era. */
export function readYearNumber(tape: Tape, at: number): YearNumber | undefined {
  const open = tape.mark(at) === OPEN ? 1 : 0;
  const first = at + open;
  let end = first + 1;
  let value = tape.number(first);
  if (tape.isNumber(first)) {
    if (tape.digits(first) > 4 || (isGlued(tape, end) && isMeasureMark(tape, end))) return undefined;
  } else {
    const words = open === 1 || tape.prefix(at) !== 0 ? undefined : readNumberWords(tape, at);
    if (!words || words.value < 100) return undefined;
    ({ value, end } = words);
  }
  const inner = readEra(tape, end);
  if (inner) end = inner.end;
  if (open === 1) {
    if (tape.mark(end) !== CLOSE) return undefined;
    end++;
  }
  const outer = inner ? undefined : readEra(tape, end);
  const era = inner?.era ?? outer?.era ?? 0;
  return value > 0 ? { end: outer?.end ?? end, value, era } : undefined;
}

/** A decimal point, thousands mark or percent sign glued to a number and to what follows it. */
function isMeasureMark(tape: Tape, at: number): boolean {
  const mark = tape.mark(at);
  if (mark === 0x25 || mark === 0x66a) return true;
  return (mark === DOT || isComma(mark) || mark === 0x66b) && isGlued(tape, at + 1) && tape.isNumber(at + 1);
}

/** The fields for a year and its era. */
export function yearFields(value: number, era: number): Moment {
  if (era === ERA.hijri || (era === 0 && isHijriYear(value))) return { calendar: 'hijri', year: value };
  if (era === ERA.beforeChrist) return { year: 1 - value };
  if (era === ERA.martyrs) return { calendar: 'coptic', year: value };
  return { year: value };
}

/** Relative fields for an adjective: the year, month or week before this one, this one, the next. */
export function towardFields(unit: number, toward: number, twice: boolean): Moment | undefined {
  const shift = (by: number): Moment => ({ shift: { unit, by } satisfies Shift });
  switch (toward) {
    case TOWARD.past:
      return shift(twice ? -2 : -1);
    case TOWARD.current:
      return shift(0);
    case TOWARD.next:
      return shift(twice ? 2 : 1);
    case TOWARD.same:
      return { anaphor: { unit, by: 0 } };
    case TOWARD.previous:
      return { anaphor: { unit, by: -1 } };
    case TOWARD.following:
      return { anaphor: { unit, by: 1 } };
    case TOWARD.recent:
      return { ...shift(0), vague: true };
    default:
      return undefined;
  }
}

/** A word for one or two years; for several only before a number: أعوام 1993 و1996. */
const isYearWord = (tape: Tape, at: number): boolean => {
  const word = tape.word(at);
  return word.unit === UNIT.year && (word.plural === 0 || (tape.digits(at + 1) === 4 && tape.number(at + 1) >= 1800));
};

/**
 * A year with its word: `عام 2011`, `العام 2026`, `سنة 1932م`, `العام الحالي 2015`, `العام الدراسي 2015/2016`, `هذا العام`,
 * `نفس العام`, `كل عام` only where `every` allows it.
 */
export function readYear(tape: Tape, at: number, every = false): Part | undefined {
  const role = tape.word(at).role;
  const demonstrative = role === ROLE.this || role === ROLE.that || role === ROLE.same || role === ROLE.every;
  if (demonstrative) {
    if (!isYearWord(tape, at + 1) || !isNear(tape, at + 1)) return undefined;
    if (role === ROLE.every) return every ? { end: at + 2, moment: { yearly: true } } : undefined;
    if (role === ROLE.this) return withNumber(tape, at + 2, { shift: { unit: UNIT.year, by: 0 } });
    return { end: at + 2, moment: { anaphor: { unit: UNIT.year, by: 0 } } };
  }
  if (!isYearWord(tape, at)) return undefined;
  if (tape.word(at).dual !== 0) return readTwoYears(tape, at);
  let end = at + 1;
  let yearKind = 0;
  if (isNear(tape, end) && tape.prefix(end) === 0 && tape.word(end).yearKind !== 0)
    yearKind = tape.word(end++).yearKind;
  const kind: Moment = yearKind === 0 ? {} : { yearKind };
  const toward = tape.word(at).definite ? readToward(tape, end) : undefined;
  if (toward) {
    const fields = towardFields(UNIT.year, toward.toward, toward.twice);
    if (fields) return withNumber(tape, toward.end, { ...fields, ...kind });
  }
  const number = isNear(tape, end) ? readYearNumber(tape, end) : undefined;
  if (!number || (number.value < 100 && number.era === 0)) {
    const fresh = yearKind !== 0 && tape.word(at).definite ? readToward(tape, end) : undefined;
    return fresh?.toward === TOWARD.fresh ? { end: fresh.end, moment: { ...kind, vague: true } } : undefined;
  }
  // النصف الأول للعام 297 مولودا: what follows is counted.
  if (tape.word(at).definite && number.era === 0 && number.value < 1000) return undefined;
  const second = readSecondYear(tape, number);
  if (second)
    return { end: second.end, moment: { ...yearFields(number.value, second.era), yearEnd: second.value, ...kind } };
  return withToward(tape, number.end, {
    ...yearFields(number.value, number.era || (yearKind === 3 ? ERA.hijri : 0)),
    ...kind,
  });
}

/** `العام الحالي 2015`, `للعام السابق 1435هـ`: the number after the adjective is the year. */
function withNumber(tape: Tape, at: number, moment: Moment): Part {
  const number = readYearNumber(tape, at);
  if (
    !number ||
    !isNear(tape, at) ||
    !tape.isNumber(at) ||
    (number.era === 0 && tape.digits(at) !== 4) ||
    tape.word(number.end).counted !== 0
  )
    return { end: at, moment };
  const fields = yearFields(number.value, number.era);
  return { end: number.end, moment: { ...fields, ...(moment.yearKind ? { yearKind: moment.yearKind } : {}) } };
}

/** `عام 1435هـ الماضي`: the adjective says nothing that the number does not. */
function withToward(tape: Tape, at: number, moment: Moment): Part {
  const toward = readToward(tape, at);
  return { end: toward && toward.toward <= TOWARD.next && !toward.twice ? toward.end : at, moment };
}

/** The second year of `2015/2016`, `2015-2016`, `1436/1437هـ`, also shortened: `2014/15`. */
export function readSecondYear(tape: Tape, first: YearNumber): YearNumber | undefined {
  const mark = tape.mark(first.end);
  if ((mark !== SLASH && !isDash(mark)) || tape.gap(first.end) > GAP.space) return undefined;
  const second = readYearNumber(tape, first.end + 1);
  if (!second || !tape.isNumber(first.end + 1) || !isBeside(tape, first.end + 1)) return undefined;
  const digits = tape.digits(first.end + 1);
  if (digits === 2 && second.value === (first.value + 1) % 100)
    return { ...second, value: first.value + 1, era: second.era || first.era };
  const early = digits === 3 && second.era !== 0;
  if ((digits !== 4 && !early) || second.value <= first.value || second.value - first.value > 1500) return undefined;
  return { ...second, era: second.era || first.era };
}

/** `عامي 2011 و2020`, `العامين 1981 و2005`; with an adjective (`العامين الماضيين`) it is a span, read elsewhere. */
function readTwoYears(tape: Tape, at: number): Part | undefined {
  const first = isNear(tape, at + 1) ? readYearNumber(tape, at + 1) : undefined;
  if (!first || first.value < 100) return undefined;
  const second = readAndYear(tape, first.end);
  if (!second) return undefined;
  return { end: second.end, moment: { ...yearFields(first.value, first.era || second.era), others: [second.value] } };
}

/** `و2020`, `و 2020`. */
export function readAndYear(tape: Tape, at: number): YearNumber | undefined {
  if (tape.word(at).role !== ROLE.and || !isNear(tape, at)) return undefined;
  const second = isNear(tape, at + 1) ? readYearNumber(tape, at + 1) : undefined;
  return second && second.value >= 100 ? second : undefined;
}

/**
 * The year after a day, month, season or portion: `2023`, `، 2026`, `من عام 2020`, `للعام الحالي`, `من العام الماضي`,
 * `من كل عام`. `short` allows the two digits of `أكتوبر 73`. The calendar says which bare numbers are years.
 */
export function readYearAfter(tape: Tape, at: number, calendar: string, short = false): Part | undefined {
  let from = at;
  if (isComma(tape.mark(at)) && tape.digits(at + 1) === 4) from++;
  if (tape.isNumber(from) || tape.mark(from) === OPEN) return readBareYear(tape, from, calendar, short);
  if (!isNear(tape, from)) return undefined;
  const joined = tape.word(from).role === ROLE.from || tape.word(from).role === ROLE.in;
  if (joined) from++;
  else if ((tape.prefix(from) & ~(PREFIX.to | PREFIX.in)) !== 0) return undefined;
  if (joined && tape.digits(from) === 4) return readBareYear(tape, from, calendar, false);
  const year = readYear(tape, from, joined);
  return year && !isComma(tape.mark(from)) && year.moment.others === undefined ? year : undefined;
}

function readBareYear(tape: Tape, at: number, calendar: string, short: boolean): Part | undefined {
  if (!isNear(tape, at)) return undefined;
  const number = readYearNumber(tape, at);
  if (!number) return undefined;
  const digits = tape.digits(tape.mark(at) === OPEN ? at + 1 : at);
  if (
    digits === 2 &&
    short &&
    number.value >= 32 &&
    tape.word(number.end).counted === 0 &&
    tape.word(number.end).unit === 0
  ) {
    return { end: number.end, moment: { year: 1900 + number.value } };
  }
  if (calendar === 'gregorian') {
    const known = number.era !== 0 ? digits >= 3 : digits === 4 && number.value >= 1000 && number.value < 2200;
    if (!known || number.era === ERA.hijri || tape.word(number.end).counted !== 0) return undefined;
    return {
      end: number.end,
      moment: number.era === ERA.beforeChrist ? yearFields(number.value, number.era) : { year: number.value },
    };
  }
  if (digits < 3 && number.era === 0) return undefined;
  if (calendar === 'hijri') {
    if (number.era !== 0 && number.era !== ERA.hijri)
      return { end: number.end, moment: { twin: { year: number.value } } };
    // رمضان 2024: a common year beside a Hijri month.
    return {
      end: number.end,
      moment: number.value >= 1600 && number.era === 0 ? { twin: { year: number.value } } : { year: number.value },
    };
  }
  return { end: number.end, moment: { year: number.value } };
}
