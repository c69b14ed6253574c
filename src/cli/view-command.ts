import { type Command, Option } from 'commander';
import type { ExitCode } from '../errors.js';
import { checkEncoding } from '../input/decode.js';
import { checked } from './arguments.js';
import type { IO } from './io.js';
import { parseCount } from './settings.js';
import type { ViewRun } from './view.js';

type Options = Omit<ViewRun, 'paths'>;

const EXAMPLES = `
Examples:
  extract news/ --with-text -f jsonl -o news.jsonl && extract view news.jsonl -o news.html
  extract news/*.txt -f jsonl | extract view - -o news.html --title 'Our week'`;

/** `extract view RESULTS...`; what it needs is loaded when it runs. */
export function addViewCommand(program: Command, io: IO, done: (code: ExitCode) => void): void {
  program
    .command('view')
    .description('a page to look at over the results of many documents')
    .argument('<results...>', 'JSON or JSON Lines of extract, files or folders of them; - for standard input')
    .option('-o, --output <file>', 'write the page to a file')
    .option('--title <text>', "the page's title", 'aalam')
    .option('--no-texts', 'leave the texts out, and read no file for them')
    .addOption(
      new Option('--encoding <label>', 'encoding of texts that results name by their file').argParser(
        checked(checkEncoding),
      ),
    )
    .option('--limit <n>', 'so many documents at most', checked(parseCount), 10_000)
    .option('--max-size <MB>', 'about so many megabytes at most', checked(parseCount), 32)
    .option('-q, --quiet', 'no warnings, errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: Options) => {
      const { view } = await import('./view.js');
      done(await view({ ...options, paths }, io));
    });
}
