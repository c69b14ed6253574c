/**
 * Days: a calendar date, a weekday, `اليوم` and `أمس`, a part of the day, an hour, in whatever order news writes them.
 * A day expression is a chain of such pieces, each kind at most once, joined by nothing or by a few connectors.
 */
import { readClock, readMidnight, readZone } from './clock.js';
import type { Tape } from './lexer.js';
import { CLOSE, DOT, isBeside, isComma, isDash, isGlued, isNear, OPEN, SLASH } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { readMonth, readToward } from './months.js';
import { type Count, readOrdinal } from './numerals.js';
import { DEICTIC, ERA, PART, ROLE, TOWARD, UNIT } from './words.js';
import { isHijriYear, type Part, readEra, readYearAfter, towardFields, yearFields } from './years.js';

export interface DayOptions {
  readonly monthFirst: boolean;
}

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

/** `مساء`, `بعد ظهر`, `منتصف ليل`, `صباحا`. */
function readPart(tape: Tape, at: number): Part | undefined {
  const word = tape.word(at);
  const midnight = readMidnight(tape, at);
  if (midnight) return midnight;
  if (word.role === ROLE.after || word.role === ROLE.before) {
    const next = tape.word(at + 1);
    if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return undefined;
    if (next.part !== PART.noon || next.folded === 'ظهرا') return undefined;
    return { end: at + 2, moment: { part: word.role === ROLE.after ? PART.afternoon : PART.morning } };
  }
  if (word.edge === 2) {
    const next = tape.word(at + 1);
    if (next.deictic === DEICTIC.tonight && isNear(tape, at + 1) && tape.prefix(at + 1) === 0)
      return readTonight(tape, at + 1);
    const named = next.part === PART.night || next.part === PART.daylight;
    return named && isNear(tape, at + 1) && tape.prefix(at + 1) === 0
      ? { end: at + 2, moment: { part: next.part === PART.night ? PART.night : PART.noon } }
      : undefined;
  }
  if (word.part === 0) return undefined;
  if (word.part === PART.daylight) return word.definite ? undefined : { end: at + 1, moment: {} };
  // عصر اليوم is an afternoon, العصر alone a prayer or an age.
  return word.definite ? undefined : { end: at + 1, moment: { part: word.part } };
}

const day = (by: number): Moment => ({ shift: { unit: UNIT.day, by } });

/** `اليوم`, `أمس`, `أول من أمس`, `أمس الأول`, `غدا`, `بعد غد`, `الليلة الماضية`, `اليوم نفسه`, `هذا المساء`. */
function readDeictic(tape: Tape, at: number): Part | undefined {
  const word = tape.word(at);
  const next = tape.word(at + 1);
  const near = isNear(tape, at + 1) && tape.prefix(at + 1) === 0;
  if (word.role === ROLE.this || word.role === ROLE.that || word.role === ROLE.same)
    return near ? readDemonstrative(tape, at) : undefined;
  if (word.role === ROLE.after && near && next.deictic === DEICTIC.tomorrow && next.folded !== 'غدا')
    return { end: at + 2, moment: day(2) };
  if (word.role === ROLE.before && near && next.deictic === DEICTIC.yesterday) {
    const first = tape.word(at + 2).ordinal === 1 && tape.word(at + 2).definite ? 1 : 0;
    return { end: at + 2 + first, moment: day(-2 - first) };
  }
  if (word.ordinal === 1 && !word.definite && near) {
    const from = next.role === ROLE.from ? at + 2 : at + 1;
    return tape.word(from).deictic === DEICTIC.yesterday && isNear(tape, from)
      ? { end: from + 1, moment: day(-2) }
      : undefined;
  }
  switch (word.deictic) {
    case DEICTIC.today:
      return readToday(tape, at);
    case DEICTIC.yesterday:
      if (near && next.ordinal === 1 && next.definite) return { end: at + 2, moment: day(-2) };
      return { end: near && next.folded === 'نفسه' ? at + 1 : at + 1, moment: day(-1) };
    case DEICTIC.tomorrow:
      if (word.folded === 'غدا' || word.folded === 'بكرا' || isTomorrow(tape, at))
        return { end: at + 1, moment: day(1) };
      return undefined;
    case DEICTIC.lastNight:
      return {
        end: near && next.ordinal === 1 && next.definite ? at + 2 : at + 1,
        moment: day(near && next.ordinal === 1 && next.definite ? -2 : -1),
      };
    case DEICTIC.tonight:
      return readTonight(tape, at);
    default:
      return undefined;
  }
}

