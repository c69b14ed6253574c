/**
 * What a word's form alone tells: feature hashes, computed once for each form, for the token itself and for its
 * neighbours one and two places away.
 */
import type { Token } from '../document.js';
import type { Gazetteer } from '../gazetteer/gazetteer.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { GROUP, hashPair, hashText } from './hash.js';
import type { Lexicon } from './lexicon.js';

/** Features of a form: of the token itself, and what its direct neighbours and those two places away see of it. */
export interface FormFeatures {
  readonly own: Int32Array;
  readonly near: Int32Array;
  readonly far: Int32Array;
}

export interface Form {
  /** Let go once a tagger has summed up their weights. */
  features: FormFeatures | undefined;
  /** Sums of a tagger's weights: see tagger.ts. */
  scores: Int16Array | undefined;
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
const BITS = 28;
const MEMORABLE_LENGTH = 3;
const MEMORABLE_COUNT = 20_000;

export interface FormSources {
  readonly gazetteer: Gazetteer;
  readonly words: Words;
  readonly frequencies: WordFrequencies;
  readonly lexicon: Lexicon;
}

/** The features of the form of a token of `text`. */
export function makeForm(token: Token, text: string, sources: FormSources): Form {
  const { stem, prefix } = token.readings[0]!;
  const { clusters, shares } = token.kind === 'word' ? sources.lexicon.of(stem) : { clusters: [], shares: [] };
  const bits = token.kind === 'word' ? sources.words.bits(stem) : 0;
  const coarse = clusters[0] ?? -1;
  const middle = clusters[1] ?? -1;
  const fine = clusters[2] ?? -1;
  const surface = text.slice(token.start, token.end);
  const shape = shapeOf(token, surface);
  const count = sources.frequencies.count(stem);

  const far: number[] = [hashText(T.stem, GROUP.word, stem), hashText(T.proclitic, GROUP.context, prefix)];
  for (let grain = 0; grain < Math.min(2, clusters.length); grain++)
    far.push(hashPair(T.cluster, GROUP.context, grain, clusters[grain]!));
  for (let bit = 0; bit < BITS; bit++) if (bits & (1 << bit)) far.push(hashPair(T.bit, GROUP.list, bit, 0));

  const near = [...far, hashText(T.shape, GROUP.context, shape), hashPair(T.bits, GROUP.list, bits, 0)];
  for (let grain = 2; grain < clusters.length; grain++)
    near.push(hashPair(T.cluster, GROUP.context, grain, clusters[grain]!));
  for (let type = 0; type < shares.length; type++) near.push(hashPair(T.share, GROUP.context, type, shares[type]!));
  near.push(hashText(T.tail, GROUP.context, stem.slice(-2)), hashText(T.tail, GROUP.context, stem.slice(-3)));

  const own = [...near, hashText(T.folded, GROUP.word, token.folded), hashText(T.surface, GROUP.word, surface)];
  own.push(
    hashPair(T.frequency, GROUP.context, bucketOf(count), 0),
    hashPair(T.length, GROUP.context, Math.min(stem.length, 10), 0),
  );
  own.push(hashText(T.tail, GROUP.context, surface.slice(-1)));
  own.push(hashText(T.bitsProclitic + (bits << 5), GROUP.list, prefix));
  if (clusters.length > 0) {
    own.push(hashText(T.clusterProclitic + (middle << 5), GROUP.context, prefix));
    own.push(hashText(T.clusterTail + (coarse << 5), GROUP.context, stem.slice(-3)));
    own.push(hashPair(T.clusterBits, GROUP.list, coarse, bits));
  }
  if (shares.length > 0) own.push(hashText(T.shares, GROUP.context, Array.from(shares).join()));
  if (token.kind === 'word') addLetters(stem, own);
  for (const row of sources.gazetteer.wordRows(stem))
    own.push(hashText(T.listed, GROUP.list, kindOfRow(sources.gazetteer, row)));

  return {
    features: { own: distinct(own), near: distinct(near), far: distinct(far) },
    scores: undefined,
    stem: far[0]!,
    coarse,
    middle,
    fine,
    bits,
    memorable: token.kind === 'word' && stem.length >= MEMORABLE_LENGTH && count < MEMORABLE_COUNT,
  };
}

/** Beginnings, endings and letter triples of a stem, the beginnings also without the article. */
function addLetters(stem: string, own: number[]): void {
  for (let n = 1; n <= Math.min(AFFIX, stem.length); n++) {
    own.push(hashText(T.lead, GROUP.context, stem.slice(0, n)), hashText(T.tail, GROUP.context, stem.slice(-n)));
  }
  const bare = stem.startsWith('ال') ? stem.slice(2) : stem;
  if (bare !== stem) {
    own.push(hashText(T.bare, GROUP.word, bare));
    for (let n = 1; n < AFFIX; n++) own.push(hashText(T.bareLead, GROUP.context, bare.slice(0, n)));
  } else own.push(hashText(T.bare, GROUP.word, stem));
  for (let i = 0; i + 3 <= Math.min(stem.length, TRIGRAM_LETTERS); i++)
    own.push(hashText(T.trigram, GROUP.context, stem.slice(i, i + 3)));
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

/** The features without repetitions. They are few: looking back through them is faster than a Set. */
function distinct(features: readonly number[]): Int32Array {
  const found = new Int32Array(features.length);
  let count = 0;
  for (let i = 0; i < features.length; i++) {
    const feature = features[i]!;
    let known = 0;
    while (known < count && found[known] !== feature) known += 1;
    if (known === count) found[count++] = feature;
  }
  return found.slice(0, count);
}
