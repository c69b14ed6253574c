/** Results for people. */
import type { Cell, Result, Table, Target } from './suite.js';

/** Three or four figures are as many as a measurement has. */
export function show(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (cell !== 0 && Math.abs(cell) < 0.1) return cell.toPrecision(2);
  const decimals = Number.isInteger(cell) || Math.abs(cell) >= 100 ? 0 : Math.abs(cell) >= 10 ? 1 : 2;
  return cell.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

export function showResult({ tables }: Result): string {
  return tables.map(showTable).join('\n');
}

function showTable({ title, columns, rows, note }: Table): string {
  const keys = Object.keys(columns);
  const cells = [keys.map((key) => columns[key]!), ...rows.map((row) => keys.map((key) => show(row[key])))];
  const widths = keys.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  const lines = cells.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('   '),
  );
  return `${[title, ...lines.map((line) => `  ${line.trimEnd()}`), ...(note ? [`  ${note}`] : [])].join('\n')}\n`;
}

export const isMet = ({ measured, atLeast, atMost }: Target): boolean =>
  measured >= (atLeast ?? -Infinity) && measured <= (atMost ?? Infinity);

export function showTargets(targets: readonly Target[]): string {
  return showTable({
    title: 'targets',
    columns: { what: 'what', measured: 'measured', target: 'target', met: '' },
    rows: targets.map((target) => ({
      what: target.what,
      measured: `${show(target.measured)} ${target.unit}`,
      target: target.atLeast === undefined ? `<= ${show(target.atMost)}` : `>= ${show(target.atLeast)}`,
      met: isMet(target) ? 'met' : 'MISSED',
    })),
  });
}
