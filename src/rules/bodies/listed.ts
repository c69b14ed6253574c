/** Bodies of the lists, and which of its meanings a name has where it is ambiguous. */
import type { Candidate } from '../../document.js';
import { KIND } from '../../gazetteer/kinds.js';
import type { Row } from '../../gazetteer/rows.js';
import { WORD } from '../../gazetteer/words.js';
import { quotedEnd } from '../complement.js';
import type { Context, Found } from '../context.js';
import { OPENS } from '../openings.js';
import { isSpelled } from '../spelling.js';
import { tradeEnd } from './purpose.js';
import { campaignEnd, nationalityEnd } from './qualities.js';
import { placeSeatEnd } from './seat.js';

/** From how many words of sport on a document is about sport, and its ambiguous club names are clubs. */
const SPORT_WORDS = 4;

/** Names that a list has for nothing but completeness: the word is hardly ever meant so. */
const FARFETCHED = 0.2;

export function isAboutSport(context: Context): boolean {
  let count = 0;
  for (let i = 0; i < context.length; i++) if (context.has(i, WORD.sport)) count += 1;
  return count >= SPORT_WORDS;
}

/** The ambiguous names of clubs that something in a document about sport says are clubs: `مدرب برشلونة`, `نادي الشباب`. */
export function clubsOf(context: Context): ReadonlySet<string> {
  const clubs = new Set<string>();
  for (let i = context.next(1, OPENS.body); i < context.length; i = context.next(i + 1, OPENS.body)) {
    const club = context.longestMatch(i, KIND.club, isAmbiguous);
    if (club && (isCued(context, i, club.row) || /^(?:ال)?(?:نادي|فريق)$/.test(context.stem(i - 1))))
      clubs.add(context.stem(i));
  }
  return clubs;
}

const isAmbiguous = (_: Context, __: number, row: Row): boolean => row.ambiguous !== '';

/** What the document says of the name at hand. `clubs`: see `clubsOf`; absent where the document is not about sport. */
interface About {
  readonly quoted: boolean;
  readonly clubs: ReadonlySet<string> | undefined;
}

export function addListed(
  context: Context,
  index: number,
  clubs: ReadonlySet<string> | undefined,
  candidates: Candidate[],
): void {
  const found = context.longestMatch(index, KIND.body, isSpelled);
  if (!found || isGlued(context, index, found.match.last)) return;
  const { match } = found;
  const quoted = quotedEnd(context, index - 1) === match.last + 1;
  const { row, weight } = likeliest(context, index, found, { clubs, quoted });
  const national = quoted ? match.last : listedNationalityEnd(context, match.last, row);
  const { subtype } = row;
  const named = subtype === 'company' ? tradeEnd(context, national) : national;
  const last = campaignEnd(context, placeSeatEnd(context, index, named));
  candidates.push(context.candidate(index, last, { type: 'ORGANIZATION', subtype, rule: 'gazetteer', weight }));
}

/** A piece of a hashtag, an address or an account: `pic.twitter.com`, `#باريس_الهلال`. */
function isGlued(context: Context, first: number, last: number): boolean {
  const before = context.tokens[first - 1];
  const after = context.tokens[last];
  const latin = !context.isArabic(first);
  if (before && context.tokens[first]!.gap === 'none' && (latin ? '@._/' : '_').includes(before.folded)) return true;
  if (after?.gap !== 'none') return false;
  return after.folded === '_' || (latin && after.folded === '.' && context.tokens[last + 1]?.gap === 'none');
}

interface Weighed {
  readonly row: Row;
  readonly weight: number;
}

/** Of several bodies with one name that which the words around it speak for most. */
function likeliest(context: Context, index: number, { match, row: only }: Found, about: About): Weighed {
  const weighed = (row: Row): Weighed => ({ row, weight: listedWeight(context, index, match.last, row, about) });
  if (match.rows.length === 1) return weighed(only);
  const rows = context.rowsOf(match, KIND.body).filter((row) => isSpelled(context, index, row));
  return rows.map(weighed).reduce((best, other) => (other.weight > best.weight ? other : best));
}

