/**
 * Proclitics: و ف ب ل ك س are written onto the next word. Which of a word's letters are proclitics cannot be seen, only
 * weighed: `وزير` is a word and `وروسيا` is two. Every reading that leaves a word of two letters or more is listed, the
 * most plausible one first.
 */
import type { Reading } from '../document.js';
import type { WordFrequencies } from './frequencies.js';
import { PROCLITIC_WEIGHTS } from './proclitic-weights.js';

/**
 * What lists know of a folded word: a name, a name that is a word too, a word around names. Verbs and function words are not told
 * apart: the choice is learnt from words in names, where `وأضاف` never stands.
 */
export type WordKind = 'name' | 'ambiguous' | 'cue' | 'unknown';

/** What is known of words when readings are weighed. */
export interface KnownWords {
  readonly frequencies: WordFrequencies;
  kindOf(folded: string): WordKind;
  /** Whether names begin with the word, as with وادي and وحدة. */
  isHead?(folded: string): boolean;
}

/** What a word may begin with: the letters, how many of them go, and what the stem gets back. */
interface Proclitic {
  readonly prefix: string;
  readonly restored: string;
}

const SIMPLE = ['و', 'ف', 'ب', 'ل', 'ك', 'س', 'وب', 'ول', 'وك', 'وس', 'فب', 'فل', 'فك', 'فس'];
/** `ل` before `ال`: the alef of the article is not written. */
const WITH_ARTICLE = ['لل', 'ولل', 'فلل'];

const PROCLITICS: readonly Proclitic[] = [
  ...SIMPLE.map((prefix) => ({ prefix, restored: '' })),
  ...WITH_ARTICLE.map((prefix) => ({ prefix, restored: 'ال' })),
];

const PREFIXES = PROCLITICS.map(({ prefix }) => prefix);

/** By their first unit: most words begin with none of them. */
const PROCLITICS_FROM: ReadonlyMap<number, readonly Proclitic[]> = new Map(
  PREFIXES.map((prefix) => [prefix.charCodeAt(0), PROCLITICS.filter((other) => other.prefix[0] === prefix[0])]),
);
const NONE: readonly Proclitic[] = [];

const SHORTEST_STEM = 2;
/** `س` makes the future of a verb, which begins with one of these. */
const FUTURE = /^[يتنا]/;

/** A possible reading of a folded word; `cut` counts folded letters. */
type FoldedReading = Reading;

/** Every way to read a folded word, the whole word included, in a fixed order. */
export function possibleReadings(folded: string): FoldedReading[] {
  const readings: FoldedReading[] = [{ prefix: '', stem: folded, cut: 0 }];
  for (const { prefix, restored } of PROCLITICS_FROM.get(folded.charCodeAt(0)) ?? NONE) {
    if (!folded.startsWith(prefix)) continue;
    const rest = folded.slice(prefix.length);
    const stem = restored + rest;
    if (rest.length < SHORTEST_STEM || (prefix.endsWith('س') && !FUTURE.test(rest))) continue;
    readings.push({ prefix, stem, cut: prefix.length - (restored === '' ? 0 : 1) });
  }
  return readings;
}

/**
 * The readings of a folded word that is `written` so, the most plausible first. Where proclitics are joined to the rest by a tatweel, that is
 * how a word that news does not know is read. A word that names begin with is read as it stands.
 */
export function readingsOf(folded: string, known: KnownWords, written = folded): FoldedReading[] {
  const readings = possibleReadings(folded);
  if (readings.length === 1) return readings;
  const whole = { bucket: bucket(known.frequencies, folded), kind: known.kindOf(folded) };
  const isHead = (known.isHead?.(folded) ?? false) && !HAMZA_SECOND.test(written);
  const joined = whole.bucket === 0 ? joinedBy(written) : '';
  const scoreOf = (reading: FoldedReading): number => {
    if (reading.prefix === '') return isHead ? SURE : WHOLE;
    return reading.prefix === joined ? SURE : plausibility(reading, whole, known);
  };
  return readings
    .map((reading) => ({ reading, score: scoreOf(reading) }))
    .sort(
      (a, b) => b.score - a.score || a.reading.cut - b.reading.cut || a.reading.prefix.length - b.reading.prefix.length,
    )
    .map(({ reading }) => reading);
}

/** The alef of a word that begins behind a proclitic: وأدى is no وادي. */
const HAMZA_SECOND = /^.[أإآ]/;

/** The letters before a tatweel that may be there to join proclitics to a name: `لـالأناضول`, `بـغوغل`. */
const joinedBy = (written: string): string => /^([وف]?[بلكو])ـ/.exec(written)?.[1] ?? '';

/** More than any sum of weights. */
const SURE = 1e6;

