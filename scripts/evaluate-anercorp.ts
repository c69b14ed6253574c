/**
 * `tsx scripts/evaluate-anercorp.ts CORPORA MODEL.bin GOLD.jsonl…`: the tagger's recipe under ANERcorp's guidelines, measured on the
 * last 15 % of ANERcorp's training part: F1 of persons, locations and organizations on whole tokens. The lexicon is the model's; a first
 * model from ANERcorp alone says where the bodies of the other corpora are under its guidelines.
 */

import { readFileSync } from 'node:fs';
import { openReading } from '../src/pipeline.js';
import { readSections } from '../src/sections.js';
import { Lexicon } from '../src/tagger/lexicon.js';
import { writeModel } from '../src/tagger/model.js';
import { loadTagger } from '../src/tagger/tagger.js';
import { bilou, readSpans } from '../src/tagger/tags.js';
import { calibrate, describeJudged } from '../src/tagger/training/calibration.js';
import { underOurGuidelines } from '../src/tagger/training/raw-news.js';
import { judge, prepareAll, propose, trainAverage } from '../src/tagger/training/train.js';
import { CORPORA, readAnercorpKept, readOwn, readPublic, weightOf } from './read-corpora.js';

const [corpora, model, ...goldFiles] = process.argv.slice(2) as [string, string, ...string[]];
const { gazetteer, words, frequencies, prepare } = openReading([]);
const resources = {
  prepare,
  gazetteer,
  words,
  frequencies,
  lexicon: Lexicon.fromSections(readSections(readFileSync(model), model)),
};
const tagSet = bilou(['PERSON', 'ORGANIZATION', 'LOCATION']);

const ANERCORP = CORPORA.indexOf('anercorp');
const OWN = CORPORA.length;
const corporaDocuments = readPublic(corpora);
const anercorp = corporaDocuments
  .filter(({ corpus }) => corpus === ANERCORP)
  .map((document) => ({ ...document, corpus: 0 }));
const others = [
  ...corporaDocuments
    .filter(({ corpus }) => corpus !== ANERCORP)
    .map((document) => ({ ...document, weight: weightOf(document) })),
  ...readOwn(goldFiles, ['TITLE', 'DATE']).map((document) => ({ ...document, corpus: OWN })),
];
const first = loadTagger(
  writeModel({
    ...trainAverage(prepareAll(anercorp, resources, tagSet), tagSet, {}),
    calibration: calibrate([], tagSet.types.length),
    lexicon: resources.lexicon,
  }),
  gazetteer,
  words,
  frequencies,
);
const adapted = others.map((document) => underOurGuidelines(document, prepare(document.text), first));
const trained = trainAverage(prepareAll([...anercorp, ...adapted], resources, tagSet), tagSet, {
  models: 2,
  log: console.error,
});
const kept = prepareAll(readAnercorpKept(corpora), resources, tagSet);
const judged = kept.flatMap(({ example }) => judge(example, propose(example, trained)));
const gold = kept.flatMap(({ example }) => readSpans(example.tags, 0, example.tags.length));
console.log(describeJudged(judged, gold, tagSet.types, calibrate(judged, tagSet.size)));
