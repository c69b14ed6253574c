/** From the options to what a run is to do. */

import { areSeveral } from '../input/sources.js';
import { FORMATS } from '../output/formats.js';
import { kindOf, type Run } from './extract.js';
import { type IO, wantsColor } from './io.js';
import type { Options } from './options.js';
import { type Settings, usage } from './settings.js';

/** The run that paths and options ask for. Throws an AalamError where they contradict each other. */
export async function planRun(named: readonly string[], options: Options, io: IO): Promise<Run> {
  check(options);
  const paths = await pathsOf(named, options, io);
  const { input, ext, output, outDir, report } = options;
  const batch =
    options.filesFrom !== undefined || areSeveral(paths) || paths.some((path) => kindOf(options, path) !== 'text');
  return {
    settings: settingsOf(options, batch, io),
    paths,
    batch,
    ignore: options.ignore ?? [],
    fields: {
      textField: options.textField,
      idField: options.idField,
      dateField: options.dateField,
      ...(options.encoding !== undefined && { encoding: options.encoding }),
    },
    jobs: options.jobs,
    clobber: options.clobber,
    resume: options.resume ?? false,
    failFast: options.failFast ?? false,
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    ...(input !== undefined && { input }),
    ...(ext ? { extensions: ext } : input !== undefined && EXTENSIONS[input]),
    ...(output !== undefined && { outFile: output }),
    ...(outDir !== undefined && { outDir }),
    ...(report !== undefined && { report }),
  };
}

/** What folders are searched for, where `--input` says what is in them. */
const EXTENSIONS = {
  text: {},
  jsonl: { extensions: ['jsonl', 'ndjson'] },
  csv: { extensions: ['csv'] },
  tsv: { extensions: ['tsv', 'tab'] },
} as const;

function check({ output, outDir, clobber, resume, quiet, verbose }: Options): void {
  if (output !== undefined && outDir !== undefined) throw usage('--output and --out-dir exclude each other');
  if (resume && outDir === undefined) throw usage('--resume needs --out-dir');
  if (resume && !clobber) throw usage('--resume and --no-clobber exclude each other');
  if (quiet && verbose) throw usage('--quiet and --verbose exclude each other');
}

/** The paths named and those of `--files-from`; standard input where there are neither. */
async function pathsOf(named: readonly string[], { filesFrom }: Options, io: IO): Promise<readonly string[]> {
  if (filesFrom === undefined) return named.length === 0 ? ['-'] : named;
  if (filesFrom === '-' && named.includes('-')) throw usage('standard input cannot be both paths and a text');
  const { readPathList } = await import('../input/path-list.js');
  return [...named, ...(await readPathList(filesFrom, io.stdin as AsyncIterable<Uint8Array>))];
}

/** As asked, else as the output's name says, else a listing for people and JSON for programs. */
function formatOf({ format, output = '', outDir }: Options, io: IO): string {
  if (format !== undefined) return format;
  const named = Object.entries(FORMATS)
    .filter(([name, { extension }]) => name !== 'pretty' && output.toLowerCase().endsWith(`.${extension}`))
    .sort(([, a], [, b]) => b.extension.length - a.extension.length)[0];
  if (named !== undefined) return named[0];
  return io.stdout.isTTY && output === '' && outDir === undefined ? 'pretty' : 'json';
}

function settingsOf(options: Options, batch: boolean, io: IO): Settings {
  const format = formatOf(options, io);
  const several = options.outDir === undefined && batch;
  if (several && FORMATS[format]!.single) throw usage(`${format} is a file a document: use --out-dir`);
  return {
    format,
    offsets: options.offsets,
    several,
    color: options.output === undefined && options.outDir === undefined && wantsColor(io.stdout, io.env),
    language: options.lang,
    gazetteers: options.gazetteer ?? [],
    model: options.model ?? true,
    explain: options.explain ?? false,
    minConfidence: options.minConfidence,
    nested: options.nested,
    withText: options.withText ?? false,
    tokens: options.tokens ?? false,
    bom: options.bom ?? false,
    clitics: options.clitics,
    debug: options.debug ?? false,
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.reference !== undefined && { reference: options.reference }),
    ...(options.types && { types: options.types }),
    ...(options.patterns !== undefined && { patterns: options.patterns }),
  };
}
