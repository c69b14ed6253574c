/** `extract [paths]`: the documents one after another, a broken one never stopping the others. */
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { findSources } from '../input/sources.js';
import { escapeControls, escapeTerminal } from '../output/escape.js';
import { FORMATS } from '../output/formats.js';
import type { Writer } from '../output/result.js';
import type { IO } from './io.js';
import { FileSink, FolderSink, Output, type Sink, StreamSink } from './output.js';
import type { Settings } from './settings.js';
import { createWorker, loadWriter, type Outcome, type Task } from './work.js';

export interface Run {
  readonly settings: Settings;
  readonly paths: readonly string[];
  readonly extensions?: readonly string[];
  readonly ignore?: readonly string[];
  readonly quiet: boolean;
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
  try {
    for await (const task of tasks(run)) {
      if (task instanceof AalamError) report.refused(task);
      else {
        const outcome = await work(task);
        report.add(outcome);
        if (outcome.output !== undefined) await sink.put(outcome.source, outcome.output, outcome.companions);
      }
    }
    await sink.close();
  } catch (error) {
    sink.abandon();
    throw error;
  }
  return report.exitCode;
}

/** Names of standard output. */
const STDOUT = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'];

function openSink({ outFile, outDir, settings }: Run, writer: Writer, io: IO): Sink {
  if (outDir !== undefined) return new FolderSink(outDir, FORMATS[settings.format]!.extension, writer);
  if (outFile !== undefined && !STDOUT.includes(outFile)) return new FileSink(outFile, writer);
  // The listing has its own colours, and has escaped the rest.
  const clean = io.stdout.isTTY && settings.format !== 'pretty' ? escapeTerminal : undefined;
  return new StreamSink(new Output(io.stdout), writer, clean);
}

async function* tasks(run: Run): AsyncGenerator<Task | AalamError> {
  for await (const source of findSources(run.paths, run)) {
    yield source instanceof AalamError ? source : { source };
  }
}

/** Tells people what went wrong, and keeps count. */
class Reporter {
  #done = 0;
  #refused = 0;
  #fault = false;

  constructor(
    private readonly run: Run,
    private readonly io: IO,
  ) {}

  add({ source, problem, stack = '', fault, warnings }: Outcome): void {
    if (problem === undefined) this.#done += 1;
    else this.#complain(source.path, problem, stack);
    if (fault) this.#fault = true;
    // The listing for people has the warnings itself.
    if (this.run.quiet || this.run.settings.format === 'pretty') return;
    for (const warning of warnings) this.#say(source.path, `warning: ${warning}`);
  }

  refused({ file = '', message, stack = message }: AalamError): void {
    this.#complain(file, message, stack);
  }

  get exitCode(): ExitCode {
    if (this.#fault) return EXIT.internal;
    if (this.#refused === 0) return EXIT.ok;
    return this.#done > 0 ? EXIT.partial : EXIT.input;
  }

  #complain(path: string, problem: string, stack: string): void {
    this.#refused += 1;
    this.#say(path, problem);
    if (this.run.settings.debug) this.io.stderr.write(`${escapeControls(stack).replaceAll('\\n', '\n')}\n`);
  }

  #say(path: string, what: string): void {
    const name = path === '-' ? 'standard input' : path;
    this.io.stderr.write(`extract: ${escapeControls(`${name}: ${what}`)}\n`);
  }
}
