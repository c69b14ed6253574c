/** The field of a body, and what it is for. */
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import type { Context } from '../context.js';
import { isAdjective } from './qualities.js';

export const isField = (context: Context, index: number): boolean =>
  context.has(index, WORD.field) || context.longestEnd(index, KIND.field) !== undefined;

/** Fields that `و` joins: `كلية الدعوة وأصول الدين`, `لجنة الداخلية والجماعات الترابية`. */
export function joinedFieldsEnd(context: Context, end: number): number {
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
export function purposeTail(context: Context, end: number): number {
  const token = context.tokens[end];
  if (token?.gap !== 'space' || context.prefix(end) !== 'لل' || !isField(context, end)) return end;
  let last = context.longestEnd(end, KIND.field) ?? end + 1;
  while (isAdjective(context, last)) last += 1;
  return joinedFieldsEnd(context, last);
}

/** `الفيوم للغازات الصناعية`, `سيمنز للطاقة`: the trade of a company whose name has no head. */
export function tradeEnd(context: Context, index: number): number {
  const token = context.tokens[index];
  if (token?.gap !== 'space' || context.prefix(index) !== 'لل') return index;
  const trade = context.longestMatch(index, KIND.field, (_, __, { note }) => note === 'trade');
  return trade ? purposeTail(context, index) : index;
}

const PURPOSELESS = WORD.given | WORD.stop | WORD.verb | WORD.title | WORD.place;

export function purposeEnd(context: Context, index: number): number {
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
