/** `extract merge RESULTS...`: the documents of several runs as one, each of them once, and a table of what they name. */
import { isUtf8 } from 'node:buffer';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { describeReadError, openBytes, splitLines } from '../input/records.js';
import { findSources, type Source } from '../input/sources.js';
import { csvRows, tsvRows } from '../output/csv.js';
import { escapeControls, escapeJson, escapeTerminal } from '../output/escape.js';
import { checked, parseResults, type SavedResult } from '../view/results.js';
import { type Count, Counts } from './counts.js';
import type { IO } from './io.js';
import { FileSink, isStdout, Output, type Sink, StreamSink } from './output.js';
import { kindOf } from './run.js';
import { Seen } from './seen.js';
import { usage } from './settings.js';
import { Spool } from './spool.js';

export interface MergeRun {
  readonly paths: readonly string[];
  /** For the documents. Without it they go to standard output, unless the table does. */
  readonly output?: string;
  /** For the table. */
  readonly count?: string;
  /** Of the table; without it the ending of its file decides, else it is TSV. */
  readonly format?: TableFormat;
  /** The table has these alone. */
  readonly types?: readonly string[];
  /** The table leaves out what fewer documents name. */
  readonly minDocuments?: number;
  readonly quiet?: true;
}

const TABLE_FORMATS = ['tsv', 'csv', 'jsonl'] as const;
type TableFormat = (typeof TABLE_FORMATS)[number];

const ENDINGS = ['json', 'jsonl', 'ndjson'];

/** A document's line, and what it says. */
interface Saved {
  readonly source: Source;
  readonly line: string;
  /** Of the input; of JSON Lines alone. */
  readonly number?: number;
  readonly value: unknown;
}

/** Writes documents and table and tells the exit code. Throws AalamError where there is no place for them. */
export async function merge(run: MergeRun, io: IO): Promise<ExitCode> {
  const { output, count, quiet, types } = run;
  if (count === undefined && (run.format ?? types ?? run.minDocuments) !== undefined)
    throw usage('--format, --types and --min-documents are of the table: name it with --count');
  const tableToStdout = count !== undefined && isStdout(count);
  if (tableToStdout && output !== undefined && isStdout(output))
    throw usage('documents and table cannot both be printed');
  const isPrinted = output === undefined || isStdout(output);
  const documents = isPrinted ? (tableToStdout ? undefined : stdoutSink(io)) : new FileSink(output, AS_IT_IS);
  const counts = count === undefined ? undefined : new Counts();
  const say = (message: string): void => void io.stderr.write(`extract: ${escapeControls(message)}\n`);
  const tally = { read: 0, same: 0, errors: 0, answered: 0, wrong: 0 };
  const seen = new Seen();
  const errors = new Spool();
  try {
    for await (const saved of readAll(run.paths, io)) {
      const result = saved instanceof AalamError ? saved : take(saved, tally, { seen, errors }, say);
      if (result instanceof AalamError) {
        tally.wrong += 1;
        say(result.describe().replace(/^-(?=:)/, 'standard input'));
      } else if (result !== undefined) {
        await documents?.put({ source: (saved as Saved).source, output: `${(saved as Saved).line}\n` });
        const entities = result.entities ?? [];
        await counts?.add(types === undefined ? entities : entities.filter(({ type }) => types.includes(type)));
      }
    }
    for await (const { source, line } of withoutAnswers(errors, tally, seen))
      await documents?.put({ source, output: `${line}\n` });
    if (tally.read === 0 && tally.wrong > 0) {
      documents?.abandon();
      return EXIT.input;
    }
    await documents?.close();
    if (counts !== undefined) await writeTable(counts, count!, run, io);
    if (!quiet && !isPrinted) say(summary(tally));
    return tally.wrong > 0 ? EXIT.partial : EXIT.ok;
  } catch (error) {
    documents?.abandon();
    throw error;
  } finally {
    counts?.close();
    errors.close();
  }
}

/** Lines come as they are to be written. */
const AS_IT_IS = { document: () => '' };

/** Results may be a stranger's: in a terminal nothing of theirs steers it. JSON says the same with the escapes. */
const stdoutSink = (io: IO): Sink =>
  new StreamSink(new Output(io.stdout), AS_IT_IS, io.stdout.isTTY ? { clean: escapeTerminal } : {});

interface Tally {
  read: number;
  same: number;
  /** Documents that have no answer but an error. */
  errors: number;
  /** Errors of documents that have an answer, too. */
  answered: number;
  wrong: number;
}

/** What is known of the documents so far. */
interface Known {
  /** Answers. */
  readonly seen: Seen;
  /** Errors wait until all is read: an answer to the same document, such as a later attempt gave, takes their place. */
  readonly errors: Spool;
}

/** The result if it is to be written; nothing if it was there before; an error if it is none. Another one of its name is told. */
function take(
  saved: Saved,
  tally: Tally,
  { seen, errors }: Known,
  say: (message: string) => void,
): Partial<SavedResult> | AalamError | undefined {
  const { source, line: written, number, value } = saved;
  const place = { file: source.path, ...(number !== undefined && { line: number }) };
  const refuse = (message: string): AalamError => new AalamError(message, { exitCode: EXIT.input, ...place });
  const isError = hasError(value);
  const result = isError ? value : checked(value, refuse);
  if (result instanceof AalamError) return result;
  tally.read += 1;
  const name = nameOf(result);
  if (isError) tally.errors += 1;
  if (name === undefined) return result;
  if (isError) {
    errors.add(escapeJson(JSON.stringify({ name, source, line: written } satisfies Waiting)));
    return undefined;
  }
  // Which file a record came from, and by which version, is no difference between its answers.
  const { file, provenance, line, ...content } = result as Partial<SavedResult> & {
    provenance?: object;
    line?: number;
  };
  const before = seen.add(name, JSON.stringify(content));
  if (before === 'same') {
    tally.same += 1;
    return undefined;
  }
  if (before === 'other') {
    tally.wrong += 1;
    say(refuse(`${name} was there before with other answers: both are kept`).describe());
  }
  return result;
}

