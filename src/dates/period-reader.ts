/** What a reader of periods is. */
import type { Tape } from './lexer.js';
import type { Reading } from './moment.js';
import type { Part } from './years.js';

/** Reads what begins at a token; `edged` where `نهاية` or the like stands before it. */
export type Reader = (tape: Tape, at: number, edged: boolean) => Reading | undefined;

/** A part as a reading, by its rule. */
export const reading = (part: Part | undefined, rule: string): Reading | undefined =>
  part ? { ...part, rule: `date.${rule}` } : undefined;
