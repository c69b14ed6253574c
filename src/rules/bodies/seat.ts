/** Where a body has its seat, and to which larger body it belongs. */
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { complementEnd } from '../complement.js';
import type { Context } from '../context.js';
import { COMPLEMENT_LIMIT, DEEDS, nameEnd } from './name.js';
import { purposeEnd } from './purpose.js';
import { isAdjective, nationalityEnd } from './qualities.js';

/** Missions and local organs are named by their seat: `القنصلية الإيرانية بدمشق`, `محكمة الجنايات في بلبيس`, `كلية الطب في اللاذقية`. */
export function placeSeatEnd(context: Context, head: number, end: number): number {
  const mission = context.tokens[end]?.folded === 'لدي';
  const seat = mission ? end + 1 : seatAt(context, end);
  if (seat === undefined || !context.isWord(seat)) return end;
  const seated = context.longestEnd(head, KIND.seated) !== undefined || isSeated(context, head);
  if (!seated && !isLocalCouncil(context, head, end)) return end;
  const place = context.has(seat, WORD.adminHead) && context.follows(seat + 1) ? seat + 1 : seat;
  const known = context.longestMatch(place, mission ? KIND.knownPlace | KIND.knownBody : KIND.knownPlace);
  if (!known || (known.row.subtype === 'country' && !mission && !ABROAD.test(context.stem(head)))) return end;
  // `قالت السفارة الأميركية في بيان`: a village, too.
  const word = place === seat && known.match.last === place + 1 && known.row.weight < UNMISTAKABLE;
  return word && context.frequency(place) > EVERYDAY ? end : known.match.last;
}

/** News writes the name of a small place as often as a word of the language: then it is one. */
const EVERYDAY = 400;
const UNMISTAKABLE = 0.7;

/** These have a country for a seat; `المحكمة العليا في السعودية` is the only one there. */
const ABROAD = /^(?:ال)?(?:سفار|قنصلي|بعث|ممثلي|ملحقي|مفوضي|مكتب|اداره|قسم|فرع)/;

/** Where a seat begins: behind `في` or the `ب` of its first word. */
function seatAt(context: Context, end: number): number | undefined {
  const token = context.tokens[end];
  if (token?.gap !== 'space') return undefined;
  return token.folded === 'في' ? end + 1 : context.prefix(end) === 'ب' ? end : undefined;
}

/** The seat of a local organ, or the larger body that it belongs to: `إدارة الإعلام في وزارة الدفاع`. */
export function seatEnd(context: Context, head: number, end: number): number {
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

/** `المجلس البلدي بتازة`, `المجلس العلمي المحلي في وجدة`. */
const isLocalCouncil = (context: Context, head: number, end: number): boolean =>
  context.stem(head) === 'المجلس' && LOCAL.test(context.stem(end - 1));

const LOCAL = /^ال(?:محلي|قروي|بلدي|جماعي|اقليمي|جهوي|ولايي)$/;

const SEATED = new Set(['سفاره', 'قنصليه', 'بعثه', 'ممثليه', 'ملحقيه', 'كليه', 'محكمه', 'مديريه', 'اداره', 'نيابه']);
