/**
 * The options of `extract`, each defined once: help, completion, man page and configuration files are made from this table.
 * An option whose value is called `<file>` or `<folder>` is a path.
 */
import { type Command, Option } from 'commander';
import { checkEncoding } from '../input/decode.js';
import { FORMATS } from '../output/formats.js';
import { OFFSET_UNITS, type OffsetUnit } from '../output/result.js';
import { checked, collect } from './arguments.js';
import { parseDay, parseJobs, parseShare, parseSize, parseTypes, parseWords } from './settings.js';
import { parseShard, type Shard } from './shard.js';

/** What inputs may be. */
export const INPUT_KINDS = ['text', 'jsonl', 'csv', 'tsv'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** What becomes of an input that fails. */
export const ERROR_WAYS = ['skip', 'mark', 'fail'] as const;
export type ErrorWay = (typeof ERROR_WAYS)[number];

/** The options' values, as commander hands them over. */
export interface Options {
  readonly format?: string;
  readonly output?: string;
  readonly outDir?: string;
  readonly clobber: boolean;
  readonly resume?: boolean;
  readonly report?: string;
  readonly offsets: OffsetUnit;
  readonly withText?: boolean;
  readonly tokens?: boolean;
  readonly provenance?: boolean;
  readonly bom?: boolean;
  readonly clitics: 'attach' | 'split';
  readonly types?: readonly string[];
  readonly minConfidence: number;
  readonly nested: boolean;
  readonly explain?: boolean;
  readonly reference?: string;
  readonly lang: 'auto' | 'ar';
  readonly gazetteer?: readonly string[];
  readonly patterns?: string;
  readonly model?: boolean | string;
  readonly input?: InputKind;
  readonly textField: string;
  readonly idField: string;
  readonly dateField: string;
  readonly encoding?: string;
  readonly filesFrom?: string;
  readonly ext?: readonly string[];
  readonly ignore?: readonly string[];
  readonly jobs: number;
  readonly stream?: boolean;
  readonly batch?: number;
  readonly onError?: ErrorWay;
  readonly failFast?: boolean;
  readonly shard?: Shard;
  readonly config?: string;
  readonly printConfig?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly debug?: boolean;
  readonly version?: boolean;
}

/** Options that are about one call, not about how texts are read: no configuration file has them. */
export const UNCONFIGURED: readonly string[] = ['config', 'print-config', 'shard', 'version'];

export function addOptions(program: Command): Command {
  return program
    .addOption(
      new Option('-f, --format <name>', 'form of the output, see below').argParser(
        checked((name) => oneOf(name, Object.keys(FORMATS))),
      ),
    )
    .option('-o, --output <file>', 'write to a file; its ending chooses the format')
    .option('--out-dir <folder>', 'write a file a document, in the same tree as the inputs')
    .option('--no-clobber', 'leave outputs that exist as they are, and their inputs unread')
    .option('--resume', 'with --out-dir: leave out what an earlier run with --resume did, if nothing has changed')
    .option('--report <file>', 'write what was done into a file (JSON)')
    .addOption(choice('--offsets <unit>', 'what offsets and columns count', OFFSET_UNITS).default('codepoint'))
    .option('--with-text', 'put the text into JSON, too')
    .option('--tokens', 'put tokens and sentences into JSON, too')
    .option('--provenance', 'put versions of program, lists and model and a hash of the settings into JSON, too')
    .option('--bom', 'begin CSV with a byte order mark, for Excel')
    .addOption(choice('--clitics <way>', 'of proclitics in CoNLL', ['attach', 'split']).default('attach'))
    .option('--types <list>', 'only these, such as person,date', checked(parseTypes))
    .option('--min-confidence <n>', 'leave out what is less sure, 0 to 1', checked(parseShare), 0)
    .option('--no-nested', 'leave out entities inside others')
    .option('--explain', 'show what was considered for each entity, and by which rule')
    .option(
      '--reference <date>',
      "YYYY-MM-DD for relative dates (default: the text's own date line)",
      checked(parseDay),
    )
    .addOption(choice('--lang <code>', 'ar skips the language check', ['auto', 'ar']).default('auto'))
    .option('--gazetteer <file>', 'a list of names of your own (TSV); repeat for several', collect)
    .option('--patterns <file>', 'entities of your own by patterns (JSON)')
    .option('--model <file>', 'another model')
    .option('--no-model', 'lists and rules alone')
    .addOption(choice('--input <kind>', 'what the inputs are (default: their names tell)', INPUT_KINDS))
    .option('--text-field <name>', 'of records: the field or column with the text', 'text')
    .option('--id-field <name>', 'of records: the field with an id', 'id')
    .option('--date-field <name>', 'of records: the field with the reference date', 'date')
    .option(
      '--encoding <label>',
      'encoding of texts without a BOM, such as windows-1256 (default: utf-8)',
      checked(checkEncoding),
    )
    .option('--files-from <file>', 'read more paths from a file, a line each or between NULs; - for standard input')
    .option('--ext <list>', 'endings of the files that folders are searched for (default: txt)', checked(parseWords))
    .option('--ignore <glob>', 'leave these out of folders and globs; repeat for several', collect)
    .option(
      '-j, --jobs <n>',
      'work on so many documents at once; 0 for as many as there are processors',
      checked(parseJobs),
      1,
    )
    .option('--stream', 'as a filter: JSON Lines in and out, a line for each line, in order and at once')
    .option(
      '--batch <n>',
      'write so many documents at once, and hand workers so many (default: what there is, and 20)',
      checked(parseSize),
    )
    .option(
      '--shard <k/n>',
      'the k-th of n parts of the inputs, from 1: by the path of files, by the id or text of records',
      checked(parseShard),
    )
    .addOption(
      choice('--on-error <way>', 'what fails is left out, marked in its place, or the end (default: skip)', ERROR_WAYS),
    )
    .option('--fail-fast', 'the same as --on-error fail')
    .option('--config <file>', 'take options from a file (JSON); the command line has the last word')
    .option('--print-config', 'print the options in force as such a file, and do nothing else')
    .option('-q, --quiet', 'no warnings, no progress, no summary: errors only')
    .option('--verbose', 'say what is done with each document')
    .option('--debug', 'stack traces with errors')
    .option('-V, --version', 'versions of the program, its lists and its model');
}

const choice = (flags: string, description: string, choices: readonly string[]): Option =>
  new Option(flags, description).choices(choices);

function oneOf(name: string, names: readonly string[]): string {
  if (!names.includes(name)) throw new Error(`The formats are: ${names.join(', ')}.`);
  return name;
}
