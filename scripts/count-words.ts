/**
 * `tsx scripts/count-words.ts NEWS.jsonl.gz OUT.tsv`: how often raw news writes each folded word, for words written at least
 * MIN_COUNT times; the first line is `#<TAB>running words`. Records have `text`, and may have `title`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createReader } from '../src/text/tokens.js';

const MIN_COUNT = 4;

const [input, output] = process.argv.slice(2) as [string, string];
const read = createReader();
const counts = new Map<string, number>();
let total = 0;
for (const line of gunzipSync(readFileSync(input)).toString('utf8').split('\n').filter(Boolean)) {
  const { title = '', text } = JSON.parse(line) as { title?: string; text: string };
  for (const { kind, folded } of read(`${title}\n\n${text}`).tokens) {
    if (kind !== 'word') continue;
    total += 1;
    counts.set(folded, (counts.get(folded) ?? 0) + 1);
  }
}
const kept = [...counts].filter(([, count]) => count >= MIN_COUNT).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
writeFileSync(output, `#\t${total}\n${kept.map(([word, count]) => `${word}\t${count}\n`).join('')}`);
console.error(`${total} running words, ${kept.length} of ${counts.size} words written`);
