/** Lines that wait on the disk until their time comes, as many as there are. */
import { appendFileSync, createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** So many UTF-16 units are written at once. */
const KEPT = 1 << 16;

/** Lines in, the same lines out in their order. They must not hold line ends, of Unicode's neither. */
export class Spool {
  #kept = '';
  #folder: string | undefined;

  add(line: string): void {
    this.#kept += `${line}\n`;
    if (this.#kept.length >= KEPT) this.#write();
  }

  /** All of them, once. */
  async *lines(): AsyncGenerator<string> {
    if (this.#kept !== '') this.#write();
    if (this.#folder === undefined) return;
    try {
      yield* createInterface({ input: createReadStream(this.#path(), 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
    } finally {
      this.close();
    }
  }

  /** Removes what there is on the disk. */
  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #write(): void {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'extract-wait-'));
    appendFileSync(this.#path(), this.#kept);
    this.#kept = '';
  }

  #path(): string {
    return join(this.#folder!, 'lines');
  }
}
