/** Numbers in words: cardinals to 9999 (`ألف وتسعمئة وسبعة عشر`) and ordinals to 99 (`الحادي والعشرين`). */
import { GAP, PREFIX, type Tape } from './lexer.js';

export interface Count {
  readonly value: number;
  readonly end: number;
}

const isTen = (tape: Tape, at: number): boolean =>
  tape.word(at).cardinal === 10 && !tape.word(at).definite && tape.prefix(at) === 0 && tape.gap(at) <= GAP.line;

/** Thousands, then hundreds, then units, then tens: what follows must have a lower rank. */
function rank(value: number): number {
  if (value >= 1000) return 4;
  if (value >= 100) return 3;
  return value < 10 ? 2 : 1;
}

/** A cardinal in words. */
export function readNumberWords(tape: Tape, at: number): Count | undefined {
  let total = 0;
  let end = at;
  for (let last = 5; ; ) {
    const word = tape.word(end);
    let value = word.cardinal || word.eleven;
    // وأحد is spelled like واحد, one: before عشر it is the eleven of a longer number.
    const eleven = word.cardinal === 1 && isTen(tape, end + 1);
    const joined = end === at || eleven || ((tape.prefix(end) & PREFIX.and) !== 0 && tape.gap(end) <= GAP.line);
    if (value === 0 || !joined) break;
    let next = end + 1;
    if (value < 10 && isTen(tape, next)) {
      value += 10;
      next++;
    } else if (word.eleven !== 0 && word.cardinal === 0) break;
    else if (value >= 3 && value <= 10 && tape.word(next).thousands !== 0 && tape.prefix(next) === 0) {
      value *= 1000;
      next++;
    }
    if (rank(value) >= last) break;
    last = rank(value);
    total += value;
    end = next;
  }
  return end === at ? undefined : { value: total, end };
}

/** A count in digits (up to four) or in words. */
export function readCount(tape: Tape, at: number): Count | undefined {
  if (tape.isNumber(at)) return tape.digits(at) <= 4 ? { value: tape.number(at), end: at + 1 } : undefined;
  return readNumberWords(tape, at);
}

/** A definite ordinal: `الثالث`, `الحادي عشر`, `الثامن والعشرين`, `العشرين`. `الأخير` is 99. */
export function readOrdinal(tape: Tape, at: number): Count | undefined {
  const word = tape.word(at);
  if (!word.definite) return undefined;
  if (word.ordinal === 0) {
    return word.cardinal >= 20 && word.cardinal < 100 ? { value: word.cardinal, end: at + 1 } : undefined;
  }
  if (isTen(tape, at + 1) && word.ordinal < 10) return { value: word.ordinal + 10, end: at + 2 };
  const tens = tape.word(at + 1);
  if (
    (tape.prefix(at + 1) & PREFIX.and) !== 0 &&
    tens.definite &&
    tens.cardinal >= 20 &&
    tens.cardinal < 100 &&
    word.ordinal < 10
  ) {
    return { value: word.ordinal + tens.cardinal, end: at + 2 };
  }
  return word.compound === 0 ? { value: word.ordinal, end: at + 1 } : undefined;
}
