/**
 * `tsx scripts/evaluate-folds.ts JUDGED.jsonl… --with GOLD.jsonl… [--corpora FOLDER] --model MODEL.bin [--folds 5]`: the whole pipeline on
 * documents that its tagger has not learnt from: the judged ones in folds, each read by a tagger of the other folds, of GOLD and of the public
 * corpora (one seed). What is known of words, the calibration, titles and bodies of the public corpora are those of MODEL.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ENTITY_TYPES } from '../src/document.js';
import { parseGold } from '../src/evaluate/gold.js';
import { type DocumentScore, measure, scoreDocument } from '../src/evaluate/score.js';
import { createExtractor } from '../src/index.js';
import { openReading } from '../src/pipeline.js';
import { Model, writeModel } from '../src/tagger/model.js';
import { loadTagger } from '../src/tagger/tagger.js';
import { underOurGuidelines } from '../src/tagger/training/raw-news.js';
import {
  foldsOf,
  type Prepared,
  prepareAll,
  type TrainingDocument,
  trainAverage,
} from '../src/tagger/training/train.js';
import { readOwn, readPublic, weightOf } from './read-corpora.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    with: { type: 'string', multiple: true, default: [] },
    corpora: { type: 'string' },
    model: { type: 'string' },
    folds: { type: 'string', default: '5' },
  },
});
const { gazetteer, words, frequencies, prepare } = openReading([]);
const bytes = readFileSync(values.model!);
const { lexicon, calibration, tagSet } = Model.fromBytes(bytes, values.model);
const resources = { prepare, gazetteer, words, frequencies, lexicon };
const tagger = loadTagger(bytes, gazetteer, words, frequencies);

const judged = positionals.flatMap((file) => parseGold(file, readFileSync(file, 'utf8'), String));
const own = prepareAll(readOwn(positionals), resources, tagSet);
const ids = new Set(judged.map(({ id }) => id));
const others = [...readOwn(values.with).filter(({ id }) => !ids.has(id)), ...readOthers()];
const always = prepareAll(others, resources, tagSet);
const folds = Number(values.folds);
const foldOf = foldsOf(judged.length, folds, 1);
const scores: DocumentScore[] = [];
const folder = mkdtempSync(join(tmpdir(), 'aalam-folds-'));
for (let fold = 0; fold < folds; fold++) {
  const file = join(folder, 'tagger.bin');
  writeFileSync(file, modelOf([...own.filter((_, i) => foldOf[i] !== fold), ...always]));
  const extractor = createExtractor({ language: 'ar', model: file });
  judged.forEach((gold, i) => {
    if (foldOf[i] !== fold) return;
    const { entities } = extractor.extract(
      gold.text,
      gold.reference === undefined ? {} : { reference: gold.reference },
    );
    scores.push(scoreDocument(gold, entities, { types: ENTITY_TYPES, nested: false }));
  });
  console.error(`fold ${fold + 1} of ${folds}`);
}
rmSync(folder, { recursive: true });
for (const types of [...ENTITY_TYPES.map((type) => [type]), ENTITY_TYPES]) {
  const { precision, recall, f1, interval } = measure(scores, types);
  const percent = (share: number) => (100 * share).toFixed(1);
  console.log(
    `${types.join(' ')}\tP ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)} (${interval.map(percent).join('-')})`,
  );
}

function modelOf(prepared: readonly Prepared[]): Uint8Array {
  return writeModel({ ...trainAverage(prepared, tagSet, {}), calibration, lexicon });
}

function readOthers(): TrainingDocument[] {
  if (values.corpora === undefined) return [];
  return readPublic(values.corpora).map((document) => ({
    ...underOurGuidelines(document, prepare(document.text), tagger),
    weight: weightOf(document),
  }));
}
