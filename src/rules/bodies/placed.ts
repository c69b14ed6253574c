/** Bodies that are called by a word and their place: departments (`تعليم الرياض`), and in texts about sport clubs (`شباب قسنطينة`). */
import type { Candidate } from '../../document.js';
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import type { Context } from '../context.js';
import { tradeEnd } from './purpose.js';

/** `sport`: the text is about sport, so that words of clubs count. */
export function addPlaced(context: Context, index: number, sport: boolean, candidates: Candidate[]): void {
  const department = AFTER_TIME.has(context.tokens[index - 1]?.folded ?? '')
    ? undefined
    : departmentEnd(context, index);
  const club = sport ? localEnd(context, context.longestEnd(index, KIND.clubWord)) : undefined;
  const last = department ?? club;
  if (last === undefined) return;
  const subtype = department === undefined ? 'sports' : 'government';
  const fields = { type: 'ORGANIZATION', subtype, rule: 'organization.placed', weight: 0.62 };
  candidates.push(context.candidate(index, last, fields));
}

/** `الفيوم للغازات الصناعية`: a company that is called by its town and its trade; but `تحتاج لبنان للطاقة`. */
export function addTrade(context: Context, index: number, candidates: Candidate[]): void {
  if (context.has(index - 1, WORD.placePreposition | WORD.adminHead) || context.prefix(index).endsWith('ب')) return;
  const place = context.longestMatch(index, KIND.knownPlace, (_, __, { subtype }) => subtype !== 'country')?.match.last;
  const last = place === undefined ? undefined : tradeEnd(context, place);
  if (last === undefined || last === place) return;
  const fields = { type: 'ORGANIZATION', subtype: 'company', rule: 'organization.trade', weight: 0.62 };
  candidates.push(context.candidate(index, last, fields));
}

/** `عند مرور القاهرة بأزمة`: a deed. */
const AFTER_TIME = new Set(['عند', 'بعد', 'قبل', 'خلال', 'منذ']);

/** The end of a department and its place that begin at the token. */
export const departmentEnd = (context: Context, index: number): number | undefined =>
  localEnd(context, context.longestEnd(index, KIND.department));

function localEnd(context: Context, first: number | undefined): number | undefined {
  if (first === undefined || !context.follows(first) || context.has(first, WORD.nisba)) return undefined;
  return context.longestMatch(first, KIND.knownPlace, (_, __, { subtype }) => LOCAL.has(subtype))?.match.last;
}

/** Places that have departments and clubs of their own. */
const LOCAL = new Set(['city', 'admin']);
