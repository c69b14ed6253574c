/**
 * Training of a linear-chain conditional random field: stochastic gradient with AdaGrad step sizes on the likelihood of
 * paragraphs, the weights averaged over the last epochs. Deterministic by seed.
 */
import { Chain } from '../chain.js';
import { GROUP, groupOf } from '../hash.js';
import type { TagSet } from '../tags.js';

/** A paragraph: token t has the features `features[offsets[t]] … features[offsets[t + 1] - 1]`, numbers of rows. */
export interface Sequence {
  readonly offsets: Int32Array;
  readonly features: Int32Array;
  readonly tags: Uint8Array;
  /** How often it is learnt from, of all epochs: 0 to 1. */
  readonly weight: number;
}

export interface TrainerOptions {
  readonly epochs: number;
  /** Step size. */
  readonly rate: number;
  /** Pull towards zero: the inverse variance of the weights' prior. */
  readonly l2: number;
  readonly seed: number;
  /** How often a token is learnt without knowing which word it is, and a paragraph without lists and grammar. */
  readonly dropWords: number;
  readonly dropLists: number;
  readonly onEpoch?: (epoch: number, logLikelihood: number) => void;
}

/** `emissions[row * size + tag]`, `transitions[from * size + to]`. */
export interface Weights {
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
}

const NEGLIGIBLE = 1e-3;
/** A score so much lower than a token's best one, or lower still, makes no difference. */
const FAR = 40;
const INITIAL_SQUARE = 1;
/** A paragraph that lost no more than this is known well, and looked at less often. */
const KNOWN_WELL = 0.02;
const KNOWN_CHANCE = 0.3;

