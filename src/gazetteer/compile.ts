/**
 * From rows to the sections of a compiled gazetteer. What repeats is stored once: words of names, notes, and whole sets of
 * cells; and a name is stored only where it is written otherwise than its folded words with blanks between them.
 */
import { narrow, packArrays } from '../sections.js';
import { encodeFacts, type Facts } from './facts.js';
import { nameTokens } from './name-tokens.js';
import { Offsets } from './offsets.js';
import type { Row } from './rows.js';
import { StringSet, StringTable } from './strings.js';
import { TokenTrie } from './trie.js';

/** Sections of a compiled gazetteer, for `writeSections`. Rows are numbered in the order of the trie. */
export const SECTION = {
  /** StringSet of all tokens of names. */
  words: 'gazetteer.words',
  /** TokenTrie over numbers of `words`; its patterns are the rows. */
  trie: 'gazetteer.trie',
  /** StringTable of the names that are not their own tokens joined by blanks. */
  names: 'gazetteer.names',
  /** Offsets (two arrays): the rows that have these names. */
  named: 'gazetteer.named',
  /** One array: for each row the number of its cells. */
  cellsOf: 'gazetteer.cells-of',
  /** Three arrays: what some rows say beside their names: number in `kinds`, 1 + number in `ids` or 0, number in `notes`. */
  cells: 'gazetteer.cells',
  /** StringTable: `list type subtype weight ambiguous source`, each combination once. */
  kinds: 'gazetteer.kinds',
  /** StringSet of all ids. */
  ids: 'gazetteer.ids',
  /** StringTable of all notes. */
  notes: 'gazetteer.notes',
  /** One array: for each id 1 + the row of its canonical name, or 0. */
  canonical: 'gazetteer.canonical',
  /** StringTable: for each id the cells of its facts behind the id, or nothing. */
  facts: 'gazetteer.facts',
} as const;

/** How many arrays the sections have that are no table, set or trie. */
export const ARRAYS = { named: 2, cellsOf: 1, cells: 3, canonical: 1 } as const;

interface Pattern {
  readonly row: Row;
  readonly name: readonly string[];
  readonly tokens: readonly number[];
}

/** Compiles rows in any order: the same rows and facts give the same bytes. Throws a RangeError if a name has no tokens. */
export function compileRows(
  rows: readonly Row[],
  facts: ReadonlyMap<string, Facts> = new Map(),
): Map<string, Uint8Array> {
  const { patterns, words, trie } = arrange(rows);
  const ordered = patterns.map(({ row }) => row);
  const ids = sorted([...ordered.map(({ id }) => id), ...facts.keys()].filter((id) => id !== ''));
  const spelt: number[] = [];
  patterns.forEach(({ row, name }, number) => {
    if (name.join(' ') !== row.name) spelt.push(number);
  });
  return new Map([
    [SECTION.words, words],
    [SECTION.trie, trie],
    [SECTION.names, StringTable.encode(spelt.map((number) => ordered[number]!.name))],
    [SECTION.named, packArrays(Offsets.encode(spelt))],
    ...cellSections(ordered, ids),
    [SECTION.ids, StringSet.encode(ids.keys())],
    [SECTION.canonical, packArrays([narrow(canonicalRows(ordered, ids))])],
    [SECTION.facts, StringTable.encode([...ids.keys()].map((id) => factCells(id, facts.get(id))))],
  ]);
}

/** The rows in the order of the trie: rows of one name stand in the order of all their cells. */
function arrange(rows: readonly Row[]): { patterns: Pattern[]; words: Uint8Array; trie: Uint8Array } {
  const names = rows.map((row) => nameTokens(row.name));
  const words = sorted(names.flat());
  const patterns = rows.map((row, i): Pattern => {
    const name = names[i]!;
    return { row, name, tokens: name.map((token) => words.get(token)!) };
  });
  patterns.sort((a, b) => compareNumbers(a.tokens, b.tokens) || compareText(allCells(a.row), allCells(b.row)));
  const { bytes, order } = TokenTrie.encode(
    patterns.map(({ tokens }) => tokens),
    words.size,
  );
  return { patterns: order.map((index) => patterns[index]!), words: StringSet.encode(words.keys()), trie: bytes };
}

function cellSections(rows: readonly Row[], ids: ReadonlyMap<string, number>): [string, Uint8Array][] {
  const kinds = new Numbering();
  const notes = new Numbering();
  const cells = new Numbering();
  const columns: [kinds: number[], ids: number[], notes: number[]] = [[], [], []];
  const cellsOf = rows.map((row) => {
    const kind = kinds.of(encodeKind(row));
    const id = row.id === '' ? 0 : 1 + ids.get(row.id)!;
    const note = notes.of(row.note);
    const number = cells.of(`${kind} ${id} ${note}`);
    columns[0][number] = kind;
    columns[1][number] = id;
    columns[2][number] = note;
    return number;
  });
  return [
    [SECTION.cellsOf, packArrays([narrow(cellsOf)])],
    [SECTION.cells, packArrays(columns.map((column) => narrow(column)))],
    [SECTION.kinds, StringTable.encode(kinds.strings)],
    [SECTION.notes, StringTable.encode(notes.strings)],
  ];
}

/** Numbers strings in the order in which they are first seen. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(string: string): number {
    const known = this.#numbers.get(string);
    if (known !== undefined) return known;
    this.#numbers.set(string, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  get strings(): string[] {
    return [...this.#numbers.keys()];
  }
}

/** Each of the strings once, with its place in code-unit order. */
const sorted = (strings: readonly string[]): Map<string, number> =>
  new Map([...new Set(strings)].sort().map((string, number) => [string, number]));

const encodeKind = ({ list, type, subtype, weight, ambiguous, source }: Row): string =>
  `${list}\t${type}\t${subtype}\t${weight}\t${ambiguous}\t${source}`;

const allCells = (row: Row): string => `${row.name}\t${row.id}\t${row.note}\t${encodeKind(row)}`;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A sequence comes before its continuations. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** A line of facts without the id that it begins with. */
const factCells = (id: string, facts: Facts | undefined): string =>
  facts === undefined ? '' : encodeFacts(id, facts).slice(id.length + 1);

/** For each id 1 + the row with the highest weight; of equal ones the name that comes first in code-point order. */
function canonicalRows(rows: readonly Row[], ids: ReadonlyMap<string, number>): Uint32Array {
  const canonical = new Uint32Array(ids.size);
  rows.forEach((row, number) => {
    const id = ids.get(row.id);
    if (id === undefined) return;
    const best = rows[canonical[id]! - 1];
    if (best === undefined || isMoreCanonical(row, best)) canonical[id] = 1 + number;
  });
  return canonical;
}

const isMoreCanonical = (row: Row, best: Row): boolean =>
  row.weight === best.weight ? precedes(row.name, best.name) : row.weight > best.weight;

/** Code-point order is the byte order of UTF-8. */
const precedes = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;
