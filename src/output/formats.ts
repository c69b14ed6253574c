/** The formats, in the order of the help. A new one is a file with one function, and a line here. */
import { json, jsonl } from './json.js';
import type { FormatOptions, Writer } from './result.js';

export interface Format {
  readonly description: string;
  /** Ending of files in this format, without the dot. */
  readonly extension: string;
  /** Whether its results need tokens and sentences. */
  readonly tokens?: true;
  /** Whether it can hold one document only: several need a folder. */
  readonly single?: true;
  /** Whether it can say that a document could not be done: `Writer.failure`. */
  readonly marks?: true;
  /** Loads what only this format needs. */
  load(): Promise<(options: FormatOptions) => Writer>;
}

export const FORMATS: Readonly<Record<string, Format>> = {
  json: {
    description: 'JSON, indented; a line a document if there are several',
    extension: 'json',
    marks: true,
    load: async () => json,
  },
  jsonl: {
    description: 'JSON Lines: a line a document',
    extension: 'jsonl',
    marks: true,
    load: async () => jsonl,
  },
  pretty: {
    description: 'a listing for people',
    extension: 'txt',
    load: async () => (await import('./pretty.js')).pretty,
  },
  html: {
    description: 'a page with the texts and their entities coloured',
    extension: 'html',
    load: async () => (await import('./html.js')).html,
  },
  csv: {
    description: 'a row an entity; --bom for Excel',
    extension: 'csv',
    load: async () => (await import('./csv.js')).csv,
  },
  tsv: {
    description: 'the same between tabs, escaped as jq does it',
    extension: 'tsv',
    load: async () => (await import('./csv.js')).tsv,
  },
  conll: {
    description: 'a token a line, outer entities as IOB2; --clitics split for و and others apart',
    extension: 'conll',
    tokens: true,
    load: async () => (await import('./conll.js')).conll,
  },
  brat: {
    description: 'standoff (.ann); with --out-dir beside copies of the texts',
    extension: 'ann',
    single: true,
    load: async () => (await import('./brat.js')).brat,
  },
  spacy: {
    description: 'JSON for spacy.tokens.Doc.from_json, a line a document',
    extension: 'spacy.jsonl',
    tokens: true,
    load: async () => (await import('./spacy.js')).spacy,
  },
  doccano: {
    description: 'JSON Lines with labels for doccano',
    extension: 'doccano.jsonl',
    load: async () => (await import('./doccano.js')).doccano,
  },
  'label-studio': {
    description: 'JSON Lines of tasks with predictions for Label Studio',
    extension: 'label-studio.jsonl',
    load: async () => (await import('./label-studio.js')).labelStudio,
  },
  'web-annotation': {
    description: 'W3C Web Annotations (JSON-LD), a line an entity',
    extension: 'jsonld',
    load: async () => (await import('./web-annotation.js')).webAnnotation,
  },
};
