/** The work on one document: read it, extract, write it in the format. Workers do the same as the main thread. */
import { AalamError, EXIT } from '../errors.js';
import { readText } from '../input/read.js';
import type { Source } from '../input/sources.js';
import { FORMATS } from '../output/formats.js';
import type { Result, Writer } from '../output/result.js';
import type { Settings } from './settings.js';

/** A document to be read from a source. */
export interface Task {
  readonly source: Source;
}

/** What became of a task: its output, or the reason why there is none. */
export interface Outcome {
  readonly source: Source;
  readonly output?: string;
  readonly companions?: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** One line: what is wrong with the input, or with us. */
  readonly problem?: string;
  readonly stack?: string;
  /** Whether the problem is a fault of ours. */
  readonly fault?: true;
  /** Entities by type. */
  readonly counts: Readonly<Record<string, number>>;
}

export type Work = (task: Task) => Promise<Outcome>;

/** The format of the settings. */
export async function loadWriter(settings: Settings): Promise<Writer> {
  return (await FORMATS[settings.format]!.load())(settings);
}

/** Loads the extractor and the format. Throws AalamError where a list or model is wrong. */
export async function createWorker(settings: Settings, stdin: AsyncIterable<Uint8Array | string>): Promise<Work> {
  const { createExtractor } = await import('../index.js');
  const { types, language, gazetteers, model, explain, reference, encoding } = settings;
  const tokens = FORMATS[settings.format]!.tokens ?? false;
  const extractor = createExtractor({ language, gazetteers, model, tokens, ...(types && { types }) });
  const writer = await loadWriter(settings);

  return async ({ source }) => {
    try {
      const text = await readText(source, stdin, encoding === undefined ? {} : { encoding });
      const extraction = extractor.extract(text, { explain, ...(reference !== undefined && { reference }) });
      return succeed(source, { file: source.path, name: source.relative, ...extraction }, writer);
    } catch (error) {
      return fail(source, error);
    }
  };
}

function succeed(source: Source, result: Result, writer: Writer): Outcome {
  const counts: Record<string, number> = {};
  for (const { type } of result.entities) counts[type] = (counts[type] ?? 0) + 1;
  const companions = writer.companions?.(result);
  const warnings = result.warnings.map(({ message }) => message);
  return { source, output: writer.document(result), ...(companions && { companions }), warnings, counts };
}

function fail(source: Source, error: unknown): Outcome {
  const { message, stack = message } = error as Error;
  const known = error instanceof AalamError && error.exitCode === EXIT.input;
  const problem = known ? message : `internal error: ${message}`;
  return { source, problem, stack, warnings: [], counts: {}, ...(!known && { fault: true }) };
}
