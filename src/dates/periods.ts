/** Longer times: weeks, months, seasons, quarters, years, decades, centuries, `الأيام الثلاثة الماضية`, and their beginnings and ends. */
import { century, decade } from './centuries.js';
import type { Tape } from './lexer.js';
import { isNear } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { month, relativeMonth, weekOfMonth } from './month-periods.js';
import { readToward } from './months.js';
import { readOrdinal } from './numerals.js';
import { type Reader, reading } from './period-reader.js';
import { lastSpan, readSpan } from './spans.js';
import { ROLE, TOWARD, UNIT, UNIT_NAMES } from './words.js';
import { portion, season } from './year-parts.js';
import { eraYear, sportsSeason } from './year-periods.js';
import { readYear, towardFields } from './years.js';

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
  if (tape.isNumber(at)) return eraYear(tape, at, edged);
  for (const read of READERS) {
    const found = read(tape, at, edged);
    if (found) return found;
  }
  return undefined;
}

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

/** Readers of what begins with a word. */
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
  readSpan,
  lastSpan,
];
