/**
 * `tsx scripts/training-texts.ts [--folder FOLDER] [NEWS.jsonl.gz] > OWN.gold.jsonl` writes the texts of models/training (or FOLDER) as gold documents,
 * outer layer:
 *   `*.txt`    articles written for this project, marked as they stand: `=== ID DATE`, then text with `⟦P name⟧ ⟦T …⟧ ⟦O …⟧ ⟦L …⟧ ⟦D …⟧`;
 *   `news.tsv` marks on articles that are not ours to print: `ID<tab>P12-20 T3-9 …`, code points of the article's text in NEWS.jsonl.gz.
 * Without NEWS the latter are left out.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { AalamError, EXIT } from '../src/errors.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: 'string', default: 'models/training' } },
});
const FOLDER = values.folder;
const TYPES = { P: 'PERSON', T: 'TITLE', O: 'ORGANIZATION', L: 'LOCATION', D: 'DATE' } as const;
type Letter = keyof typeof TYPES;

interface Gold {
  readonly id: string;
  readonly reference?: string;
  readonly text: string;
  readonly entities: readonly { readonly type: string; readonly start: number; readonly end: number }[];
}

const [news] = positionals;
const written = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .flatMap((name) => markedTexts(join(FOLDER, name)));
for (const document of [...written, ...(news === undefined ? [] : annotatedNews(join(FOLDER, 'news.tsv'), news))])
  process.stdout.write(`${JSON.stringify(document)}\n`);

function markedTexts(file: string): Gold[] {
  const parts = readFileSync(file, 'utf8').split(/^=== (.+)\n/m);
  if (parts[0]!.trim() !== '') throw wrong('text before the first `===`', file);
  const documents: Gold[] = [];
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const [id, reference] = parts[i]!.trim().split(/\s+/);
    documents.push({ id: id!, ...(reference && { reference }), ...unmarked(parts[i + 1]!.trim(), file) });
  }
  return documents;
}

/** The text without its marks, and where they stood. */
function unmarked(marked: string, file: string): Pick<Gold, 'text' | 'entities'> {
  const entities: Gold['entities'][number][] = [];
  let text = '';
  let length = 0;
  for (const [all, letter, name, plain] of marked.matchAll(/⟦([PTOLD]) ([^⟦⟧]+)⟧|([^⟦⟧]+)|[⟦⟧]/gu)) {
    const piece = plain ?? name;
    if (piece === undefined) throw wrong(`a mark is broken: …${text.slice(-30)}${all}`, file);
    const end = length + [...piece].length;
    if (letter !== undefined) entities.push({ type: TYPES[letter as Letter], start: length, end });
    text += piece;
    length = end;
  }
  return { text, entities };
}

function annotatedNews(file: string, news: string): Gold[] {
  const marks = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t') as [string, string]),
  );
  return gunzipSync(readFileSync(news))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; date: string; text: string })
    .filter(({ id }) => marks.has(id))
    .map(({ id, date, text }) => ({ id, reference: date, text, entities: marks.get(id)!.split(' ').map(readMark) }));
}

function readMark(mark: string): Gold['entities'][number] {
  const [, letter, start, end] = /^([PTOLD])(\d+)-(\d+)$/.exec(mark) ?? [];
  if (letter === undefined) throw wrong(`no mark: ${mark}`, 'news.tsv');
  return { type: TYPES[letter as Letter], start: Number(start), end: Number(end) };
}

function wrong(message: string, file: string): AalamError {
  return new AalamError(message, { exitCode: EXIT.resource, file });
}
