/**
 * A binary file of named sections, used as it lies in memory: typed arrays are laid over the sections without copying.
 *
 *     0  magic `AALM`
 *     4  Uint32 format version
 *     8  Uint32 length of the file in bytes
 *    12  Uint32 checksum of everything from byte 16 on
 *    16  Uint32 length of the directory in bytes
 *    20  directory, JSON: [[name, offset, length], …] by name; then the sections, each at a multiple of 8
 *
 * Numbers are little-endian, like the machines that load them: a big-endian one reads another version and refuses.
 *
 * The checksum is FNV-1a over 32-bit words. Each step is a bijection of the state and of the word, so a change within
 * one word is always noticed; it needs no table, and no `zlib.crc32`, which early releases of Node 20 do not have. Four
 * states take turns, since a processor does four steps at once that need not wait for each other. Files of version 1, which
 * models of the user's own may be, have one state.
 *
 * A section is what its owner makes of it; one of several arrays of numbers is packed so:
 *
 *     0  Uint32 number of arrays
 *     4  for each array two Uint32: bytes of an element (1, 2 or 4), number of elements
 *        the arrays, each at a multiple of 4
 */
import { AalamError, EXIT } from './errors.js';

const MAGIC = [...'AALM'].map((letter) => letter.charCodeAt(0));
const VERSION = 2;
const ALIGNMENT = 8;
const CHECKED_FROM = 16;
const DIRECTORY_AT = 20;

type DirectoryEntry = readonly [name: string, offset: number, length: number];

/** The bytes of a file with these sections; their order in the map does not matter. */
export function writeSections(sections: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...sections.keys()].sort();
  const directory = encodeDirectory(names.map((name) => [name, sections.get(name)!.length]));
  const last = directory.entries.at(-1);
  const length = align(last === undefined ? DIRECTORY_AT + directory.bytes.length : last[1] + last[2]);
  const file = new Uint8Array(length);
  file.set(MAGIC);
  file.set(directory.bytes, DIRECTORY_AT);
  for (const [name, offset] of directory.entries) file.set(sections.get(name)!, offset);
  const header = new DataView(file.buffer);
  header.setUint32(4, VERSION, true);
  header.setUint32(8, length, true);
  header.setUint32(CHECKED_FROM, directory.bytes.length, true);
  header.setUint32(12, checksumInTurns(file), true);
  return file;
}

/**
 * The sections of a file, as views of `bytes` (copied once if they do not begin at a multiple of 8 in their buffer).
 * Throws an AalamError with exit code `EXIT.resource` if the file is not one of ours, of another version, cut short or damaged.
 */
export function readSections(bytes: Uint8Array, fileName: string): Map<string, Uint8Array> {
  const refuse = (message: string) => new AalamError(message, { exitCode: EXIT.resource, file: fileName });
  if (MAGIC.some((unit, i) => bytes[i] !== unit)) throw refuse('this is not a compiled aalam file');
  if (bytes.length < DIRECTORY_AT) throw refuse('the file is cut short');
  const file = bytes.byteOffset % ALIGNMENT === 0 ? bytes : bytes.slice();
  const header = new DataView(file.buffer, file.byteOffset, DIRECTORY_AT);
  const version = header.getUint32(4, true);
  const checksumOf = CHECKSUMS[version];
  if (checksumOf === undefined)
    throw refuse(`the file has format version ${version}, this program reads versions 1 to ${VERSION}`);
  const length = header.getUint32(8, true);
  if (length > file.length) throw refuse(`the file is cut short: ${file.length} of ${length} bytes`);
  if (length !== file.length || length % ALIGNMENT !== 0 || header.getUint32(12, true) !== checksumOf(file)) {
    throw refuse('the file is damaged: its checksum is wrong');
  }
  const directory = file.subarray(DIRECTORY_AT, DIRECTORY_AT + header.getUint32(CHECKED_FROM, true));
  const entries = parseDirectory(new TextDecoder().decode(directory));
  const isInside = ([, offset, size]: DirectoryEntry): boolean =>
    Number.isSafeInteger(offset) && Number.isSafeInteger(size) && offset >= 0 && size >= 0 && offset + size <= length;
  if (!entries?.every(isInside)) throw refuse('the file is damaged: its directory is none');
  return new Map(entries.map(([name, offset, size]) => [name, file.subarray(offset, offset + size)]));
}

