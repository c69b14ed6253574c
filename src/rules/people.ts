/** People that the grammar finds by themselves; titles bring theirs (titles.ts). */
import type { Candidate } from '../document.js';
import { KIND } from '../gazetteer/kinds.js';
import { WORD } from '../gazetteer/words.js';
import { type Context, PLACE } from './context.js';
import { endsPhrase, isCertainName, isUnknownName, isWeakName, type NameChain, nameChain } from './name-chain.js';
import { OPENS } from './openings.js';

/** What stands before a name and announces it, with the evidence that it adds. */
interface Announcement {
  readonly rule: string;
  readonly evidence: number;
}

const BARE: Announcement = { rule: 'person.name-chain', evidence: 0 };
const KINSHIP: Announcement = { rule: 'person.kinship', evidence: 0.5 };
const SPEAKER: Announcement = { rule: 'person.speaker', evidence: 0.5 };
const NATIONAL: Announcement = { rule: 'person.nationality', evidence: 0.3 };

/** Where a person may be: at a name, behind what announces one, before a bracket. */
const PEOPLE = OPENS.name | OPENS.bracket | PLACE.announced;

export function findPeople(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = context.next(0, PEOPLE); i < context.length; i = context.next(i + 1, PEOPLE)) {
    if (!context.isWord(i)) {
      addBeforeAge(context, i, candidates);
      continue;
    }
    addListedPerson(context, i, candidates);
    addChain(context, i, candidates);
  }
  addLists(context, candidates);
  return candidates;
}

function addListedPerson(context: Context, index: number, candidates: Candidate[]): void {
  const found = context.longestMatch(index, KIND.person);
  if (!found) return;
  const weight = found.row.ambiguous === '' ? 0.92 : 0.35;
  candidates.push(context.candidate(index, found.match.last, { type: 'PERSON', rule: 'gazetteer', weight }));
}

function addChain(context: Context, index: number, candidates: Candidate[]): void {
  const announced = announcementAt(context, index);
  const chain = nameChain(context, index, announced !== BARE);
  if (!chain) return;
  const weight =
    announced === BARE ? bareWeight(context, index, chain) : announcedWeight(context, index, chain, announced);
  if (weight > 0) candidates.push(person(context, index, chain.last, announced.rule, weight));
}

const person = (context: Context, first: number, last: number, rule: string, weight: number): Candidate =>
  context.candidate(first, last, { type: 'PERSON', rule, weight });

function announcementAt(context: Context, index: number): Announcement {
  const before = index - 1;
  if (before < 0 || !context.follows(index)) return BARE;
  if (context.has(before, WORD.kinship | WORD.familyHead)) return KINSHIP;
  if (context.has(before, WORD.speech) && !context.has(before, WORD.stop)) return SPEAKER;
  if (context.isDefinite(before) && context.has(before, WORD.nisba)) {
    return context.has(before - 1, WORD.kinship) ? KINSHIP : NATIONAL;
  }
  return BARE;
}

/** How sure a chain is with nothing before it; 0 where it proves nothing. */
function bareWeight(context: Context, index: number, chain: NameChain): number {
  const { words, certain, uncertain, unknown, evidence } = chain;
  if (words < 2 || !isNameHead(context, index)) return 0;
  // `باسم عبد السلام هنية`: the name begins behind the word.
  if (
    isWeakName(context, index) &&
    isNameHead(context, index + 1) &&
    (nameChain(context, index + 1, false)?.words ?? 0) > 1
  )
    return 0;
  if (context.has(index, WORD.nisba) && evidence < EVIDENCE_OF_TWO) return 0;
  // One given name of two words (`نور الدين`, `كرم الله`) is no surer than one of one.
  const one = certain + uncertain + unknown === 1 && !context.has(index, WORD.particle);
  if (one && !(isCertainName(context, index) && isCertainName(context, index + 1))) return ALONE;
  return weightOf(one ? EVIDENCE_OF_TWO : evidence);
}

const ALONE = 0.3;
/** Two certain names, or about as much. */
const EVIDENCE_OF_TWO = 1.9;

const isNameHead = (context: Context, index: number): boolean =>
  context.has(index, WORD.given | WORD.kunya | WORD.particle) || context.opens(index, KIND.namePart);

function announcedWeight(context: Context, index: number, chain: NameChain, { evidence }: Announcement): number {
  const ends = endsPhrase(context, chain.last);
  if (!isName(context, index)) {
    if (!ends || !looksForeign(context, index, chain.last)) return 0;
    return chain.words > 1 ? 0.6 : announcesOne(context, index - 1) ? 0.5 : 0;
  }
  // `قال الوزير الأردني`
  if (context.isDefinite(index) && context.has(index, WORD.title) && context.has(index + 1, WORD.nisba | WORD.modifier))
    return 0;
  if (chain.words > 1) return weightOf(chain.evidence + evidence);
  if (context.has(index, WORD.place | WORD.title | WORD.officeHead | WORD.modifier)) return 0;
  if (isCertainName(context, index)) return 0.62;
  if (context.has(index, WORD.nisba)) return 0;
  return ends && context.isDefinite(index) && context.has(index, WORD.family) && !isWeakName(context, index) ? 0.55 : 0;
}

