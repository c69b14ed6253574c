import type { Reading } from './document.js';

/** What a stage knows of a written form. */
export interface OfForm {
  /** Those of the form, or in another order: then it is another form here. */
  readonly readings: readonly Reading[];
}

/**
 * What a stage has learnt of written forms, by their numbers (`Document.forms`). Numbers are given again when forms are forgotten, so
 * that this holds no more than there are numbers; whether what is held is of the form at hand is told by its readings.
 */
export class FormMemory<T extends OfForm> {
  readonly #held: (T | undefined)[] = [];

  get(number: number, readings: readonly Reading[]): T | undefined {
    const held = this.#held[number];
    return held !== undefined && held.readings === readings ? held : undefined;
  }

  set(number: number, known: T): T {
    this.#held[number] = known;
    return known;
  }
}