function parseDirectory(json: string): DirectoryEntry[] | undefined {
  try {
    const entries: unknown = JSON.parse(json);
    return Array.isArray(entries) && entries.every(Array.isArray)
      ? (entries as unknown as DirectoryEntry[])
      : undefined;
  } catch {
    return undefined;
  }
}

const align = (offset: number): number => Math.ceil(offset / ALIGNMENT) * ALIGNMENT;

/** The sections begin behind the directory, whose own length depends on their offsets: so it is padded to fit any. */
function encodeDirectory(sizes: readonly (readonly [string, number])[]): {
  bytes: Uint8Array;
  entries: DirectoryEntry[];
} {
  const widest = JSON.stringify(sizes.map(([name, size]) => [name, 0xffff_ffff, size]));
  const room = new TextEncoder().encode(widest).length;
  let offset = DIRECTORY_AT + room;
  const entries = sizes.map(([name, size]): DirectoryEntry => {
    const start = align(offset);
    offset = start + size;
    return [name, start, size];
  });
  const bytes = new Uint8Array(room).fill(' '.charCodeAt(0));
  bytes.set(new TextEncoder().encode(JSON.stringify(entries)));
  return { bytes, entries };
}

const checkedWords = (file: Uint8Array): Int32Array =>
  new Int32Array(file.buffer, file.byteOffset + CHECKED_FROM, (file.length - CHECKED_FROM) >>> 2);

const CHECK_START = 0x811c9dc5 | 0;
const checkStep = (value: number, word: number): number => Math.imul(value ^ word, 0x01000193);

function checksumInTurns(file: Uint8Array): number {
  const words = checkedWords(file);
  let a = CHECK_START;
  let b = CHECK_START;
  let c = CHECK_START;
  let d = CHECK_START;
  let i = 0;
  for (; i + 3 < words.length; i += 4) {
    a = checkStep(a, words[i]!);
    b = checkStep(b, words[i + 1]!);
    c = checkStep(c, words[i + 2]!);
    d = checkStep(d, words[i + 3]!);
  }
  for (; i < words.length; i++) a = checkStep(a, words[i]!);
  return checkStep(checkStep(checkStep(a, b), c), d) >>> 0;
}

const checksumInOne = (file: Uint8Array): number => checkedWords(file).reduce(checkStep, CHECK_START) >>> 0;

/** By version of the format. */
const CHECKSUMS: Readonly<Record<number, (file: Uint8Array) => number>> = { 1: checksumInOne, 2: checksumInTurns };

/** Numbers as they lie in a file, in the narrowest kind of array that holds them. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

const WORD = Uint32Array.BYTES_PER_ELEMENT;
const NUMBERS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array } as const;

/** The same numbers, integers from 0 to 2^32 - 1, in the narrowest array that holds the greatest of them. */
export function narrow(numbers: ArrayLike<number>): Numbers {
  let greatest = 0;
  for (let i = 0; i < numbers.length; i++) greatest = Math.max(greatest, numbers[i]!);
  return NUMBERS[greatest <= 0xff ? 1 : greatest <= 0xffff ? 2 : 4].from(numbers);
}

/** The bytes of a section that holds these arrays. */
export function packArrays(arrays: readonly Numbers[]): Uint8Array {
  const header = Uint32Array.of(arrays.length, ...arrays.flatMap((array) => [array.BYTES_PER_ELEMENT, array.length]));
  const parts = [header, ...arrays];
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + alignToWord(byteLength), 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += alignToWord(byteLength);
  }
  return bytes;
}

/**
 * The `count` arrays of a section, as views of `bytes`, which must begin at a multiple of 4 in their buffer.
 * Throws a RangeError if they are not those of so many arrays.
 */
export function unpackArrays(bytes: Uint8Array, count: number): Numbers[] {
  const headerLength = (1 + 2 * count) * WORD;
  const header = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.min(headerLength, bytes.length) >>> 2);
  if (header[0] !== count) throw new RangeError(`these are not the bytes of ${count} arrays`);
  let at = headerLength;
  const arrays = Array.from({ length: count }, (_, i) => {
    const [width = 0, length = 0] = header.subarray(1 + 2 * i, 3 + 2 * i);
    const Kind = NUMBERS[width as keyof typeof NUMBERS];
    if (Kind === undefined || at + width * length > bytes.length) throw new RangeError('an array is cut short');
    const array: Numbers = new Kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length);
    at += alignToWord(array.byteLength);
    return array;
  });
  if (at !== bytes.length) throw new RangeError('the arrays of a section do not add up');
  return arrays;
}

const alignToWord = (length: number): number => Math.ceil(length / WORD) * WORD;
