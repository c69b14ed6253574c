/** `extract [paths]`: the documents one after another, a broken one never stopping the others. */
import { existsSync } from 'node:fs';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import type { RecordOptions } from '../input/records.js';
import { findSources } from '../input/sources.js';
import { escapeTerminal } from '../output/escape.js';
import { FORMATS } from '../output/formats.js';
import type { Writer } from '../output/result.js';
import { Interruption } from './interruption.js';
import type { IO } from './io.js';
import { FileSink, FolderSink, Output, type Sink, StreamSink } from './output.js';
import { Reporter } from './reporter.js';
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
  const { format, several, debug } = run.settings;
  // The listing for people has the warnings itself.
  const report = new Reporter({ warnings: !run.quiet && format !== 'pretty', debug }, io);
  const interruption = new Interruption();
  // A run of one document just ends.
  if (several || run.outFile !== undefined || run.outDir !== undefined) interruption.listen();
  const outcomes = await startWork(run, work, sink, io);
  try {
    for (;;) {
      const next = await interruption.unless(outcomes.next());
      if (next === undefined || next.done) break;
      await report.add(next.value, sink);
      if (run.failFast && report.exitCode !== EXIT.ok) break;
    }
    // Where nothing could be read, what an output file held stays.
    if (report.exitCode === EXIT.input) sink.abandon();
    else await sink.close();
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
