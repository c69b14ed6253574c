/** What runs in each worker: batches of tasks, one extractor for all of them. */
import type { Settings } from './settings.js';
import type { Outcome, Task } from './task.js';
import { createWorker, type Work } from './work.js';

export interface Batch {
  readonly settings: Settings;
  readonly tasks: readonly Task[];
}

let work: Promise<Work> | undefined;

export default async function workOn({ settings, tasks }: Batch): Promise<Outcome[]> {
  work ??= createWorker(settings, NOTHING);
  const one = await work;
  const outcomes: Outcome[] = [];
  for (const task of tasks) outcomes.push(await one(task));
  return outcomes;
}

/** Workers have no standard input: the main thread keeps what reads it. */
const NOTHING: AsyncIterable<Uint8Array> = (async function* () {})();
