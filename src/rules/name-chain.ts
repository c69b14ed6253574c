/** Chains of name parts, Arabic and foreign: what may begin a name, what belongs to it, where it ends. */
import { KIND } from '../gazetteer/kinds.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { ofForm, ofPlace } from './questions.js';

export interface NameChain {
  readonly first: number;
  /** Token after the name. */
  readonly last: number;
  readonly words: number;
  /** Parts that are certain names, names that are also other words, and words that no list knows. */
  readonly certain: number;
  readonly uncertain: number;
  readonly unknown: number;
  /** How much the parts together say that this is a person: 1 for each certain name, less for the others. */
  readonly evidence: number;
}

interface Part {
  /** Token after the part. */
  readonly last: number;
  readonly words: number;
  readonly kind: 'certain' | 'uncertain' | 'unknown';
  readonly evidence: number;
}

/** Where a part stands: at the head of a name, after other parts, or behind a particle (`بن`). */
interface Place {
  /** How many words of the name stand before it. */
  readonly words: number;
  /** Whether a word that no list knows may stand here. */
  readonly trusted: boolean;
  readonly governed: boolean;
}

const WORD_LIMIT = 8;
/** A word that news writes more often than this, and that no list of names has, is no unknown name: by words before it. */
const RARE = [150, 150, 60, 15];
const RARE_DEFINITE = 1500;
/** `سنجاري` ends names, `سوري` is an adjective. */
const RARE_NISBA = 60;
/** News has written the word more than by chance. */
const SEEN = 10;
/** The weight of a row says what a name that is also a word is first of all: a name (`حسن`) or the word (`بيان`). */
const STRONG = 0.7;
const WEAK = 0.3;
const EVIDENCE = { certain: 1, strong: 0.6, uncertain: 0.4, weak: -0.2, unknown: 0.3, lineage: 0.5 } as const;

const NAME = WORD.given | WORD.family | WORD.kunya;
const NOT_IN_NAMES =
  ENDS_PHRASE |
  WORD.officeHead |
  WORD.bodyHead |
  WORD.adminHead |
  WORD.compass |
  WORD.epithet |
  WORD.kinship |
  WORD.field;

/**
 * The chain of name parts that begins at the token. `trusted` says that something before it announces a person (a title,
 * a verb of speech, a kinship word), so that words which no list knows may begin it.
 */
export function nameChain(context: Context, first: number, trusted: boolean): NameChain | undefined {
  if (trusted) return trustedChain(context, first);
  return isListedName(context, first) ? bareChain(context, first) : undefined;
}

const isListedName = (context: Context, index: number): boolean =>
  context.has(index, NAME) || context.opens(index, KIND.namePart | KIND.particle);

const trustedChain = ofPlace((context, first) => readChain(context, first, true));
const bareChain = ofPlace((context, first) => readChain(context, first, false));

function readChain(context: Context, first: number, trusted: boolean): NameChain | undefined {
  if (!context.isWord(first)) return undefined;
  const tally = { certain: 0, uncertain: 0, unknown: 0 };
  let words = 0;
  let evidence = 0;
  let index = first;
  while (words < WORD_LIMIT) {
    const hyphened = words > 0 && isHyphened(context, index);
    if (!hyphened && index !== first && !goesOn(context, index)) break;
    const place = { words, trusted: trusted || evidence >= EVIDENCE.strong, governed: false };
    const part = hyphened ? word(index + 1, 'unknown', EVIDENCE.unknown) : partAt(context, index, place);
    if (!part) break;
    tally[part.kind] += 1;
    evidence += part.evidence;
    words += part.words;
    index = part.last;
  }
  const { certain, uncertain, unknown } = tally;
  return words === 0 ? undefined : { first, last: index, words, certain, uncertain, unknown, evidence };
}

/** A hyphen without spaces joins two foreign names: `ماري-لويز`, `شنايدر-أمان`; but `العلي-الرياض`, `علي-جدة`. */
function isHyphened(context: Context, index: number): boolean {
  const next = context.tokens[index + 1];
  if (context.tokens[index]?.folded !== '-' || context.tokens[index]!.gap !== 'none') return false;
  if (next?.kind !== 'word' || next.gap !== 'none' || context.prefix(index + 1) !== '') return false;
  return !context.isDefinite(index + 1) && !context.has(index + 1, ENDS_PHRASE | WORD.place | WORD.body | WORD.title);
}

