/**
 * A linear chain over tags: best path and probabilities, from scores of tokens `scores[t * size + tag]` and of moves.
 * All memory is the caller's or the chain's own, grown as needed; nothing is allocated for each token.
 */
import { type TagSet, type TagSpan, tagAt } from './tags.js';

/** Scores further apart than this make no difference. */
const FAR = 40;

export class Chain {
  /** Allowed moves, grouped by where they lead: those into `tag` are `sources[starts[tag] … starts[tag + 1] - 1]`. */
  readonly #starts: Int32Array;
  readonly #sources: Int32Array;
  readonly #moves: Float64Array;
  readonly #factors: Float64Array;
  #back = new Uint8Array(0);
  #row: Float64Array;
  #next: Float64Array;
  /** Probabilities of tags are `alpha * beta` after `marginals`. */
  alpha = new Float64Array(0);
  beta = new Float64Array(0);
  /** Scores as factors, each token's greatest being 1. */
  emissions = new Float64Array(0);
  scale = new Float64Array(0);

  constructor(
    readonly tagSet: TagSet,
    readonly transitions: Float32Array,
  ) {
    const { size, allowed } = tagSet;
    const starts = [0];
    const sources: number[] = [];
    for (let to = 0; to < size; to++) {
      for (let from = 0; from < size; from++) if (allowed[from * size + to]) sources.push(from);
      starts.push(sources.length);
    }
    this.#starts = Int32Array.from(starts);
    this.#sources = Int32Array.from(sources);
    this.#moves = new Float64Array(sources.length);
    this.#factors = new Float64Array(size * size);
    this.#row = new Float64Array(size);
    this.#next = new Float64Array(size);
    this.refresh();
  }

  /** To be called after `transitions` changed. */
  refresh(): void {
    const { size, allowed } = this.tagSet;
    for (let to = 0; to < size; to++) {
      for (let i = this.#starts[to]!; i < this.#starts[to + 1]!; i++)
        this.#moves[i] = this.transitions[this.#sources[i]! * size + to]!;
    }
    for (let i = 0; i < size * size; i++) this.#factors[i] = allowed[i] ? Math.exp(this.transitions[i]!) : 0;
  }

  /** The best path of the tokens `from … to - 1`, written into `path` at the same places. */
  viterbi(scores: Float32Array, from: number, to: number, path: Uint8Array): void {
    const { size, begins, ends } = this.tagSet;
    const length = to - from;
    if (length <= 0) return;
    if (this.#back.length < length * size) this.#back = new Uint8Array(length * size * 2);
    const back = this.#back;
    const starts = this.#starts;
    const sources = this.#sources;
    const moves = this.#moves;
    let row = this.#row;
    let next = this.#next;
    for (let tag = 0; tag < size; tag++) row[tag] = begins[tag] ? scores[from * size + tag]! : -Infinity;
    for (let t = 1; t < length; t++) {
      const at = (from + t) * size;
      for (let tag = 0; tag < size; tag++) {
        let best = -Infinity;
        let source = 0;
        const end = starts[tag + 1]!;
        for (let i = starts[tag]!; i < end; i++) {
          const score = row[sources[i]!]! + moves[i]!;
          if (score > best) {
            best = score;
            source = sources[i]!;
          }
        }
        next[tag] = best + scores[at + tag]!;
        back[t * size + tag] = source;
      }
      const swap = row;
      row = next;
      next = swap;
    }
    let tag = 0;
    let best = -Infinity;
    for (let k = 0; k < size; k++) {
      if (ends[k] && row[k]! > best) {
        best = row[k]!;
        tag = k;
      }
    }
    for (let t = length - 1; t >= 0; t--) {
      path[from + t] = tag;
      tag = back[t * size + tag]!;
    }
  }

  /**
   * Forward and backward over the tokens `from … to - 1`; fills `alpha`, `beta`, `emissions`, `scale` from 0. Returns log Z.
   * Tags whose score lies further than `reach` below the token's best are taken for impossible, where that leaves any path.
   */
  marginals(scores: Float32Array, from: number, to: number, reach = FAR): number {
    const { size } = this.tagSet;
    const length = to - from;
    if (this.alpha.length < length * size) {
      const cells = length * size * 2;
      this.alpha = new Float64Array(cells);
      this.beta = new Float64Array(cells);
      this.emissions = new Float64Array(cells);
      this.scale = new Float64Array(length * 2);
    }
    let logZ = 0;
    for (let t = 0; t < length; t++) {
      logZ += this.#exponentiate(scores, from + t, t, -reach) + this.#forward(t, length);
      if (this.scale[t] === 0) return this.marginals(scores, from, to, reach * 4);
    }
    for (let t = length - 1; t >= 0; t--) this.#backward(t, length);
    return logZ;
  }

  #exponentiate(scores: Float32Array, token: number, t: number, floor: number): number {
    const { size } = this.tagSet;
    let max = -Infinity;
    for (let k = 0; k < size; k++) if (scores[token * size + k]! > max) max = scores[token * size + k]!;
    for (let k = 0; k < size; k++) {
      const score = scores[token * size + k]! - max;
      this.emissions[t * size + k] = score < floor ? 0 : score === 0 ? 1 : Math.exp(score);
    }
    return max;
  }

  #forward(t: number, length: number): number {
    const { size, begins, ends } = this.tagSet;
    const { alpha, emissions } = this;
    const starts = this.#starts;
    const sources = this.#sources;
    const factors = this.#factors;
    const before = (t - 1) * size;
    let sum = 0;
    for (let to = 0; to < size; to++) {
      const emission = emissions[t * size + to]!;
      let value = 0;
      if (emission !== 0) {
        if (t === 0) value = begins[to]!;
        else {
          const end = starts[to + 1]!;
          for (let i = starts[to]!; i < end; i++)
            value += alpha[before + sources[i]!]! * factors[sources[i]! * size + to]!;
        }
        value *= emission;
        if (t === length - 1 && !ends[to]) value = 0;
      }
      alpha[t * size + to] = value;
      sum += value;
    }
    this.scale[t] = sum;
    for (let k = 0; k < size; k++) alpha[t * size + k]! /= sum;
    return Math.log(sum);
  }

