/** The command line: `run` is all of it. */
import { Command, CommanderError, Option } from 'commander';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { checkEncoding } from '../input/decode.js';
import { areSeveral } from '../input/sources.js';
import { escapeControls } from '../output/escape.js';
import { FORMATS } from '../output/formats.js';
import { OFFSET_UNITS, type OffsetUnit } from '../output/result.js';
import { checked, collect } from './arguments.js';
import { addEvalCommand } from './eval-command.js';
import type { Run } from './extract.js';
import { addGazetteerCommand } from './gazetteer-command.js';
import { type IO, wantsColor } from './io.js';
import { ReaderGone } from './output.js';
import { parseDay, parseJobs, parseShare, parseTypes, parseWords, type Settings, usage } from './settings.js';
import { version } from './version.js';
import { addViewCommand } from './view-command.js';

/** The options of `extract`, as commander hands them over. */
interface Options {
  readonly format?: string;
  readonly output?: string;
  readonly outDir?: string;
  readonly offsets: OffsetUnit;
  readonly encoding?: string;
  readonly lang: 'auto' | 'ar';
  readonly reference?: string;
  readonly types?: readonly string[];
  readonly gazetteer?: readonly string[];
  readonly patterns?: string;
  readonly explain?: true;
  readonly model: boolean | string;
  readonly minConfidence: number;
  readonly nested: boolean;
  readonly withText?: true;
  readonly bom?: true;
  readonly clitics: 'attach' | 'split';
  readonly input?: 'text' | 'jsonl';
  readonly textField: string;
  readonly idField: string;
  readonly dateField: string;
  readonly filesFrom?: string;
  readonly jobs: number;
  readonly clobber: boolean;
  readonly failFast?: true;
  readonly ext?: readonly string[];
  readonly ignore?: readonly string[];
  readonly quiet?: true;
  readonly debug?: true;
}

const EXAMPLES = `
Examples:
  extract article.txt                          list the entities of an article
  extract article.txt --format json | jq .     the same as JSON
  curl -s "$URL" | extract --format jsonl      read a pipe
  extract news/ --ext txt,md > entities.jsonl  every text of a folder, a line each
  extract old/*.txt --encoding windows-1256    texts in an older encoding
  extract dump.jsonl.gz --text-field body -j 2  a record in, a record out
  extract news/ --out-dir entities/ -f html    a page a text, in the same tree
  extract a.txt --types person,date --reference 2026-02-04
  extract a.txt --gazetteer our-people.tsv --explain

Exit codes: 0 all done, 1 some input failed, 2 wrong usage, 3 every input failed, 4 a list or model is wrong,
5 the output could not be written. More in docs/exit-codes.md.`;

/**
 * Runs the command with its arguments (without `node` and the script). Resolves with the exit code when the output has been
 * written; never ends the process itself, so that nothing is cut.
 */
export async function run(argv: readonly string[], io: IO): Promise<ExitCode> {
  const debug = argv.includes('--debug');
  // Without a listener a reader who has gone would end us with a stack trace.
  io.stderr.on('error', () => {});
  io.stdout.on('error', () => {});
  try {
    return await parseAndRun(argv, io);
  } catch (error) {
    // The reader has what it wanted (`| head -1`): that is success, and there is no one to write more to.
    if (error instanceof ReaderGone) return EXIT.ok;
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    const known = error instanceof AalamError;
    const message = known ? error.describe() : `internal error: ${(error as Error).message} (--debug tells more)`;
    io.stderr.write(`extract: ${escapeControls(message)}\n`);
    if (debug) io.stderr.write(`${(error as Error).stack}\n`);
    return known ? error.exitCode : EXIT.internal;
  }
}

async function parseAndRun(argv: readonly string[], io: IO): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(io, (code) => {
    exitCode = code;
  });
  await program.parseAsync([...argv], { from: 'user' });
  return exitCode;
}

