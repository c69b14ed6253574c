import { AalamError, EXIT } from '../errors.js';
import { WordTable } from '../text/word-table.js';
import { NO_ROW, SECTION } from './compile.js';
import { decodeFacts, type Facts } from './facts.js';
import type { Row } from './rows.js';
import { TextTable } from './text-table.js';
import { NO_NODE, TokenTrie } from './trie.js';

interface Tables {
  readonly words: WordTable;
  readonly trie: TokenTrie;
  readonly rows: TextTable;
  readonly kindOf: Uint32Array;
  readonly kinds: TextTable;
  readonly ids: WordTable;
  readonly canonical: Uint32Array;
  readonly facts: TextTable;
}

const NO_ROWS: readonly number[] = [];

/** Rows that were compiled together. A gazetteer has one layer for the built-in lists and one for each set of user's rows. */
export class Layer {
  /** The child of the root by word id. */
  readonly #firstNodes: Uint32Array;
  readonly #rowCache: (Row | undefined)[] = [];
  readonly #rowsOfNode: (readonly number[] | undefined)[] = [];

  /** Row numbers are counted from `offset`; rows in `hidden` are never returned by `rowsAt`. */
  private constructor(
    private readonly tables: Tables,
    readonly offset: number,
    private readonly hidden: ReadonlySet<number>,
  ) {
    this.#firstNodes = new Uint32Array(tables.words.size);
    tables.trie.eachChild(TokenTrie.root, (token, node) => {
      this.#firstNodes[token] = node;
    });
  }

  /** Over sections as `compileRows` made them, without copying. */
  static fromSections(sections: ReadonlyMap<string, Uint8Array>, offset: number): Layer {
    const section = (name: string): Uint8Array => {
      const bytes = sections.get(name);
      if (bytes === undefined) throw new AalamError(`the section ${name} is missing`, { exitCode: EXIT.resource });
      return bytes;
    };
    const numbers = (bytes: Uint8Array) => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
    const tables: Tables = {
      words: WordTable.fromBytes(section(SECTION.words)),
      trie: TokenTrie.fromBytes(section(SECTION.trie)),
      rows: TextTable.fromBytes(section(SECTION.rows)),
      kindOf: numbers(section(SECTION.kindOf)),
      kinds: TextTable.fromBytes(section(SECTION.kinds)),
      ids: WordTable.fromBytes(section(SECTION.ids)),
      canonical: numbers(section(SECTION.canonical)),
      facts: TextTable.fromBytes(section(SECTION.facts)),
    };
    return new Layer(tables, offset, new Set());
  }

  /** The same rows under the same numbers, some of them never to be found by name. */
  hiding(rows: ReadonlySet<number>): Layer {
    return new Layer(this.tables, this.offset, new Set([...this.hidden, ...rows]));
  }

  /** Number of rows, hidden ones included. */
  get size(): number {
    return this.tables.rows.size;
  }

  /** Where names that begin with this word go on, or `NO_NODE`. */
  firstNode(word: string): number {
    const id = this.tables.words.lookup(word);
    return id < 0 ? NO_NODE : this.#firstNodes[id]!;
  }

  /** Where names that lead to `node` go on with this word, or `NO_NODE`. */
  nextNode(node: number, word: string): number {
    if (!this.tables.trie.hasChildren(node)) return NO_NODE;
    const id = this.tables.words.lookup(word);
    return id < 0 ? NO_NODE : this.tables.trie.child(node, id);
  }

  /** The rows whose name ends at `node`, ascending. */
  rowsAt(node: number): readonly number[] {
    if (node === NO_NODE) return NO_ROWS;
    let rows = this.#rowsOfNode[node];
    if (rows === undefined) {
      rows = this.#collectRows(node);
      this.#rowsOfNode[node] = rows;
    }
    return rows;
  }

  #collectRows(node: number): readonly number[] {
    const { trie } = this.tables;
    const rows: number[] = [];
    for (let row = trie.firstPattern(node); row < trie.lastPattern(node); row++) {
      if (!this.hidden.has(row + this.offset)) rows.push(row + this.offset);
    }
    return rows.length === 0 ? NO_ROWS : rows;
  }

  /** The row with this number, which must be one of the layer's. */
  row(number: number): Row {
    const index = number - this.offset;
    let row = this.#rowCache[index];
    if (row === undefined) {
      row = this.#decodeRow(index);
      this.#rowCache[index] = row;
    }
    return row;
  }

  #decodeRow(index: number): Row {
    const [name = '', id = '', note = ''] = this.tables.rows.text(index).split('\t');
    const kind = this.tables.kinds.text(this.tables.kindOf[index]!).split('\t');
    const [list = '', type = '', subtype = '', weight = '', ambiguous = '', source = ''] = kind;
    return { name, type, subtype, id, weight: Number(weight), ambiguous, source, note, list };
  }

  facts(id: string): Facts | undefined {
    const number = this.tables.ids.lookup(id);
    const line = number < 0 ? '' : this.tables.facts.text(number);
    return line === '' ? undefined : decodeFacts(line);
  }

  /** The row that holds the canonical name of the thing with this id. */
  canonicalRow(id: string): Row | undefined {
    const number = this.tables.ids.lookup(id);
    const row = number < 0 ? NO_ROW : this.tables.canonical[number]!;
    return row === NO_ROW ? undefined : this.row(row + this.offset);
  }
}
