/**
 * A linear chain over BILOU tags: best path and probabilities, from scores of tokens and of moves. Of the moves that BILOU
 * allows most lead from a tag that ends a span, or `O`, to one that begins a span, or `O`; the rest stays within one type.
 * All memory is the caller's or the chain's own, grown as needed; nothing is allocated for each token.
 */
import { INSIDE, LAST, MARKS, OUTSIDE, type TagSet, type TagSpan, tagAt } from './tags.js';

/** Within one type the moves B to I, B to L, I to I and I to L, in this order. */
const INNER = 4;

export class Chain {
  /** `O` and the tags that end a span; `O` and those that begin one. */
  readonly #closers: Uint8Array;
  readonly #openers: Uint8Array;
  /** Of moves from closers to openers, `[opener * n + closer]`: their scores, and the same as factors; these also as `[closer * n + opener]`. */
  readonly #scores: Float64Array;
  readonly #factors: Float64Array;
  readonly #factorsBack: Float64Array;
  /** By how much another closer than `O` may at most be the better one to come from, for each opener. */
  readonly #gains: Float64Array;
  /** Of moves within types, `[type * INNER + move]`. */
  readonly #innerScores: Float64Array;
  readonly #innerFactors: Float64Array;
  #back = new Uint8Array(0);
  #row: Float64Array;
  #next: Float64Array;
  readonly #border: Float64Array;
  /** Probabilities of tags are `alpha * beta` after `marginals`. */
  alpha = new Float64Array(0);
  beta = new Float64Array(0);
  /** What each token's `alpha` was divided by. */
  scale = new Float64Array(0);
  #emissions: Float64Array = new Float64Array(0);
  #from = 0;

  /** Scores of tokens count in `unit`, those of moves in 1. */
  constructor(
    readonly tagSet: TagSet,
    readonly transitions: Float32Array,
    private readonly unit = 1,
  ) {
    const { size, types } = tagSet;
    const tags = Array.from({ length: size }, (_, tag) => tag);
    this.#closers = Uint8Array.from(tags.filter((tag) => tagSet.ends[tag]));
    this.#openers = Uint8Array.from(tags.filter((tag) => tagSet.begins[tag]));
    const borders = this.#closers.length;
    this.#scores = new Float64Array(borders ** 2);
    this.#factors = new Float64Array(borders ** 2);
    this.#factorsBack = new Float64Array(borders ** 2);
    this.#gains = new Float64Array(borders);
    this.#border = new Float64Array(borders);
    this.#innerScores = new Float64Array(types.length * INNER);
    this.#innerFactors = new Float64Array(types.length * INNER);
    this.#row = new Float64Array(size);
    this.#next = new Float64Array(size);
    this.refresh();
  }

  /** To be called after `transitions` changed. */
  refresh(): void {
    const { size, types } = this.tagSet;
    const closers = this.#closers;
    const openers = this.#openers;
    const borders = closers.length;
    for (let o = 0; o < borders; o++) {
      const first = this.transitions[openers[o]!]!;
      this.#gains[o] = -Infinity;
      for (let c = 0; c < borders; c++) {
        const score = this.transitions[closers[c]! * size + openers[o]!]!;
        this.#scores[o * borders + c] = score / this.unit;
        this.#factors[o * borders + c] = Math.exp(score);
        this.#factorsBack[c * borders + o] = Math.exp(score);
        if (c > 0) this.#gains[o] = Math.max(this.#gains[o]!, (score - first) / this.unit);
      }
    }
    for (let type = 0; type < types.length; type++) {
      const begin = 1 + type * MARKS;
      for (let move = 0; move < INNER; move++) {
        const from = begin + (move < 2 ? 0 : INSIDE);
        const to = begin + (move % 2 === 0 ? INSIDE : LAST);
        const score = this.transitions[from * size + to]!;
        this.#innerScores[type * INNER + move] = score / this.unit;
        this.#innerFactors[type * INNER + move] = Math.exp(score);
      }
    }
  }

