/** Places: those of the lists, those that a head announces, and those that a head makes. */
import type { Candidate } from '../document.js';
import type { Match } from '../gazetteer/gazetteer.js';
import { KIND } from '../gazetteer/kinds.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { quotedEnd } from './complement.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { nameChain } from './name-chain.js';
import { isOneCountry, OPENS } from './openings.js';
import { ofForm } from './questions.js';
import { isSpelled } from './spelling.js';
import { dayNameEnd } from './units.js';

/** First words of place names of several words: `كفر نبل`, `تل أبيض`, `دير حافر`. */
const OPENING_WORDS = new Set(
  'كفر تل ام ابو بني عين دير بيت خان راس باب سيدي اولاد ايت وادي برج حصن قصر جسر حي سوق بئر بير شيخ مار كرم'.split(' '),
);
/** Adjectives that end the names of facilities: `مطار بغداد الدولي`. */
const FACILITY_ADJECTIVES = new Set(
  'الدولي الدوليه العسكري العسكريه المركزي المركزيه الجامعي التخصصي الكبير الكبري الجديد القديم الوطني الوطنيه الرئيسي الصناعي الجوي الجويه البحري الشمالي الجنوبي الشرقي الغربي الاولمبي التعليمي العام العامه الحدودي الحدوديه الطبيعيه الطبي الطبيه الثقافي الرياضي الرياضيه الاقليمي الاستشفاييه'.split(
    ' ',
  ),
);
/** Adjectives that two places share: `أمريكا الشمالية والوسطى`, `المحيطين الأطلسي والهادئ`. */
const SHARED_ADJECTIVES = new Set(
  'الشماليه الجنوبيه الشرقيه الغربيه الوسطي الشمالي الجنوبي الهادي الاسلامي'.split(' '),
);
/** Heads of states: they belong to the name of the country behind them. */
const STATES = new Set(['دوله', 'جمهوريه', 'مملكه', 'سلطنه', 'امبراطوريه']);

/** Below this weight something else must speak for a listed place. */
const SURE = 0.6;
/** News writes the name of a small place as often as a word of the language: then it is one. */
const FREQUENT = 400;
const UNMISTAKABLE = 0.7;
/** A word that news writes more often than this is no unknown name. */
const RARE = 60;
const FOREIGN = 12;

/** A place of the lists over tokens [first, last). */
interface Listed {
  readonly first: number;
  readonly last: number;
  readonly row: Row;
  weight: number;
}

export function findLocations(context: Context): Candidate[] {
  const candidates = listedPlaces(context).map(({ first, last, row, weight }) =>
    context.candidate(first, last, { type: 'LOCATION', subtype: row.subtype, rule: 'gazetteer', weight }),
  );
  for (let i = context.next(0, OPENS.placeHead); i < context.length; i = context.next(i + 1, OPENS.placeHead)) {
    if (context.has(i, WORD.placeHead)) addFacility(context, i, candidates);
    if (context.has(i, WORD.wholePlace)) addWhole(context, i, candidates);
    if (context.has(i, WORD.adminHead)) addAdministrative(context, i, candidates);
    if (isKingdom(context, i)) addKingdom(context, i, candidates);
  }
  return candidates;
}

function listedPlaces(context: Context): Listed[] {
  const places: Listed[] = [];
  for (let i = context.next(0, OPENS.place); i < context.length; i = context.next(i + 1, OPENS.place)) {
    if (!context.isWord(i)) continue;
    const place = listedAt(context, i);
    if (place) places.push(place);
  }
  settle(context, places);
  return places;
}

function listedAt(context: Context, first: number): Listed | undefined {
  const found = context.longestMatch(first, KIND.place, isSpelled);
  if (!found) return undefined;
  const row = found.match.rows.length === 1 ? found.row : (likeliestRow(context, first, found.match) ?? found.row);
  return {
    first,
    last: sharedEnd(context, found.match.last, row),
    row,
    weight: listedWeight(context, first, found.match.last, row),
  };
}

/** Of several places with one name the one that news means most often; of equal ones that which needs context. */
function likeliestRow(context: Context, first: number, match: Match): Row | undefined {
  let best: Row | undefined;
  for (const row of context.rowsOf(match, KIND.place)) {
    if (!isSpelled(context, first, row)) continue;
    const better = best === undefined ? 1 : row.weight - best.weight;
    if (better > 0 || (better === 0 && row.ambiguous !== '')) best = row;
  }
  return best;
}