/** `hashes[row]` is the feature's hash, whose group decides what is dropped. */
export function trainWeights(
  tagSet: TagSet,
  sequences: readonly Sequence[],
  hashes: Int32Array,
  options: TrainerOptions,
): Weights {
  const { size } = tagSet;
  const rows = hashes.length;
  const groups = Uint8Array.from(hashes, groupOf);
  const emissions = new Float32Array(rows * size);
  const squares = new Float32Array(rows * size).fill(INITIAL_SQUARE);
  const transitions = new Float32Array(size * size);
  const transitionSquares = new Float32Array(size * size).fill(INITIAL_SQUARE);
  const pull = pulls(sequences, rows, options.l2);
  const chain = new Chain(tagSet, transitions);
  const longest = Math.max(1, ...sequences.map((sequence) => sequence.tags.length));
  const scores = new Float32Array(longest * size);
  const emitted = new Float64Array(longest * size);
  const kept = new Int32Array(Math.max(1, ...sequences.map((sequence) => sequence.features.length)));
  const keptOffsets = new Int32Array(longest + 1);
  const random = generator(options.seed);
  const order = Int32Array.from(sequences, (_, i) => i);
  const losses = new Float32Array(sequences.length).fill(Number.POSITIVE_INFINITY);
  const averageFrom = Math.ceil(options.epochs / 2);
  const sum = { emissions: new Float32Array(rows * size), transitions: new Float32Array(size * size), count: 0 };
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    let logLikelihood = 0;
    for (const index of order) {
      const sequence = sequences[index]!;
      const chance = losses[index]! < KNOWN_WELL ? sequence.weight * KNOWN_CHANCE : sequence.weight;
      if (chance < 1 && random() >= chance) continue;
      const likelihood = learn(sequence);
      losses[index] = -likelihood;
      logLikelihood += likelihood;
    }
    if (epoch > averageFrom) addToSum();
    options.onEpoch?.(epoch, logLikelihood);
  }
  return average();

  function learn(sequence: Sequence): number {
    const { tags } = sequence;
    const length = tags.length;
    if (length === 0) return 0;
    drop(sequence);
    addScores(length);
    let gold = 0;
    for (let t = 0; t < length; t++) {
      gold += scores[t * size + tags[t]!]!;
      if (t > 0) gold += transitions[tags[t - 1]! * size + tags[t]!]!;
    }
    const greatest = exponentiate(scores, size, 0, length, emitted);
    chain.read(emitted, 0, length);
    chain.complete();
    const logZ = greatest + chain.logSum();
    for (let t = 0; t < length; t++) learnToken(t, tags[t]!);
    learnMoves(tags);
    chain.refresh();
    return gold - logZ;
  }

  /** Copies the features that this step shall see. */
  function drop({ offsets, features, tags }: Sequence): void {
    const noLists = random() < options.dropLists;
    let count = 0;
    for (let t = 0; t < tags.length; t++) {
      const noWord = random() < options.dropWords;
      keptOffsets[t] = count;
      for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
        const row = features[f]!;
        const group = groups[row]!;
        if ((noWord && group === GROUP.word) || (noLists && group === GROUP.list)) continue;
        kept[count++] = row;
      }
    }
    keptOffsets[tags.length] = count;
  }

  function addScores(length: number): void {
    scores.fill(0, 0, length * size);
    for (let t = 0; t < length; t++) {
      const at = t * size;
      const end = keptOffsets[t + 1]!;
      for (let f = keptOffsets[t]!; f < end; f++) {
        const from = kept[f]! * size;
        for (let k = 0; k < size; k++) scores[at + k]! += emissions[from + k]!;
      }
    }
  }

  function learnToken(t: number, gold: number): void {
    const begin = keptOffsets[t]!;
    const end = keptOffsets[t + 1]!;
    for (let k = 0; k < size; k++) {
      const gradient = (k === gold ? 1 : 0) - chain.probability(t, k);
      if (gradient < NEGLIGIBLE && gradient > -NEGLIGIBLE) continue;
      for (let f = begin; f < end; f++) {
        const row = kept[f]!;
        const cell = row * size + k;
        const step = gradient - pull[row]! * emissions[cell]!;
        const square = squares[cell]! + step * step;
        squares[cell] = square;
        emissions[cell]! += (options.rate * step) / Math.sqrt(square);
      }
    }
  }

  function learnMoves(tags: Uint8Array): void {
    const gradient = new Float64Array(size * size);
    for (let t = 1; t < tags.length; t++) {
      gradient[tags[t - 1]! * size + tags[t]!]! += 1;
      for (let from = 0; from < size; from++) {
        if (chain.probability(t - 1, from) < 1e-6) continue;
        for (let to = 0; to < size; to++) {
          if (tagSet.allowed[from * size + to]) gradient[from * size + to]! -= chain.moveProbability(t, from, to);
        }
      }
    }
    for (let i = 0; i < size * size; i++) {
      const step = gradient[i]!;
      if (step === 0) continue;
      transitionSquares[i]! += step * step;
      transitions[i]! += (options.rate * step) / Math.sqrt(transitionSquares[i]!);
    }
  }

  function addToSum(): void {
    for (let i = 0; i < emissions.length; i++) sum.emissions[i]! += emissions[i]!;
    for (let i = 0; i < transitions.length; i++) sum.transitions[i]! += transitions[i]!;
    sum.count += 1;
  }

  function average(): Weights {
    for (let i = 0; i < sum.emissions.length; i++) sum.emissions[i]! /= sum.count;
    for (let i = 0; i < sum.transitions.length; i++) sum.transitions[i]! /= sum.count;
    return { emissions: sum.emissions, transitions: sum.transitions };
  }
}

/** The scores of the tokens `first … last - 1` as factors, each token's greatest being 1. Returns the sum of what those were. */
export function exponentiate(
  scores: Float32Array,
  size: number,
  first: number,
  last: number,
  into: Float64Array,
): number {
  let sum = 0;
  for (let at = first * size; at < last * size; at += size) {
    let max = -Infinity;
    for (let k = 0; k < size; k++) max = Math.max(max, scores[at + k]!);
    for (let k = 0; k < size; k++) into[at + k] = Math.exp(Math.max(-FAR, scores[at + k]! - max));
    sum += max;
  }
  return sum;
}

/** How strongly each use of a feature pulls its weights towards zero: the prior is shared out among the uses. */
function pulls(sequences: readonly Sequence[], rows: number, l2: number): Float32Array {
  const uses = new Float32Array(rows);
  for (const { features, weight } of sequences) for (let f = 0; f < features.length; f++) uses[features[f]!]! += weight;
  return uses.map((count) => (count > 0 ? l2 / count : 0));
}

/** mulberry32: small, fast, the same numbers everywhere. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const other = order[i]!;
    order[i] = order[j]!;
    order[j] = other;
  }
}
