/** The stages, from the sources, and the library as it is shipped. */
import { loadData } from '../src/data.js';
import type { Document } from '../src/document.js';
import { Gazetteer } from '../src/gazetteer/gazetteer.js';
import { Words } from '../src/gazetteer/words.js';
import { loadFrequencies } from '../src/text/frequencies.js';
import { createReader, type Reader } from '../src/text/tokens.js';
import { each } from './measure.js';
import { shipped } from './suite.js';

const { createExtractor } = await shipped<typeof import('../src/index.js')>('index');
const { parseDates } = await shipped<typeof import('../src/dates/dates.js')>('dates');

export { createExtractor, parseDates };

export const REFERENCE = '2026-01-01';

/** Reader and lists, as the pipeline opens them. */
export function openLists(): { gazetteer: Gazetteer; read: Reader } {
  const data = loadData();
  const gazetteer = Gazetteer.fromSections(data);
  const words = new Words(gazetteer);
  const read = createReader({ frequencies: loadFrequencies(data), kindOf: (folded) => words.kindOf(folded) });
  return { gazetteer, read };
}

export const tokenCount = (documents: readonly Document[]): number =>
  documents.reduce((sum, { tokens }) => sum + tokens.length, 0);

export const EVERYTHING = 'everything';
export const RULES = 'rules and lists, no model';
export const DATES = 'dates alone';

export function stages(texts: readonly string[]): { tokens: number; stages: Record<string, () => void> } {
  const { gazetteer, read } = openLists();
  const documents = texts.map(read);
  const rules = createExtractor({ language: 'ar', model: false });
  const everything = createExtractor({ language: 'ar' });
  return {
    tokens: tokenCount(documents),
    stages: {
      'tokens and sentences': each(texts, read),
      'match the lists': each(documents, (document) => gazetteer.find(document.tokens, document.forms).names()),
      [DATES]: each(texts, (text) => parseDates(text, { reference: REFERENCE })),
      [RULES]: each(texts, (text) => rules.extract(text)),
      [EVERYTHING]: each(texts, (text) => everything.extract(text)),
    },
  };
}
