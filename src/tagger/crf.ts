/**
 * A linear-chain conditional random field: scores, best path, marginals and training, over plain typed arrays.
 *
 * A sequence is given as flat feature ids: token t has `features[offsets[t]] … features[offsets[t + 1] - 1]`. Weights are
 * row-major: `weights[feature * tags + tag]`, `transitions[from * tags + to]`. Moves that `allowed` forbids never happen.
 */
export interface Sequence {
  readonly offsets: Int32Array;
  readonly features: Int32Array;
  /** Gold tags, for training. */
  readonly tags: Uint8Array;
  /** Which guidelines the tags follow; a tag that they do not know is not punished (see `mask`). */
  readonly weight: number;
}

export interface TagSet {
  readonly names: readonly string[];
  /** allowed[from * n + to], and which tags may begin and end a sequence. */
  readonly allowed: Uint8Array;
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

/** BILOU tags for the types: `O`, then B I L U of each. */
export function bilou(types: readonly string[]): TagSet {
  const names = ['O', ...types.flatMap((type) => ['B', 'I', 'L', 'U'].map((mark) => `${mark}-${type}`))];
  const n = names.length;
  const allowed = new Uint8Array(n * n);
  const opens = (tag: number): boolean => tag === 0 || (tag - 1) % 4 === 0 || (tag - 1) % 4 === 3;
  const closes = (tag: number): boolean => tag === 0 || (tag - 1) % 4 >= 2;
  for (let from = 0; from < n; from++) {
    for (let to = 0; to < n; to++) {
      const sameType = from > 0 && to > 0 && Math.floor((from - 1) / 4) === Math.floor((to - 1) / 4);
      const continues = sameType && (from - 1) % 4 < 2 && ((to - 1) % 4 === 1 || (to - 1) % 4 === 2);
      allowed[from * n + to] = (closes(from) && opens(to)) || continues ? 1 : 0;
    }
  }
  return { names, allowed, begins: Uint8Array.from(names, (_, tag) => +opens(tag)), ends: Uint8Array.from(names, (_, tag) => +closes(tag)) };
}

/** Reusable memory for one sequence of up to `capacity` tokens; grows as needed. */
class Workspace {
  scores = new Float64Array(0);
  alpha = new Float64Array(0);
  beta = new Float64Array(0);
  scale = new Float64Array(0);
  back = new Uint8Array(0);

  ensure(cells: number, length: number): void {
    if (this.scores.length >= cells) return;
    this.scores = new Float64Array(cells * 2);
    this.alpha = new Float64Array(cells * 2);
    this.beta = new Float64Array(cells * 2);
    this.back = new Uint8Array(cells * 2);
    this.scale = new Float64Array(length * 2);
  }
}

/** Exact Viterbi over emission scores `scores[t * n + tag]`; writes the best tags into `path`. */
export function viterbi(tagSet: TagSet, transitions: Float32Array, scores: Float64Array, length: number, path: Uint8Array, back: Uint8Array): void {
  const n = tagSet.names.length;
  let previous = new Float64Array(n);
  let current = new Float64Array(n);
  for (let tag = 0; tag < n; tag++) previous[tag] = tagSet.begins[tag] ? scores[tag]! : -Infinity;
  for (let t = 1; t < length; t++) {
    for (let to = 0; to < n; to++) {
      let best = -Infinity;
      let from = 0;
      for (let f = 0; f < n; f++) {
        if (!tagSet.allowed[f * n + to]) continue;
        const score = previous[f]! + transitions[f * n + to]!;
        if (score > best) {
          best = score;
          from = f;
        }
      }
      current[to] = best + scores[t * n + to]!;
      back[t * n + to] = from;
    }
    [previous, current] = [current, previous];
  }
  let best = 0;
  let bestScore = -Infinity;
  for (let tag = 0; tag < n; tag++) {
    if (tagSet.ends[tag] && previous[tag]! > bestScore) {
      bestScore = previous[tag]!;
      best = tag;
    }
  }
  for (let t = length - 1; t >= 0; t--) {
    path[t] = best;
    best = back[t * n + best]!;
  }
}

/**
 * Scaled forward-backward. `alpha` and `beta` come out so that alpha[t, k] * beta[t, k] is the probability of tag k at
 * token t. Returns log Z.
 */
export function forwardBackward(
  tagSet: TagSet,
  transitions: Float32Array,
  scores: Float64Array,
  length: number,
  alpha: Float64Array,
  beta: Float64Array,
  scale: Float64Array,
): number {
  const n = tagSet.names.length;
  const moves = new Float64Array(n * n);
  for (let i = 0; i < n * n; i++) moves[i] = tagSet.allowed[i] ? Math.exp(transitions[i]!) : 0;
  let logZ = 0;
  // Emissions become factors in place, each row divided by its greatest: only ratios matter for probabilities.
  for (let t = 0; t < length; t++) {
    let max = -Infinity;
    for (let k = 0; k < n; k++) if (scores[t * n + k]! > max) max = scores[t * n + k]!;
    for (let k = 0; k < n; k++) scores[t * n + k] = Math.exp(scores[t * n + k]! - max);
    logZ += max;
  }
  for (let t = 0; t < length; t++) {
    let sum = 0;
    for (let to = 0; to < n; to++) {
      let value = 0;
      if (t === 0) value = tagSet.begins[to]!;
      else for (let from = 0; from < n; from++) value += alpha[(t - 1) * n + from]! * moves[from * n + to]!;
      value *= scores[t * n + to]!;
      if (t === length - 1 && !tagSet.ends[to]) value = 0;
      alpha[t * n + to] = value;
      sum += value;
    }
    scale[t] = sum;
    logZ += Math.log(sum);
    for (let k = 0; k < n; k++) alpha[t * n + k]! /= sum;
  }
  for (let k = 0; k < n; k++) beta[(length - 1) * n + k] = tagSet.ends[k]!;
  for (let t = length - 2; t >= 0; t--) {
    for (let from = 0; from < n; from++) {
      let value = 0;
      for (let to = 0; to < n; to++) value += moves[from * n + to]! * scores[(t + 1) * n + to]! * beta[(t + 1) * n + to]!;
      beta[t * n + from] = value / scale[t + 1]!;
    }
  }
  return logZ;
}

export interface TrainOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the pull towards zero, for the whole data. */
  readonly l2: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number, logLikelihood: number) => void;
}

