/** Month names of every calendar, their two-word forms and twin forms, and the adjectives after them. */
import type { Calendar } from './calendar.js';
import { PREFIX, type Tape } from './lexer.js';
import { CLOSE, isBeside, isDash, isNear, OPEN, SLASH } from './marks.js';
import { MONTH_HEAD, ROLE, TOWARD } from './words.js';

export interface MonthReading {
  readonly end: number;
  readonly calendar: Calendar;
  readonly month: number;
  /** Of the Syriac names of the Levant; its twin is then of the other family. */
  readonly levantine: boolean;
  /** The name alone may be another word. */
  readonly weak: boolean;
  /** Number of a second name that disagrees. */
  readonly twin?: number;
}

const MADDA = 'آ'.charCodeAt(0);
const FATHER = 'اب';

/** A month name without twin. */
function readName(tape: Tape, at: number): MonthReading | undefined {
  const word = tape.word(at);
  const one = (calendar: Calendar, month: number, levantine: boolean): MonthReading => ({
    end: at + 1,
    calendar,
    month,
    levantine,
    weak: word.weak !== 0,
  });
  if (word.month !== 0) return one('gregorian', word.month, false);
  if (word.levantine !== 0) {
    // Folding makes آب and أب one word; only the month is written with madda.
    if (word.folded === FATHER && tape.text.charCodeAt(tape.stem(at)) !== MADDA && !tape.isNumber(at - 1))
      return undefined;
    return one('gregorian', word.levantine, true);
  }
  if (word.monthHead !== 0) return readPair(tape, at);
  if (word.hijri !== 0) return one('hijri', word.hijri, false);
  if (word.coptic !== 0) return one('coptic', word.coptic, false);
  return undefined;
}

/** First, second: month numbers after a head. */
const PAIRS: Readonly<Record<number, readonly [Calendar, number, number]>> = {
  [MONTH_HEAD.tishrin]: ['gregorian', 10, 11],
  [MONTH_HEAD.kanun]: ['gregorian', 12, 1],
  [MONTH_HEAD.rabi]: ['hijri', 3, 4],
  [MONTH_HEAD.jumada]: ['hijri', 5, 6],
};

function readPair(tape: Tape, at: number): MonthReading | undefined {
  if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return undefined;
  const head = tape.word(at).monthHead;
  const second = tape.word(at + 1);
  const pair = PAIRS[head];
  let calendar: Calendar = 'hijri';
  let month: number = second.dhu;
  if (pair) {
    calendar = pair[0];
    if (second.other !== 0 && calendar === 'hijri') month = pair[2];
    // كانون 2 is written with a digit too.
    else if (tape.digits(at + 1) === 1) month = tape.number(at + 1) <= 2 ? pair[tape.number(at + 1) as 1 | 2] : 0;
    else if (second.compound === 0) month = second.ordinal === 1 || second.ordinal === 2 ? pair[second.ordinal] : 0;
  }
  return month === 0 ? undefined : { end: at + 2, calendar, month, levantine: calendar === 'gregorian', weak: false };
}

/** A month name with its twin: `أيار/مايو`, `فبراير (شباط)`, `شباط - فبراير`, `سبتمبر أيلول`. */
export function readMonth(tape: Tape, at: number): MonthReading | undefined {
  const name = readName(tape, at);
  if (name?.calendar !== 'gregorian') return name;
  const twin = readTwin(tape, name);
  return twin ?? name;
}

function readTwin(tape: Tape, name: MonthReading): MonthReading | undefined {
  let at = name.end;
  const mark = tape.mark(at);
  if (mark !== 0) {
    if (!isBeside(tape, at) || !(mark === SLASH || mark === OPEN || isDash(mark))) return undefined;
    at++;
  }
  if (!isNear(tape, at) || tape.prefix(at) !== 0) return undefined;
  const other = readName(tape, at);
  if (other?.calendar !== 'gregorian' || other.levantine === name.levantine) return undefined;
  const same = other.month === name.month;
  if (!same && mark !== SLASH && mark !== OPEN) return undefined;
  let { end } = other;
  if (mark === OPEN) {
    if (tape.mark(end) !== CLOSE) return undefined;
    end++;
  }
  return { ...name, end, weak: false, ...(same ? {} : { twin: other.month }) };
}

export interface TowardReading {
  readonly end: number;
  readonly toward: number;
  readonly twice: boolean;
}

/** `الماضي`, `الجاري`, `المقبل`, `قبل الماضي`, `بعد المقبل`, `نفسه`. */
export function readToward(tape: Tape, from: number): TowardReading | undefined {
  // الشهر ما قبل الماضي
  const at = tape.word(from).aside !== 0 && tape.word(from + 1).role === ROLE.before ? from + 1 : from;
  if (!isNear(tape, at) || tape.prefix(at) !== 0) return undefined;
  const word = tape.word(at);
  if (word.toward !== 0 && (word.definite || word.toward === TOWARD.same))
    return { end: at + 1, toward: word.toward, twice: false };
  const next = tape.word(at + 1);
  if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return undefined;
  if (word.role === ROLE.which && next.toward === TOWARD.past)
    return { end: at + 2, toward: TOWARD.past, twice: false };
  if (!next.definite) return undefined;
  if (word.role === ROLE.before && next.toward === TOWARD.past)
    return { end: at + 2, toward: TOWARD.past, twice: true };
  if (word.role === ROLE.after && next.toward === TOWARD.next) return { end: at + 2, toward: TOWARD.next, twice: true };
  return undefined;
}

/** Whether the token has the proclitic و. */
export const hasAnd = (tape: Tape, at: number): boolean => (tape.prefix(at) & PREFIX.and) !== 0;
