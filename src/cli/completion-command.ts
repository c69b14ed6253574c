import { Argument, type Command } from 'commander';
import type { ExitCode } from '../errors.js';
import type { IO } from './io.js';

/** `extract completion SHELL`; the script is made when it runs. */
export function addCompletionCommand(program: Command, io: IO, done: (code: ExitCode) => void): void {
  program
    .command('completion')
    .description('print a script by which a shell completes options')
    .addArgument(new Argument('<shell>', 'whose script').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
Examples:
  extract completion bash > ~/.local/share/bash-completion/completions/extract
  extract completion zsh > ~/.zfunc/_extract     with ~/.zfunc in fpath
  extract completion fish > ~/.config/fish/completions/extract.fish`,
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { printCompletion } = await import('./completion.js');
      done(await printCompletion(program, shell, io));
    });
}
