/** Times of the day: `الساعة الثالثة عصرا`, `الثامنة والنصف مساء`, `14:00 بتوقيت غرينتش`, `10:14 ت م`, `منتصف الليل`. */
import type { Tape } from './lexer.js';
import { CLOSE, COLON, DOT, isBeside, isComma, isDash, isGlued, isNear, OPEN, SLASH } from './marks.js';
import type { Moment } from './moment.js';
import { hasAnd } from './months.js';
import { type Count, readCount, readOrdinal } from './numerals.js';
import { readPhrase } from './phrase-reader.js';
import { ERA, PART, ROLE, UNIT } from './words.js';
import type { Part } from './years.js';

/** Noon divides hours: 12-hour readings of evening parts are moved past it. */
const NOON = 12;

/** A time of day, or nothing. It must carry its own proof: `الساعة`, a part of the day, a zone or HH:MM. */
export function readClock(tape: Tape, at: number): Part | undefined {
  let from = at;
  let proven = false;
  const word = tape.word(at);
  if (word.unit === UNIT.hour && word.definite && word.plural === 0 && word.dual === 0) {
    proven = true;
    from++;
  }
  // الساعات الأولى من صباح …: the first hours, not one o'clock.
  if (!proven && tape.word(at - 1).plural !== 0) return undefined;
  // الساعة الـ12, الساعة (3:25)
  const bracket = proven && tape.mark(from) === OPEN && tape.isNumber(from + 1) ? 1 : 0;
  if (bracket === 1 || (proven && tape.word(from).role === ROLE.the && tape.isNumber(from + 1))) from++;
  const hour = readHour(tape, from, proven);
  if (!hour) return undefined;
  let { end } = hour;
  let { moment } = hour;
  if (bracket === 1) {
    if (tape.mark(end) !== CLOSE) return undefined;
    end++;
  }
  proven ||= hour.proven;
  if (tape.word(end).role === ROLE.about && isNear(tape, end) && proven && tape.word(end).folded === 'تقريبا') end++;
  const part = readHourPart(tape, end);
  if (part) {
    proven = true;
    end = part.end;
    moment = { ...moment, hour: byPart(moment.hour!, part.part) };
  }
  const zone = readZone(tape, end);
  if (zone) return { end: zone.end, moment: { ...moment, ...zone.moment } };
  return proven || isBeforePart(tape, end) ? { end, moment } : undefined;
}

/** `السادسة من مساء أمس`, `الخامسة فجر الأحد`: the part of the day is read with the day, and proves the hour. */
function isBeforePart(tape: Tape, at: number): boolean {
  const from = tape.word(at).role === ROLE.from && tape.prefix(at) === 0 ? at + 1 : at;
  const { part, definite, unit } = tape.word(from);
  if (unit === UNIT.night) return false;
  return part !== 0 && part !== PART.daylight && !definite && isNear(tape, from) && tape.prefix(from) === 0;
}

interface Hour {
  readonly end: number;
  readonly moment: Moment;
  readonly proven: boolean;
}

function readHour(tape: Tape, at: number, headed: boolean): Hour | undefined {
  if (headed && !isNear(tape, at)) return undefined;
  if (tape.isNumber(at)) return readDigitHour(tape, at, headed);
  const ordinal = readHourWord(tape, at);
  if (!ordinal || ordinal.value > NOON) return undefined;
  let { end } = ordinal;
  let minute = 0;
  let fraction = false;
  const next = tape.word(end);
  if (isNear(tape, end) && hasAnd(tape, end)) {
    if (next.fraction !== 0) {
      minute = next.fraction;
      fraction = true;
      end++;
    } else {
      const minutes = readMinutes(tape, end);
      if (minutes) ({ end, value: minute } = minutes);
    }
  }
  let hour = ordinal.value;
  const except = tape.word(end);
  const before = tape.word(end + 1);
  if (except.role === ROLE.except && isNear(tape, end)) {
    const minutes = before.fraction !== 0 ? { value: before.fraction, end: end + 2 } : readMinutes(tape, end + 1);
    if (minutes) {
      minute = (60 - minutes.value + minute) % 60;
      hour = hour === 1 ? NOON : hour - 1;
      end = minutes.end;
      fraction = true;
    }
  }
  return { end, moment: { hour, minute }, proven: fraction && headed };
}

/** Hours are feminine: السادسة, not السادس; one o'clock is الواحدة, and الأولى is no hour. */
function readHourWord(tape: Tape, at: number): Count | undefined {
  const { cardinal, definite, folded } = tape.word(at);
  if (!folded.endsWith('ه')) return undefined;
  return cardinal === 1 && definite ? { value: 1, end: at + 1 } : readOrdinal(tape, at);
}

function readMinutes(tape: Tape, at: number): { value: number; end: number } | undefined {
  const count = readCount(tape, at);
  return count && count.value < 60 && tape.word(count.end).unit === UNIT.minute
    ? { value: count.value, end: count.end + 1 }
    : undefined;
}

