/**
 * `npm run bench [-- NEWS.jsonl.gz]`: how fast, how large, how soon. Everything is measured in one run, so that ratios hold
 * when the machine's speed does not. Texts are the fixtures, over and over, or the first records of a file of news.
 * What the package gives is measured as it is shipped (dist/), its stages from the sources.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, platform, release } from 'node:os';
import { gunzipSync } from 'node:zlib';
import { loadData } from '../src/data.js';
import { Gazetteer } from '../src/gazetteer/gazetteer.js';
import { Words } from '../src/gazetteer/words.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { foldRange } from '../src/text/letters.js';
import { createReader } from '../src/text/tokens.js';

const ROUNDS = 15;
const MEGABYTES = 3;
const COLD_FILE = 'fixtures/01-syria.txt';
const PASSES = 3;

const shipped = <T>(name: string): Promise<T> => import(new URL(`../dist/${name}.js`, import.meta.url).href);
const { createExtractor } = await shipped<typeof import('../src/index.js')>('index');
const { parseDates } = await shipped<typeof import('../src/dates/dates.js')>('dates');

console.log(`node ${process.version}, ${platform()} ${release()}, ${cpus().length} x ${cpus()[0]?.model}\n`);
startUp();
throughput();
sizes();

/** Whole processes, in turn: `node -e 0`, then the command on one small file. */
function startUp(): void {
  const commands: Record<string, string[]> = {
    'node -e 0': ['-e', '0'],
    'extract --version': ['bin/extract.js', '--version'],
    'extract --types date': ['bin/extract.js', '--types', 'date', '--format', 'json', COLD_FILE],
    'extract --no-model': ['bin/extract.js', '--no-model', '--format', 'json', COLD_FILE],
    extract: ['bin/extract.js', '--format', 'json', COLD_FILE],
  };
  const times = new Map(Object.keys(commands).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, args] of Object.entries(commands)) {
      const start = performance.now();
      const { status } = spawnSync(process.execPath, args);
      if (status !== 0) throw new Error(`${name} ended with ${status}`);
      if (round > 0) times.get(name)!.push(performance.now() - start);
    }
  }
  const floor = median(times.get('node -e 0')!);
  console.log(`start-up on ${statSync(COLD_FILE).size} bytes     ms   x node`);
  for (const [name, all] of times) {
    console.log(`  ${name.padEnd(24)} ${median(all).toFixed(0).padStart(4)}   ${(median(all) / floor).toFixed(2)}`);
  }
}

function throughput(): void {
  const texts = readTexts();
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const buffers = texts.map((text) => Buffer.from(text));
  const data = loadData();
  const gazetteer = Gazetteer.fromSections(data);
  const words = new Words(gazetteer);
  const read = createReader({ frequencies: loadFrequencies(data), kindOf: (folded) => words.kindOf(folded) });
  const documents = texts.map(read);
  const rules = createExtractor({ language: 'ar', model: false });
  const everything = createExtractor({ language: 'ar' });
  const tokens = documents.reduce((sum, document) => sum + document.tokens.length, 0);
  const decoder = new TextDecoder();
  const each =
    <T>(items: readonly T[], run: (item: T) => unknown) =>
    (): void => {
      for (const item of items) run(item);
    };
  const stages: Record<string, () => void> = {
    'decode UTF-8': each(buffers, (buffer) => decoder.decode(buffer)),
    'fold, one table pass': each(texts, (text) => foldRange(text, 0, text.length)),
    'tokens and sentences': each(texts, read),
    'match the lists': each(documents, (document) => gazetteer.match(document.tokens)),
    'dates alone': each(texts, (text) => parseDates(text, { reference: '2026-01-01' })),
    'everything but the model': each(texts, (text) => rules.extract(text)),
    everything: each(texts, (text) => everything.extract(text)),
  };
  console.log(
    `\none core, ${(bytes / 1e6).toFixed(1)} MB, ${tokens} tokens       first    warm   tokens/s   (MB/s of processor time)`,
  );
  for (const [name, run] of Object.entries(stages)) {
    const first = processorSeconds(run);
    const seconds = Math.min(...Array.from({ length: PASSES }, () => processorSeconds(run)));
    const speed = (time: number): string => (bytes / 1e6 / time).toFixed(1).padStart(7);
    const rate = Math.round(tokens / seconds).toString();
    console.log(`  ${name.padEnd(36)} ${speed(first)} ${speed(seconds)} ${rate.padStart(10)}`);
  }
  console.log(`\nmemory after it: ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

/** Of this process alone: other work on the machine is not counted. */
function processorSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function readTexts(): string[] {
  const [news] = process.argv.slice(2);
  const source =
    news === undefined
      ? readdirSync('fixtures')
          .filter((name) => /^\d\d-.*\.txt$/.test(name))
          .map((name) => readFileSync(`fixtures/${name}`, 'utf8'))
      : gunzipSync(readFileSync(news))
          .toString('utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line).text as string);
  const texts: string[] = [];
  for (let bytes = 0, i = 0; bytes < MEGABYTES * 1e6 && (news === undefined || i < source.length); i++) {
    const text = source[i % source.length]!;
    texts.push(text);
    bytes += Buffer.byteLength(text);
  }
  return texts;
}

function sizes(): void {
  console.log('\nfiles                       KB');
  for (const name of readdirSync('dist/data')) {
    console.log(`  ${name.padEnd(22)} ${(statSync(`dist/data/${name}`).size / 1000).toFixed(0).padStart(5)}`);
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
