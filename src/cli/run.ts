/** What `extract [paths]` was told to do. */
import type { RecordOptions } from '../input/records.js';
import type { ErrorWay, InputKind } from './options.js';
import type { Settings } from './settings.js';
import type { Shard } from './shard.js';

export interface Run {
  readonly settings: Settings;
  readonly paths: readonly string[];
  /** Whether the command line can mean more than one document. */
  readonly batch: boolean;
  readonly extensions?: readonly string[];
  readonly ignore?: readonly string[];
  /** What the inputs are; by default their names tell. */
  readonly input?: InputKind;
  readonly fields: RecordOptions & { readonly encoding?: string };
  readonly jobs: number;
  /** So many documents are written, and handed to a worker, at once; absent where we know best. */
  readonly batchSize?: number;
  /** Only this part of the inputs. */
  readonly shard?: Shard;
  /** Whether outputs that exist are written anew. */
  readonly clobber: boolean;
  /** Whether to leave out what an earlier run did. */
  readonly resume: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly onError: ErrorWay;
  /** One file for all output. */
  readonly outFile?: string;
  /** A folder for a file a document. */
  readonly outDir?: string;
  /** A file for what was done. */
  readonly report?: string;
}

/** What an input is, by `--input` or by its name. */
export function kindOf({ input }: Pick<Run, 'input'>, path: string): InputKind {
  if (input !== undefined) return input;
  const [, ending = ''] = /\.([a-z]+)(?:\.gz)?$/i.exec(path) ?? [];
  return KINDS[ending.toLowerCase()] ?? 'text';
}

const KINDS: Readonly<Record<string, InputKind>> = { jsonl: 'jsonl', ndjson: 'jsonl', csv: 'csv', tsv: 'tsv' };