/** `يوم غد`, `صباح الغد`, `غد (الاثنين)`: without such a neighbour غد is a party, a paper or a figure of speech. */
function isTomorrow(tape: Tape, at: number): boolean {
  const before = tape.word(at - 1);
  if ((before.unit === UNIT.day || before.part !== 0) && isNear(tape, at)) return true;
  const next = tape.mark(at + 1) === OPEN ? at + 2 : at + 1;
  return (
    tape.word(at).folded === 'غد' && tape.word(next).weekday !== 0 && tape.word(next).definite && isNear(tape, next)
  );
}

function readToday(tape: Tape, at: number): Part | undefined {
  const next = tape.word(at + 1);
  if (!isNear(tape, at + 1) || tape.prefix(at + 1) !== 0) return { end: at + 1, moment: day(0) };
  if (
    next.toward === TOWARD.same ||
    ((next.toward === TOWARD.following || next.toward === TOWARD.previous) && next.definite)
  ) {
    return { end: at + 2, moment: towardFields(UNIT.day, next.toward, false)! };
  }
  // اليوم الأول من المؤتمر, اليوم الواحد, اليوم الأخير are no calendar day.
  if (next.eventful !== 0) return undefined;
  if (next.definite && next.weekday === 0 && (next.ordinal !== 0 || next.cardinal !== 0 || next.toward === TOWARD.past))
    return undefined;
  if (next.toward === TOWARD.current && next.definite) return { end: at + 2, moment: day(0) };
  return { end: at + 1, moment: day(0) };
}

/** `الليلة`, `الليلة الماضية`, `الليلة قبل الماضية`. */
function readTonight(tape: Tape, at: number): Part | undefined {
  const toward = readToward(tape, at + 1);
  if (!toward)
    return tape.word(at + 1).definite && tape.word(at + 1).ordinal !== 0
      ? undefined
      : { end: at + 1, moment: { ...day(0), part: PART.night } };
  const fields = towardFields(UNIT.day, toward.toward, toward.twice);
  return fields ? { end: toward.end, moment: { ...fields, part: PART.night } } : undefined;
}

/** `هذا اليوم`, `ذلك اليوم`, `نفس اليوم`, `هذا المساء`, `هذه الليلة`, `تلك الليلة`. */
function readDemonstrative(tape: Tape, at: number): Part | undefined {
  const { role } = tape.word(at);
  const next = tape.word(at + 1);
  const same: Moment = role === ROLE.this ? day(0) : { anaphor: { unit: UNIT.day, by: 0 } };
  if (next.deictic === DEICTIC.today) return { end: at + 2, moment: same };
  if (next.deictic === DEICTIC.tonight) return { end: at + 2, moment: { ...same, part: PART.night } };
  if (next.part !== 0 && next.definite && next.part !== PART.daylight && next.folded !== 'العصر')
    return { end: at + 2, moment: { ...same, part: next.part } };
  return undefined;
}

/** `الأحد`, `الأحد الماضي`, `الأحد قبل الماضي`; without article only after `يوم`, a part of the day or before an adjective. */
function readWeekday(tape: Tape, at: number, headed: boolean): Part | undefined {
  const word = tape.word(at);
  const toward = readToward(tape, at + 1);
  const usable =
    toward && toward.toward !== TOWARD.same && toward.toward !== TOWARD.fresh && toward.toward !== TOWARD.recent
      ? toward
      : undefined;
  if (!word.definite && !headed && !usable) return undefined;
  if (word.weekday === 7 && !word.definite && !usable) return undefined;
  const moment: Moment = { weekday: word.weekday };
  if (!usable) return { end: at + 1, moment };
  return { end: usable.end, moment: { ...moment, toward: usable.toward, twice: usable.twice } };
}

