/** Where results go: standard output, one file, or a file a document in a folder. */
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { hashOf } from '../digest.js';
import { AalamError, EXIT } from '../errors.js';
import { describeSystemError, type Source } from '../input/sources.js';
import type { Failure, Writer } from '../output/result.js';
import { now } from './pause.js';
import { placed } from './task.js';

/** The reader of our output has gone, as `| head -1` does when it has enough. */
export class ReaderGone extends Error {}

/** One document has no place among the outputs; the others have theirs. */
export class Unplaced extends AalamError {}

/** A document that is ready to be written, and what belongs beside it, by its ending. */
export interface Written {
  readonly source: Source;
  /** Of a record. */
  readonly line?: number;
  readonly id?: string | number;
  readonly output: string;
  readonly companions?: Readonly<Record<string, string>>;
  /** Hash of what it was made from, where a later run shall know it again. */
  readonly key?: string;
}

/** Takes the documents of a run, in their order. */
export interface Sink {
  /** Throws Unplaced where there is no place for this one, another AalamError where nothing can be written at all. */
  put(document: Written): Promise<void>;
  /** Takes a document that could not be done, where outputs have a place for it. */
  mark(failure: Failure): Promise<void>;
  /** Hands on what it may have kept to write more at once. */
  flush(): Promise<void>;
  /** Whether the document's output is there already. */
  has(source: Source): boolean;
  /** The document's output stays as it is: no other may be written over it. Throws Unplaced where another one has it. */
  claim(source: Source): void;
  /** After the last document: only now is an output whole. */
  close(): Promise<void>;
  /** Leaves nothing half-written behind. */
  abandon(): void;
}

/** A stream that waits where the reader is slow, and notices when there is none. */
export class Output {
  #failure: NodeJS.ErrnoException | undefined;

