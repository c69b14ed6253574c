import type { Entity, Sentence, Token } from '../document.js';

/** What a format writes: one document's answers, with the library's UTF-16 offsets into `text`. */
export interface Result {
  /** The path as the user gave it, `-` for standard input. */
  readonly file?: string;
  /** Where the document belongs in a mirrored tree; a record of a file has its id behind the file's path. */
  readonly name?: string;
  /** The record's own id, where the document is a record of a file. */
  readonly id?: string | number;
  /** Fields of the input record that are passed through. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly language: { readonly code: string; readonly arabic: number };
  readonly reference?: string;
  /** In text order; of two that start together the longer first. */
  readonly entities: readonly Entity[];
  readonly warnings: readonly { readonly code: string; readonly message: string }[];
  /** Only where the format or the options ask for them: `Format.tokens`, `FormatOptions.tokens`. */
  readonly tokens?: readonly Token[];
  readonly sentences?: readonly Sentence[];
}

/** A document that could not be done, as a format says so in its place. */
export interface Failure extends Pick<Result, 'file' | 'id'> {
  /** Of a record. */
  readonly line?: number;
  readonly error: { readonly code: string; readonly message: string };
}

/** Which program, lists and model gave the answers, and with which settings; hashes are beginnings of SHA-256. */
export interface Provenance {
  readonly version: string;
  readonly lists?: string;
  readonly model?: string;
  readonly settings: string;
}

/** A format in use. What it gives is written as it is; line ends are its own business. */
export interface Writer {
  /** Before the first document. */
  readonly begin?: string;
  document(result: Result): string;
  /** A document that could not be done; formats that have no way to say so leave it out. */
  failure?(failure: Failure): string;
  /** Between two documents of one output. */
  readonly between?: string;
  /** After the last one. */
  readonly end?: string;
  /** Further files that belong beside the document's, by their ending: brat wants the text itself. */
  companions?(result: Result): Readonly<Record<string, string>>;
}

export interface FormatOptions {
  readonly offsets: OffsetUnit;
  /** Whether more than one document may follow. */
  readonly several: boolean;
  /** Whether JSON carries the text, too. */
  readonly withText?: boolean;
  /** Whether JSON carries tokens and sentences, too. */
  readonly tokens?: boolean;
  /** What JSON says of the answers' origin. */
  readonly provenance?: Provenance;
  /** Whether colours are welcome; only the listing for people has any. */
  readonly color?: boolean;
  /** Whether CSV begins with a BOM, which Excel needs to see Arabic. */
  readonly bom?: boolean;
  /** Whether CoNLL splits proclitics off as tokens of their own. */
  readonly clitics?: 'attach' | 'split';
}

/** What offsets count. `byte` counts bytes of the text in UTF-8, whatever the file's own encoding. */
export type OffsetUnit = 'codepoint' | 'utf16' | 'byte';

export const OFFSET_UNITS: readonly OffsetUnit[] = ['codepoint', 'utf16', 'byte'];
