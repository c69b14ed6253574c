/** Feasts with a day that can be computed, and how the text names their days (`ثاني أيام عيد الفطر`). */
import { dayOf, easter, gregorian, hijri, hijriDay, weekdayOf } from './calendar.js';
import { PREFIX, type Tape } from './lexer.js';
import { isNear } from './marks.js';
import type { Moment, Reading } from './moment.js';
import { readToward } from './months.js';
import { readOrdinal } from './numerals.js';
import { readPhrase } from './phrase-reader.js';
import { DEICTIC, PART, ROLE, TOWARD, UNIT } from './words.js';
import { isHijriYear, readYearAfter } from './years.js';

/** Fixed days: month and day of the Hijri or the common calendar. */
const HIJRI_FEASTS: Readonly<Record<string, readonly [number, number]>> = {
  'eid-al-fitr': [10, 1],
  'eid-al-adha': [12, 10],
  arafah: [12, 9],
  tarwiyah: [12, 8],
  tashriq: [12, 11],
  ashura: [1, 10],
  mawlid: [3, 12],
  isra: [7, 27],
  qadr: [9, 27],
  'mid-shaaban': [8, 15],
  'hijri-new-year': [1, 1],
  arbaeen: [2, 20],
  ghadir: [12, 18],
};

const COMMON_FEASTS: Readonly<Record<string, readonly [number, number]>> = {
  'new-year': [1, 1],
  'new-year-eve': [12, 31],
  christmas: [12, 25],
  valentine: [2, 14],
  'mothers-day': [3, 21],
  'labour-day': [5, 1],
  'womens-day': [3, 8],
  'land-day': [3, 30],
  'prisoners-day': [4, 17],
  'nakba-day': [5, 15],
  nowruz: [3, 21],
  halloween: [10, 31],
  'throne-day': [7, 30],
  'saudi-founding-day': [2, 22],
  'lebanese-liberation-day': [5, 25],
  'victory-day': [5, 9],
  'human-rights-day': [12, 10],
  'press-freedom-day': [5, 3],
  'teachers-day': [10, 5],
  'childrens-day': [11, 20],
  'arabic-day': [12, 18],
  'health-day': [4, 7],
  'refugee-day': [6, 20],
  'environment-day': [6, 5],
  'youth-day': [8, 12],
  'book-day': [4, 23],
};

/** Days from Easter. East and West often differ: a value is given only where they agree. */
const EASTER_FEASTS: Readonly<Record<string, number>> = {
  easter: 0,
  'palm-sunday': -7,
  'maundy-thursday': -3,
  'good-friday': -2,
  'holy-saturday': -1,
};

/** عشية العيد is the evening before it. */
const EVE = 'عشيه';

const FRIDAY = 5;
const THURSDAY = 4;

/** The day of a feast in a common year, or undefined where it cannot be told. Hijri feasts may fall twice in a year: the first counts. */
export function feastDay(name: string, year: number): number | undefined {
  const common = COMMON_FEASTS[name];
  if (common) return dayOf(year, common[0], common[1]);
  const offset = EASTER_FEASTS[name];
  if (offset !== undefined) {
    const western = easter(year, true);
    return western === easter(year, false) ? western + offset : undefined;
  }
  if (name === 'sham-el-nessim') return easter(year, false) + 1;
  if (name === 'thanksgiving' || name === 'black-friday') {
    const first = dayOf(year, 11, 1);
    const fourth = first + ((THURSDAY - weekdayOf(first) + 7) % 7) + 21;
    return name === 'thanksgiving' ? fourth : fourth + 1;
  }
  const firstHijri = hijri(dayOf(year, 1, 1)).year;
  for (const hijriYear of [firstHijri, firstHijri + 1]) {
    const day = hijriFeastDay(name, hijriYear);
    if (day !== undefined && gregorian(day).year === year) return day;
  }
  return undefined;
}

/** The day of a feast in a Hijri year. */
export function hijriFeastDay(name: string, year: number): number | undefined {
  if (name === 'quds-day') {
    // The last Friday of Ramadan.
    const last = hijriDay(year, 10, 1) - 1;
    return last - ((weekdayOf(last) - FRIDAY + 7) % 7);
  }
  const feast = HIJRI_FEASTS[name];
  return feast ? hijriDay(year, feast[0], feast[1]) : undefined;
}

/** `عيد الفطر المبارك`, `عيد الأضحى المقبل`, `المولد النبوي 2025`, `ثاني أيام العيد`, `اليوم العالمي ل…`. */
export function readFeast(tape: Tape, at: number): Reading | undefined {
  const named = readNamed(tape, at);
  if (named) return named;
  const { part, definite, folded } = tape.word(at);
  // سهرة العيد is a party.
  if (part !== 0 && folded !== 'سهره' && !definite && isNear(tape, at + 1) && tape.prefix(at + 1) === 0) {
    const feast = readFeastDay(tape, at + 1) ?? readNamed(tape, at + 1) ?? readEid(tape, at + 1, true);
    const eve = tape.word(at).folded === EVE ? { feastDay: 0 } : {};
    if (feast) return { ...feast, moment: { ...feast.moment, ...(part === PART.daylight ? {} : { part }), ...eve } };
  }
  return readFeastDay(tape, at) ?? readEid(tape, at) ?? readWorldDay(tape, at);
}

