/**
 * From annotated documents to a model file. What is needed besides the documents comes in as arguments: how a text is read
 * (tokens, list matches, grammar, dates), and what is known of words.
 */
import { Chain } from '../chain.js';
import { FeatureExtractor, type TaggerInput } from '../features.js';
import type { FormSources } from '../forms.js';
import { groupOf, shifted } from '../hash.js';
import { type Calibration, writeModel } from '../model.js';
import { bilou, readSpans, type TagSet, type TagSpan } from '../tags.js';
import { calibrate, describeJudged, type Judged } from './calibration.js';
import { type Example, FeatureNumbers, makeExample, toSequences } from './examples.js';
import type { GoldDocument } from './gold.js';
import {
  exponentiate,
  generator,
  type Sequence,
  shuffle,
  type TrainerOptions,
  trainWeights,
  type Weights,
} from './trainer.js';

/** What the tagger proposes; dates are the grammar's. */
export const TAGGER_TYPES = ['PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION'] as const;

export interface TrainingDocument extends GoldDocument {
  /** 0 for the guidelines that the model shall follow; other numbers for others', whose differences are learnt apart. */
  readonly corpus?: number;
  /** How often it is learnt from, of all epochs: 0 to 1; 1 if absent. */
  readonly weight?: number;
}

export interface Resources extends FormSources {
  /** Reads a text, with what lists, grammar and dates find in it. */
  readonly prepare: (text: string) => TaggerInput;
}

export interface TrainOptions {
  /** First seed; each further model adds 1. */
  readonly seed?: number;
  /** How many models are averaged. */
  readonly models?: number;
  readonly epochs?: number;
  /** Folds of the documents of corpus 0 on which confidences are calibrated; 0 leaves them as they come. */
  readonly folds?: number;
  /** Other settings of the trainer than the usual ones. */
  readonly trainer?: Partial<TrainerOptions>;
  /** Told of every step, for the curious. */
  readonly log?: (message: string) => void;
}

const TRAINER: Omit<TrainerOptions, 'seed' | 'epochs'> = {
  rate: 0.05,
  l2: 2,
  dropWords: 0.1,
  dropLists: 0.1,
};
const EPOCHS = 10;
const FOLDS = 3;
const CUTOFF = 3;
/** Differences of another corpus are only learnt for features that it uses so often. */
const DIFFERENCE_CUTOFF = 5;
const DIFFERENCE = 1000;
/** Differences are those of surroundings and lists, not of single words. */
const WORD_GROUP = 1;

/** A document ready for training. */
export interface Prepared {
  readonly example: Example;
  readonly corpus: number;
  readonly weight: number;
}

/** Weights with the features they belong to. */
export interface Trained extends Weights {
  readonly tagSet: TagSet;
  readonly hashes: Int32Array;
  readonly numbers: FeatureNumbers;
}

/** Trains on the documents and returns the bytes of a model file. Deterministic: the same arguments, the same bytes. */
export function train(
  documents: readonly TrainingDocument[],
  resources: Resources,
  options: TrainOptions = {},
): Uint8Array {
  const tagSet = bilou(TAGGER_TYPES);
  const prepared = prepareAll(documents, resources, tagSet);
  const calibration = calibrateByFolds(prepared, tagSet, options);
  const trained = trainAverage(prepared, tagSet, options);
  return writeModel({ ...trained, calibration, lexicon: resources.lexicon });
}

export function prepareAll(documents: readonly TrainingDocument[], resources: Resources, tagSet: TagSet): Prepared[] {
  const extractor = new FeatureExtractor(resources);
  return documents.map((document) => ({
    example: makeExample(document, resources.prepare(document.text), extractor, tagSet),
    corpus: document.corpus ?? 0,
    weight: document.weight ?? 1,
  }));
}

/** The average of models that differ in their seeds alone. */
export function trainAverage(prepared: readonly Prepared[], tagSet: TagSet, options: TrainOptions): Trained {
  const { numbers, differences, hashes, kept } = numberFeatures(prepared);
  const sequences = prepared.flatMap(({ example, corpus, weight }): Sequence[] =>
    toSequences(example, weight, (hash, into) => {
      const row = numbers.numberOf(hash);
      if (row >= 0) into.push(row);
      if (corpus === 0 || groupOf(hash) === WORD_GROUP) return;
      const difference = differences.numberOf(shifted(DIFFERENCE + corpus, hash));
      if (difference >= 0) into.push(kept + difference);
    }),
  );
  const models = options.models ?? 1;
  const sum = { emissions: new Float32Array(kept * tagSet.size), transitions: new Float32Array(tagSet.size ** 2) };
  for (let i = 0; i < models; i++) {
    const seed = (options.seed ?? 1) + i;
    const trained = trainWeights(tagSet, sequences, hashes, {
      ...TRAINER,
      ...options.trainer,
      epochs: options.epochs ?? EPOCHS,
      seed,
    });
    add(sum.emissions, trained.emissions, 1 / models);
    add(sum.transitions, trained.transitions, 1 / models);
    options.log?.(`seed ${seed}: ${kept} features, ${sequences.length} paragraphs`);
  }
  return {
    ...sum,
    tagSet,
    hashes: hashes.slice(0, kept),
    numbers,
  };
}

