/**
 * `npm run fuzz -- [--minutes N] [--seed N] [TARGET…]`: tries mutated inputs on all that reads what strangers wrote (targets.ts), led
 * by the coverage of our own code. Each target has a thread and its share of the time. What crashes, takes too long or never ends is
 * written to fuzz/found/ and told; the exit code is 1 then.
 *
 * Why not a known fuzzer: the current release of jazzer.js has a binary for newer C libraries than many systems have, and its
 * coverage needs code that it transforms itself, which ES modules are not.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { TARGETS } from './targets.js';
import type { Done, Found, Job } from './worker.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FOUND = join(HERE, 'found');
/** An input that is worked on for so long will not end. */
const HANG_SECONDS = 20;
/** The longest input that can be told when it hangs. */
const ROOM = 1 << 17;

/** Threads do not inherit what runs TypeScript. */
const START = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
}).catch((error) => setImmediate(() => { throw error; }));`;

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(TARGETS);
const unknown = names.find((name) => !(name in TARGETS));
if (unknown !== undefined) {
  console.error(`there is no target '${unknown}': ${Object.keys(TARGETS).join(', ')}`);
  process.exit(2);
}
const seconds = (Number(values.minutes) * 60) / names.length;
let faults = 0;
let inputs = 0;
for (const target of names) {
  const done = await work(target);
  inputs += done?.inputs ?? 0;
  const figures = done
    ? `${done.inputs} inputs, ${done.kept} kept, ${done.blocks} blocks, the slowest ${done.slowest.toFixed(2)} s`
    : 'ended';
  console.log(`${target.padEnd(10)} ${figures}`);
}
console.log(`${inputs} inputs, ${faults} faults`);
process.exitCode = faults > 0 ? 1 : 0;

/** Fuzzes one target; its figures, or nothing where it had to be ended. */
function work(target: string): Promise<Done | undefined> {
  const shared = new SharedArrayBuffer(8 + ROOM);
  const head = new Int32Array(shared, 0, 2);
  const job: Job = { target, seconds, seed: Number(values.seed), corpus: join(HERE, 'corpus', target), shared };
  const worker = new Worker(START, { eval: true, workerData: job });
  const current = (): Uint8Array => new Uint8Array(shared.slice(8, 8 + Math.min(ROOM, head[1]!)));
  return new Promise((resolve) => {
    let seen = -1;
    let since = Date.now();
    const watch = setInterval(() => {
      const now = Atomics.load(head, 0);
      if (now !== seen) [seen, since] = [now, Date.now()];
      else if (now > 0 && Date.now() - since > HANG_SECONDS * 1000) {
        report(target, { problem: `no end after ${HANG_SECONDS} s`, input: current() });
        void finish(undefined);
      }
    }, 500);
    const finish = async (done: Done | undefined): Promise<void> => {
      clearInterval(watch);
      await worker.terminate();
      resolve(done);
    };
    worker.on('message', (message: Found | Done) => {
      if ('problem' in message) report(target, message);
      else void finish(message);
    });
    worker.on('error', (error) => {
      report(target, { problem: `the thread ended: ${error.stack}`, input: current() });
      void finish(undefined);
    });
  });
}

function report(target: string, { problem, input }: Found): void {
  faults += 1;
  const name = createHash('sha256').update(input).digest('hex').slice(0, 12);
  const file = join(FOUND, target, name);
  mkdirSync(join(FOUND, target), { recursive: true });
  writeFileSync(file, input);
  console.log(`${target}: ${problem}\n  ${input.length} bytes in ${file}`);
}
