/** `extract [paths]`: the documents one after another, a broken one never stopping the others. */
import { existsSync } from 'node:fs';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import type { RecordOptions } from '../input/records.js';
import { findSources } from '../input/sources.js';
import { escapeControls, escapeTerminal } from '../output/escape.js';
import { FORMATS } from '../output/formats.js';
import type { Writer } from '../output/result.js';
import type { IO } from './io.js';
import { FileSink, FolderSink, Output, type Sink, StreamSink } from './output.js';
import type { Settings } from './settings.js';
import { createWorker, loadWriter, type Outcome, placed, type Task, type Work } from './work.js';

export interface Run {
  readonly settings: Settings;
  readonly paths: readonly string[];
  readonly extensions?: readonly string[];
  readonly ignore?: readonly string[];
  /** What the inputs are; by default their names tell. */
  readonly input?: 'text' | 'jsonl';
  readonly fields: RecordOptions;
  readonly jobs: number;
  /** Whether outputs that exist are written anew. */
  readonly clobber: boolean;
  readonly quiet: boolean;
  /** Stop at the first input that fails. */
  readonly failFast: boolean;
  /** One file for all output. */
  readonly outFile?: string;
  /** A folder for a file a document. */
  readonly outDir?: string;
}

/** Runs the extraction and tells its exit code. Throws AalamError where nothing can be done at all. */
export async function extract(run: Run, io: IO): Promise<ExitCode> {
  const work = await createWorker(run.settings, io.stdin as AsyncIterable<Uint8Array>);
  const sink = openSink(run, await loadWriter(run.settings), io);
  const report = new Reporter(run, io);
  const interruption = listenForInterruption(run);
  const outcomes = await startWork(run, work, sink, io);
  try {
    for (;;) {
      const next = await interruption.unless(outcomes.next());
      if (next === undefined || next.done) break;
      await report.add(next.value, sink);
      if (run.failFast && report.exitCode !== EXIT.ok) break;
    }
    await sink.close();
    return interruption.came ? EXIT.interrupted : report.exitCode;
  } catch (error) {
    sink.abandon();
    throw error;
  } finally {
    interruption.stop();
    // Whatever still waits for input or workers would keep the process alive.
    if (interruption.came) (io.stdin as { destroy?: () => void }).destroy?.();
    void outcomes.return(undefined).catch(() => {});
  }
}

/**
 * Ctrl-C ends a run of several documents between two of them, so that what was written stays whole; pressed again it ends
 * everything. A run of one document just ends.
 */
function listenForInterruption({ settings, outFile, outDir }: Run): Interruption {
  const interruption = new Interruption();
  if (settings.several || outFile !== undefined || outDir !== undefined) interruption.listen();
  return interruption;
}

class Interruption {
  came = false;
  #notify = (): void => {};
  readonly #listener = (): void => {
    this.came = true;
    this.#notify();
  };

  listen(): void {
    process.once('SIGINT', this.#listener);
  }

  stop(): void {
    process.off('SIGINT', this.#listener);
  }

  /**
   * What the promise gives, or nothing if Ctrl-C comes first. Not by `Promise.race`, which would keep every document of a
   * long run alive for as long as no Ctrl-C comes.
   */
  unless<T>(promise: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#notify = () => resolve(undefined);
      if (this.came) resolve(undefined);
      promise.then(resolve, reject);
    });
  }
}

async function startWork(run: Run, work: Work, sink: Sink, io: IO): Promise<AsyncGenerator<Outcome | AalamError>> {
  const wanted = run.clobber ? tasks(run, io) : withoutDone(tasks(run, io), sink);
  if (run.jobs === 1) return workInTurn(wanted, work);
  const { workInParallel } = await import('./pool.js');
  return workInParallel(wanted, run.settings, run.jobs, work);
}

async function* workInTurn(items: AsyncIterable<Task | AalamError>, work: Work): AsyncGenerator<Outcome | AalamError> {
  for await (const item of items) yield item instanceof AalamError ? item : await work(item);
}

async function* withoutDone(items: AsyncIterable<Task | AalamError>, sink: Sink): AsyncGenerator<Task | AalamError> {
  for await (const item of items) if (item instanceof AalamError || !sink.has(placed(item))) yield item;
}

async function* tasks(run: Run, io: IO): AsyncGenerator<Task | AalamError> {
  for await (const source of findSources(run.paths, run)) {
    if (source instanceof AalamError || !hasRecords(run, source.path)) {
      yield source instanceof AalamError ? source : { source };
      continue;
    }
    const { readRecords } = await import('../input/records.js');
    for await (const record of readRecords(source, io.stdin as AsyncIterable<Uint8Array>, run.fields)) {
      yield record instanceof AalamError ? record : { source, record };
    }
  }
}

/** Whether an input is records, by `--input` or by its name. */
export const hasRecords = ({ input }: Pick<Run, 'input'>, path: string): boolean =>
  input === undefined ? /\.(?:jsonl|ndjson)(?:\.gz)?$/i.test(path) : input === 'jsonl';

/** Names of standard output. */
const STDOUT = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'];

function openSink({ outFile, outDir, clobber, settings }: Run, writer: Writer, io: IO): Sink {
  if (!clobber && outFile !== undefined && existsSync(outFile)) {
    throw new AalamError('it is there already', { exitCode: EXIT.output, file: outFile });
  }
  if (outDir !== undefined) return new FolderSink(outDir, FORMATS[settings.format]!.extension, writer);
  if (outFile !== undefined && !STDOUT.includes(outFile)) return new FileSink(outFile, writer);
  // The listing has its own colours, and has escaped the rest.
  const clean = io.stdout.isTTY && settings.format !== 'pretty' ? escapeTerminal : undefined;
  return new StreamSink(new Output(io.stdout), writer, clean);
}

const placeOf = (path: string, line?: number): string =>
  (path === '-' ? 'standard input' : path) + (line === undefined ? '' : `:${line}`);

/** Hands results on, tells people what went wrong, and keeps count. */
class Reporter {
  #done = 0;
  #refused = 0;
  #fault = false;

  constructor(
    private readonly run: Run,
    private readonly io: IO,
  ) {}

  /** Writes what there is to write and says what there is to say. */
  async add(outcome: Outcome | AalamError, sink: Sink): Promise<void> {
    if (outcome instanceof AalamError) {
      const { file = '', line, message, stack } = outcome;
      return this.#complain(`${placeOf(file, line)}: ${message}`, stack);
    }
    const { source, line, output, companions, warnings, problem, stack, fault } = outcome;
    const place = placeOf(source.path, line);
    if (fault) this.#fault = true;
    if (problem !== undefined) this.#complain(`${place}: ${problem}`, stack);
    if (output === undefined) return;
    this.#done += 1;
    await sink.put(source, output, companions);
    // The listing for people has the warnings itself.
    if (this.run.quiet || this.run.settings.format === 'pretty') return;
    for (const warning of warnings) this.#say(`${place}: warning: ${warning}`);
  }

  get exitCode(): ExitCode {
    if (this.#fault) return EXIT.internal;
    if (this.#refused === 0) return EXIT.ok;
    return this.#done > 0 ? EXIT.partial : EXIT.input;
  }

  #complain(what: string, stack = what): void {
    this.#refused += 1;
    this.#say(what);
    if (this.run.settings.debug) this.io.stderr.write(`${escapeControls(stack).replaceAll('\\n', '\n')}\n`);
  }

  #say(what: string): void {
    this.io.stderr.write(`extract: ${escapeControls(what)}\n`);
  }
}
