/** JSON Lines: a record a line, one of its fields the text. Streams, so that a file may be larger than memory. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AalamError, EXIT } from '../errors.js';
import { describeSystemError, type Source } from './sources.js';

export interface RecordOptions {
  /** Names of the fields; a dot in them is no path. Default: `text`, `id`, `date`. */
  readonly textField?: string;
  readonly idField?: string;
  readonly dateField?: string;
  /** Whether an empty line is a record that lacks everything, so that there is an answer for each line. Default: it is none. */
  readonly countEmpty?: boolean;
}

export interface TextRecord {
  readonly text: string;
  /** 1-based line in the file where it begins. */
  readonly line: number;
  /** Its size in the file. */
  readonly bytes: number;
  readonly id?: string | number;
  /** `YYYY-MM-DD`, where the date field begins with one. */
  readonly reference?: string;
  /** The other fields, as they are. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What can be wrong with a record, for programs: docs/scaling.md explains them. */
export type RecordFault = 'empty' | 'encoding' | 'json' | 'object' | 'row' | 'size' | 'text';

/** What is wrong with a record, and its id, if it has one at all. */
export interface Refusal {
  readonly code: RecordFault;
  readonly message: string;
  readonly id?: string | number;
}

/** A record that cannot be used, with its place; the records behind it can. */
export class RecordError extends AalamError {
  readonly code: RecordFault;
  readonly id: string | number | undefined;

  constructor({ code, message, id }: Refusal, { file, line }: { file: string; line: number }) {
    super(message, { exitCode: EXIT.input, file, line });
    this.name = 'RecordError';
    this.code = code;
    this.id = id;
  }
}

const MAX_LINE = 0x1fff_ffe8;

/**
 * The records of a source, in order. A line that is no record comes as a RecordError in its place. What ends the reading, such as
 * damaged gzip data, comes as an AalamError with exit code `EXIT.input`. Empty lines count, and are no records.
 */
export async function* readRecords(
  source: Source,
  stdin: AsyncIterable<Uint8Array | string>,
  options: RecordOptions = {},
): AsyncGenerator<TextRecord | AalamError> {
  let line = 0;
  try {
    for await (const bytes of splitLines(openBytes(source, stdin))) {
      line += 1;
      const record = bytes === undefined ? TOO_LONG : parseRecord(bytes, line, options);
      if ('text' in record) yield record;
      else if (record.code !== 'empty' || options.countEmpty)
        yield new RecordError(record, { file: source.path, line });
    }
  } catch (error) {
    yield new AalamError(describeReadError(error), { exitCode: EXIT.input, file: source.path, cause: error });
  }
}

const TOO_LONG: Refusal = { code: 'size', message: 'the line is too long' };
const EMPTY: Refusal = { code: 'empty', message: 'the line is empty' };
const NOT_UTF8: Refusal = { code: 'encoding', message: 'not valid utf-8' };
const NO_JSON: Refusal = { code: 'json', message: 'this is no JSON' };
const NO_OBJECT: Refusal = { code: 'object', message: 'this is no JSON object' };
const TOO_DEEP: Refusal = { code: 'size', message: 'the fields are nested more than 1000 deep' };

/** What ended the reading of a stream. */
export function describeReadError(error: unknown): string {
  const { code = '' } = error as NodeJS.ErrnoException;
  return code.startsWith('Z_') ? 'the gzip data is damaged or cut short' : describeSystemError(error);
}

/** The bytes of a source, unpacked if they are packed with gzip. */
export async function* openBytes(
  source: Source,
  stdin: AsyncIterable<Uint8Array | string>,
): AsyncGenerator<Uint8Array> {
  const input = source.kind === 'stdin' ? stdin : createReadStream(source.path, { highWaterMark: 1 << 20 });
  const chunks = asBytes(input);
  const first = await firstBytes(chunks, 2);
  if (first[0] === 0x1f && first[1] === 0x8b) {
    yield* pipeline(Readable.from(join(first, chunks)), createGunzip(), () => {});
  } else yield* join(first, chunks);
}

/** The first chunks, so many that there are at least `count` bytes. */
async function firstBytes(chunks: AsyncGenerator<Uint8Array>, count: number): Promise<Uint8Array> {
  let bytes: Uint8Array = new Uint8Array(0);
  while (bytes.length < count) {
    const { value } = await chunks.next();
    if (value === undefined) break;
    bytes = bytes.length === 0 ? value : Buffer.concat([bytes, value]);
  }
  return bytes;
}

async function* join(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

async function* asBytes(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

/** Lines without their ends; `undefined` stands for one that no string can hold. */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (): Uint8Array | undefined => {
    const line = length > MAX_LINE ? undefined : parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  const add = (part: Uint8Array): void => {
    length += part.length;
    if (length > MAX_LINE) parts = [];
    else parts.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      add(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

/** The record of a line, or what is wrong with it. */
function parseRecord(bytes: Uint8Array, line: number, options: RecordOptions): TextRecord | Refusal {
  if (!isUtf8(bytes)) return NOT_UTF8;
  const json = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  const unmarked = line === 1 && json.startsWith('\ufeff') ? json.slice(1) : json;
  let record: unknown;
  try {
    record = JSON.parse(unmarked);
  } catch {
    return unmarked.trim() === '' ? EMPTY : NO_JSON;
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return NO_OBJECT;
  if (isTooDeep(record)) return TOO_DEEP;
  return toRecord(record as Record<string, unknown>, { line, bytes: bytes.length + 1 }, options);
}

/** Deeper than data is, and not so deep that there is no stack to write it again. */
const MOST_DEPTH = 1000;

function isTooDeep(record: object): boolean {
  let level: object[] = [record];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_DEPTH) return true;
    level = level.flatMap((one) => Object.values(one).filter((value) => typeof value === 'object' && value !== null));
  }
  return false;
}

/** The record that the fields make, or what is wrong with them. */
export function toRecord(
  record: Readonly<Record<string, unknown>>,
  place: Pick<TextRecord, 'line' | 'bytes'>,
  options: RecordOptions,
): TextRecord | Refusal {
  const { textField = 'text', idField = 'id', dateField = 'date' } = options;
  const { [textField]: text, [idField]: id, [dateField]: date, ...others } = record;
  const hasId = typeof id === 'string' || typeof id === 'number';
  if (typeof text !== 'string') return { ...withoutText(text, textField), ...(hasId && { id }) };
  const reference = dayOf(date);
  return {
    text,
    ...place,
    ...(hasId && { id }),
    ...(reference !== undefined && { reference }),
    fields: {
      ...(id !== undefined && !hasId && { [idField]: id }),
      ...(date !== undefined && { [dateField]: date }),
      ...others,
    },
  };
}

function withoutText(text: unknown, field: string): Refusal {
  const missing = text === undefined ? `there is no field '${field}': --text-field names another` : undefined;
  return { code: 'text', message: missing ?? `the field '${field}' is ${text === null ? 'null' : 'no text'}` };
}

/** The day that an ISO date or time begins with, if the calendar has it. */
function dayOf(date: unknown): string | undefined {
  const day = typeof date === 'string' ? /^\d{4}-\d{2}-\d{2}(?![\d-])/.exec(date)?.[0] : undefined;
  if (day === undefined) return undefined;
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day) ? day : undefined;
}
