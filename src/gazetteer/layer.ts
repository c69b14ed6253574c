import { AalamError, EXIT } from '../errors.js';
import { type Numbers, unpackArrays } from '../sections.js';
import { ARRAYS, SECTION } from './compile.js';
import { decodeFacts, type Facts } from './facts.js';
import { kindsOf } from './kinds.js';
import { Offsets } from './offsets.js';
import type { Row } from './rows.js';
import { StringSet, StringTable } from './strings.js';
import { NO_NODE, TokenTrie } from './trie.js';
import { isPluralNote, WORD, wordBitsOf } from './word-bits.js';

/** What the sections hold; see `SECTION`. */
interface Tables {
  readonly words: StringSet;
  readonly trie: TokenTrie;
  readonly names: StringTable;
  readonly named: Offsets;
  readonly cellsOf: Numbers;
  readonly cellKinds: Numbers;
  readonly cellIds: Numbers;
  readonly cellNotes: Numbers;
  readonly kinds: StringTable;
  readonly ids: StringSet;
  readonly notes: StringTable;
  readonly canonical: Numbers;
  readonly facts: StringTable;
}

/** The rows that share a name, ascending, and all that they are together: bits of `KIND`, and of `WORD`, were it one word. */
export interface Named {
  readonly rows: readonly number[];
  readonly kinds: number;
  readonly words: number;
}

export const NOTHING_NAMED: Named = { rows: [], kinds: 0, words: 0 };

/** What rows say beside name, id and note, and what they are by that. */
interface Cells {
  readonly list: string;
  readonly type: string;
  readonly subtype: string;
  readonly weight: number;
  readonly ambiguous: string;
  readonly source: string;
  readonly kinds: number;
  readonly words: number;
}

/** Rows that were compiled together. A gazetteer has one layer for the built-in lists and one for each set of user's rows. */
export class Layer {
  readonly #rows: (Row | undefined)[];
  readonly #namedAt: (Named | undefined)[];
  readonly #cells: (Cells | undefined)[];

  /** Row numbers are counted from `offset`; rows in `hidden` are never returned by `namedAt`. */
  private constructor(
    private readonly tables: Tables,
    readonly offset: number,
    private readonly hidden: ReadonlySet<number>,
  ) {
    // Full length from the start: arrays with wide gaps are kept as hash tables.
    this.#rows = new Array(tables.cellsOf.length);
    this.#namedAt = new Array(tables.trie.size);
    this.#cells = new Array(tables.kinds.size);
  }

  /** Over sections as `compileRows` made them, without copying. */
  static fromSections(sections: ReadonlyMap<string, Uint8Array>, offset: number): Layer {
    return new Layer(openTables(sections), offset, new Set());
  }

  /** The same rows under the same numbers, some of them never to be found by name. */
  hiding(rows: ReadonlySet<number>): Layer {
    return new Layer(this.tables, this.offset, new Set([...this.hidden, ...rows]));
  }

  /** Number of rows, hidden ones included. */
  get size(): number {
    return this.tables.cellsOf.length;
  }

  /** The number of a folded word, or -1 if no name has it. */
  word(folded: string): number {
    return this.tables.words.find(folded);
  }

  /** Where names lead that begin with this word, or `NO_NODE`. */
  firstNode(word: number): number {
    return word < 0 ? NO_NODE : this.tables.trie.first(word);
  }

  /** Where names that lead to `node` go on with this word, or `NO_NODE`. */
  nextNode(node: number, word: number): number {
    return word < 0 || node === NO_NODE ? NO_NODE : this.tables.trie.child(node, word);
  }

  /** Whether there are names that lead to `node` and go on. */
  goesOn(node: number): boolean {
    return node !== NO_NODE && this.tables.trie.hasChildren(node);
  }

  /** The rows whose name is this one folded word. */
  wordNamed(folded: string): Named {
    return this.namedAt(this.firstNode(this.word(folded)));
  }

  /** The rows whose name ends at `node`. */
  namedAt(node: number): Named {
    if (node === NO_NODE) return NOTHING_NAMED;
    let named = this.#namedAt[node];
    if (named === undefined) {
      named = this.#collect(node);
      this.#namedAt[node] = named;
    }
    return named;
  }

