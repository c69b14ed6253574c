/**
 * Our own news texts against their annotations, every entity of every one. What the extractor still gets wrong in them
 * is listed in fixtures/known-errors.tsv: an error that is not there fails, and so does one that is there no more
 * (`npx tsx scripts/list-fixture-errors.ts` writes the list anew, for a reader to look at the difference).
 */
import { readFileSync } from 'node:fs';
import { fixtureErrors, fixtureNames, loadFixture } from './fixtures.js';

const known = readFileSync('fixtures/known-errors.tsv', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

test.each(fixtureNames())('%s', (name) => {
  const { text, gold } = loadFixture(name);
  expect(gold.text).toBe(text);
  for (const { start, end, text: mention } of gold.entities) expect([...text].slice(start, end).join('')).toBe(mention);
  expect(fixtureErrors(name)).toEqual(known.filter((line) => line.startsWith(`${name}\t`)));
});

test('known errors are of fixtures that exist', () => {
  const names = new Set(fixtureNames());
  expect(known.filter((line) => !names.has(line.split('\t')[0]!))).toEqual([]);
});
