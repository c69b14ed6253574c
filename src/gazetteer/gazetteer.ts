import type { Reading, Token } from '../document.js';
import { FormMemory, type OfForm } from '../form-memory.js';
import { compileRows } from './compile.js';
import type { Facts } from './facts.js';
import { Layer, NOTHING_NAMED } from './layer.js';
import { inOrder, type Match, Matches, matchOf, type NamedReading, type Opened } from './matches.js';
import { nameTokens } from './name-tokens.js';
import type { Row } from './rows.js';
import { NO_NODE } from './trie.js';

export type { Match, Matches } from './matches.js';

/** Where the names of one layer go on that begin with a reading. */
interface Beginning {
  readonly layer: number;
  readonly reading: Reading;
  readonly node: number;
}

/** What the layers know of a written form, wherever it stands. */
interface Opening extends OfForm, Opened {
  /** In the order of readings, then of layers; absent where no name of several words begins. */
  readonly beginnings: readonly Beginning[] | undefined;
  /** For each layer the number of the whole word. */
  readonly words: readonly number[];
}

/** Most forms are no names: one array does for all of them. */
const NO_NAMES: readonly NamedReading[] = [];
const NO_FORMS: readonly number[] = [];

/** The lists: finds every listed name in a sequence of tokens, and knows what the lists say of it. */
export class Gazetteer {
  readonly #openings = new FormMemory<Opening>();
  /** For each layer the number of a word that it does not have. */
  readonly #unknown: readonly number[];

  private constructor(private readonly layers: readonly Layer[]) {
    this.#unknown = layers.map(() => -1);
  }

  /**
   * Over sections as `compileRows` made them. Nothing is parsed or copied, so that it takes next to no time.
   * Throws an AalamError with exit code `EXIT.resource` if a section is missing.
   */
  static fromSections(sections: ReadonlyMap<string, Uint8Array>): Gazetteer {
    return new Gazetteer([Layer.fromSections(sections, 0)]);
  }

  /**
   * This gazetteer with further rows, such as a user's list. They win over the rows that are here already: one with the same folded
   * name and the same type is no longer found.
   */
  withRows(rows: readonly Row[]): Gazetteer {
    const added = Layer.fromSections(compileRows(rows), this.size);
    const overruled = new Set<number>();
    for (const { name, type } of rows) {
      for (const old of this.lookup(name)) if (this.row(old).type === type) overruled.add(old);
    }
    return new Gazetteer([...this.layers.map((layer) => layer.hiding(overruled)), added]);
  }

  /** Number of rows; `row` takes 0 to `size - 1`. */
  get size(): number {
    return this.layers.reduce((sum, layer) => sum + layer.size, 0);
  }

  /** The row with this number, which must be below `size`. */
  row(number: number): Row {
    return this.#layerOf(number).row(number);
  }

  /** What the row with this number is, as bits of `KIND`. */
  kinds(number: number): number {
    return this.#layerOf(number).kinds(number);
  }

