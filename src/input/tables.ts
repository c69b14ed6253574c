/**
 * CSV and TSV: a row a record, the first row has the columns' names, one column the text. Streams like JSON Lines.
 *
 * CSV is RFC 4180 with any of `,` `;` tab `|` between cells, whichever the first row has most. TSV is what this program and jq's
 * `@tsv` write: a line a row, no quotes, `\t \n \r \\` for what would break it.
 */
import { type Info, parse } from 'csv-parse';
import { AalamError, EXIT } from '../errors.js';
import {
  describeReadError,
  openBytes,
  RecordError,
  type RecordOptions,
  type Refusal,
  type TextRecord,
  toRecord,
} from './records.js';
import type { Source } from './sources.js';

export interface TableOptions extends RecordOptions {
  readonly kind: 'csv' | 'tsv';
  /** Of the cells, where the file has no BOM. Default: UTF-8. */
  readonly encoding?: string;
}

const DELIMITERS = [',', ';', '\t', '|'];
/** So much of a file has its first row. */
const HEAD_BYTES = 1 << 16;
const MAX_ROW = 0x1fff_ffe8;

/** A row with the line it begins in, or what is wrong with it. */
interface Row {
  readonly line: number;
  readonly bytes: number;
  readonly cells: readonly string[] | Refusal;
}

/**
 * The records of a table, in order. A row that is no record comes as a RecordError in its place. What ends the reading comes as an
 * AalamError with exit code `EXIT.input`. Empty lines are no records; a row may lack its last cells.
 */
export async function* readTable(
  source: Source,
  stdin: AsyncIterable<Uint8Array | string>,
  options: TableOptions,
): AsyncGenerator<TextRecord | AalamError> {
  const refuse = (message: string, line?: number, cause?: unknown): AalamError =>
    new AalamError(message, { exitCode: EXIT.input, file: source.path, ...(line !== undefined && { line }), cause });
  let columns: readonly string[] | undefined;
  try {
    for await (const { line, bytes, cells } of readRows(openBytes(source, stdin), options)) {
      const place = { file: source.path, line };
      if ('code' in cells) yield new RecordError(cells, place);
      else if (columns === undefined) {
        columns = cells;
        const problem = checkColumns(columns, options);
        if (problem !== undefined) return yield refuse(problem, line);
      } else {
        const record = rowToRecord(columns, cells, { line, bytes }, options);
        yield 'text' in record ? record : new RecordError(record, place);
      }
    }
  } catch (error) {
    if (error instanceof AalamError) return yield refuse(error.message, error.line, error);
    const { code } = error as NodeJS.ErrnoException;
    const isWide = code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    yield refuse(isWide ? 'not valid utf-16' : describeReadError(error), undefined, error);
  }
}

function checkColumns(columns: readonly string[], { textField = 'text' }: TableOptions): string | undefined {
  const twice = columns.find((name, i) => columns.indexOf(name) !== i && name !== '');
  if (twice !== undefined) return `two columns are called '${twice}'`;
  if (columns.includes(textField)) return undefined;
  return `there is no column '${textField}': --text-field names one of ${columns.slice(0, 20).join(', ')}`;
}

function rowToRecord(
  columns: readonly string[],
  cells: readonly string[],
  place: Pick<TextRecord, 'line' | 'bytes'>,
  options: TableOptions,
): TextRecord | Refusal {
  if (cells.length > columns.length) {
    return { code: 'row', message: `${cells.length} cells for ${columns.length} columns` };
  }
  // Not on Object.prototype: a column may be called like something there.
  const record: Record<string, string> = Object.assign(Object.create(null), {});
  cells.forEach((cell, i) => {
    record[columns[i]!] = cell;
  });
  return toRecord(record, place, options);
}