/** Whether a phrase that reaches to the token ends there: at a mark, a verb, a function word or a title. */
export const endsPhrase = (context: Context, index: number): boolean =>
  !context.follows(index) || context.has(index, ENDS_PHRASE | WORD.title | WORD.officeHead);

/** Whether the head of the chain is a common word rather than a name: `باسم`, `بيان`, `حياة`. */
export const isWeakName = (context: Context, index: number): boolean =>
  context.has(index, WORD.ambiguousName) && nameWeight(context, index) <= WEAK;

/** The token goes on from the one before it. What looks like a proclitic before a rarer word is none: `لفتيت`, `بادي`. */
function goesOn(context: Context, index: number): boolean {
  if (context.follows(index)) return true;
  const token = context.tokens[index];
  if (token?.kind !== 'word' || token.gap !== 'space' || context.isDashed(index) || context.has(index, ~0))
    return false;
  const frequency = context.frequency(index);
  return (
    frequency < RARE[0]! &&
    frequency <= context.lists.count(token.folded) &&
    !context.isDefinite(index) &&
    !isInflected(context, index)
  );
}

/** One part of a name: a listed one of several words (`عبد الله`), a particle with what it governs, or a word. */
function partAt(context: Context, index: number, place: Place): Part | undefined {
  if (context.opens(index, KIND.namePart | KIND.particle)) {
    const listed = listedPart(context, index, place);
    if (listed) return listed;
    const particle = context.longestMatch(index, KIND.particle);
    const governed = particle && governedPart(context, index, particle.match.last, particle.row, place);
    if (governed || (particle && !context.has(index, NAME))) return governed;
  }
  if (isCertainName(context, index)) {
    return place.words === 0 && opensAnother(context, index) ? undefined : word(index, 'certain', EVIDENCE.certain);
  }
  if (isUncertainName(context, index, place)) {
    return word(index, 'uncertain', uncertainEvidence(nameWeight(context, index)));
  }
  if (place.trusted && isUnknownName(context, index, place)) return word(index, 'unknown', EVIDENCE.unknown);
  return undefined;
}

const word = (index: number, kind: Part['kind'], evidence: number): Part => ({
  last: index + 1,
  words: 1,
  kind,
  evidence,
});

function listedPart(context: Context, index: number, { words }: Place): Part | undefined {
  const listed = context.longestMatch(index, KIND.namePart);
  if (!listed || listed.match.last === index + 1) return undefined;
  if (words > 0 && opensTitle(context, index, words)) return undefined;
  // `بحمد الله`, `رحمه الله`
  if (context.has(index, WORD.stop) || (words === 0 && context.prefix(index) !== '' && isGod(context, index + 1)))
    return undefined;
  const { row, match } = listed;
  // `رحمة الله عليه`
  if (isGod(context, match.last - 1) && context.stem(match.last).startsWith('عليه')) return undefined;
  const kind = row.ambiguous === '' ? 'certain' : 'uncertain';
  const evidence = kind === 'certain' ? EVIDENCE.certain : uncertainEvidence(row.weight);
  return { last: match.last, words: match.last - index, kind, evidence };
}

/** `بن سلمان`, `آل مكتوم`, `فان دير ساي`: an ambiguous particle (`ولد`, `أم`, `سي`) at the head needs a known name. */
function governedPart(
  context: Context,
  index: number,
  next: number,
  particle: Row,
  { words }: Place,
): Part | undefined {
  if (words >= WORD_LIMIT || !goesOn(context, next)) return undefined;
  // `أم الشهيد`
  if (context.isDefinite(next) && context.has(next, WORD.title) && !context.has(next, WORD.given)) return undefined;
  const cautious = words === 0 && (particle.ambiguous !== '' || context.has(index, WORD.kinship));
  const part = partAt(context, next, { words: words + 1, trusted: !cautious, governed: true });
  if (!part || (cautious && part.evidence < EVIDENCE.uncertain)) return undefined;
  return { ...part, words: part.words + (next - index), evidence: part.evidence + EVIDENCE.lineage };
}

export const isCertainName = (context: Context, index: number): boolean =>
  context.has(index, NAME) && !context.has(index, WORD.ambiguousName | WORD.verb | WORD.stop | WORD.kinship);

