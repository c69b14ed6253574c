/**
 * The way of a text through the stages, and the library's `createExtractor`.
 *
 *     text ─ language ─ tokens ─ lists ─ rules ─ dates ─ resolve ─ entities
 */
import { loadData } from './data.js';
import { findReference, parseDates } from './dates/dates.js';
import type { Candidate, Document, Entity } from './document.js';
import { EXIT, AalamError } from './errors.js';
import { guessLanguage } from './language/detect.js';
import { type Knowledge, resolve } from './resolve/resolve.js';
import { fold } from './text/letters.js';

export interface LanguageGuess {
  /** ISO 639-3 code: `arb`, another language's, or `und`. */
  readonly code: string;
  /** Share of Arabic-script letters among all letters, 0 to 1, two decimals. */
  readonly arabic: number;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

export interface ExtractorOptions {
  /** Only these entity types are returned. Default: all. With `DATE` alone neither lists nor rules are loaded. */
  readonly types?: readonly string[];
  /** `ar` skips the language check. Default: `auto`. */
  readonly language?: 'auto' | 'ar';
  /** Further lists, as paths of TSV files. */
  readonly gazetteers?: readonly string[];
}

export interface ExtractOptions {
  /** Reference date `YYYY-MM-DD` for relative dates; without it the text's own date line is used, if there is one. */
  readonly reference?: string;
  /** Adds to each entity the candidates that were considered for its place. */
  readonly explain?: boolean;
}

export interface Extraction {
  readonly text: string;
  readonly language: LanguageGuess;
  readonly reference?: string;
  /** In text order; of two that start together the longer first. */
  readonly entities: readonly Entity[];
  readonly warnings: readonly Warning[];
}

export interface Extractor {
  /** Synchronous, deterministic, any string. Throws only if an option is malformed. */
  extract(text: string, options?: ExtractOptions): Extraction;
}