/** The command line's definition, from which help comes, too. */
export function createProgram(io: IO, done: (code: ExitCode) => void): Command {
  const program = new Command('extract')
    .description('Finds people, titles, organizations, locations and dates in Arabic news texts.')
    .argument('[paths...]', 'files, folders (searched for *.txt) or globs; - or nothing for standard input')
    .addOption(new Option('-f, --format <name>', 'form of the output, see below').argParser(checked(parseFormat)))
    .option('-o, --output <file>', 'write to a file; its ending chooses the format')
    .option('--out-dir <folder>', 'write a file a document, in the same tree as the inputs')
    .addOption(
      new Option('--offsets <unit>', 'what offsets and columns count').choices(OFFSET_UNITS).default('codepoint'),
    )
    .option(
      '--encoding <label>',
      'encoding of texts without a BOM, such as windows-1256 (default: utf-8)',
      checked(checkEncoding),
    )
    .addOption(new Option('--lang <code>', 'ar skips the language check').choices(['auto', 'ar']).default('auto'))
    .option(
      '--reference <date>',
      "YYYY-MM-DD for relative dates (default: the text's own date line)",
      checked(parseDay),
    )
    .option('--types <list>', 'only these, such as person,date', checked(parseTypes))
    .option('--gazetteer <file>', 'a list of names of your own (TSV); repeat for several', collect)
    .option('--patterns <file>', 'entities of your own by patterns (JSON)')
    .option('--model <file>', 'another model')
    .option('--no-model', 'lists and rules alone')
    .option('--explain', 'show what was considered for each entity, and by which rule')
    .option('--bom', 'begin CSV with a byte order mark, for Excel')
    .addOption(new Option('--clitics <way>', 'of proclitics in CoNLL').choices(['attach', 'split']).default('attach'))
    .option('--min-confidence <n>', 'leave out what is less sure, 0 to 1', checked(parseShare), 0)
    .option('--no-nested', 'leave out entities inside others')
    .option('--with-text', 'put the text into JSON, too')
    .addOption(
      new Option('--input <kind>', 'what the inputs are (default: their names tell)').choices(['text', 'jsonl']),
    )
    .option('--text-field <name>', 'of records: the field with the text', 'text')
    .option('--id-field <name>', 'of records: the field with an id', 'id')
    .option('--date-field <name>', 'of records: the field with the reference date', 'date')
    .option('--files-from <file>', 'read more paths from a file, a line each or between NULs; - for standard input')
    .option(
      '-j, --jobs <n>',
      'work on so many documents at once; 0 for as many as there are processors',
      checked(parseJobs),
      1,
    )
    .option('--no-clobber', 'leave outputs that exist as they are, and their inputs unread')
    .option('--fail-fast', 'stop at the first input that fails')
    .option('--ext <list>', 'endings of the files that folders are searched for (default: txt)', checked(parseWords))
    .option('--ignore <glob>', 'leave these out of folders and globs; repeat for several', collect)
    .option('-q, --quiet', 'no warnings, errors only')
    .option('--debug', 'stack traces with errors')
    .version(version(), '-V, --version')
    .addHelpText('after', `${describeFormats()}\n${EXAMPLES}`)
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .helpCommand(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(`extract: ${oneLine(text)}\n`),
      getOutHasColors: () => wantsColor(io.stdout, io.env),
      getErrHasColors: () => wantsColor(io.stderr, io.env),
    });
  program.action(async (named: string[], options: Options) => {
    if (named.length === 0 && options.filesFrom === undefined && io.stdin.isTTY) program.help({ error: true });
    const { extract, hasRecords } = await import('./extract.js');
    const paths = await pathsOf(named, options, io);
    const several =
      options.filesFrom !== undefined || areSeveral(paths) || paths.some((path) => hasRecords(options, path));
    done(await extract({ ...selection(options), settings: settingsOf(options, several, io), paths }, io));
  });
  addEvalCommand(program, io, done);
  addGazetteerCommand(program, io, done);
  addViewCommand(program, io, done);
  return program;
}

function describeFormats(): string {
  const lines = Object.entries(FORMATS).map(([name, { description }]) => `  ${name.padEnd(15)} ${description}`);
  return ['', 'Formats (default: pretty in a terminal, else json):', ...lines].join('\n');
}

function parseFormat(name: string): string {
  if (!Object.hasOwn(FORMATS, name)) throw usage(`The formats are: ${Object.keys(FORMATS).join(', ')}.`);
  return name;
}

/** commander's messages, with control characters of what the user typed made visible. */
const oneLine = (text: string): string =>
  escapeControls(
    text
      .trim()
      .replace(/^error: /, '')
      .replaceAll('\n', ' '),
  );

/** The paths named and those of `--files-from`; standard input where there are neither. */
async function pathsOf(named: readonly string[], { filesFrom }: Options, io: IO): Promise<readonly string[]> {
  if (filesFrom === undefined) return named.length === 0 ? ['-'] : named;
  if (filesFrom === '-' && named.includes('-')) throw usage('standard input cannot be both paths and a text');
  const { readPathList } = await import('../input/path-list.js');
  return [...named, ...(await readPathList(filesFrom, io.stdin as AsyncIterable<Uint8Array>))];
}

/** What of the options concerns the run as a whole, not the single document. */
function selection(options: Options): Omit<Run, 'settings' | 'paths'> {
  const { ext, ignore, input, textField, idField, dateField, jobs, clobber, failFast, quiet, output, outDir } = options;
  if (output !== undefined && outDir !== undefined) throw usage('--output and --out-dir exclude each other');
  return {
    ignore: ignore ?? [],
    fields: { textField, idField, dateField },
    jobs,
    clobber,
    failFast: failFast ?? false,
    ...(input !== undefined && { input }),
    quiet: quiet ?? false,
    ...(ext ? { extensions: ext } : input === 'jsonl' && { extensions: ['jsonl', 'ndjson'] }),
    ...(output !== undefined && { outFile: output }),
    ...(outDir !== undefined && { outDir }),
  };
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

function settingsOf(options: Options, manyInputs: boolean, io: IO): Settings {
  const format = formatOf(options, io);
  const several = options.outDir === undefined && manyInputs;
  if (several && FORMATS[format]!.single) throw usage(`${format} is a file a document: use --out-dir`);
  return {
    format,
    offsets: options.offsets,
    several,
    color: options.output === undefined && options.outDir === undefined && wantsColor(io.stdout, io.env),
    language: options.lang,
    gazetteers: options.gazetteer ?? [],
    model: options.model,
    explain: options.explain ?? false,
    minConfidence: options.minConfidence,
    nested: options.nested,
    withText: options.withText ?? false,
    bom: options.bom ?? false,
    clitics: options.clitics,
    debug: options.debug ?? false,
    ...(options.encoding !== undefined && { encoding: options.encoding }),
    ...(options.reference !== undefined && { reference: options.reference }),
    ...(options.types && { types: options.types }),
    ...(options.patterns !== undefined && { patterns: options.patterns }),
  };
}
