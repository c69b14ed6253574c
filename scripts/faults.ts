/**
 * `npm run faults -- [--rounds 50] [--files 2000] [--seed N] [--node 22,24]`: is a batch with `--resume` whole, however often it is
 * killed, and does every Node give the same bytes, with any number of workers?
 *
 * Each round starts the batch where the last one left it and kills it (SIGKILL, which nothing can catch) at a random moment. Then
 * every output that is there must be that of a run that nobody disturbed, byte for byte. In the end nothing may lack, and nothing
 * may have been done twice but what a kill caught between the output and its line in the journal. Other Nodes come from npm
 * (package `node`); without a network that part is left out, and said so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { randomFrom } from '../fuzz/mutate.js';

const BINARY = resolve('bin/extract.js');
const JOURNAL = '.extract-resume.jsonl';
/** The earliest moment of a kill, in milliseconds from the start; the latest is the time that so many documents take, later. */
const EARLIEST = 150;
const DOCUMENTS_A_ROUND = 150;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    files: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    node: { type: 'string', default: '22,24' },
  },
});
const [rounds, files, seed] = [values.rounds, values.files, values.seed].map(Number) as [number, number, number];
const random = randomFrom(seed);
const folder = mkdtempSync(join(tmpdir(), 'aalam-faults-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Invented, none like another. */
function article(number: number): string {
  const people = ['سامر الحلبي', 'نادر عيسى', 'هدى سلوم', 'عمر حداد', 'ليلى منصور'];
  const places = ['دمشق', 'بيروت', 'حمص', 'عمّان', 'الرياض', 'تونس'];
  const pick = (list: readonly string[]): string => list[random(list.length)]!;
  const sentence = (): string =>
    `قال وزير الدفاع ${pick(people)} يوم ${1 + random(28)} شباط 2026 إن الاجتماع رقم ${number} سيعقد في ${pick(places)}.\n`;
  return Array.from({ length: 1 + random(12) }, sentence).join('');
}

for (let i = 0; i < files; i++) {
  const path = join(folder, 'news', String(i % 7), `t${i}.txt`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, article(i));
}

/** Outputs below a folder, by their paths. */
function outputsIn(path: string): Map<string, string> {
  const names = existsSync(path) ? readdirSync(path, { recursive: true, encoding: 'utf8' }) : [];
  const outputs = names.filter((name) => name.endsWith('.json')).sort();
  return new Map(outputs.map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

const argsOf = (out: string, jobs: number): string[] => ['news', '--out-dir', out, '--resume', '--jobs', String(jobs)];

function finish(out: string): void {
  const { status, stderr } = spawnSync(process.execPath, [BINARY, ...argsOf(out, 2), '--quiet'], { cwd: folder });
  if (status !== 0) throw new Error(`the batch ended with ${status}: ${stderr}`);
}

const began = performance.now();
finish('whole');
const spread = ((performance.now() - began) * DOCUMENTS_A_ROUND) / files + 600;
const whole = outputsIn(join(folder, 'whole'));
const problems: string[] = [];
if (whole.size !== files) problems.push(`${whole.size} outputs of ${files} inputs`);

/** What is wrong with the outputs that are there. */
function check(out: string): void {
  for (const [name, text] of outputsIn(join(folder, out))) {
    if (text !== whole.get(name)) problems.push(`${out}/${name} is not as it should be`);
  }
}

/** Starts the batch and kills it; whether it still ran. */
async function kill(out: string): Promise<boolean> {
  const child = spawn(process.execPath, [BINARY, ...argsOf(out, 1 + random(3))], { cwd: folder, stdio: 'ignore' });
  const closed = once(child, 'close') as Promise<[number | null, string | null]>;
  await Promise.race([sleep(EARLIEST + random(spread)), closed]);
  child.kill('SIGKILL');
  return (await closed)[1] === 'SIGKILL';
}

let kills = 0;
let batches = 1;
let again = 0;
/** Documents that were done by runs that were killed. */
let early = 0;
const noted = (out: string): string[] =>
  readFileSync(join(folder, out, JOURNAL), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line).document as string];
      } catch {
        return [];
      }
    });

/** Ends a batch that was killed again and again, and looks at it as a whole. */
function finishBatch(killsInBatch: number): void {
  const out = `out${batches}`;
  early += outputsIn(join(folder, out)).size;
  finish(out);
  check(out);
  const outputs = outputsIn(join(folder, out));
  if (outputs.size !== files) problems.push(`${out}: ${files - outputs.size} outputs are lost`);
  const documents = noted(out);
  again += documents.length - new Set(documents).size;
  if (documents.length - new Set(documents).size > killsInBatch) problems.push(`${out}: documents were done twice`);
  const left = readdirSync(join(folder, out), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.tmp'),
  );
  if (left.length > 0) problems.push(`${out}: ${left.length} temporary files are left`);
}

let killsInBatch = 0;
while (kills < rounds) {
  const out = `out${batches}`;
  const killed = await kill(out);
  check(out);
  if (killed) {
    kills += 1;
    killsInBatch += 1;
  } else {
    finishBatch(killsInBatch);
    killsInBatch = 0;
    batches += 1;
  }
}
finishBatch(killsInBatch);
console.log(
  `${kills} kills over ${batches} batches of ${files} files, ${early} of them done by runs that were killed: ${again} documents done again, ${problems.length} problems`,
);

/** A hash of the answers to all texts. */
function answers(node: string, jobs: number): string {
  const args = [BINARY, 'news', '-f', 'jsonl', '--explain', '--tokens', '--jobs', String(jobs)];
  const { status, stdout, stderr } = spawnSync(node, args, { cwd: folder, maxBuffer: 1 << 30 });
  if (status !== 0) throw new Error(`${node} ended with ${status}: ${stderr}`);
  return createHash('sha256').update(stdout).digest('hex').slice(0, 16);
}

const expected = answers(process.execPath, 1);
console.log(`${process.version}: ${expected}`);
for (const jobs of [2, 3, 7]) {
  if (answers(process.execPath, jobs) !== expected) problems.push(`${jobs} jobs give other bytes`);
}
for (const wanted of values.node.split(',').filter((name) => name !== '')) {
  const place = join(folder, `node-${wanted}`);
  const args = ['install', '--prefix', place, '--no-audit', '--no-fund', '--no-save', `node@${wanted}`];
  const node = join(place, 'node_modules/node/bin/node');
  if (spawnSync('npm', args, { timeout: 300_000 }).status !== 0 || !existsSync(node)) {
    console.log(`Node ${wanted}: not run, it cannot be had here`);
    continue;
  }
  const version = spawnSync(node, ['--version']).stdout.toString().trim();
  const found = answers(node, 1);
  console.log(`${version}: ${found}`);
  if (found !== expected || answers(node, 2) !== expected) problems.push(`Node ${version} gives other bytes`);
}
for (const problem of problems.slice(0, 20)) console.error(problem);
console.log(problems.length === 0 ? 'no problems' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
