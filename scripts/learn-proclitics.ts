/**
 * `tsx scripts/learn-proclitics.ts COUNTS.tsv GOLD.jsonl... > src/text/proclitic-weights.ts`: learns which reading of a word is
 * the right one, from annotated texts: an entity begins behind the proclitics of its first word, and the words inside a name of
 * a person have none, unless joined by و. A softmax over the readings of each word, by stochastic gradient; then 5-fold accuracy.
 */
import { readFileSync } from 'node:fs';
import { loadData } from '../src/data.js';
import type { Document, Reading } from '../src/document.js';
import { Gazetteer } from '../src/gazetteer/gazetteer.js';
import { Words } from '../src/gazetteer/words.js';
import { frequencySections, loadFrequencies } from '../src/text/frequencies.js';
import { possibleReadings, procliticFeatures } from '../src/text/proclitics.js';
import { createReader } from '../src/text/tokens.js';

const EPOCHS = 12;
const RATE = 0.1;
const L2 = 1e-4;
const OFTEN = 200;
/** On the scale of counts: four times as often; sixty-four times for `و`, which opens sentences: `وأضاف` is two words. */
const OFTENER = 16;
const OFTENER_THAN_AND = 48;

interface Case {
  readonly word: string;
  readonly options: readonly (readonly string[])[];
  readonly right: number;
}

const [countsFile, ...goldFiles] = process.argv.slice(2) as [string, ...string[]];
const frequencies = loadFrequencies(frequencySections(readFileSync(countsFile, 'utf8')));
const words = new Words(Gazetteer.fromSections(loadData()));
const known = { frequencies, kindOf: (folded: string) => words.kindOf(folded) };
const read = createReader();
const wholes = wholeWords(readFileSync(countsFile, 'utf8'));
const documents = goldFiles.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)).map(casesOf);

for (let fold = 0; fold < 5; fold++) {
  const weights = learn([...documents.filter((_, i) => i % 5 !== fold).flat(), ...wholes]);
  const held = documents.filter((_, i) => i % 5 === fold).flat();
  const right = held.filter((one) => best(weights, one) === one.right).length;
  console.error(`fold ${fold + 1}: ${right} of ${held.length} right, ${((100 * right) / held.length).toFixed(2)} %`);
  if (fold === 0)
    for (const one of held.filter((o) => best(weights, o) !== o.right).slice(0, 60))
      console.error(`  ${one.word}\t${one.options[one.right]![0]}\t${one.options[best(weights, one)]![0]}`);
}
const weights = learn([...documents.flat(), ...wholes]);
const rows = [...weights].filter(([, weight]) => Math.abs(weight) >= 0.05).sort(([a], [b]) => (a < b ? -1 : 1));
process.stdout.write(`/** Learnt by scripts/learn-proclitics.ts: what speaks for and against a reading (see proclitics.ts). */
// biome-ignore format: a table
export const PROCLITIC_WEIGHTS: Readonly<Record<string, number>> = {
${rows.map(([feature, weight]) => `  '${feature}': ${weight.toFixed(2)},`).join('\n')}
};
`);

/** The words of a gold document whose reading its entities settle. */
function casesOf(line: string): Case[] {
  const { text, entities } = JSON.parse(line) as {
    text: string;
    entities: { type: string; start: number; end: number; nested?: boolean }[];
  };
  const document = read(text);
  const units = unitOffsets(text);
  const cases: Case[] = [];
  for (const { type, start, end, nested } of entities) {
    if (nested || type === 'DATE') continue;
    addCases(document, type, units[start]!, units[end]!, cases);
  }
  return cases;
}

/** Words that news writes so much oftener than what would remain without their first letters that they are whole: `وجود`. */
function wholeWords(tsv: string): Case[] {
  const cases: Case[] = [];
  for (const line of tsv.split('\n').slice(1)) {
    const [word = '', count = ''] = line.split('\t');
    if (Number(count) < OFTEN) break;
    const readings = possibleReadings(word);
    if (readings.length === 1) continue;
    const level = frequencies.level(word);
    if (
      readings
        .slice(1)
        .some(({ prefix, stem }) => level - frequencies.level(stem) < (prefix === 'و' ? OFTENER_THAN_AND : OFTENER))
    )
      continue;
    cases.push({ word, options: readings.map((reading) => procliticFeatures(reading, word, known)), right: 0 });
  }
  return cases;
}

function addCases({ tokens }: Document, type: string, start: number, end: number, cases: Case[]): void {
  for (const token of tokens) {
    if (token.end <= start || token.start >= end || token.kind !== 'word') continue;
    const readings = possibleReadings(token.folded);
    if (readings.length === 1) continue;
    const first = token.start <= start;
    if (!first && (type !== 'PERSON' || token.folded.startsWith('و'))) continue;
    const cut = first ? start - token.start : 0;
    const right = likeliest(readings, cut);
    if (right < 0) continue;
    cases.push({
      word: token.folded,
      options: readings.map((reading) => procliticFeatures(reading, token.folded, known)),
      right,
    });
  }
}

/** The reading with this cut; of `ل+لبنان` and `لل+البنان` the one whose stem is more usual. */
function likeliest(readings: readonly Reading[], cut: number): number {
  let best = -1;
  readings.forEach((reading, i) => {
    if (reading.cut !== cut) return;
    if (best < 0 || frequencies.level(reading.stem) > frequencies.level(readings[best]!.stem)) best = i;
  });
  return best;
}

function unitOffsets(text: string): number[] {
  const offsets: number[] = [];
  let at = 0;
  for (const character of text) {
    offsets.push(at);
    at += character.length;
  }
  offsets.push(at);
  return offsets;
}

function learn(cases: readonly Case[]): Map<string, number> {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { options, right } of cases) {
      const scores = options.map((features) => Math.exp(sum(weights, features)));
      const total = scores.reduce((a, b) => a + b, 0);
      options.forEach((features, i) => {
        const gradient = (i === right ? 1 : 0) - scores[i]! / total;
        for (const feature of features) {
          const pulled = gradient - L2 * (weights.get(feature) ?? 0);
          const square = (squares.get(feature) ?? 0.1) + pulled * pulled;
          squares.set(feature, square);
          weights.set(feature, (weights.get(feature) ?? 0) + (RATE * pulled) / Math.sqrt(square));
        }
      });
    }
  }
  return weights;
}

function sum(weights: ReadonlyMap<string, number>, features: readonly string[]): number {
  return features.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0);
}

function best(weights: ReadonlyMap<string, number>, { options }: Case): number {
  const scores = options.map((features) => sum(weights, features));
  return scores.indexOf(Math.max(...scores));
}
