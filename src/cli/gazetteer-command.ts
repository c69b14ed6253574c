import type { Command } from 'commander';
import type { ExitCode } from '../errors.js';
import { collect } from './arguments.js';
import type { IO } from './io.js';

/** `extract gazetteer lint|stats|lookup`; what they need is loaded when one of them runs. */
export function addGazetteerCommand(program: Command, io: IO, done: (code: ExitCode) => void): void {
  const gazetteer = program.command('gazetteer').description('check and ask the lists of names');
  gazetteer
    .command('lint')
    .description('check lists: file:line, what is wrong and how to mend it')
    .argument('<files...>', 'TSV files')
    .option('--strict', "by the rules for the package's own lists")
    .action(async (files: string[], options: { strict?: true }) => {
      const { lint } = await import('./gazetteer.js');
      done(await lint(files, options.strict ?? false, io));
    });
  gazetteer
    .command('stats')
    .description('how many names each list has')
    .argument('[files...]', 'TSV files to count instead of the lists of the package')
    .action(async (files: string[]) => {
      const { stats } = await import('./gazetteer.js');
      done(await stats(files, io));
    });
  gazetteer
    .command('lookup')
    .description('what the lists know of a name')
    .argument('<names...>', 'names, in any spelling')
    .option('--gazetteer <file>', 'look into this list, too; repeat for several', collect)
    .action(async (names: string[], options: { gazetteer?: string[] }) => {
      const { lookup } = await import('./gazetteer.js');
      done(await lookup(names, options.gazetteer ?? [], io));
    });
}
