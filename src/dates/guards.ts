/** Look-alikes: what reads like a time and is none. Each question looks at a few neighbours, never further than its sentence. */

import { GAP, PREFIX, type Tape } from './lexer.js';
import {
  CLOSE,
  DASH,
  isBeside,
  isComma,
  isDash,
  isGlued,
  isNear,
  isOpener,
  isSentenceEnd,
  OPEN,
  SLASH,
} from './marks.js';
import type { Meaning, Moment } from './moment.js';
import { isRange } from './moment.js';
import { DEICTIC, ROLE, UNIT } from './words.js';

/** Roles that put what follows into time. */
const TEMPORAL = new Set<number>([
  ROLE.in,
  ROLE.since,
  ROLE.before,
  ROLE.after,
  ROLE.during,
  ROLE.until,
  ROLE.dated,
  ROLE.by,
  ROLE.between,
]);

const isTemporal = (tape: Tape, at: number): boolean => TEMPORAL.has(tape.word(at).role);

/** Whether a mention read at the token may stand. */
export function isTime(tape: Tape, at: number, end: number, meaning: Meaning, rule: string): boolean {
  if (isRange(meaning)) return true;
  if (tape.word(at - 1).role === ROLE.every && isNear(tape, at) && !meaning.yearly) return false;
  if (meaning.hour !== undefined && rule === 'date.time') return isClock(tape, at);
  if (meaning.hour !== undefined || meaning.feast !== undefined) return true;
  switch (rule) {
    case 'date.weekday':
      return isWeekday(tape, at, end, meaning);
    case 'date.deictic':
      return isDeictic(tape, at, end);
    case 'date.day':
      return isDayMonth(tape, at, meaning);
    case 'date.month':
    case 'date.hijri-month':
      return isMonth(tape, at, end, meaning);
    case 'date.year':
      return isEraYear(tape, at, meaning);
    default:
      return true;
  }
}

/** (الدقيقة 18:00) is a place in a film. */
function isClock(tape: Tape, at: number): boolean {
  const before = tape.word(at - 1);
  return !(tape.isNumber(at) && isNear(tape, at) && (before.unit === UNIT.minute || before.numbered !== 0));
}

/** `عبد الله الخميس` is a man, `سوق الثلاثاء` a place, `كلا الاثنين` a number. */
function isWeekday(tape: Tape, at: number, end: number, m: Moment): boolean {
  if (m.toward !== undefined || tape.word(at).unit === UNIT.day) return true;
  const before = tape.word(at - 1);
  if (!isNear(tape, at) || tape.prefix(at) !== 0) return true;
  if (before.outlet !== 0) return false;
  if (before.unit === UNIT.day && before.plural !== 0) return false;
  const surname = m.weekday === 4 || m.weekday === 5 || m.weekday === 6;
  if (surname && (before.given !== 0 || isServantName(tape, at - 1)) && !isComma(tape.mark(end))) return false;
  return !(m.weekday === 1 && (before.role === ROLE.between || before.both !== 0));
}

/** عبد الله, عبد الرحمن. */
const isServantName = (tape: Tape, at: number): boolean => tape.word(at - 1).servant !== 0 && isNear(tape, at);

/** `صحيفة اليوم`, «اليوم» in quotation marks of its own. */
function isDeictic(tape: Tape, at: number, end: number): boolean {
  const before = tape.word(at - 1);
  if (end === at + 1 && (isQuoted(tape, at) || isTitle(tape, at))) return false;
  if (
    end === at + 1 &&
    tape.word(at).deictic === DEICTIC.today &&
    tape.prefix(at) === 0 &&
    before.outlet !== 0 &&
    isNear(tape, at)
  )
    return false;
  return !(tape.word(at).deictic === DEICTIC.today && before.throughout !== 0 && tape.prefix(at) === 0);
}

/** "إسرائيل اليوم", صحيفة الجزائر اليوم: a name of two words, in quotation marks or after its head. */
function isTitle(tape: Tape, at: number): boolean {
  if (tape.word(at).deictic !== DEICTIC.today || tape.prefix(at) !== 0 || !tape.isWord(at - 1) || !isBeside(tape, at))
    return false;
  if (tape.word(at - 2).outlet !== 0 && isBeside(tape, at - 1)) return true;
  const [before, after] = [tape.mark(at - 2), tape.mark(at + 1)];
  return isOpener(before) && before !== OPEN && isGlued(tape, at - 1) && isQuote(after) && isGlued(tape, at + 1);
}

