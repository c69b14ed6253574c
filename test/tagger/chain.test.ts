import fc from 'fast-check';
import { Chain } from '../../src/tagger/chain.js';
import { Kernel, LANES } from '../../src/tagger/kernel.js';
import { bilou, readSpans, type TagSet, writeSpan } from '../../src/tagger/tags.js';

const tagSet = bilou(['PERSON', 'LOCATION']);

/** Every path that the tag set allows. */
function paths(length: number, { size, allowed, begins, ends }: TagSet): number[][] {
  let open = Array.from({ length: size }, (_, tag) => [tag]).filter(([tag]) => begins[tag!]);
  for (let t = 1; t < length; t++) {
    open = open.flatMap((path) =>
      Array.from({ length: size }, (_, tag) => tag)
        .filter((tag) => allowed[path.at(-1)! * size + tag])
        .map((tag) => [...path, tag]),
    );
  }
  return open.filter((path) => ends[path.at(-1)!]);
}

const scoreOf = (path: readonly number[], scores: Float32Array, transitions: Float32Array): number =>
  path.reduce(
    (sum, tag, t) =>
      sum + scores[t * tagSet.size + tag]! + (t > 0 ? transitions[path[t - 1]! * tagSet.size + tag]! : 0),
    0,
  );

const numbers = (count: number) =>
  fc
    .array(fc.integer({ min: -30, max: 30 }), { minLength: count, maxLength: count })
    .map((values) => Float32Array.from(values, (value) => value / 10));

const problem = fc
  .integer({ min: 1, max: 4 })
  .chain((length) => fc.tuple(fc.constant(length), numbers(length * tagSet.size), numbers(tagSet.size ** 2)));

/** A chain that has read all tokens. */
function chainOf(scores: Float32Array, transitions: Float32Array, length: number): Chain {
  const chain = new Chain(tagSet, transitions);
  chain.read(Float64Array.from(scores, Math.exp), 0, length);
  chain.complete();
  return chain;
}

test('the best path is the best of all paths', () => {
  fc.assert(
    fc.property(problem, ([length, scores, transitions]) => {
      const path = new Uint8Array(length);
      chainOf(scores, transitions, length).bestPath(path, 0);
      const best = Math.max(...paths(length, tagSet).map((one) => scoreOf(one, scores, transitions)));
      expect(scoreOf(Array.from(path), scores, transitions)).toBeCloseTo(best, 4);
    }),
    { numRuns: 50 },
  );
});

test('probabilities of tags, of moves and of spans are sums over all paths', () => {
  fc.assert(
    fc.property(problem, ([length, scores, transitions]) => {
      const chain = chainOf(scores, transitions, length);
      const path = new Uint8Array(length);
      chain.bestPath(path, 0);
      const all = paths(length, tagSet).map((one) => ({
        one,
        weight: Math.exp(scoreOf(one, scores, transitions) - chain.logSum()),
      }));
      const total = (fits: (one: readonly number[]) => boolean) =>
        all.filter(({ one }) => fits(one)).reduce((sum, { weight }) => sum + weight, 0);
      expect(total(() => true)).toBeCloseTo(1, 4);
      for (let t = 0; t < length; t++) {
        for (let tag = 0; tag < tagSet.size; tag++) {
          expect(chain.probability(t, tag)).toBeCloseTo(
            total((one) => one[t] === tag),
            4,
          );
        }
      }
      for (const span of readSpans(path, 0, length)) {
        const fits = (one: readonly number[]) =>
          one.every((tag, t) => t < span.first || t >= span.last || tag === path[t]);
        expect(chain.spanProbability(span)).toBeCloseTo(total(fits), 4);
      }
      for (let t = 1; t < length; t++) {
        const [from, to] = [path[t - 1]!, path[t]!];
        expect(chain.moveProbability(t, from, to)).toBeCloseTo(
          total((one) => one[t - 1] === from && one[t] === to),
          4,
        );
      }
    }),
    { numRuns: 50 },
  );
});

test('sums of a model, in its own unit, say the same as factors', () => {
  const unit = 0.1;
  fc.assert(
    fc.property(problem, ([length, scores, transitions]) => {
      const kernel = new Kernel();
      const chain = new Chain(tagSet, transitions, kernel, unit);
      const sums = new Int16Array(length * LANES);
      scores.forEach((score, i) => {
        sums[Math.floor(i / tagSet.size) * LANES + (i % tagSet.size)] = Math.round(score / unit);
      });
      chain.readSums(kernel.store(sums), 0, length);
      chain.complete();
      const expected = chainOf(scores, transitions, length);
      for (let t = 0; t < length; t++) {
        for (let tag = 0; tag < tagSet.size; tag++)
          expect(chain.probability(t, tag)).toBeCloseTo(expected.probability(t, tag), 4);
      }
    }),
    { numRuns: 50 },
  );
});

test('what was read before leaves no trace, and memory may grow between', () => {
  fc.assert(
    fc.property(problem, problem, ([length, scores, transitions], [otherLength, otherScores]) => {
      const chain = new Chain(tagSet, transitions);
      chain.read(Float64Array.from(otherScores, Math.exp), 0, otherLength);
      chain.read(new Float64Array(5000 * tagSet.size).fill(1), 0, 5000);
      chain.complete();
      chain.read(Float64Array.from(scores, Math.exp), 0, length);
      chain.complete();
      expect(chain.logSum()).toBe(chainOf(scores, transitions, length).logSum());
    }),
    { numRuns: 10 },
  );
});

test('more types than there are lanes for are refused', () => {
  const many = bilou(['A', 'B', 'C', 'D', 'E']);
  expect(() => new Chain(many, new Float32Array(many.size ** 2))).toThrow(RangeError);
});

test('spans written as tags are read back', () => {
  const spans = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 1 })), {
      maxLength: 6,
    })
    .map((steps) => {
      let at = 0;
      return steps.map(([gap, length, type]) => {
        const first = at + gap;
        at = first + length;
        return { first, last: at, type };
      });
    });
  fc.assert(
    fc.property(spans, (written) => {
      const length = (written.at(-1)?.last ?? 0) + 1;
      const tags = new Uint8Array(length);
      for (const span of written) writeSpan(tags, span);
      expect(readSpans(tags, 0, length)).toEqual(written);
      for (let t = 1; t < length; t++) expect(tagSet.allowed[tags[t - 1]! * tagSet.size + tags[t]!]).toBe(1);
    }),
  );
});
