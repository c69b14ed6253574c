/**
 * `tsx scripts/evaluate-anercorp.ts CORPORA GOLD.jsonl MODEL.bin`: the tagger's recipe under ANERcorp's guidelines, measured on the
 * last 15 % of ANERcorp's training part: F1 of persons, locations and organizations on whole tokens. The lexicon is the model's.
 */

import { readFileSync } from 'node:fs';
import { parseDates } from '../src/dates/dates.js';
import { openReading } from '../src/pipeline.js';
import { readSections } from '../src/sections.js';
import { Lexicon } from '../src/tagger/lexicon.js';
import { bilou, readSpans } from '../src/tagger/tags.js';
import { calibrate, describeJudged } from '../src/tagger/training/calibration.js';
import { judge, prepareAll, propose, trainAverage } from '../src/tagger/training/train.js';
import { CORPORA, readAnercorpKept, readOwn, readPublic } from './read-corpora.js';

const [corpora, goldFile, model] = process.argv.slice(2) as [string, string, string];
const reading = openReading([]);
const { gazetteer, words, frequencies } = reading;
const prepare = (text: string) => reading.propose(text, parseDates(text));
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
const others = readPublic(corpora).map((document) => ({
  ...document,
  corpus: document.corpus === ANERCORP ? 0 : document.corpus,
  weight: document.corpus === ANERCORP ? 1 : document.corpus === CORPORA.indexOf('wikifane') ? 0.25 : 0.5,
}));
const own = readOwn(goldFile, ['TITLE', 'DATE']).map((document) => ({ ...document, corpus: OWN, weight: 1 }));
const trained = trainAverage(prepareAll([...others, ...own], resources, tagSet), tagSet, {
  models: 2,
  log: console.error,
});
const kept = prepareAll(readAnercorpKept(corpora), resources, tagSet);
const judged = kept.flatMap(({ example }) => judge(example, propose(example, trained)));
const gold = kept.flatMap(({ example }) => readSpans(example.tags, 0, example.tags.length));
console.log(describeJudged(judged, gold, tagSet.types, calibrate(judged, tagSet.size)));
