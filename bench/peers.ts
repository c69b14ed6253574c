/** Peers on the same texts: wink-nlp's English with patterns like ours, chrono's Arabic, matchers of npm with our lists. */

import * as chrono from 'chrono-node/ar';
import winkNLP from 'wink-nlp';
import type { Document } from '../src/document.js';
import { checkCustomEntities } from '../src/patterns/file.js';
import { createPatterns } from '../src/patterns/patterns.js';
import { foldedWords, listedNames, matchers } from './matchers.js';
import { each, fastest, processorSeconds } from './measure.js';
import { createExtractor, openLists, parseDates, REFERENCE, tokenCount } from './ours.js';
import { PEERS_MISSING, peer, type Suite, type Table } from './suite.js';
import { bytesOf, readSource, takeTexts } from './texts.js';

/** Laws, articles and weapons: the same patterns for both, but for the name of a number. */
const PATTERNS = [
  {
    name: 'law',
    patterns: [
      '[قانون|القانون|مرسوم|المرسوم] [تشريعي|التشريعي|] رقم NUMBER',
      '[قانون|القانون|مرسوم|المرسوم] [تشريعي|التشريعي|] [رقم|] NUMBER لسنة NUMBER',
      'قانون [العقوبات|الطوارئ]',
    ],
  },
  { name: 'article', patterns: ['[مادة|المادة] NUMBER من [الدستور|القانون|قانون]'], mark: [0, 1] as [number, number] },
  { name: 'weapon', patterns: ['[دبابة|دبابات|صاروخ|صواريخ|طائرة|طائرات] من طراز [ميغ|سوخوي|] NUMBER'] },
];
const theirs = PATTERNS.map((entity) => ({
  ...entity,
  patterns: entity.patterns.map((pattern) => pattern.replaceAll('NUMBER', 'CARDINAL')),
}));

interface Row extends Record<string, string | number | null> {
  readonly name: string;
  /** MB of UTF-8 a second of processor time, warm. */
  readonly speed: number;
}

export const suite: Suite = async ({ news, quick }) => {
  const texts = takeTexts(readSource(news), quick ? 0.3 : 3);
  const lists = openLists();
  const documents = texts.map(lists.read);
  const tables = [await patterns(texts, documents, lists), dates(texts), await names(texts, documents, lists)];
  return { tables };
};

async function patterns(
  texts: readonly string[],
  documents: readonly Document[],
  { read }: ReturnType<typeof openLists>,
): Promise<Table> {
  const match = createPatterns(checkCustomEntities(PATTERNS), read);
  const everything = createExtractor({ language: 'ar', patterns: PATTERNS });
  const ours: [string, () => void][] = [
    ['aalam: tokens, sentences, patterns', each(texts, (text) => match(read(text), []))],
    ['aalam: everything and patterns', each(texts, (text) => everything.extract(text))],
  ];
  const model = await peer<Parameters<typeof winkNLP>[0]>('wink-eng-lite-web-model');
  const pipes: Readonly<Record<string, string[]>> = {
    'wink-nlp, English: tokens, sentences, numbers, patterns': ['sbd', 'ner', 'cer'],
    'wink-nlp, English: all its parts': ['sbd', 'negation', 'sentiment', 'ner', 'pos', 'cer'],
  };
  const peers = Object.entries(model === undefined ? {} : pipes).map(([name, pipe]): [string, () => void] => {
    const nlp = winkNLP(model!, pipe);
    nlp.learnCustomEntities(theirs, { matchValue: false, useEntity: true, usePOS: false });
    return [name, each(texts, (text) => nlp.readDoc(text).customEntities().out())];
  });
  const tokens = tokenCount(documents);
  const megabytes = bytesOf(texts) / 1e6;
  const rows = [...ours, ...peers].map(([name, run]): Row => {
    const first = processorSeconds(run);
    const seconds = Math.min(first, fastest(run, 2));
    return { name, speed: megabytes / seconds, tokens: tokens / seconds };
  });
  return {
    title: "patterns of the user's own, on the same texts",
    columns: { name: '', speed: 'MB/s', tokens: 'tokens/s', ratio: 'ours is so many times as fast' },
    rows: withRatio(rows, [null, null, 0, 1]),
    note:
      model === undefined
        ? PEERS_MISSING
        : "The English model's cuts leave Arabic commas on words; tokens are ours for all.",
  };
}

function dates(texts: readonly string[]): Table {
  const reference = new Date(`${REFERENCE}T12:00:00`);
  const some = texts.slice(0, Math.ceil(texts.length / 16));
  const rows = [
    { name: 'aalam: dates', on: texts, find: (text: string) => parseDates(text, { reference: REFERENCE }) },
    { name: 'chrono.ar', on: some, find: (text: string) => chrono.parse(text, reference) },
  ].map(({ name, on, find }): Row => {
    const run = each(on, find);
    run();
    return { name, speed: bytesOf(on) / 1e6 / fastest(run) };
  });
  return {
    title: 'dates',
    columns: { name: '', speed: 'MB/s', ratio: 'ours is so many times as fast' },
    rows: withRatio(rows, [null, 0, 0, 0]),
    note: 'chrono.ar on a sixteenth of the texts. How right they are: bench/dates.ts.',
  };
}

async function names(
  texts: readonly string[],
  documents: readonly Document[],
  { gazetteer }: ReturnType<typeof openLists>,
): Promise<Table> {
  const megabytes = bytesOf(texts) / 1e6;
  const listed = listedNames(gazetteer);
  const folded = documents.map(foldedWords);
  let found = 0;
  const counted = (count: () => number) => () => {
    found = count();
  };
  const sum = <T>(items: readonly T[], count: (item: T) => number) =>
    counted(() => items.reduce((n, item) => n + count(item), 0));
  const ours = sum(documents, ({ tokens, forms }) => gazetteer.find(tokens, forms).all().length);
  ours();
  const rows: Row[] = [{ name: 'aalam: lists', build: null, speed: megabytes / fastest(ours), found }];
  const peers = await matchers();
  for (const { name, build } of peers) {
    let count: ReturnType<typeof build> | undefined;
    const seconds = processorSeconds(() => {
      count = build(listed);
    });
    const run = sum(folded, ({ words, text }) => count!(words, text));
    run();
    rows.push({ name, build: seconds, speed: megabytes / fastest(run), found });
  }
  return {
    title: `lists: ${listed.length.toLocaleString('en')} different names; texts already cut into words`,
    columns: { name: '', build: 'build s', speed: 'MB/s', found: 'found', ratio: 'ours is so many times as fast' },
    rows: withRatio(rows, [null, 0, 0, 0]),
    note:
      peers.length === 0
        ? PEERS_MISSING
        : 'Ours is compiled beforehand, and also finds names behind و ف ب ل ك; the others look for whole words.',
  };
}

/** How many times as fast as each row the one of ours is that does the like, named by its number. */
const withRatio = (rows: readonly Row[], like: readonly (number | null)[]): Row[] =>
  rows.map((row, i) => ({ ...row, ratio: like[i] == null ? null : rows[like[i]]!.speed / row.speed }));