/** `أمريكا الشمالية والوسطى`, `العالم العربي والإسلامي`, `القاهرة الكبرى` are one. */
function sharedEnd(context: Context, last: number, { subtype }: Row): number {
  if (subtype === 'city' && context.follows(last) && context.stem(last) === 'الكبري') return last + 1;
  const shares =
    context.prefix(last) === 'و' &&
    SHARED_ADJECTIVES.has(context.stem(last)) &&
    (SHARED_ADJECTIVES.has(context.stem(last - 1)) || context.has(last - 1, WORD.nisba));
  return shares ? last + 1 : last;
}

function listedWeight(context: Context, first: number, last: number, row: Row): number {
  const single = last === first + 1;
  const placed = isPlaced(context, first);
  if (isCommonWord(context, first, single, row)) return commonWeight(context, first, { single, placed, row });
  // A city with a club: the rules of bodies say more where it is the club.
  if (row.ambiguous === 'place-org' && row.weight >= UNMISTAKABLE) return placed ? 0.8 : SURE;
  if (row.ambiguous !== '') return placed ? 0.62 : single ? 0.2 : 0.5;
  if (single && context.has(first, WORD.nisba)) return placed ? 0.8 : isAdjective(context, first) ? 0.3 : 0.78;
  if (single && context.has(first, WORD.given | WORD.family) && row.subtype !== 'country') {
    // `الفصل الصيفي`: an adjective more likely than a family or a village.
    if (!placed && context.has(first - 1, WORD.speech)) return 0.3;
    return placed ? 0.75 : context.isDefinite(first) && context.stem(first).endsWith('ي') ? 0.3 : 0.5;
  }
  return 0.86;
}

/** A preposition before it does not make a place of a common word (`في بيان`); a head does (`مدينة الباب`). */
function commonWeight(
  context: Context,
  first: number,
  { single, placed, row }: { single: boolean; placed: boolean; row: Row },
): number {
  if (!single) return 0.5;
  if (context.has(first, WORD.nisba)) return 0.2;
  if (context.has(first, WORD.stop)) return 0.2;
  if (context.has(first - 1, WORD.adminHead) && context.prefix(first) === '') return 0.7;
  return placed && row.weight >= UNMISTAKABLE && !isFrequentWord(context, first, row, RARE) ? SURE : 0.2;
}

/** These are in the news as often as words are. */
const LARGE = new Set(['country', 'admin', 'region']);

function isFrequentWord(context: Context, index: number, row: Row, limit: number): boolean {
  if (context.has(index, WORD.stop | WORD.verb)) return true;
  return !LARGE.has(row.subtype) && context.frequency(index) > limit;
}

function isCommonWord(context: Context, index: number, single: boolean, row: Row): boolean {
  if (row.ambiguous === 'common-word') return true;
  if (!single) return false;
  if (context.has(index, WORD.stop) && row.subtype !== 'country') return true;
  if (row.weight >= UNMISTAKABLE) return false;
  return context.has(index, WORD.verb | WORD.participle) || context.frequency(index) > FREQUENT;
}

/** Something before the word says that a place follows. */
function isPlaced(context: Context, index: number): boolean {
  const prefix = context.prefix(index);
  if (prefix.endsWith('ب')) return true;
  if (prefix !== '') return false;
  if (context.has(index - 1, WORD.placePreposition | WORD.adminHead | WORD.compass)) return true;
  if (mayBePreposition(context, index - 1)) return true;
  return (
    context.has(index - 1, WORD.placeHead) && !context.has(index - 1, WORD.looseHead) && !context.isDefinite(index - 1)
  );
}

/** `وفي` may be read as a name as well. */
const mayBePreposition = ofForm(({ readings }, lists) =>
  readings.some(({ stem }) => lists.hasWord(stem, WORD.placePreposition)),
);

/** `السعودية` and `سورية` are countries and adjectives: an adjective follows a noun that is definite as it is itself. */
function isAdjective(context: Context, index: number): boolean {
  const prefix = context.prefix(index);
  if (prefix !== '') return prefix === 'و' && context.has(index - 1, WORD.nisba);
  if (!context.follows(index)) return false;
  const noun = index - 1;
  if (!context.isDefinite(index)) return mayBeFeminine(context, noun);
  if (context.has(noun, WORD.verb | WORD.stop) && !context.isDefinite(noun)) return false;
  return (
    context.isDefinite(noun) ||
    !context.isArabic(noun) ||
    context.has(noun, WORD.nisba | WORD.given | WORD.family | WORD.place | WORD.body)
  );
}

