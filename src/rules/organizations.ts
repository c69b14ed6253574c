/** Bodies named by a head noun and its complement, by a nationality, by quotation marks, by an alias in brackets. */
import type { Candidate } from '../document.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { complementEnd, quotedEnd } from './complement.js';
import { type Context, ENDS_PHRASE, isKnownBody, isKnownPlace } from './context.js';
import { nameChain } from './people.js';

const COMPLEMENT_LIMIT = 10;
/** From how many words of sport on a document is about sport, and its ambiguous club names are clubs. */
const SPORT_WORDS = 4;
/** A word that news writes more often than this is no unknown name. */
const RARE = 60;
/** Names that a list has for nothing but completeness: the word is hardly ever meant so. */
const FARFETCHED = 0.2;

export function findOrganizations(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  const sport = isAboutSport(context);
  for (let i = 0; i < context.length; i++) {
    if (!context.isWord(i)) continue;
    addListed(context, i, sport, candidates);
    if (context.has(i, WORD.bareBody)) addNational(context, i, candidates);
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

function addListed(context: Context, index: number, sport: boolean, candidates: Candidate[]): void {
  const found = context.longestMatch(index, (row) => row.type === 'ORGANIZATION');
  if (!found) return;
  const { row, match } = found;
  const quoted = quotedEnd(context, index - 1) === match.last + 1;
  const weight = listedWeight(context, index, row, { sport, quoted });
  const last = row.subtype === 'sports' && !quoted ? nationalityEnd(context, match.last) : match.last;
  const subtype = row.subtype === '' ? {} : { subtype: row.subtype };
  candidates.push(context.candidate(index, last, { type: 'ORGANIZATION', ...subtype, rule: 'gazetteer', weight }));
}

function listedWeight(context: Context, index: number, row: Row, about: { sport: boolean; quoted: boolean }): number {
  if (row.ambiguous === '') return 0.86;
  if (row.weight < FARFETCHED) return 0.2;
  if (about.quoted) return row.ambiguous === 'place-org' ? 0.88 : 0.6;
  if (!about.sport || row.subtype !== 'sports') return 0.2;
  const placed = context.prefix(index).endsWith('ب') || context.has(index - 1, WORD.placePreposition | WORD.adminHead);
  return row.ambiguous === 'place-org' && placed ? 0.3 : 0.72;
}

/** The end of a nationality, or two joined ones, that begin at the token; the token itself where there are none. */
function nationalityEnd(context: Context, index: number): number {
  if (!context.follows(index) || !context.isDefinite(index) || !context.has(index, WORD.nisba)) return index;
  const joined =
    context.prefix(index + 1) === 'و' && context.isDefinite(index + 1) && context.has(index + 1, WORD.nisba);
  return joined ? index + 2 : index + 1;
}

/** `الجيش اللبناني`, and without its `وزارة` `الخارجية التركية`; `القنصلية الإيرانية في دمشق`. */
function addNational(context: Context, index: number, candidates: Candidate[]): void {
  // `وزير الخارجية السعودي`: the field of an office, not the ministry; `السياسة الخارجية المصرية` is none either.
  const inside = context.prefix(index) === '' && context.has(index - 1, WORD.officeHead | WORD.bodyHead);
  if (inside || (context.isDefinite(index - 1) && context.has(index, WORD.field))) return;
  const end = nationalityEnd(context, index + 1);
  if (end === index + 1) return;
  const last = missionEnd(context, index, end);
  const fields = { type: 'ORGANIZATION', subtype: 'government', rule: 'organization.nationality', weight: 0.84 };
  candidates.push(context.candidate(index, last, fields));
}

/** Missions are named by their seat: `سفارة فلسطين في القاهرة`, `القنصلية الإيرانية بدمشق`. */
const MISSIONS = new Set(['سفاره', 'قنصليه', 'بعثه', 'ممثليه', 'ملحقيه', 'مفوضيه']);

function missionEnd(context: Context, head: number, end: number): number {
  if (!MISSIONS.has(context.stem(head).replace(/^ال/, ''))) return end;
  const token = context.tokens[end];
  if (!token || token.gap !== 'space') return end;
  const seat = ['في', 'لدي'].includes(token.folded) ? end + 1 : context.prefix(end) === 'ب' ? end : undefined;
  if (seat === undefined) return end;
  return context.longestMatch(seat, isKnownPlace)?.match.last ?? end;
}

/** Heads that are also what somebody does: `برئاسة الوزير`, `بقيادة اللواء`, `بإشراف الهيئة` name no body. */
const DEEDS = new Set(['رياسه', 'قياده', 'اداره', 'رعايه', 'اشراف', 'نيابه', 'سلطه', 'ولايه']);

function addHeaded(context: Context, index: number, candidates: Candidate[]): void {
  if (context.prefix(index).endsWith('ب') && DEEDS.has(context.stem(index))) return;
  const next = index + 1;
  const following = context.tokens[next];
  if (!following || following.gap === 'paragraph') return;
  const quoted = quotedEnd(context, next);
  const end =
    quoted ?? complementEnd(context, next, { persons: true, limit: COMPLEMENT_LIMIT, personAt: personEnd(context) });
  if (end === next) {
    addUnknownName(context, index, candidates);
    return;
  }
  const last = missionEnd(context, index, seatEnd(context, pairEnd(context, index, end)));
  const proper = quoted !== undefined || namesSomething(context, next, last);
  const loose = !proper && context.has(index, WORD.looseHead);
  const rule = quoted ? 'organization.head+quoted' : loose ? 'organization.loose-head' : 'organization.head';
  candidates.push(
    context.candidate(index, last, { type: 'ORGANIZATION', rule, weight: quoted ? 0.85 : loose ? 0.35 : 0.78 }),
  );
}

const personEnd =
  (context: Context) =>
  (at: number): number | undefined => {
    const chain = nameChain(context, at, false);
    return chain && chain.certain + chain.uncertain >= 2 ? chain.last : undefined;
  };

/** Whether a complement says which one: `قوات الأمن` and `إدارة النادي` could be anybody's, `قوات الأمن العراقية` not. */
function namesSomething(context: Context, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    if (context.has(i, WORD.nisba | WORD.place | WORD.body | WORD.bodyHead) || !context.isArabic(i)) return true;
  }
  return last - first >= 2 && context.has(first, WORD.field);
}

/** A dual head has two names: `ناديي النصر والهلال`, `منصتي "إكس" و"يوتيوب"`. */
function pairEnd(context: Context, head: number, end: number): number {
  if (!/(?:تا|تي|يي)$/.test(context.stem(head)) || !context.isWord(end)) return end;
  if (context.tokens[end]!.folded === 'و') return quotedEnd(context, end + 1) ?? end;
  if (context.prefix(end) !== 'و') return end;
  return (
    context.longestMatch(end, (row) => isKnownBody(row) || isKnownPlace(row))?.match.last ??
    (context.isDefinite(end) ? end + 1 : end)
  );
}

/** `صحيفة ليبراسيون`, `شركة فودافون`, `موقع The Intercept`: a head and a few words that no list knows. */
function addUnknownName(context: Context, index: number, candidates: Candidate[]): void {
  const limit = index + 1 + (context.isArabic(index + 1) ? 2 : 4);
  let end = index + 1;
  while (end < limit && isUnknownName(context, end)) end += 1;
  if (end === index + 1) return;
  const rule = 'organization.head+unknown';
  candidates.push(context.candidate(index, end, { type: 'ORGANIZATION', rule, weight: 0.6 }));
}

function isUnknownName(context: Context, index: number): boolean {
  if (!context.follows(index)) return false;
  if (!context.isArabic(index)) return true;
  if (context.has(index, ENDS_PHRASE | WORD.nisba) || (context.frequency(index) ?? 0) >= RARE) return false;
  // Indefinite adjectives and nouns with a pronoun: `منصة مندمجة`, `شبكة وكلائها`.
  return !/(?:يه|ها|هم|نا|تهم|مه|جه|ره)$/.test(context.stem(index));
}

/** `إدارة الإعلام في وزارة الدفاع`: the larger body belongs to the name. */
function seatEnd(context: Context, end: number): number {
  const token = context.tokens[end];
  if (!token || token.gap === 'paragraph' || token.gap === 'line') return end;
  const head = token.folded === 'في' ? end + 1 : context.prefix(end) === 'ب' ? end : undefined;
  if (head === undefined || !context.has(head, WORD.bodyHead) || context.isDefinite(head)) return end;
  const rules = { persons: false, limit: COMPLEMENT_LIMIT, personAt: () => undefined };
  const inner = complementEnd(context, head + 1, rules);
  return inner > head + 1 ? inner : end;
}

/** Kinds of bodies of which a country has many: `النادي الكرواتي`, `الشركات السعودية` name none. */
const MANY = new Set(['company', 'media', 'sports', 'education']);

/** `الهيئة العامة للاستثمار`, `المركز السوري لحقوق الإنسان`: a definite head needs adjectives and a purpose. */
function addDefiniteHeaded(context: Context, index: number, candidates: Candidate[]): void {
  const kind = context.headKind(context.stem(index).slice(2));
  if (kind === undefined) return;
  let end = index + 1;
  while (
    context.follows(end) &&
    context.isDefinite(end) &&
    context.has(end, WORD.nisba | WORD.modifier | WORD.bodyAdjective)
  )
    end += 1;
  if (end === index + 1) return;
  const purpose = context.prefix(end) === 'ل' || context.prefix(end) === 'لل' ? purposeEnd(context, end) : end;
  const national = context.has(index + 1, WORD.nisba) && !MANY.has(kind) && !/ات$/.test(context.stem(index));
  if (purpose === end && !national) return;
  const weight = purpose > end ? 0.8 : 0.6;
  const rule = 'organization.definite-head';
  candidates.push(context.candidate(index, seatEnd(context, purpose), { type: 'ORGANIZATION', rule, weight }));
}

function purposeEnd(context: Context, index: number): number {
  if (context.has(index, WORD.given | WORD.stop | WORD.verb | WORD.title)) return index;
  let end = index + 1;
  while (context.follows(end) && context.isDefinite(end) && !context.has(end, ENDS_PHRASE | WORD.title | WORD.given))
    end += 1;
  while (context.prefix(end) === 'و' && context.isDefinite(end) && context.has(end, WORD.field)) end += 1;
  return context.isDefinite(end - 1) ? end : index;
}

/** One word in brackets right behind a body is its acronym or another name: `منظمة البلدان المصدرة للبترول (أوبك)`. */
function aliases(context: Context, bodies: readonly Candidate[]): Candidate[] {
  const ends = new Set(bodies.filter(({ weight }) => weight >= 0.7).map(({ end }) => end));
  const found: Candidate[] = [];
  for (let i = 0; i + 3 < context.length; i++) {
    if (!ends.has(context.tokens[i]!.end) || !context.isPunctuation(i + 1, '(')) continue;
    let last = i + 2;
    while (context.isWord(last) && (last === i + 2 || !context.isArabic(last))) last += 1;
    if (
      last === i + 2 ||
      !context.isPunctuation(last, ')') ||
      context.has(i + 2, WORD.stop | WORD.verb | WORD.place | WORD.nisba)
    )
      continue;
    found.push(context.candidate(i + 2, last, { type: 'ORGANIZATION', rule: 'organization.alias', weight: 0.75 }));
  }
  return found;
}
