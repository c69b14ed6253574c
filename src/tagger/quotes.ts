/**
 * Quotation marks and brackets of a span: both of a pair belong inside, or neither. The sequence model sees tokens, not pairs, and
 * now and then takes one mark of a pair into a name.
 */
import type { Token } from '../document.js';
import type { TagSpan } from './tags.js';

const CLOSERS: Readonly<Record<string, string>> = { '«': '»', '“': '”', '(': ')', '[': ']', '‘': '’' };
const OPENERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CLOSERS).map(([open, close]) => [close, open]),
);
/** The same mark opens and closes. */
const STRAIGHT = '"';
/** How far behind the span the missing mark of a pair is looked for. */
const REACH = 3;

/**
 * The span with its marks in pairs: it grows to a closing mark that is near and before `limit`, else it ends before the mark
 * that stands alone; punctuation at its edges goes. Undefined if nothing is left.
 */
export function settleMarks(tokens: readonly Token[], span: TagSpan, limit: number): TagSpan | undefined {
  let { first, last } = span;
  while (first < last && isEdgeMark(tokens[first]!) && loneMark(tokens, first, last) !== undefined) first += 1;
  const lone = loneMark(tokens, first, last);
  if (lone !== undefined) {
    const closer = closerOf(tokens[lone]!.folded);
    const end = closer === undefined ? -1 : findMark(tokens, last, Math.min(limit, last + REACH), closer);
    last = end >= 0 ? end + 1 : lone;
  }
  while (first < last && isEdgeMark(tokens[last - 1]!) && !closesInside(tokens, first, last)) last -= 1;
  return first < last ? { first, last, type: span.type } : undefined;
}

const closerOf = (mark: string): string | undefined => (mark === STRAIGHT ? STRAIGHT : CLOSERS[mark]);

const isEdgeMark = ({ kind }: Token): boolean => kind === 'punctuation';

/** The first mark of the range that has no partner in it. */
function loneMark(tokens: readonly Token[], first: number, last: number): number | undefined {
  const open: number[] = [];
  for (let i = first; i < last; i++) {
    const { folded, kind } = tokens[i]!;
    if (kind === 'word' || kind === 'number') continue;
    const top = open.at(-1);
    if (folded === STRAIGHT) {
      if (top !== undefined && tokens[top]!.folded === STRAIGHT) open.pop();
      else open.push(i);
    } else if (CLOSERS[folded] !== undefined) open.push(i);
    else if (OPENERS[folded] !== undefined) {
      if (top === undefined || tokens[top]!.folded !== OPENERS[folded]) return open[0] ?? i;
      open.pop();
    }
  }
  return open[0];
}

function findMark(tokens: readonly Token[], from: number, to: number, mark: string): number {
  for (let i = from; i < to; i++) if (tokens[i]!.folded === mark) return i;
  return -1;
}

/** The last token is the closing mark of a pair inside of the range. */
function closesInside(tokens: readonly Token[], first: number, last: number): boolean {
  const mark = tokens[last - 1]!.folded;
  if (mark !== STRAIGHT && OPENERS[mark] === undefined) return false;
  return loneMark(tokens, first, last) === undefined;
}
