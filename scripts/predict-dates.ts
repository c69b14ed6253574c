/**
 * Dates of a gold file's texts, as JSON Lines for the scorer: code-point offsets, the gold record's own reference date.
 * npx tsx scripts/predict-dates.ts GOLD.jsonl > PREDICTED.jsonl
 */
import { readFileSync } from 'node:fs';
import { parseDates } from '../src/dates/dates.js';

const codePoints = (text: string): number => [...text].length;

const file = process.argv[2];
if (file === undefined) {
  console.error('usage: predict-dates.ts GOLD.jsonl');
  process.exit(2);
}
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (line.trim() === '') continue;
  const { id, text, reference } = JSON.parse(line) as { id: string; text: string; reference?: string };
  const entities = parseDates(text, { reference }).map(({ start, end, rule, date }) => {
    const from = codePoints(text.slice(0, start));
    const mention = text.slice(start, end);
    return { type: 'DATE', start: from, end: from + codePoints(mention), text: mention, rule, ...date };
  });
  console.log(JSON.stringify({ id, entities }));
}
