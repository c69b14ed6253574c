/** Bodies named by a head noun with the article. */
import type { Candidate } from '../../document.js';
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { complementEnd } from '../complement.js';
import type { Context } from '../context.js';
import { unitEnd } from '../units.js';
import { COMPLEMENT_LIMIT, nameEnd, quotedName } from './name.js';
import { isField, purposeEnd } from './purpose.js';
import { campaignEnd, isAdjective, nationalityEnd } from './qualities.js';
import { seatEnd } from './seat.js';

/** Kinds of bodies of which a country has many: `النادي الكرواتي`, `الشركات السعودية` name none. */
const MANY = new Set(['company', 'media', 'sports', 'education']);

/** `الهيئة العامة للاستثمار`, `المركز السوري لحقوق الإنسان`: a definite head needs adjectives and a purpose. */
export function addDefiniteHeaded(context: Context, index: number, candidates: Candidate[]): void {
  const kind = context.sight(index).definiteHeadKind(context.lists);
  if (kind === undefined || context.longestEnd(index, KIND.noBody) !== undefined) return;
  addNumbered(context, index, kind, candidates);
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

/** `الفرقة 98`, `القناة 12`, `الفيلق الخامس`. */
function addNumbered(context: Context, index: number, kind: string, candidates: Candidate[]): void {
  const end = unitEnd(context, index);
  if (end === undefined) return;
  const fields = { type: 'ORGANIZATION', subtype: kind, rule: 'organization.numbered', weight: 0.75 };
  candidates.push(context.candidate(index, nationalityEnd(context, end), fields));
}
