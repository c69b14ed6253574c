import fc from 'fast-check';
import type { Document, Token } from '../../src/document.js';
import { FeatureExtractor, paragraphsOf, placedFeatures, type TaggerInput } from '../../src/tagger/features.js';
import { Kernel, LANES } from '../../src/tagger/kernel.js';
import { Model, writeModel } from '../../src/tagger/model.js';
import { Scorer } from '../../src/tagger/scorer.js';
import { Sums } from '../../src/tagger/sums.js';
import { bilou } from '../../src/tagger/tags.js';
import { generator } from '../../src/tagger/training/trainer.js';
import { smallWorld } from './helpers.js';

const world = smallWorld();
const tagSet = bilou(['PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION']);
const { size } = tagSet;
const SCALE = 0.01;

/** The features of all tokens, as training sees them. */
function featuresOf(input: TaggerInput): number[][] {
  const features: number[][] = input.document.tokens.map(() => []);
  placedFeatures(input, new FeatureExtractor(world), {
    add: (index, feature) => features[index]!.push(feature),
    addToAll: (indexes, count, feature, except) => {
      for (let i = 0; i < count; i++) if (i !== except) features[indexes[i]!]!.push(feature);
    },
  });
  return features;
}

/** A model that knows two thirds of these features, with weights by lot from -127 to 127. */
function modelOf(known: Iterable<number>): { model: Model; weights: ReadonlyMap<number, Int32Array> } {
  const random = generator(7);
  const hashes = Int32Array.from([...new Set(known)].filter(() => random() < 2 / 3));
  const whole = Int32Array.from({ length: hashes.length * size }, () => Math.round((random() * 2 - 1) * 127));
  // The greatest weight sets the scale.
  for (let row = 0; row < hashes.length; row++) whole[row * size] = 127;
  const bytes = writeModel({
    tagSet,
    hashes,
    emissions: Float32Array.from(whole, (weight) => weight * SCALE),
    transitions: new Float32Array(size * size),
    calibration: tagSet.types.map(() => ({ slope: 1, offset: 0 })),
    lexicon: world.lexicon,
  });
  const weights = new Map(Array.from(hashes, (hash, row) => [hash, whole.subarray(row * size, (row + 1) * size)]));
  return { model: Model.fromBytes(bytes), weights };
}

/** What a scorer says of the tokens. */
function sumsOf(scorer: Scorer, kernel: Kernel, input: TaggerInput): number[][] {
  const { tokens } = input.document;
  const address = scorer.score(input, paragraphsOf(tokens));
  const sums = new Int16Array(kernel.buffer, address, tokens.length * LANES);
  return tokens.map((_, t) => Array.from(sums.subarray(t * LANES, t * LANES + size)));
}

function expectedSums(features: readonly number[][], weights: ReadonlyMap<number, Int32Array>): number[][] {
  return features.map((ofToken) => {
    const sums = new Array<number>(size).fill(0);
    for (const feature of ofToken) {
      weights.get(feature)?.forEach((weight, tag) => {
        sums[tag]! += weight;
      });
    }
    return sums;
  });
}

/** The same words, but some are read in another order. */
function readOtherwise(document: Document, which: (index: number) => boolean): Document {
  const orders = new Map<Token['readings'], Token['readings']>();
  const turned = (readings: Token['readings']): Token['readings'] => {
    if (!orders.has(readings)) orders.set(readings, [...readings].reverse());
    return orders.get(readings)!;
  };
  const tokens = document.tokens.map((token, i) => (which(i) ? { ...token, readings: turned(token.readings) } : token));
  return { ...document, tokens };
}

const WORDS = ['سامر', 'حداد', 'وسامر', 'بحلب', 'قال', 'في', 'حلب', '«', '»', '.', '\n\n', '\n', 'شركة', 'A1', '٣'];
const texts = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' '));

test('a scorer says of each token what its features weigh together, whatever came before', () => {
  const documents = fc.array(fc.tuple(texts, fc.integer({ min: 0, max: 5 })), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(documents, (read) => {
      const inputs = read.map(([text, step]): TaggerInput => {
        const input = world.prepare(text);
        return { ...input, document: readOtherwise(input.document, (i) => step > 0 && i % step === 0) };
      });
      const features = inputs.map(featuresOf);
      const { model, weights } = modelOf(features.flat(2));
      const kernel = new Kernel();
      const scorer = new Scorer(model.features, world, kernel);
      for (const round of [0, 1]) {
        inputs.forEach((input, i) => {
          expect([round, sumsOf(scorer, kernel, input)]).toEqual([round, expectedSums(features[i]!, weights)]);
        });
      }
    }),
    { numRuns: 60 },
  );
});

test('memory grows with documents and forms', () => {
  const words = Array.from({ length: 3000 }, (_, i) => `كلمة${'ابتثجحخد'[i % 8]}${i}`);
  const input = world.prepare(words.join(' '));
  const features = featuresOf(input);
  const { model, weights } = modelOf(features.slice(0, 200).flat());
  const kernel = new Kernel();
  const scorer = new Scorer(model.features, world, kernel);
  const small = world.prepare(words.slice(0, 5).join(' '));
  const before = sumsOf(scorer, kernel, small);
  expect(sumsOf(scorer, kernel, input)).toEqual(expectedSums(features, weights));
  expect(sumsOf(scorer, kernel, small)).toEqual(before);
});

test('sums beyond what fits stay full', () => {
  const input = world.prepare('قال سامر');
  const features = featuresOf(input)[0]!;
  const { model } = modelOf(features);
  const kernel = new Kernel();
  const sums = new Sums(kernel, model.features);
  sums.begin(1);
  sums.layForms(new Int32Array(1), 0, []);
  for (let i = 0; i < 3000; i++) for (const hash of features) sums.add(0, hash);
  const [first] = new Int16Array(kernel.buffer, sums.finish(), LANES);
  expect(first).toBe(32_767);
});

describe('paragraphs', () => {
  const rangesOf = (text: string) => paragraphsOf(world.prepare(text).document.tokens);
  test.each<[string, number[][]]>([
    ['', []],
    ['قال سامر', [[0, 2]]],
    ['قال\nسامر', [[0, 2]]],
    [
      'قال\n\nسامر في حلب',
      [
        [0, 1],
        [1, 4],
      ],
    ],
  ])('%j', (text, ranges) => {
    expect(rangesOf(text)).toEqual(ranges);
  });

  test('one without an end is cut behind a sentence, or at last anywhere', () => {
    const sentence = `${'كلمة '.repeat(2999)}كلمة. `;
    const ranges = rangesOf(sentence.repeat(3) + 'كلمة '.repeat(9000));
    expect(ranges).toEqual([
      [0, 6002],
      [6002, 14002],
      [14002, 18003],
    ]);
  });
});