/** What is known of a word. */
interface Known {
  /** How often news writes it, in powers of four: 0 never. */
  readonly bucket: number;
  readonly kind: WordKind;
}

const DOUBLING = 8;
/** No word has so many. */
const BUCKETS = 32;
const WIDEST = 10;
/** Longer stems are not told apart by their length. */
const LONGEST = 5;
const KINDS: readonly WordKind[] = ['name', 'ambiguous', 'cue', 'unknown'];

const bucket = (frequencies: WordFrequencies, word: string): number =>
  Math.ceil(frequencies.level(word) / DOUBLING / 2);

/** Sums of learnt weights in hundredths: exact, so that neither their order nor how they are kept matters. */
class Sums {
  readonly #known = new Map<number, number>();

  /** The sum for what has this key; the features are only asked for where it is not known. */
  of(key: number, features: () => readonly string[]): number {
    let sum = this.#known.get(key);
    if (sum === undefined) {
      sum = features().reduce((sum, feature) => sum + Math.round(100 * (PROCLITIC_WEIGHTS[feature] ?? 0)), 0);
      this.#known.set(key, sum);
    }
    return sum;
  }
}

const sumsOfWords = new Sums();
const sumsOfLetters = new Sums();
const WHOLE = new Sums().of(0, () => ['whole']);

/**
 * A score to compare the readings of one word by: the sum of the weights of what can be seen of the reading. There are few different
 * things to be seen, so that most sums are known.
 */
function plausibility({ prefix, stem }: FoldedReading, whole: Known, { frequencies, kindOf }: KnownWords): number {
  const rest: Known = { bucket: bucket(frequencies, stem), kind: kindOf(stem) };
  const article = hasArticle(stem);
  const proclitic = PREFIXES.indexOf(prefix);
  const length = Math.min(stem.length, LONGEST);
  const kinds = (proclitic * KINDS.length + KINDS.indexOf(rest.kind)) * KINDS.length + KINDS.indexOf(whole.kind);
  const words = ((kinds * BUCKETS + rest.bucket) * BUCKETS + whole.bucket) * 2 + (article ? 1 : 0);
  const letters = (proclitic * (LONGEST + 1) + length) * 0x10000 + stem.charCodeAt(0);
  return (
    sumsOfWords.of(words, () => featuresOfWords(prefix, article, rest, whole)) +
    sumsOfLetters.of(letters, () => featuresOfLetters(prefix, stem)) +
    (isStrange(rest) && isStrange(whole) ? (JOINED_TO_STRANGERS[prefix] ?? 0) : 0)
  );
}

const isStrange = ({ bucket, kind }: Known): boolean => bucket === 0 && kind === 'unknown';

/**
 * What else speaks for a proclitic, in hundredths of a weight, where neither counts nor lists know the word with or without it: 110 of 126
 * such words with و at the beginnings of annotated names were two words, and 18 of 226 with ب.
 */
const JOINED_TO_STRANGERS: Readonly<Record<string, number>> = { و: 250, ب: 180 };

/** What the choice looks at. Names of features are keys of `PROCLITIC_WEIGHTS`. */
export function procliticFeatures({ prefix, stem }: FoldedReading, folded: string, known: KnownWords): string[] {
  if (prefix === '') return ['whole'];
  const whole: Known = { bucket: bucket(known.frequencies, folded), kind: known.kindOf(folded) };
  const rest: Known = { bucket: bucket(known.frequencies, stem), kind: known.kindOf(stem) };
  return [...featuresOfWords(prefix, hasArticle(stem), rest, whole), ...featuresOfLetters(prefix, stem)];
}

/** What counts and lists know of the stem and of the whole word. */
function featuresOfWords(prefix: string, article: boolean, rest: Known, whole: Known): string[] {
  const last = prefix.at(-1);
  // How much oftener the whole word is written than its stem would make one expect.
  const surplus = Math.max(-WIDEST, Math.min(WIDEST, whole.bucket - rest.bucket));
  const kind = `${last}${prefix.length > 1 ? prefix.length : ''}`;
  const listed = `${rest.kind} ${whole.kind}`;
  return [
    `listed ${listed}`,
    `listed ${last} ${listed}`,
    `prefix ${prefix}`,
    `stem ${rest.bucket}`,
    `${prefix.at(0)} surplus ${surplus}`,
    `${kind} article ${article}`,
    `unseen ${whole.bucket === 0} ${Math.min(rest.bucket, 3)}`,
    `article ${article} ${Math.min(rest.bucket, 4)}`,
  ];
}

const featuresOfLetters = (prefix: string, stem: string): string[] => [
  `length ${Math.min(stem.length, LONGEST)}`,
  `before ${prefix.at(-1)} ${stem[0]}`,
];

const hasArticle = (stem: string): boolean => stem.startsWith('ال') && stem.length > 4;