/** An error, with the name of its document. */
interface Waiting extends Pick<Saved, 'source' | 'line'> {
  readonly name: string;
}

/** The errors of documents that have no answer, one each: the first. */
async function* withoutAnswers(errors: Spool, tally: Tally, answers: Seen): AsyncGenerator<Waiting> {
  const told = new Seen();
  for await (const written of errors.lines()) {
    const waiting = JSON.parse(written) as Waiting;
    const isAnswered = answers.has(waiting.name);
    if (!isAnswered && told.add(waiting.name, '') === 'new') {
      yield waiting;
      continue;
    }
    tally.errors -= 1;
    if (isAnswered) tally.answered += 1;
    else tally.same += 1;
  }
}

function hasError(value: unknown): value is Partial<SavedResult> {
  const { schema, error } = (value ?? {}) as { schema?: unknown; error?: { code?: unknown } };
  return schema === 1 && typeof error === 'object' && error !== null && typeof error.code === 'string';
}

/** A record by its id, a text by its path; a record without an id has no name. */
function nameOf({ id, file, record }: Partial<SavedResult>): string | undefined {
  if (id !== undefined) return `id ${JSON.stringify(id)}`;
  const isText = file !== undefined && file !== '-' && record === undefined && kindOf({}, file) === 'text';
  return isText ? `file ${file}` : undefined;
}

async function* readAll(paths: readonly string[], io: IO): AsyncGenerator<Saved | AalamError> {
  for await (const source of findSources(paths, { extensions: ENDINGS })) {
    if (source instanceof AalamError) yield source;
    else yield* read(source, io.stdin as AsyncIterable<Uint8Array>);
  }
}

/** JSON Lines a line at a time; what is no JSON in its first line is JSON over several lines, and read as a whole. */
async function* read(source: Source, stdin: AsyncIterable<Uint8Array>): AsyncGenerator<Saved | AalamError> {
  const refuse = (message: string, line?: number): AalamError =>
    new AalamError(message, { exitCode: EXIT.input, file: source.path, ...(line !== undefined && { line }) });
  let number = 0;
  let whole: string[] | undefined;
  try {
    for await (const bytes of splitLines(openBytes(source, stdin))) {
      number += 1;
      const line = bytes !== undefined && isUtf8(bytes) ? Buffer.from(bytes).toString().replace(/\r$/, '') : undefined;
      const value = line === undefined ? undefined : parse(line);
      if (whole !== undefined) whole.push(line ?? '');
      else if (line?.trim() === '') continue;
      else if (value !== undefined && !Array.isArray(value)) yield { source, line: line!, number, value };
      else if (number === 1 && line !== undefined) whole = [line];
      else yield refuse('this is no JSON', number);
    }
  } catch (error) {
    yield refuse(describeReadError(error));
    return;
  }
  if (whole === undefined) return;
  for (const result of parseResults(source.path, whole.join('\n'))) {
    if (result instanceof AalamError) yield result;
    else yield { source, line: escapeJson(JSON.stringify(result)), value: result };
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const COLUMNS = ['type', 'id', 'name', 'mentions', 'documents'] as const;
const ROWS_AT_ONCE = 1000;

async function writeTable(counts: Counts, path: string, run: MergeRun, io: IO): Promise<void> {
  const { format = formatOf(path), minDocuments = 0 } = run;
  const write = WRITERS[format];
  const sink = isStdout(path) ? stdoutSink(io) : new FileSink(path, AS_IT_IS);
  const source: Source = { kind: 'stdin', path: '-', relative: 'stdin' };
  try {
    await sink.put({ source, output: write([], true) });
    let rows: Count[] = [];
    for await (const row of counts.ranked()) {
      if (row.documents < minDocuments) continue;
      rows.push(row);
      if (rows.length < ROWS_AT_ONCE) continue;
      await sink.put({ source, output: write(rows, false) });
      rows = [];
    }
    await sink.put({ source, output: write(rows, false) });
    await sink.close();
  } catch (error) {
    sink.abandon();
    throw error;
  }
}

type Rows = (rows: readonly Count[], isHead: boolean) => string;

const jsonRows: Rows = (rows) => rows.map((row) => `${escapeJson(JSON.stringify(row))}\n`).join('');
const table =
  (write: (rows: (string | number)[][]) => string): Rows =>
  (rows, isHead) =>
    write(isHead ? [[...COLUMNS]] : rows.map((row) => COLUMNS.map((column) => row[column])));
const WRITERS: Readonly<Record<TableFormat, Rows>> = { tsv: table(tsvRows), csv: table(csvRows), jsonl: jsonRows };

/** As the ending says. */
const formatOf = (path: string): TableFormat =>
  TABLE_FORMATS.find((format) => path.toLowerCase().endsWith(`.${format}`)) ?? 'tsv';

function summary({ read, same, errors, answered, wrong }: Tally): string {
  const parts = [
    `${read - same - answered} documents`,
    ...(same > 0 ? [`${same} left out that were there before`] : []),
    ...(answered > 0 ? [`${answered} errors left out that have an answer`] : []),
    ...(errors > 0 ? [`${errors} without answers, for an error`] : []),
    ...(wrong > 0 ? [`${wrong} complaints`] : []),
  ];
  return parts.join(', ');
}
