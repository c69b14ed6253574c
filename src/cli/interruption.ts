/**
 * Ctrl-C between two documents: what was written stays whole. Pressed again it ends everything, as it does where nobody
 * listens.
 */
export class Interruption {
  came = false;
  #notify = (): void => {};
  readonly #listener = (): void => {
    this.came = true;
    this.#notify();
  };

  listen(): void {
    process.once('SIGINT', this.#listener);
  }

  stop(): void {
    process.off('SIGINT', this.#listener);
  }

  /**
   * What the promise gives, or nothing if Ctrl-C comes first. Not by `Promise.race`, which would keep every document of a
   * long run alive for as long as no Ctrl-C comes.
   */
  unless<T>(promise: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      this.#notify = () => resolve(undefined);
      if (this.came) resolve(undefined);
      promise.then(resolve, reject);
    });
  }
}
