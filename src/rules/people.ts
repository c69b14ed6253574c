/** Names of people: chains of Arabic and foreign name parts, and what introduces them. */
import type { Candidate } from '../document.js';
import { WORD } from '../gazetteer/words.js';
import { type Context, ENDS_PHRASE } from './context.js';

export interface NameChain {
  /** Token after the name. */
  readonly last: number;
  readonly words: number;
  /** Words that are certain names, names that are also other words, and words that no list knows. */
  readonly certain: number;
  readonly uncertain: number;
  readonly unknown: number;
}

const WORD_LIMIT = 7;
/** A word that news writes more often than this, and that no list of names has, is no unknown name. */
const RARE = 150;

const NAME = WORD.given | WORD.family;
const NOT_IN_NAMES =
  ENDS_PHRASE | WORD.officeHead | WORD.bodyHead | WORD.adminHead | WORD.epithet | WORD.kinship | WORD.field;

/**
 * The chain of name words that begins at the token. `trusted` says that something before it announces a person (a title,
 * a verb of speech, a kinship word), so that words which no list knows may begin it.
 */
export function nameChain(context: Context, first: number, trusted: boolean): NameChain | undefined {
  let certain = 0;
  let uncertain = 0;
  let unknown = 0;
  let words = 0;
  let index = first;
  while (index < context.length && words < WORD_LIMIT) {
    if (index > first && !context.follows(index)) break;
    if (index === first && !context.isWord(index)) return undefined;
    if (context.has(index, WORD.particle | WORD.kunya)) {
      const next = index + 1;
      if (!context.follows(next) || context.has(next, ENDS_PHRASE)) break;
      words += 1;
      index = next;
      if (!context.has(index, NAME)) unknown += 1;
      else if (context.has(index, WORD.ambiguousName)) uncertain += 1;
      else certain += 1;
    } else if (isCertainName(context, index)) certain += 1;
    else if (isUncertainName(context, index, index === first)) uncertain += 1;
    else if ((trusted || certain > 0) && isUnknownName(context, index, words)) unknown += 1;
    else break;
    words += 1;
    index += 1;
  }
  return words === 0 ? undefined : { last: index, words, certain, uncertain, unknown };
}

const isCertainName = (context: Context, index: number): boolean =>
  context.has(index, NAME) && !context.has(index, WORD.ambiguousName | WORD.verb | WORD.stop);

/** Inside a chain a name that is also a word is a name, unless it opens a title; at its head not when it is a verb. */
const isUncertainName = (context: Context, index: number, first: boolean): boolean =>
  context.has(index, NAME) &&
  !context.has(index, first ? ENDS_PHRASE : WORD.stop | WORD.participle) &&
  !opensTitle(context, index);

/** `شيخ الأزهر`, `أمير منطقة عسير`, `الكاتب` behind a name: the word is an office or an occupation here, not a name. */
function opensTitle(context: Context, index: number): boolean {
  if (!context.has(index, WORD.officeHead | WORD.title)) return false;
  if (context.isDefinite(index)) return context.has(index, WORD.ambiguousName);
  return (
    context.follows(index + 1) &&
    (context.isDefinite(index + 1) ||
      context.stem(index + 1) === 'عام' ||
      context.has(index + 1, WORD.adminHead | WORD.bodyHead | WORD.officeHead))
  );
}

/**
 * A word that no list of names has, in a place where a name is expected. `words` names stand before it: after two, an
 * indefinite word is a name only if news hardly ever writes it.
 */
function isUnknownName(context: Context, index: number, words: number): boolean {
  if (context.has(index, NOT_IN_NAMES | WORD.nisba | WORD.title | WORD.modifier)) return false;
  if (context.stem(index).length < 2) return false;
  const frequency = context.frequency(index) ?? 0;
  if (context.isDefinite(index)) return words > 0 && frequency < RARE;
  return frequency < (words < 2 ? RARE : 1) && !(words > 0 && looksLikeVerb(context.stem(index)));
}

/** Imperfect and future forms, and adverbs: `يواكب`, `سيتوجهون`, `منحنيا`. */
const looksLikeVerb = (stem: string): boolean => /^(?:س?[يت].{3,}|.{3,}ا)$/.test(stem) && !/^(?:يو|تي|يا)/.test(stem);

/** People that rules find by themselves; titles bring theirs (titles.ts). */
export function findPeople(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = 0; i < context.length; i++) {
    if (!context.isWord(i)) continue;
    addListedPerson(context, i, candidates);
    const announced = i > 0 && context.follows(i) && context.has(i - 1, WORD.kinship | WORD.familyHead);
    const chain = nameChain(context, i, announced);
    if (!chain) continue;
    const weight = chainWeight(chain, context.has(i, WORD.given | WORD.kunya));
    if (weight > 0)
      candidates.push(
        context.candidate(i, chain.last, {
          type: 'PERSON',
          rule: announced ? 'person.kinship' : 'person.name-chain',
          weight,
        }),
      );
    else addSpeaker(context, i, chain, candidates);
  }
  return candidates;
}

function addListedPerson(context: Context, index: number, candidates: Candidate[]): void {
  const found = context.longestMatch(index, (row) => row.type === 'PERSON' && row.subtype === 'full');
  if (!found) return;
  const weight = found.row.ambiguous === '' ? 0.92 : 0.35;
  candidates.push(context.candidate(index, found.match.last, { type: 'PERSON', rule: 'gazetteer', weight }));
}

/** How sure a chain is with nothing before it; 0 where it proves nothing. */
function chainWeight(chain: NameChain, beginsWithGiven: boolean): number {
  if (chain.words < 2 || !beginsWithGiven) return 0;
  if (chain.certain >= 2) return 0.88;
  if (chain.certain === 1) return chain.uncertain > 0 ? 0.8 : 0.7;
  // Words that are all words of the language, too: for the tagger to consider.
  return chain.uncertain >= 2 ? 0.35 : 0;
}

/** `وقال الشرع إن`: a family name alone, when it speaks. */
function addSpeaker(context: Context, index: number, chain: NameChain, candidates: Candidate[]): void {
  if (chain.words > 2 || !context.follows(index) || !context.has(index - 1, WORD.speech)) return;
  if (!isCertainName(context, index) || context.has(index, WORD.place | WORD.nisba | WORD.title)) return;
  candidates.push(context.candidate(index, chain.last, { type: 'PERSON', rule: 'person.speaker', weight: 0.62 }));
}
