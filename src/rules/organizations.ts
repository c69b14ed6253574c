/** Bodies named by a head noun and its complement, by a nationality, by quotation marks, by an alias in brackets. */
import type { Candidate } from '../document.js';
import type { Match } from '../gazetteer/gazetteer.js';
import { KIND } from '../gazetteer/kinds.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { complementEnd, quotedEnd } from './complement.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { nameChain } from './people.js';
import { ofForm } from './sight.js';
import { isSpelled } from './spelling.js';

const COMPLEMENT_LIMIT = 10;
/** From how many words of sport on a document is about sport, and its ambiguous club names are clubs. */
const SPORT_WORDS = 4;
/** A word that news writes more often than this is no unknown name. */
const RARE = 60;
/** Names that a list has for nothing but completeness: the word is hardly ever meant so. */
const FARFETCHED = 0.2;

export function findOrganizations(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  const clubs = isAboutSport(context) ? clubsOf(context) : undefined;
  for (let i = 0; i < context.length; i++) {
    if (!context.isWord(i)) continue;
    addListed(context, i, clubs, candidates);
    if (context.has(i, WORD.bareBody)) addNational(context, i, candidates);
    if (isLed(context, i)) addPersonal(context, i, candidates);
    if (context.has(i, WORD.bodyHead)) addHeaded(context, i, candidates);
    else if (context.isDefinite(i)) addDefiniteHeaded(context, i, candidates);
  }
  return [...candidates, ...aliases(context, candidates)];
}

function isAboutSport(context: Context): boolean {
  let count = 0;
  for (let i = 0; i < context.length; i++) if (context.has(i, WORD.sport)) count += 1;
  return count >= SPORT_WORDS;
}

/** The ambiguous names of clubs that something in a document about sport says are clubs: `مدرب برشلونة`, `نادي الشباب`. */
function clubsOf(context: Context): ReadonlySet<string> {
  const clubs = new Set<string>();
  for (let i = 1; i < context.length; i++) {
    const club = context.longestMatch(i, KIND.club, isAmbiguous);
    if (club && (isCued(context, i, club.row) || /^(?:ال)?(?:نادي|فريق)$/.test(context.stem(i - 1))))
      clubs.add(context.stem(i));
  }
  return clubs;
}

const isAmbiguous = (_: Context, __: number, row: Row): boolean => row.ambiguous !== '';

// Names of the lists

/** What the document says of the name at hand. `clubs`: see `clubsOf`; absent where the document is not about sport. */
interface About {
  readonly quoted: boolean;
  readonly clubs: ReadonlySet<string> | undefined;
}

