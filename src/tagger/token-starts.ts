import type { Token } from '../document.js';

/** Finds tokens by their offsets. */
export class TokenStarts {
  /** Side by side: that is faster to search than the tokens themselves. */
  #starts = new Int32Array(0);
  #count = 0;

  /** To be called before `tokenAt`. */
  read(tokens: readonly Token[]): void {
    if (this.#starts.length < tokens.length) this.#starts = new Int32Array(tokens.length * 2);
    for (let i = 0; i < tokens.length; i++) this.#starts[i] = tokens[i]!.start;
    this.#count = tokens.length;
  }

  /** The index of the token that holds an offset, or of the last one before it; 0 if there is none. */
  tokenAt(offset: number): number {
    const starts = this.#starts;
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
