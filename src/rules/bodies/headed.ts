/** Bodies named by a head noun without the article: with a complement, with a name in quotation marks, with words that no list knows. */
import type { Candidate } from '../../document.js';
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { complementEnd, quotedEnd } from '../complement.js';
import { type Context, ENDS_PHRASE } from '../context.js';
import { dayNameEnd } from '../units.js';
import { COMPLEMENT_LIMIT, DEEDS, nameEnd, ownKindEnd, personEnd, quotedName } from './name.js';
import { isField, purposeTail } from './purpose.js';
import { campaignEnd, nationalityEnd } from './qualities.js';
import { seatEnd } from './seat.js';

/** A word that news writes more often than this is no unknown name. */
const RARE = 60;

/** `جامعة 6 أكتوبر`, `كتيبة 17 فبراير`, `حركة 20 فبراير`. */
const CALLED_BY_DAYS = new Set(['education', 'armed', 'political']);

export function addHeaded(context: Context, index: number, candidates: Candidate[]): void {
  if (context.prefix(index).endsWith('ب') && DEEDS.has(context.stem(index))) return;
  // The board of a body, see `isPartOfAnother`.
  if (context.stem(index) === 'اداره' && context.stem(index - 1) === 'مجلس') return;
  const first = context.longestEnd(index, KIND.bodyHead) ?? index + 1;
  const following = context.tokens[first];
  if (!following || following.gap === 'paragraph' || isPartOfAnother(context, index, first)) return;
  const day = CALLED_BY_DAYS.has(context.lists.words.headKind(context.stem(index)) ?? '') && dayNameEnd(context, first);
  if (day) {
    candidates.push(context.candidate(index, day, { type: 'ORGANIZATION', rule: 'organization.head', weight: 0.8 }));
    return;
  }
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

/** `موقع التواصل الاجتماعي فيسبوك`. */
function addPlatform(context: Context, index: number, end: number, candidates: Candidate[]): void {
  const first = quotedEnd(context, end) ?? context.longestEnd(end, KIND.knownBody);
  if (context.stem(index + 1) !== 'التواصل' || first === undefined) return;
  const named = pairEnd(context, index, first);
  const fields = { type: 'ORGANIZATION', subtype: 'media', rule: 'organization.platform', weight: 0.85 };
  candidates.push(context.candidate(index, named, fields));
}

/** Teams, boards, missions and sites of a body that has a name itself: in `إدارة نادي الاتحاد` only the club is named. */
export const PARTS = new Set(['اداره', 'فريق', 'بعثه', 'موقع', 'شبكه', 'منصه', 'مجلس', 'جماهير', 'قياده']);

export const TEAMS = /^ال(?:منتخب|فريق|نادي)/;

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

/** No name: `ديوان "أغنيات"` is a book, `شركة "سعودية"` and `أكاديمية (للنساء)` describe. */
function isQuotedName(context: Context, head: number, opens: number): boolean {
  const word = opens + 1;
  return context.stem(head) !== 'ديوان' && !context.prefix(word).startsWith('ل') && !context.has(word, WORD.nisba);
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