const isQuote = (mark: number): boolean => mark === 0x22 || mark === 0xbb || mark === 0x201d;

function isQuoted(tape: Tape, at: number): boolean {
  const [before, after] = [tape.mark(at - 1), tape.mark(at + 1)];
  return (
    before !== OPEN &&
    before !== 0 &&
    after !== 0 &&
    isGlued(tape, at) &&
    isGlued(tape, at + 1) &&
    (isOpener(before) || before === 0xbb) &&
    !isSentenceEnd(after) &&
    !isComma(after)
  );
}

/** `قوى 14 آذار`, `مدينة 6 أكتوبر`. */
function isDayMonth(tape: Tape, at: number, m: Moment): boolean {
  if (m.year !== undefined || m.toward !== undefined) return true;
  const before = tape.word(at - 1);
  return !(tape.isNumber(at) && before.namesake !== 0 && isNear(tape, at));
}

/** A name that is also another word needs a neighbour; so does a month without anything in brackets or after a slash. */
function isMonth(tape: Tape, at: number, end: number, m: Moment): boolean {
  const word = tape.word(at);
  const qualified =
    m.year !== undefined ||
    m.toward !== undefined ||
    m.twin !== undefined ||
    m.shift !== undefined ||
    m.anaphor !== undefined;
  if (word.unit === UNIT.month) return true;
  const before = tape.word(at - 1);
  // 42 يوليو is no day, and its month no mention.
  if (tape.digits(at - 1) === 2 && tape.number(at - 1) > 31 && isNear(tape, at)) return false;
  if (!qualified && before.outlet !== 0 && isNear(tape, at) && tape.prefix(at) === 0) return false;
  if (word.weak === 0 || end > at + 1 || qualified) return !isLatin(word.folded) || qualified || end > at + 1;
  if (isLatin(word.folded)) return false;
  if ((tape.prefix(at) & (PREFIX.in | PREFIX.to)) !== 0) return word.hijri === 0 || word.folded !== 'صفر';
  if (!isNear(tape, at)) return false;
  if (word.folded === 'صفر' || word.folded === 'محرم') return before.unit === UNIT.month;
  if (before.edge !== 0 || before.unit === UNIT.month) return true;
  if (tape.prefix(at) === PREFIX.and) return before.month !== 0 || before.levantine !== 0 || before.hijri !== 0;
  if (tape.prefix(at) !== 0) return false;
  if (isTemporal(tape, at - 1) || before.role === ROLE.from || before.role === ROLE.to)
    return before.role !== ROLE.from || word.hijri === 0;
  return word.hijri === 9 && before.festive !== 0;
}

const isLatin = (folded: string): boolean => folded.charCodeAt(0) < 0x250;

/** `2000 م` may be metres: it is a year where the number is one of our time and nothing measures. */
function isEraYear(tape: Tape, at: number, m: Moment): boolean {
  if (!tape.isNumber(at) || m.calendar !== undefined || (m.year ?? 0) <= 0) return true;
  if (tape.word(at - 1).numbered !== 0 || (isGlued(tape, at) && tape.mark(at - 1) !== OPEN && tape.mark(at - 1) !== 0))
    return false;
  if (m.year! % 100 === 0 && tape.word(at + 1).folded.length === 1 && !isTemporal(tape, at - 1)) return false;
  return m.year! >= 500 && m.year! <= 2100;
}

const YEARS = { from: 1800, to: 2099 };

/** Whether the number could be a year of our time at all: four digits, not part of something longer, nothing counted by it. */
export function isYearNumber(tape: Tape, at: number): boolean {
  if (tape.digits(at) !== 4) return false;
  const value = tape.number(at);
  if (value < YEARS.from || value > YEARS.to || isPartOfNumber(tape, at)) return false;
  if (tape.word(at + 1).counted !== 0 && isNear(tape, at + 1)) return false;
  if (tape.isNumber(at + 1) && isBeside(tape, at + 1)) return false;
  return true;
}

