import { select } from '../../src/output/select.js';
import { sample } from './helpers.js';

const entities = sample().entities.map((entity, i) => ({ ...entity, confidence: [0.5, 0.9, 0.4, 0.8, 0.7][i]! }));
const brief = (options: Parameters<typeof select>[1]) =>
  select(entities, options).map(({ id, parent, holder }) => [id, parent, holder].filter(Boolean).join(' '));

test.each([
  ['all', {}, ['e1 e3', 'e2 e1', 'e3', 'e4', 'e5']],
  ['outer ones', { nested: false }, ['e1 e3', 'e3', 'e4', 'e5']],
  ['sure ones: what stood in an unsure one stands alone', { minConfidence: 0.6 }, ['e2', 'e4', 'e5']],
  ['a title without its holder', { minConfidence: 0.5 }, ['e1', 'e2 e1', 'e4', 'e5']],
])('%s', (_, options, expected) => {
  expect(brief(options)).toEqual(expected);
});

test('an inner entity moves to the next longer one that stays', () => {
  const inner = { ...entities[1]!, id: 'e9', parent: 'e2' };
  const kept = select([...entities.slice(0, 1), { ...entities[1]!, confidence: 0 }, inner], { minConfidence: 0.3 });
  expect(kept.map(({ id, parent }) => [id, parent])).toEqual([
    ['e1', undefined],
    ['e9', 'e1'],
  ]);
});
