/** Lists of names as tab-separated text: `name type subtype id weight ambiguous source note`. See docs/gazetteers.md. */
import { ENTITY_TYPES } from '../document.js';
import { AalamError, EXIT } from '../errors.js';
import { nameTokens } from './name-tokens.js';

/** One name of a list. Cells that are empty in the file are empty strings; the weight then is `DEFAULT_WEIGHT`. */
export interface Row {
  readonly name: string;
  readonly type: string;
  readonly subtype: string;
  /** Rows with the same id name the same thing. */
  readonly id: string;
  /** How sure the name alone means this thing, above 0 and up to 1. */
  readonly weight: number;
  readonly ambiguous: string;
  readonly source: string;
  readonly note: string;
  /** The path of the list below its folder, without `.tsv`: `people/given-male`. */
  readonly list: string;
}

/** A row and the place it was read from. */
export interface ListedRow extends Row {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

/** Something wrong in a list, and how to mend it. */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
}

export const COLUMNS = ['name', 'type', 'subtype', 'id', 'weight', 'ambiguous', 'source', 'note'] as const;
export const HEADER = COLUMNS.join('\t');
export const DEFAULT_WEIGHT = 0.5;

/** Types of rows: the entity types, and `CUE` for vocabulary of the rules. */
export const ROW_TYPES: readonly string[] = [...ENTITY_TYPES, 'CUE'];
export const AMBIGUITIES: readonly string[] = ['common-word', 'person-place', 'person-org', 'place-org', 'date'];

type Column = (typeof COLUMNS)[number];
type Cells = Readonly<Record<Column, string>>;

/** `file:line: problem (remedy)`, as compilers write it. */
export const describeFinding = ({ file, line, problem, remedy }: Finding): string =>
  `${file}:${line}: ${problem} (${remedy})`;

export const isComment = (line: string): boolean => line.startsWith('#');

/**
 * Reads a list as users write them: a BOM, CRLF, empty lines, blanks around cells and missing trailing cells are fine; columns are
 * known by their names in the header line, of which `name` and `type` are required. Rows with findings are left out.
 */
export function parseList(text: string, file: string, list: string): { rows: ListedRow[]; findings: Finding[] } {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const findings: Finding[] = [];
  const report = (line: number) => (problem: string, remedy: string) => {
    findings.push({ file, line, problem, remedy });
  };
  const header = lines.findIndex((line) => line.trim() !== '' && !isComment(line));
  if (header < 0) return { rows: [], findings };
  const columns = parseHeader(lines[header]!, report(header + 1));
  if (columns === undefined) return { rows: [], findings };
  const rows: ListedRow[] = [];
  for (let i = header + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line.trim() === '' || isComment(line)) continue;
    const before = findings.length;
    const row = parseRow(line, columns, report(i + 1));
    if (findings.length === before) rows.push({ ...row, list, file, line: i + 1 });
  }
  return { rows, findings };
}

/** Reads a user's list; throws an AalamError with exit code `EXIT.resource` at the first line that is wrong. */
export function readUserList(text: string, file: string): ListedRow[] {
  const { rows, findings } = parseList(text, file, listName(file));
  const first = findings[0];
  if (first === undefined) return rows;
  const more = findings.length > 1 ? `; ${findings.length - 1} more like it or other` : '';
  throw new AalamError(`${first.problem} (${first.remedy}${more})`, {
    exitCode: EXIT.resource,
    file,
    line: first.line,
  });
}

/** The name of a list is its path without `.tsv`, with forward slashes. */
export const listName = (path: string): string => path.replaceAll('\\', '/').replace(/\.tsv$/, '');

type Report = (problem: string, remedy: string) => void;

function parseHeader(line: string, report: Report): Column[] | undefined {
  const names = line.split('\t').map((name) => name.trim());
  if (!names.includes('name') || !names.includes('type')) {
    report(
      'the list has no header line with the columns `name` and `type`',
      `begin it with a line such as: name<TAB>type`,
    );
    return undefined;
  }
  const unknown = names.find((name) => !(COLUMNS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    report(`unknown column ${quote(unknown)}`, `the columns are: ${COLUMNS.join(' ')}`);
    return undefined;
  }
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    report(`the column ${quote(twice)} stands there twice`, 'name each column once');
    return undefined;
  }
  return names as Column[];
}

function parseRow(line: string, columns: readonly Column[], report: Report): Row {
  const cells = line.split('\t').map((cell) => cell.trim().normalize('NFC'));
  if (cells.length > columns.length) {
    report(`${cells.length} cells under ${columns.length} columns`, 'remove tabs that are too many');
  }
  const cell = (column: Column): string => cells[columns.indexOf(column)] ?? '';
  const named = Object.fromEntries(COLUMNS.map((column) => [column, cell(column)])) as Cells;
  checkCells(named, report);
  return { ...named, weight: named.weight === '' ? DEFAULT_WEIGHT : Number(named.weight), list: '' };
}

function checkCells(cells: Cells, report: Report): void {
  checkName(cells.name, report);
  if (!ROW_TYPES.includes(cells.type)) {
    report(`unknown type ${quote(cells.type)}`, `the types are: ${ROW_TYPES.join(' ')}`);
  }
  if (cells.subtype !== '' && !/^[a-z][a-z0-9-]*$/.test(cells.subtype)) {
    report(`the subtype ${quote(cells.subtype)} is no lower-case word`, 'lower-case Latin letters, digits and hyphens');
  }
  if (/\s/.test(cells.id))
    report(`the id ${quote(cells.id)} has a blank in it`, 'ids are like iso:SY, gn:170654, my:thing');
  if (cells.weight !== '' && !isWeight(cells.weight)) {
    report(`the weight ${quote(cells.weight)} is out of range`, 'a number from 0.1 to 1, or nothing for 0.5');
  }
  if (cells.ambiguous !== '' && !AMBIGUITIES.includes(cells.ambiguous)) {
    report(`unknown ambiguity ${quote(cells.ambiguous)}`, `nothing, or one of: ${AMBIGUITIES.join(' ')}`);
  }
}

/** Refuses names that no text will have. Every other is found where it is written: lists and texts are cut alike. */
function checkName(name: string, report: Report): void {
  if (nameTokens(name).length === 0) report('the name is empty', 'write the name, or remove the line');
  else if (name.includes('\ufffd')) report('the name has broken characters in it', 'save the file as UTF-8');
  else if (!/[\p{L}\p{N}]/u.test(name)) {
    report(`the name ${quote(name)} has neither letters nor digits`, 'write a name, or remove the line');
  }
}

const isWeight = (cell: string): boolean => /^(?:0\.\d+|1(?:\.0+)?)$/.test(cell) && Number(cell) >= 0.1;

/** A cell as a message may show it: short, and without control or invisible characters. */
export function quote(cell: string): string {
  const shown = cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;
  return `\`${shown.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (unit) => `U+${codePoint(unit)}`)}\``;
}

export const codePoint = (character: string): string =>
  character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
