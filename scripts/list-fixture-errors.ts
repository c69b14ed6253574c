/** `tsx scripts/list-fixture-errors.ts`: writes fixtures/known-errors.tsv anew, from what the extractor now gets wrong. */
import { writeFileSync } from 'node:fs';
import { fixtureErrors, fixtureNames } from '../test/fixtures.js';

const lines = fixtureNames().flatMap((name) => fixtureErrors(name));
writeFileSync(
  'fixtures/known-errors.tsv',
  `# fixture, kind, type, place, layer, text\n${lines.map((line) => `${line}\n`).join('')}`,
);
console.error(`${lines.length} errors`);
