/**
 * What a word's form alone tells: feature hashes, computed once for each form, for the token itself and for its
 * neighbours one and two places away.
 */
import type { Token } from '../document.js';
import type { OfForm } from '../form-memory.js';
import type { Gazetteer } from '../gazetteer/gazetteer.js';
import { WORD, type Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { GROUP, hashPair, hashText } from './hash.js';
import type { Lexicon, WordKnowledge } from './lexicon.js';

/** Hashes of the features of a form. */
export interface FormFeatures {
  /** All of them, which the token itself sees. */
  readonly own: Int32Array;
  /** The first of them, so many, are what its direct neighbours see, and those two places away. */
  readonly near: number;
  readonly far: number;
}

export interface Form extends OfForm {
  /** Let go once a tagger has summed up their weights: see scorer.ts. */
  features: FormFeatures | undefined;
  /** Hash of the stem. */
  readonly stem: number;
  /** Cluster numbers, coarse to fine; -1 where there is none. */
  readonly coarse: number;
  readonly middle: number;
  readonly fine: number;
  /** What the lists say of the word by itself (gazetteer/words.ts). */
  readonly bits: number;
  /** Distinctive enough for its other places in the document to tell something. */
  readonly memorable: boolean;
}

/** Templates: numbers that keep the features of different kinds apart. */
const T = {
  stem: 1,
  folded: 2,
  surface: 3,
  bare: 4,
  proclitic: 5,
  shape: 6,
  length: 7,
  lead: 8,
  tail: 9,
  bareLead: 10,
  trigram: 11,
  cluster: 12,
  bit: 13,
  bits: 14,
  listed: 15,
  frequency: 16,
  share: 17,
  shares: 18,
  bitsProclitic: 19,
  clusterProclitic: 20,
  clusterTail: 21,
  clusterBits: 22,
} as const;

const AFFIX = 4;
const TRIGRAM_LETTERS = 14;
const BITS = Object.keys(WORD).length;
const MEMORABLE_LENGTH = 3;
const MEMORABLE_COUNT = 20_000;
const NOTHING: WordKnowledge = { clusters: [], shares: [] };

export interface FormSources {
  readonly gazetteer: Gazetteer;
  readonly words: Words;
  readonly frequencies: WordFrequencies;
  readonly lexicon: Lexicon;
}

/** Features of the form at hand, each once. */
class Collector {
  readonly #features = new Int32Array(256);
  count = 0;

  add(feature: number): void {
    const features = this.#features;
    for (let i = 0; i < this.count; i++) if (features[i] === feature) return;
    if (this.count < features.length) features[this.count++] = feature;
  }

  /** They are few: looking back through them is faster than a Set. */
  take(): Int32Array {
    const taken = this.#features.slice(0, this.count);
    this.count = 0;
    return taken;
  }
}

const collector = new Collector();

/** The features of the form of a token of `text`. */
export function makeForm(token: Token, text: string, sources: FormSources): Form {
  const { readings } = token;
  const { stem, prefix } = readings[0]!;
  const isWord = token.kind === 'word';
  const { clusters, shares } = isWord ? sources.lexicon.of(stem) : NOTHING;
  const bits = isWord ? sources.words.bits(stem) : 0;
  const coarse = clusters[0] ?? -1;
  const middle = clusters[1] ?? -1;
  const surface = text.slice(token.start, token.end);
  const count = sources.frequencies.count(stem);
  const stemHash = hashText(T.stem, GROUP.word, stem);

  collector.add(stemHash);
  collector.add(hashText(T.proclitic, GROUP.context, prefix));
  for (let grain = 0; grain < Math.min(2, clusters.length); grain++)
    collector.add(hashPair(T.cluster, GROUP.context, grain, clusters[grain]!));
  for (let bit = 0; bit < BITS; bit++) if (bits & (1 << bit)) collector.add(hashPair(T.bit, GROUP.list, bit, 0));
  const far = collector.count;

  collector.add(hashText(T.shape, GROUP.context, shapeOf(token, surface)));
  collector.add(hashPair(T.bits, GROUP.list, bits, 0));
  for (let grain = 2; grain < clusters.length; grain++)
    collector.add(hashPair(T.cluster, GROUP.context, grain, clusters[grain]!));
  for (let type = 0; type < shares.length; type++) collector.add(hashPair(T.share, GROUP.context, type, shares[type]!));
  collector.add(hashText(T.tail, GROUP.context, stem, Math.max(0, stem.length - 2)));
  collector.add(hashText(T.tail, GROUP.context, stem, Math.max(0, stem.length - 3)));
  const near = collector.count;

  collector.add(hashText(T.folded, GROUP.word, token.folded));
  collector.add(hashText(T.surface, GROUP.word, surface));
  collector.add(hashPair(T.frequency, GROUP.context, bucketOf(count), 0));
  collector.add(hashPair(T.length, GROUP.context, Math.min(stem.length, 10), 0));
  collector.add(hashText(T.tail, GROUP.context, surface, surface.length - 1));
  collector.add(hashText(T.bitsProclitic + (bits << 5), GROUP.list, prefix));
  if (clusters.length > 0) {
    collector.add(hashText(T.clusterProclitic + (middle << 5), GROUP.context, prefix));
    collector.add(hashText(T.clusterTail + (coarse << 5), GROUP.context, stem, Math.max(0, stem.length - 3)));
    collector.add(hashPair(T.clusterBits, GROUP.list, coarse, bits));
  }
  if (shares.length > 0) collector.add(hashText(T.shares, GROUP.context, Array.from(shares).join()));
  if (isWord) addLetters(stem);
  for (const row of sources.gazetteer.wordRows(stem))
    collector.add(hashText(T.listed, GROUP.list, kindOfRow(sources.gazetteer, row)));

  return {
    readings,
    features: { own: collector.take(), near, far },
    stem: stemHash,
    coarse,
    middle,
    fine: clusters[2] ?? -1,
    bits,
    memorable: isWord && stem.length >= MEMORABLE_LENGTH && count < MEMORABLE_COUNT,
  };
}

/** Beginnings, endings and letter triples of a stem, the beginnings also without the article. */
function addLetters(stem: string): void {
  const { length } = stem;
  for (let n = 1; n <= Math.min(AFFIX, length); n++) {
    collector.add(hashText(T.lead, GROUP.context, stem, 0, n));
    collector.add(hashText(T.tail, GROUP.context, stem, length - n));
  }
  const article = stem.startsWith('ال') ? 2 : 0;
  collector.add(hashText(T.bare, GROUP.word, stem, article));
  for (let n = 1; n < AFFIX && article > 0; n++)
    collector.add(hashText(T.bareLead, GROUP.context, stem, article, Math.min(article + n, length)));
  for (let i = 0; i + 3 <= Math.min(length, TRIGRAM_LETTERS); i++)
    collector.add(hashText(T.trigram, GROUP.context, stem, i, i + 3));
}

/** What kind of thing a list row names, and how sure its bare name is: not which list, so that lists may be rearranged. */
export function kindOfRow(gazetteer: Gazetteer, row: number): string {
  const { type, subtype, ambiguous, weight } = gazetteer.row(row);
  return `${type} ${subtype} ${ambiguous} ${weight >= 0.8 ? 2 : weight >= 0.5 ? 1 : 0}`;
}

function shapeOf(token: Token, surface: string): string {
  if (token.kind === 'punctuation' || token.kind === 'symbol') return surface.length > 2 ? 'symbol' : surface;
  if (token.kind === 'number') return `number ${Math.min(token.folded.length, 5)}`;
  if (/^[A-Za-z]/.test(surface)) return /^[A-Z]+$/.test(surface) ? 'LATIN' : /^[A-Z]/.test(surface) ? 'Latin' : 'latin';
  return `${token.readings[0]!.stem.startsWith('ال') ? 'definite' : 'word'} ${Math.min(token.folded.length, 9)}`;
}

const bucketOf = (count: number): number => (count === 0 ? 0 : 1 + Math.floor(Math.log2(count) / 2));
