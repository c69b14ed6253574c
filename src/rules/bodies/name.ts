/** How far the name behind the head of a body reaches. */
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { quotedEnd } from '../complement.js';
import type { Context } from '../context.js';
import { nameChain } from '../name-chain.js';
import { isField, joinedFieldsEnd } from './purpose.js';

export const COMPLEMENT_LIMIT = 10;

/** Heads that are also what somebody does: `برئاسة الوزير`, `بقيادة اللواء`, `بإشراف الهيئة` name no body. */
export const DEEDS = new Set(['رياسه', 'قياده', 'اداره', 'رعايه', 'اشراف', 'نيابه', 'سلطه', 'ولايه']);

/** A head says which of its meanings an ambiguous name has: `فريق هجر`, `قناة الجزيرة`. */
export function ownKindEnd(context: Context, head: number, first: number): number | undefined {
  if (!context.follows(first)) return undefined;
  const kind = context.lists.words.headKind(context.stem(head));
  const state = kind === 'government' || kind === 'sports';
  const kinds = state ? KIND.body | KIND.country : KIND.body;
  return context.longestMatch(first, kinds, (_, __, row) => row.type === 'LOCATION' || row.subtype === kind)?.match
    .last;
}

export const personEnd =
  (context: Context) =>
  (at: number): number | undefined => {
    const chain = nameChain(context, at, false);
    return chain && chain.certain + chain.uncertain >= 2 ? chain.last : undefined;
  };

/** A name in quotation marks or brackets, `أنباء` before it or not: `وكالة أنباء "تسنيم"`, `شركة (زودياك)`. */
export function quotedName(context: Context, first: number): number | undefined {
  const at = /^(?:ال)?انباء$/.test(context.stem(first)) ? first + 1 : first;
  return quotedEnd(context, at) ?? bracketedEnd(context, at);
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
export function nameEnd(context: Context, head: number, first: number, end: number): number {
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

/** What a body is for has an adjective or a complement of its own (`للدراسات الاستراتيجية`, `لحقوق الإنسان`); deeds have none. */
function isPurpose(context: Context, index: number, end: number): boolean {
  if (isField(context, index)) return true;
  if (/^ال(?:است|ت.{2,3}ي.$)/.test(context.stem(index))) return false;
  return end > index + 1;
}
