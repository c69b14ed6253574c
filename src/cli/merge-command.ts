import { type Command, Option } from 'commander';
import type { ExitCode } from '../errors.js';
import { checked } from './arguments.js';
import type { IO } from './io.js';
import type { MergeRun } from './merge.js';
import { parseCount, parseTypes } from './settings.js';

type Options = Omit<MergeRun, 'paths'>;

const EXAMPLES = `
Examples:
  extract merge part-*.jsonl.gz -o all.jsonl --count names.tsv
  extract merge out/ --count - | head
  extract merge out/ --count - --types person --min-documents 3 -f csv > people.csv`;

/** `extract merge RESULTS...`; what it needs is loaded when it runs. */
export function addMergeCommand(program: Command, io: IO, done: (code: ExitCode) => void): void {
  program
    .command('merge')
    .description('join the results of several runs or shards, and count what they name')
    .argument(
      '<results...>',
      'JSON or JSON Lines of extract, files or folders of them, also packed; - for standard input',
    )
    .option('-o, --output <file>', 'write the documents to a file (JSON Lines)')
    .option('--count <file>', 'count entities into a table: .tsv, .csv or .jsonl; - prints it instead of the documents')
    .addOption(
      new Option('-f, --format <format>', 'of the table (default: by its ending, else tsv)').choices([
        'tsv',
        'csv',
        'jsonl',
      ]),
    )
    .option('--types <list>', 'only these in the table', checked(parseTypes))
    .option('--min-documents <n>', 'only what so many documents name in the table', checked(parseCount))
    .option('-q, --quiet', 'no summary, errors only')
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: Options) => {
      const { merge } = await import('./merge.js');
      done(await merge({ ...options, paths }, io));
    });
}
