/** What the rules see of a written form, wherever it stands: each form is looked at once, and remembered. */
import type { Reading, Token } from '../document.js';
import { FormMemory } from '../form-memory.js';
import { WORD } from '../gazetteer/words.js';
import { ownText } from '../own-text.js';
import { isArabicLetter } from '../text/letters.js';
import type { Lists } from './lists.js';
import { OPENS, openingsOf } from './openings.js';

/** What a form is, as bits; see also `PLACE` in context.ts. */
export const FORM = {
  word: 1 << 0,
  /** The word has the article. Folding makes one of its alef and of the hamza of `ألعاب`. */
  definite: 1 << 1,
  arabic: 1 << 2,
  /** It is read with a proclitic. */
  joined: 1 << 5,
} as const;

/** A question to a form, answered once: see `ofForm` in questions.ts. */
export type Question = (sight: Sight, lists: Lists) => boolean;

export class Sight {
  /** Where its stem begins. */
  readonly cut: number;
  /** A small number that forms with one stem share. */
  readonly key: number;
  /** What may begin here: bits of `OPENS`. */
  openings = 0;
  #kind: string | undefined | null = null;
  #asked = 0;
  #answers = 0;

  constructor(
    /** The most plausible reading. */
    readonly reading: Reading,
    readonly readings: readonly Reading[],
    /** The form as it is written, without its proclitics. */
    readonly written: string,
    /** Bits of `FORM`. */
    readonly form: number,
    /** What the lists know of it: bits of `WORD`; 0 for what is no word. */
    readonly bits: number,
    /** What the names of this one word are: bits of `KIND`. */
    readonly kinds: number,
    /** How often news writes its stem. */
    readonly frequency: number,
  ) {
    this.cut = reading.cut;
    this.key = keyOf(reading.stem);
  }

  get stem(): string {
    return this.reading.stem;
  }

  get isDefinite(): boolean {
    return (this.form & FORM.definite) !== 0;
  }

  has(bits: number): boolean {
    return (this.bits & bits) !== 0;
  }

  answer(question: Question, bit: number, lists: Lists): boolean {
    if ((this.#asked & bit) === 0) {
      this.#asked |= bit;
      if (question(this, lists)) this.#answers |= bit;
    }
    return (this.#answers & bit) !== 0;
  }

  /** The kind of body that names have whose head is this definite word; undefined where it is none. */
  definiteHeadKind(lists: Lists): string | undefined {
    if (this.#kind === null) this.#kind = this.isDefinite ? lists.words.headKind(this.stem.slice(2)) : undefined;
    return this.#kind;
  }
}

/** From 0 to 255: what tells most stems apart without comparing them. */
export const keyOf = (stem: string): number =>
  (stem.charCodeAt(stem.length - 1) * 7 + stem.charCodeAt(stem.length >> 1) * 31 + stem.length) & 0xff;

const NOTHING: Reading = { prefix: '', stem: '', cut: 0 };
/** What is seen before the first token and behind the last one. */
export const NOTHING_SEEN = new Sight(NOTHING, [NOTHING], '', 0, 0, 0, 0);

export class Sights {
  readonly #known = new FormMemory<Sight>();

  constructor(private readonly lists: Lists) {}

  /** `form` is the number of the token's form. */
  of(token: Token, form: number, text: string): Sight {
    return this.#known.get(form, token.readings) ?? this.#known.set(form, this.#look(token, text));
  }

  #look(token: Token, text: string): Sight {
    const reading = this.#readingOf(token);
    const { stem, cut } = reading;
    // Most words are written as they fold: one string will do for both.
    const spelling = text.slice(token.start + cut, token.end);
    const written = spelling === stem ? stem : ownText(spelling);
    const isWord = token.kind === 'word';
    const isDefinite = isWord && stem.length > 3 && stem.startsWith('ال') && !'أإآ'.includes(written[0]!);
    const form =
      (isWord ? FORM.word : 0) |
      (reading.prefix === '' ? 0 : FORM.joined) |
      (isDefinite ? FORM.definite : 0) |
      (isArabicLetter(text.charCodeAt(token.start)) ? FORM.arabic : 0);
    const bits = isWord ? this.lists.words.bitsAs(stem, written) : 0;
    const kinds = this.#kindsOf(token, cut);
    const sight = new Sight(reading, token.readings, written, form, bits, kinds, this.lists.count(stem));
    if (isWord) sight.openings = openingsOf(sight, this.lists);
    else if (stem === '(') sight.openings = OPENS.bracket;
    return sight;
  }

  /** Of all names that begin at the same letter: `للقاهرة` may be read with the article and without. */
  #kindsOf({ readings }: Token, cut: number): number {
    let kinds = 0;
    for (const reading of readings) {
      if (reading.cut === cut) kinds |= this.lists.gazetteer.wordKinds(reading.stem);
    }
    return kinds;
  }

  /** The most plausible reading; but where no list has the word, `وأضاف` and `وذكر` are a verb with its و. */
  #readingOf({ kind, readings }: Token): Reading {
    const { lists } = this;
    const first = readings[0]!;
    if (kind !== 'word' || readings.length === 1 || first.prefix !== '' || lists.words.bits(first.stem) !== 0)
      return first;
    const joined = readings.find(({ prefix }) => prefix === 'و' || prefix === 'ف');
    return joined && lists.hasWord(joined.stem, WORD.speech) ? joined : first;
  }
}