async function* readRows(chunks: AsyncGenerator<Uint8Array>, options: TableOptions): AsyncGenerator<Row> {
  const { head, all } = await peek(chunks);
  const wide = wideOf(head);
  const bytes = wide === '' ? all : recode(all, wide);
  const decoder = new TextDecoder(wide === '' && !isMarked(head) ? options.encoding : 'utf-8', {
    fatal: true,
    ignoreBOM: true,
  });
  const delimiter = options.kind === 'tsv' ? '\t' : delimiterOf(firstRow(head).row);
  const parser = parse({
    // Cells come as bytes: wrong ones spoil a row, not the table.
    encoding: null,
    delimiter,
    quote: options.kind === 'tsv' ? null : '"',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW,
    info: true,
  });
  feed(bytes, parser);
  let lines = 0;
  let size = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Uint8Array[]; info: Info }>) {
      const place = { line: lines + 1 + info.empty_lines, bytes: info.bytes - size };
      lines = info.lines - info.empty_lines;
      size = info.bytes;
      yield { ...place, cells: decodeCells(record, decoder, options.kind) };
    }
  } catch (error) {
    const { code = '', empty_lines: empty = 0 } = error as { code?: string; empty_lines?: number };
    const problem = UNREADABLE[code];
    if (problem === undefined) throw error;
    throw new AalamError(problem, { exitCode: EXIT.input, line: lines + 1 + empty, cause: error });
  }
}

/** What the parser cannot go on after. */
const UNREADABLE: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  CSV_MAX_RECORD_SIZE: 'the row is too long',
};

const UTF8_MARK = [0xef, 0xbb, 0xbf];
const isMarked = (head: Uint8Array): boolean => UTF8_MARK.every((byte, i) => head[i] === byte);

/** The first bytes, and all of them but UTF-8's mark. */
async function peek(chunks: AsyncGenerator<Uint8Array>): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const { value } = await chunks.next();
    if (value === undefined) break;
    first.push(value);
    length += value.length;
    // A pipe may have no more than its first row for a long while.
    if (value.includes(0x0a) && firstRow(Buffer.concat(first)).isWhole) break;
  }
  const head = Buffer.concat(first);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield isMarked(head) ? head.subarray(UTF8_MARK.length) : head;
    yield* chunks;
  }
  return { head, all: all() };
}

async function* recode(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

const recodeHead = (head: Uint8Array, encoding: string): Uint8Array =>
  Buffer.from(new TextDecoder(encoding).decode(head, { stream: true }));

/** As the mark at the beginning says. */
const wideOf = ([first, second]: Uint8Array): '' | 'utf-16le' | 'utf-16be' =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';

/** The first row, as far as it is there, with a letter for each quoted part, and whether its end is there. */
function firstRow(head: Uint8Array): { row: string; isWhole: boolean } {
  const wide = wideOf(head);
  const plain = wide !== '' ? recodeHead(head, wide) : isMarked(head) ? head.subarray(UTF8_MARK.length) : head;
  const lines = Buffer.from(plain)
    .toString('latin1')
    .replace(/"[^"]*"/g, 'q')
    .split(/[\r\n]/);
  const at = lines.findIndex((line) => line !== '');
  const row = lines[at] ?? '';
  return { row, isWhole: at >= 0 && at < lines.length - 1 && !row.includes('"') };
}

/** The one that the row has most. */
function delimiterOf(row: string): string {
  const counts = DELIMITERS.map((delimiter) => row.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** Writes the bytes into the parser, at its pace; an error of the one is an error of the other. */
function feed(bytes: AsyncIterable<Uint8Array>, parser: NodeJS.WritableStream & { destroy(error: Error): void }): void {
  void (async () => {
    for await (const chunk of bytes) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  })().catch((error: Error) => parser.destroy(error));
}

function decodeCells(
  cells: readonly Uint8Array[],
  decoder: Pick<typeof globalThis.TextDecoder.prototype, 'decode' | 'encoding'>,
  kind: TableOptions['kind'],
): string[] | Refusal {
  try {
    const texts = cells.map((cell) => decoder.decode(cell));
    return kind === 'tsv' ? texts.map(unescapeCell) : texts;
  } catch {
    return { code: 'encoding', message: `not valid ${decoder.encoding}` };
  }
}

const UNESCAPED: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

/** What `\t \n \r \\` stand for; any other backslash is one. */
const unescapeCell = (cell: string): string => cell.replace(/\\([tnr\\])/g, (_, letter: string) => UNESCAPED[letter]!);
