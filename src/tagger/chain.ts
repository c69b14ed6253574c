/**
 * A linear chain over BILOU tags: best path and probabilities, from scores of tokens and of moves. Of the moves that BILOU
 * allows most lead from a tag that ends a span, or `O`, to one that begins a span, or `O`; the rest stays within one type.
 * Forward and backward are in `kernel.wat`, which also says how a row is laid out.
 */
import { Kernel, LANES } from './kernel.js';
import { BEGIN, INSIDE, LAST, MARKS, OUTSIDE, type TagSet, type TagSpan, tagAt, UNIT } from './tags.js';

/** No chain has more types. */
export const MOST_TYPES = 4;

/** A row of the chain: its numbers, and where in it the tags stand. */
const ROW = 18;
const OUTSIDE_LANE = 4;
const FIRST_LANES = { [BEGIN]: 0, [UNIT]: 5, [LAST]: 9, [INSIDE]: 13 } as const;
/** Lanes of what may begin after another span, from 0, and of what may end one, from `OUTSIDE_LANE`. */
const BORDERS = 9;

/** In the kernel's `moves`: the length of a row of moves between borders, and where the moves within types begin. */
const MOVE_ROW = BORDERS + 1;
const INNER_AT = 2 * BORDERS * MOVE_ROW;
/** Within one type the moves B to L, I to L, B to I and I to I. */
const INNER = [
  [BEGIN, LAST],
  [INSIDE, LAST],
  [BEGIN, INSIDE],
  [INSIDE, INSIDE],
] as const;
const MOVES = INNER_AT + INNER.length * MOST_TYPES;

const NUMBER = Float64Array.BYTES_PER_ELEMENT;
const SUM_BYTES = LANES * Int16Array.BYTES_PER_ELEMENT;
/** Scores that lie so much below a token's best one, or more, make no difference to each other. */
const NEGLIGIBLE = 40;

/** `e ^ -x` for scores that lie x below a token's best one, `x` counting in `unit`. */
const factorsBelow = (unit: number): Float64Array =>
  Float64Array.from({ length: Math.ceil(NEGLIGIBLE / unit) }, (_, x) => Math.exp(-x * unit));

export class Chain {
  /** Where in a row each tag stands. */
  readonly #lanes: Int32Array;
  readonly #moves: number;
  readonly #scratch: number;
  /** Of the tokens at hand; each has a row, but of `scale` a number. */
  #emissions = 0;
  #alpha = 0;
  #best = 0;
  #beta = 0;
  #scale = 0;
  #room = 0;
  #count = 0;
  /** How sums become factors, where a model has them; made when first needed. */
  #tables: { readonly lanes: number; readonly factors: number; readonly last: number } | undefined;
  #seen: Views | undefined;

  /** Sums (`readSums`) count in `unit`, moves in 1. Throws a RangeError where there are too many types. */
  constructor(
    readonly tagSet: TagSet,
    readonly transitions: Float32Array,
    private readonly kernel = new Kernel(),
    private readonly unit = 1,
  ) {
    if (tagSet.types.length > MOST_TYPES) throw new RangeError(`more than ${MOST_TYPES} types`);
    this.#lanes = Int32Array.from({ length: tagSet.size }, (_, tag) => laneOf(tag));
    this.#moves = kernel.reserve(MOVES * NUMBER);
    this.#scratch = kernel.reserve(ROW * NUMBER);
    this.refresh();
  }

