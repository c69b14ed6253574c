/**
 * `tsx scripts/frequent-words.ts NEWS.jsonl.gz [COUNT]`: the words that raw news writes most often and that no list has, folded and
 * without proclitics, with their counts; what to read when a list of common words is extended. Records have `text`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadData } from '../src/data.js';
import { listName, parseList } from '../src/gazetteer/rows.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { fold } from '../src/text/letters.js';
import { createReader } from '../src/text/tokens.js';
import { FACTS_FILE, readListFiles } from './compile-lists.js';

const [input, count = '1000'] = process.argv.slice(2);
if (input === undefined) throw new Error('usage: tsx scripts/frequent-words.ts NEWS.jsonl.gz [COUNT]');

const lists = readListFiles(fileURLToPath(new URL('../gazetteers/', import.meta.url)));
const listed = new Set(
  lists
    .filter(({ path }) => path !== FACTS_FILE)
    .flatMap(({ path, text }) => parseList(text, path, listName(path)).rows.map((row) => fold(row.name))),
);
const read = createReader({ frequencies: loadFrequencies(loadData()) });
const counts = new Map<string, number>();
for (const line of gunzipSync(readFileSync(input)).toString('utf8').split('\n').filter(Boolean)) {
  for (const { kind, readings } of read((JSON.parse(line) as { text: string }).text).tokens) {
    const { stem } = readings[0]!;
    if (kind === 'word' && !listed.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
}
const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
for (const [word, times] of sorted.slice(0, Number(count))) console.log(`${times}\t${word}`);