/** `وقال أوستن`, `الإيطالي زوكالا`; but not `الجيش اللبناني ممسك`, `أمر معيب`. */
function announcesOne(context: Context, before: number): boolean {
  if (context.has(before, WORD.speech)) return !/^[يت]|^امر$/.test(context.stem(before));
  return !(context.follows(before) && context.isDefinite(before - 1));
}

const isName = (context: Context, index: number): boolean =>
  context.has(index, WORD.given | WORD.family | WORD.kunya | WORD.particle);

/** Words that news hardly ever writes, none of them definite or of a plural's form. */
const UNSEEN = 12;

function looksForeign(context: Context, first: number, last: number): boolean {
  for (let i = first; i < last; i++) {
    if (isName(context, i)) {
      if (i > first && context.has(i, WORD.given) && !context.has(i, WORD.family)) return false;
      continue;
    }
    const frequency = context.frequency(i) ?? 0;
    if (context.isDefinite(i) || frequency > UNSEEN || (frequency > 0 && /ا$/.test(context.stem(i)))) return false;
    if (/(?:ان|ون|ين|ات|.{3}ت)$|^و/.test(context.stem(i)) || /[ةً]/.test(context.written(i))) return false;
  }
  return true;
}

/** The weight of a name of several words. Below the last step it is for the tagger to consider. */
const weightOf = (evidence: number): number =>
  evidence >= 2.4
    ? 0.93
    : evidence >= 1.9
      ? 0.88
      : evidence >= 1.5
        ? 0.8
        : evidence >= 1.2
          ? 0.7
          : evidence >= 0.85
            ? 0.55
            : 0.35;

const AGES = new Set(['عاما', 'سنه', 'عام', 'سنوات', 'اعوام', 'ربيعا', 'شهرا', 'اشهر']);

/** `أورنيلا شتينر (51 عاما)`: whatever stands before the bracket is a name. */
function addBeforeAge(context: Context, index: number, candidates: Candidate[]): void {
  if (!context.isPunctuation(index, '(') || context.tokens[index + 1]?.kind !== 'number') return;
  if (!AGES.has(context.tokens[index + 2]?.folded ?? '')) return;
  const found = chainBefore(context, index);
  if (found) candidates.push(person(context, found.first, index, 'person.age', found.words > 1 ? 0.85 : 0.65));
}

/** The longest chain that ends right before the token. */
function chainBefore(context: Context, index: number): NameChain | undefined {
  for (let first = Math.max(0, index - 5); first < index; first++) {
    const known = context.has(first, WORD.given | WORD.family | WORD.kunya | WORD.particle);
    if (!known && !isUnknownName(context, first, { words: 0, trusted: true, governed: false })) continue;
    const chain = nameChain(context, first, true);
    if (chain?.last === index && (known || looksForeign(context, first, index))) return chain;
  }
  return undefined;
}

const LIST_LIMIT = 3;
/** The evidence of one name that is a common word as well. */
const BELIEVED = 0.4;

/** `حسين، علي، سامر`, `أحمد عكاش ـ نايف هزازي`: in a list of names every item is one. */
function addLists(context: Context, candidates: Candidate[]): void {
  for (let i = context.next(0, OPENS.name); i < context.length; i = context.next(i + 1, OPENS.name)) {
    if (!context.isWord(i)) continue;
    const items = listAt(context, i);
    if (items.length === 0) continue;
    if (isListOfNames(context, items)) {
      for (const { first, chain } of items) {
        candidates.push(person(context, first, chain.last, 'person.list', chain.words > 1 ? 0.82 : 0.66));
      }
    }
    i = items.at(-1)!.chain.last - 1;
  }
}

interface Item {
  readonly first: number;
  readonly chain: NameChain;
}

function listAt(context: Context, first: number): Item[] {
  const items: Item[] = [];
  let index = first;
  for (;;) {
    const chain = nameChain(context, index, items.length > 0);
    if (!chain || !(isName(context, index) || looksForeign(context, index, chain.last))) return items;
    const next = itemAfter(context, chain.last);
    items.push({ first: index, chain });
    if (next === undefined) return items;
    index = next;
  }
}

/** Where the next item begins: after a comma, a dash, or with و. */
function itemAfter(context: Context, index: number): number | undefined {
  const token = context.tokens[index];
  if (!token || token.gap === 'paragraph') return undefined;
  if (token.kind === 'word') return context.prefix(index) === 'و' || context.isDashed(index) ? index : undefined;
  if (!context.isPunctuation(index, '،,-–—؛') || !context.isWord(index + 1)) return undefined;
  return context.tokens[index + 1]!.gap === 'paragraph' ? undefined : index + 1;
}

function isListOfNames(context: Context, items: readonly Item[]): boolean {
  if (items.length < LIST_LIMIT || items.some(({ first }) => context.has(first, WORD.modifier | WORD.stop)))
    return false;
  // One name that is nothing else, and the others can be believed: `حازم ونبيلة وسمير`.
  const sure = items.filter(({ chain }) => chain.certain > 0 || chain.evidence >= BELIEVED).length;
  return items.some(({ chain }) => chain.certain > 0) && sure >= LIST_LIMIT - 1 && sure * 3 >= items.length * 2;
}
