/**
 * `tsx scripts/learn-words.ts NEWS.jsonl.gz OUT.bin [GOLD.jsonl…]`: what raw news teaches about words, before any tagger has
 * read it: vectors of stems, and clusters of them at several grains. Articles of the gold files are left out. Writes the sections
 * of a Lexicon, and `vectors` (Float32, DIMENSIONS a word, in the order of the word table). One thread, one seed: the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { loadData } from '../src/data.js';
import { Gazetteer } from '../src/gazetteer/gazetteer.js';
import { Words } from '../src/gazetteer/words.js';
import { writeSections } from '../src/sections.js';
import { Lexicon } from '../src/tagger/lexicon.js';
import { clusterVectors, learnVectors } from '../src/tagger/training/vectors.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { createReader } from '../src/text/tokens.js';
import { WordTable } from '../src/text/word-table.js';

const DIMENSIONS = 64;
const MIN_COUNT = 6;
const GRAINS = [64, 256, 1024];
const ROUNDS = 10;
const OPTIONS = { dimensions: DIMENSIONS, window: 3, negatives: 5, epochs: 3, rate: 0.05, subsample: 1e-4, seed: 1 };
const NUMBER = '0';

const [newsFile, output, ...goldFiles] = process.argv.slice(2) as [string, string, ...string[]];
const corpus = readCorpus();
console.error(`${corpus.ids.length} running words, ${corpus.words.length} stems`);
const vectors = learnVectors(corpus, { ...OPTIONS, onEpoch: (epoch) => console.error(`vectors: epoch ${epoch}`) });
const grains = GRAINS.map((grain) => clusterVectors(vectors, DIMENSIONS, grain, ROUNDS));
console.error('clusters done');
write();

function readCorpus(): { words: string[]; counts: number[]; ids: Int32Array } {
  const known = new Set(
    goldFiles
      .flatMap((file) => lines(readFileSync(file, 'utf8')))
      .map((line) => (JSON.parse(line) as { id: string }).id),
  );
  const data = loadData();
  const words = new Words(Gazetteer.fromSections(data));
  const read = createReader({
    frequencies: loadFrequencies(data),
    kindOf: (folded) => words.kindOf(folded),
    isHead: (folded) => words.isHead(folded),
  });
  const numbers = new Map<string, number>();
  const counts: number[] = [];
  const running: number[] = [];
  for (const line of lines(gunzipSync(readFileSync(newsFile)).toString('utf8'))) {
    const { id, title = '', text } = JSON.parse(line) as { id: string; title?: string; text: string };
    if (known.has(id)) continue;
    for (const { kind, gap, readings } of read(`${title}\n\n${text}`).tokens) {
      if (gap === 'paragraph') running.push(-1);
      if (kind !== 'word' && kind !== 'number') continue;
      const stem = kind === 'number' ? NUMBER : readings[0]!.stem;
      let number = numbers.get(stem);
      if (number === undefined) {
        number = counts.length;
        numbers.set(stem, number);
        counts.push(0);
      }
      counts[number]! += 1;
      running.push(number);
    }
    running.push(-1);
  }
  const names = [...numbers.keys()];
  const kept = counts.map((_, number) => number).filter((number) => counts[number]! >= MIN_COUNT);
  kept.sort((a, b) => counts[b]! - counts[a]! || (names[a]! < names[b]! ? -1 : 1));
  const renumbered = new Int32Array(counts.length).fill(-2);
  kept.forEach((number, i) => {
    renumbered[number] = i;
  });
  const ids = Int32Array.from(running, (number) => (number < 0 ? -1 : renumbered[number]!)).filter(
    (number) => number !== -2,
  );
  return { words: kept.map((number) => names[number]!), counts: kept.map((number) => counts[number]!), ids };
}

/** From the order of counts to the order of the word table. */
function write(): void {
  const table = WordTable.build(corpus.words);
  const clusters = new Uint16Array(table.size * GRAINS.length);
  const ordered = new Float32Array(vectors.length);
  corpus.words.forEach((word, i) => {
    const id = table.lookup(word);
    clusters.set(
      grains.map((grain) => grain[i]!),
      id * GRAINS.length,
    );
    ordered.set(vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS), id * DIMENSIONS);
  });
  const sections = new Lexicon(table, clusters, new Uint8Array(0)).toSections();
  sections.set('vectors', new Uint8Array(ordered.buffer));
  writeFileSync(output, writeSections(sections));
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
