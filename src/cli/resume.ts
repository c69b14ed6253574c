/**
 * `--resume`: a journal in the output folder says which documents are done, from which bytes and with which settings.
 *
 * A line is added when a document's files are in place. So a run that ends at any moment, by `kill -9` too, leaves at most
 * one document without its line, which the next run does again, and perhaps a temporary file, which it removes. What the
 * journal says is believed only if input, settings and outputs still have the hashes that it names.
 */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../digest.js';
import { attempt, type Journal, makeFolder, stemOf } from './output.js';
import { hashOfFile } from './provenance.js';
import type { Run } from './run.js';
import type { Settings } from './settings.js';
import { placed, type Task, taskKey } from './task.js';
import { versions } from './version.js';

/** Hidden, so that a search of the folder does not find it. */
export const JOURNAL = '.extract-resume.jsonl';

interface Entry {
  /** Path of the outputs below the folder, without their endings. */
  readonly document: string;
  /** What the answer depends on: see `taskKey`. */
  readonly key: string;
  /** Hashes of the outputs, by their endings. */
  readonly files: Readonly<Record<string, string>>;
}

export async function openResumption({ settings, outDir = '' }: Pick<Run, 'settings' | 'outDir'>): Promise<Resumption> {
  return new Resumption(outDir, keyOf(settings));
}

/** The hash of all that answers depend on besides the text: program, lists, model, the user's own files, options. */
function keyOf({ debug: _, color: __, ...settings }: Settings): string {
  const { patterns, gazetteers, model } = settings;
  const files = [...gazetteers, ...(patterns === undefined ? [] : [patterns])].map(hashOfFile);
  try {
    return hashOf(JSON.stringify({ settings, files, versions: versions(model) }));
  } catch {
    // A model that cannot be read ends the run a moment later.
    return '';
  }
}

export class Resumption implements Journal {
  readonly #entries: Map<string, Entry>;
  readonly #file: number;

  constructor(
    private readonly folder: string,
    readonly settingsKey: string,
  ) {
    const path = join(folder, JOURNAL);
    attempt(folder, () => makeFolder(folder));
    removeLeftovers(folder);
    const text = existsSync(path) ? attempt(path, () => readFileSync(path, 'utf8')) : '';
    this.#entries = parseJournal(text);
    this.#file = attempt(path, () => openSync(path, 'a'));
    // A line that a killed run began must not spoil the next one.
    if (text !== '' && !text.endsWith('\n')) this.#append('\n');
  }

  /** Whether an earlier run did the document, and nothing has changed since. */
  has(task: Task): boolean {
    const { source, record } = task;
    const entry = this.#entries.get(stemOf(placed(task)));
    if (entry === undefined || (record === undefined && source.kind !== 'file')) return false;
    try {
      const bytes = record === undefined ? readFileSync(source.path) : undefined;
      return taskKey(this.settingsKey, task, bytes) === entry.key && this.#isWhole(entry);
    } catch {
      // The input cannot be read: that is reported where it is read.
      return false;
    }
  }

  #isWhole({ document, files }: Entry): boolean {
    return Object.entries(files).every(
      ([ending, hash]) => hashOfFile(join(this.folder, `${document}.${ending}`)) === hash,
    );
  }

  /** Notes that a document's files are in place. */
  add(document: string, key: string, files: readonly (readonly [ending: string, text: string])[]): void {
    const hashes = Object.fromEntries(files.map(([ending, text]) => [ending, hashOf(text)]));
    this.#append(`${JSON.stringify({ document, key, files: hashes } satisfies Entry)}\n`);
  }

  close(): void {
    closeSync(this.#file);
  }

  #append(text: string): void {
    attempt(join(this.folder, JOURNAL), () => writeSync(this.#file, text));
  }
}

/** The last word on each document; lines that are none are those of a run that was killed. */
function parseJournal(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const line of text.split('\n')) {
    const entry = parseEntry(line);
    if (entry !== undefined) entries.set(entry.document, entry);
  }
  return entries;
}

function parseEntry(line: string): Entry | undefined {
  try {
    const { document, key, files } = JSON.parse(line) as Partial<Entry>;
    const isEntry = typeof document === 'string' && typeof key === 'string' && typeof files === 'object' && files;
    return isEntry ? { document, key, files } : undefined;
  } catch {
    return undefined;
  }
}

/** Removes temporary files of runs that are no more: see `temporaryPath`. */
function removeLeftovers(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const [, process = ''] = /^\..+\.(\d+)\.tmp$/.exec(entry.name) ?? [];
    if (process !== '' && entry.isFile() && !isRunning(Number(process))) {
      rmSync(join(entry.parentPath ?? entry.path, entry.name), { force: true });
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
