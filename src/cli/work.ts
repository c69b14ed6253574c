/** The work on one document: read it, extract, write it in the format. Workers do the same as the main thread. */
import { AalamError, EXIT } from '../errors.js';
import { decodeSource, readBytes } from '../input/read.js';
import type { TextRecord } from '../input/records.js';
import type { Source } from '../input/sources.js';
import { FORMATS } from '../output/formats.js';
import type { Result, Writer } from '../output/result.js';
import { select } from '../output/select.js';
import { now } from './pause.js';
import type { Settings } from './settings.js';
import { hashOf } from './version.js';

/** A document: a whole source, or a record of one. Plain data, so that it can be sent to a worker. */
export interface Task {
  readonly source: Source;
  readonly record?: TextRecord;
}

/** What became of a task: its output, or the reason why there is none. */
export interface Outcome {
  readonly source: Source;
  /** Of a record. */
  readonly line?: number;
  readonly id?: string | number;
  readonly output?: string;
  readonly companions?: Readonly<Record<string, string>>;
  /** How many entities of each type there are. */
  readonly entities: Readonly<Record<string, number>>;
  /** Size of what was read, as it was stored. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** With `Settings.resumeKey`: the hash of what the output was made from. */
  readonly key?: string;
  readonly warnings: readonly string[];
  /** One line: what is wrong with the input, or with us. */
  readonly problem?: string;
  readonly stack?: string;
  /** Whether the problem is a fault of ours. */
  readonly fault?: true;
}

export type Work = (task: Task) => Promise<Outcome>;

/** The format of the settings. */
export async function loadWriter(settings: Settings): Promise<Writer> {
  return (await FORMATS[settings.format]!.load())(settings);
}

/** Loads the extractor and the format. Throws AalamError where a list or model is wrong. */
export async function createWorker(settings: Settings, stdin: AsyncIterable<Uint8Array | string>): Promise<Work> {
  const { createExtractor } = await import('../index.js');
  const { types, language, gazetteers, patterns, model, explain, reference: given, encoding } = settings;
  const tokens = settings.tokens || (FORMATS[settings.format]!.tokens ?? false);
  const extractor = createExtractor({
    language,
    gazetteers,
    model,
    tokens,
    ...(types && { types }),
    ...(patterns !== undefined && { patterns }),
  });
  const writer = await loadWriter(settings);
  const decoding = encoding === undefined ? {} : { encoding };
  const keyOf = await loadKey(settings);
  return async (task) => {
    const start = now();
    const { source, record } = task;
    try {
      const bytes = record === undefined ? await readBytes(source, stdin) : undefined;
      const text = record?.text ?? decodeSource(source, bytes!, decoding);
      const reference = record?.reference ?? given;
      const extraction = extractor.extract(text, { explain, ...(reference !== undefined && { reference }) });
      const entities = select(extraction.entities, settings);
      const result = { ...extraction, entities, ...namesOf(task) };
      const outcome = succeed(task, result, writer, record?.bytes ?? bytes!.length);
      if (keyOf !== undefined) outcome.key = keyOf(task, bytes);
      outcome.milliseconds = now() - start;
      return outcome;
    } catch (error) {
      return fail(task, error);
    }
  };
}

/** How to tell a document again in a later run, if there shall be one. */
async function loadKey({ resumeKey }: Settings) {
  if (resumeKey === undefined) return undefined;
  const { taskKey } = await import('./resume.js');
  return (task: Task, bytes: Uint8Array | undefined): string => taskKey(resumeKey, task, bytes);
}

function namesOf({ source, record }: Task): Pick<Result, 'file' | 'id' | 'fields'> {
  if (record === undefined) return { file: source.path };
  const { id, fields } = record;
  const hasFields = Object.keys(fields).length > 0;
  return { file: source.path, ...(id !== undefined && { id }), ...(hasFields && { fields }) };
}

function placeOf(task: Task): Pick<Outcome, 'source' | 'line' | 'id'> {
  if (task.record === undefined) return { source: task.source };
  const { line, id } = task.record;
  return id === undefined ? { source: task.source, line } : { source: task.source, line, id };
}

/** The source of a document: a record has its own place in a mirrored tree. */
export const placed = ({ source, record }: { source: Source; record?: Place }): Source =>
  record === undefined ? source : { ...source, relative: nameOf(source, record) };

type Place = Pick<TextRecord, 'id' | 'line'>;

/** So much of an id is in a file's name: in no script more than 200 bytes. */
const LONGEST_ID = 50;

/**
 * A record is a file in a folder named like its source. Its id is data of strangers: no step upwards, no odd character. An id that
 * cannot be a name as it is gets the beginning of its hash, so that no two become one.
 */
function nameOf({ relative }: Source, { id, line }: Place): string {
  const given = String(id ?? line) || String(line);
  const plain = [...given.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_')].slice(0, LONGEST_ID).join('');
  const name = plain === given ? plain : `${plain}-${hashOf(given).slice(0, 8)}`;
  return `${relative.replace(/\.gz$/i, '').replace(/\.[^./]+$/, '')}/${name}.jsonl`;
}

/** Field by field: objects put together by spreading cost more than reading the record. */
function succeed({ source, record }: Task, result: Result, writer: Writer, bytes: number): Mutable<Outcome> {
  const companions = writer.companions?.(result);
  const warnings = result.warnings.map(({ message }) => message);
  const output = writer.document(result);
  const outcome: Mutable<Outcome> = { source, output, entities: countTypes(result), bytes, milliseconds: 0, warnings };
  if (record !== undefined) outcome.line = record.line;
  if (record?.id !== undefined) outcome.id = record.id;
  if (companions !== undefined) outcome.companions = companions;
  return outcome;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function countTypes({ entities }: Result): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of entities) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

/** What is left to say where a task could not be done. */
export function fail(task: Task, error: unknown): Outcome {
  const { message, stack = message } = error as Error;
  const known = error instanceof AalamError && error.exitCode === EXIT.input;
  const problem = known ? message : `internal error: ${message}`;
  const nothing = { entities: {}, bytes: 0, milliseconds: 0, warnings: [] };
  return { ...placeOf(task), ...nothing, problem, stack, ...(!known && { fault: true }) };
}
