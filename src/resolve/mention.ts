import type { Candidate } from '../document.js';
import type { Choice } from './choose.js';
import type { Named } from './known-names.js';

/** A choice on its way to an entity. */
export interface Mention {
  readonly choice: Choice;
  readonly candidate: Candidate;
  /** Proclitics as written before it. */
  readonly prefix: string;
  /** The text without diacritics and clitic spelling, one blank between words. */
  readonly plain: string;
  readonly folded: string;
  /** The things of its type that the lists know by this name. */
  readonly named: readonly Named[];
}
