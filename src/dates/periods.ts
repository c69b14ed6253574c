/** Longer times: weeks, months, seasons, quarters, years, decades, centuries, `الأيام الثلاثة الماضية`, and their beginnings and ends. */
import { finishMonth, readRelativeMonth } from './days.js';
import type { Tape } from './lexer.js';
import { CLOSE, isBeside, isDash, isNear, OPEN, SLASH } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { hasAnd, readMonth, readToward } from './months.js';
import { readCount, readOrdinal } from './numerals.js';
import { ERA, ROLE, TOWARD, UNIT, UNIT_NAMES } from './words.js';
import {
  isHijriYear,
  type Part,
  readEra,
  readSecondYear,
  readYear,
  readYearAfter,
  readYearNumber,
  towardFields,
  yearFields,
} from './years.js';

type Reader = (tape: Tape, at: number, edged: boolean) => Reading | undefined;

const reading = (part: Part | undefined, rule: string): Reading | undefined =>
  part ? { ...part, rule: `date.${rule}` } : undefined;

/** Reads the period that begins at the token, with the word for its beginning, middle or end. */
export function readPeriod(tape: Tape, at: number): Reading | undefined {
  const { edge, unit, definite } = tape.word(at);
  if (edge !== 0 && isNear(tape, at + 1)) {
    const whole = readEdged(tape, at);
    if (whole) return { ...whole, moment: edgeOf(whole.moment, edge) };
  }
  if (unit === UNIT.day && tape.word(at).plural !== 0 && definite) return readSpan(tape, at);
  return readWhole(tape, at, false);
}

function edgeOf(moment: Moment, edge: number): Moment {
  return moment.weekend ? moment : { ...moment, edge };
}

/** After `نهاية`, `مطلع`: the period, which may then be a bare `العام` or `الشهر`. */
function readEdged(tape: Tape, at: number): Reading | undefined {
  const next = at + 1;
  if (tape.prefix(next) !== 0) return undefined;
  const { edge } = tape.word(at);
  if (tape.digits(next) === 4 && isNear(tape, next)) {
    const year = tape.number(next);
    if (year >= 1800 && year < 2100 && tape.word(next + 1).counted === 0)
      return { end: next + 1, moment: { year }, rule: 'date.year' };
  }
  if (edge === 3) {
    const weekend = readWeekend(tape, at);
    if (weekend) return weekend;
  }
  return readWhole(tape, next, true);
}

/** `نهاية الأسبوع`, `نهاية هذا الأسبوع`, with or without `عطلة` before it. */
function readWeekend(tape: Tape, at: number): Reading | undefined {
  const demonstrative = tape.word(at + 1).role === ROLE.this ? 1 : 0;
  const week = at + 1 + demonstrative;
  const { unit, definite, plural, dual } = tape.word(week);
  if (unit !== UNIT.week || !definite || plural + dual !== 0 || !isNear(tape, week) || tape.prefix(week) !== 0)
    return undefined;
  if (tape.word(week + 1).definite && tape.word(week + 1).ordinal !== 0 && isNear(tape, week + 1)) return undefined;
  const holiday = tape.word(at - 1).holiday !== 0;
  const toward = readToward(tape, week + 1);
  if (toward && !holiday) return undefined;
  const moment: Moment = { weekend: true };
  if (demonstrative !== 0)
    return {
      end: week + 1,
      moment: { ...moment, toward: TOWARD.current },
      rule: 'date.weekend',
      ...(holiday ? { first: at - 1 } : {}),
    };
  return {
    end: toward?.end ?? week + 1,
    moment: { ...moment, toward: toward?.toward, twice: toward?.twice },
    rule: 'date.weekend',
    ...(holiday ? { first: at - 1 } : {}),
  };
}

function readWhole(tape: Tape, at: number, edged: boolean): Reading | undefined {
  for (const read of READERS) {
    const found = read(tape, at, edged);
    if (found) return found;
  }
  return undefined;
}

