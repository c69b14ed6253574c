import { AalamError, EXIT } from '../errors.js';
import { describeSystemError } from '../input/sources.js';

/** The reader of our output has gone, as `| head -1` does when it has enough. */
export class ReaderGone extends Error {}

/** Standard output: waits where the reader is slow, and notices when there is none. */
export class Output {
  #failure: NodeJS.ErrnoException | undefined;

  constructor(private readonly stream: NodeJS.WritableStream) {
    stream.on('error', (error) => {
      this.#failure ??= error as NodeJS.ErrnoException;
    });
  }

  /**
   * Resolves when the text has left for the reader. Throws ReaderGone if that has gone, an AalamError with exit code
   * `EXIT.output` if the text cannot be written.
   */
  async write(text: string): Promise<void> {
    this.#check();
    if (text !== '') await new Promise<void>((resolve) => this.stream.write(text, () => resolve()));
    this.#check();
  }

  #check(): void {
    if (this.#failure === undefined) return;
    if (this.#failure.code === 'EPIPE') throw new ReaderGone();
    const message = `cannot write the output: ${describeSystemError(this.#failure)}`;
    throw new AalamError(message, { exitCode: EXIT.output, cause: this.#failure });
  }
}
