import { type Command, Option } from 'commander';
import type { ExitCode } from '../errors.js';
import { checked, collect } from './arguments.js';
import type { EvalRun } from './eval.js';
import type { IO } from './io.js';
import { parseCount, parseTypes } from './settings.js';

type Options = Omit<EvalRun, 'files' | 'gazetteers' | 'nested' | 'json'> & {
  readonly gazetteer?: readonly string[];
  readonly nested?: true;
  readonly json?: true;
};

/** `extract eval GOLD...`; what it needs is loaded when it runs. */
export function addEvalCommand(program: Command, io: IO, done: (code: ExitCode) => void): void {
  program
    .command('eval')
    .description('compare the answers with annotated texts')
    .argument('<gold...>', 'JSON Lines (ours or doccano), CoNLL (IOB), brat (.ann beside .txt), or folders of them')
    .option('--types <list>', 'only these (default: those that are annotated)', checked(parseTypes))
    .addOption(new Option('--by <what>', 'a line for each').choices(['type', 'file']).default('type'))
    .option('--nested', 'count entities inside others, too')
    .option('--errors <n>', 'list so many errors', checked(parseCount), 0)
    .option('--json', 'print JSON')
    .option('--gazetteer <file>', 'a list of names of your own (TSV); repeat for several', collect)
    .option('--model <file>', 'another model')
    .option('--no-model', 'lists and rules alone')
    .action(async (files: string[], { gazetteer, nested, json, ...options }: Options) => {
      const { evaluate } = await import('./eval.js');
      const run = { ...options, files, gazetteers: gazetteer ?? [], nested: nested ?? false, json: json ?? false };
      done(await evaluate(run, io));
    });
}
