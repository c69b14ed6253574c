/**
 * `npx tsx scripts/list-report.ts NEWS.jsonl[.gz] [--top COUNT] [--list LIST]`: the lists as a Markdown table: rows, the share of ambiguous
 * ones, how often names are found in the texts (records with `text`). `--top` prints the most frequent names of each list instead, for
 * reading by eye, `--list` only lists whose name begins so.
 *
 * A name is found where the most plausible reading of its first word begins it; of names of one list that overlap the first and
 * longest counts. Ambiguous names are counted apart: found, they fire only with context.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { loadData } from '../src/data.js';
import { Gazetteer, type Match } from '../src/gazetteer/gazetteer.js';
import type { Row } from '../src/gazetteer/rows.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { createReader } from '../src/text/tokens.js';
import { compileLists } from './compile-lists.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { top: { type: 'string' }, list: { type: 'string', default: '' } },
});
const [input] = positionals;
if (input === undefined) throw new Error('usage: list-report.ts NEWS.jsonl[.gz] [--top COUNT] [--list LIST]');

interface Report {
  rows: number;
  ambiguous: number;
  found: number;
  foundAmbiguous: number;
  readonly names: Map<Row, number>;
}

const gazetteer = Gazetteer.fromSections(compileLists(fileURLToPath(new URL('../gazetteers/', import.meta.url))));
const reports = new Map<string, Report>();
for (let number = 0; number < gazetteer.size; number++) {
  const { list, ambiguous } = gazetteer.row(number);
  const report = reports.get(list) ?? { rows: 0, ambiguous: 0, found: 0, foundAmbiguous: 0, names: new Map() };
  report.rows += 1;
  if (ambiguous !== '') report.ambiguous += 1;
  reports.set(list, report);
}

const read = createReader({ frequencies: loadFrequencies(loadData()) });
for (const text of readTexts(input)) {
  const { tokens } = read(text);
  const ends = new Map<string, number>();
  for (const match of gazetteer.match(tokens)) {
    if (match.reading === tokens[match.first]!.readings[0]) countMatch(match, ends);
  }
}

/** `ends` is where the last name of each list ended. */
function countMatch(match: Match, ends: Map<string, number>): void {
  const rows = new Map(match.rows.map((number) => gazetteer.row(number)).map((row) => [row.list, row]));
  for (const [list, row] of rows) {
    if (match.start < (ends.get(list) ?? 0)) continue;
    ends.set(list, match.end);
    const report = reports.get(list)!;
    report[row.ambiguous === '' ? 'found' : 'foundAmbiguous'] += 1;
    report.names.set(row, (report.names.get(row) ?? 0) + 1);
  }
}

function readTexts(path: string): string[] {
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => (JSON.parse(line) as { text: string }).text);
}

const chosen = [...reports].filter(([list]) => list.startsWith(values.list)).sort(([a], [b]) => (a < b ? -1 : 1));
if (values.top === undefined) {
  console.log('| list | rows | ambiguous | found | found, ambiguous |\n|---|--:|--:|--:|--:|');
  for (const [list, { rows, ambiguous, found, foundAmbiguous }] of chosen) {
    console.log(`| ${list} | ${rows} | ${Math.round((100 * ambiguous) / rows)} % | ${found} | ${foundAmbiguous} |`);
  }
} else {
  for (const [list, { names }] of chosen) {
    const top = [...names].sort(([a, m], [b, n]) => n - m || (a.name < b.name ? -1 : 1)).slice(0, Number(values.top));
    console.log(`\n${list}`);
    for (const [row, times] of top) console.log(`${times}\t${row.name}\t${row.ambiguous}`);
  }
}