const uncertainEvidence = (weight: number): number =>
  weight >= STRONG ? EVIDENCE.strong : weight > WEAK ? EVIDENCE.uncertain : EVIDENCE.weak;

/** The greatest weight of the word's rows as a given or a family name. */
const nameWeight = (context: Context, index: number): number => context.wordWeight(index, KIND.namePart);

/** A name that is also a word. At the head of a chain it must not be a verb; inside it must not open what comes next. */
function isUncertainName(context: Context, index: number, { words, trusted, governed }: Place): boolean {
  if (!context.has(index, NAME) || context.has(index, WORD.stop | WORD.participle)) return false;
  if (governed) return true;
  if (words === 0) {
    if (context.has(index, WORD.kinship) || isJoinedVerb(context, index) || opensAnother(context, index)) return false;
    if (opensOffice(context, index)) return false;
    return !context.has(index, WORD.verb) || trusted;
  }
  if (context.has(index, WORD.verb) && governs(context, index + 1)) return false;
  // `رضي الله عنه`
  if (isGod(context, index + 1)) return false;
  // `افتتح طارق بن زياد المهيري الجسر`
  if (words > 1 && context.isDefinite(index) && isWeakName(context, index)) return false;
  return !opensTitle(context, index, words) && !opensConstruct(context, index);
}

export const isGod = (context: Context, index: number): boolean => context.tokens[index]?.folded === 'الله';

/** `الأمير عبدالرحمن`, `الفرنسي إيمانويل`: at the head of a name these announce it. */
function opensAnother(context: Context, index: number): boolean {
  if (!context.isDefinite(index) || !context.has(index, WORD.title | WORD.nisba | WORD.modifier)) return false;
  return context.follows(index + 1) && context.has(index + 1, WORD.given | WORD.kunya | WORD.particle);
}

/** `رئيس البرلمان`, but `سلطان القاسمي`. */
const opensOffice = (context: Context, index: number): boolean =>
  context.has(index, WORD.officeHead) &&
  context.follows(index + 1) &&
  context.isDefinite(index + 1) &&
  !context.has(index + 1, NAME);

/** `ورد` at the head of a sentence is `و` and `رد`. */
const isJoinedVerb = ofForm(({ readings }, lists) =>
  readings.some(({ prefix, stem }) => prefix === 'و' && lists.hasWord(stem, WORD.speech)),
);

/** A function word follows: `صدر عن`, `أكد أن`. */
const governs = (context: Context, next: number): boolean =>
  context.isWord(next) && context.tokens[next]!.gap === 'space' && context.has(next, WORD.stop);

/** `نجم برشلونة`, `صاحب الهدف`: the word is none of the name but the head of what follows. */
function opensConstruct(context: Context, index: number): boolean {
  const next = index + 1;
  if (context.isDefinite(index) || !context.follows(next)) return false;
  const weight = nameWeight(context, index);
  if (context.has(next, NAME) && !(weight <= WEAK && context.has(next, WORD.ambiguousName))) return false;
  return context.has(next, WORD.place | WORD.body) ? weight < STRONG : weight <= WEAK && context.isDefinite(next);
}

/** `شيخ الأزهر`, `أمير منطقة عسير`, `ولي العهد`, `الكاتب` behind a name: an office or an occupation here, not a name. */
function opensTitle(context: Context, index: number, words: number): boolean {
  if (!context.has(index, WORD.officeHead | WORD.title)) {
    const title = context.longestEnd(index, KIND.title);
    return title !== undefined && title > index + 1;
  }
  const next = index + 1;
  // `فهد السلطان،` is a name, `فهد السلطان قائد القوات` as likely not.
  if (context.isDefinite(index))
    return context.has(index, WORD.ambiguousName) && !(words === 1 && !context.follows(next));
  if (!context.follows(next)) return false;
  if (context.isDefinite(next) || context.has(next, WORD.officeHead | WORD.adminHead | WORD.bodyHead)) return true;
  return !(isCertainName(context, next) || context.has(next, ENDS_PHRASE));
}

/**
 * A word that no list of names has, in a place where a name is expected: the more words stand before it, the rarer it
 * must be.
 */
