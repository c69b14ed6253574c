/** `extract [paths]`: the documents one after another, a broken one never stopping the others. */
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { findSources, type Source } from '../input/sources.js';
import { escapeTerminal } from '../output/escape.js';
import { FORMATS } from '../output/formats.js';
import type { Writer } from '../output/result.js';
import { Interruption } from './interruption.js';
import type { IO } from './io.js';
import { FileSink, FolderSink, isStdout, Output, type Sink, StreamSink, Unplaced } from './output.js';
import { Breather, orPause, PAUSE } from './pause.js';
import { Reporter } from './reporter.js';
import type { Resumption } from './resume.js';
import { kindOf, type Run } from './run.js';
import type { Settings } from './settings.js';
import { inShard } from './shard.js';
import { type Outcome, placed, type Task } from './task.js';
import { createWorker, loadWriter, type Work } from './work.js';

/** Runs the extraction and tells its exit code. Throws AalamError where nothing can be done at all. */
export async function extract(run: Run, io: IO): Promise<ExitCode> {
  const reporter = await openReporter(run, io);
  let exitCode: ExitCode = EXIT.internal;
  try {
    exitCode = await work(run, reporter, io);
    reporter.summarize();
    return exitCode;
  } catch (error) {
    if (error instanceof AalamError) exitCode = error.exitCode;
    throw error;
  } finally {
    reporter.close();
    if (run.report !== undefined) {
      const { writeReport } = await import('./report.js');
      writeReport(run.report, reporter.tally, { exitCode, model: run.settings.model });
    }
  }
}

/**
 * How V8 collects garbage in a long run, in workers, too. The space for new objects stays as small as it is at the beginning: nearly all
 * objects of a document are gone when the next one is read, and else that space alone takes some 50 MB. The rest may grow by so many
 * hundredths of what is kept before it is collected; left to itself V8 waits until there is as much garbage as there is to keep, or more.
 */
const COLLECTION = ['--semi-space-growth-factor=1', '--heap-growing-percent=40'];

/**
 * The run of one document is mostly over before code that V8 optimizes has paid for its being made. So much code, in bytes, a function
 * runs before V8 thinks of it: the usual is a seventh.
 */
const LATE_OPTIMIZATION = '--interrupt-budget=500000';

/** Standard input, opened when read: Node takes a fiftieth of a short run to do so. */
const standardInput = (io: IO): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => (io.stdin as AsyncIterable<Uint8Array>)[Symbol.asyncIterator](),
});

async function work(run: Run, reporter: Reporter, io: IO): Promise<ExitCode> {
  if (run.batch) for (const flag of COLLECTION) setFlagsFromString(flag);
  const resumption = run.resume ? await (await import('./resume.js')).openResumption(run) : undefined;
  const settings = resumption ? { ...run.settings, resumeKey: resumption.settingsKey } : run.settings;
  const here = await createWorker(settings, standardInput(io));
  if (!run.batch) setFlagsFromString(LATE_OPTIMIZATION);
  const sink = openSink(run, await loadWriter(settings), resumption, io);
  const interruption = new Interruption();
  // A run of one document just ends.
  if (run.batch || run.outFile !== undefined || run.outDir !== undefined) interruption.listen();
  const all = tasks(run, io);
  const ours = run.shard ? inShard(all, run.shard) : all;
  const wanted = run.resume || !run.clobber ? leaveOutDone(ours, run, sink, resumption, reporter) : ours;
  const outcomes = await startWork(wanted, settings, run, here);
  const breather = new Breather();
  try {
    for (;;) {
      const coming = interruption.unless(outcomes.next());
      if ((await orPause(coming)) === PAUSE) await sink.flush();
      const next = await coming;
      if (next === undefined || next.done) break;
      await reporter.add(next.value, sink);
      if (run.onError === 'fail' && reporter.exitCode !== EXIT.ok) break;
      await breather.breathe();
    }
    // Where nothing could be read, what an output file held stays.
    if (reporter.exitCode === EXIT.input) sink.abandon();
    else await sink.close();
    return interruption.exitCode ?? reporter.exitCode;
  } catch (error) {
    sink.abandon();
    throw error;
  } finally {
    interruption.stop();
    // Whatever still waits for input or workers would keep the process alive.
    if (interruption.exitCode !== undefined) (io.stdin as { destroy?: () => void }).destroy?.();
    void outcomes.return(undefined).catch(() => {});
  }
}