/**
 * Whether an indefinite adjective of the feminine may belong to the word: `قوات سورية`, `مصادر سورية`, but `إن سورية`,
 * `مستقبل سورية`, `تشهده سورية`.
 */
function mayBeFeminine(context: Context, noun: number): boolean {
  if (!context.isArabic(noun) || context.isDefinite(noun) || context.has(noun, WORD.verb | WORD.stop)) return false;
  return !MASCULINE.test(context.stem(noun));
}

/** Verbal nouns, and some others that are no plurals. */
const MASCULINE =
  /^(?:ت..ي.|است...?ا.|ا.ت.ا.|ان.?.ا.|مستقبل|شعب|رييس|مصير|داخل|ملف|تاريخ|حكم|دعم|خراب|نظام|جوار|وضع|حال|علم|انقاذ|اعمار|اعاده)$/;

/**
 * Doubtful names that the document speaks for: one that stands behind a head somewhere (`منطقة الجوف`), that opens a
 * report (`الجوف: `), or that is listed beside places (`في حلب والباب وإدلب`).
 */
function settle(context: Context, places: readonly Listed[]): void {
  const headed = new Set(
    places.filter(({ row, weight }) => weight === 0.7 && row.ambiguous !== '').map(({ first }) => context.stem(first)),
  );
  const ends = new Map(places.map((place) => [place.last, place]));
  const starts = new Map(places.map((place) => [place.first, place]));
  const isSure = (place: Listed | undefined): boolean => place !== undefined && place.weight >= SURE;
  const raise = (place: Listed): void => {
    const { first, last, row } = place;
    if (place.weight >= SURE || context.has(first, WORD.nisba)) return;
    if (last === first + 1 && isFrequentWord(context, first, row, FREQUENT)) return;
    const known = headed.has(context.stem(first)) && isPlaced(context, first);
    const before = joinsBefore(context, first);
    const after = joinsAfter(context, last);
    if (known || isDateline(context, first, last)) place.weight = 0.64;
    else if (isSure(before === undefined ? undefined : ends.get(before))) place.weight = 0.62;
    else if (isSure(after === undefined ? undefined : starts.get(after))) place.weight = 0.62;
  };
  for (const place of places) raise(place);
  for (let i = places.length - 1; i >= 0; i--) raise(places[i]!);
}

/** The end of what `و` or a comma joins to the token from before; undefined where nothing does. */
function joinsBefore(context: Context, index: number): number | undefined {
  if (context.prefix(index) === 'و') return index;
  return context.prefix(index) === '' && context.isPunctuation(index - 1, '،,') ? index - 1 : undefined;
}

function joinsAfter(context: Context, index: number): number | undefined {
  if (context.prefix(index) === 'و') return index;
  return context.isPunctuation(index, '،,') && context.prefix(index + 1) === '' ? index + 1 : undefined;
}

/** `عدن: أعلن`, `الجوف - قال`, `سبق- الجوف: أعلن` at the beginning of a line. */
function isDateline(context: Context, first: number, last: number): boolean {
  if (!context.isPunctuation(last, ':-–—') || context.prefix(first) !== '') return false;
  const { gap } = context.tokens[first]!;
  if (first === 0 || gap === 'line' || gap === 'paragraph') return true;
  return context.isPunctuation(first - 1, '-–—');
}

/** `مطار دمشق الدولي`, `نهر الفرات`, `مستشفى الملك فيصل التخصصي`, `شارع عمر المختار`, `قاعدة "العند"`. */
function addFacility(context: Context, index: number, candidates: Candidate[]): void {
  // `عن طريق`: by means of.
  if (context.stem(index) === 'طريق' && context.tokens[index - 1]?.folded === 'عن') return;
  const first = index + 1;
  const loose = context.has(index, WORD.looseHead);
  const quoted = context.tokens[first]?.gap === 'space' ? quotedName(context, first) : undefined;
  let end = quoted ?? properEnd(context, first, loose);
  const head = context.longestMatch(index, KIND.placeHead, isSpelled);
  if (end === undefined || !head) return;
  // `سجنا نافذا`: both in the accusative, so that no name begins.
  if (quoted === undefined && /[^ت]ا$/.test(context.stem(index)) && /ا$/.test(context.stem(first))) return;
  if (ROADS.has(context.stem(index))) end = roadEnd(context, end);
  while (context.follows(end) && FACILITY_ADJECTIVES.has(context.stem(end))) end += 1;
  end = pairEnd(context, index, end);
  const weight = quoted === undefined ? 0.82 : 0.78;
  const subtype = head.row.note;
  candidates.push(context.candidate(index, end, { type: 'LOCATION', subtype, rule: 'location.head', weight }));
}

