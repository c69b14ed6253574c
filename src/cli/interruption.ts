import { EXIT, type ExitCode } from '../errors.js';

const EXIT_CODES: Readonly<Partial<Record<NodeJS.Signals, ExitCode>>> = {
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
};

const SIGNALS = Object.keys(EXIT_CODES) as NodeJS.Signals[];

/**
 * Ctrl-C, or `kill`, between two documents: what was written stays whole. The second time it ends everything, as it does where
 * nobody listens.
 */
export class Interruption {
  /** Of the signal that came. */
  exitCode: ExitCode | undefined;
  #notify = (): void => {};
  readonly #listener = (signal: NodeJS.Signals): void => {
    this.exitCode = EXIT_CODES[signal];
    this.stop();
    this.#notify();
  };

  listen(): void {
    for (const signal of SIGNALS) process.on(signal, this.#listener);
  }

  stop(): void {
    for (const signal of SIGNALS) process.off(signal, this.#listener);
  }

  /**
   * What the promise gives, or nothing if a signal comes first. Not by `Promise.race`, which would keep every document of a
   * long run alive for as long as none comes.
   */
  unless<T>(promise: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#notify = () => resolve(undefined);
      if (this.exitCode !== undefined) resolve(undefined);
      promise.then(resolve, reject);
    });
  }
}
