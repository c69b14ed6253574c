/** What `extract gazetteer lint|stats|lookup` do. */
import { readFileSync } from 'node:fs';
import { loadData } from '../data.js';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { compileRows } from '../gazetteer/compile.js';
import { Gazetteer } from '../gazetteer/gazetteer.js';
import { lintList } from '../gazetteer/lint.js';
import { nameTokens } from '../gazetteer/name-tokens.js';
import { describeFinding, type Finding, listName, parseList, type Row, readUserList } from '../gazetteer/rows.js';
import { type Count, gazetteerStats } from '../gazetteer/stats.js';
import { decodeText } from '../input/decode.js';
import { describeSystemError } from '../input/sources.js';
import { escapeControls } from '../output/escape.js';
import type { IO } from './io.js';
import { Output } from './output.js';

/** Prints what is wrong in lists, as compilers do; strict are the rules for the package's own lists. */
export async function lint(files: readonly string[], strict: boolean, io: IO): Promise<ExitCode> {
  const output = new Output(io.stdout);
  let wrong = 0;
  for (const file of files) {
    const text = readList(file, strict);
    const { rows, findings } = parseList(text, file, listName(file));
    const all = strict ? lintList(text, file, listName(file), new Set(rows.map((row) => row.source))) : findings;
    wrong += all.length;
    await output.write(all.map((finding: Finding) => `${escapeControls(describeFinding(finding))}\n`).join(''));
    await output.write(`${escapeControls(file)}: ${plural(rows.length, 'row')}, ${plural(all.length, 'problem')}\n`);
  }
  return wrong === 0 ? EXIT.ok : EXIT.resource;
}

/** Prints how many rows the lists have: the package's, or those of the files. */
export async function stats(files: readonly string[], io: IO): Promise<ExitCode> {
  const rows = files.flatMap((file) => readUserList(readList(file), file));
  const gazetteer = files.length > 0 ? Gazetteer.fromSections(compileRows(rows)) : packaged();
  const { lists, types, sources, rows: total, ambiguous } = gazetteerStats(gazetteer);
  const groups = [
    ['list', lists],
    ['type', types],
    ['source', sources],
  ] as const;
  const lines = groups.flatMap(([title, counts]) => [...table(title, counts), '']);
  lines.push(`${plural(total, 'row')}, of which ${ambiguous} fire only with context`, '');
  await new Output(io.stdout).write(lines.join('\n'));
  return EXIT.ok;
}

/** Prints the rows that each name has, and how it is folded. */
export async function lookup(names: readonly string[], files: readonly string[], io: IO): Promise<ExitCode> {
  const added = files.flatMap((file) => readUserList(readList(file), file));
  const gazetteer = added.length > 0 ? packaged().withRows(added) : packaged();
  const output = new Output(io.stdout);
  for (const name of names) {
    const rows = gazetteer.lookup(name).map((number) => gazetteer.row(number));
    const folded = nameTokens(name).join(' ');
    const head = `${name} (folded: ${folded}): ${rows.length === 0 ? 'no row' : plural(rows.length, 'row')}`;
    const lines = rows.map((row) => `  ${describeRow(row, gazetteer)}`);
    await output.write(`${[head, ...lines].map(escapeControls).join('\n')}\n`);
  }
  return EXIT.ok;
}

const packaged = (): Gazetteer => Gazetteer.fromSections(loadData());

const BYTE_ORDER_MARK = '\ufeff';

/** The text of a list, on request with the byte order mark that it may begin with. */
function readList(file: string, withMark = false): string {
  try {
    const bytes = readFileSync(file);
    const mark = withMark && bytes.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK : '';
    return mark + decodeText(bytes);
  } catch (error) {
    const message = error instanceof AalamError ? error.message : describeSystemError(error);
    throw new AalamError(message, { exitCode: EXIT.resource, file, cause: error });
  }
}

function describeRow(row: Row, gazetteer: Gazetteer): string {
  const facts = row.id === '' ? undefined : gazetteer.facts(row.id);
  const place = facts?.latitude === undefined ? '' : `${facts.latitude},${facts.longitude}`;
  const parts = [
    `${row.name}  ${row.type} ${row.subtype}`,
    `weight ${row.weight}`,
    row.ambiguous && `ambiguous: ${row.ambiguous}`,
    row.id,
    [facts?.english, facts?.country, place].filter(Boolean).join(' '),
    row.note && `(${row.note})`,
    `${row.list}, source ${row.source || 'none'}`,
  ];
  return parts.filter(Boolean).join('; ');
}

function table(title: string, counts: ReadonlyMap<string, Count>): string[] {
  const width = Math.max(title.length, ...[...counts.keys()].map((name) => name.length));
  const line = (name: string, rows: string, ambiguous: string) =>
    `${name.padEnd(width)}  ${rows.padStart(7)}  ${ambiguous.padStart(9)}`;
  const body = [...counts].map(([name, { rows, ambiguous }]) =>
    line(escapeControls(name) || '(none)', String(rows), String(ambiguous)),
  );
  return [line(title, 'rows', 'ambiguous'), ...body];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