/** A calendar date: numeric, or day and month. `marked` says that a connector has announced it. */
export function readDate(tape: Tape, at: number, options: DayOptions, marked: boolean): Part | undefined {
  if (tape.isNumber(at)) return readNumericDate(tape, at, options, marked) ?? readDayMonth(tape, at);
  const { role } = tape.word(at);
  if (role === ROLE.the || tape.word(at).ordinal !== 0 || tape.word(at).cardinal >= 20 || tape.word(at).firstDay !== 0)
    return readDayMonth(tape, at);
  return tape.word(at).month !== 0 ? readEnglish(tape, at) : undefined;
}

/** `April 12, 2024`. */
function readEnglish(tape: Tape, at: number): Part | undefined {
  const { folded, month } = tape.word(at);
  if (folded.charCodeAt(0) > 0x7a || tape.digits(at + 1) > 2 || !isNear(tape, at + 1)) return undefined;
  const value = tape.number(at + 1);
  if (!(value >= 1 && value <= 31)) return undefined;
  const year = readYearAfter(tape, at + 2, 'gregorian');
  return { end: year?.end ?? at + 2, moment: { month, day: value, ...year?.moment } };
}

export interface DayNumber extends Count {
  /** The last day of the month: سلخ. */
  readonly last?: boolean;
}

/** The day of a month: `4`, `الـ 12`, `الثالث`, `الحادي والعشرين`, `غرة`. */
export function readDayNumber(tape: Tape, at: number): DayNumber | undefined {
  const word = tape.word(at);
  if (word.firstDay !== 0) return { value: word.firstDay === 1 ? 1 : 30, end: at + 1, last: word.firstDay === 2 };
  const from = word.role === ROLE.the && isBeside(tape, at + 1) ? at + 1 : at;
  if (tape.isNumber(from)) {
    const value = tape.number(from);
    return tape.digits(from) <= 2 && value >= 1 && value <= 31 ? { value, end: from + 1 } : undefined;
  }
  const ordinal = readOrdinal(tape, at);
  return ordinal && ordinal.value <= 31 ? ordinal : undefined;
}

/** Day, then month: `4 شباط 2026`, `الثالث من أيار`, `12/فبراير/2015`, `السابع والعشرين من الشهر الجاري`. */
export function readDayMonth(tape: Tape, at: number): Part | undefined {
  const number = readDayNumber(tape, at);
  return number ? readMonthOf(tape, number.end, number.value) : undefined;
}

/** The month and year after the number of a day. */
export function readMonthOf(tape: Tape, from: number, value: number): Part | undefined {
  let at = from;
  const mark = tape.mark(at);
  const divided = mark === SLASH || isDash(mark);
  if (divided) at++;
  else if (mark !== 0) return undefined;
  if (!isNear(tape, at)) return undefined;
  const joined = tape.word(at).role === ROLE.from && tape.prefix(at) === 0;
  if (joined) at++;
  const relative = joined ? readRelativeMonth(tape, at) : undefined;
  if (relative) return { end: relative.end, moment: { ...relative.moment, day: value } };
  const word = tape.word(at);
  if (word.unit === UNIT.month && word.plural === 0 && word.dual === 0 && !word.definite && isNear(tape, at + 1)) at++;
  if (!isNear(tape, at) || tape.prefix(at) !== 0) return undefined;
  const month = readMonth(tape, at);
  // 3 - صفر is a score.
  if (month?.weak && divided && isDash(mark) && !tape.isNumber(month.end) && !tape.isNumber(month.end + 1))
    return undefined;
  if (!month || (divided && month.calendar !== 'hijri' && !isGlued(tape, at) && mark !== SLASH && !isDash(mark)))
    return undefined;
  // طوبة is a brick and توت a berry: only with a year or era they are Coptic months.
  return finishMonth(tape, month.end, {
    ...(month.calendar === 'gregorian' ? {} : { calendar: month.calendar }),
    month: month.month,
    day: value,
    ...(month.twin === undefined ? {} : { twinMonth: month.twin }),
  });
}

