/**
 * The public corpora as annotated documents, their classes mapped to our types. Their guidelines are not ours (proclitics
 * stay on the tokens, no titles), which training has to know: each document says which corpus it is from.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type GoldDocument, type GoldEntity, parseGold } from '../src/tagger/training/gold.js';

export interface CorpusDocument extends GoldDocument {
  /** 0 for our own guidelines. */
  readonly corpus: number;
}

export const CORPORA = ['own', 'anercorp', 'wikifane', 'aqmar', 'wojood'] as const;

type Row = readonly [word: string, tag: string];

const DOCUMENT_WORDS = 400;
/** The last part of ANERcorp's training text is kept for measuring. */
const ANERCORP_KEPT = 0.85;

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  PER: 'PERSON',
  PERS: 'PERSON',
  LOC: 'LOCATION',
  GPE: 'LOCATION',
  FAC: 'LOCATION',
  ORG: 'ORGANIZATION',
  WEBSITE: 'ORGANIZATION',
  OCC: 'TITLE',
};

const FINE_TYPES: Readonly<Record<string, string>> = {
  Politician: 'PERSON',
  Artist: 'PERSON',
  Scientist: 'PERSON',
  Athlete: 'PERSON',
  Businessperson: 'PERSON',
  Engineer: 'PERSON',
  Lawyer: 'PERSON',
  Police: 'PERSON',
  Religious_PER: 'PERSON',
  Other_PER: 'PERSON',
  Government: 'ORGANIZATION',
  'Non-Governmental': 'ORGANIZATION',
  Commercial: 'ORGANIZATION',
  Educational: 'ORGANIZATION',
  Media: 'ORGANIZATION',
  Religious_ORG: 'ORGANIZATION',
  Sports: 'ORGANIZATION',
  'Medical-Science': 'ORGANIZATION',
  Entertainment: 'ORGANIZATION',
  Nation: 'LOCATION',
  Continent: 'LOCATION',
  'State-or-Province': 'LOCATION',
  'County-or-District': 'LOCATION',
  'Population-Center': 'LOCATION',
  'GPE-Cluster': 'LOCATION',
  'Water-Body': 'LOCATION',
  'Land-Region-Natural': 'LOCATION',
  'Building-Grounds': 'LOCATION',
  'Subarea-Facility': 'LOCATION',
  Path: 'LOCATION',
  Airport: 'LOCATION',
  Plant: 'LOCATION',
};

/** Our own gold files, as corpus 0; of documents with one id the first. */
export function readOwn(files: readonly string[], leftOut: readonly string[] = []): CorpusDocument[] {
  const known = new Set<string>();
  const documents = files.flatMap((file) => parseGold(readFileSync(file, 'utf8'), file, leftOut));
  return documents.filter(({ id }) => !known.has(id) && known.add(id)).map((document) => ({ ...document, corpus: 0 }));
}

/** How often the documents of each corpus are learnt from. */
const WEIGHTS: Readonly<Record<(typeof CORPORA)[number], number>> = {
  own: 1,
  anercorp: 0.5,
  wikifane: 0.25,
  aqmar: 0.5,
  wojood: 0.5,
};

export const weightOf = ({ corpus }: CorpusDocument): number => WEIGHTS[CORPORA[corpus]!];

/** The training parts of the public corpora in a folder. */
export function readPublic(folder: string): CorpusDocument[] {
  const read = (name: string) => readRows(readFileSync(join(folder, name), 'utf8'));
  const anercorp = read('anercorp-train.conll');
  const wikifane = readRows(gunzipSync(readFileSync(join(folder, 'wikifane-gold.conll.gz'))).toString('utf8'));
  return [
    ...documents(anercorp.slice(0, keptSentences(anercorp)), 1, PLAIN_TYPES),
    ...documents(wikifane.map(rejoin), 2, FINE_TYPES),
    ...documents(read('aqmar-train.conll'), 3, PLAIN_TYPES),
    ...documents(read('aqmar-dev.conll'), 3, PLAIN_TYPES),
    ...documents(read('wojood-sample-train.conll'), 4, PLAIN_TYPES),
    ...documents(read('wojood-sample-val.conll'), 4, PLAIN_TYPES),
  ];
}

/** The part of ANERcorp's training text that nothing is trained on. */
export function readAnercorpKept(folder: string): CorpusDocument[] {
  const rows = readRows(readFileSync(join(folder, 'anercorp-train.conll'), 'utf8'));
  return documents(rows.slice(keptSentences(rows)), 1, PLAIN_TYPES);
}

const keptSentences = (sentences: readonly unknown[]): number => Math.floor(sentences.length * ANERCORP_KEPT);

/** Sentences of `word tag …` lines; of several tags the first is the outermost. */
function readRows(text: string): Row[][] {
  const sentences: Row[][] = [];
  let sentence: Row[] = [];
  for (const line of text.split(/\r?\n/)) {
    const [word = '', tag = ''] = line.trim().split(/[ \t]+/);
    if (word !== '' && tag !== '') sentence.push([word, tag]);
    else if (sentence.length > 0) {
      sentences.push(sentence);
      sentence = [];
    }
  }
  if (sentence.length > 0) sentences.push(sentence);
  return sentences;
}

const PROCLITICS = new Set(['و', 'ف', 'ب', 'ل', 'ك']);
const PRONOUNS = new Set(['ه', 'ها', 'هم', 'هما', 'هن', 'نا', 'كم', 'ي']);

/** WikiFANE writes proclitics and pronouns as words of their own; news does not. */
function rejoin(sentence: readonly Row[]): Row[] {
  const joined: Row[] = [];
  let prefix = '';
  for (const [word, tag] of sentence) {
    const before = joined.at(-1);
    if (PROCLITICS.has(word)) prefix += word;
    else if (PRONOUNS.has(word) && before !== undefined && prefix === '')
      joined[joined.length - 1] = [before[0] + word, before[1]];
    else {
      const article = prefix.endsWith('ل') && word.startsWith('ال');
      joined.push([prefix + (article ? `ل${word.slice(2)}` : word), tag]);
      prefix = '';
    }
  }
  return joined;
}

function documents(
  sentences: readonly (readonly Row[])[],
  corpus: number,
  types: Readonly<Record<string, string>>,
): CorpusDocument[] {
  const made: CorpusDocument[] = [];
  let chunk: (readonly Row[])[] = [];
  let words = 0;
  const flush = () => {
    if (chunk.length > 0) made.push(documentOf(chunk, corpus, types, `${CORPORA[corpus]}/${made.length + 1}`));
    chunk = [];
    words = 0;
  };
  for (const sentence of sentences) {
    chunk.push(sentence);
    words += sentence.length;
    if (words >= DOCUMENT_WORDS) flush();
  }
  flush();
  return made;
}

function documentOf(
  sentences: readonly (readonly Row[])[],
  corpus: number,
  types: Readonly<Record<string, string>>,
  id: string,
): CorpusDocument {
  let text = '';
  const entities: GoldEntity[] = [];
  for (const sentence of sentences) {
    let open: { label: string; entity: { type: string; start: number; end: number } } | undefined;
    for (const [word, tag] of sentence) {
      if (text !== '' && !text.endsWith('\n')) text += ' ';
      const start = text.length;
      text += word;
      const label = tag.slice(2);
      const type = types[label];
      if (tag === 'O' || type === undefined) open = undefined;
      else if (tag.startsWith('I') && open?.label === label) open.entity.end = text.length;
      else {
        open = { label, entity: { type, start, end: text.length } };
        entities.push(open.entity);
      }
    }
    text += '\n';
  }
  return { id, text, entities, corpus };
}
