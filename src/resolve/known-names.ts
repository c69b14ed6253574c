/** What is known of mentions as they are written: news names the same things again and again. */
import type { Reference } from '../document.js';
import { ownText } from '../own-text.js';
import { Recent } from '../recent.js';
import { plainText } from './plain-text.js';

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

export interface KnownName {
  readonly plain: string;
  readonly folded: string;
  /** The things of its type with this name. */
  readonly named: readonly Named[];
}

/** So many of each type are remembered. */
const LIMIT = 5_000;

export class KnownNames {
  readonly #known = new Map<string, Recent<string, KnownName>>();

  /** `lookUp`: the things of a type with a name, in an order that depends on nothing but the lists' content. */
  constructor(
    private readonly fold: (text: string) => string,
    private readonly lookUp: (type: string, name: string) => readonly Named[],
  ) {}

  /** What is known of a mention of this type that is written so. */
  of(type: string, written: string): KnownName {
    const ofType = this.#ofType(type);
    return ofType.get(written) ?? this.#add(ofType, type, ownText(written));
  }

  #ofType(type: string): Recent<string, KnownName> {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const none = new Recent<string, KnownName>(LIMIT);
    this.#known.set(type, none);
    return none;
  }

  #add(ofType: Recent<string, KnownName>, type: string, written: string): KnownName {
    const plain = plainText(written);
    const known = { plain, folded: this.fold(plain), named: this.lookUp(type, plain) };
    ofType.set(written, known);
    return known;
  }
}
