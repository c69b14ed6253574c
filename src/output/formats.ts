/** The formats, in the order of the help. A new one is a file with one function, and a line here. */
import { json, jsonl } from './json.js';
import type { FormatOptions, Writer } from './result.js';

export interface Format {
  readonly description: string;
  /** Ending of files in this format, without the dot. */
  readonly extension: string;
  /** Loads what only this format needs. */
  load(): Promise<(options: FormatOptions) => Writer>;
}

export const FORMATS: Readonly<Record<string, Format>> = {
  json: {
    description: 'JSON, indented; a line a document if there are several',
    extension: 'json',
    load: async () => json,
  },
  jsonl: { description: 'JSON Lines: a line a document', extension: 'jsonl', load: async () => jsonl },
  pretty: {
    description: 'a listing for people',
    extension: 'txt',
    load: async () => (await import('./pretty.js')).pretty,
  },
};
