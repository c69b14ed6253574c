/** Places: those of the lists, those that a head announces, and those that a head makes. */
import type { Candidate } from '../document.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { nameChain } from './people.js';

/** First words of place names of several words: `كفر نبل`, `تل أبيض`, `دير حافر`. */
const OPENING_WORDS = new Set(
  'كفر تل ام ابو بني عين دير بيت خان راس باب سيدي اولاد ايت وادي برج حصن قصر جسر حي سوق بئر بير شيخ مار'.split(' '),
);
/** Adjectives that end the names of facilities: `مطار بغداد الدولي`. */
const FACILITY_ADJECTIVES = new Set(
  'الدولي الدوليه العسكري العسكريه المركزي المركزيه الجامعي التخصصي الكبير الكبري الجديد القديم الوطني الوطنيه الرئيسي الصناعي الجوي الجويه البحري الشمالي الجنوبي الشرقي الغربي الاولمبي التعليمي العام الحدودي الحدوديه'.split(
    ' ',
  ),
);

export function findLocations(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = 0; i < context.length; i++) {
    if (!context.isWord(i)) continue;
    addListed(context, i, candidates);
    if (context.has(i, WORD.placeHead)) addFacility(context, i, candidates);
    if (context.has(i, WORD.wholePlace)) addWhole(context, i, candidates);
    if (context.has(i, WORD.adminHead)) addUnknown(context, i, candidates);
  }
  return candidates;
}

function addListed(context: Context, index: number, candidates: Candidate[]): void {
  const found = context.longestMatch(index, (row) => row.type === 'LOCATION');
  if (!found) return;
  const weight = listedWeight(context, index, found.match.last, found.row);
  candidates.push(context.candidate(index, found.match.last, {
      type: 'LOCATION',
      ...(found.row.subtype && { subtype: found.row.subtype }),
      rule: 'gazetteer',
      weight,
    }));
}

function listedWeight(context: Context, index: number, last: number, row: Row): number {
  const single = last === index + 1;
  const placed = isPlaced(context, index);
  // A preposition before it does not make a place of a common word (`في بيان`); a head does (`مدينة الباب`).
  if (isCommonWord(context, index, single, row)) return context.has(index - 1, WORD.adminHead) ? 0.7 : single ? 0.2 : 0.5;
  if (row.ambiguous !== '') return placed ? 0.62 : single ? 0.2 : 0.5;
  // `سورية` is a country and an adjective: an adjective follows its noun.
  if (single && context.has(index, WORD.nisba)) return placed ? 0.8 : 0.3;
  if (single && context.has(index, WORD.given | WORD.family) && row.subtype !== 'country') return placed ? 0.75 : 0.5;
  return 0.86;
}

/** News writes the name of a small place as often as a word of the language: then it is one. */
const FREQUENT = 400;
const UNMISTAKABLE = 0.7;

function isCommonWord(context: Context, index: number, single: boolean, row: Row): boolean {
  if (row.ambiguous === 'common-word') return true;
  if (!single || row.weight >= UNMISTAKABLE) return false;
  return context.has(index, WORD.verb | WORD.stop | WORD.participle) || (context.frequency(index) ?? 0) > FREQUENT;
}

/** Something before the word says that a place follows. */
function isPlaced(context: Context, index: number): boolean {
  const prefix = context.prefix(index);
  if (prefix.endsWith('ب')) return true;
  if (prefix !== '') return false;
  return context.has(index - 1, WORD.placePreposition | WORD.adminHead | WORD.compass);
}

/** `مطار دمشق الدولي`, `نهر الفرات`, `مستشفى الملك فيصل التخصصي`, `شارع عمر المختار`. */
function addFacility(context: Context, index: number, candidates: Candidate[]): void {
  const first = index + 1;
  if (!context.follows(first) || context.has(first, ENDS_PHRASE)) return;
  let end = properEnd(context, first);
  if (end === undefined) return;
  while (context.follows(end) && FACILITY_ADJECTIVES.has(context.stem(end))) end += 1;
  candidates.push(context.candidate(index, end, { type: 'LOCATION', rule: 'location.head', weight: 0.82 }));
}

function properEnd(context: Context, index: number): number | undefined {
  const known = context.longestMatch(
    index,
    (row) => row.type === 'LOCATION' || (row.type === 'PERSON' && row.subtype === 'full'),
  );
  if (known) return known.match.last;
  const royal = context.has(index, WORD.title) && context.follows(index + 1) ? index + 1 : index;
  const chain = nameChain(context, royal, royal > index);
  if (chain && chain.certain + chain.uncertain > 0) return chain.last;
  if (OPENING_WORDS.has(context.stem(index)) && context.follows(index + 1)) return index + 2;
  if (context.isDefinite(index)) return index + 1;
  return (context.frequency(index) ?? 0) < 100 ? index + 1 : undefined;
}

/** `ريف حلب`, `الجنوب السوري`, `الأراضي الفلسطينية`. */
function addWhole(context: Context, index: number, candidates: Candidate[]): void {
  const next = index + 1;
  if (!context.follows(next)) return;
  const definite = context.isDefinite(index);
  const place = definite ? undefined : context.longestMatch(next, (row) => row.type === 'LOCATION')?.match.last;
  const end = place ?? (context.isDefinite(next) && context.has(next, WORD.nisba) ? next + 1 : undefined);
  if (end === undefined) return;
  candidates.push(
    context.candidate(index, end, { type: 'LOCATION', subtype: 'region', rule: 'location.whole', weight: 0.84 }),
  );
}

/** `قرية [كفرنبل]`: the head stays outside, the word after it is a place, known or not. */
function addUnknown(context: Context, index: number, candidates: Candidate[]): void {
  const first = index + 1;
  if (
    !context.follows(first) ||
    context.has(first, ENDS_PHRASE | WORD.nisba | WORD.modifier | WORD.title | WORD.adminHead)
  )
    return;
  if (context.longestMatch(first, (row) => row.type === 'LOCATION' && row.ambiguous === '')) return;
  const opens = OPENING_WORDS.has(context.stem(first)) && context.follows(first + 1);
  const rare = (context.frequency(first) ?? 0) < (context.isDefinite(first) ? 400 : 100);
  if (!opens && !rare) return;
  candidates.push(
    context.candidate(first, opens ? first + 2 : first + 1, {
      type: 'LOCATION',
      rule: 'location.after-head',
      weight: 0.6,
    }),
  );
}