function listedWeight(context: Context, index: number, last: number, row: Row, { quoted, clubs }: About): number {
  if (row.ambiguous === '') return 0.86;
  if (row.weight < FARFETCHED) return 0.2;
  if ((row.subtype !== 'sports' || clubs) && isCued(context, index, row)) return 0.9;
  if (quoted) return quotedWeight(context, index, row);
  if (row.subtype === 'media' && isByline(context, index, last)) return 0.7;
  if (row.subtype === 'sports') return clubs ? clubWeight(context, index, last, row, clubs) : 0.2;
  const state = row.subtype === 'government' || row.subtype === 'armed';
  return state && isNation(context, last) ? 0.84 : 0.2;
}

/** `علمت "الوطن"`, `قال لـ"الوطن"` mean a paper; in other quotation marks a word of every day is only stressed. */
function quotedWeight(context: Context, index: number, row: Row): number {
  if (row.ambiguous === 'place-org') return 0.88;
  if (row.subtype !== 'media' || isSource(context, index - 2)) return 0.6;
  return context.frequency(index) > EVERYDAY_QUOTED ? 0.3 : 0.6;
}

const EVERYDAY_QUOTED = 500;

const TO_SOURCES = new Set(['ل', 'عليه', 'الي', 'مع', 'عن', 'لدي', 'وكاله', 'حساب', 'موقع']);

const isSource = (context: Context, index: number): boolean =>
  context.has(index, WORD.speech | WORD.verb) || TO_SOURCES.has(context.tokens[index]?.folded ?? '');

/** How often news may write a word that alone is the name of a club in a text about sport. */
const EVERYDAY = 3000;

function clubWeight(context: Context, index: number, last: number, row: Row, clubs: ReadonlySet<string>): number {
  const placed = context.prefix(index).endsWith('ب') || context.has(index - 1, WORD.placePreposition | WORD.adminHead);
  if (row.ambiguous === 'place-org' && placed) return 0.3;
  if (context.isPunctuation(index - 1, '(') && context.isPunctuation(last, ')')) return 0.9;
  if (clubs.has(context.stem(index))) return row.ambiguous === 'place-org' ? 0.9 : 0.72;
  if (last > index + 1 || (!context.has(index, WORD.field) && context.frequency(index) < EVERYDAY)) return 0.72;
  return isBesideClub(context, index, last) ? 0.72 : 0.2;
}

/** `الأهلي والشباب`, `الهلال × الاتحاد`. */
function isBesideClub(context: Context, index: number, last: number): boolean {
  const isClub = (at: number): boolean => context.opens(at, KIND.club);
  if (context.prefix(index) === 'و' && isClub(index - 1)) return true;
  return (context.prefix(last) === 'و' && isClub(last)) || (context.tokens[last]?.folded === '×' && isClub(last + 1));
}

const isNation = (context: Context, index: number): boolean =>
  nationalityEnd(context, index) > index && !/^ال(?:عربي|اسلامي|غربي)/.test(context.stem(index));

/** A word before the name that only a body of its kind has: `مدرب برشلونة`, `مراسل الجزيرة`, `عناصر القاعدة`. */
function isCued(context: Context, index: number, row: Row): boolean {
  const { stem } = context.tokens[index]!.readings[0]!;
  if (stem === '' || context.prefix(index) !== '') return false;
  return context.longestMatch(index - 1, KIND.bodyCue, (_, __, { note }) => note === row.subtype)?.match.last === index;
}

/** `سبق - الرياض:`, `فلان – سبق` at the beginning of a report. */
function isByline(context: Context, first: number, last: number): boolean {
  const { gap } = context.tokens[first]!;
  const opens = first === 0 || gap === 'line' || gap === 'paragraph';
  const dashed = context.isPunctuation(first - 1, '-–—');
  const next = context.tokens[last];
  const ends = next === undefined || next.gap === 'line' || next.gap === 'paragraph';
  return (opens || dashed) && (context.isPunctuation(last, '-–—:') || (dashed && ends));
}

/** A nationality straight after an unquoted name belongs to it; clubs are masculine (`باليرمو الإيطالي`). */
function listedNationalityEnd(context: Context, last: number, row: Row): number {
  const end = nationalityEnd(context, last);
  if (end === last || row.subtype === 'international') return last;
  return row.subtype === 'sports' && context.stem(last).endsWith('ه') ? last : end;
}
