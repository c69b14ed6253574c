/**
 * `npx tsx bench/scale.ts NEWS.jsonl.gz [--full]`: what the filter costs at three sizes, projected to 100 million articles.
 *
 * Records of 200 characters, the beginnings of paragraphs of the news drawn by lot, go through `extract --stream`; its processor time and its
 * resident set over time are measured, beside the library on the same records. `--full`: 10,000, 100,000 and 1,000,000 records
 * instead of a hundredth. `--no-model` and other options of `extract` may follow.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processorSeconds } from './measure.js';
import { mixedTexts, readSource } from './texts.js';

const CHARACTERS = 200;
const ARTICLES = 1e8;
const INTERVAL = 250;

const shipped: typeof import('../src/index.js') = await import(new URL('../dist/index.js', import.meta.url).href);
const [news, ...rest] = process.argv.slice(2);
const full = rest.includes('--full');
const options = rest.filter((option) => option !== '--full');
const folder = mkdtempSync(join(tmpdir(), 'aalam-scale-'));
try {
  console.log('records   MB in  MB out  records/s  MB/s  peak MB  MB at each tenth of the run');
  for (const count of full ? [10_000, 100_000, 1_000_000] : [100, 1000, 10_000]) await measure(count);
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(count: number): Promise<void> {
  const [input, output] = ['in', 'out'].map((name) => join(folder, `${name}.jsonl`)) as [string, string];
  writeRecords(input, count);
  const { seconds, sets } = await filter(input, output);
  const [bytes, written] = [statSync(input).size / 1e6, statSync(output).size / 1e6];
  const tenths = Array.from({ length: 10 }, (_, i) => sets[Math.floor(((i + 1) * (sets.length - 1)) / 10)] ?? 0);
  const figures = [bytes, written, count / seconds, bytes / seconds, Math.max(...sets)].map((one) => one.toFixed(1));
  console.log([count, ...figures, tenths.map(Math.round).join(' ')].join('   '));
  const days = (ARTICLES * seconds) / count / 86_400;
  const gigabytes = ((written / count) * ARTICLES) / 1000;
  console.log(`  100 million such records: ${days.toFixed(1)} days of one core, ${gigabytes.toFixed(0)} GB of answers`);
  if (count <= 10_000) console.log(`  filter / library: ${(library(input) / seconds).toFixed(2)}`);
}

function writeRecords(path: string, count: number): void {
  const file = openSync(path, 'w');
  let id = 0;
  for (const text of mixedTexts(readSource(news), count, CHARACTERS))
    writeSync(file, `${JSON.stringify({ id: id++, text: text.slice(0, CHARACTERS) })}\n`);
  closeSync(file);
}

/** Processor seconds of the filter, and its resident set (MB) over time. Linux alone tells the latter. */
async function filter(input: string, output: string): Promise<{ seconds: number; sets: number[] }> {
  const cost = new URL('cost.cjs', import.meta.url).pathname;
  const stdio = [openSync(input, 'r'), openSync(output, 'w'), 'inherit', 'pipe'] as const;
  const child = spawn(process.execPath, ['--require', cost, 'bin/extract.js', '--stream', '--quiet', ...options], {
    stdio: [...stdio],
  });
  const sets: number[] = [];
  const watch = setInterval(() => {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readStatus(child.pid!))?.[1];
    if (kilobytes !== undefined) sets.push(Number(kilobytes) / 1000);
  }, INTERVAL);
  let told = '';
  child.stdio[3]!.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`the filter ended with ${code}`);
  for (const file of stdio.slice(0, 2)) closeSync(file as number);
  const { seconds, peak } = JSON.parse(told) as { seconds: number; peak: number };
  return { seconds, sets: [...sets, peak] };
}

function readStatus(process: number): string {
  try {
    return readFileSync(`/proc/${process}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** Processor seconds of the library on the same records, with its start. */
function library(input: string): number {
  const { createExtractor } = shipped;
  return processorSeconds(() => {
    const extractor = createExtractor({ model: !options.includes('--no-model') });
    for (const line of readFileSync(input, 'utf8').split('\n')) {
      if (line !== '') extractor.extract((JSON.parse(line) as { text: string }).text);
    }
  });
}