  /** To be called after `transitions` changed. */
  refresh(): void {
    const { size, types, begins, ends } = this.tagSet;
    const { moves } = this.#views();
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) {
        if (!ends[from] || !begins[to]) continue;
        const [closer, opener] = [this.#lanes[from]! - OUTSIDE_LANE, this.#lanes[to]!];
        const factor = Math.exp(this.transitions[from * size + to]!);
        moves[closer * MOVE_ROW + opener] = factor;
        moves[(BORDERS + opener) * MOVE_ROW + closer] = factor;
      }
    }
    for (let type = 0; type < types.length; type++) {
      INNER.forEach(([from, to], move) => {
        const score = this.transitions[tagOf(type, from) * size + tagOf(type, to)]!;
        moves[INNER_AT + move * MOST_TYPES + type] = Math.exp(score);
      });
    }
  }

  /** Reads the tokens `first … last - 1`, whose scores are given as factors, each greater than 0: `emissions[t * size + tag]`. */
  read(emissions: Float64Array, first: number, last: number): void {
    const { size } = this.tagSet;
    this.#reserve(last - first);
    const rows = this.#views().emissions;
    for (let t = 0; t < last - first; t++) {
      for (let tag = 0; tag < size; tag++) rows[t * ROW + this.#lanes[tag]!] = emissions[(first + t) * size + tag]!;
    }
    this.#goForward(last - first);
  }

  /** Reads the tokens `first … last - 1`, whose sums lie at `address` (sums.ts) in the kernel's memory. */
  readSums(address: number, first: number, last: number): void {
    this.#tables ??= this.#makeTables();
    this.#reserve(last - first);
    const { lanes, factors, last: least } = this.#tables;
    const { exponentiate } = this.kernel.run;
    const sums = address + first * SUM_BYTES;
    exponentiate(sums, last - first, this.tagSet.size, lanes, factors, least, this.#emissions);
    this.#goForward(last - first);
  }

  #makeTables() {
    const factors = factorsBelow(this.unit);
    const lanes = this.#lanes.map((lane) => lane * NUMBER);
    return { lanes: this.kernel.store(lanes), factors: this.kernel.store(factors), last: factors.length - 1 };
  }

  #goForward(count: number): void {
    this.#count = count;
    if (count === 0) return;
    this.kernel.run.forward(count, this.#moves, this.#emissions, this.#alpha, this.#best, this.#scale);
  }

  /** The best path of the tokens that were read, written into `path` from `at` on. */
  bestPath(path: Uint8Array, at: number): void {
    if (this.#count === 0) return;
    const { best } = this.#views();
    let tag = this.#bestCloser(best, (this.#count - 1) * ROW, undefined);
    for (let t = this.#count - 1; t >= 0; t--) {
      path[at + t] = tag;
      if (t > 0) tag = this.#bestBefore(best, (t - 1) * ROW, tag);
    }
  }

  /** From which tag of the row at `row` the best path comes to a tag. */
  #bestBefore(best: Float64Array, row: number, tag: number): number {
    const { begins } = this.tagSet;
    if (begins[tag]) return this.#bestCloser(best, row, this.#lanes[tag]!);
    const type = Math.floor((tag - 1) / MARKS);
    const { moves } = this.#views();
    const inner = INNER_AT + type + ((tag - 1) % MARKS === LAST ? 0 : 2 * MOST_TYPES);
    const begun = best[row + FIRST_LANES[BEGIN] + type]! * moves[inner]!;
    const inside = best[row + FIRST_LANES[INSIDE] + type]! * moves[inner + MOST_TYPES]!;
    return tagOf(type, begun >= inside ? BEGIN : INSIDE);
  }

  /** The best tag that ends a span, or `O`, at the row; before the tag in the lane `opener`, if there is one. */
  #bestCloser(best: Float64Array, row: number, opener: number | undefined): number {
    const { moves } = this.#views();
    let found = 0;
    let most = -1;
    for (let closer = 0; closer < BORDERS; closer++) {
      const factor = opener === undefined ? 1 : moves[closer * MOVE_ROW + opener]!;
      const value = best[row + OUTSIDE_LANE + closer]! * factor;
      if (value > most) {
        most = value;
        found = closer;
      }
    }
    return CLOSERS[found]!;
  }

  /** Reads the same tokens backward: to be called before probabilities are asked for. */
  complete(): void {
    if (this.#count === 0) return;
    this.kernel.run.backward(this.#count, this.#moves, this.#emissions, this.#beta, this.#scale, this.#scratch);
  }

  /** Of the tokens that were read, counted from 0: the logarithm of the sum over all paths. */
  logSum(): number {
    const { scale } = this.#views();
    let sum = 0;
    for (let t = 0; t < this.#count; t++) sum += Math.log(scale[t]!);
    return sum;
  }

  /** After `complete`: how probable a tag is; tokens count from 0. */
  probability(t: number, tag: number): number {
    const { alpha, beta } = this.#views();
    const at = t * ROW + this.#lanes[tag]!;
    return alpha[at]! * beta[at]!;
  }

  /** After `complete`: the probability of a span, of a range of tokens that was read from `first` on. */
  spanProbability(span: TagSpan, first = 0): number {
    const { alpha, beta } = this.#views();
    let tag = tagAt(span, span.first);
    let probability = alpha[(span.first - first) * ROW + this.#lanes[tag]!]!;
    for (let t = span.first + 1; t < span.last; t++) {
      const next = tagAt(span, t);
      probability *= this.#step(t - first, tag, next);
      tag = next;
    }
    return probability * beta[(span.last - 1 - first) * ROW + this.#lanes[tag]!]!;
  }

  /** After `complete`: how probable the move from `from` at token t - 1 to `to` at token t is. */
  moveProbability(t: number, from: number, to: number): number {
    const { alpha, beta } = this.#views();
    const [before, here] = [(t - 1) * ROW + this.#lanes[from]!, t * ROW + this.#lanes[to]!];
    return alpha[before]! * this.#step(t, from, to) * beta[here]!;
  }

  #step(t: number, from: number, to: number): number {
    const { emissions, scale } = this.#views();
    const emission = emissions[t * ROW + this.#lanes[to]!]!;
    return (Math.exp(this.transitions[from * this.tagSet.size + to]!) * emission) / scale[t]!;
  }

  #reserve(count: number): void {
    if (count <= this.#room) return;
    const room = count * 2;
    const rows = room * ROW * NUMBER;
    this.#emissions = this.kernel.reserve(rows);
    this.#alpha = this.kernel.reserve(rows);
    this.#best = this.kernel.reserve(rows);
    this.#beta = this.kernel.reserve(rows);
    this.#scale = this.kernel.reserve(room * NUMBER);
    this.#room = room;
    this.#seen = undefined;
  }

  /** The memory as numbers, made anew when it moved. */
  #views(): Views {
    const { buffer } = this.kernel;
    if (this.#seen?.buffer === buffer) return this.#seen;
    const rows = (address: number) => new Float64Array(buffer, address, this.#room * ROW);
    this.#seen = {
      buffer,
      moves: new Float64Array(buffer, this.#moves, MOVES),
      emissions: rows(this.#emissions),
      alpha: rows(this.#alpha),
      best: rows(this.#best),
      beta: rows(this.#beta),
      scale: new Float64Array(buffer, this.#scale, this.#room),
    };
    return this.#seen;
  }
}

interface Views {
  readonly buffer: ArrayBuffer;
  readonly moves: Float64Array;
  readonly emissions: Float64Array;
  readonly alpha: Float64Array;
  readonly best: Float64Array;
  readonly beta: Float64Array;
  readonly scale: Float64Array;
}

const tagOf = (type: number, mark: number): number => 1 + type * MARKS + mark;

function laneOf(tag: number): number {
  if (tag === OUTSIDE) return OUTSIDE_LANE;
  const mark = ((tag - 1) % MARKS) as keyof typeof FIRST_LANES;
  return FIRST_LANES[mark] + Math.floor((tag - 1) / MARKS);
}

/** The tags in the lanes from `OUTSIDE_LANE` on: `O`, and U and L of each type. */
const CLOSERS = Int32Array.from({ length: BORDERS }, (_, lane) => {
  if (lane === 0) return OUTSIDE;
  return lane <= MOST_TYPES ? tagOf(lane - 1, UNIT) : tagOf(lane - 1 - MOST_TYPES, LAST);
});
