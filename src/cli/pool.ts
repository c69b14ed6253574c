/** Many tasks at once, in worker threads, with their outcomes in the order of the tasks. */
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { AalamError } from '../errors.js';
import type { Settings } from './settings.js';
import { fail, type Outcome, type Task, type Work } from './work.js';
import type { Batch } from './worker.js';

/** Handing over costs: so it is done by batches, which end at either limit. */
const BATCH_TASKS = 20;
const BATCH_LETTERS = 1 << 18;
/** For each worker: one in work, one at hand. More would only fill memory. */
const BATCHES_IN_FLIGHT = 2;

type Item = Task | AalamError;

/**
 * Does the tasks in `jobs` workers. `here` does those that a worker cannot do: what reads standard input. A worker that dies is
 * replaced, its tasks are done again one by one, and the one that killed it is reported.
 */
export async function* workInParallel(
  items: AsyncIterable<Item>,
  settings: Settings,
  jobs: number,
  here: Work,
): AsyncGenerator<Outcome | AalamError> {
  const filename = fileURLToPath(new URL('./worker.cjs', import.meta.url));
  const pool = new Piscina({ filename, minThreads: jobs, maxThreads: jobs, idleTimeout: 60_000 });
  const run = (tasks: readonly Task[]): Promise<Outcome[]> => pool.run({ settings, tasks } satisfies Batch);
  const queue: Promise<readonly (Outcome | AalamError)[]>[] = [];
  try {
    for await (const batch of batches(items)) {
      queue.push(isForWorkers(batch) ? robust(batch, run) : Promise.all(batch.map((item) => doHere(item, here))));
      if (queue.length >= jobs * BATCHES_IN_FLIGHT) yield* await queue.shift()!;
    }
    while (queue.length > 0) yield* await queue.shift()!;
  } finally {
    await pool.destroy();
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
async function* batches(items: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let letters = 0;
  for await (const item of items) {
    const alone = !isTask(item) || needsStdin(item);
    if (alone && batch.length > 0) {
      yield batch;
      batch = [];
      letters = 0;
    }
    batch.push(item);
    letters += isTask(item) ? (item.record?.text.length ?? 0) : 0;
    if (!alone && batch.length < BATCH_TASKS && letters < BATCH_LETTERS) continue;
    yield batch;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield batch;
}