  /** `file` is named in errors. */
  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly file?: string,
  ) {
    stream.on('error', this.#fail);
  }

  readonly #fail = (error?: Error | null): void => {
    this.#failure ??= (error as NodeJS.ErrnoException | null) ?? undefined;
  };

  /**
   * Resolves when the text has left for the reader. Throws ReaderGone if that has gone, an AalamError with exit code
   * `EXIT.output` if the text cannot be written.
   */
  async write(text: string): Promise<void> {
    this.#check();
    if (text !== '') await this.#settled((done) => this.stream.write(text, done));
    this.#check();
  }

  /** Ends the stream. Throws like `write`. */
  async end(): Promise<void> {
    await this.#settled((done) => this.stream.end(done));
    this.#check();
  }

  #settled(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return new Promise((resolve) => {
      start((error) => {
        this.#fail(error);
        resolve();
      });
    });
  }

  #check(): void {
    if (this.#failure === undefined) return;
    if (this.#failure.code === 'EPIPE') throw new ReaderGone();
    throw cannotWrite(this.#failure, this.file);
  }
}

/** UTF-16 units that wait to be written at most, however large the batch is. */
const MOST_KEPT = 1 << 20;
/** Where nobody says how many documents are written at once, they wait for each other so long, in milliseconds, and no more units. */
const SHORT_WAIT = 20;
const FEW_KEPT = 1 << 16;

export interface StreamOptions {
  /** So many documents are written at once, or fewer where `flush` is called. Default: what comes in a moment. */
  readonly batch?: number;
  /** Applied to documents: see `escapeTerminal`. */
  readonly clean?: (text: string) => string;
}

/** All documents into one stream. */
export class StreamSink implements Sink {
  #first = true;
  #kept = '';
  #documents = 0;
  /** When something was written last. */
  #written = 0;

  constructor(
    private readonly output: Output,
    private readonly writer: Writer,
    private readonly options: StreamOptions = {},
  ) {}

  async put({ output }: Pick<Written, 'output'>): Promise<void> {
    const { clean } = this.options;
    const before = this.#first ? this.writer.begin : this.writer.between;
    this.#first = false;
    this.#kept += (before ?? '') + (clean ? clean(output) : output);
    this.#documents += 1;
    if (this.#isFull()) await this.flush();
  }

  #isFull(): boolean {
    const { batch } = this.options;
    if (batch !== undefined) return this.#documents >= batch || this.#kept.length >= MOST_KEPT;
    return this.#kept.length >= FEW_KEPT || now() - this.#written >= SHORT_WAIT;
  }

  async mark(failure: Failure): Promise<void> {
    const output = this.writer.failure?.(failure);
    if (output !== undefined) await this.put({ output });
  }

  async flush(): Promise<void> {
    const kept = this.#kept;
    if (kept === '') return this.output.write('');
    this.#kept = '';
    this.#documents = 0;
    await this.output.write(kept);
    this.#written = now();
  }

  async close(): Promise<void> {
    await this.flush();
    const begin = this.#first ? this.writer.begin : '';
    await this.output.write((begin ?? '') + (this.writer.end ?? ''));
  }

  has(): boolean {
    return false;
  }

  claim(): void {}

  abandon(): void {}
}

/**
 * All documents into one file. It appears when the run is over, and what was there before stays until then; a device or a
 * pipe is written to as it is.
 */
export class FileSink implements Sink {
  readonly #path: string;
  readonly #temporary: string;
  readonly #stream: ReturnType<typeof createWriteStream>;
  readonly #output: Output;
  readonly #sink: StreamSink;
  #checked: string | undefined;

  constructor(path: string, writer: Writer, options: StreamOptions = {}) {
    this.#path = existsSync(path) ? realpathSync(path) : path;
    if (isFolder(this.#path)) throw cannotWrite(new Error('this is a folder'), path);
    this.#temporary = isSpecial(this.#path) ? this.#path : temporaryPath(this.#path);
    // Opened here and now: what is abandoned a moment later must not come into being afterwards.
    this.#stream = createWriteStream('', { fd: attempt(path, () => openSync(this.#temporary, 'w')) });
    this.#output = new Output(this.#stream, path);
    this.#sink = new StreamSink(this.#output, writer, options);
  }

  async mark(failure: Failure): Promise<void> {
    await this.#sink.mark(failure);
  }

  async flush(): Promise<void> {
    await this.#sink.flush();
  }

  async put(document: Written): Promise<void> {
    const { path } = document.source;
    // Records of one input follow each other.
    if (path !== this.#checked && isSameFile(path, this.#path)) throw overwrites(path);
    this.#checked = path;
    await this.#sink.put(document);
  }

  async close(): Promise<void> {
    await this.#sink.close();
    await this.#output.end();
    if (this.#temporary !== this.#path) attempt(this.#path, () => renameSync(this.#temporary, this.#path));
  }

  has(): boolean {
    return false;
  }

  claim(): void {}

  abandon(): void {
    this.#stream.destroy();
    if (this.#temporary !== this.#path) rmSync(this.#temporary, { force: true });
  }
}

/** Notes which documents have all their files in place. */
export interface Journal {
  /** `document` is the path of its files without their endings, `key` what they depend on, `files` their texts by their endings. */
  add(document: string, key: string, files: readonly (readonly [ending: string, text: string])[]): void;
  close(): void;
}

/** A file a document below a folder, named like the input with the format's ending. */
export class FolderSink implements Sink {
  readonly #taken = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly extension: string,
    private readonly writer: Writer,
    private readonly journal?: Journal,
  ) {}

  async put({ source, line, id, output, companions = {}, key }: Written): Promise<void> {
    const place = placed({ source, ...(line !== undefined && { record: { line, ...(id !== undefined && { id }) } }) });
    this.claim(place);
    const stem = stemOf(place);
    const { begin = '', end = '' } = this.writer;
    // The document's own file comes last: where it is, everything is.
    const files = [...Object.entries(companions), [this.extension, begin + output + end] as const];
    for (const [extension] of files) {
      if (isSameFile(source.path, this.#path(stem, extension))) throw overwrites(source.path);
    }
    for (const [extension, text] of files) writeFileWhole(this.#path(stem, extension), text);
    if (key !== undefined) this.journal?.add(stem, key, files);
  }

  async mark(): Promise<void> {}

  async flush(): Promise<void> {}

  claim(source: Source): void {
    const stem = stemOf(source);
    const before = this.#taken.get(stem);
    if (before !== undefined) {
      const other = before === source.relative ? 'another record of this id' : before;
      const message = `${this.#path(stem, this.extension)} is the output of ${other}: it is not overwritten`;
      throw new Unplaced(message, { exitCode: EXIT.output });
    }
    this.#taken.set(stem, source.relative);
  }

  #path(stem: string, extension: string): string {
    return join(this.folder, `${stem}.${extension}`);
  }

  has(source: Source): boolean {
    return existsSync(this.#path(stemOf(source), this.extension));
  }

  async close(): Promise<void> {
    attempt(this.folder, () => makeFolder(this.folder));
    this.journal?.close();
  }

  abandon(): void {
    this.journal?.close();
  }
}

/** Names of standard output. */
export const isStdout = (path: string): boolean => ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'].includes(path);

/** `news/a` for `news/a.txt.gz`. */
export const stemOf = ({ relative }: Source): string => relative.replace(/\.gz$/i, '').replace(/\.[^./]+$/, '');

/**
 * Writes a file so that nobody ever sees half of it; a device or a pipe is written to as it is. Throws an AalamError with exit code
 * `EXIT.output`.
 */
export function writeFileWhole(path: string, content: string | Uint8Array): void {
  attempt(path, () => {
    if (isSpecial(path)) return writeFileSync(path, content);
    makeFolder(dirname(path));
    const temporary = temporaryPath(path);
    try {
      writeFileSync(temporary, content, { flag: 'wx' });
      renameSync(temporary, path);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  });
}

/** The folder and those above it. Not by `recursive`, with which Node never comes back from a place like /proc. */
export function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have been faster.
    if (!isFolder(path)) throw error;
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Most file systems allow 255 bytes to a name, which a long one would go over with what is added here. */
const LONG_NAME = 60;

/** Hidden, and beside the file: renaming works within one file system only. */
function temporaryPath(path: string): string {
  const name = basename(path);
  return join(dirname(path), `.${name.length > LONG_NAME ? hashOf(name).slice(0, 16) : name}.${process.pid}.tmp`);
}

/** Whether the path is something to write to as it is: a device or a pipe has no name to be replaced. */
function isSpecial(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** Whether two paths are one file. Mostly the second is not there yet. */
function isSameFile(a: string, b: string): boolean {
  try {
    return existsSync(b) && realpathSync.native(a) === realpathSync.native(b);
  } catch {
    return false;
  }
}

/** Does it, and makes an AalamError with exit code `EXIT.output` of what goes wrong. */
export function attempt<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    throw cannotWrite(error, path);
  }
}

const overwrites = (file: string): AalamError =>
  new AalamError('this is an input: it is not overwritten', { exitCode: EXIT.usage, file });

function cannotWrite(error: unknown, file?: string): AalamError {
  const { code } = error as NodeJS.ErrnoException;
  const Kind = code === 'ENAMETOOLONG' ? Unplaced : AalamError;
  return new Kind(`cannot write the output: ${describeSystemError(error)}`, {
    exitCode: EXIT.output,
    cause: error,
    ...(file !== undefined && { file }),
  });
}