/** What the user is told besides the results, and on which occasions. */
async function openReporter(run: Run, io: IO): Promise<Reporter> {
  const { quiet, verbose, batch, settings } = run;
  const intoFiles = run.outDir !== undefined || (run.outFile !== undefined && !isStdout(run.outFile));
  // Results and progress would be mixed in one terminal.
  const watched = !quiet && batch && io.stderr.isTTY && (intoFiles || !io.stdout.isTTY);
  const options = {
    // The listing for people has the warnings itself.
    warnings: !quiet && settings.format !== 'pretty',
    summary: verbose || (!quiet && batch && (intoFiles || watched === true)),
    verbose,
    debug: settings.debug,
    mark: run.onError === 'mark',
  };
  if (!watched) return new Reporter(options, io);
  const { openProgress } = await import('./progress.js');
  return new Reporter(options, io, await openProgress(run, io));
}

async function startWork(
  wanted: AsyncIterable<Task | AalamError>,
  settings: Settings,
  { jobs, batchSize }: Pick<Run, 'jobs' | 'batchSize'>,
  here: Work,
): Promise<AsyncGenerator<Outcome | AalamError>> {
  if (jobs === 1) return workInTurn(wanted, here);
  const { workInParallel } = await import('./pool.js');
  return workInParallel(wanted, { settings, jobs, here, ...(batchSize !== undefined && { batchSize }) });
}

async function* workInTurn(items: AsyncIterable<Task | AalamError>, work: Work): AsyncGenerator<Outcome | AalamError> {
  for await (const item of items) yield item instanceof AalamError ? item : await work(item);
}

async function* leaveOutDone(
  items: AsyncIterable<Task | AalamError>,
  { clobber }: Run,
  sink: Sink,
  resumption: Resumption | undefined,
  reporter: Reporter,
): AsyncGenerator<Task | AalamError> {
  for await (const item of items) {
    const isDone =
      !(item instanceof AalamError) && (resumption ? resumption.has(item) : !clobber && sink.has(placed(item)));
    const problem = isDone ? claim(sink, placed(item)) : undefined;
    if (isDone && problem === undefined) reporter.skip(item);
    else yield problem ?? item;
  }
}

/** Keeps the output as it is; the reason where that cannot be. */
function claim(sink: Sink, source: Source): AalamError | undefined {
  try {
    sink.claim(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof Unplaced)) throw error;
    return new AalamError(error.message, { exitCode: EXIT.input, file: source.path });
  }
}

async function* tasks(run: Run, io: IO): AsyncGenerator<Task | AalamError> {
  for await (const source of findSources(run.paths, run)) {
    const kind = source instanceof AalamError ? 'text' : kindOf(run, source.path);
    if (source instanceof AalamError || kind === 'text') {
      yield source instanceof AalamError ? source : { source };
      continue;
    }
    const stdin = standardInput(io);
    const records =
      kind === 'jsonl'
        ? (await import('../input/records.js')).readRecords(source, stdin, run.fields)
        : (await import('../input/tables.js')).readTable(source, stdin, { ...run.fields, kind });
    for await (const record of records) yield record instanceof AalamError ? record : { source, record };
  }
}

function openSink(run: Run, writer: Writer, resumption: Resumption | undefined, io: IO): Sink {
  const { outFile, outDir, clobber, settings, batchSize } = run;
  const batch = batchSize === undefined ? {} : { batch: batchSize };
  if (!clobber && outFile !== undefined && existsSync(outFile)) {
    throw new AalamError('it is there already', { exitCode: EXIT.output, file: outFile });
  }
  if (outDir !== undefined) return new FolderSink(outDir, FORMATS[settings.format]!.extension, writer, resumption);
  if (outFile !== undefined && !isStdout(outFile)) return new FileSink(outFile, writer, batch);
  // The listing has its own colours, and has escaped the rest.
  const isBare = io.stdout.isTTY && settings.format !== 'pretty';
  return new StreamSink(new Output(io.stdout), writer, { ...batch, ...(isBare && { clean: escapeTerminal }) });
}
