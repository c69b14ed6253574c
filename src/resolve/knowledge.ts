import type { KnownNames } from './known-names.js';

/** What resolution asks of the lists; the pipeline answers. */
export interface Knowledge {
  readonly names: KnownNames;
  /** Whether the folded word is a head that names of bodies open with, with or without its article. */
  opensBody(word: string): boolean;
  /** The kind of body whose name opens with the folded word, with or without its article. */
  bodyKind(word: string): string | undefined;
}
