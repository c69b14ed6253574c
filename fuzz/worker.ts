/** The loop over one target, in a thread of its own: what hangs is ended from outside. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Coverage } from './coverage.js';
import { mutate, randomFrom } from './mutate.js';
import { TARGETS, type Target } from './targets.js';

export interface Job {
  readonly target: string;
  readonly seed: number;
  readonly seconds: number;
  readonly corpus: string;
  /** What is tried at the moment: two numbers, how many inputs there were and how long this one is; then its bytes. */
  readonly shared: SharedArrayBuffer;
}

export interface Found {
  readonly problem: string;
  readonly input: Uint8Array;
}

export interface Done {
  readonly inputs: number;
  readonly blocks: number;
  readonly kept: number;
  readonly slowest: number;
}

/** Inputs between two looks at the coverage: each look takes about a millisecond. */
const BATCH = 16;
/** One input in so many is made 100 KB long. */
const GROW_EVERY = 400;
const LONG = 100_000;
const MOST_SECONDS = 2;
const MOST_FOUND = 5;

const job = workerData as Job;
const head = new Int32Array(job.shared, 0, 2);
const room = new Uint8Array(job.shared, 8);

/** Runs the target on an input; what is wrong, or nothing. */
async function tryOut(target: Target, input: Uint8Array): Promise<string | undefined> {
  room.set(input.subarray(0, room.length));
  Atomics.store(head, 1, input.length);
  Atomics.add(head, 0, 1);
  const start = process.cpuUsage().user;
  try {
    await target.run(input);
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
  const seconds = (process.cpuUsage().user - start) / 1e6;
  slowest = Math.max(slowest, seconds);
  return seconds > MOST_SECONDS ? `slow: ${seconds.toFixed(1)} s for ${input.length} bytes` : undefined;
}

let slowest = 0;

async function fuzz(): Promise<Done> {
  const target = await TARGETS[job.target]!();
  const random = randomFrom(job.seed);
  const words = target.words.map((word) => Buffer.from(word));
  const corpus = [...target.seeds.map((seed) => Buffer.from(seed as string)), ...saved(job.corpus)];
  const coverage = new Coverage();
  const end = Date.now() + job.seconds * 1000;
  const reported = new Set<string>();
  const report = (problem: string, input: Uint8Array): void => {
    // The same fault is the same place.
    const place = problem.replace(/\d+/g, '').split('\n').slice(0, 4).join('\n').slice(0, 400);
    if (reported.has(place)) return;
    reported.add(place);
    parentPort!.postMessage({ problem, input } satisfies Found);
  };
  for (const input of corpus) {
    const problem = await tryOut(target, input);
    if (problem !== undefined) report(problem, input);
  }
  coverage.news();
  for (let round = 0; Date.now() < end && reported.size < MOST_FOUND; round++) {
    const batch = Array.from({ length: BATCH }, () => {
      const parent = corpus[random(corpus.length)]!;
      return mutate(parent, random, words, corpus[random(corpus.length)]!);
    });
    for (const input of batch) {
      const problem = await tryOut(target, input);
      if (problem !== undefined) report(problem, input);
    }
    const news = coverage.news();
    if (news.size > 0) corpus.push(...(await culprits(target, batch, news, coverage)));
    if (target.grows && round % Math.ceil(GROW_EVERY / BATCH) === 0) {
      const part = corpus[random(corpus.length)]!.subarray(0, 1 + random(200));
      const long = Buffer.concat(Array.from({ length: Math.ceil(LONG / part.length) }, () => part)).subarray(0, LONG);
      const problem = await tryOut(target, long);
      if (problem !== undefined) report(problem, long);
    }
  }
  return { inputs: Atomics.load(head, 0), blocks: coverage.size, kept: corpus.length, slowest };
}

/** Those of the inputs that ran the new blocks, which a second run tells: they are kept, to be changed further. */
async function culprits(
  target: Target,
  batch: readonly Uint8Array[],
  news: Set<string>,
  coverage: Coverage,
): Promise<Buffer[]> {
  const kept: Buffer[] = [];
  for (const input of batch) {
    if (news.size === 0) break;
    await tryOut(target, input);
    const before = news.size;
    for (const block of coverage.ran()) news.delete(block);
    if (news.size < before) kept.push(Buffer.from(input));
  }
  return kept;
}

function saved(folder: string): Buffer[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .map((name) => readFileSync(join(folder, name)))
    : [];
}

parentPort!.postMessage(await fuzz());