export interface Weights {
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
}

/** Stochastic gradient with AdaGrad step sizes; deterministic by seed. */
export function train(tagSet: TagSet, sequences: readonly Sequence[], featureCount: number, options: TrainOptions): Weights {
  const n = tagSet.names.length;
  const emissions = new Float32Array(featureCount * n);
  const transitions = new Float32Array(n * n);
  const emissionSquares = new Float32Array(featureCount * n).fill(1e-2);
  const transitionSquares = new Float32Array(n * n).fill(1e-2);
  const uses = new Float32Array(featureCount);
  for (const { features } of sequences) for (const feature of features) uses[feature]! += 1;
  const space = new Workspace();
  const order = Int32Array.from(sequences, (_, i) => i);
  const random = generator(options.seed);
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    let logLikelihood = 0;
    for (const index of order) logLikelihood += step(sequences[index]!);
    options.onEpoch?.(epoch, logLikelihood);
  }
  return { emissions, transitions };

  function step({ offsets, features, tags, weight }: Sequence): number {
    const length = tags.length;
    if (length === 0) return 0;
    space.ensure(length * n, length);
    const { scores, alpha, beta, scale } = space;
    addScores(offsets, features, emissions, n, length, scores);
    let gold = 0;
    for (let t = 0; t < length; t++) {
      gold += scores[t * n + tags[t]!]!;
      if (t > 0) gold += transitions[tags[t - 1]! * n + tags[t]!]!;
    }
    const moves = Float32Array.from(transitions);
    const logZ = forwardBackward(tagSet, transitions, scores, length, alpha, beta, scale);
    for (let t = 1; t < length; t++) updateTransitions(t, tags, moves, weight);
    for (let t = 0; t < length; t++) updateEmissions(t, offsets, features, tags, weight);
    return gold - logZ;
  }

  function updateTransitions(t: number, tags: Uint8Array, moves: Float32Array, weight: number): void {
    const { scores, alpha, beta, scale } = space;
    for (let from = 0; from < n; from++) {
      const left = alpha[(t - 1) * n + from]! / scale[t]!;
      if (left < 1e-9 && tags[t - 1] !== from) continue;
      for (let to = 0; to < n; to++) {
        const at = from * n + to;
        if (!tagSet.allowed[at]) continue;
        const expected = left * Math.exp(moves[at]!) * scores[t * n + to]! * beta[t * n + to]!;
        const gradient = weight * ((tags[t - 1] === from && tags[t] === to ? 1 : 0) - expected);
        if (Math.abs(gradient) < 1e-7) continue;
        transitionSquares[at]! += gradient * gradient;
        transitions[at]! += (options.rate * gradient) / Math.sqrt(transitionSquares[at]!);
      }
    }
  }

  function updateEmissions(t: number, offsets: Int32Array, features: Int32Array, tags: Uint8Array, weight: number): void {
    const { alpha, beta } = space;
    for (let tag = 0; tag < n; tag++) {
      const gradient = weight * ((tags[t] === tag ? 1 : 0) - alpha[t * n + tag]! * beta[t * n + tag]!);
      if (Math.abs(gradient) < 1e-4) continue;
      for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
        const feature = features[f]!;
        const at = feature * n + tag;
        const pulled = gradient - (options.l2 * emissions[at]!) / uses[feature]! / 100;
        emissionSquares[at]! += pulled * pulled;
        emissions[at]! += (options.rate * pulled) / Math.sqrt(emissionSquares[at]!);
      }
    }
  }
}

/** Emission scores of every token: sums of its features' rows. */
export function addScores(offsets: Int32Array, features: Int32Array, emissions: Float32Array, n: number, length: number, scores: Float64Array): void {
  scores.fill(0, 0, length * n);
  for (let t = 0; t < length; t++) {
    const row = t * n;
    for (let f = offsets[t]!; f < offsets[t + 1]!; f++) {
      const from = features[f]! * n;
      for (let k = 0; k < n; k++) scores[row + k]! += emissions[from + k]!;
    }
  }
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

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
}
