/** What the name of a body ends with behind its noun: adjectives, nationalities, what it is against. */
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { quotedEnd } from '../complement.js';
import { type Context, ENDS_PHRASE } from '../context.js';
import { ofForm } from '../questions.js';

/** The end of a nationality, or two joined ones, that begin at the token; the token itself where there are none. */
export function nationalityEnd(context: Context, index: number): number {
  if (!context.follows(index) || !context.isDefinite(index) || !context.has(index, WORD.nisba)) return index;
  const next = index + 1;
  if (context.prefix(next) === 'و' && context.isDefinite(next) && context.has(next, WORD.nisba)) return next + 1;
  // `الكوري الجنوبي`, `السودانية الجنوبية`.
  return context.follows(next) && /^ال(?:جنوب|شمال)يه?$/.test(context.stem(next)) ? next + 1 : next;
}

/** What coalitions are against or for: `التحالف الدولي لمحاربة تنظيم "داعش"`, `التحالف ضد "داعش"`. */
const CAMPAIGNS = new Set('محاربه مكافحه هزيمه مناهضه مقاومه مواجهه'.split(' '));

const COALITIONS = /^(?:ال)?(?:تحالف|ايتلاف|حمله|لجنه|مبادره)$/;

export function campaignEnd(context: Context, end: number): number {
  const against = context.tokens[end]?.folded === 'ضد';
  if (!against && !(context.prefix(end) === 'ل' && CAMPAIGNS.has(context.stem(end)))) return end;
  if (!COALITIONS.test(context.stem(end - 1)) && !COALITIONS.test(context.stem(end - 2))) return end;
  const headed = context.has(end + 1, WORD.bodyHead) && !context.isDefinite(end + 1) ? end + 2 : end + 1;
  const named = quotedEnd(context, headed) ?? context.longestEnd(headed, KIND.knownBody);
  return named ?? end;
}

const isOfficeWithArticle = ofForm(({ stem }, lists) => lists.hasWord(stem.slice(2), WORD.officeHead));

/** A definite adjective right behind a definite noun. */
export function isAdjective(context: Context, index: number): boolean {
  if (!context.follows(index) || !context.isDefinite(index) || context.has(index, ENDS_PHRASE)) return false;
  if (context.longestEnd(index, KIND.describing) !== undefined) return false;
  if (isOfficeWithArticle(context, index)) return false;
  return context.has(index, WORD.nisba | WORD.modifier | WORD.bodyAdjective) || /(?:ي|يه)$/.test(context.stem(index));
}
