/**
 * `npx tsx scripts/mark-ambiguous.ts NEWS.jsonl.gz [LIST] [LEAST]`: names of one word, with no ambiguity, that look like something else
 * too. For each the count of the word in raw news, how many of these stand where a place would (after في, من, بـ, مدينة …), how many
 * beside a listed given or family name, and the lists of other types that have the word. For a reader, who then sets the cell
 * `ambiguous`. LIST is the beginning of a list's name (default `locations/`), LEAST the smallest count (default 20).
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadData } from '../src/data.js';
import type { Token } from '../src/document.js';
import { nameTokens } from '../src/gazetteer/name-tokens.js';
import type { ListedRow } from '../src/gazetteer/rows.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { createReader } from '../src/text/tokens.js';
import { readRows } from './import-sources.js';

const [input, list = 'locations/', least = '20'] = process.argv.slice(2);
if (input === undefined) throw new Error('usage: mark-ambiguous.ts NEWS.jsonl.gz [LIST] [LEAST]');

const rows = readRows();
const byWord = new Map<string, ListedRow[]>();
for (const row of rows) {
  const [word = '', ...more] = nameTokens(row.name);
  if (more.length === 0) byWord.set(word, [...(byWord.get(word) ?? []), row]);
}
const has = (word: string, test: (row: ListedRow) => boolean): boolean => byWord.get(word)?.some(test) ?? false;
const isPersonName = ({ type, subtype }: ListedRow): boolean =>
  type === 'PERSON' && (subtype === 'given' || subtype === 'family');
const announcesPlace = ({ type, subtype }: ListedRow): boolean =>
  type === 'CUE' && ['place-prep', 'admin-head', 'compass'].includes(subtype);

interface Use {
  count: number;
  placed: number;
  besideName: number;
}

const uses = new Map<string, Use>();
for (const [word, found] of byWord) {
  if (found.some((row) => row.type === 'LOCATION')) uses.set(word, { count: 0, placed: 0, besideName: 0 });
}

function countUses(tokens: readonly Token[]): void {
  tokens.forEach((token, i) => {
    if (token.kind !== 'word') return;
    const { stem, prefix } = token.readings[0]!;
    const use = uses.get(stem);
    if (use === undefined) return;
    const before = tokens[i - 1]?.readings[0]?.stem ?? '';
    const after = tokens[i + 1]?.readings[0]?.stem ?? '';
    use.count += 1;
    if (prefix.endsWith('ب') || (prefix === '' && has(before, announcesPlace))) use.placed += 1;
    else if (has(before, isPersonName) || (prefix === '' && has(after, isPersonName))) use.besideName += 1;
  });
}

const read = createReader({ frequencies: loadFrequencies(loadData()) });
for (const line of gunzipSync(readFileSync(input)).toString('utf8').split('\n').filter(Boolean)) {
  countUses(read((JSON.parse(line) as { text: string }).text).tokens);
}

const suspicious = rows.flatMap((row) => {
  if (!row.list.startsWith(list) || row.ambiguous !== '' || row.type !== 'LOCATION') return [];
  const [word = '', ...more] = nameTokens(row.name);
  const use = uses.get(word);
  if (more.length > 0 || use === undefined || use.count < Number(least)) return [];
  const others = new Set(
    byWord
      .get(word)!
      .filter((other) => other.type !== 'LOCATION')
      .map((other) => `${other.type}:${other.subtype}`),
  );
  return [{ row, use, others: [...others].sort() }];
});
suspicious.sort((a, b) => unplaced(b.use) - unplaced(a.use) || (a.row.name < b.row.name ? -1 : 1));
console.log(['name', 'list', 'line', 'count', 'placed %', 'beside a name %', 'other types'].join('\t'));
for (const { row, use, others } of suspicious) {
  const share = (part: number) => Math.round((100 * part) / use.count);
  const cells = [row.name, row.list, row.line, use.count, share(use.placed), share(use.besideName), others.join(' ')];
  console.log(cells.join('\t'));
}

function unplaced({ count, placed }: Use): number {
  return count - placed;
}
