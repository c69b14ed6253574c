import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { escapeControls } from '../output/escape.js';
import type { IO } from './io.js';
import type { Sink } from './output.js';
import type { Outcome } from './work.js';

const placeOf = (path: string, line?: number): string =>
  (path === '-' ? 'standard input' : path) + (line === undefined ? '' : `:${line}`);

/** Hands results on, tells people what went wrong, and keeps count. */
export class Reporter {
  #done = 0;
  #refused = 0;
  #fault = false;

  constructor(
    private readonly options: { readonly warnings: boolean; readonly debug: boolean },
    private readonly io: IO,
  ) {}

  /** Writes what there is to write and says what there is to say. */
  async add(outcome: Outcome | AalamError, sink: Sink): Promise<void> {
    if (outcome instanceof AalamError) {
      const { file = '', line, message, stack } = outcome;
      return this.#complain(`${placeOf(file, line)}: ${message}`, stack);
    }
    const { source, line, output, companions, warnings, problem, stack, fault } = outcome;
    const place = placeOf(source.path, line);
    if (fault) this.#fault = true;
    if (problem !== undefined) this.#complain(`${place}: ${problem}`, stack);
    if (output === undefined) return;
    this.#done += 1;
    await sink.put(source, output, companions);
    if (this.options.warnings) for (const warning of warnings) this.#say(`${place}: warning: ${warning}`);
  }

  get exitCode(): ExitCode {
    if (this.#fault) return EXIT.internal;
    if (this.#refused === 0) return EXIT.ok;
    return this.#done > 0 ? EXIT.partial : EXIT.input;
  }

  #complain(what: string, stack = what): void {
    this.#refused += 1;
    this.#say(what);
    if (this.options.debug) this.io.stderr.write(`${escapeControls(stack).replaceAll('\\n', '\n')}\n`);
  }

  #say(what: string): void {
    this.io.stderr.write(`extract: ${escapeControls(what)}\n`);
  }
}
