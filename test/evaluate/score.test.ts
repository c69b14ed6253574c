import fc from 'fast-check';
import type { Entity } from '../../src/document.js';
import type { GoldDocument, GoldEntity } from '../../src/evaluate/gold.js';
import { measure, scoreDocument } from '../../src/evaluate/score.js';

const TYPES = ['PERSON', 'LOCATION', 'DATE'];
const OPTIONS = { types: TYPES, nested: false };

type Brief = readonly [
  type: string,
  start: number,
  end: number,
  more?: { nested?: boolean; parent?: string; value?: string },
];

const gold = (entities: readonly Brief[], rest: Partial<GoldDocument> = {}): GoldDocument => ({
  id: 'x',
  text: 'x'.repeat(100),
  entities: entities.map(
    ([type, start, end, more]): GoldEntity => ({ type, start, end, text: `${start}`, nested: false, ...more }),
  ),
  ...rest,
});
const answers = (entities: readonly Brief[]): Entity[] =>
  entities.map(([type, start, end, more], i) => ({
    id: `e${i + 1}`,
    type,
    start,
    end,
    text: `${start}`,
    line: 1,
    column: 1,
    normalized: '',
    confidence: 1,
    rule: '',
    ...more,
  }));

test('right, missed, extra, touched, values', () => {
  const document = gold([
    ['PERSON', 0, 5],
    ['PERSON', 10, 15],
    ['LOCATION', 20, 25],
    ['DATE', 30, 35, { value: '2026' }],
    ['DATE', 40, 45, { value: '2025' }],
  ]);
  const score = scoreDocument(
    document,
    answers([
      ['PERSON', 0, 5],
      ['PERSON', 10, 14],
      ['PERSON', 20, 25],
      ['DATE', 30, 35, { value: '2026' }],
      ['DATE', 40, 45, { value: '2024' }],
      ['LOCATION', 90, 95],
    ]),
    OPTIONS,
  );
  expect(score.tallies).toEqual({
    PERSON: { right: 1, missed: 1, extra: 2, touched: 2, values: 0, valuesRight: 0 },
    LOCATION: { right: 0, missed: 1, extra: 1, touched: 0, values: 0, valuesRight: 0 },
    DATE: { right: 2, missed: 0, extra: 0, touched: 2, values: 2, valuesRight: 1 },
  });
  expect(score.errors.map(({ kind, type, start, said }) => [kind, type, start, said])).toEqual([
    ['extra', 'PERSON', 10, undefined],
    ['missed', 'PERSON', 10, '10'],
    ['confused', 'LOCATION', 20, 'PERSON'],
    ['value', 'DATE', 40, '2024 for 2025'],
    ['extra', 'LOCATION', 90, undefined],
  ]);
  const { precision, recall, f1 } = measure([score], TYPES);
  expect([precision, recall, f1]).toEqual([3 / 6, 3 / 5, 6 / 11]);
});

test('inner entities count on request', () => {
  const document = gold([
    ['PERSON', 0, 9],
    ['LOCATION', 5, 9, { nested: true }],
  ]);
  const given = answers([
    ['PERSON', 0, 9],
    ['LOCATION', 5, 9, { parent: 'e1' }],
  ]);
  expect(measure([scoreDocument(document, given, OPTIONS)], TYPES).right).toBe(1);
  expect(measure([scoreDocument(document, given, { ...OPTIONS, nested: true })], TYPES).right).toBe(2);
});

test('where gold has tokens, whole ones are compared', () => {
  const tokens = [
    { start: 0, end: 5 },
    { start: 6, end: 10 },
  ];
  const document = gold([['LOCATION', 0, 5]], { tokens });
  expect(measure([scoreDocument(document, answers([['LOCATION', 1, 5]]), OPTIONS)], TYPES).f1).toBe(1);
});

test('nothing wanted and nothing said', () => {
  expect(measure([scoreDocument(gold([]), [], OPTIONS)], TYPES)).toMatchObject({
    precision: 0,
    recall: 0,
    f1: 0,
    interval: [0, 0],
  });
});

test('answers that are the gold are perfect, and figures are the same every time', () => {
  const entity = fc
    .tuple(fc.constantFrom(...TYPES), fc.integer({ min: 0, max: 9 }))
    .map(([type, at]): Brief => [type, at * 10, at * 10 + 5]);
  const entities = fc.uniqueArray(entity, { selector: ([, start]) => start, minLength: 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(entities, entities), { minLength: 1, maxLength: 5 }), (documents) => {
      const perfect = documents.map(([wanted]) => scoreDocument(gold(wanted), answers(wanted), OPTIONS));
      expect(measure(perfect, TYPES)).toMatchObject({ precision: 1, recall: 1, f1: 1, interval: [1, 1] });
      const real = documents.map(([wanted, given]) => scoreDocument(gold(wanted), answers(given), OPTIONS));
      const measures = measure(real, TYPES);
      expect(measure(real, TYPES)).toEqual(measures);
      expect(measures.right + measures.missed).toBe(documents.reduce((sum, [wanted]) => sum + wanted.length, 0));
      expect(measures.right + measures.extra).toBe(documents.reduce((sum, [, given]) => sum + given.length, 0));
      expect(measures.interval[0]).toBeLessThanOrEqual(measures.interval[1]);
    }),
    { numRuns: 30 },
  );
});
