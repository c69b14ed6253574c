/** Days, weeks, months and years as ISO 8601 writes them, with EDTF marks. */
import { dayOf, daysInMonth, gregorian, isoWeek } from './calendar.js';
import type { Context, Fields } from './resolved.js';

/** With leading zeros. */
export const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** `2026`, `-0329`. */
export const yearText = (year: number): string => (year < 0 ? `-${pad(-year, 4)}` : pad(year, 4));

/** `2026-02`. */
export const monthText = (year: number, month: number): string => `${yearText(year)}-${pad(month)}`;

/** `2026-02-04`. */
export function dayText(day: number): string {
  const { year, month, day: date } = gregorian(day);
  return `${monthText(year, month)}-${pad(date)}`;
}

/** The day of `YYYY-MM-DD`, or undefined. */
export function parseDay(text: string): number | undefined {
  const match = /^(-?\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, date);
}

/** A month as a number: months since year 0. */
export const monthIndex = (year: number, month: number): number => year * 12 + month - 1;

/** The year and month of such a number. */
export const fromIndex = (index: number): { year: number; month: number } => ({
  year: Math.floor(index / 12),
  month: (((index % 12) + 12) % 12) + 1,
});

/** Such a number as `monthText` writes it. */
export const indexText = (index: number): string => {
  const { year, month } = fromIndex(index);
  return monthText(year, month);
};

/** `2026-W06`: the week of the day, by where weeks begin. */
export const weekText = (day: number, context: Context): string => {
  const { year, week } = isoWeek(day + context.weekLead);
  return `${yearText(year)}-W${pad(week)}`;
};

/** `P3D`, `-P1M`. */
export const duration = (by: number, unit: string): string => `${by < 0 ? '-' : ''}P${Math.abs(by)}${unit}`;

/** Consecutive members make a range, others an EDTF set. */
export function listValue(
  members: readonly (number | undefined)[],
  text: (member: number) => string,
  grain: string,
): Fields {
  if (members.some((member) => member === undefined)) return { grain };
  const known = members as number[];
  const consecutive = known.every((member, i) => i === 0 || member === known[i - 1]! + 1);
  const value = consecutive ? `${text(known[0]!)}/${text(known.at(-1)!)}` : `{${known.map(text).join(',')}}`;
  return { value, grain: consecutive ? 'range' : 'set' };
}