function addListed(
  context: Context,
  index: number,
  clubs: ReadonlySet<string> | undefined,
  candidates: Candidate[],
): void {
  const found = context.longestMatch(index, KIND.body, isSpelled);
  if (!found || isGlued(context, index, found.match.last)) return;
  const { match } = found;
  const quoted = quotedEnd(context, index - 1) === match.last + 1;
  const { row, weight } = likeliest(context, index, match, { clubs, quoted });
  const national = quoted ? match.last : listedNationalityEnd(context, match.last, row);
  const last = campaignEnd(context, placeSeatEnd(context, index, national));
  const { subtype } = row;
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

/** Of several bodies with one name that which the words around it speak for most. */
function likeliest(context: Context, index: number, match: Match, about: About): { row: Row; weight: number } {
  const rows = context.rowsOf(match, KIND.body).filter((row) => isSpelled(context, index, row));
  const weighed = rows.map((row) => ({ row, weight: listedWeight(context, index, match.last, row, about) }));
  return weighed.reduce((best, other) => (other.weight > best.weight ? other : best));
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

/** The end of a nationality, or two joined ones, that begin at the token; the token itself where there are none. */
function nationalityEnd(context: Context, index: number): number {
  if (!context.follows(index) || !context.isDefinite(index) || !context.has(index, WORD.nisba)) return index;
  const next = index + 1;
  if (context.prefix(next) === 'و' && context.isDefinite(next) && context.has(next, WORD.nisba)) return next + 1;
  // `الكوري الجنوبي`, `السودانية الجنوبية`.
  return context.follows(next) && /^ال(?:جنوب|شمال)يه?$/.test(context.stem(next)) ? next + 1 : next;
}

/** What coalitions are against or for: `التحالف الدولي لمحاربة تنظيم "داعش"`, `التحالف ضد "داعش"`. */
const CAMPAIGNS = new Set('محاربه مكافحه هزيمه مناهضه مقاومه مواجهه'.split(' '));
const COALITIONS = /^(?:ال)?(?:تحالف|ايتلاف|حمله|لجنه|مبادره)$/;

function campaignEnd(context: Context, end: number): number {
  const against = context.tokens[end]?.folded === 'ضد';
  if (!against && !(context.prefix(end) === 'ل' && CAMPAIGNS.has(context.stem(end)))) return end;
  if (!COALITIONS.test(context.stem(end - 1)) && !COALITIONS.test(context.stem(end - 2))) return end;
  const headed = context.has(end + 1, WORD.bodyHead) && !context.isDefinite(end + 1) ? end + 2 : end + 1;
  const named = quotedEnd(context, headed) ?? context.longestEnd(headed, KIND.knownBody);
  return named ?? end;
}

// Organs of states

/** `الجيش اللبناني`, and without its `وزارة` `الخارجية التركية`; `السلطات القضائية الروسية`. */
function addNational(context: Context, index: number, candidates: Candidate[]): void {
  // `وزير الخارجية السعودي`: the field of an office, not the ministry; `السياسة الخارجية المصرية` is none either.
  const part = PARTS.has(context.stem(index - 1)) && TEAMS.test(context.stem(index));
  const inside = context.prefix(index) === '' && !part && context.has(index - 1, WORD.officeHead | WORD.bodyHead);
  if (inside || (context.isDefinite(index - 1) && context.has(index, WORD.field))) return;
  let nation = index + 1;
  while (nation < index + 3 && isAdjective(context, nation) && !context.has(nation, WORD.nisba)) nation += 1;
  const end = nationalityEnd(context, nation);
  if (end === nation || isPeople(context, index, nation)) return;
  const last = seatEnd(context, index, end);
  const fields = { type: 'ORGANIZATION', subtype: 'government', rule: 'organization.nationality', weight: 0.84 };
  candidates.push(context.candidate(index, last, fields));
}

/** `رجال الأمن السعوديين`: the nationality is that of the men. */
const isPeople = (context: Context, head: number, nation: number): boolean =>
  /[يو]ن$/.test(context.stem(nation)) && !/[يا]ن$/.test(context.stem(head));

const isOfficeWithArticle = ofForm(({ stem }, lists) => lists.hasWord(stem.slice(2), WORD.officeHead));

/** A definite adjective right behind a definite noun. */
function isAdjective(context: Context, index: number): boolean {
  if (!context.follows(index) || !context.isDefinite(index) || context.has(index, ENDS_PHRASE)) return false;
  if (context.longestEnd(index, KIND.describing) !== undefined) return false;
  if (isOfficeWithArticle(context, index)) return false;
  return context.has(index, WORD.nisba | WORD.modifier | WORD.bodyAdjective) || /(?:ي|يه)$/.test(context.stem(index));
}

/** Bodies that are called by who leads them: `حكومة نتنياهو`, `نظام الأسد`, `قوات حفتر`, `إدارة بايدن`. */
const PERSONAL = new Set('حكومه نظام اداره قوات ميليشيات مليشيات ميليشيا مليشيا جماعه كتله تيار'.split(' '));
const isLed = ofForm(({ stem }) => PERSONAL.has(stem));

function addPersonal(context: Context, index: number, candidates: Candidate[]): void {
  const first = index + 1;
  if (!context.follows(first) || context.has(first, ENDS_PHRASE | WORD.nisba | WORD.place | WORD.title)) return;
  const full = context.longestEnd(first, KIND.person);
  const end = full ?? (isSurname(context, first) ? first + 1 : personEnd(context)(first));
  if (end === undefined) return;
  candidates.push(
    context.candidate(index, end, { type: 'ORGANIZATION', rule: 'organization.of-person', weight: 0.78 }),
    // Only ever inside of the body: too doubtful to stand alone.
    context.candidate(first, end, { type: 'PERSON', rule: 'person.of-body', weight: 0.56 }),
  );
}

const isSurname = (context: Context, index: number): boolean =>
  context.has(index, WORD.family) &&
  !context.has(index, WORD.ambiguousName | WORD.field | WORD.bodyHead) &&
  !(context.follows(index + 1) && context.isDefinite(index + 1) && context.has(index + 1, WORD.nisba));

// Names with a head

/** Heads that are also what somebody does: `برئاسة الوزير`, `بقيادة اللواء`, `بإشراف الهيئة` name no body. */
const DEEDS = new Set(['رياسه', 'قياده', 'اداره', 'رعايه', 'اشراف', 'نيابه', 'سلطه', 'ولايه']);

function addHeaded(context: Context, index: number, candidates: Candidate[]): void {
  if (context.prefix(index).endsWith('ب') && DEEDS.has(context.stem(index))) return;
  // The board of a body, see `isPartOfAnother`.
  if (context.stem(index) === 'اداره' && context.stem(index - 1) === 'مجلس') return;
  const first = context.longestEnd(index, KIND.bodyHead) ?? index + 1;
  const following = context.tokens[first];
  if (!following || following.gap === 'paragraph' || isPartOfAnother(context, index, first)) return;
  const quoted = quotedName(context, first);
  if (quoted !== undefined) {
    addQuotedName(context, index, first, quoted, candidates);
    return;
  }
  const complement = complementEnd(context, first, {
    persons: true,
    limit: COMPLEMENT_LIMIT,
    personAt: personEnd(context),
  });
  const generic = context.longestEnd(index, KIND.noBody) ?? index;
  const end = complement > first ? complement : ownKindEnd(context, index, first);
  if (end === undefined) {
    if (generic === index) addUnknownName(context, index, first, candidates);
    return;
  }
  const named = pairEnd(context, index, nameEnd(context, index, first, end));
  const last = campaignEnd(context, latinEnd(context, seatEnd(context, index, named)));
  if (generic >= last) {
    addPlatform(context, index, generic, candidates);
    return;
  }
  const loose =
    first === index + 1 && context.has(index, WORD.looseHead) && !namesSomething(context, index, first, last);
  const rule = loose ? 'organization.loose-head' : 'organization.head';
  candidates.push(context.candidate(index, last, { type: 'ORGANIZATION', rule, weight: loose ? 0.35 : 0.78 }));
}

/** `صحيفة "واشنطن بوست"`, `شركة (زودياك) للنقل`. */
function addQuotedName(context: Context, index: number, first: number, end: number, candidates: Candidate[]): void {
  if (DEEDS.has(context.stem(index)) || !isQuotedName(context, index, first)) return;
  const fields = { type: 'ORGANIZATION', rule: 'organization.head+quoted', weight: 0.85 };
  candidates.push(context.candidate(index, pairEnd(context, index, purposeTail(context, end)), fields));
}

/** A head says which of its meanings an ambiguous name has: `فريق هجر`, `قناة الجزيرة`. */
function ownKindEnd(context: Context, head: number, first: number): number | undefined {
  if (!context.follows(first)) return undefined;
  const kind = context.lists.words.headKind(context.stem(head));
  const state = kind === 'government' || kind === 'sports';
  const kinds = state ? KIND.body | KIND.country : KIND.body;
  return context.longestMatch(first, kinds, (_, __, row) => row.type === 'LOCATION' || row.subtype === kind)?.match
    .last;
}

/** `موقع التواصل الاجتماعي فيسبوك`. */
function addPlatform(context: Context, index: number, end: number, candidates: Candidate[]): void {
  const first = quotedEnd(context, end) ?? context.longestEnd(end, KIND.knownBody);
  if (context.stem(index + 1) !== 'التواصل' || first === undefined) return;
  const named = pairEnd(context, index, first);
  const fields = { type: 'ORGANIZATION', subtype: 'media', rule: 'organization.platform', weight: 0.85 };
  candidates.push(context.candidate(index, named, fields));
}

const personEnd =
  (context: Context) =>
  (at: number): number | undefined => {
    const chain = nameChain(context, at, false);
    return chain && chain.certain + chain.uncertain >= 2 ? chain.last : undefined;
  };

/** Teams, boards, missions and sites of a body that has a name itself: in `إدارة نادي الاتحاد` only the club is named. */
const PARTS = new Set(['اداره', 'فريق', 'بعثه', 'موقع', 'شبكه', 'منصه', 'مجلس', 'جماهير', 'قياده']);
const TEAMS = /^ال(?:منتخب|فريق|نادي)/;
const WHOLES = new Set(['sports', 'media', 'company']);

function isPartOfAnother(context: Context, index: number, first: number): boolean {
  if (!PARTS.has(context.stem(index))) return false;
  // `مجلس إدارة نادي إنبي`, `موقع شبكة CNN`.
  const board = context.stem(index) === 'مجلس' && context.stem(first) === 'اداره';
  const at = board ? first + 1 : first;
  if (board && !context.has(at, WORD.bodyHead) && !context.isDefinite(at)) return false;
  if (board) return true;
  if (TEAMS.test(context.stem(at))) return true;
  const kind = context.isDefinite(at) ? undefined : context.lists.words.headKind(context.stem(at));
  if (kind !== undefined) return WHOLES.has(kind) && context.stem(at) !== 'موقع';
  if (context.has(at, WORD.placeHead) && !context.isDefinite(at)) return true;
  const listed = context.stem(index) === 'فريق' && context.longestMatch(at, KIND.knownBody);
  return listed ? listed.row.subtype !== 'sports' : false;
}

/** A name in quotation marks or brackets, `أنباء` before it or not: `وكالة أنباء "تسنيم"`, `شركة (زودياك)`. */
function quotedName(context: Context, first: number): number | undefined {
  const at = /^(?:ال)?انباء$/.test(context.stem(first)) ? first + 1 : first;
  return quotedEnd(context, at) ?? bracketedEnd(context, at);
}

/** No name: `ديوان "أغنيات"` is a book, `شركة "سعودية"` and `أكاديمية (للنساء)` describe. */
function isQuotedName(context: Context, head: number, opens: number): boolean {
  const word = opens + 1;
  return context.stem(head) !== 'ديوان' && !context.prefix(word).startsWith('ل') && !context.has(word, WORD.nisba);
}

const BRACKETED_LIMIT = 4;

function bracketedEnd(context: Context, index: number): number | undefined {
  if (!context.isPunctuation(index, '(')) return undefined;
  for (let i = index + 1; i <= index + 1 + BRACKETED_LIMIT; i++) {
    if (context.isPunctuation(i, ')')) return i > index + 1 ? i + 1 : undefined;
    if (!context.isWord(i)) return undefined;
  }
  return undefined;
}

/** Where the name ends within a complement: before adjectives that describe, and before what is somebody's purpose. */
function nameEnd(context: Context, head: number, first: number, end: number): number {
  let complete = false;
  let named = false;
  for (let i = first; i < end; i++) {
    if (i > first && context.longestEnd(i, KIND.describing) !== undefined) return i;
    // `موقع The Intercept الإخباري`, `منظمة هيومن رايتس فيرست الحقوقية`: a name proper has no adjectives but of origin.
    if (named && context.isDefinite(i) && context.prefix(i) === '' && !context.has(i, WORD.nisba)) return i;
    const purpose = i > first && (context.prefix(i) === 'ل' || context.prefix(i) === 'لل');
    if (purpose && (complete || !isField(context, i)) && !isPurpose(context, i, end)) return i;
    if (context.has(i, WORD.nisba) && context.isDefinite(i)) complete = true;
    const body = context.longestEnd(i, KIND.knownBody) ?? (i === first ? ownKindEnd(context, head, i) : undefined);
    if (body !== undefined) {
      complete = true;
      named = body < end && (!context.isDefinite(i) || body === i + 1);
      i = body - 1;
    } else named = context.isWord(i) && !context.isArabic(i);
  }
  return joinedFieldsEnd(context, end);
}

const isField = (context: Context, index: number): boolean =>
  context.has(index, WORD.field) || context.longestEnd(index, KIND.field) !== undefined;

/** What a body is for has an adjective or a complement of its own (`للدراسات الاستراتيجية`, `لحقوق الإنسان`); deeds have none. */
function isPurpose(context: Context, index: number, end: number): boolean {
  if (isField(context, index)) return true;
  if (/^ال(?:است|ت.{2,3}ي.$)/.test(context.stem(index))) return false;
  return end > index + 1;
}

/** Fields that `و` joins: `كلية الدعوة وأصول الدين`, `لجنة الداخلية والجماعات الترابية`. */
function joinedFieldsEnd(context: Context, end: number): number {
  let last = end;
  while (context.prefix(last) === 'و' && context.tokens[last]!.gap === 'space' && isField(context, last - 1)) {
    const next = context.longestEnd(last, KIND.field);
    if (next === undefined) break;
    last = next;
    while (isAdjective(context, last) && !context.has(last, WORD.title)) last += 1;
  }
  return last;
}

/** `شركة X للتجارة والاستثمار`, `وكالة «كيودو» للأنباء`: what a body with a name of its own is for. */
function purposeTail(context: Context, end: number): number {
  const token = context.tokens[end];
  if (token?.gap !== 'space' || context.prefix(end) !== 'لل' || !isField(context, end)) return end;
  let last = context.longestEnd(end, KIND.field) ?? end + 1;
  while (isAdjective(context, last)) last += 1;
  return joinedFieldsEnd(context, last);
}

/** `وكالة الأنباء الروسية TASS`: the name proper after what the body is. */
function latinEnd(context: Context, end: number): number {
  if (!context.has(end - 1, WORD.nisba) || !context.isDefinite(end - 1)) return end;
  let last = end;
  while (last < end + 3 && context.follows(last) && !context.isArabic(last)) last += 1;
  return last;
}

/** With a field these are what goes on or is laid there: `حركة النقل الجوي`, `شبكة المياه والكهرباء`. */
const TRAFFIC = new Set(['حركه', 'شبكه', 'قنوات']);

/** Whether a complement says which one: `قوات الأمن` and `إدارة النادي` could be anybody's, `قوات الأمن العراقية` not. */
function namesSomething(context: Context, head: number, first: number, last: number): boolean {
  const stem = context.stem(head);
  if (stem === 'مصلحه') return isField(context, first);
  if (stem === 'فرع') return context.has(first, WORD.bodyHead) || context.opens(first, KIND.knownBody);
  if (ownKindEnd(context, head, first) !== undefined) return true;
  if (context.opens(first, KIND.country)) return true;
  for (let i = first; i < last; i++) {
    if (!context.isWord(i)) continue;
    if (context.has(i, WORD.nisba) || !context.isArabic(i)) return true;
    if (context.has(i, WORD.bodyHead) && !context.isDefinite(i)) return true;
    // `بلدية محافظة الخبر`: a place whatever the word means elsewhere.
    if (context.has(i, WORD.adminHead) && !context.isDefinite(i) && i + 1 < last && context.isDefinite(i + 1))
      return true;
    if (context.opens(i, KIND.knownPlace | KIND.knownBody)) return true;
  }
  return last - first >= 2 && context.has(first, WORD.field) && !TRAFFIC.has(stem);
}

/** A dual head has two names: `ناديي النصر والهلال`, `منصتي "إكس" و"يوتيوب"`; a plural one more. */
function pairEnd(context: Context, head: number, end: number): number {
  const stem = context.stem(head);
  const dual = /[اي]$/.test(stem) && context.lists.words.headKind(stem.slice(0, -1).replace(/ت$/, 'ه')) !== undefined;
  const plural = /ات$/.test(stem);
  let last = end;
  for (let names = 0; names < (plural ? 6 : dual ? 1 : 0); names++) {
    const next = joinedNameEnd(context, last);
    if (next === undefined) break;
    last = next;
  }
  return last;
}

function joinedNameEnd(context: Context, index: number): number | undefined {
  if (!context.isWord(index)) return undefined;
  if (context.tokens[index]!.folded === 'و') return quotedEnd(context, index + 1);
  if (context.prefix(index) !== 'و') return undefined;
  const known = context.longestEnd(index, KIND.knownBody | KIND.knownPlace);
  return known ?? (context.isDefinite(index) ? index + 1 : undefined);
}

/** `صحيفة ليبراسيون`, `شركة فودافون`, `موقع The Intercept`: a head and a few words that no list knows. */
function addUnknownName(context: Context, index: number, first: number, candidates: Candidate[]): void {
  const limit = first + (context.isArabic(first) ? 3 : 5);
  // `مجلسا بلديا` is no name: the head of one is never in the accusative.
  if (/[^ت]ا$/.test(context.stem(index)) || DEEDS.has(context.stem(index)) || context.stem(index) === 'تنظيم') return;
  let end = first;
  while (
    end < limit &&
    (isUnknownName(context, end) || (end > first && goesOn(context, end))) &&
    (end === first || context.isArabic(end) === context.isArabic(first))
  )
    end += 1;
  if (end === first) return;
  const sport = context.lists.words.headKind(context.stem(index)) === 'sports';
  const kinds = sport ? KIND.knownBody | KIND.knownPlace : KIND.knownBody;
  const known = context.follows(end) ? context.longestEnd(end, kinds) : undefined;
  const last = purposeTail(context, nationalityEnd(context, known ?? end));
  const rule = 'organization.head+unknown';
  candidates.push(context.candidate(index, last, { type: 'ORGANIZATION', rule, weight: 0.6 }));
}

/** Words that foreign names often end with, which no list has: `فريق شيفيلد يونايتد`. */
const GOES_ON = 400;

const goesOn = (context: Context, index: number): boolean =>
  context.follows(index) &&
  !context.isDefinite(index) &&
  !context.has(index, -1) &&
  !context.hasMatch(index) &&
  context.frequency(index) < GOES_ON &&
  !/^[يت]|(?:ه|ها|هم|ات|ين|ون|ي|ا)$/.test(context.stem(index));

/** Articles of other languages. */
const FOREIGN_ARTICLES = new Set(['ذا', 'ذي', 'لو', 'دير', 'ديلي', 'ايل']);

function isUnknownName(context: Context, index: number): boolean {
  if (!context.follows(index)) return false;
  if (!context.isArabic(index) || FOREIGN_ARTICLES.has(context.stem(index))) return true;
  // `مركز متطور`, `هيئة مستقلة`.
  if (/^(?:مت|مست)...?|^م.{3,}ه$/.test(context.stem(index))) return false;
  if (context.isDefinite(index) || context.has(index, ENDS_PHRASE | WORD.nisba)) return false;
  if (context.frequency(index) >= RARE) return false;
  // Indefinite adjectives, plurals and nouns with a pronoun: `منصة مندمجة`, `مكتب مقاولات`, `شبكة وكلائها`.
  return !/(?:يه|ها|هم|نا|تهم|مه|جه|ره|ته|فنه|ات|ين|ي)$/.test(context.stem(index));
}

// Seats

/** Missions and local organs are named by their seat: `القنصلية الإيرانية بدمشق`, `محكمة الجنايات في بلبيس`, `كلية الطب في اللاذقية`. */
function placeSeatEnd(context: Context, head: number, end: number): number {
  const mission = context.tokens[end]?.folded === 'لدي';
  const seat = mission ? end + 1 : seatAt(context, end);
  if (seat === undefined || !context.isWord(seat)) return end;
  if (context.longestEnd(head, KIND.seated) === undefined && !isSeated(context, head)) return end;
  const place = context.has(seat, WORD.adminHead) && context.follows(seat + 1) ? seat + 1 : seat;
  return context.longestEnd(place, mission ? KIND.knownPlace | KIND.knownBody : KIND.knownPlace) ?? end;
}

/** Where a seat begins: behind `في` or the `ب` of its first word. */
function seatAt(context: Context, end: number): number | undefined {
  const token = context.tokens[end];
  if (token?.gap !== 'space') return undefined;
  return token.folded === 'في' ? end + 1 : context.prefix(end) === 'ب' ? end : undefined;
}

/** The seat of a local organ, or the larger body that it belongs to: `إدارة الإعلام في وزارة الدفاع`. */
function seatEnd(context: Context, head: number, end: number): number {
  const placed = placeSeatEnd(context, head, end);
  const seat = seatAt(context, end);
  if (placed > end || seat === undefined) return placed;
  if (context.isDefinite(seat)) return isSmall(context, head) ? definiteSeatEnd(context, seat, end) : end;
  if (!context.has(seat, WORD.bodyHead) || DEEDS.has(context.stem(seat))) return end;
  const rules = { persons: false, limit: COMPLEMENT_LIMIT, personAt: () => undefined };
  const inner = complementEnd(context, seat + 1, rules);
  return inner > seat + 1 ? placeSeatEnd(context, seat, nameEnd(context, seat, seat + 1, inner)) : end;
}

/** Parts of larger bodies: `وحدة المعلومات بالهيئة العامة للإحصاء`. */
const SMALL = new Set('اداره وحده قسم فرع مديريه لجنه ملحقيه دايره مكتب'.split(' '));

const isSmall = (context: Context, head: number): boolean => SMALL.has(context.stem(head).replace(/^ال/, ''));

function definiteSeatEnd(context: Context, seat: number, end: number): number {
  const known = context.longestEnd(seat, KIND.knownBody);
  if (known !== undefined) return placeSeatEnd(context, seat, nationalityEnd(context, known));
  if (!context.lists.hasWord(context.stem(seat).slice(2), WORD.bodyHead)) return end;
  let last = seat + 1;
  while (isAdjective(context, last)) last += 1;
  if (last === seat + 1) return end;
  const prefix = context.prefix(last);
  return placeSeatEnd(context, seat, prefix === 'ل' || prefix === 'لل' ? purposeEnd(context, last) : last);
}

/** The same with the article: `القنصلية`, `السفارتين`. */
const isSeated = (context: Context, head: number): boolean =>
  context.isDefinite(head) &&
  SEATED.has(
    context
      .stem(head)
      .slice(2)
      .replace(/ت(?:ان|ين|ا|ي)$/, 'ه'),
  );
const SEATED = new Set(['سفاره', 'قنصليه', 'بعثه', 'ممثليه', 'ملحقيه', 'كليه', 'محكمه', 'مديريه', 'اداره']);

// Names whose head has the article

/** Kinds of bodies of which a country has many: `النادي الكرواتي`, `الشركات السعودية` name none. */
const MANY = new Set(['company', 'media', 'sports', 'education']);
const ORDINALS = new Set('الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر'.split(' '));

/** `الهيئة العامة للاستثمار`, `المركز السوري لحقوق الإنسان`: a definite head needs adjectives and a purpose. */
function addDefiniteHeaded(context: Context, index: number, candidates: Candidate[]): void {
  const kind = context.sight(index).definiteHeadKind(context.lists);
  if (kind === undefined || context.longestEnd(index, KIND.noBody) !== undefined) return;
  if (kind === 'armed' || kind === 'media') addNumbered(context, index, kind, candidates);
  let end = index + 1;
  while (isAdjective(context, end)) end += 1;
  if (end === index + 1) return;
  // `اللواء التركي` is an officer called so.
  const rank = context.has(index, WORD.title | WORD.officeHead);
  const national = !rank && hasNation(context, index + 1, end) && !MANY.has(kind) && !/ات$/.test(context.stem(index));
  const purpose = hasPurpose(context, index, end, national) ? purposeEnd(context, end) : end;
  const last = campaignEnd(context, seatEnd(context, index, purpose));
  const organ = context.longestEnd(index, KIND.organ) === last ? organEnd(context, last) : undefined;
  if (last === end && !national && organ === undefined) return;
  const weight = purpose > end ? 0.8 : organ ? 0.65 : 0.6;
  candidates.push(
    context.candidate(index, organ ?? last, { type: 'ORGANIZATION', rule: 'organization.definite-head', weight }),
  );
}

/** Whose organ it is, where that is a name: `المكتب السياسي لحركة حماس`. */
function organEnd(context: Context, end: number): number {
  const prefix = context.prefix(end);
  if (prefix !== 'ل' && prefix !== 'لل') return end;
  const known = context.longestEnd(end, KIND.knownBody);
  if (known !== undefined) return nationalityEnd(context, known);
  if (!context.has(end, WORD.bodyHead)) return end;
  const quoted = quotedName(context, end + 1);
  const rules = { persons: false, limit: COMPLEMENT_LIMIT, personAt: () => undefined };
  const inner = quoted ?? nameEnd(context, end, end + 1, complementEnd(context, end + 1, rules));
  return inner > end + 1 ? inner : end;
}

function hasNation(context: Context, first: number, end: number): boolean {
  for (let i = first; i < end; i++) if (context.has(i, WORD.nisba)) return true;
  return false;
}

const STATE_ORGANS = /^ال(?:حكوم|جيش|جيوش|قوات|سلط|شرط|نظام|برلمان|اداره|رياسه|خارجيه|داخليه|سفار|قنصلي|بحريه|حرس)/;

/** Organs of a state have a name already: what follows `الحكومة الإسرائيلية لـ` or `الجيش العراقي لـ` is no purpose of theirs. */
function hasPurpose(context: Context, index: number, end: number, national: boolean): boolean {
  const prefix = context.prefix(end);
  if (prefix !== 'ل' && prefix !== 'لل') return false;
  return !(national && STATE_ORGANS.test(context.stem(index))) || isField(context, end);
}

/** `الفرقة 98`, `القناة 12`, `الفرقة الرابعة`, `الفيلق الخامس`. */
function addNumbered(context: Context, index: number, kind: string, candidates: Candidate[]): void {
  const next = context.tokens[index + 1];
  if (next?.gap !== 'space') return;
  const ordinal =
    kind === 'armed' &&
    ORDINALS.has(
      context
        .stem(index + 1)
        .replace('الاولي', 'الاول')
        .replace(/ه$/, ''),
    );
  if (next.kind !== 'number' && !(ordinal && context.follows(index + 1))) return;
  const fields = { type: 'ORGANIZATION', subtype: kind, rule: 'organization.numbered', weight: 0.75 };
  candidates.push(context.candidate(index, nationalityEnd(context, index + 2), fields));
}

const PURPOSELESS = WORD.given | WORD.stop | WORD.verb | WORD.title | WORD.place;

function purposeEnd(context: Context, index: number): number {
  // `لرصد الزلازل`: a deed may look like a verb.
  const deed = context.prefix(index) === 'ل' && isField(context, index + 1);
  const barred = deed ? PURPOSELESS & ~WORD.verb : PURPOSELESS;
  if (context.has(index, barred) && !isField(context, index)) return index;
  let end = context.longestEnd(index, KIND.field) ?? index + 1;
  if (!context.isDefinite(end - 1) && context.follows(end) && context.isDefinite(end) && !context.has(end, PURPOSELESS))
    end += 1;
  while (isAdjective(context, end)) end += 1;
  return context.isDefinite(end - 1) ? joinedPurposeEnd(context, end) : index;
}

function joinedPurposeEnd(context: Context, end: number): number {
  let last = end;
  while (context.prefix(last) === 'و' && context.tokens[last]!.gap === 'space') {
    const next = context.longestEnd(last, KIND.field) ?? (isDeed(context, last) ? last + 1 : undefined);
    if (next === undefined) break;
    last = next;
    while (isAdjective(context, last)) last += 1;
  }
  return last;
}

/** A definite noun that is nothing but a word: `للإرشاد والتوجيه`. */
const isDeed = (context: Context, index: number): boolean =>
  context.isDefinite(index) &&
  !context.has(index, PURPOSELESS | WORD.family | WORD.bareBody | WORD.body | WORD.nisba | WORD.participle) &&
  !context.lists.hasWord(context.stem(index).slice(2), WORD.bodyHead | WORD.officeHead | WORD.adminHead);

// Aliases

/** How often news may write an alias that no list knows; more frequent words in brackets are remarks: `(يسار)`. */
const ALIAS_LIMIT = 30;

/**
 * One word in brackets right behind a body is its acronym or another name: `منظمة البلدان المصدرة للبترول (أوبك)`; so is one in
 * quotation marks behind what the body is: `وكالة الأنباء الأردنية "بترا"`.
 */
function aliases(context: Context, bodies: readonly Candidate[]): Candidate[] {
  const ends = new Set(bodies.filter(({ weight }) => weight >= 0.7).map(({ end }) => context.tokenAt(end - 1)));
  const found: Candidate[] = [];
  for (const i of [...ends].sort((a, b) => a - b)) {
    if (i + 3 >= context.length) break;
    const opens = context.longestEnd(i + 1, KIND.describing) ?? i + 1;
    const last = context.isPunctuation(opens, '(') ? bracketedAliasEnd(context, opens) : quotedAliasEnd(context, opens);
    if (last === undefined || !isAlias(context, opens + 1)) continue;
    found.push(context.candidate(opens + 1, last, { type: 'ORGANIZATION', rule: 'organization.alias', weight: 0.75 }));
  }
  return found;
}

function bracketedAliasEnd(context: Context, opens: number): number | undefined {
  const first = opens + 1;
  let last = first;
  while (context.isWord(last) && (last === first || !context.isArabic(last))) last += 1;
  return last > first && context.isPunctuation(last, ')') ? last : undefined;
}

function quotedAliasEnd(context: Context, opens: number): number | undefined {
  const before = opens - 1;
  if (!context.isDefinite(before) || context.tokens[opens]?.gap !== 'space') return undefined;
  const end = quotedEnd(context, opens);
  return end !== undefined && end - opens <= 5 ? end - 1 : undefined;
}

function isAlias(context: Context, index: number): boolean {
  if (context.has(index, WORD.stop | WORD.verb | WORD.place | WORD.nisba | WORD.modifier | WORD.bodyAdjective))
    return false;
  if (!context.isArabic(index)) return true;
  return context.frequency(index) < ALIAS_LIMIT && !context.opens(index, KIND.commonWord);
}