export function isUnknownName(context: Context, index: number, { words, governed }: Place): boolean {
  // `حسن الراهب،`: one given name before it and nothing behind it
  const surname =
    words === 1 && context.has(index - 1, WORD.given) && context.isDefinite(index) && !context.isWord(index + 1);
  if (surname && context.has(index, WORD.title | WORD.epithet)) return true;
  if (context.has(index, NOT_IN_NAMES | WORD.title | WORD.modifier)) return false;
  const stem = context.stem(index);
  const frequency = context.frequency(index);
  if (stem.length < 2 || isGod(context, index + 1)) return false;
  if (context.isDefinite(index)) {
    if (context.has(index, WORD.nisba)) return false;
    return governed || (words > 0 && !followsSurname(context, index, words) && isUnlikeNoun(context, index, frequency));
  }
  if (isInflected(context, index)) return false;
  if (context.has(index, WORD.nisba)) return words > 0 && frequency < RARE_NISBA;
  if (governed) return true;
  if (frequency >= RARE[Math.min(words, RARE.length - 1)]!) return false;
  if (looksLikeVerb(context, index) || looksJoined(context, index)) return false;
  return !(looksLikeAdverb(context, stem, frequency, words) || (words > 0 && stem.endsWith('ات') && frequency > SEEN));
}

/** `المالكي المؤلب`: an adjective behind a family name that stands alone. */
const followsSurname = (context: Context, index: number, words: number): boolean =>
  words === 1 && context.isDefinite(index - 1) && !context.has(index - 1, WORD.given);

function isUnlikeNoun(context: Context, index: number, frequency: number): boolean {
  if (frequency >= RARE_DEFINITE) return false;
  const bare = context.stem(index).slice(2);
  if (context.lists.hasWord(bare, NAME)) return true;
  if (/^(?:مت|مست|من).{2,}[^ي]$/.test(bare)) return false;
  // `الاستفادة`
  if (frequency > SEEN && context.written(index).endsWith('ة')) return false;
  // `خالد الحصان مدير إدارة الأسواق`
  return (
    !isNoun(context, index) || (context.follows(index + 1) && context.has(index + 1, WORD.title | WORD.officeHead))
  );
}

/** Family names have the article for good; nouns and adjectives are written without it as well. */
export const isNoun = ofForm(
  ({ stem, isDefinite, frequency }, lists) => isDefinite && lists.count(stem.slice(2)) * 8 > frequency + 10,
);

/** Imperfect and future forms, and the third person feminine: `يواكب`, `سيتوجهون`, `عجزت`. */
const looksLikeVerb = ofForm(({ stem, frequency }, lists) => {
  const bare = /^س?[يت](.{3,})$/.exec(stem)?.[1];
  if (bare === undefined) return /^.{3,4}ت$/.test(stem) && frequency > SEEN;
  return frequency > SEEN || lists.count(bare) > SEEN || /(?:ون|وا|ني)$/.test(bare);
});

/** `مهنئا`, `أميرا`: a word that is written without its alef as well; but also `مورا`, `أيالا`. */
function looksLikeAdverb(context: Context, stem: string, frequency: number, words: number): boolean {
  if (!/...ا$/.test(stem)) return false;
  return (
    /^م.{2}و.ا$/.test(stem) ||
    frequency > (words > 1 ? 0 : SEEN) ||
    (words > 0 && context.lists.count(stem.slice(0, -1)) > SEEN)
  );
}

/** `وتساءل`, `بتقبيل`, `كفرد`: a function word is written onto a word that is written far more often without it. */
const looksJoined = ofForm(({ stem, frequency }, lists) => {
  if (/^(?:[وفبك]ال|لل).{3,}/.test(stem)) return true;
  const bare = /^[وبلك](.{3,})$/.exec(stem)?.[1];
  return bare !== undefined && lists.count(bare) > SEEN + frequency * (stem.startsWith('و') ? 1 : 30);
});

/** Written with tanwin, with a pronoun or a dual's ending (`نهجه`, `زبائننا`, `كلمتين`): no name of a person is. */
const isInflected = ofForm(({ stem, written }, lists) => {
  if (/.{3}(?:هم|ها|هما|هن|ونه)$/.test(stem) || written.includes('\u064b')) return true;
  const pair = /^(.{2,})ت(?:ين|ان)$/.exec(stem)?.[1];
  if (pair !== undefined) return lists.count(`${pair}ه`) > SEEN;
  const owned = /^(.{3,})(?:ه|نا)$/.exec(stem)?.[1];
  return owned !== undefined && !written.endsWith('ة') && lists.count(owned) > SEEN;
});
