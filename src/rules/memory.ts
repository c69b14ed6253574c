/** What the document has already said: a name settled once is found again where it stands alone. */
import type { Candidate } from '../document.js';
import { WORD } from '../gazetteer/words.js';
import type { Context } from './context.js';

const SURE = 0.7;

/** `الشرع` after `أحمد الشرع`, anywhere in the document; first names too where no list of words has them. */
export function findAgain(context: Context, people: readonly Candidate[]): Candidate[] {
  const known = knownNames(context, people);
  if (known.size === 0) return [];
  const candidates: Candidate[] = [];
  for (let i = 0; i < context.length; ) {
    const last = context.isWord(i) ? endOfKnown(context, i, known) : i;
    if (last === i) {
      i += 1;
      continue;
    }
    const weight = Math.max(...Array.from({ length: last - i }, (_, k) => known.get(context.stem(i + k)) ?? 0));
    candidates.push(context.candidate(i, last, { type: 'PERSON', rule: 'person.again', weight }));
    i = last;
  }
  return candidates;
}

/** Known words that stand together are one mention: `داود أوغلو`, `آل نهيان`. */
function endOfKnown(context: Context, first: number, known: ReadonlyMap<string, number>): number {
  let last = first;
  while (last < context.length && (last === first || context.follows(last))) {
    if (context.has(last, WORD.stop | WORD.title)) break;
    if (known.has(context.stem(last))) last += 1;
    else if (context.has(last, WORD.particle) && context.follows(last + 1) && known.has(context.stem(last + 1)))
      last += 2;
    else break;
  }
  return last;
}

function knownNames(context: Context, people: readonly Candidate[]): Map<string, number> {
  const known = new Map<string, number>();
  const firstAt = new Map(context.tokens.map((token, index) => [context.start(index), token.index]));
  const lastAt = new Map(context.tokens.map((token) => [token.end, token.index]));
  for (const { start, end, weight } of people) {
    const first = firstAt.get(start);
    const last = lastAt.get(end);
    if (weight < SURE || first === undefined || last === undefined || last === first) continue;
    if (isDistinctive(context, last)) remember(known, context.stem(last), 0.8);
    if (isDistinctive(context, first) && !context.has(first, WORD.given)) remember(known, context.stem(first), 0.6);
  }
  return known;
}

function remember(known: Map<string, number>, name: string, weight: number): void {
  known.set(name, Math.max(known.get(name) ?? 0, weight));
}

/** A word that hardly means anything but the person just named. */
function isDistinctive(context: Context, index: number): boolean {
  if (context.stem(index).length < 3) return false;
  if (context.has(index, WORD.stop | WORD.verb | WORD.nisba | WORD.place | WORD.title | WORD.field | WORD.modifier))
    return false;
  if (context.has(index, WORD.given) && !context.has(index, WORD.family)) return false;
  return context.isDefinite(index) || !context.has(index, WORD.ambiguousName);
}