/** `أول أيام عيد الفطر`, `اليوم الثاني من عيد الأضحى`, `ثالث أيام العيد`, `أيام عيد الفطر`. */
function readFeastDay(tape: Tape, at: number): Reading | undefined {
  const word = tape.word(at);
  const next = tape.word(at + 1);
  let from = 0;
  let index: number | undefined;
  if (
    word.ordinal !== 0 &&
    word.ordinal <= 4 &&
    !word.definite &&
    next.unit === UNIT.day &&
    next.plural !== 0 &&
    !next.definite
  ) {
    index = word.ordinal;
    from = at + 2;
  } else if (word.deictic === DEICTIC.today) {
    const ordinal = readOrdinal(tape, at + 1);
    if (!ordinal || ordinal.value > 4) return undefined;
    index = ordinal.value;
    from = tape.word(ordinal.end).role === ROLE.from ? ordinal.end + 1 : ordinal.end;
    if (from === ordinal.end && tape.prefix(from) !== PREFIX.to) return undefined;
  } else if (word.unit === UNIT.day && word.plural !== 0 && !word.definite) from = at + 1;
  else return undefined;
  if (!isNear(tape, from)) return undefined;
  const feast = readNamed(tape, from) ?? readEid(tape, from, true);
  if (!feast) return undefined;
  const { end, moment } = feast;
  return {
    end,
    moment: { ...moment, ...(index === undefined ? { vague: true } : { feastDay: index }) },
    rule: 'date.feast',
  };
}

function readNamed(tape: Tape, at: number): Reading | undefined {
  const found = readPhrase(tape, at, 'feast');
  return found ? finishFeast(tape, found.end, { feast: found.phrase.name }) : undefined;
}

/** `العيد` is the nearest of the two; it needs a word of holidays before it (`festive`), or stands after `قبل`, `بعد`, `في`, `خلال`. */
function readEid(tape: Tape, at: number, announced = false): Reading | undefined {
  const word = tape.word(at);
  if (word.feast === 0 || !word.folded.startsWith('ال')) return undefined;
  if (!announced && !isFestive(tape, at)) return undefined;
  return finishFeast(tape, at + 1, { feast: 'eid' });
}

function isFestive(tape: Tape, at: number): boolean {
  const before = tape.word(at - 1);
  if (!isNear(tape, at)) return false;
  if (before.festive !== 0 || before.holiday !== 0) return true;
  const { role } = before;
  return role === ROLE.before || role === ROLE.after || role === ROLE.during || role === ROLE.in;
}

function finishFeast(tape: Tape, from: number, moment: Moment): Reading {
  let end = from;
  while (tape.word(end).blessed !== 0 && isNear(tape, end) && tape.prefix(end) === 0) end++;
  const toward = readToward(tape, end);
  if (toward && toward.toward <= TOWARD.next)
    return { end: toward.end, moment: { ...moment, toward: toward.toward }, rule: 'date.feast' };
  const year = readYearAfter(tape, end, 'hijri') ?? readYearAfter(tape, end, 'gregorian');
  const stated = year?.moment.year;
  if (year && stated !== undefined && isHijriYear(stated))
    return { end: year.end, moment: { ...year.moment, ...moment, calendar: 'hijri' }, rule: 'date.feast' };
  return year
    ? { end: year.end, moment: { ...year.moment, ...moment }, rule: 'date.feast' }
    : { end, moment, rule: 'date.feast' };
}

const LAM = 'ل'.charCodeAt(0);
const ALEF = 'ا'.charCodeAt(0);

/** `اليوم العالمي للسياحة`, `اليوم الدولي لحقوق …`: the first word after ل, and its genitive where the first has no article. */
function readWorldDay(tape: Tape, at: number): Reading | undefined {
  if (tape.word(at).deictic !== DEICTIC.today || tape.word(at + 1).world === 0 || !isNear(tape, at + 1))
    return undefined;
  const of = at + 2;
  if (!tape.isWord(of) || !isNear(tape, of) || tape.text.charCodeAt(tape.start(of)) !== LAM)
    return { end: of, moment: { vague: true }, rule: 'date.feast' };
  const article = tape.text.charCodeAt(tape.start(of) + 1) === LAM;
  const genitive =
    !article && tape.isWord(of + 1) && isNear(tape, of + 1) && tape.text.charCodeAt(tape.start(of + 1)) === ALEF;
  return { end: of + (genitive ? 2 : 1), moment: { vague: true }, rule: 'date.feast' };
}
