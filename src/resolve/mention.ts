import type { Candidate } from '../document.js';
import type { Choice } from './choose.js';
import type { Named } from './known-names.js';

/** A choice on its way to an entity. */
export interface Mention {
  readonly choice: Choice;
  readonly candidate: Candidate;
  /** As it stands in the text. */
  readonly text: string;
  /** Proclitics as written before it. */
  readonly prefix: string;
  /** The text without diacritics and clitic spelling, one blank between words. */
  readonly plain: string;
  readonly folded: string;
  /** The things of its type that the lists know by this name. */
  readonly named: readonly Named[];
  /** Which of these is meant (name.ts). */
  meant: Named | undefined;
  /** Of a title: whose it is (link.ts). */
  holder: Mention | undefined;
  /** Shared by all mentions of one person or body (link.ts). */
  cluster: string | undefined;
}
