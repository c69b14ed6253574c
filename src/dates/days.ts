/**
 * Days: a calendar date, a weekday, `اليوم` and `أمس`, a part of the day, an hour, in whatever order news writes them.
 * A day expression is a chain of such pieces, each kind at most once, joined by nothing or by a few connectors.
 */
import { readDate } from './calendar-dates.js';
import { readClock, readMidnight, readZone } from './clock.js';
import type { Tape } from './lexer.js';
import { CLOSE, isComma, isDash, isNear, OPEN, SLASH } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { readDeictic, readPart, readWeekday } from './named-days.js';
import type { DayOptions } from './numeric-dates.js';
import { PART, ROLE, UNIT } from './words.js';
import type { Part } from './years.js';

/** Kinds of pieces, as bits. */
const PIECE = { clock: 1, part: 2, deictic: 4, weekday: 8, date: 16, twin: 32 } as const;

interface Piece extends Part {
  readonly kind: number;
  readonly name: string;
}

/** What may follow what, and whether only after a connector that points to it. */
const FOLLOWS: Readonly<Record<number, number>> = {
  [PIECE.clock]: PIECE.part | PIECE.deictic | PIECE.weekday | PIECE.date,
  [PIECE.part]: PIECE.deictic | PIECE.weekday | PIECE.date | PIECE.clock,
  [PIECE.deictic]: PIECE.weekday | PIECE.date | PIECE.part | PIECE.clock,
  [PIECE.weekday]: PIECE.date | PIECE.part | PIECE.clock | PIECE.deictic,
  [PIECE.date]: PIECE.part | PIECE.clock | PIECE.twin,
  [PIECE.twin]: PIECE.clock | PIECE.part,
};

/** Reads the longest day expression that begins at the token. */
export function readDay(tape: Tape, at: number, options: DayOptions): Reading | undefined {
  const first = readPiece(tape, at, ~PIECE.twin, options, FIRST);
  if (!first) return undefined;
  let { end, kind } = first;
  let moment: Moment = first.moment;
  let kinds = kind;
  const names = [first.name];
  for (;;) {
    const next = readNext(tape, end, kind, kinds, options);
    // A twin is the same day in another calendar: 25 يوليو/16 أغسطس are two days.
    if (!next || (next.kind === PIECE.twin && next.moment.calendar === moment.calendar)) break;
    moment = next.kind === PIECE.twin ? joinTwin(moment, next.moment) : join(moment, next.moment);
    kinds |= next.kind;
    kind = next.kind;
    names.push(next.name);
    ({ end } = next);
  }
  // A lone part of the day names no day; midnight is a time by itself.
  if (kinds === PIECE.part && !(moment.hour !== undefined || isMidnight(tape, at, end))) return undefined;
  const zone = moment.hour !== undefined && !moment.utc ? readZone(tape, end) : undefined;
  if (zone) return { end: zone.end, moment: { ...moment, ...zone.moment }, rule: `date.${names.join('+')}` };
  return { end, moment, rule: `date.${names.join('+')}` };
}

/** `منتصف الليل`, `انتصاف الليل`. */
const isMidnight = (tape: Tape, at: number, end: number): boolean =>
  end > at + 1 && readMidnight(tape, at) !== undefined;

function join(moment: Moment, next: Moment): Moment {
  const joined: Moment = { ...moment, ...next };
  // الأحد المقبل 19 يوليو: the adjective is the weekday's.
  if (next.day !== undefined && next.toward === undefined) joined.toward = undefined;
  // The hour was read before its part of the day: الساعة 09:23 من مساء.
  if (moment.hour !== undefined && next.part !== undefined && next.hour === undefined) {
    joined.hour = moment.hour <= 12 ? hourIn(moment.hour, next.part) : moment.hour;
  }
  if (moment.part !== undefined && next.hour !== undefined && next.hour <= 12)
    joined.hour = hourIn(next.hour, moment.part);
  return joined;
}