function add(into: Float32Array, from: Float32Array, factor: number): void {
  for (let i = 0; i < into.length; i++) into[i]! += from[i]! * factor;
}

/** Rows of features: first the `kept` ones that the model will have, then those of other corpora's differences. */
function numberFeatures(prepared: readonly Prepared[]): {
  numbers: FeatureNumbers;
  differences: FeatureNumbers;
  hashes: Int32Array;
  kept: number;
} {
  const numbers = new FeatureNumbers();
  const differences = new FeatureNumbers();
  for (const { example, corpus } of prepared) {
    for (const hash of example.hashes) {
      numbers.count(hash);
      if (corpus !== 0 && groupOf(hash) !== WORD_GROUP) differences.count(shifted(DIFFERENCE + corpus, hash));
    }
  }
  const kept = numbers.keep(CUTOFF);
  const apart = differences.keep(DIFFERENCE_CUTOFF);
  const hashes = new Int32Array(kept.length + apart.length);
  hashes.set(kept);
  hashes.set(apart, kept.length);
  return { numbers, differences, hashes, kept: kept.length };
}

/** A span that a model proposes, and how probable it thinks it. */
export interface Proposal extends TagSpan {
  readonly probability: number;
}

/** What trained weights propose for a document. */
export function propose(
  example: Example,
  trained: Trained,
  chain = new Chain(trained.tagSet, trained.transitions),
): Proposal[] {
  const { size } = trained.tagSet;
  const length = example.tags.length;
  const scores = new Float32Array(length * size);
  for (let t = 0; t < length; t++) {
    for (let f = example.offsets[t]!; f < example.offsets[t + 1]!; f++) {
      const row = trained.numbers.numberOf(example.hashes[f]!);
      if (row < 0) continue;
      for (let k = 0; k < size; k++) scores[t * size + k]! += trained.emissions[row * size + k]!;
    }
  }
  const emissions = new Float64Array(length * size);
  const path = new Uint8Array(length);
  return example.paragraphs.flatMap(([first, last]) => {
    exponentiate(scores, size, first, last, emissions);
    chain.read(emissions, first, last);
    chain.bestPath(path, first);
    chain.complete();
    return readSpans(path, first, last).map((span) => ({
      ...span,
      probability: chain.spanProbability(span, first),
    }));
  });
}

/** Which fold each document belongs to, by lot. */
export function foldsOf(count: number, folds: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(order, generator(seed));
  const fold = new Int32Array(count);
  order.forEach((document, i) => {
    fold[document] = i % folds;
  });
  return fold;
}

/** Models that have not seen a document judge it; how often they are right gives the calibration. */
function calibrateByFolds(prepared: readonly Prepared[], tagSet: TagSet, options: TrainOptions): Calibration[] {
  const own = prepared.filter(({ corpus }) => corpus === 0);
  const folds = Math.min(options.folds ?? FOLDS, own.length);
  if (folds < 2) return calibrate([], tagSet.types.length);
  const judged: Judged[] = [];
  const foldOf = foldsOf(own.length, folds, options.seed ?? 1);
  for (let fold = 0; fold < folds; fold++) {
    const seen = own.filter((_, i) => foldOf[i] !== fold);
    const others = prepared.filter(({ corpus }) => corpus !== 0);
    const trained = trainAverage([...seen, ...others], tagSet, { ...options, models: 1 });
    const unseen = own.filter((_, i) => foldOf[i] === fold);
    judged.push(...unseen.flatMap(({ example }) => judge(example, propose(example, trained))));
  }
  const calibration = calibrate(judged, tagSet.types.length);
  const gold = own.flatMap(({ example }) => readSpans(example.tags, 0, example.tags.length));
  options.log?.(
    `${folds} folds of ${own.length} documents\n${describeJudged(judged, gold, tagSet.types, calibration)}`,
  );
  return calibration;
}

/** What a model proposed for a document, and whether it is right. */
export function judge(example: Example, proposals: readonly Proposal[]): Judged[] {
  const keyOf = ({ first, last, type }: TagSpan) => `${first} ${last} ${type}`;
  const gold = new Set(readSpans(example.tags, 0, example.tags.length).map(keyOf));
  return proposals.map((proposal) => ({
    type: proposal.type,
    probability: proposal.probability,
    right: gold.has(keyOf(proposal)),
  }));
}
