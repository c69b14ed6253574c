/** From the options to what a run is to do. */

import type { RecordOptions } from '../input/records.js';
import { areSeveral } from '../input/sources.js';
import { FORMATS } from '../output/formats.js';
import { type IO, wantsColor } from './io.js';
import type { ErrorWay, Options } from './options.js';
import { kindOf, type Run } from './run.js';
import { type Settings, usage } from './settings.js';

/** The run that paths and options ask for. Throws an AalamError where they contradict each other. */
export async function planRun(named: readonly string[], given: Options, io: IO): Promise<Run> {
  const options = given.stream ? asFilter(given) : given;
  check(options);
  const paths = await pathsOf(named, options, io);
  const { input, ext, output, outDir, report, batch: batchSize, shard } = options;
  const batch =
    options.filesFrom !== undefined || areSeveral(paths) || paths.some((path) => kindOf(options, path) !== 'text');
  const settings = settingsOf(options, batch, io);
  const names = { textField: options.textField, idField: options.idField, dateField: options.dateField };
  return {
    settings: options.provenance ? { ...settings, provenance: await findProvenance(settings, names) } : settings,
    paths,
    batch,
    ignore: options.ignore ?? [],
    fields: {
      ...names,
      // A filter answers each line.
      ...(options.stream && wayOf(options) === 'mark' && { countEmpty: true }),
      ...(options.encoding !== undefined && { encoding: options.encoding }),
    },
    jobs: options.jobs,
    clobber: options.clobber,
    resume: options.resume ?? false,
    onError: wayOf(options),
    quiet: options.quiet ?? false,
    verbose: options.verbose ?? false,
    ...(input !== undefined && { input }),
    ...(ext ? { extensions: ext } : input !== undefined && EXTENSIONS[input]),
    ...(output !== undefined && { outFile: output }),
    ...(outDir !== undefined && { outDir }),
    ...(report !== undefined && { report }),
    ...(batchSize !== undefined && { batchSize }),
    ...(shard && { shard }),
  };
}

async function findProvenance(settings: Settings, names: RecordOptions) {
  const { provenanceOf } = await import('./provenance.js');
  return provenanceOf(settings, names);
}

/** `--stream`: what it means by other options. */
function asFilter(options: Options): Options {
  const { input = 'jsonl', format = 'jsonl', outDir } = options;
  if (input !== 'jsonl' || format !== 'jsonl')
    throw usage('--stream is JSON Lines in and out: no other --input or --format');
  if (outDir !== undefined) throw usage('--stream and --out-dir exclude each other');
  return { ...options, input, format, onError: options.onError ?? (options.failFast ? 'fail' : 'mark') };
}

/** `--on-error`, and `--fail-fast`, which is one of its ways. */
const wayOf = ({ onError, failFast }: Options): ErrorWay => onError ?? (failFast ? 'fail' : 'skip');

/** What folders are searched for, where `--input` says what is in them. */
const EXTENSIONS = {
  text: {},
  jsonl: { extensions: ['jsonl', 'ndjson'] },
  csv: { extensions: ['csv'] },
  tsv: { extensions: ['tsv', 'tab'] },
} as const;

function check(options: Options): void {
  const { output, outDir, clobber, resume, quiet, verbose, failFast } = options;
  if (output !== undefined && outDir !== undefined) throw usage('--output and --out-dir exclude each other');
  if (resume && outDir === undefined) throw usage('--resume needs --out-dir');
  if (resume && !clobber) throw usage('--resume and --no-clobber exclude each other');
  if (quiet && verbose) throw usage('--quiet and --verbose exclude each other');
  if (failFast && wayOf(options) !== 'fail') throw usage('--fail-fast is --on-error fail: no other way');
  if (outDir !== undefined && wayOf(options) === 'mark') throw usage('--on-error mark has no place in --out-dir');
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
  if (wayOf(options) === 'mark' && !FORMATS[format]!.marks)
    throw usage(`${format} cannot say --on-error mark: json can`);
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
