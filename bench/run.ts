/**
 * `npm run bench [-- NEWS.jsonl.gz] [--json FILE] [--only NAME,NAME] [--quick]`: how fast, how large, how soon, beside floors and peers.
 * Everything is measured in one run, so that ratios hold when the machine's speed does not. What the package gives is measured as it is
 * shipped (dist/: build first), its stages from the sources. A suite is a file here, and runs in a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, platform, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Result, Setting } from './suite.js';
import { isMet, showResult, showTargets } from './table.js';

const SUITES = [
  'start',
  'throughput',
  'load',
  'latency',
  'jobs',
  'growth',
  'lists',
  'documents',
  'sizes',
  'peers',
  'encoder',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, only: { type: 'string' }, quick: { type: 'boolean', default: false } },
});
const [news] = positionals;
const names = values.only?.split(',') ?? SUITES;
const unknown = names.find((name) => !SUITES.includes(name));
if (unknown !== undefined) {
  console.error(`no suite '${unknown}': there are ${SUITES.join(', ')}`);
  process.exit(2);
}

const machine = {
  node: process.version,
  system: `${platform()} ${release()}`,
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memory: Math.round(totalmem() / 1e6),
};
const setting: Setting = { quick: values.quick, ...(news !== undefined && { news }) };
console.log(`node ${machine.node}, ${machine.system}, ${machine.cores} x ${machine.processor}, ${machine.memory} MB`);
console.log(`on ${news === undefined ? 'our fixtures, over and over' : news.split('/').at(-1)}\n`);

const suites: Record<string, Result & { seconds: number }> = {};
for (const name of names) {
  const start = performance.now();
  const result = runSuite(name);
  suites[name] = { ...result, seconds: Math.round((performance.now() - start) / 1000) };
  console.log(showResult(result));
}
const targets = Object.values(suites).flatMap((result) => result.targets ?? []);
console.log(showTargets(targets));
if (values.json !== undefined) {
  const all = { date: new Date().toISOString(), machine, setting, suites, targets: targets.map(judged) };
  writeFileSync(values.json, `${JSON.stringify(all, null, 2)}\n`);
}

function judged<T extends (typeof targets)[number]>(target: T): T & { met: boolean } {
  return { ...target, met: isMet(target) };
}

/** As this process runs TypeScript, so does the suite's. */
function runSuite(name: string): Result {
  const one = fileURLToPath(new URL('one.ts', import.meta.url));
  const args = [...process.execArgv, one, name, JSON.stringify(setting)];
  const { status, stdout } = spawnSync(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`suite ${name} ended with ${status}`);
  return JSON.parse(String(stdout)) as Result;
}