function hourIn(hour: number, part: number): number {
  if (part === PART.morning) return hour % 12;
  if (part === PART.noon) return hour >= 10 ? hour : hour + 12;
  if (part === PART.night) return hour >= 6 && hour < 12 ? hour + 12 : hour % 12;
  return (hour % 12) + 12;
}

/** The Gregorian side of a twin leads: it is what the day is known by. */
function joinTwin(moment: Moment, twin: Moment): Moment {
  const leads = moment.calendar === undefined || twin.calendar !== undefined;
  if (leads) return { ...moment, twin };
  const { calendar, year, month, day, ...rest } = moment;
  return { ...rest, ...twin, twin: { calendar, year, month, day } };
}

/** A connector, then a piece that may follow. */
function readNext(tape: Tape, at: number, last: number, kinds: number, options: DayOptions): Piece | undefined {
  const allowed = FOLLOWS[last]! & ~kinds;
  if (allowed === 0 || at >= tape.count) return undefined;
  const mark = tape.mark(at);
  if (mark === OPEN) {
    if (!isNear(tape, at)) return undefined;
    const pieces =
      (allowed | (PIECE.weekday & ~kinds)) &
      (PIECE.weekday | PIECE.date | PIECE.twin | (last === PIECE.deictic ? PIECE.part : 0));
    const inner = readBracketed(tape, at + 1, pieces, options);
    return inner && tape.mark(inner.end) === CLOSE ? { ...inner, end: inner.end + 1 } : undefined;
  }
  if (isComma(mark)) return readAfterComma(tape, at + 1, last, allowed, options);
  if (isDash(mark) || mark === SLASH) {
    if (last === PIECE.weekday) return readPiece(tape, at + 1, allowed & PIECE.date, options, mark);
    if (last !== PIECE.date) return undefined;
    return (
      readPiece(tape, at + 1, allowed & (PIECE.twin | PIECE.clock), options, mark) ??
      readConnected(tape, at + 1, last, allowed & PIECE.twin, options)
    );
  }
  if (mark !== 0 || !isNear(tape, at)) return undefined;
  const short = last === PIECE.weekday && tape.isNumber(at) && isPlainlyShort(tape, at) ? UNIT.day : 0;
  return readPiece(tape, at, allowed, options, short) ?? readConnected(tape, at, last, allowed, options);
}

/** `الأحد 25/12` is a date, `الأحد 3/1` may be a result. */
const isPlainlyShort = (tape: Tape, at: number): boolean =>
  tape.number(at) > 12 || (tape.digits(at) === 2 && tape.digits(at + 2) === 2);

/** In brackets: a weekday, a date with its weekday, or the twin. */
function readBracketed(tape: Tape, at: number, allowed: number, options: DayOptions): Piece | undefined {
  const piece = readPiece(tape, at, allowed, options, OPEN);
  if (!piece || piece.kind !== PIECE.weekday) return piece;
  const date = (allowed & PIECE.date) !== 0 ? readPiece(tape, piece.end, PIECE.date, options, 0) : undefined;
  return date ? { ...date, moment: { ...piece.moment, ...date.moment } } : piece;
}

function readAfterComma(tape: Tape, at: number, last: number, allowed: number, options: DayOptions): Piece | undefined {
  if (!isNear(tape, at)) return undefined;
  switch (last) {
    case PIECE.clock:
      return readPiece(tape, at, allowed & (PIECE.deictic | PIECE.weekday | PIECE.date), options, OPEN);
    case PIECE.weekday:
      return (
        readPiece(tape, at, allowed & PIECE.date, options, 0) ??
        readConnected(tape, at, last, allowed & PIECE.date, options)
      );
    case PIECE.date:
      return (
        readConnected(tape, at, last, allowed & (PIECE.twin | PIECE.clock), options) ??
        (tape.word(at).unit === UNIT.hour ? readPiece(tape, at, allowed & PIECE.clock, options, 0) : undefined)
      );
    default:
      return undefined;
  }
}

