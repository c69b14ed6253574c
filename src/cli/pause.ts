/** Milliseconds since the process began. `performance` would be loaded first, which takes longer than a short text. */
export const now = (): number => process.uptime() * 1000;

/** What comes where the input pauses. */
export const PAUSE = Symbol('pause');

/**
 * What the promise gives, or `PAUSE` where that is not at hand: then what was collected is better handed on than kept, since
 * whoever feeds us may wait for it.
 */
export function orPause<T>(promise: Promise<T>): Promise<T | typeof PAUSE> {
  return new Promise((resolve, reject) => {
    const turn = setImmediate(() => resolve(PAUSE));
    promise.then(resolve, reject).finally(() => clearImmediate(turn));
  });
}

/** So long, in milliseconds, signals and the progress line may wait. */
const PATIENCE = 50;

/** Lets Node do what else there is to do (signals above all), if it has not for a while: reading and writing of files never does. */
export class Breather {
  #last = now();

  async breathe(): Promise<void> {
    if (now() - this.#last < PATIENCE) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#last = now();
  }
}