/** A run in quotation marks, unless it is one word that can be no name. */
function quotedName(context: Context, opens: number): number | undefined {
  const end = quotedEnd(context, opens);
  return end === opens + 3 && context.has(opens + 1, WORD.stop | WORD.verb) ? undefined : end;
}

const ROADS = new Set(['طريق', 'اوتوستراد', 'اوتستراد', 'خط']);

/** `طريق الطائف الرياض`, `طريق دمشق - حمص`: roads have two ends. */
function roadEnd(context: Context, end: number): number {
  const next = context.isPunctuation(end, '-–—') ? end + 1 : end;
  if (next === end && !context.follows(end)) return end;
  return context.longestEnd(next, KIND.surePlace) ?? end;
}

/** A dual head has two names: `مخيمي بلاطة وعسكر`. */
function pairEnd(context: Context, head: number, end: number): number {
  if (context.prefix(end) !== 'و' || !context.isWord(end) || !isDual(context, head)) return end;
  const known = context.longestEnd(end, KIND.place);
  return known ?? (context.frequency(end) < FREQUENT && !context.has(end, ENDS_PHRASE) ? end + 1 : end);
}

/** `مخيمي`, `جزيرتا`; but `وادي`, `مستشفى` are of one. */
function isDual(context: Context, head: number): boolean {
  const stem = context.stem(head);
  return /[يا]$/.test(stem) && context.lists.hasWord(stem.slice(0, -1).replace(/ت$/, 'ه'), NAMED_FOR);
}

const NAMED_FOR = WORD.adminHead | WORD.placeHead;
const GENERIC = WORD.adminHead | WORD.placeHead | WORD.bodyHead | WORD.officeHead;

const isPersonOrSpelled = (context: Context, index: number, row: Row): boolean =>
  row.type === 'PERSON' || isSpelled(context, index, row);

/** The end of the name behind the head of a place; after a loose head only what is a name for certain. */
function properEnd(context: Context, index: number, loose: boolean): number | undefined {
  const day = dayNameEnd(context, index);
  if (day !== undefined) return day;
  if (!context.follows(index)) return undefined;
  const known = context.longestMatch(index, KIND.knownPlace | KIND.person, isPersonOrSpelled);
  if (known && !(context.has(index, WORD.nisba) && !context.isDefinite(index)))
    return loose ? known.match.last : (foreignEnd(context, known.match.last) ?? known.match.last);
  if (context.has(index, ENDS_PHRASE)) return undefined;
  // `مطار مدينة الكويت`, `ساحة جامع الأمير فهد`: the place is named for another one.
  if (!loose && !context.isDefinite(index) && context.has(index, NAMED_FOR) && context.follows(index + 1)) {
    const named = properEnd(context, index + 1, context.has(index, WORD.looseHead));
    if (named !== undefined) return named;
  }
  const person = personEnd(context, index, loose);
  if (person !== undefined) return person;
  if (OPENING_WORDS.has(context.stem(index)) && context.follows(index + 1)) return index + 2;
  if (context.isDefinite(index)) return isProperNoun(context, index, loose) ? index + 1 : undefined;
  return unknownEnd(context, index);
}

/** A name that goes on with words of its own language: `مطار روستوف أون دون`. */
function foreignEnd(context: Context, index: number): number | undefined {
  let end = index;
  while (end < index + 2 && context.follows(end) && context.frequency(end) < FOREIGN && isUnknownName(context, end))
    end += 1;
  return end > index ? end : undefined;
}

function personEnd(context: Context, index: number, loose: boolean): number | undefined {
  const title = context.longestEnd(index, KIND.title) ?? index;
  const royal = title > index && context.follows(title) ? title : index;
  const chain = nameChain(context, royal, royal > index);
  if (!chain) return undefined;
  // `جبل صغير`: a word of the language before it is a name.
  const bare = royal === index && chain.words === 1 && chain.certain === 0;
  if (bare && (context.opens(index, KIND.commonWord) || isIndefiniteAdjective(context, index))) return undefined;
  return chain.certain > 0 || (chain.uncertain > 0 && (!loose || chain.words > 1)) ? chain.last : undefined;
}