/** Whether the bare four-digit number at the token is a year. */
export function isBareYear(tape: Tape, at: number): boolean {
  if (!isYearNumber(tape, at)) return false;
  const value = tape.number(at);
  const before = tape.word(at - 1);
  const near = isNear(tape, at);
  if (near && before.numbered !== 0) return false;
  if (
    near &&
    (isTemporal(tape, at - 1) || before.edge !== 0 || before.season !== 0 || before.dated !== 0 || before.born !== 0)
  )
    return true;
  if (isListed(tape, at) || isBracketed(tape, at)) return true;
  // مقارنة بـ2013، الفترة نفسها من 2014.
  const linked =
    near &&
    (before.role === ROLE.from || (before.role === ROLE.proclitic && before.folded === 'ب' && isGlued(tape, at)));
  if (linked) return value >= 1950 && value % 1000 !== 0 && isBoundary(tape, at + 1);
  return near && tape.isWord(at - 1) && (isEvent(tape, at - 1) || isHashtag(tape, at));
}

/** A decimal, a thousand, a score, a phone number, a percentage, a sum, a hashtag's tail is a year still. */
function isPartOfNumber(tape: Tape, at: number): boolean {
  const [before, after] = [tape.mark(at - 1), tape.mark(at + 1)];
  if (before !== 0 && isGlued(tape, at)) {
    const joined = isGlued(tape, at - 1) && tape.kind(at - 2) !== 0;
    if (
      (before === SLASH ||
        before === DASH ||
        before === 0x2e ||
        isComma(before) ||
        before === 0x2b ||
        before === 0x3d ||
        before === 0x5f ||
        before === 0x3a) &&
      joined
    )
      return true;
    if (before === 0x24 || before === 0x20ac || before === 0xa3 || before === 0x2b || before === 0x23) return true;
  }
  if (tape.isWord(at - 1) && isGlued(tape, at) && isLatinWord(tape, at - 1)) return true;
  if (after !== 0 && isGlued(tape, at + 1)) {
    if (after === 0x25 || after === 0x66a || after === 0x24 || after === 0x20ac) return true;
    const joined = isGlued(tape, at + 2) && tape.isNumber(at + 2);
    if (joined && (after === 0x2e || isComma(after) || after === SLASH || after === 0x3a || isDash(after))) return true;
  }
  return tape.isWord(at + 1) && isGlued(tape, at + 1) && isLatinWord(tape, at + 1);
}

const isLatinWord = (tape: Tape, at: number): boolean => tape.text.charCodeAt(tape.start(at)) < 0x250;

/** A chronicle's entry: `1938 - …` at the beginning of a sentence or line. */
function isListed(tape: Tape, at: number): boolean {
  const after = tape.mark(at + 1);
  if (!isDash(after) && after !== 0x3a) return false;
  return tape.gap(at) >= GAP.line || isSentenceEnd(tape.mark(at - 1));
}

/** (2014), (قطر 2022). */
const isBracketed = (tape: Tape, at: number): boolean =>
  tape.mark(at + 1) === CLOSE && (tape.mark(at - 1) === OPEN || (tape.isWord(at - 1) && tape.mark(at - 2) === OPEN));

/** What may follow a year: punctuation, a particle, a definite word, a proclitic; a bare noun may be what is counted. */
function isBoundary(tape: Tape, at: number): boolean {
  if (tape.gap(at) >= GAP.line || tape.mark(at) !== 0) return true;
  if (tape.isNumber(at)) return false;
  const word = tape.word(at);
  if ((word.role !== 0 && word.role !== ROLE.to) || tape.prefix(at) !== 0) return true;
  const first = tape.text[tape.start(at)]!;
  return 'ولبف'.includes(first) || tape.text.startsWith('ال', tape.start(at));
}

/** #قطر2022 */
const isHashtag = (tape: Tape, at: number): boolean => isGlued(tape, at) && tape.mark(at - 2) === 0x23;

const EVENT_REACH = 5;

/** A cup, a war, an election within a few words before, in the same phrase. */
function isEvent(tape: Tape, at: number): boolean {
  for (let i = at; i > at - EVENT_REACH; i--) {
    const word = tape.word(i);
    if (word.dated !== 0) return true;
    if (!tape.isWord(i) || word.numbered !== 0 || tape.gap(i) >= GAP.line) return false;
  }
  return false;
}
