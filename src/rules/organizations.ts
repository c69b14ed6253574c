/** Bodies named by a head noun and its complement, by a nationality, by quotation marks, by an alias in brackets. */
import type { Candidate } from '../document.js';
import { WORD } from '../gazetteer/words.js';
import { complementEnd, quotedEnd } from './complement.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { nameChain } from './people.js';

const COMPLEMENT_LIMIT = 10;

/** From how many words of sport on a document is about sport, and its ambiguous club names are clubs. */
const SPORT_WORDS = 4;

export function findOrganizations(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  const sport = isAboutSport(context);
  for (let i = 0; i < context.length; i++) {
    if (!context.isWord(i)) continue;
    addListed(context, i, sport, candidates);
    if (context.has(i, WORD.bareBody)) addNational(context, i, candidates);
    if (context.has(i, WORD.bodyHead)) addHeaded(context, i, candidates);
    else if (isDefiniteHead(context, i)) addDefiniteHeaded(context, i, candidates);
  }
  return candidates;
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
  const weight =
    row.ambiguous === ''
      ? 0.86
      : sport && row.subtype === 'sports'
        ? 0.72
        : quotedAround(context, index, match.last)
          ? 0.6
          : 0.2;
  let last = match.last;
  if (row.subtype === 'sports' && context.follows(last) && context.isDefinite(last) && context.has(last, WORD.nisba))
    last += 1;
  candidates.push(context.candidate(index, last, {
      type: 'ORGANIZATION',
      ...(row.subtype && { subtype: row.subtype }),
      rule: 'gazetteer',
      weight,
    }));
}

const quotedAround = (context: Context, first: number, last: number): boolean =>
  quotedEnd(context, first - 1) === last + 1;

/** `الجيش اللبناني`, `وزارة` left out: `الخارجية التركية`. */
function addNational(context: Context, index: number, candidates: Candidate[]): void {
  // `وزير الخارجية السعودي`: the field of an office, not the ministry.
  if (context.has(index - 1, WORD.officeHead | WORD.bodyHead) && context.prefix(index) === '') return;
  const end = nationalityEnd(context, index + 1);
  if (end === undefined) return;
  candidates.push(
    context.candidate(index, end, {
      type: 'ORGANIZATION',
      subtype: 'government',
      rule: 'organization.nationality',
      weight: 0.84,
    }),
  );
}

function nationalityEnd(context: Context, index: number): number | undefined {
  if (!context.follows(index) || !context.isDefinite(index) || !context.has(index, WORD.nisba)) return undefined;
  const joined =
    context.prefix(index + 1) === 'و' && context.isDefinite(index + 1) && context.has(index + 1, WORD.nisba);
  return joined ? index + 2 : index + 1;
}

/** Heads that are also what somebody does: `برئاسة الوزير`, `بقيادة اللواء`, `بإشراف الهيئة` name no body. */
const DEEDS = new Set(['رياسه', 'قياده', 'اداره', 'رعايه', 'اشراف', 'نيابه', 'سلطه', 'ولايه', 'مبادره', 'حمله']);

function addHeaded(context: Context, index: number, candidates: Candidate[]): void {
  if (context.prefix(index).endsWith('ب') && DEEDS.has(context.stem(index))) return;
  const personAt = (at: number): number | undefined => {
    const chain = nameChain(context, at, false);
    return chain && chain.certain + chain.uncertain >= 2 ? chain.last : undefined;
  };
  const next = index + 1;
  if (!context.tokens[next] || context.tokens[next].gap === 'paragraph') return;
  const quoted = quotedEnd(context, next);
  const end = quoted ?? complementEnd(context, next, { persons: true, limit: COMPLEMENT_LIMIT, personAt });
  if (end === next) {
    addUnknownName(context, index, candidates);
    return;
  }
  const rule = quoted ? 'organization.head+quoted' : 'organization.head';
  candidates.push(
    context.candidate(index, seatEnd(context, end), { type: 'ORGANIZATION', rule, weight: quoted ? 0.85 : 0.78 }),
  );
}

/** `صحيفة ليبراسيون`, `شركة فودافون`: a head and one or two words that no list knows. */
function addUnknownName(context: Context, index: number, candidates: Candidate[]): void {
  let end = index + 1;
  while (
    end <= index + 2 &&
    context.follows(end) &&
    !context.has(end, ENDS_PHRASE | WORD.nisba) &&
    (context.frequency(end) ?? 0) < 60
  )
    end += 1;
  if (end === index + 1) return;
  candidates.push(
    context.candidate(index, end, { type: 'ORGANIZATION', rule: 'organization.head+unknown', weight: 0.6 }),
  );
}

/** `إدارة الإعلام في وزارة الدفاع`: the larger body belongs to the name. */
function seatEnd(context: Context, end: number): number {
  const token = context.tokens[end];
  if (!token || token.gap === 'paragraph' || token.gap === 'line') return end;
  const head = token.folded === 'في' ? end + 1 : context.prefix(end) === 'ب' ? end : undefined;
  if (head === undefined || !context.has(head, WORD.bodyHead) || context.isDefinite(head)) return end;
  const inner = complementEnd(context, head + 1, {
    persons: false,
    limit: COMPLEMENT_LIMIT,
    personAt: () => undefined,
  });
  return inner > head + 1 ? inner : end;
}

function isDefiniteHead(context: Context, index: number): boolean {
  if (!context.isDefinite(index)) return false;
  return context.hasWord(context.stem(index).slice(2), WORD.bodyHead);
}

/** `الهيئة العامة للاستثمار`, `المركز السوري لحقوق الإنسان`: a definite head needs adjectives and a purpose. */
function addDefiniteHeaded(context: Context, index: number, candidates: Candidate[]): void {
  let end = index + 1;
  while (context.follows(end) && context.isDefinite(end) && context.has(end, WORD.nisba | WORD.modifier)) end += 1;
  if (end === index + 1) return;
  const purpose = context.prefix(end) === 'ل' || context.prefix(end) === 'لل' ? purposeEnd(context, end) : end;
  const national = context.has(index + 1, WORD.nisba);
  if (purpose === end && !national) return;
  candidates.push(
    context.candidate(index, purpose, {
      type: 'ORGANIZATION',
      rule: 'organization.definite-head',
      weight: purpose > end ? 0.8 : 0.6,
    }),
  );
}

function purposeEnd(context: Context, index: number): number {
  if (context.has(index, WORD.given | WORD.stop | WORD.verb | WORD.title)) return index;
  let end = index + 1;
  while (context.follows(end) && context.isDefinite(end) && !context.has(end, ENDS_PHRASE | WORD.title | WORD.given))
    end += 1;
  return context.isDefinite(end - 1) ? end : index;
}
