/**
 * Dates side by side in one run: `parseDates` and chrono-node's `chrono.ar`, accuracy and time on gold files.
 * npx tsx bench/dates.ts GOLD.jsonl … [--text NEWS.jsonl.gz]
 *
 * A span counts when it is exactly the gold one; "with value" also asks for the gold value, where gold gives one. Intervals
 * are 95 % bootstrap intervals over documents. chrono's values are written the way gold writes them, from the fields that it
 * calls certain. Times are processor time in the fastest of some rounds after a warm-up, over the same texts: what else the
 * machine does only ever adds.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { gunzipSync } from 'node:zlib';
import * as chrono from 'chrono-node/ar';
import { type DateMention, parseDates } from '../src/dates/dates.js';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly value?: string | undefined;
}

interface Document {
  readonly text: string;
  readonly reference: string | undefined;
  readonly dates: readonly Span[];
}

type Finder = (text: string, reference: string | undefined) => Span[];

const ROUNDS = 9;
/** Milliseconds: both finders need a while until their code is compiled. */
const WARM_UP = 3000;
/** Milliseconds of a round, about. */
const ROUND = 500;
const RESAMPLES = 1000;
const MEGABYTES = 8;

const args = process.argv.slice(2);
const textAt = args.indexOf('--text');
const [, textFile] = textAt < 0 ? [] : args.splice(textAt, 2);
if (args.length === 0) {
  console.error('usage: dates.ts GOLD.jsonl … [--text NEWS.jsonl.gz]');
  process.exit(2);
}

const FINDERS: Readonly<Record<string, Finder>> = { aalam: findOurs, 'chrono.ar': findChrono };

function findOurs(text: string, reference: string | undefined): Span[] {
  return parseDates(text, { reference }).map(({ start, end, date }: DateMention) => ({
    start,
    end,
    value: date.value,
  }));
}

function findChrono(text: string, reference: string | undefined): Span[] {
  const at = reference === undefined ? undefined : new Date(`${reference}T12:00:00`);
  return chrono.parse(text, at).map(({ index, text: found, start, end }) => {
    const value = end ? `${componentsText(start)}/${componentsText(end)}` : componentsText(start);
    return { start: index, end: index + found.length, value };
  });
}

type Components = ReturnType<typeof chrono.parse>[number]['start'];

function componentsText(components: Components): string {
  const pad = (value: number | null, width = 2): string => String(value ?? 0).padStart(width, '0');
  const [year, month, day] = [components.get('year'), components.get('month'), components.get('day')];
  const known = (field: 'day' | 'weekday' | 'month' | 'hour'): boolean => components.isCertain(field);
  if (!known('day') && !known('weekday') && !known('hour')) {
    return known('month') ? `${pad(year, 4)}-${pad(month)}` : pad(year, 4);
  }
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return known('hour') ? `${date}T${pad(components.get('hour'))}:${pad(components.get('minute'))}` : date;
}

/** Gold counts code points; the finders count UTF-16 units. */
function readGold(file: string): Document[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { text, reference, entities } = JSON.parse(line);
      const offsets = [0];
      for (const point of text as string) offsets.push(offsets.at(-1)! + point.length);
      const dates = entities
        .filter((entity: { type: string; nested?: boolean }) => entity.type === 'DATE' && !entity.nested)
        .map((entity: Span) => ({ start: offsets[entity.start]!, end: offsets[entity.end]!, value: entity.value }));
      return { text, reference, dates };
    });
}

/** True positives by span, by span and value, false positives, misses, dates with a gold value among the spans found. */
type Counts = readonly [span: number, value: number, extra: number, missed: number, valued: number, valueRight: number];

function score(document: Document, find: Finder): Counts {
  const found = new Map(find(document.text, document.reference).map((span) => [`${span.start}:${span.end}`, span]));
  let [span, value, valued, valueRight] = [0, 0, 0, 0];
  for (const gold of document.dates) {
    const hit = found.get(`${gold.start}:${gold.end}`);
    if (!hit) continue;
    span++;
    const right = gold.value === undefined || hit.value === gold.value;
    if (right) value++;
    if (gold.value === undefined) continue;
    valued++;
    if (right) valueRight++;
  }
  return [span, value, found.size - span, document.dates.length - span, valued, valueRight];
}

