/** Bytes that are no text, or no longer: each is told apart, none spoils what stands beside it. */
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { AalamError } from '../../src/errors.js';
import { decodeText } from '../../src/input/decode.js';
import { readRecords } from '../../src/input/records.js';
import { readTable } from '../../src/input/tables.js';
import { folder } from '../cli/helpers.js';
import { runHere } from './helpers.js';

const TEXT = 'وصل 😀 إلى دمشق';
const BYTES = Buffer.from(TEXT);
const ARABIC = 'وصل إلى دمشق';
const STDIN = { kind: 'stdin', path: '-', relative: 'stdin' } as const;

/** Decodes, or tells why not. */
function decoded(bytes: Uint8Array): string {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (!(error instanceof AalamError)) throw error;
    return `refused: ${error.message}`;
  }
}

test('UTF-8 cut at any byte is told from UTF-8 that is whole', () => {
  for (let length = 0; length <= BYTES.length; length++) {
    const part = BYTES.subarray(0, length);
    const isWhole = TEXT.startsWith(part.toString());
    expect(decoded(part)).toBe(
      isWhole ? part.toString() : `refused: the last character is cut short (utf-8, ${length} bytes)`,
    );
  }
});

test('a wrong byte is named, wherever it stands', () => {
  for (let at = 0; at < BYTES.length; at++) {
    const bytes = Buffer.from(BYTES);
    bytes[at] = 0xff;
    const start = bytes.subarray(0, at).lastIndexOf(0x20) + 1;
    const [, offset] = /offset (\d+)/.exec(decoded(bytes)) ?? [];
    // It stands there, or in the character that it breaks.
    expect(Number(offset)).toBeGreaterThanOrEqual(start);
    expect(Number(offset)).toBeLessThanOrEqual(at);
  }
});

test.each<readonly [what: string, bytes: number[], message: RegExp]>([
  ['a slash spelt too long', [0xc0, 0xaf], /^refused: not valid utf-8: byte 0xC0 at offset 0/],
  ['NUL spelt too long', [0x41, 0xc0, 0x80], /byte 0xC0 at offset 1/],
  ['a surrogate', [0xed, 0xa0, 0x80], /byte 0x(?:ED|A0) at offset [01]/],
  ['beyond the last code point', [0xf4, 0x90, 0x80, 0x80], /byte 0x(?:F4|90) at offset [01]/],
  ['five bytes for one character', [0xf8, 0x88, 0x80, 0x80, 0x80], /byte 0xF8 at offset 0/],
  ['a byte that only continues', [0x80], /byte 0x80 at offset 0/],
  ['UTF-32', [0xff, 0xfe, 0, 0, 0x48, 6, 0, 0], /this is UTF-32/],
  ['UTF-16 that ends within a letter', [0xff, 0xfe, 0x48, 6, 0x35], /cut short \(utf-16le, 5 bytes\)/],
  ['UTF-16 with half a pair', [0xff, 0xfe, 0x3d, 0xd8, 0x48, 6], /not valid utf-16le/],
  ['half a pair at the end of UTF-16', [0xfe, 0xff, 0xd8, 0x3d], /utf-16be/],
])('%s', (_, bytes, message) => {
  expect(decoded(Uint8Array.from(bytes))).toMatch(message);
});

test.each([
  ['utf-16le', Buffer.from(ARABIC, 'utf16le')],
  ['utf-16be', Buffer.from(ARABIC, 'utf16le').swap16()],
])('%s without a mark is named', (encoding, bytes) => {
  expect(decoded(bytes)).toBe(`refused: this looks like UTF-16 without a byte order mark: use --encoding ${encoding}`);
  expect(decodeText(bytes, { encoding })).toBe(ARABIC);
});

test('windows-1256 that is given as UTF-8 is named', () => {
  const bytes = Uint8Array.of(0xe6, 0xd5, 0xe1, 0x20, 0xc5, 0xe1, 0xec, 0x20, 0xcf, 0xe3, 0xd4, 0xde);
  expect(decoded(bytes)).toMatch(/^refused: not valid utf-8: .*\(perhaps --encoding windows-1256\)$/);
  expect(decodeText(bytes, { encoding: 'windows-1256' })).toBe(ARABIC);
});

/** The texts that are read of the bytes, in pieces of a size; what is refused, with its line. */
async function texts(bytes: Uint8Array, size: number, kind: 'jsonl' | 'csv'): Promise<string[]> {
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const stream = Readable.from(pieces);
  const found: string[] = [];
  for await (const item of kind === 'jsonl' ? readRecords(STDIN, stream) : readTable(STDIN, stream, { kind })) {
    found.push(item instanceof AalamError ? `${item.line}: ${item.message}` : item.text);
  }
  return found;
}

