import type { Reading, Span, Token } from '../document.js';
import { FormMemory, type OfForm } from '../form-memory.js';
import { compileRows } from './compile.js';
import type { Facts } from './facts.js';
import { Layer, type Named, NOTHING_NAMED } from './layer.js';
import { nameTokens } from './name-tokens.js';
import type { Row } from './rows.js';
import { NO_NODE } from './trie.js';

/** A listed name in a text. It begins behind the proclitics of its first token. */
export interface Match extends Span {
  /** Half-open range of token indexes. */
  readonly first: number;
  readonly last: number;
  /** How token `first` is read. */
  readonly reading: Reading;
  /** The rows with this name: never empty, ascending; their order does not depend on the order of the lists' lines. */
  readonly rows: readonly number[];
  /** What these rows are together: bits of `KIND`. */
  readonly kinds: number;
}

/** The names of one layer that begin with a reading. */
interface Start {
  readonly layer: number;
  readonly reading: Reading;
  /** The rows of the name that has no further word. */
  readonly named: Named;
  /** Where longer names go on, or `NO_NODE`. */
  readonly node: number;
}

/** What the layers know of a written form, wherever it stands. */
interface Opening extends OfForm {
  /** In the order of readings, then of layers. */
  readonly starts: readonly Start[];
  /** For each layer the number of the whole word. */
  readonly words: readonly number[];
}

const NO_FORMS: readonly number[] = [];

/** The lists: finds every listed name in a sequence of tokens, and knows what the lists say of it. */
export class Gazetteer {
  readonly #openings = new FormMemory<Opening>();
  /** Of forms that no list has: most. */
  readonly #unknown: Omit<Opening, 'readings'>;

  private constructor(private readonly layers: readonly Layer[]) {
    this.#unknown = { starts: [], words: layers.map(() => -1) };
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

  /**
   * Every listed name of any length at every token, in every reading of its first token; only that one may carry proclitics.
   * Between the tokens of a name anything may stand but the end of a paragraph. Sorted by start, then longest first, then by the
   * order of the token's readings. `forms` are those of the document: with them what is known of a form is found again.
   */
  match(tokens: readonly Token[], forms: readonly number[] = NO_FORMS): Match[] {
    const matches: Match[] = [];
    const openings = tokens.map(({ readings }, i) => this.#openingOf(readings, forms[i] ?? i));
    for (let first = 0; first < tokens.length; first++) {
      const from = matches.length;
      for (const start of openings[first]!.starts) this.#follow(start, tokens, openings, first, matches);
      if (matches.length - from > 1) sortFrom(matches, from);
    }
    return this.layers.length > 1 ? joinEqual(matches) : matches;
  }

  #openingOf(readings: readonly Reading[], form: number): Opening {
    return this.#openings.get(form, readings) ?? this.#openings.set(form, this.#open(readings));
  }

  #open(readings: readonly Reading[]): Opening {
    const starts: Start[] = [];
    for (const reading of readings) {
      this.layers.forEach((layer, number) => {
        const node = layer.firstNode(layer.word(reading.stem));
        const named = layer.namedAt(node);
        const longer = layer.goesOn(node) ? node : NO_NODE;
        if (named !== NOTHING_NAMED || longer !== NO_NODE) starts.push({ layer: number, reading, named, node: longer });
      });
    }
    const whole = readings.find(({ prefix }) => prefix === '')?.stem ?? '';
    const words = this.layers.map((layer) => layer.word(whole));
    const isUnknown = starts.length === 0 && words.every((word) => word < 0);
    // The copy has no room for more starts, which for tens of thousands of forms is much.
    return isUnknown ? { readings, ...this.#unknown } : { readings, starts: starts.slice(), words };
  }

  /** Adds the names that begin at token `first`, the shorter ones first. */
  #follow(
    { layer: number, reading, named, node: longer }: Start,
    tokens: readonly Token[],
    openings: readonly Opening[],
    first: number,
    matches: Match[],
  ): void {
    const token = tokens[first]!;
    const start = token.start + reading.cut;
    if (named !== NOTHING_NAMED) matches.push(matchOf(start, token.end, first, first + 1, reading, named));
    const layer = this.layers[number]!;
    let node = longer;
    for (let at = first + 1; node !== NO_NODE && at < tokens.length; at++) {
      const { gap, end } = tokens[at]!;
      const word = openings[at]!.words[number]!;
      node = word < 0 || gap === 'paragraph' ? NO_NODE : layer.nextNode(node, word);
      const longer = layer.namedAt(node);
      if (longer !== NOTHING_NAMED) matches.push(matchOf(start, end, first, at + 1, reading, longer));
    }
  }
}

const matchOf = (
  start: number,
  end: number,
  first: number,
  last: number,
  reading: Reading,
  { rows, kinds }: Named,
): Match => ({ start, end, first, last, reading, rows, kinds });

/** Sorts the matches from `from` on, few as they are, by start, the longest first; equal ones keep their order. */
function sortFrom(matches: Match[], from: number): void {
  for (let i = from + 1; i < matches.length; i++) {
    const match = matches[i]!;
    let at = i;
    for (; at > from && precedes(match, matches[at - 1]!); at--) matches[at] = matches[at - 1]!;
    matches[at] = match;
  }
}

const precedes = (a: Match, b: Match): boolean => a.start < b.start || (a.start === b.start && a.end > b.end);

/** Matches of one name in several layers become one. */
function joinEqual(matches: readonly Match[]): Match[] {
  const joined: Match[] = [];
  for (const match of matches) {
    const before = joined.at(-1);
    if (
      before !== undefined &&
      before.reading === match.reading &&
      before.first === match.first &&
      before.last === match.last
    ) {
      joined[joined.length - 1] = {
        ...before,
        rows: join(before.rows, match.rows),
        kinds: before.kinds | match.kinds,
      };
    } else joined.push(match);
  }
  return joined;
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