/** What follows a month: adjectives, honorifics, a year, `من كل عام`, `من الشهر الجاري`. */
export function finishMonth(tape: Tape, from: number, moment: Moment): Part | undefined {
  let at = from;
  const calendar = moment.calendar ?? 'gregorian';
  while (tape.word(at).blessed !== 0 && isNear(tape, at) && calendar === 'hijri') at++;
  const mark = tape.mark(at);
  const divided =
    (mark === SLASH || isDash(mark)) && tape.isNumber(at + 1) && isBeside(tape, at + 1) && tape.digits(at + 1) >= 2
      ? 1
      : 0;
  const year = readYearAfter(tape, at + divided, calendar, divided === 1 || moment.day === undefined);
  if (year) {
    const fields = year.moment.twin && calendar === 'hijri' ? { ...year.moment } : year.moment;
    const toward = readToward(tape, year.end);
    const spent = toward && toward.toward <= TOWARD.next && year.moment.shift === undefined ? toward.end : year.end;
    return { end: spent, moment: mergeYear(moment, fields) };
  }
  const era = calendar === 'gregorian' ? undefined : readEra(tape, at);
  if (calendar === 'coptic' && !era) return undefined;
  const toward = readToward(tape, at);
  if (toward && toward.toward !== TOWARD.fresh && toward.toward !== TOWARD.recent) {
    const again = readRedundantMonth(tape, toward.end);
    return { end: again ?? toward.end, moment: { ...moment, toward: toward.toward, twice: toward.twice } };
  }
  const again = readRedundantMonth(tape, at);
  if (again) {
    const relative = readRelativeMonth(tape, at + 1)!;
    const by = relative.moment.shift?.by ?? 0;
    return { end: again, moment: { ...moment, toward: by < 0 ? TOWARD.past : by > 0 ? TOWARD.next : TOWARD.current } };
  }
  return { end: era?.end ?? at, moment };
}

/** A Hijri year after a Gregorian month is no year of it; a common one after a Hijri month picks the Hijri year. */
function mergeYear(moment: Moment, fields: Moment): Moment {
  return {
    ...moment,
    ...fields,
    ...(moment.calendar ? { calendar: moment.calendar } : fields.calendar ? { calendar: fields.calendar } : {}),
  };
}

/** `15 أغسطس من الشهر المقبل`: the month is said twice. */
function readRedundantMonth(tape: Tape, at: number): number | undefined {
  if (tape.word(at).role !== ROLE.from || !isNear(tape, at)) return undefined;
  const relative = readRelativeMonth(tape, at + 1);
  return relative?.moment.shift ? relative.end : undefined;
}

/** `الشهر الجاري`, `هذا الشهر`, `نفس الشهر`, `الشهر ذاته`, `الجاري` alone. */
export function readRelativeMonth(tape: Tape, at: number): Part | undefined {
  if (!isNear(tape, at)) return undefined;
  const word = tape.word(at);
  const next = tape.word(at + 1);
  const isMonth = (index: number): boolean => {
    const { unit, plural, dual, definite } = tape.word(index);
    return unit === UNIT.month && plural === 0 && dual === 0 && definite && isNear(tape, index);
  };
  if (word.role === ROLE.this && isMonth(at + 1))
    return { end: at + 2, moment: { shift: { unit: UNIT.month, by: 0 } } };
  if ((word.role === ROLE.that || word.role === ROLE.same) && isMonth(at + 1))
    return { end: at + 2, moment: { anaphor: { unit: UNIT.month, by: 0 } } };
  if (!isMonth(at)) {
    return word.toward === TOWARD.current && word.definite && (!tape.isWord(at + 1) || next.role !== 0)
      ? { end: at + 1, moment: { shift: { unit: UNIT.month, by: 0 } } }
      : undefined;
  }
  const toward = next.toward !== 0 || next.role !== 0 ? readToward(tape, at + 1) : undefined;
  const fields = toward ? towardFields(UNIT.month, toward.toward, toward.twice) : undefined;
  if (!toward || !fields) return undefined;
  const year = fields.anaphor ? readYearAfter(tape, toward.end, 'gregorian') : undefined;
  return { end: year?.end ?? toward.end, moment: { ...fields, ...year?.moment } };
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
