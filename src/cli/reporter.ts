import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { RecordError } from '../input/records.js';
import { escapeControls, escapeStack } from '../output/escape.js';
import type { IO } from './io.js';
import { type Sink, Unplaced } from './output.js';
import type { Outcome, Task } from './task.js';

/** A sentence about an input. */
export interface Remark {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

/** So many of each kind a run remembers: a long one must not fill memory with them. */
const MOST_REMARKS = 10_000;

/** What a run has done so far. */
export interface Tally {
  readonly started: Date;
  /** Inputs that were met. */
  files: number;
  /** Documents by what became of them. */
  done: number;
  skipped: number;
  failed: number;
  /** All of them, `warnings` and `failures` hold the first ones. */
  warned: number;
  /** Of the documents that were done, as they were stored; packed ones as they were packed. */
  bytes: number;
  readonly entities: Map<string, number>;
  readonly warnings: Remark[];
  readonly failures: Remark[];
}

/** Shown while the run goes on. */
export interface Progress {
  update(tally: Tally): void;
  /** Takes it off the terminal, so that something else can be written. */
  clear(): void;
}

export interface ReporterOptions {
  readonly warnings: boolean;
  /** A line at the end. */
  readonly summary: boolean;
  /** A line a document. */
  readonly verbose: boolean;
  readonly debug: boolean;
  /** Whether what fails is marked in the output: then nobody needs to hear of each. */
  readonly mark: boolean;
}

const placeOf = ({ file, line }: Pick<Remark, 'file' | 'line'>): string =>
  (file === '-' ? 'standard input' : file) + (line === undefined ? '' : `:${line}`);

const plural = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

export const secondsSince = (start: Date): number => Math.max(0.001, (Date.now() - start.getTime()) / 1000);

export const total = (entities: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const count of entities.values()) sum += count;
  return sum;
};

/** Hands results on, tells people what went wrong, and keeps count. */
export class Reporter {
  readonly tally: Tally = {
    started: new Date(),
    files: 0,
    done: 0,
    skipped: 0,
    failed: 0,
    warned: 0,
    bytes: 0,
    entities: new Map(),
    warnings: [],
    failures: [],
  };
  #fault = false;
  /** Failures that only the output tells of, and those that are more than that of a document. */
  #marked = 0;
  #severe = 0;
  #lastFile: string | undefined;

  constructor(
    private readonly options: ReporterOptions,
    private readonly io: IO,
    private readonly progress?: Progress,
  ) {}

  /** Writes what there is to write and says what there is to say. */
  async add(outcome: Outcome | AalamError, sink: Sink): Promise<void> {
    if (outcome instanceof AalamError) await this.#refuse(outcome, sink);
    else await this.#take(outcome, sink);
    this.progress?.update(this.tally);
  }

  /** A document that needs not be done. */
  skip({ source, record }: Task): void {
    this.#meet(source.path);
    this.tally.skipped += 1;
    if (this.options.verbose) this.#say(`${placeOf({ file: source.path, ...record })}: left out, it is done`);
    this.progress?.update(this.tally);
  }

  /** After the last document. */
  summarize(): void {
    const { summary, warnings, mark } = this.options;
    if (summary) this.#say(this.#summary());
    else if (mark && warnings && this.#marked > 0) {
      this.#say(`${plural(this.#marked, 'document')} marked as failed: see "error" in the output`);
    }
  }

  /** However the run ends: the terminal is left as it was. */
  close(): void {
    this.progress?.clear();
  }

  get exitCode(): ExitCode {
    const { done, skipped, failed } = this.tally;
    if (this.#fault) return EXIT.internal;
    if ((this.options.mark ? this.#severe : failed) === 0) return EXIT.ok;
    return done + skipped > 0 ? EXIT.partial : EXIT.input;
  }

  /** A record that cannot be used, or an input that cannot be read (on): the latter is told in any case. */
  async #refuse(error: AalamError, sink: Sink): Promise<void> {
    const { file = '', line, message, stack } = error;
    const remark = { file, ...(line !== undefined && { line }), message };
    const isRecord = error instanceof RecordError;
    this.#meet(file);
    if (!isRecord) this.#severe += 1;
    this.#complain(remark, { stack, aloud: !isRecord || !this.options.mark });
    if (!this.options.mark) return;
    const { code, id } = isRecord ? error : { code: 'input', id: undefined };
    await sink.mark({ ...remark, ...(id !== undefined && { id }), error: { code, message } });
  }

  async #take(outcome: Outcome, sink: Sink): Promise<void> {
    const { source, line, id, output, warnings, problem, stack, fault } = outcome;
    const place = { file: source.path, ...(line !== undefined && { line }) };
    const { mark } = this.options;
    this.#meet(source.path);
    if (problem !== undefined) {
      if (fault && !mark) this.#fault = true;
      this.#complain({ ...place, message: problem }, { stack, aloud: fault || !mark });
      const error = { code: fault ? 'internal' : 'input', message: problem };
      if (mark) await sink.mark({ ...place, ...(id !== undefined && { id }), error });
    }
    if (output === undefined) return;
    try {
      await sink.put({ ...outcome, output });
    } catch (error) {
      if (!(error instanceof Unplaced)) throw error;
      this.#complain({ ...place, message: error.describe() }, { stack: error.stack, aloud: true });
      return;
    }
    this.#count(outcome);
    for (const message of warnings) {
      this.tally.warned += 1;
      remember(this.tally.warnings, { ...place, message });
      if (this.options.warnings) this.#say(`${placeOf(place)}: warning: ${message}`);
    }
    if (this.options.verbose) this.#say(`${placeOf(place)}: ${describe(outcome)}`);
  }

  #count({ bytes, entities }: Outcome): void {
    const { tally } = this;
    tally.done += 1;
    tally.bytes += bytes;
    for (const [type, count] of Object.entries(entities)) {
      tally.entities.set(type, (tally.entities.get(type) ?? 0) + count);
    }
  }

  /** Documents of one input follow each other. */
  #meet(file: string): void {
    if (file !== this.#lastFile) this.tally.files += 1;
    this.#lastFile = file;
  }

  #complain(remark: Remark, { stack, aloud }: { stack: string | undefined; aloud: boolean | undefined }): void {
    this.tally.failed += 1;
    remember(this.tally.failures, remark);
    if (!aloud) {
      this.#marked += 1;
      return;
    }
    this.#say(`${placeOf(remark)}: ${remark.message}`);
    if (this.options.debug) this.io.stderr.write(`${escapeStack(stack ?? remark.message)}\n`);
  }

  #say(what: string): void {
    this.progress?.clear();
    this.io.stderr.write(`extract: ${escapeControls(what)}\n`);
  }

  #summary(): string {
    const { started, done, skipped, failed, bytes, entities, warned } = this.tally;
    const seconds = secondsSince(started);
    const parts = [
      plural(done, 'document'),
      ...(skipped > 0 ? [`${skipped} left out`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      plural(total(entities), 'entity'),
      ...(warned > 0 ? [plural(warned, 'warning')] : []),
      `${seconds.toFixed(1)} s`,
      `${megabytes(bytes / seconds)} MB/s`,
    ];
    return parts.join(', ');
  }
}

function remember(remarks: Remark[], remark: Remark): void {
  if (remarks.length < MOST_REMARKS) remarks.push(remark);
}

function describe({ entities, bytes, milliseconds }: Outcome): string {
  const count = Object.values(entities).reduce((sum, one) => sum + one, 0);
  return `${plural(count, 'entity')}, ${(bytes / 1000).toFixed(1)} kB, ${milliseconds.toFixed(0)} ms`;
}
