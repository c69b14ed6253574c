/** Word vectors from running text (skip-gram with negative sampling) and clusters of them (spherical k-means). */
import { generator } from './trainer.js';

export interface RunningText {
  /** How often each word number occurs. */
  readonly counts: ArrayLike<number>;
  /** Word numbers in running order; -1 ends a stretch of text. */
  readonly ids: Int32Array;
}

export interface VectorOptions {
  readonly dimensions: number;
  readonly window: number;
  readonly negatives: number;
  readonly epochs: number;
  readonly rate: number;
  /** Words are the more often passed over the further their share of the text exceeds this. */
  readonly subsample: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number) => void;
}

const NOISE_SIZE = 1 << 22;
const NOISE_POWER = 0.75;
const SIGMOID_REACH = 6;
const SIGMOID_STEPS = 1024;

/** One vector of length 1 a word. Deterministic by seed. */
export function learnVectors({ counts, ids }: RunningText, options: VectorOptions): Float32Array {
  const { dimensions, window, negatives, epochs } = options;
  const words = counts.length;
  const random = generator(options.seed);
  const inner = Float32Array.from({ length: words * dimensions }, () => (random() - 0.5) / dimensions);
  const outer = new Float32Array(words * dimensions);
  const total = Array.from(counts).reduce((sum, count) => sum + count, 0);
  const keep = Float32Array.from(counts, (count) => Math.sqrt((options.subsample * total) / count));
  const noise = noiseTable(counts);
  const sigmoid = sigmoidTable();
  const error = new Float32Array(dimensions);
  const stretch = new Int32Array(1000);
  let done = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let length = 0;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      if (id >= 0 && random() < keep[id]!) stretch[length++] = id;
      if (id >= 0 && length < stretch.length) continue;
      learnStretch(length, options.rate * Math.max(0.01, 1 - (done + i) / (ids.length * epochs)));
      length = 0;
    }
    done += ids.length;
    options.onEpoch?.(epoch);
  }
  return normalize(inner, dimensions);

  function learnStretch(length: number, rate: number): void {
    for (let i = 0; i < length; i++) {
      const reach = 1 + Math.floor(random() * window);
      const last = Math.min(length - 1, i + reach);
      for (let j = Math.max(0, i - reach); j <= last; j++) if (j !== i) learnPair(stretch[i]!, stretch[j]!, rate);
    }
  }

  function learnPair(centre: number, context: number, rate: number): void {
    const c = centre * dimensions;
    error.fill(0);
    for (let n = 0; n <= negatives; n++) {
      const target = n === 0 ? context : noise[Math.floor(random() * NOISE_SIZE)]!;
      if (n > 0 && target === context) continue;
      const o = target * dimensions;
      let dot = 0;
      for (let d = 0; d < dimensions; d++) dot += inner[c + d]! * outer[o + d]!;
      const probability =
        dot >= SIGMOID_REACH
          ? 1
          : dot <= -SIGMOID_REACH
            ? 0
            : sigmoid[Math.floor((dot + SIGMOID_REACH) * (SIGMOID_STEPS / (2 * SIGMOID_REACH)))]!;
      const gradient = rate * ((n === 0 ? 1 : 0) - probability);
      if (gradient === 0) continue;
      for (let d = 0; d < dimensions; d++) {
        const before = outer[o + d]!;
        error[d]! += gradient * before;
        outer[o + d] = before + gradient * inner[c + d]!;
      }
    }
    for (let d = 0; d < dimensions; d++) inner[c + d]! += error[d]!;
  }
}

function noiseTable(counts: ArrayLike<number>): Int32Array {
  const powers = Float64Array.from(counts, (count) => count ** NOISE_POWER);
  const total = powers.reduce((sum, power) => sum + power, 0);
  const table = new Int32Array(NOISE_SIZE);
  let word = 0;
  let reached = powers[0]! / total;
  for (let i = 0; i < NOISE_SIZE; i++) {
    while (i / NOISE_SIZE > reached && word < powers.length - 1) reached += powers[++word]! / total;
    table[i] = word;
  }
  return table;
}

function sigmoidTable(): Float32Array {
  return Float32Array.from({ length: SIGMOID_STEPS }, (_, i) => {
    const x = ((i + 0.5) / SIGMOID_STEPS) * 2 * SIGMOID_REACH - SIGMOID_REACH;
    return 1 / (1 + Math.exp(-x));
  });
}

function normalize(vectors: Float32Array, dimensions: number): Float32Array {
  for (let at = 0; at < vectors.length; at += dimensions) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += vectors[at + d]! ** 2;
    const length = Math.sqrt(square) || 1;
    for (let d = 0; d < dimensions; d++) vectors[at + d]! /= length;
  }
  return vectors;
}

/** The cluster number of each vector. Words are expected in order of falling count: the first centres are frequent ones. */
export function clusterVectors(
  vectors: Float32Array,
  dimensions: number,
  clusters: number,
  rounds: number,
): Uint16Array {
  const count = vectors.length / dimensions;
  const centres = new Float32Array(clusters * dimensions);
  for (let c = 0; c < clusters; c++) {
    const word = Math.floor((c * Math.min(count, 8 * clusters)) / clusters);
    centres.set(vectors.subarray(word * dimensions, (word + 1) * dimensions), c * dimensions);
  }
  const members = new Uint16Array(count);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < count; i++) members[i] = nearest(vectors, i * dimensions, centres, dimensions);
    centres.fill(0);
    for (let i = 0; i < count; i++) {
      for (let d = 0; d < dimensions; d++) centres[members[i]! * dimensions + d]! += vectors[i * dimensions + d]!;
    }
    normalize(centres, dimensions);
  }
  return members;
}

function nearest(vectors: Float32Array, at: number, centres: Float32Array, dimensions: number): number {
  let best = 0;
  let bestDot = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < centres.length; row += dimensions) {
    let dot = 0;
    for (let d = 0; d < dimensions; d++) dot += vectors[at + d]! * centres[row + d]!;
    if (dot > bestDot) {
      bestDot = dot;
      best = row;
    }
  }
  return best / dimensions;
}