  #collect(node: number): Named {
    const { trie } = this.tables;
    const rows: number[] = [];
    let kinds = 0;
    let words = 0;
    for (let row = trie.firstPattern(node); row < trie.lastPattern(node); row++) {
      if (this.hidden.has(row + this.offset)) continue;
      rows.push(row + this.offset);
      kinds |= this.#cellsOf(row).kinds;
      words |= this.#wordBits(row);
    }
    // The copy has no room for more, which for tens of thousands of short arrays is much.
    return rows.length === 0 ? NOTHING_NAMED : { rows: rows.slice(), kinds, words };
  }

  #wordBits(index: number): number {
    const { words } = this.#cellsOf(index);
    return (words & WORD.officeHead) !== 0 && isPluralNote(this.#noteOf(index)) ? words | WORD.plural : words;
  }

  /** What the row with this number is, as bits of `KIND`: without decoding it. */
  kinds(number: number): number {
    return this.#cellsOf(number - this.offset).kinds;
  }

  /** The row with this number, which must be one of the layer's. */
  row(number: number): Row {
    const index = number - this.offset;
    let row = this.#rows[index];
    if (row === undefined) {
      row = this.#decodeRow(index);
      this.#rows[index] = row;
    }
    return row;
  }

  #decodeRow(index: number): Row {
    const { cellsOf, cellIds, ids } = this.tables;
    const { list, type, subtype, weight, ambiguous, source } = this.#cellsOf(index);
    const number = cellIds[cellsOf[index]!]!;
    const id = number === 0 ? '' : ids.text(number - 1);
    return { name: this.#nameOf(index), type, subtype, id, weight, ambiguous, source, note: this.#noteOf(index), list };
  }

  #noteOf(index: number): string {
    const { cellsOf, cellNotes, notes } = this.tables;
    return notes.text(cellNotes[cellsOf[index]!]!);
  }

  /** Each combination is decoded once. */
  #cellsOf(index: number): Cells {
    const { cellsOf, cellKinds, kinds } = this.tables;
    const number = cellKinds[cellsOf[index]!]!;
    let cells = this.#cells[number];
    if (cells === undefined) {
      cells = decodeCells(kinds.text(number));
      this.#cells[number] = cells;
    }
    return cells;
  }

  #nameOf(index: number): string {
    const { names, named, trie, words } = this.tables;
    const place = named.lastUpTo(index);
    if (place >= 0 && named.at(place) === index) return names.text(place);
    return trie
      .pattern(index)
      .map((word) => words.text(word))
      .join(' ');
  }

  facts(id: string): Facts | undefined {
    const number = this.tables.ids.find(id);
    const cells = number < 0 ? '' : this.tables.facts.text(number);
    return cells === '' ? undefined : decodeFacts(`${id}\t${cells}`);
  }

  /** The row that holds the canonical name of the thing with this id. */
  canonicalRow(id: string): Row | undefined {
    const number = this.tables.ids.find(id);
    const row = number < 0 ? 0 : this.tables.canonical[number]!;
    return row === 0 ? undefined : this.row(row - 1 + this.offset);
  }
}

function decodeCells(text: string): Cells {
  const [list = '', type = '', subtype = '', weight = '', ambiguous = '', source = ''] = text.split('\t');
  const kinds = kindsOf({ type, subtype, ambiguous });
  const words = wordBitsOf({ type, subtype, ambiguous });
  return { list, type, subtype, weight: Number(weight), ambiguous, source, kinds, words };
}

function openTables(sections: ReadonlyMap<string, Uint8Array>): Tables {
  const section = (name: string): Uint8Array => {
    const bytes = sections.get(name);
    if (bytes !== undefined) return bytes;
    throw new AalamError(`the compiled lists have no section ${name}: run \`npm run build\``, {
      exitCode: EXIT.resource,
    });
  };
  const [bases, distances] = unpackArrays(section(SECTION.named), ARRAYS.named);
  const [cellsOf] = unpackArrays(section(SECTION.cellsOf), ARRAYS.cellsOf);
  const [cellKinds, cellIds, cellNotes] = unpackArrays(section(SECTION.cells), ARRAYS.cells);
  const [canonical] = unpackArrays(section(SECTION.canonical), ARRAYS.canonical);
  return {
    words: StringSet.fromBytes(section(SECTION.words)),
    trie: TokenTrie.fromBytes(section(SECTION.trie)),
    names: StringTable.fromBytes(section(SECTION.names)),
    named: new Offsets(bases!, distances!),
    cellsOf: cellsOf!,
    cellKinds: cellKinds!,
    cellIds: cellIds!,
    cellNotes: cellNotes!,
    kinds: StringTable.fromBytes(section(SECTION.kinds)),
    ids: StringSet.fromBytes(section(SECTION.ids)),
    notes: StringTable.fromBytes(section(SECTION.notes)),
    canonical: canonical!,
    facts: StringTable.fromBytes(section(SECTION.facts)),
  };
}
