import { WordTable } from '../text/word-table.js';
import { encodeFacts, type Facts } from './facts.js';
import { nameTokens } from './name-tokens.js';
import type { Row } from './rows.js';
import { TextTable } from './text-table.js';
import { TokenTrie } from './trie.js';

/** Sections of a compiled gazetteer, for `writeSections`. Rows are numbered in the order of the trie. */
export const SECTION = {
  /** WordTable of all tokens of names. */
  words: 'gazetteer.words',
  /** TokenTrie over ids of `words`; its patterns are the rows. */
  trie: 'gazetteer.trie',
  /** TextTable: `name id note` of each row. */
  rows: 'gazetteer.rows',
  /** Uint32: for each row its number in `kinds`. */
  kindOf: 'gazetteer.kind-of',
  /** TextTable: `list type subtype weight ambiguous source`, each combination once. */
  kinds: 'gazetteer.kinds',
  /** WordTable of all ids. */
  ids: 'gazetteer.ids',
  /** Uint32: for each id the row of its canonical name, or `NO_ROW`. */
  canonical: 'gazetteer.canonical',
  /** TextTable: for each id a line of facts, or nothing. */
  facts: 'gazetteer.facts',
} as const;

export const NO_ROW = 0xffff_ffff;

interface Pattern {
  readonly row: Row;
  readonly tokens: readonly number[];
}

/** Compiles rows in any order: the same rows and facts give the same bytes. */
export function compileRows(
  rows: readonly Row[],
  facts: ReadonlyMap<string, Facts> = new Map(),
): Map<string, Uint8Array> {
  const names = rows.map((row) => nameTokens(row.name));
  const words = WordTable.build(names.flat());
  const patterns = rows.map((row, i): Pattern => ({ row, tokens: names[i]!.map((token) => words.lookup(token)) }));
  patterns.sort((a, b) => compareNumbers(a.tokens, b.tokens) || compareText(allCells(a.row), allCells(b.row)));
  const trie = TokenTrie.encode(patterns.map((pattern) => pattern.tokens));
  const ordered = trie.order.map((index) => patterns[index]!.row);
  const kindsOfRows = ordered.map(encodeKind);
  const kinds = [...new Set(kindsOfRows)].sort();
  const kindNumbers = new Map(kinds.map((kind, number) => [kind, number]));
  const ids = WordTable.build([...ordered.map((row) => row.id).filter((id) => id !== ''), ...facts.keys()]);
  const idNames = Array.from({ length: ids.size }, (_, id) => ids.word(id));
  return new Map([
    [SECTION.words, words.toBytes()],
    [SECTION.trie, trie.bytes],
    [SECTION.rows, TextTable.encode(ordered.map(encodeRow))],
    [SECTION.kindOf, toBytes(Uint32Array.from(kindsOfRows, (kind) => kindNumbers.get(kind)!))],
    [SECTION.kinds, TextTable.encode(kinds)],
    [SECTION.ids, ids.toBytes()],
    [SECTION.canonical, toBytes(canonicalRows(ordered, ids))],
    [SECTION.facts, TextTable.encode(idNames.map((id) => (facts.has(id) ? encodeFacts(id, facts.get(id)!) : '')))],
  ]);
}

const encodeRow = ({ name, id, note }: Row): string => `${name}\t${id}\t${note}`;

const encodeKind = ({ list, type, subtype, weight, ambiguous, source }: Row): string =>
  `${list}\t${type}\t${subtype}\t${weight}\t${ambiguous}\t${source}`;

/** Rows of one name stand in the order of all their cells. */
const allCells = (row: Row): string => `${encodeRow(row)}\t${encodeKind(row)}`;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A sequence comes before its continuations. */
function compareNumbers(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

/** For each id the row with the highest weight; of equal ones the name that comes first in code-point order. */
function canonicalRows(rows: readonly Row[], ids: WordTable): Uint32Array {
  const canonical = new Uint32Array(ids.size).fill(NO_ROW);
  rows.forEach((row, number) => {
    const id = row.id === '' ? -1 : ids.lookup(row.id);
    if (id < 0) return;
    const best = rows[canonical[id]!];
    if (best === undefined || isMoreCanonical(row, best)) canonical[id] = number;
  });
  return canonical;
}

const isMoreCanonical = (row: Row, best: Row): boolean =>
  row.weight === best.weight ? precedes(row.name, best.name) : row.weight > best.weight;

/** Code-point order is the byte order of UTF-8. */
const precedes = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

const toBytes = (numbers: Uint32Array): Uint8Array => new Uint8Array(numbers.buffer);
