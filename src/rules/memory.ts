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
  for (let i = 0; i < context.length; i++) {
    if (!context.isWord(i)) continue;
    const weight = known.get(context.stem(i));
    if (weight !== undefined)
      candidates.push(context.candidate(i, i + 1, { type: 'PERSON', rule: 'person.again', weight }));
    if (!context.has(i, WORD.particle) || !context.follows(i + 1)) continue;
    const compound = known.get(`${context.stem(i)} ${context.stem(i + 1)}`);
    if (compound !== undefined)
      candidates.push(context.candidate(i, i + 2, { type: 'PERSON', rule: 'person.again', weight: compound }));
  }
  return candidates;
}

function knownNames(context: Context, people: readonly Candidate[]): Map<string, number> {
  const known = new Map<string, number>();
  const firstAt = new Map(context.tokens.map((token, index) => [context.start(index), token.index]));
  const lastAt = new Map(context.tokens.map((token) => [token.end, token.index]));
  for (const { start, end, weight } of people) {
    const first = firstAt.get(start);
    const last = lastAt.get(end);
    if (weight < SURE || first === undefined || last === undefined || last === first) continue;
    if (context.has(last - 1, WORD.particle) && last - 1 > first)
      remember(known, `${context.stem(last - 1)} ${context.stem(last)}`, 0.8);
    else if (isDistinctive(context, last)) remember(known, context.stem(last), 0.8);
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
