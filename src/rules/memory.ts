/** What the document has already said: a name settled once is found again where it stands alone. */
import type { Candidate } from '../document.js';
import { WORD } from '../gazetteer/words.js';
import type { Context } from './context.js';
import { isGod, isNoun, isWeakName } from './name-chain.js';
import { OPENS } from './openings.js';
import { keyOf } from './sight.js';

const SURE = 0.7;

/** Words of names that the document has settled, with the weight of one that stands alone. */
interface Known {
  readonly anywhere: Map<string, number>;
  /** Last words that are words of the language too (`سريع`, `كريم`): names where they speak. */
  readonly speaking: Set<string>;
  /** By `Sight.key`: 1 where one of these words has it, so that all others need not be looked up. */
  readonly keys: Uint8Array;
}

/** `الشرع` after `أحمد الشرع`, anywhere in the document; first names too where no list of words has them. */
export function findAgain(context: Context, people: readonly Candidate[]): Candidate[] {
  const known = knownNames(context, people);
  if (known.anywhere.size + known.speaking.size === 0) return [];
  const candidates: Candidate[] = [];
  for (let i = 0; i < context.length; ) {
    if (!mayBeKnown(context, i, known)) {
      i += 1;
      continue;
    }
    const last = context.isWord(i) ? endOfKnown(context, i, known) : i;
    const cut = last === i ? joinedCut(context, i, known) : undefined;
    if (last > i) candidates.push(again(context, i, last, known));
    else if (cut !== undefined) {
      const { start, end } = context.tokens[i]!;
      candidates.push({ type: 'PERSON', rule: 'person.again', weight: 0.7, start: start + cut, end });
    } else if (speaks(context, i) && known.speaking.has(context.stem(i))) {
      candidates.push(context.candidate(i, i + 1, { type: 'PERSON', rule: 'person.again', weight: 0.7 }));
    }
    i = Math.max(last, i + 1);
  }
  return candidates;
}

const mayBeKnown = (context: Context, index: number, { keys }: Known): boolean =>
  keys[context.key(index)] === 1 || context.has(index, WORD.particle) || context.mayOpen(index, OPENS.joint);

/** Where the known name begins in a word that the reader takes for one: `للقرنباوي`. */
function joinedCut(context: Context, index: number, { anywhere }: Known): number | undefined {
  if (!context.mayOpen(index, OPENS.joint)) return undefined;
  return context.tokens[index]!.readings.find(({ prefix, stem }) => prefix !== '' && anywhere.has(stem))?.cut;
}

function again(context: Context, first: number, last: number, { anywhere }: Known): Candidate {
  let weight = 0;
  for (let i = first; i < last; i++) weight = Math.max(weight, anywhere.get(context.stem(i)) ?? 0);
  // `رضا ضراب`: the given name before it belongs to it.
  const given =
    first > 0 &&
    context.follows(first) &&
    context.has(first - 1, WORD.given) &&
    !isWeakName(context, first - 1) &&
    !context.has(first - 1, WORD.verb);
  return context.candidate(given ? first - 1 : first, last, { type: 'PERSON', rule: 'person.again', weight });
}

const speaks = (context: Context, index: number): boolean =>
  context.follows(index) && context.has(index - 1, WORD.speech) && !context.has(index - 1, WORD.stop);

/** Known words that stand together are one mention: `داود أوغلو`, `آل نهيان`. */
function endOfKnown(context: Context, first: number, { anywhere }: Known): number {
  let last = first;
  while (last < context.length && (last === first || context.follows(last))) {
    if (context.has(last, WORD.stop | WORD.title) || isGod(context, last + 1)) break;
    if (anywhere.has(context.stem(last))) last += 1;
    else if (context.has(last, WORD.particle) && context.follows(last + 1) && anywhere.has(context.stem(last + 1)))
      last += 2;
    else break;
  }
  return last;
}

function knownNames(context: Context, people: readonly Candidate[]): Known {
  const known: Known = { anywhere: new Map(), speaking: new Set(), keys: new Uint8Array(256) };
  for (const { start, end, weight } of people) {
    if (weight < SURE) continue;
    const first = context.tokenAt(start);
    const last = context.tokenAt(end - 1);
    if (last === first) continue;
    if (isDistinctive(context, last)) remember(known.anywhere, context.stem(last), 0.8);
    else if (context.stem(last).length > 2 && !context.has(last, WORD.stop | WORD.title))
      known.speaking.add(context.stem(last));
    if (isDistinctive(context, first) && !context.has(first, WORD.given))
      remember(known.anywhere, context.stem(first), 0.6);
  }
  for (const stem of known.anywhere.keys()) known.keys[keyOf(stem)] = 1;
  for (const stem of known.speaking) known.keys[keyOf(stem)] = 1;
  return known;
}

function remember(known: Map<string, number>, name: string, weight: number): void {
  known.set(name, Math.max(known.get(name) ?? 0, weight));
}

/** A word that hardly means anything but the person just named. */
function isDistinctive(context: Context, index: number): boolean {
  if (context.stem(index).length < 3 || context.stem(index) === 'الله') return false;
  if (
    context.has(
      index,
      WORD.stop | WORD.verb | WORD.place | WORD.title | WORD.field | WORD.modifier | WORD.particle | WORD.kinship,
    )
  )
    return false;
  if (context.has(index, WORD.given) && !context.has(index, WORD.family)) return false;
  if (context.has(index, WORD.nisba) && (context.has(index, WORD.ambiguousName) || !context.has(index, WORD.family)))
    return false;
  if (!context.has(index, WORD.family) && isNoun(context, index)) return false;
  return context.isDefinite(index) || !context.has(index, WORD.ambiguousName);
}
