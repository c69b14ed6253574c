/** The command line: `run` is all of it. */
import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { escapeControls, escapeStack } from '../output/escape.js';
import { FORMATS } from '../output/formats.js';
import { addCompletionCommand } from './completion-command.js';
import { addEvalCommand } from './eval-command.js';
import { addGazetteerCommand } from './gazetteer-command.js';
import { type IO, wantsColor } from './io.js';
import { addMergeCommand } from './merge-command.js';
import { addOptions, type Options } from './options.js';
import { ReaderGone } from './output.js';
import { usage } from './settings.js';
import { similar } from './similar.js';
import { commandsOf } from './table.js';
import { addTrainCommand } from './train-command.js';
import { addViewCommand } from './view-command.js';

/** Command lines with what they do, for help and man page. */
export const EXAMPLES: readonly (readonly [command: string, purpose: string])[] = [
  ['extract article.txt', 'list the entities of an article'],
  ['extract article.txt --format json | jq .', 'the same as JSON'],
  ['curl -s "$URL" | extract --format jsonl', 'read a pipe'],
  ['extract news/ --ext txt,md > entities.jsonl', 'every text of a folder, a line each'],
  ['extract old/*.txt --encoding windows-1256', 'texts in an older encoding'],
  ['extract dump.jsonl.gz --text-field body -j 2', 'a record in, a record out'],
  ['extract news/ --out-dir entities/ -f html', 'a page a text, in the same tree'],
  ['extract news/ --out-dir out/ --resume -j 0', 'go on where an earlier run ended'],
  ['extract --stream < dump.jsonl > answers.jsonl', 'a filter: a line out for each line in'],
  ['extract a.txt --types person,date --reference 2026-02-04', 'people and dates alone'],
  ['extract a.txt --gazetteer our-people.tsv --explain', 'names of your own, and why'],
];

/** What the exit codes mean, in a few words; docs/exit-codes.md has more. */
export const EXIT_CODES: Readonly<Record<string, string>> = {
  0: 'all was done',
  1: 'some input failed, the others were done',
  2: 'the command line is wrong',
  3: 'every input failed',
  4: 'a list, a file of patterns or a model is wrong',
  5: 'the output could not be written',
  70: 'a fault of ours',
  130: 'stopped by Ctrl-C',
  143: 'stopped by kill (SIGTERM)',
};

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
    if (debug) io.stderr.write(`${escapeStack((error as Error).stack ?? message)}\n`);
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

/** The command line's definition, from which help, completion and man page come, too. */
export function createProgram(io: IO, done: (code: ExitCode) => void): Command {
  const program = new Command('extract')
    .description('Finds people, titles, organizations, locations and dates in Arabic news texts.')
    .argument('[paths...]', 'files, folders (searched for *.txt) or globs; - or nothing for standard input')
    .addHelpText('after', () => `${describeFormats()}\n${describeExamples()}\n${describeExitCodes()}`)
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
  addOptions(program).action(async (named: string[], options: Options) => {
    if (options.version) return done(await (await import('./version-command.js')).printVersions(options, io));
    if (options.config !== undefined) (await import('./config.js')).readConfig(options.config, program);
    const effective = program.opts<Options>();
    if (options.printConfig) return done(await (await import('./config.js')).printConfig(program, io));
    refuseMistypedCommand(named[0], program);
    const nothingNamed = named.length === 0 && effective.filesFrom === undefined;
    if (nothingNamed && io.stdin.isTTY) program.help({ error: true });
    const { planRun } = await import('./plan.js');
    const { extract } = await import('./extract.js');
    done(await extract(await planRun(named, effective, io), io));
  });
  addEvalCommand(program, io, done);
  addGazetteerCommand(program, io, done);
  addMergeCommand(program, io, done);
  addViewCommand(program, io, done);
  addTrainCommand(program, io, done);
  addCompletionCommand(program, io, done);
  return program;
}

/** `extract veiw results.jsonl` would read the results as a text; what is there, or is written as a path, is a path. */
function refuseMistypedCommand(name: string | undefined, program: Command): void {
  if (name === undefined || !/^[a-z]+$/.test(name) || existsSync(name)) return;
  const meant = similar(name, [...commandsOf(program).map((command) => command.name()), 'help']);
  if (meant !== undefined) throw usage(`no file, folder or command is called '${name}' (Did you mean ${meant}?)`);
}

const describeFormats = (): string => {
  const lines = Object.entries(FORMATS).map(([name, { description }]) => `  ${name.padEnd(15)} ${description}`);
  return ['', 'Formats (default: pretty in a terminal, else json):', ...lines].join('\n');
};

function describeExamples(): string {
  const width = Math.max(...EXAMPLES.map(([command]) => command.length));
  return ['', 'Examples:', ...EXAMPLES.map(([command, purpose]) => `  ${command.padEnd(width)}  ${purpose}`)].join(
    '\n',
  );
}

function describeExitCodes(): string {
  const lines = Object.entries(EXIT_CODES).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`);
  return ['', 'Exit codes (more in docs/exit-codes.md):', ...lines].join('\n');
}

/** commander's messages, with control characters of what the user typed made visible. */
const oneLine = (text: string): string =>
  escapeControls(
    text
      .trim()
      .replace(/^error: /, '')
      .replaceAll('\n', ' '),
  );