/** Pieces after a word that joins: `الموافق`, `من`, `في`, `عند`, `على`. */
function readConnected(tape: Tape, at: number, last: number, allowed: number, options: DayOptions): Piece | undefined {
  const { role, folded } = tape.word(at);
  const next = at + 1;
  if (tape.prefix(at) !== 0 && role !== ROLE.matching) return undefined;
  if (role === ROLE.matching) {
    // الموافق لـ 5 أيار
    const { role: after, folded } = tape.word(next);
    const from = after === ROLE.dated || folded === 'ل' ? next + 1 : next;
    return readPiece(tape, from, allowed & (PIECE.date | PIECE.twin), options, OPEN);
  }
  if (role === ROLE.from && (last === PIECE.clock || last === PIECE.part)) {
    return readPiece(tape, next, allowed & (PIECE.part | PIECE.deictic | PIECE.weekday | PIECE.date), options, 0);
  }
  if (last === PIECE.clock && role === ROLE.about) return readConnected(tape, next, last, allowed, options);
  if (role === ROLE.in || role === ROLE.on || folded === 'عند') {
    return tape.word(next).unit === UNIT.hour && tape.word(next).definite
      ? readPiece(tape, next, allowed & PIECE.clock, options, 0)
      : undefined;
  }
  return undefined;
}

/** In place of a connector: the piece begins the expression and may carry proclitics. */
const FIRST = -1;

/** One piece of an allowed kind. `mark` is the connector before it, for pieces that need one. */
function readPiece(tape: Tape, at: number, allowed: number, options: DayOptions, mark: number): Piece | undefined {
  if (allowed === 0) return undefined;
  const word = tape.word(at);
  const inner = mark !== 0 || tape.prefix(at) === 0;
  if (
    mark !== UNIT.day &&
    word.unit === UNIT.day &&
    word.plural === 0 &&
    word.dual === 0 &&
    !word.definite &&
    isNear(tape, at + 1) &&
    tape.prefix(at + 1) === 0
  ) {
    const named = readPiece(tape, at + 1, allowed & (PIECE.weekday | PIECE.date | PIECE.deictic), options, UNIT.day);
    if (named) return named;
  }
  if ((allowed & PIECE.part) !== 0) {
    // After its day a part stands in the accusative: اليوم مساء; اليوم ليلة … begins something else.
    const part =
      mark === FIRST || word.adverb !== 0 || (allowed & PIECE.deictic) !== 0 ? readPart(tape, at) : undefined;
    if (part) return { ...part, kind: PIECE.part, name: 'part' };
  }
  if ((allowed & PIECE.deictic) !== 0 && inner) {
    const deictic = readDeictic(tape, at);
    if (deictic) return { ...deictic, kind: PIECE.deictic, name: 'deictic' };
  }
  if ((allowed & PIECE.weekday) !== 0 && word.weekday !== 0) {
    const weekday = readWeekday(tape, at, mark === UNIT.day);
    if (weekday) return { ...weekday, kind: PIECE.weekday, name: 'weekday' };
  }
  if ((allowed & (PIECE.date | PIECE.twin)) !== 0) {
    // Inside an expression و begins another: اليوم والخامس من سبتمبر.
    const date =
      mark !== FIRST && mark !== OPEN && tape.prefix(at) !== 0
        ? undefined
        : readDate(tape, at, options, mark > 0 || tape.word(at - 1).role === ROLE.dated);
    const kind = (allowed & PIECE.date) !== 0 ? PIECE.date : PIECE.twin;
    if (date && (kind === PIECE.date || mark > 0))
      return { ...date, kind, name: kind === PIECE.twin ? 'twin' : (date.moment.calendar ?? 'day') };
  }
  if ((allowed & PIECE.clock) !== 0) {
    const clock = readClock(tape, at);
    if (clock) return { ...clock, kind: PIECE.clock, name: 'time' };
  }
  return undefined;
}
