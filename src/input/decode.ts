/** From bytes to text: strict, and with nothing normalised away. A byte order mark is no part of the text. */
import { isUtf8 } from 'node:buffer';
import { AalamError, EXIT } from '../errors.js';

/** `encoding` is any label that TextDecoder knows, such as `windows-1256`. Without it: UTF-8, or what the BOM says. */
export interface DecodeOptions {
  readonly encoding?: string;
}

/** What begins a file of bytes that are no text. */
const SIGNATURES: readonly (readonly [bytes: string, what: string])[] = [
  ['%PDF-', 'a PDF document: take its text out first'],
  ['PK\x03\x04', 'a ZIP archive or an office document: take its text out first'],
  ['\xd0\xcf\x11\xe0', 'an old office document: take its text out first'],
  ['{\\rtf', 'an RTF document: take its text out first'],
  ['BZh', 'compressed with bzip2'],
  ['\xfd7zXZ', 'compressed with xz'],
  ['\x28\xb5\x2f\xfd', 'compressed with zstd'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x7fELF', 'a program'],
];

const BOMS: readonly (readonly [bytes: string, encoding: string])[] = [
  ['\xef\xbb\xbf', 'utf-8'],
  ['\xff\xfe', 'utf-16le'],
  ['\xfe\xff', 'utf-16be'],
];

/** So much of a file shows whether it is text. */
const SAMPLE_BYTES = 1 << 16;
const MAX_CONTROL_SHARE = 0.05;

/** V8 holds no longer string. */
const MAX_BYTES = 0x1fff_ffe8;

/**
 * The text of the bytes. A BOM wins over `encoding`. Throws an AalamError with exit code `EXIT.input` where the bytes are no text,
 * or not in that encoding: it names the first wrong byte.
 */
export function decodeText(bytes: Uint8Array, options: DecodeOptions = {}): string {
  if (bytes.length > MAX_BYTES) throw refuse(`${bytes.length} bytes are too many for one text: split it`);
  if (startsWith(bytes, '\xff\xfe\0\0') || startsWith(bytes, '\0\0\xfe\xff'))
    throw refuse('this is UTF-32: save it as UTF-8');
  const bom = BOMS.find(([signature]) => startsWith(bytes, signature));
  if (bom !== undefined) return decode(bytes, bom[1]);
  const encoding = checkEncoding(options.encoding ?? 'utf-8');
  const binary = encoding.startsWith('utf-16') ? undefined : whyBinary(bytes);
  if (binary !== undefined) throw refuse(binary);
  return decode(bytes, encoding);
}

/** The encoding's standard name. Throws an AalamError with exit code `EXIT.usage` for a label that nobody knows. */
export function checkEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    const known = 'utf-8, utf-16le, utf-16be, windows-1256, iso-8859-6';
    throw new AalamError(`unknown encoding '${label}': try ${known}`, { exitCode: EXIT.usage });
  }
}

/** A reason not to read the bytes as text, or nothing. */
export function whyBinary(bytes: Uint8Array): string | undefined {
  const signature = SIGNATURES.find(([start]) => startsWith(bytes, start));
  if (signature !== undefined) return `this is ${signature[1]}`;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const wide = utf16Order(sample);
  if (wide !== undefined) return `this looks like UTF-16 without a byte order mark: use --encoding ${wide}`;
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls += 1;
  if (controls > sample.length * MAX_CONTROL_SHARE) return 'this is a binary file, not text';
  return undefined;
}

/** Text in UTF-16 has in nearly all of its letters one byte that is 0 or, in Arabic, 6. */
function utf16Order(sample: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const units = sample.length >> 1;
  if (units < 2) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < units; i++) {
    if (isHighByte(sample[2 * i]!)) even += 1;
    if (isHighByte(sample[2 * i + 1]!)) odd += 1;
  }
  if (odd > units * 0.9 && even < units * 0.5) return 'utf-16le';
  return even > units * 0.9 && odd < units * 0.5 ? 'utf-16be' : undefined;
}

const isHighByte = (byte: number): boolean => byte === 0 || byte === 6;

/** Control bytes but those that texts may have: backspace, tab, line ends, form feed, escape. */
const isControl = (byte: number): boolean => byte < 8 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127;

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw refuse(describeDamage(bytes, encoding));
  }
}

function describeDamage(bytes: Uint8Array, encoding: string): string {
  const offset = firstWrongByte(bytes, encoding);
  if (offset === bytes.length) return `the last character is cut short (${encoding}, ${bytes.length} bytes)`;
  const byte = bytes[offset]!.toString(16).toUpperCase().padStart(2, '0');
  return `not valid ${encoding}: byte 0x${byte} at offset ${offset}${hint(bytes, encoding)}`;
}

/** Offset of the byte at which the text stops being valid; the length if something is missing at the end. */
function firstWrongByte(bytes: Uint8Array, encoding: string): number {
  let low = 0;
  let high = bytes.length + 1;
  // Valid is every prefix up to the wrong byte, and none from there on: so halving finds it.
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if (isValidPrefix(bytes.subarray(0, middle), encoding)) low = middle;
    else high = middle;
  }
  return low;
}

function isValidPrefix(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Files that are not UTF-8 but read as Arabic in windows-1256 are most likely that. */
function hint(bytes: Uint8Array, encoding: string): string {
  if (encoding !== 'utf-8' || isUtf8(bytes)) return '';
  const sample = new TextDecoder('windows-1256').decode(bytes.subarray(0, SAMPLE_BYTES));
  const letters = sample.match(/[^\x00-\x7f]/g) ?? [];
  const arabic = letters.filter((letter) => letter >= '\u0621' && letter <= '\u0652');
  return arabic.length > letters.length * 0.9 ? ' (perhaps --encoding windows-1256)' : '';
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) if (bytes[i] !== signature.charCodeAt(i)) return false;
  return true;
}

const refuse = (message: string): AalamError => new AalamError(message, { exitCode: EXIT.input });