  #backward(t: number, length: number): void {
    const { size, ends } = this.tagSet;
    const { beta, emissions } = this;
    if (t === length - 1) {
      for (let k = 0; k < size; k++) beta[t * size + k] = ends[k]!;
      return;
    }
    const starts = this.#starts;
    const sources = this.#sources;
    const factors = this.#factors;
    const after = (t + 1) * size;
    beta.fill(0, t * size, after);
    for (let to = 0; to < size; to++) {
      const value = (emissions[after + to]! * beta[after + to]!) / this.scale[t + 1]!;
      if (value === 0) continue;
      const end = starts[to + 1]!;
      for (let i = starts[to]!; i < end; i++)
        beta[t * size + sources[i]!]! += factors[sources[i]! * size + to]! * value;
    }
  }

  /** After `marginals`: the probability that tokens `first … last - 1` (counted from `from`) have the tags of the path. */
  probability(path: Uint8Array, from: number, first: number, last: number): number {
    const { size } = this.tagSet;
    let probability = this.alpha[(first - from) * size + path[first]!]!;
    for (let t = first + 1; t < last; t++) {
      const move = this.#factors[path[t - 1]! * size + path[t]!]!;
      probability *= (move * this.emissions[(t - from) * size + path[t]!]!) / this.scale[t - from]!;
    }
    return probability * this.beta[(last - 1 - from) * size + path[last - 1]!]!;
  }

  /** After `marginals`: the probability of a span, whose tokens are counted like `from`. */
  spanProbability(span: TagSpan, from: number): number {
    const { size } = this.tagSet;
    let tag = tagAt(span, span.first);
    let probability = this.alpha[(span.first - from) * size + tag]!;
    for (let t = span.first + 1; t < span.last; t++) {
      const next = tagAt(span, t);
      const move = this.#factors[tag * size + next]!;
      probability *= (move * this.emissions[(t - from) * size + next]!) / this.scale[t - from]!;
      tag = next;
    }
    return probability * this.beta[(span.last - 1 - from) * size + tag]!;
  }

  /** After `marginals`: how probable the move from `from` at token t - 1 to `to` at token t is. */
  moveProbability(t: number, from: number, to: number): number {
    const { size } = this.tagSet;
    const left = this.alpha[(t - 1) * size + from]! * this.#factors[from * size + to]!;
    return (left * this.emissions[t * size + to]! * this.beta[t * size + to]!) / this.scale[t]!;
  }
}
