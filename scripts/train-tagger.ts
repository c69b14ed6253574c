/**
 * `tsx scripts/train-tagger.ts GOLD.jsonl… --corpora FOLDER --news NEWS.jsonl.gz --words WORDS.bin --out models/tagger.bin [--exclude GOLD.jsonl]…`
 *
 * The full recipe of the shipped tagger (models/MODEL.md):
 *   1. a first model from our own gold files alone gives the public corpora titles and bodies as our guidelines have them;
 *   2. a second model from both reads the raw news, and so learns how often each word stands in names (shares);
 *   3. the last model is trained on both with the shares as features, and calibrated by folds.
 * WORDS.bin comes from scripts/learn-words.ts. Articles of the gold files, and of those that are excluded, are left out of the news.
 * With `--shares MODEL.bin` step 2 is left out: the shares are those of an earlier model.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { openReading } from '../src/pipeline.js';
import { readSections } from '../src/sections.js';
import { Lexicon } from '../src/tagger/lexicon.js';
import { loadTagger, type Tagger } from '../src/tagger/tagger.js';
import { ShareCounter, underOurGuidelines } from '../src/tagger/training/raw-news.js';
import { type Resources, TAGGER_TYPES, type TrainingDocument, train } from '../src/tagger/training/train.js';
import { readOwn, readPublic, weightOf } from './read-corpora.js';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    corpora: { type: 'string' },
    news: { type: 'string' },
    words: { type: 'string' },
    shares: { type: 'string' },
    out: { type: 'string' },
    exclude: { type: 'string', multiple: true, default: [] },
    models: { type: 'string', default: '1' },
    folds: { type: 'string', default: '3' },
  },
});
const started = Date.now();
const log = (message: string) =>
  console.error(`${String(Math.round((Date.now() - started) / 1000)).padStart(5)} s  ${message}`);

const { gazetteer, words, frequencies, prepare } = openReading([]);

const excluded = new Set(readOwn(values.exclude).map(({ id }) => id));
const own = readOwn(positionals).filter(({ id }) => !excluded.has(id));
const others = readPublic(values.corpora!).map((document) => ({ ...document, weight: weightOf(document) }));
const known = values.shares ?? values.words!;
const lexicon = Lexicon.fromSections(readSections(readFileSync(known), known));

const first = taggerOf(own, lexicon);
log('first model: our own gold files');
const adapted = others.map((document) => underOurGuidelines(document, prepare(document.text), first));
const shared = values.shares === undefined ? readNews() : lexicon;
const options = { models: Number(values.models), folds: Number(values.folds), log };
const bytes = train([...own, ...adapted], resources(shared), options);
writeFileSync(values.out!, bytes);
log(`${bytes.length} bytes written to ${values.out}`);

function resources(lexicon: Lexicon): Resources {
  return { prepare, gazetteer, words, frequencies, lexicon };
}

function taggerOf(documents: readonly TrainingDocument[], known: Lexicon): Tagger {
  return loadTagger(train(documents, resources(known), { folds: 0 }), gazetteer, words, frequencies);
}

/** What a second model sees in the news, counted for each word. */
function readNews(): Lexicon {
  const tagger = taggerOf([...own, ...adapted], lexicon);
  log('second model: public corpora under our guidelines');
  const left = new Set([...excluded, ...own.map(({ id }) => id)]);
  const counter = new ShareCounter(lexicon, TAGGER_TYPES);
  for (const line of gunzipSync(readFileSync(values.news!)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const { id, title = '', text } = JSON.parse(line) as { id: string; title?: string; text: string };
    if (left.has(id)) continue;
    const input = prepare(`${title}\n\n${text}`);
    counter.add(input, tagger.tag(input.document, input.matches, input.candidates));
  }
  log('the news has been read');
  return counter.toLexicon();
}
