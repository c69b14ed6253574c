import { type Command, Option } from 'commander';
import type { ExitCode } from '../errors.js';
import { checked, collect } from './arguments.js';
import type { IO } from './io.js';
import { parseCount } from './settings.js';
import type { TrainRun } from './train.js';

type Options = Omit<TrainRun, 'files' | 'gazetteers'> & { readonly gazetteer?: readonly string[] };

/** `extract train GOLD... --out FILE`; what it needs is loaded when it runs. */
export function addTrainCommand(program: Command, io: IO, done: (code: ExitCode) => void): void {
  program
    .command('train')
    .description('train a model for --model on your own annotated texts')
    .argument('<gold...>', 'JSON Lines (ours or doccano), CoNLL (IOB), brat (.ann beside .txt), or folders of them')
    .addOption(new Option('--out <file>', 'where the model is written').makeOptionMandatory())
    .option('--gazetteer <file>', 'a list of names of your own (TSV); repeat for several', collect)
    .option('--model <file>', 'the model whose knowledge of words is taken over (default: the one of the package)')
    .option('--seed <n>', 'another number gives another model', checked(parseCount), 1)
    .option('--folds <n>', 'parts of the texts by which confidences are checked; 0 for none', checked(parseCount), 3)
    .option('-q, --quiet', 'say nothing of the progress')
    .action(async (files: string[], { gazetteer, ...options }: Options) => {
      const { trainModel } = await import('./train.js');
      done(await trainModel({ ...options, files, gazetteers: gazetteer ?? [] }, io));
    });
}
