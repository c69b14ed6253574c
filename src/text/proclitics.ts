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

const SHORTEST_STEM = 2;
/** `س` makes the future of a verb, which begins with one of these. */
const FUTURE = /^[يتنا]/;

/** A possible reading of a folded word; `cut` counts folded letters. */
type FoldedReading = Reading;

/** Every way to read a folded word, the whole word included, in a fixed order. */
export function possibleReadings(folded: string): FoldedReading[] {
  const readings: FoldedReading[] = [{ prefix: '', stem: folded, cut: 0 }];
  for (const { prefix, restored } of PROCLITICS) {
    if (!folded.startsWith(prefix)) continue;
    const rest = folded.slice(prefix.length);
    const stem = restored + rest;
    if (rest.length < SHORTEST_STEM || (prefix.endsWith('س') && !FUTURE.test(rest))) continue;
    // After ل the article loses its alef: `لالقاهرة` is not written.
    if (prefix.endsWith('ل') && restored === '' && rest.startsWith('ال') && rest.length > 3) continue;
    readings.push({ prefix, stem, cut: prefix.length - (restored === '' ? 0 : 1) });
  }
  return readings;
}

/** The readings of a folded word, the most plausible first. */
export function readingsOf(folded: string, known: KnownWords): FoldedReading[] {
  const readings = possibleReadings(folded);
  if (readings.length === 1) return readings;
  const scores = new Map(readings.map((reading) => [reading, plausibility(reading, folded, known)]));
  return readings.sort((a, b) => scores.get(b)! - scores.get(a)! || a.cut - b.cut || a.prefix.length - b.prefix.length);
}

/** A score to compare the readings of one word by: the sum of the learnt weights of what can be seen of the reading. */
function plausibility(reading: FoldedReading, folded: string, known: KnownWords): number {
  let score = 0;
  for (const feature of procliticFeatures(reading, folded, known)) score += PROCLITIC_WEIGHTS[feature] ?? 0;
  return score;
}

const DOUBLING = 8;
const WIDEST = 10;

/** How often news writes a word, in powers of four: 0 never. */
const bucket = (frequencies: WordFrequencies, word: string): number =>
  Math.ceil(frequencies.level(word) / DOUBLING / 2);

/** What the choice looks at. Names of features are keys of `PROCLITIC_WEIGHTS`. */
export function procliticFeatures(
  reading: FoldedReading,
  folded: string,
  { frequencies, kindOf }: KnownWords,
): string[] {
  const { prefix, stem } = reading;
  if (prefix === '') return ['whole'];
  const stemBucket = bucket(frequencies, stem);
  const wholeBucket = bucket(frequencies, folded);
  // How much oftener the whole word is written than its stem would make one expect.
  const surplus = Math.max(-WIDEST, Math.min(WIDEST, wholeBucket - stemBucket));
  const article = stem.startsWith('ال') && stem.length > 4;
  const kind = `${prefix.at(-1)}${prefix.length > 1 ? prefix.length : ''}`;
  const listed = `${kindOf(stem)} ${kindOf(folded)}`;
  return [
    `listed ${listed}`,
    `listed ${prefix.at(-1)} ${listed}`,
    `prefix ${prefix}`,
    `stem ${stemBucket}`,
    `${prefix.at(0)} surplus ${surplus}`,
    `${kind} article ${article}`,
    `unseen ${wholeBucket === 0} ${Math.min(stemBucket, 3)}`,
    `length ${Math.min(stem.length, 5)}`,
    `before ${prefix.at(-1)} ${stem[0]}`,
    `article ${article} ${Math.min(stemBucket, 4)}`,
  ];
}
