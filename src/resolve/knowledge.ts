import type { Reference } from '../document.js';

/** A thing that the lists know under some name. */
export interface Named {
  readonly id: string;
  readonly subtype: string;
  /** Its usual name. */
  readonly canonical?: string;
  /** How sure the bare name means this thing. */
  readonly weight: number;
  readonly population?: number;
  readonly ref?: Reference;
}

/** What resolution asks of the lists; the pipeline answers. */
export interface Knowledge {
  fold(text: string): string;
  /** The things of this type with this name, in an order that depends on nothing but the lists' content. */
  named(type: string, name: string): readonly Named[];
  /** Whether the folded word is a head that names of bodies open with, with or without its article. */
  opensBody(word: string): boolean;
  /** The kind of body whose name opens with the folded word, with or without its article. */
  bodyKind(word: string): string | undefined;
}