/** `شهر أكتوبر 2023`, `آذار الماضي`, `تموز 2006`, `شهري ماي ويونيو`. A weak name alone is left to the guards. */
const month: Reader = (tape, at) => {
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

const relativeMonth: Reader = (tape, at, edged) => {
  const word = tape.word(at);
  if (word.unit !== UNIT.month && word.role === 0 && !(edged && word.toward === TOWARD.current)) return undefined;
  const part = readRelativeMonth(tape, at);
  if (part && (edged || word.toward === 0)) return reading(part, 'relative-month');
  return undefined;
};

const year: Reader = (tape, at) => {
  const part = readYear(tape, at);
  return reading(part, part && (part.moment.shift || part.moment.anaphor) ? 'relative-year' : 'year');
};

/** `الأسبوع المقبل`, `هذا الأسبوع`, `الموسم الماضي`, `العقد الماضي`, `القرن الماضي`, `الفصل الدراسي الأول`. */
const relativeUnit: Reader = (tape, at, edged) => {
  const word = tape.word(at);
  const demonstrative = word.role === ROLE.this || word.role === ROLE.that || word.role === ROLE.same;
  const from = demonstrative ? at + 1 : at;
  const { unit, plural, dual, definite } = tape.word(from);
  if (
    unit < UNIT.week ||
    unit > UNIT.millennium ||
    plural + dual !== 0 ||
    !definite ||
    (demonstrative && !isNear(tape, from))
  )
    return undefined;
  if (demonstrative && tape.prefix(from) !== 0) return undefined;
  const name = UNIT_NAMES[unit]!;
  if (demonstrative) {
    // هذا العقد is a contract.
    if (unit === UNIT.decade) return undefined;
    const fields: Moment = word.role === ROLE.this ? { shift: { unit, by: 0 } } : { anaphor: { unit, by: 0 } };
    return { end: from + 1, moment: fields, rule: `date.relative-${name}` };
  }
  const toward = readToward(tape, from + 1);
  if (toward && (toward.toward !== TOWARD.recent || edged)) {
    if (toward.toward === TOWARD.fresh) {
      return unit === UNIT.sports || unit === UNIT.millennium || unit === UNIT.year
        ? { end: toward.end, moment: { shift: { unit, by: 1 }, vague: true }, rule: `date.relative-${name}` }
        : undefined;
    }
    const fields = towardFields(unit, toward.toward, toward.twice);
    return fields ? { end: toward.end, moment: fields, rule: `date.relative-${name}` } : undefined;
  }
  if (unit === UNIT.millennium) {
    const ordinal = readOrdinal(tape, from + 1);
    if (ordinal && isNear(tape, from + 1))
      return { end: ordinal.end, moment: { vague: true }, rule: 'date.millennium' };
  }
  // نهاية العام, منتصف الشهر, بداية الموسم: the one we are in.
  if (edged && !toward && unit !== UNIT.century && unit !== UNIT.decade)
    return { end: from + 1, moment: { shift: { unit, by: 0 } }, rule: `date.relative-${name}` };
  return undefined;
};

/** `صيف 2023`, `الصيف الماضي`, `هذا الصيف`, `صيف العام الماضي`, `فصل الشتاء`. */
const season: Reader = (tape, at) => {
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
  if (!headed) return undefined;
  const moment: Moment = word.holiday !== 0 ? { season: value, toward: TOWARD.current } : { season: value };
  return { end: from + 1, moment, rule: 'date.season' };
};

/** `الربع الأول من 2025`, `النصف الثاني من العام الماضي`, `الربع الأخير`, `الفصل الأول من العام الدراسي`. */
const portion: Reader = (tape, at) => {
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

/** `الأسبوع الأول من يناير`, `الأسبوع الثالث من هذا الشهر`. */
const weekOfMonth: Reader = (tape, at) => {
  const word = tape.word(at);
  if (word.unit !== UNIT.week || word.plural + word.dual !== 0 || !word.definite) return undefined;
  const ordinal = readOrdinal(tape, at + 1);
  if (!ordinal || !isNear(tape, at + 1) || (ordinal.value > 5 && ordinal.value !== 99)) return undefined;
  if (tape.word(ordinal.end).role !== ROLE.from || !isNear(tape, ordinal.end)) return undefined;
  const from = ordinal.end + 1;
  const inner = readRelativeMonth(tape, from) ?? month(tape, from, true);
  return inner ? { end: inner.end, moment: { ...inner.moment, week: ordinal.value }, rule: 'date.week' } : undefined;
};

/** `تسعينيات القرن الماضي`, `الثمانينات`, `عقد التسعينات`, `السبعينيات من القرن التاسع عشر`. */
const decade: Reader = (tape, at) => {
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
const century: Reader = (tape, at) => {
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

/**
 * The last or next so many: `الأيام الثلاثة الماضية`, `اليومين الماضيين`, `السنوات العشر الأخيرة`, `الـ24 ساعة الماضية`, `الثلاث سنوات الماضية`,
 * `الأيام القليلة المقبلة`, `الأسابيع أو الأشهر المقبلة`.
 */
export function readSpan(tape: Tape, at: number): Reading | undefined {
  const word = tape.word(at);
  let from = at;
  let count: number | undefined;
  if (word.role === ROLE.the || (word.cardinal !== 0 && word.definite)) {
    const first = readCount(tape, word.role === ROLE.the ? at + 1 : at);
    if (!first) return undefined;
    count = first.value;
    from = first.end;
  }
  const { unit, plural, dual, definite } = tape.word(from);
  if (
    unit === 0 ||
    unit === UNIT.minute ||
    unit === UNIT.second ||
    unit >= UNIT.century ||
    (tape.prefix(from) !== 0 && from !== at)
  )
    return undefined;
  if (count === undefined && (!definite || plural + dual === 0)) return undefined;
  if (dual !== 0) count = 2;
  let end = from + 1;
  if (count === undefined && isNear(tape, end)) {
    const inner =
      tape.word(end).role === ROLE.the
        ? readCount(tape, end + 1)
        : tape.word(end).definite
          ? readCount(tape, end)
          : undefined;
    if (inner && tape.word(end).toward === 0) {
      count = inner.value;
      end = inner.end;
    }
  }
  const alternative = readAlternative(tape, end);
  if (alternative) {
    count = undefined;
    end = alternative;
  }
  while (tape.word(end).role === ROLE.few && isNear(tape, end)) end++;
  const toward = readToward(tape, end);
  if (!toward || toward.toward === TOWARD.same || toward.toward === TOWARD.fresh) return undefined;
  if (toward.toward === TOWARD.following) return undefined;
  const past = toward.toward === TOWARD.past || toward.toward === TOWARD.recent || toward.toward === TOWARD.previous;
  const spanned =
    toward.toward === TOWARD.previous || toward.toward === TOWARD.following || toward.toward === TOWARD.current;
  return { end: toward.end, moment: spanned ? { vague: true } : { span: { unit, count, past } }, rule: 'date.span' };
}

/** `أو الأشهر`, `أو الثمانية`. */
function readAlternative(tape: Tape, at: number): number | undefined {
  if (tape.word(at).role !== ROLE.or || !isNear(tape, at + 1)) return undefined;
  const { unit, cardinal, definite } = tape.word(at + 1);
  return definite && (unit !== 0 || cardinal !== 0) ? at + 2 : undefined;
}

/** `آخر ثلاث سنوات`, `آخر 24 ساعة`. */
const lastSpan: Reader = (tape, at) => {
  if (tape.word(at).role !== ROLE.last || !isNear(tape, at + 1)) return undefined;
  const count = readCount(tape, at + 1);
  const from = count?.end ?? at + 1;
  const { unit, dual, definite } = tape.word(from);
  if (
    unit === 0 ||
    unit === UNIT.minute ||
    unit === UNIT.second ||
    definite ||
    !isNear(tape, from) ||
    (!count && dual === 0)
  )
    return undefined;
  return { end: from + 1, moment: { span: { unit, count: count?.value ?? 2, past: true } }, rule: 'date.span' };
};

const span: Reader = (tape, at) => readSpan(tape, at);

/** 2014/2015, 1436/1437هـ. */
const isPair = (first: number, second: number, era: number): boolean =>
  second === first + 1 && (era !== 0 || (first >= 1900 && first < 2100) || isHijriYear(first));

/** A year of an era without a word before it: `1994م`, `1436هـ`, `330 ق.م`, `40هـ/661م`. */
const eraYear: Reader = (tape, at) => {
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
const sportsSeason: Reader = (tape, at, edged) => {
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

const READERS: readonly Reader[] = [
  month,
  weekOfMonth,
  sportsSeason,
  relativeMonth,
  year,
  season,
  portion,
  decade,
  century,
  relativeUnit,
  span,
  lastSpan,
  eraYear,
];