describe('a wrong byte in a record, with the bytes cut everywhere', () => {
  const cases = [
    ['jsonl', ['{"text":"أ😀"}', '{"text":"\xd8"}', '{"text":"ب"}']],
    ['csv', ['text', '"أ😀"', '"\xd8"', '"ب"']],
  ] as const;
  test.each(cases)('%s', async (kind, lines) => {
    const bytes = Buffer.concat(
      lines.map((line) =>
        Buffer.concat([Buffer.from(line, line.includes('\xd8') ? 'latin1' : 'utf8'), Buffer.from('\n')]),
      ),
    );
    const wrong = lines.findIndex((line) => line.includes('\xd8')) + 1;
    for (let size = 1; size <= bytes.length; size++) {
      expect(await texts(bytes, size, kind)).toEqual(['أ😀', `${wrong}: not valid utf-8`, 'ب']);
    }
  });
});

test.each<readonly [what: string, record: string]>([
  ['nested 100,000 deep', `{"text":"x","deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
  ['opened 100,000 times and never closed', '{"a":'.repeat(100_000)],
  ['with a field of 10 MB', JSON.stringify({ text: 'وصل', html: 'x'.repeat(10_000_000) })],
  ['with names of what every object has', '{"text":"x","__proto__":{"text":"y"},"constructor":{"prototype":{"a":1}}}'],
  ['with NUL and half a pair', '{"text":"\\u0000\\ud800","id":"\\u0000"}'],
  ['with 100,000 fields', `{"text":"x",${Array.from({ length: 100_000 }, (_, i) => `"f${i}":0`).join(',')}}`],
  ['with a number beyond all numbers', '{"text":"x","id":1e999,"n":-1e999}'],
  ['that is empty', '{}'],
])('a record %s: those beside it are done', async (_, record) => {
  const input = ['{"text":"وصل إلى دمشق","id":1}', record, '{"text":"وصل إلى بيروت","id":3}', ''].join('\n');
  const { code, stdout, stderr } = await runHere(['--input', 'jsonl', '--types', 'date', '--quiet'], { input });
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => /"id":(\d)/.exec(line.slice(0, 60))?.[1]);
  expect(answers.at(0)).toBe('1');
  expect(answers.at(-1)).toBe('3');
  // There is an answer, or a word about it.
  expect(answers.length + stderr.split('\n').filter((line) => line !== '').length).toBe(3);
  expect(code).toBe(answers.length === 3 ? 0 : 1);
  expect(Object.prototype).not.toHaveProperty('a');
});

test('one field of 10 MB is a text like any other', async () => {
  const input = `${JSON.stringify({ text: `وصل إلى دمشق ${'س '.repeat(3_000_000)}أمس` })}\n`;
  const { code, stdout } = await runHere(['--input', 'jsonl', '--types', 'date', '--offsets', 'utf16'], { input });
  expect(code).toBe(0);
  expect(JSON.parse(stdout).entities.map(({ text }: { text: string }) => text)).toEqual(['أمس']);
});

test.each([
  ['a quote that is never closed', 'text\n"وصل\nb\n', ': a quote is not closed'],
  ['a column called like a property of objects', '__proto__,text\nx,وصل\n', ''],
  ['two columns of one name', 'text,text\na,b\n', ": two columns are called 'text'"],
  ['nothing but line ends', '\n\n\n', ''],
  ['NUL in each cell', 'te\0xt,text\n\0,\0\n', ''],
])('a table with %s', async (_, input, message) => {
  const { stderr } = await runHere(['--input', 'csv', '--types', 'date'], { input });
  expect(stderr.split('\n').filter((line) => line !== '')).toEqual(
    message === '' ? [] : [expect.stringMatching(new RegExp(`^extract: standard input:\\d${message}$`))],
  );
});

test('gzip that is damaged, cut short, empty or packed twice', async () => {
  const packed = gzipSync(BYTES);
  const damaged = Buffer.from(packed);
  damaged[packed.length >> 1]! ^= 0xff;
  const here = folder({
    'a.txt.gz': packed,
    'b.txt.gz': damaged,
    'c.txt.gz': packed.subarray(0, 12),
    'd.txt.gz': Uint8Array.of(0x1f, 0x8b),
    'e.txt.gz': gzipSync(packed),
  });
  const { code, stdout, stderr } = await runHere(['.', '--types', 'date', '-f', 'jsonl'], { cwd: here });
  expect([code, stdout.split('\n').length - 1]).toEqual([1, 1]);
  const told = stderr.split('\n').map((line) => line.replace('extract: ', ''));
  const broken = 'the gzip data is damaged or cut short';
  expect(told.slice(0, 3)).toEqual(['b', 'c', 'd'].map((name) => `${name}.txt.gz: ${broken}`));
  expect(told[3]).toMatch(/^e\.txt\.gz: /);
});
