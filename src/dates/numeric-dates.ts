/** Dates in numbers: 4/2/2026, 2026-01-31. */
import { readClock } from './clock.js';
import type { Tape } from './lexer.js';
import { DOT, isBeside, isDash, isGlued, SLASH } from './marks.js';
import { ERA } from './words.js';
import { isHijriYear, type Part, readEra, yearFields } from './years.js';

/** How dates in numbers are read. */
export interface DayOptions {
  readonly monthFirst: boolean;
}

const PIVOT = 50;

/** `4/2/2026`, `2026-01-31`, `5.11.2025`, `27/8/1441هـ`, `6/ 8/ 2015`, with the separators alike. */
export function readNumericDate(tape: Tape, at: number, options: DayOptions, marked: boolean): Part | undefined {
  const separator = tape.mark(at + 1);
  const isSeparator = separator === SLASH || separator === DOT || isDash(separator) || separator === 0x5c;
  if (!isSeparator || !isBeside(tape, at + 1) || !isBeside(tape, at + 2) || !tape.isNumber(at + 2)) return undefined;
  if (!marked && isBroken(tape, at)) return undefined;
  const [a, b] = [tape.number(at), tape.number(at + 2)];
  const same = tape.mark(at + 3) === separator || (isDash(separator) && isDash(tape.mark(at + 3)));
  if (!same || !isBeside(tape, at + 3) || !isBeside(tape, at + 4) || !tape.isNumber(at + 4)) {
    return marked ? readShortDate(tape, at, options) : undefined;
  }
  const spaced = tape.gap(at + 1) !== 0 || tape.gap(at + 3) !== 0;
  const c = tape.number(at + 4);
  let end = at + 5;
  if (
    isGlued(tape, end) &&
    (tape.mark(end) === SLASH || isDash(tape.mark(end)) || tape.mark(end) === DOT) &&
    isGlued(tape, end + 1) &&
    tape.isNumber(end + 1)
  )
    return undefined;
  let [year, month, date] = [c, b, a];
  let digits = tape.digits(at + 4);
  if (tape.digits(at) === 4) {
    [year, date] = [a, c];
    digits = 4;
  } else if (options.monthFirst) [month, date] = [a, b];
  if (digits === 2 && (separator === SLASH ? tape.digits(at) <= 2 : marked) && !spaced)
    year += year < PIVOT ? 2000 : 1900;
  else if (digits !== 4 || (separator === DOT && spaced)) return undefined;
  if (month > 12 && date <= 12) [month, date] = [date, month];
  if (month < 1 || month > 12 || date < 1 || date > 31 || year < 1) return undefined;
  // ISO date-times: 2026-02-04T10:30.
  if (tape.word(end).letter === 5 && isGlued(tape, end) && isGlued(tape, end + 1)) {
    const clock = readClock(tape, end + 1);
    if (clock) {
      const zulu = tape.word(clock.end).letter === 6 && isGlued(tape, clock.end);
      return {
        end: clock.end + (zulu ? 1 : 0),
        moment: { year, month, day: date, ...clock.moment, ...(zulu ? { utc: true } : {}) },
      };
    }
  }
  const era = readEra(tape, end);
  if (era) ({ end } = era);
  const fields =
    era || isHijriYear(year) || (year >= 1300 && year <= 1500) ? yearFields(year, era?.era ?? ERA.hijri) : { year };
  return { end, moment: { ...fields, month, day: date } };
}

/** Digits that belong to a longer number, an address or a version. */
export function isBroken(tape: Tape, at: number): boolean {
  if (!isGlued(tape, at)) return false;
  const mark = tape.mark(at - 1);
  if (mark === SLASH || mark === DOT || isDash(mark) || mark === 0x2b || mark === 0x3d || mark === 0x5f)
    return isGlued(tape, at - 1) && (tape.isNumber(at - 2) || tape.isWord(at - 2));
  return tape.isWord(at - 1) && tape.word(at - 1).id === 0;
}

/** Day and month alone, `الأحد 4/2`: only where something announced a date. */
function readShortDate(tape: Tape, at: number, options: DayOptions): Part | undefined {
  let [date, month] = [tape.number(at), tape.number(at + 2)];
  if (tape.mark(at + 1) !== SLASH || tape.digits(at) > 2 || tape.digits(at + 2) > 2) return undefined;
  if (options.monthFirst) [date, month] = [month, date];
  if (month > 12 && date <= 12) [date, month] = [month, date];
  return month >= 1 && month <= 12 && date >= 1 && date <= 31
    ? { end: at + 3, moment: { month, day: date } }
    : undefined;
}
