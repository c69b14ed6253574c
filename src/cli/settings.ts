import { availableParallelism } from 'node:os';
import { AalamError, EXIT } from '../errors.js';
import type { FormatOptions } from '../output/result.js';
import type { Selection } from '../output/select.js';

/** What a run was told to do, as plain data: workers get it as it is. */
export interface Settings extends FormatOptions, Selection {
  readonly format: string;
  readonly encoding?: string;
  readonly language: 'auto' | 'ar';
  readonly reference?: string;
  readonly types?: readonly string[];
  readonly gazetteers: readonly string[];
  readonly patterns?: string;
  readonly explain: boolean;
  /** `false` for none, a path for another than the one that comes with the package. */
  readonly model: boolean | string;
  readonly debug: boolean;
  /** Hash of everything that answers depend on besides the text, where a later run shall know the outputs again. */
  readonly resumeKey?: string;
}

/** A day as `YYYY-MM-DD` that a calendar has. */
export function parseDay(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw usage(`'${text}' is no day of the form YYYY-MM-DD`);
  }
  return text;
}

/** `person,date` in any case. Which types there are depends on the user's patterns: the extractor checks them. */
export const parseTypes = (text: string): string[] => parseWords(text).map((type) => type.toUpperCase());

/** Words between commas. */
export function parseWords(text: string): string[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) throw usage('an empty list');
  return words;
}

/** A number from 0 to 1. */
export function parseShare(text: string): number {
  if (!/^(?:0?\.\d+|0|1(?:\.0+)?)$/.test(text)) throw usage(`'${text}' is no number from 0 to 1`);
  return Number(text);
}

/** A whole number from 0 on. */
export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw usage(`'${text}' is no whole number`);
  return Number(text);
}

/** A whole number from 1 on. */
export function parseSize(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw usage(`'${text}' is no number from 1 to 999999`);
  return Number(text);
}

/** A number of workers; 0 stands for one a processor. */
export function parseJobs(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw usage(`'${text}' is no number from 0 to 999`);
  return Number(text) || availableParallelism();
}

export const usage = (message: string): AalamError => new AalamError(message, { exitCode: EXIT.usage });