  #layerOf(number: number): Layer {
    let at = this.layers.length - 1;
    while (at > 0 && number < this.layers[at]!.offset) at--;
    return this.layers[at]!;
  }

  /** The rows whose whole name is this one folded word. */
  wordRows(folded: string): readonly number[] {
    return this.#rowsOf([folded]);
  }

  /** The rows with this name, however it is spelt. */
  lookup(name: string): readonly number[] {
    return this.#rowsOf(nameTokens(name));
  }

  #rowsOf(tokens: readonly string[]): readonly number[] {
    let { rows } = NOTHING_NAMED;
    for (const layer of this.layers) {
      let node = layer.firstNode(layer.word(tokens[0] ?? ''));
      for (let i = 1; i < tokens.length && node !== NO_NODE; i++) node = layer.nextNode(node, layer.word(tokens[i]!));
      rows = join(rows, layer.namedAt(node).rows);
    }
    return rows;
  }

  /** What is known of the thing with this id. */
  facts(id: string): Facts | undefined {
    for (const layer of this.layers) {
      const facts = layer.facts(id);
      if (facts !== undefined) return facts;
    }
    return undefined;
  }

  /** The name of the thing with this id that has the highest weight; of equal ones the first in code-point order. */
  canonicalName(id: string): string | undefined {
    let best: Row | undefined;
    for (const layer of this.layers) {
      const row = layer.canonicalRow(id);
      if (row !== undefined && (best === undefined || row.weight >= best.weight)) best = row;
    }
    return best?.name;
  }

  /** What the names that are this one folded word are together: bits of `KIND`. */
  wordKinds(folded: string): number {
    let kinds = 0;
    for (const layer of this.layers) kinds |= layer.wordNamed(folded).kinds;
    return kinds;
  }

  /** The same as bits of `WORD`, and `SURE_NAME`. */
  wordBits(folded: string): number {
    let bits = 0;
    for (const layer of this.layers) bits |= layer.wordNamed(folded).words;
    return bits;
  }

  /** All matches at once: see `find`. */
  match(tokens: readonly Token[]): Match[] {
    return this.find(tokens).all();
  }

  /**
   * Every listed name of any length at every token, in every reading of its first token; only that one may carry proclitics.
   * Between the tokens of a name anything may stand but the end of a paragraph. `forms` are those of the document: with them what is
   * known of a form is found again.
   */
  find(tokens: readonly Token[], forms: readonly number[] = NO_FORMS): Matches {
    const openings = tokens.map(({ readings }, i) => this.#openingOf(readings, forms[i] ?? i));
    const longer: Match[] = [];
    for (let first = 0; first < tokens.length; first++) {
      const { beginnings } = openings[first]!;
      if (beginnings !== undefined) this.#follow(beginnings, tokens, openings, first, longer);
    }
    return new Matches(tokens, longer, openings);
  }

  #openingOf(readings: readonly Reading[], form: number): Opening {
    return this.#openings.get(form, readings) ?? this.#openings.set(form, this.#open(readings));
  }

  #open(readings: readonly Reading[]): Opening {
    const named: NamedReading[] = [];
    const beginnings: Beginning[] = [];
    let words = this.#unknown;
    let kinds = 0;
    for (const reading of readings) {
      for (let number = 0; number < this.layers.length; number++) {
        const layer = this.layers[number]!;
        const word = layer.word(reading.stem);
        if (word < 0) continue;
        if (reading.prefix === '') words = words.with(number, word);
        const node = layer.firstNode(word);
        const rows = layer.namedAt(node);
        if (rows !== NOTHING_NAMED) named.push({ reading, named: rows });
        kinds |= rows.kinds;
        if (layer.goesOn(node)) beginnings.push({ layer: number, reading, node });
      }
    }
    return {
      readings,
      // The copies have no room for more, which for tens of thousands of forms is much.
      named: named.length > 0 ? named.slice() : NO_NAMES,
      kinds,
      beginnings: beginnings.length > 0 ? beginnings.slice() : undefined,
      words,
    };
  }

  /** Adds the names of several words that begin at token `first`, in order. */
  #follow(
    beginnings: readonly Beginning[],
    tokens: readonly Token[],
    openings: readonly Opening[],
    first: number,
    longer: Match[],
  ): void {
    const found: Match[] = [];
    const token = tokens[first]!;
    for (const beginning of beginnings) {
      const layer = this.layers[beginning.layer]!;
      let { node } = beginning;
      for (let at = first + 1; node !== NO_NODE && at < tokens.length; at++) {
        const word = openings[at]!.words[beginning.layer]!;
        if (word < 0 || tokens[at]!.gap === 'paragraph') break;
        node = layer.nextNode(node, word);
        const named = layer.namedAt(node);
        if (named !== NOTHING_NAMED)
          found.push(matchOf(token, tokens[at]!.end, first, at + 1, beginning.reading, named));
      }
    }
    if (found.length > 0) longer.push(...(found.length > 1 ? inOrder(found) : found));
  }
}

const join = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.length === 0 ? b : b.length === 0 ? a : [...a, ...b];

/** Of sorted matches those that a reader from left to right takes, always the longest, none overlapping another. */
export function leftmostLongest(matches: readonly Match[]): Match[] {
  const chosen: Match[] = [];
  let end = 0;
  for (const match of matches) {
    if (match.start < end) continue;
    chosen.push(match);
    end = match.end;
  }
  return chosen;
}
