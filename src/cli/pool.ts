/** Many tasks at once, in worker threads, with their outcomes in the order of the tasks. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { AalamError } from '../errors.js';
import { orPause, PAUSE } from './pause.js';
import type { Settings } from './settings.js';
import type { Outcome, Task } from './task.js';
import { fail, type Work } from './work.js';
import type { Batch } from './worker.js';

/** Handing over costs: so it is done by batches, which end at either limit. */
const BATCH_TASKS = 20;
const BATCH_LETTERS = 1 << 18;
/** For each worker: one in work, one at hand. More would only fill memory. */
const BATCHES_IN_FLIGHT = 2;

type Item = Task | AalamError;
type Outcomes = readonly (Outcome | AalamError)[];

export interface PoolOptions {
  readonly settings: Settings;
  readonly jobs: number;
  /** Does the tasks that a worker cannot do: what reads standard input. */
  readonly here: Work;
  /** Tasks in a batch. */
  readonly batchSize?: number;
}

/**
 * Does the tasks in `jobs` workers. A worker that dies is replaced, its tasks are done again one by one, and the one that killed
 * it is reported. Where the items pause, those that have come are done and given out: nothing waits for a batch to be full.
 */
export async function* workInParallel(
  items: AsyncIterable<Item>,
  { settings, jobs, here, batchSize = BATCH_TASKS }: PoolOptions,
): AsyncGenerator<Outcome | AalamError> {
  const filename = fileURLToPath(new URL('./worker.cjs', import.meta.url));
  const pool = new Piscina({ filename, minThreads: jobs, maxThreads: jobs, idleTimeout: 60_000 });
  const run = (tasks: readonly Task[]): Promise<Outcome[]> => pool.run({ settings, tasks } satisfies Batch);
  const start = (batch: readonly Item[]): Promise<Outcomes> =>
    isForWorkers(batch) ? robust(batch, run) : Promise.all(batch.map((item) => doHere(item, here)));
  try {
    for await (const outcomes of inOrder(batches(items, batchSize), start, jobs * BATCHES_IN_FLIGHT)) yield* outcomes;
  } finally {
    await pool.destroy();
  }
}

/** What `start` makes of the items, in their order, with so many begun and not yet given out at most. */
async function* inOrder<T, U>(
  items: AsyncGenerator<T>,
  start: (item: T) => Promise<U>,
  limit: number,
): AsyncGenerator<U> {
  const begun: Promise<U>[] = [];
  let coming: Promise<IteratorResult<T>> | undefined = items.next();
  const begin = async (next: Promise<IteratorResult<T>>): Promise<void> => {
    const { done, value } = await next;
    if (!done) begun.push(start(value));
    coming = done ? undefined : items.next();
  };
  try {
    while (coming !== undefined || begun.length > 0) {
      const [first] = begun;
      // Whatever comes first: another item, if there is room for it, or the end of the oldest.
      const isItem: boolean =
        first === undefined ||
        (coming !== undefined &&
          begun.length < limit &&
          (await Promise.race([coming.then(() => true), first.then(() => false)])));
      if (isItem) await begin(coming!);
      else yield await begun.shift()!;
    }
  } finally {
    void items.return(undefined).catch(() => {});
  }
}

const isTask = (item: Item): item is Task => 'source' in item;
const isForWorkers = (batch: readonly Item[]): batch is readonly Task[] =>
  batch.every((item) => isTask(item) && !needsStdin(item));
const needsStdin = ({ source, record }: Task): boolean => record === undefined && source.kind !== 'file';

const doHere = async (item: Item, here: Work): Promise<Outcome | AalamError> => (isTask(item) ? here(item) : item);

/** The outcomes of the tasks. Where `run` fails, each of them is tried alone, so that one cannot spoil the others. */
export async function robust(
  tasks: readonly Task[],
  run: (tasks: readonly Task[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  try {
    return await run(tasks);
  } catch (error) {
    if (tasks.length === 1) return [fail(tasks[0]!, error)];
    const outcomes: Outcome[] = [];
    for (const task of tasks) outcomes.push(...(await robust([task], run)));
    return outcomes;
  }
}

/** Items that a worker can do by batches, each of the others alone. */
async function* batches(items: AsyncIterable<Item>, size: number): AsyncGenerator<readonly Item[]> {
  const iterator = items[Symbol.asyncIterator]();
  let batch: Item[] = [];
  let letters = 0;
  const take = (): readonly Item[] => {
    const taken = batch;
    batch = [];
    letters = 0;
    return taken;
  };
  for (;;) {
    const coming = iterator.next();
    if (batch.length > 0 && (await orPause(coming)) === PAUSE) yield take();
    const { done, value: item } = await coming;
    if (done) break;
    const alone = !isTask(item) || needsStdin(item);
    if (alone && batch.length > 0) yield take();
    batch.push(item);
    letters += isTask(item) ? (item.record?.text.length ?? 0) : 0;
    if (alone || batch.length >= size || letters >= BATCH_LETTERS) yield take();
  }
  if (batch.length > 0) yield take();
}