function compare(file: string, documents: readonly Document[]): void {
  const dates = documents.reduce((sum, { dates: { length } }) => sum + length, 0);
  console.log(`${file.split('/').at(-1)}: ${documents.length} documents, ${dates} dates`);
  console.log(
    '             span F1  (95 % interval)   span + value F1   values right   none, yet flagged         time',
  );
  for (const [name, find] of Object.entries(FINDERS)) {
    const counts = documents.map((document) => score(document, find));
    const total = sum(counts);
    const [low, high] = interval(counts);
    const alike = documents.filter(({ dates: { length } }) => length === 0);
    const flagged = alike.filter(({ text, reference }) => find(text, reference).length > 0).length;
    console.log(
      `${name.padEnd(12)} ${f1(total, 0).toFixed(3)}    (${low}-${high})      ${f1(total, 1).toFixed(3)}            ` +
        `${total[5]}/${total[4]}`.padEnd(15) +
        `${flagged} of ${alike.length}`.padEnd(20) +
        `${time(documents, find).toFixed(1)} ms`.padStart(10),
    );
  }
  console.log('');
}

const sum = (counts: readonly Counts[]): Counts =>
  counts.reduce<number[]>(
    (total, each) => total.map((value, i) => value + each[i]!),
    [0, 0, 0, 0, 0, 0],
  ) as unknown as Counts;

function f1(counts: Counts, hits: 0 | 1): number {
  const [span, , extra, missed] = counts;
  return (2 * counts[hits]) / (2 * span + extra + missed) || 0;
}

/** A fixed seed: the same file gives the same interval. */
function interval(counts: readonly Counts[]): [string, string] {
  let seed = 1;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const scores = Array.from({ length: RESAMPLES }, () =>
    f1(sum(counts.map(() => counts[Math.floor(random() * counts.length)]!)), 0),
  );
  scores.sort((a, b) => a - b);
  return [scores[Math.floor(RESAMPLES * 0.025)]!.toFixed(3), scores[Math.floor(RESAMPLES * 0.975)]!.toFixed(3)];
}

/** Milliseconds of processor time for one pass; a round repeats short passes, because the system counts in ticks. */
function time(documents: readonly Document[], find: Finder): number {
  const pass = (): void => {
    for (const { text, reference } of documents) find(text, reference);
  };
  const warm = performance.now() + WARM_UP;
  let passes = 0;
  for (; performance.now() < warm; passes++) pass();
  const repeats = Math.max(1, Math.round((passes * ROUND) / WARM_UP));
  const round = (): number => {
    const before = process.cpuUsage();
    for (let i = 0; i < repeats; i++) pass();
    return process.cpuUsage(before).user / 1000 / repeats;
  };
  return Math.min(...Array.from({ length: ROUNDS }, round));
}

/** Megabytes of UTF-8 a second on one core; the first round warms up and is not counted. */
function speed(file: string): void {
  const texts: string[] = [];
  let bytes = 0;
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '' || bytes > MEGABYTES * 1e6) break;
    const { text } = JSON.parse(line) as { text: string };
    texts.push(text);
    bytes += Buffer.byteLength(text);
  }
  const documents = texts.map((text) => ({ text, reference: '2026-02-04', dates: [] }));
  console.log(`${file.split('/').at(-1)}: ${texts.length} texts, ${(bytes / 1e6).toFixed(1)} MB`);
  for (const [name, find] of Object.entries(FINDERS)) {
    const some = name === 'aalam' ? documents : documents.slice(0, documents.length >> 4);
    const part = some.reduce((total, { text }) => total + Buffer.byteLength(text), 0);
    console.log(`${name.padEnd(12)} ${(part / 1000 / time(some, find)).toFixed(1)} MB/s`);
  }
}

console.log(`node ${process.version}, ${cpus()[0]?.model}\n`);
for (const file of args) compare(file, readGold(file));
if (textFile !== undefined) speed(textFile);