/** `مطار دولي`, `سجن مركزي`. */
const isIndefiniteAdjective = (context: Context, index: number): boolean =>
  !context.isDefinite(index) && /(?:ي|يه)$/.test(context.stem(index));

function isProperNoun(context: Context, index: number, loose: boolean): boolean {
  if (context.lists.hasWord(context.stem(index).slice(2), GENERIC)) return false;
  return !loose || context.frequency(index) < RARE;
}

/** Foreign names that no list knows: `محمية وايت ساندز`, `جزيرة بولاو روبات`. */
function unknownEnd(context: Context, index: number): number | undefined {
  let end = index;
  while (end < index + 3 && (end === index || context.follows(end)) && isUnknownName(context, end)) end += 1;
  return end > index ? end : undefined;
}

function isUnknownName(context: Context, index: number): boolean {
  if (context.isDefinite(index) || context.has(index, ENDS_PHRASE | WORD.nisba | WORD.modifier | WORD.title | GENERIC))
    return false;
  if (!context.isArabic(index) || context.frequency(index) >= RARE) return false;
  if (/^(?:ثان|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر|جديد|واحد)/.test(context.stem(index))) return false;
  // Indefinite adjectives, participles and nouns with a pronoun: `جبل صخري`, `منطقة مأهولة`, `سد ثغراته`.
  return !/(?:[يه]ه|ها|هم|هما|هن|نا|ته|ي)$|^م.{3,}ه$/.test(context.stem(index));
}

/** `ريف حلب`, `الجنوب السوري`, `الأراضي الفلسطينية`. */
function addWhole(context: Context, index: number, candidates: Candidate[]): void {
  const next = index + 1;
  if (!context.follows(next)) return;
  const definite = context.isDefinite(index);
  const place = definite ? undefined : context.longestMatch(next, KIND.knownPlace, isSpelled)?.match.last;
  const end = place ?? (context.isDefinite(next) && context.has(next, WORD.nisba) ? next + 1 : undefined);
  if (end === undefined) return;
  candidates.push(
    context.candidate(index, end, { type: 'LOCATION', subtype: 'region', rule: 'location.whole', weight: 0.84 }),
  );
}

/** `دولة [الكويت]` is one name; of `قرية كفرنبل` the head stays outside, and the word after it is a place, known or not. */
function addAdministrative(context: Context, index: number, candidates: Candidate[]): void {
  const first = index + 1;
  if (!context.follows(first)) return;
  const country = STATES.has(context.stem(index)) ? context.longestEnd(first, KIND.country) : undefined;
  if (country !== undefined) {
    const fields = { type: 'LOCATION', subtype: 'country', rule: 'location.state', weight: 0.86 };
    candidates.push(context.candidate(index, country, fields));
    return;
  }
  if (context.has(index, WORD.looseHead)) return;
  if (context.has(first, ENDS_PHRASE | WORD.nisba | WORD.modifier | WORD.title | WORD.adminHead)) return;
  if (context.longestMatch(first, KIND.surePlace, isSpelled)) return;
  const end = unknownPlaceEnd(context, first);
  if (end === undefined) return;
  candidates.push(context.candidate(first, end, { type: 'LOCATION', rule: 'location.after-head', weight: 0.6 }));
}

function unknownPlaceEnd(context: Context, index: number): number | undefined {
  if (OPENING_WORDS.has(context.stem(index)) && context.follows(index + 1)) return index + 2;
  // `منطقة عازلة`: an adjective that agrees with its head.
  if (/ه$/.test(context.stem(index)) && /ه$/.test(context.stem(index - 1)) && !context.isDefinite(index))
    return undefined;
  if (!context.isDefinite(index)) return unknownEnd(context, index);
  return context.frequency(index) < RARE ? index + 1 : undefined;
}

const isKingdom = ofForm(isOneCountry);

/** `المملكة` alone stands for one country; `المملكة المغربية` is a name of the lists. */
function addKingdom(context: Context, index: number, candidates: Candidate[]): void {
  const next = index + 1;
  if (context.follows(next) && context.isDefinite(next) && context.has(next, WORD.nisba)) return;
  if (context.opens(index, KIND.place)) return;
  const fields = { type: 'LOCATION', subtype: 'country', rule: 'location.kingdom', weight: 0.75 };
  candidates.push(context.candidate(index, next, fields));
}
