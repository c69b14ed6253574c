/** The work on one document: read it, extract, write it in the format. Workers do the same as the main thread. */
import { AalamError, EXIT } from '../errors.js';
import { decodeSource, readBytes } from '../input/read.js';
import { FORMATS } from '../output/formats.js';
import type { Result, Writer } from '../output/result.js';
import { select } from '../output/select.js';
import { now } from './pause.js';
import type { Settings } from './settings.js';
import { type Outcome, type Task, taskKey } from './task.js';

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
  const { resumeKey } = settings;
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
      if (resumeKey !== undefined) outcome.key = taskKey(resumeKey, task, bytes);
      outcome.milliseconds = now() - start;
      return outcome;
    } catch (error) {
      return fail(task, error);
    }
  };
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
