import type { Reading, Token } from '../document.js';
import { WORD, type Words } from '../gazetteer/words.js';
import { Recent } from '../recent.js';

/** What the rules see of a written form, wherever it stands. */
export interface Sight {
  /** The most plausible reading. */
  readonly reading: Reading;
  /** The form as it is written, without its proclitics. */
  readonly written: string;
  /** What the lists know of it: bits of `WORD`; 0 for what is no word. */
  readonly bits: number;
  /** The word has the article. Folding makes one of its alef and of the hamza of `ألعاب`. */
  readonly isDefinite: boolean;
}

const SIGHT_LIMIT = 40_000;

/** Looks at each written form once, and remembers. */
export class Sights {
  /** By the readings of a form, which all its tokens share. */
  readonly #known = new Recent<readonly Reading[], Sight>(SIGHT_LIMIT);

  constructor(private readonly words: Words) {}

  of(token: Token, text: string): Sight {
    const known = this.#known.get(token.readings);
    if (known !== undefined) return known;
    const sight = this.#look(token, text);
    this.#known.set(token.readings, sight);
    return sight;
  }

  #look(token: Token, text: string): Sight {
    const reading = this.#readingOf(token);
    const { stem, cut } = reading;
    const written = text.slice(token.start + cut, token.end);
    const isWord = token.kind === 'word';
    return {
      reading,
      written,
      bits: isWord ? this.words.bitsAs(stem, written) : 0,
      isDefinite: isWord && stem.length > 3 && stem.startsWith('ال') && !'أإآ'.includes(written[0]!),
    };
  }

  /** The most plausible reading; but where no list has the word, `وأضاف` and `وذكر` are a verb with its و. */
  #readingOf({ kind, readings }: Token): Reading {
    const first = readings[0]!;
    if (kind !== 'word' || readings.length === 1 || first.prefix !== '' || this.words.bits(first.stem) !== 0)
      return first;
    const joined = readings.find(({ prefix }) => prefix === 'و' || prefix === 'ف');
    return joined && (this.words.bits(joined.stem) & WORD.speech) !== 0 ? joined : first;
  }
}
