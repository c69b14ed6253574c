/** CSV and TSV: a row an entity, the same columns always. */
import Papa from 'papaparse';
import type { Entity } from '../document.js';
import { entitiesIn } from './json.js';
import type { FormatOptions, Result, Writer } from './result.js';

export type Cell = string | number | undefined;
type Column = (entity: Entity, result: Result, options: FormatOptions) => Cell;

const COLUMNS: Readonly<Record<string, Column>> = {
  file: (_, { file }) => file,
  record: (_, { id }) => id,
  id: ({ id }) => id,
  type: ({ type }) => type,
  subtype: ({ subtype }) => subtype,
  text: ({ text }) => text,
  start: ({ start }) => start,
  end: ({ end }) => end,
  offsetUnit: (_entity, _result, { offsets }) => offsets,
  line: ({ line }) => line,
  column: ({ column }) => column,
  prefix: ({ prefix }) => prefix,
  parent: ({ parent }) => parent,
  normalized: ({ normalized }) => normalized,
  confidence: ({ confidence }) => confidence,
  rule: ({ rule }) => rule,
  holder: ({ holder }) => holder,
  cluster: ({ cluster }) => cluster,
  value: ({ value }) => value,
  stated: ({ stated }) => stated,
  grain: ({ grain }) => grain,
  mod: ({ mod }) => mod,
  calendar: ({ calendar }) => calendar,
  conflict: ({ conflict }) => conflict,
  iso3166: ({ ref }) => ref?.iso3166,
  geonames: ({ ref }) => ref?.geonames,
  name: ({ ref }) => ref?.name,
  country: ({ ref }) => ref?.country,
  latitude: ({ ref }) => ref?.latitude,
  longitude: ({ ref }) => ref?.longitude,
};

const HEADER = Object.keys(COLUMNS);

function rowsOf(result: Result, options: FormatOptions): Cell[][] {
  const columns = Object.values(COLUMNS);
  return entitiesIn(options.offsets, result).map((entity) => columns.map((column) => column(entity, result, options)));
}

/**
 * What makes a spreadsheet take a cell for a formula, whatever follows: some skip the blanks, and East Asian ones read wide signs.
 * Numbers are written by us, and are none.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * CSV as RFC 4180 has it, on request with the BOM by which Excel knows UTF-8. A cell of text that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
export function csv(options: FormatOptions): Writer {
  return {
    begin: (options.bom ? '\ufeff' : '') + csvRows([HEADER]),
    document: (result) => csvRows(rowsOf(result, options)),
  };
}

export const csvRows = (rows: Cell[][]): string =>
  rows.length === 0 ? '' : `${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`;

const TSV_ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** TSV without quotes, for cut and awk: backslash, tab and line ends are written `\\`, `\t`, `\n`, `\r`, as jq's @tsv does. */
export function tsv(options: FormatOptions): Writer {
  return { begin: tsvRows([HEADER]), document: (result) => tsvRows(rowsOf(result, options)) };
}

export const tsvRows = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(tsvCell).join('\t')}\n`).join('');

const tsvCell = (cell: Cell): string => String(cell ?? '').replace(/[\\\t\n\r]/g, (unit) => TSV_ESCAPES[unit]!);