  /** The best path of the tokens `from … to - 1` by `scores[t * size + tag]`, written into `path` at the same places. */
  viterbi(scores: Float32Array | Int32Array, from: number, to: number, path: Uint8Array): void {
    const { size, types, begins } = this.tagSet;
    const length = to - from;
    if (length <= 0) return;
    if (this.#back.length < length * size) this.#back = new Uint8Array(length * size * 2);
    const back = this.#back;
    const closers = this.#closers;
    const openers = this.#openers;
    const borders = closers.length;
    const moves = this.#scores;
    const gains = this.#gains;
    const inner = this.#innerScores;
    const closed = this.#border;
    let row = this.#row;
    let next = this.#next;
    for (let tag = 0; tag < size; tag++) row[tag] = begins[tag] ? scores[from * size + tag]! : -Infinity;
    for (let t = 1; t < length; t++) {
      const at = (from + t) * size;
      const backAt = t * size;
      let second = -Infinity;
      for (let c = 0; c < borders; c++) {
        const score = row[closers[c]!]!;
        closed[c] = score;
        if (c > 0 && score > second) second = score;
      }
      for (let o = 0; o < borders; o++) {
        const move = o * borders;
        let best = closed[0]! + moves[move]!;
        let source = 0;
        if (closed[0]! < second + gains[o]!) {
          for (let c = 1; c < borders; c++) {
            const score = closed[c]! + moves[move + c]!;
            if (score > best) {
              best = score;
              source = c;
            }
          }
        }
        const tag = openers[o]!;
        next[tag] = best + scores[at + tag]!;
        back[backAt + tag] = closers[source]!;
      }
      for (let type = 0; type < types.length; type++) {
        const begin = 1 + type * MARKS;
        const move = type * INNER;
        for (let mark = 0; mark < 2; mark++) {
          const fromBegin = row[begin]! + inner[move + mark]!;
          const fromInside = row[begin + INSIDE]! + inner[move + 2 + mark]!;
          const tag = begin + INSIDE + mark;
          const begun = fromBegin >= fromInside;
          next[tag] = (begun ? fromBegin : fromInside) + scores[at + tag]!;
          back[backAt + tag] = begun ? begin : begin + INSIDE;
        }
      }
      const swap = row;
      row = next;
      next = swap;
    }
    let tag = OUTSIDE;
    for (let c = 1; c < borders; c++) if (row[closers[c]!]! > row[tag]!) tag = closers[c]!;
    for (let t = length - 1; t >= 0; t--) {
      path[from + t] = tag;
      tag = back[t * size + tag]!;
    }
  }

  /**
   * Forward and backward over the tokens `from … to - 1`, whose scores are given as factors, each greater than 0:
   * `emissions[t * size + tag]`. Fills `alpha`, `beta` and `scale` from 0. The sum over all paths is the product of `scale`.
   */
  marginals(emissions: Float64Array, from: number, to: number): void {
    const { size } = this.tagSet;
    if (this.scale.length < to - from) {
      this.alpha = new Float64Array((to - from) * size * 2);
      this.beta = new Float64Array((to - from) * size * 2);
      this.scale = new Float64Array((to - from) * 2);
    }
    this.#emissions = emissions;
    this.#from = from;
    this.#goForward(to - from);
    this.#goBackward(to - from);
  }

  #goForward(length: number): void {
    const { size, types, begins, ends } = this.tagSet;
    const emissions = this.#emissions;
    const alpha = this.alpha;
    const closers = this.#closers;
    const openers = this.#openers;
    const borders = closers.length;
    const factors = this.#factors;
    const inner = this.#innerFactors;
    const closed = this.#border;
    for (let t = 0; t < length; t++) {
      const at = t * size;
      const emission = (this.#from + t) * size;
      let sum = 0;
      if (t === 0) {
        for (let tag = 0; tag < size; tag++) {
          alpha[tag] = begins[tag] ? emissions[emission + tag]! : 0;
          sum += alpha[tag]!;
        }
      } else {
        const before = at - size;
        for (let c = 0; c < borders; c++) closed[c] = alpha[before + closers[c]!]!;
        for (let o = 0; o < borders; o++) {
          const move = o * borders;
          let value = 0;
          for (let c = 0; c < borders; c++) value += closed[c]! * factors[move + c]!;
          const tag = openers[o]!;
          value *= emissions[emission + tag]!;
          alpha[at + tag] = value;
          sum += value;
        }
        for (let type = 0; type < types.length; type++) {
          const begin = 1 + type * MARKS;
          const move = type * INNER;
          const begun = alpha[before + begin]!;
          const inside = alpha[before + begin + INSIDE]!;
          const goesOn = (begun * inner[move]! + inside * inner[move + 2]!) * emissions[emission + begin + INSIDE]!;
          const closes = (begun * inner[move + 1]! + inside * inner[move + 3]!) * emissions[emission + begin + LAST]!;
          alpha[at + begin + INSIDE] = goesOn;
          alpha[at + begin + LAST] = closes;
          sum += goesOn + closes;
        }
      }
      if (t === length - 1) {
        sum = 0;
        for (let tag = 0; tag < size; tag++) {
          if (!ends[tag]) alpha[at + tag] = 0;
          sum += alpha[at + tag]!;
        }
      }
      this.scale[t] = sum;
      const share = 1 / sum;
      for (let tag = 0; tag < size; tag++) alpha[at + tag]! *= share;
    }
  }

  #goBackward(length: number): void {
    const { size, types, ends } = this.tagSet;
    const emissions = this.#emissions;
    const beta = this.beta;
    const closers = this.#closers;
    const openers = this.#openers;
    const borders = closers.length;
    const factors = this.#factorsBack;
    const inner = this.#innerFactors;
    const opened = this.#border;
    for (let tag = 0; tag < size; tag++) beta[(length - 1) * size + tag] = ends[tag]!;
    for (let t = length - 2; t >= 0; t--) {
      const at = t * size;
      const after = at + size;
      const emission = (this.#from + t + 1) * size;
      const share = 1 / this.scale[t + 1]!;
      for (let o = 0; o < borders; o++) {
        const tag = openers[o]!;
        opened[o] = emissions[emission + tag]! * beta[after + tag]! * share;
      }
      for (let c = 0; c < borders; c++) {
        const move = c * borders;
        let value = 0;
        for (let o = 0; o < borders; o++) value += opened[o]! * factors[move + o]!;
        beta[at + closers[c]!] = value;
      }
      for (let type = 0; type < types.length; type++) {
        const begin = 1 + type * MARKS;
        const move = type * INNER;
        const goesOn = emissions[emission + begin + INSIDE]! * beta[after + begin + INSIDE]! * share;
        const closes = emissions[emission + begin + LAST]! * beta[after + begin + LAST]! * share;
        beta[at + begin] = goesOn * inner[move]! + closes * inner[move + 1]!;
        beta[at + begin + INSIDE] = goesOn * inner[move + 2]! + closes * inner[move + 3]!;
      }
    }
  }

  /** After `marginals`: the probability of a span, whose tokens are counted as in the scores. */
  spanProbability(span: TagSpan): number {
    const { size } = this.tagSet;
    const from = this.#from;
    let tag = tagAt(span, span.first);
    let probability = this.alpha[(span.first - from) * size + tag]!;
    for (let t = span.first + 1; t < span.last; t++) {
      const next = tagAt(span, t);
      probability *= this.#step(t - from, tag, next);
      tag = next;
    }
    return probability * this.beta[(span.last - 1 - from) * size + tag]!;
  }

  /** After `marginals`: how probable the move from `from` at token t - 1 to `to` at token t is, tokens counted from 0. */
  moveProbability(t: number, from: number, to: number): number {
    const { size } = this.tagSet;
    return this.alpha[(t - 1) * size + from]! * this.#step(t, from, to) * this.beta[t * size + to]!;
  }

  #step(t: number, from: number, to: number): number {
    const { size } = this.tagSet;
    const emission = this.#emissions[(this.#from + t) * size + to]!;
    return (Math.exp(this.transitions[from * size + to]!) * emission) / this.scale[t]!;
  }
}
