/** What holds for every text, whatever it holds: offsets in three units, nesting, links, the same answer twice. */
import fc from 'fast-check';
import { checkAnswer } from '../fuzz/check.js';
import { createExtractor } from '../src/index.js';
import { hostileText } from './hostile.js';

const extractor = createExtractor({ tokens: true });

test('every entity of 20,000 hostile texts stands where it says, in three units', () => {
  fc.assert(
    fc.property(hostileText, (text) => checkAnswer(extractor.extract(text, { reference: '2026-02-04' }))),
    { numRuns: 20_000 },
  );
});

test('the same text gives the same answer, whatever was read between', () => {
  const first = extractor.extract('قال وزير الدفاع اللواء مرهف أبو قصرة في دمشق أمس.');
  fc.assert(
    fc.property(hostileText, (text) => void extractor.extract(text)),
    { numRuns: 200 },
  );
  expect(extractor.extract('قال وزير الدفاع اللواء مرهف أبو قصرة في دمشق أمس.')).toEqual(first);
});
