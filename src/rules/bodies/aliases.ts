/** Other names of a body in brackets or quotation marks right behind it. */
import type { Candidate } from '../../document.js';
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { quotedEnd } from '../complement.js';
import type { Context } from '../context.js';

/** How often news may write an alias that no list knows; more frequent words in brackets are remarks: `(يسار)`. */
const ALIAS_LIMIT = 30;

/**
 * One word in brackets right behind a body is its acronym or another name: `منظمة البلدان المصدرة للبترول (أوبك)`; so is one in
 * quotation marks behind what the body is: `وكالة الأنباء الأردنية "بترا"`.
 */
export function aliases(context: Context, bodies: readonly Candidate[]): Candidate[] {
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
