/**
 * `tsx scripts/learn-clusters.ts NEWS.jsonl.gz OUT.tsv`: word clusters from raw news.
 *
 * Skip-gram with negative sampling over stems (proclitics cut off), then k-means at three grains. Deterministic: one seed, one
 * thread. Writes `stem`, `coarse`, `middle`, `fine` for each word seen at least MIN_COUNT times.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createReader } from '../src/text/tokens.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { loadData } from '../src/data.js';
import { generator } from '../src/tagger/crf.js';

const DIMENSIONS = 64;
const WINDOW = 4;
const NEGATIVES = 5;
const EPOCHS = 3;
const RATE = 0.05;
const SUBSAMPLE = 1e-4;
const MIN_COUNT = 12;
const GRAINS = [64, 256, 1024];
const KMEANS_ROUNDS = 12;

const [input, output] = process.argv.slice(2) as [string, string];
const random = generator(1);
const corpus = readCorpus(input);
console.error(`${corpus.ids.length} tokens, ${corpus.words.length} words`);
const vectors = skipGram(corpus);
const grains = GRAINS.map((k) => {
  console.error(`k-means ${k}`);
  return kMeans(vectors, corpus.words.length, k);
});
writeFileSync(output, corpus.words.map((word, i) => `${word}\t${grains.map((grain) => grain[i]).join('\t')}\n`).join(''));

interface Corpus {
  readonly words: readonly string[];
  readonly counts: readonly number[];
  /** Word numbers in running order; -1 ends a sentence. */
  readonly ids: Int32Array;
}

function readCorpus(file: string): Corpus {
  const read = createReader({ frequencies: loadFrequencies(loadData()) });
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const counts: number[] = [];
  const ids: number[] = [];
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const { title, text } = JSON.parse(line) as { title?: string; text: string };
    const { tokens, sentences } = read(`${title ?? ''}\n${text}`);
    const ends = new Set(sentences.map((sentence) => sentence.last));
    tokens.forEach((token, i) => {
      if (token.kind === 'word' || token.kind === 'number') {
        const stem = token.kind === 'number' ? '0' : token.readings[0]!.stem;
        let id = numbers.get(stem);
        if (id === undefined) {
          id = names.length;
          numbers.set(stem, id);
          names.push(stem);
          counts.push(0);
        }
        counts[id]! += 1;
        ids.push(id);
      }
      if (ends.has(i + 1)) ids.push(-1);
    });
  }
  const kept = names.map((_, id) => id).filter((id) => counts[id]! >= MIN_COUNT).sort((a, b) => counts[b]! - counts[a]! || (names[a]! < names[b]! ? -1 : 1));
  const renumbered = new Int32Array(names.length).fill(-2);
  kept.forEach((old, id) => {
    renumbered[old] = id;
  });
  const running = Int32Array.from(ids.map((id) => (id < 0 ? -1 : renumbered[id]!)).filter((id) => id !== -2));
  return { words: kept.map((id) => names[id]!), counts: kept.map((id) => counts[id]!), ids: running };
}

function skipGram({ words, counts, ids }: Corpus): Float32Array {
  const inner = Float32Array.from({ length: words.length * DIMENSIONS }, () => (random() - 0.5) / DIMENSIONS);
  const outer = new Float32Array(words.length * DIMENSIONS);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const keep = Float32Array.from(counts, (count) => Math.min(1, Math.sqrt((SUBSAMPLE * total) / count)));
  const noise = noiseTable(counts);
  const error = new Float32Array(DIMENSIONS);
  const window: number[] = [];
  let done = 0;
  const goal = ids.length * EPOCHS;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = 0; i < ids.length; done++, i++) {
      const id = ids[i]!;
      if (id < 0) {
        window.length = 0;
        continue;
      }
      if (random() > keep[id]!) continue;
      const rate = RATE * Math.max(0.02, 1 - done / goal);
      for (const other of window) {
        pair(id, other, rate);
        pair(other, id, rate);
      }
      window.push(id);
      if (window.length > WINDOW) window.shift();
    }
    console.error(`epoch ${epoch + 1}`);
  }
  return normalized(inner, words.length);

  function pair(centre: number, context: number, rate: number): void {
    error.fill(0);
    const c = centre * DIMENSIONS;
    for (let n = 0; n <= NEGATIVES; n++) {
      const target = n === 0 ? context : noise[Math.floor(random() * noise.length)]!;
      if (n > 0 && target === context) continue;
      const o = target * DIMENSIONS;
      let dot = 0;
      for (let d = 0; d < DIMENSIONS; d++) dot += inner[c + d]! * outer[o + d]!;
      const gradient = rate * ((n === 0 ? 1 : 0) - 1 / (1 + Math.exp(-dot)));
      for (let d = 0; d < DIMENSIONS; d++) {
        error[d]! += gradient * outer[o + d]!;
        outer[o + d]! += gradient * inner[c + d]!;
      }
    }
    for (let d = 0; d < DIMENSIONS; d++) inner[c + d]! += error[d]!;
  }
}

/** Words in proportion to count^0.75. */
function noiseTable(counts: readonly number[]): Int32Array {
  const size = 4_000_000;
  const table = new Int32Array(size);
  const powers = counts.map((count) => count ** 0.75);
  const total = powers.reduce((sum, power) => sum + power, 0);
  let word = 0;
  let reached = powers[0]! / total;
  for (let i = 0; i < size; i++) {
    table[i] = word;
    if ((i + 1) / size > reached && word < counts.length - 1) reached += powers[++word]! / total;
  }
  return table;
}

function normalized(vectors: Float32Array, count: number): Float32Array {
  for (let i = 0; i < count; i++) {
    const row = vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);
    const length = Math.hypot(...row) || 1;
    for (let d = 0; d < DIMENSIONS; d++) row[d]! /= length;
  }
  return vectors;
}

/** Spherical k-means; the first centres are the most frequent words, spread out. */
function kMeans(vectors: Float32Array, count: number, k: number): Uint16Array {
  const centres = new Float32Array(k * DIMENSIONS);
  for (let c = 0; c < k; c++) {
    const word = Math.floor((c * Math.min(count, 8 * k)) / k);
    centres.set(vectors.subarray(word * DIMENSIONS, (word + 1) * DIMENSIONS), c * DIMENSIONS);
  }
  const member = new Uint16Array(count);
  for (let round = 0; round < KMEANS_ROUNDS; round++) {
    for (let i = 0; i < count; i++) member[i] = nearest(vectors, i * DIMENSIONS, centres, k);
    centres.fill(0);
    for (let i = 0; i < count; i++) {
      for (let d = 0; d < DIMENSIONS; d++) centres[member[i]! * DIMENSIONS + d]! += vectors[i * DIMENSIONS + d]!;
    }
    normalized(centres, k);
  }
  return member;
}

function nearest(vectors: Float32Array, at: number, centres: Float32Array, k: number): number {
  let best = 0;
  let bestDot = -Infinity;
  for (let c = 0; c < k; c++) {
    let dot = 0;
    const row = c * DIMENSIONS;
    for (let d = 0; d < DIMENSIONS; d++) dot += vectors[at + d]! * centres[row + d]!;
    if (dot > bestDot) {
      bestDot = dot;
      best = c;
    }
  }
  return best;
}