/** `5`, `17:53`, `4.30`; alone only `HH:MM` is proof enough. */
function readDigitHour(tape: Tape, at: number, headed: boolean): Hour | undefined {
  if (headed && tape.digits(at) === 4) return readMilitary(tape, at);
  const hour = tape.number(at);
  if (tape.digits(at) > 2 || hour > 24) return undefined;
  const mark = tape.mark(at + 1);
  const divided =
    (mark === COLON || mark === DOT || (headed && isComma(mark))) &&
    isGlued(tape, at + 1) &&
    isGlued(tape, at + 2) &&
    tape.digits(at + 2) === 2;
  if (!divided && !headed && isScore(tape, at)) return undefined;
  if (!divided)
    return hour <= 24 && !(isGlued(tape, at + 1) && tape.mark(at + 1) === COLON)
      ? { end: at + 1, moment: { hour, minute: 0 }, proven: false }
      : undefined;
  const minute = tape.number(at + 2);
  if (minute > 59) return undefined;
  let end = at + 3;
  if (tape.mark(end) === COLON && isGlued(tape, end) && isGlued(tape, end + 1) && tape.digits(end + 1) === 2) end += 2;
  const glued =
    isGlued(tape, end) &&
    (tape.mark(end) === COLON || (tape.mark(end) === DOT && tape.isNumber(end + 1) && isGlued(tape, end + 1)));
  if (glued) return undefined;
  const before = tape.mark(at - 1);
  const loose = !(isGlued(tape, at) && (before === COLON || before === DOT));
  return {
    end,
    moment: { hour: hour === 24 ? 0 : hour, minute },
    proven: headed || (mark === COLON && tape.digits(at) === 2 && loose),
  };
}

/** `الساعة 1842 بتوقيت غرينتش`. */
function readMilitary(tape: Tape, at: number): Hour | undefined {
  const [hour, minute] = [Math.floor(tape.number(at) / 100), tape.number(at) % 100];
  return hour < 24 && minute < 60 ? { end: at + 1, moment: { hour, minute }, proven: true } : undefined;
}

/** `3 / 1 مساء الأحد`, `صفر - 3 مساء أمس`: the second number of a result. */
function isScore(tape: Tape, at: number): boolean {
  const mark = tape.mark(at - 1);
  return (mark === SLASH || mark === COLON || isDash(mark)) && (tape.isNumber(at - 2) || tape.word(at - 2).hijri === 2);
}

/** `مساء`, `ظهرا`, `بعد الظهر`, `من مساء` is left to the day; `ص` and `م` after digits. */
function readHourPart(tape: Tape, at: number): { part: number; end: number } | undefined {
  if (!isNear(tape, at)) return undefined;
  const word = tape.word(at);
  if (word.adverb !== 0 && tape.prefix(at) === 0) return { part: word.adverb, end: at + 1 };
  if (word.letter === 3 && tape.prefix(at) === 0) return { part: PART.morning, end: at + 1 };
  if (word.folded === 'م' && tape.isNumber(at - 1)) return { part: PART.evening, end: at + 1 };
  const next = tape.word(at + 1);
  if (word.role === ROLE.after && next.definite && isNear(tape, at + 1)) {
    if (next.part === PART.noon) return { part: PART.afternoon, end: at + 2 };
  }
  if (
    word.role === ROLE.after &&
    tape.word(at + 1).edge === 2 &&
    tape.word(at + 2).part === PART.night &&
    tape.word(at + 2).definite
  ) {
    return { part: PART.morning, end: at + 3 };
  }
  if (word.role === ROLE.before && next.part === PART.noon && next.definite && isNear(tape, at + 1))
    return { part: PART.morning, end: at + 2 };
  return undefined;
}

/** An hour of the twelve-hour clock in its part of the day. */
export function byPart(hour: number, part: number): number {
  if (hour > NOON) return hour;
  switch (part) {
    case PART.morning:
      return hour % NOON;
    case PART.noon:
      return hour >= 10 ? hour : hour + NOON;
    case PART.afternoon:
    case PART.evening:
      return (hour % NOON) + NOON;
    case PART.night:
      return hour >= 6 && hour < NOON ? hour + NOON : hour % NOON;
    default:
      return hour;
  }
}

/** `بتوقيت غرينتش`, `(توقيت مكة)` only without brackets, `بالتوقيت المحلي`, `ت.غ`, `ت غ`, `ت م`. */
export function readZone(tape: Tape, at: number): Part | undefined {
  if (!isNear(tape, at)) return undefined;
  const word = tape.word(at);
  if (word.letter === 1) {
    const dotted = tape.mark(at + 1) === DOT ? at + 2 : at + 1;
    const next = tape.word(dotted);
    if (!isBeside(tape, dotted)) return undefined;
    if (next.letter === 2) return { end: dotted + 1, moment: { utc: true } };
    return next.era === ERA.common && next.folded.length === 1 ? { end: dotted + 1, moment: {} } : undefined;
  }
  if (word.letter === 4) return { end: at + 1, moment: { utc: true } };
  if (word.role !== ROLE.zone) return undefined;
  const definite = word.folded.startsWith('ال');
  if (definite) {
    const which = readPhrase(tape, at + 1, 'zone');
    if (which) return { end: which.end, moment: which.phrase.name === 'utc' ? { utc: true } : {} };
    return tape.isWord(at + 1) && isNear(tape, at + 1) ? { end: at + 2, moment: {} } : undefined;
  }
  const place = readPhrase(tape, at + 1, 'zone');
  if (place) return { end: place.end, moment: place.phrase.name === 'utc' ? { utc: true } : {} };
  return tape.isWord(at + 1) && isNear(tape, at + 1) ? { end: at + 2, moment: {} } : undefined;
}

/** `منتصف الليل`, `انتصاف الليل`, `منتصف النهار`: a time, or a part of the night where a day follows. */
export function readMidnight(tape: Tape, at: number): Part | undefined {
  const word = tape.word(at);
  if (word.edge !== 2 && word.midnight === 0) return undefined;
  const next = tape.word(at + 1);
  if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0 || !next.definite) return undefined;
  if (next.part !== PART.night && next.part !== PART.daylight) return undefined;
  const moment: Moment = next.part === PART.night ? { part: PART.night } : { hour: NOON, minute: 0 };
  const zone = readZone(tape, at + 2);
  return zone ? { end: zone.end, moment: { ...moment, ...zone.moment } } : { end: at + 2, moment };
}
