/** Sorts more lines than memory holds: sorted runs in temporary files, which are merged in the end. */
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** So many UTF-16 units of lines are kept in memory. */
const KEPT = 1 << 24;
/** So many files are read at once. */
const MOST_RUNS = 100;

/** Lines in, lines out in the order of their code units. They must not hold line ends. */
export class Sorter {
  #lines: string[] = [];
  #size = 0;
  #folder: string | undefined;
  #runs: string[] = [];
  #made = 0;

  constructor(private readonly kept = KEPT) {}

  async add(line: string): Promise<void> {
    this.#lines.push(line);
    this.#size += line.length;
    if (this.#size < this.kept) return;
    this.#writeRun(this.#take());
    if (this.#runs.length >= MOST_RUNS) await this.#join();
  }

  /** All of them, once. */
  async *sorted(): AsyncGenerator<string> {
    try {
      yield* merged([...this.#runs.map(linesOf), feed(this.#take())]);
    } finally {
      this.close();
    }
  }

  /** Removes what there is on the disk. */
  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #take(): string[] {
    const lines = this.#lines.sort(compare);
    this.#lines = [];
    this.#size = 0;
    return lines;
  }

  #writeRun(lines: readonly string[], flag = 'w', path = this.#newRun()): string {
    writeFileSync(path, lines.map((line) => `${line}\n`).join(''), { flag });
    return path;
  }

  #newRun(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'extract-sort-'));
    const path = join(this.#folder, String(this.#made++));
    this.#runs.push(path);
    return path;
  }

  async #join(): Promise<void> {
    const runs = this.#runs;
    this.#runs = [];
    const path = this.#newRun();
    let piece: string[] = [];
    for await (const line of merged(runs.map(linesOf))) {
      piece.push(line);
      if (piece.length < 10_000) continue;
      this.#writeRun(piece, 'a', path);
      piece = [];
    }
    this.#writeRun(piece, 'a', path);
    for (const run of runs) rmSync(run);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function* feed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
}

async function* merged(runs: readonly AsyncGenerator<string>[]): AsyncGenerator<string> {
  const heads: { line: string; run: AsyncGenerator<string> }[] = [];
  const advance = async (run: AsyncGenerator<string>): Promise<void> => {
    const { value, done } = await run.next();
    if (done) return;
    const at = heads.findIndex(({ line }) => line > value);
    heads.splice(at < 0 ? heads.length : at, 0, { line: value, run });
  };
  for (const run of runs) await advance(run);
  for (let head = heads.shift(); head !== undefined; head = heads.shift()) {
    yield head.line;
    await advance(head.run);
  }
}
