/** Which blocks of our own code have run in this thread, by V8's own count. */
import { Session } from 'node:inspector';

interface Result {
  readonly result: readonly {
    readonly scriptId: string;
    readonly url: string;
    readonly functions: readonly {
      readonly ranges: readonly { readonly startOffset: number; readonly endOffset: number; readonly count: number }[];
    }[];
  }[];
}

export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#post('Profiler.enable');
    this.#post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** Blocks that ever ran. */
  get size(): number {
    return this.#seen.size;
  }

  /** The blocks that have run since the last call. */
  ran(): Set<string> {
    const blocks = new Set<string>();
    const { result } = this.#post('Profiler.takePreciseCoverage') as Result;
    for (const { scriptId, url, functions } of result) {
      if (!url.includes('/src/')) continue;
      for (const { ranges } of functions) {
        for (const { startOffset, endOffset, count } of ranges) {
          if (count > 0) blocks.add(`${scriptId}:${startOffset}:${endOffset}`);
        }
      }
    }
    return blocks;
  }

  /** Those of them that never ran before. */
  news(): Set<string> {
    const blocks = new Set([...this.ran()].filter((block) => !this.#seen.has(block)));
    for (const block of blocks) this.#seen.add(block);
    return blocks;
  }

  /** Sessions within one thread answer before they return. */
  #post(method: string, parameters: object = {}): unknown {
    let answer: unknown;
    let failure: Error | null = null;
    this.#session.post(method, parameters, (error, result) => {
      failure = error;
      answer = result;
    });
    if (failure) throw failure;
    return answer;
  }
}
