/** From the TSV files below gazetteers/ to the sections of the compiled gazetteer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AalamError, EXIT } from '../src/errors.js';
import { compileRows } from '../src/gazetteer/compile.js';
import { parseFacts } from '../src/gazetteer/facts.js';
import { type Finding, listName, parseList } from '../src/gazetteer/rows.js';

export const FACTS_FILE = 'locations/facts.tsv';

export interface ListFile {
  /** Path below the folder of the lists, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** The TSV files of a folder and the folders in it, sorted by path. Bytes that are not UTF-8 raise a TypeError. */
export function readListFiles(folder: string): ListFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsv'));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return paths
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: decoder.decode(readFileSync(join(folder, path))) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The sections of all lists in the folder. Throws an AalamError at the first row that cannot be used. */
export function compileLists(folder: string): Map<string, Uint8Array> {
  const files = readListFiles(folder);
  const factsText = files.find((file) => file.path === FACTS_FILE)?.text ?? '';
  const { facts, findings } = parseFacts(factsText, FACTS_FILE);
  const lists = files.filter((file) => file.path !== FACTS_FILE);
  const parsed = lists.map((file) => parseList(file.text, file.path, listName(file.path)));
  refuse([...findings, ...parsed.flatMap((list) => list.findings)][0]);
  return compileRows(
    parsed.flatMap((list) => list.rows),
    facts,
  );
}

function refuse(finding: Finding | undefined): void {
  if (finding === undefined) return;
  const { file, line, problem, remedy } = finding;
  throw new AalamError(`${problem} (${remedy})`, { exitCode: EXIT.resource, file, line });
}
