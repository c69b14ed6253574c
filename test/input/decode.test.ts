import fc from 'fast-check';
import { type AalamError, EXIT } from '../../src/errors.js';
import { checkEncoding, decodeText } from '../../src/input/decode.js';
import { codePoint } from '../hostile.js';

const TEXT = 'قال الوزير «نعم»\r\nثم غادر 😀';

const utf16 = (text: string, order: 'le' | 'be'): Buffer => {
  const bytes = Buffer.from(text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};
/** Lone surrogates, which UTF-8 cannot hold, become U+FFFD. */
const wellFormed = (text: string): string => Buffer.from(text).toString();
/** Arabic in windows-1256: only the letters that these tests use. */
const windows1256 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) => {
      const byte = Array.from({ length: 256 }, (_, i) => i).find(
        (i) => new TextDecoder('windows-1256').decode(Uint8Array.of(i)) === letter,
      );
      return byte!;
    }),
  );

describe('what is read', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT), {}],
    ['UTF-8 with a BOM, which is no part of the text', Buffer.from(`\ufeff${TEXT}`), {}],
    ['UTF-16 LE by its BOM', utf16(`\ufeff${TEXT}`, 'le'), {}],
    ['UTF-16 BE by its BOM', utf16(`\ufeff${TEXT}`, 'be'), {}],
    ['UTF-16 LE on request', utf16(TEXT, 'le'), { encoding: 'utf-16le' }],
    ['UTF-16 BE on request', utf16(TEXT, 'be'), { encoding: 'utf-16be' }],
    ['a BOM that contradicts the request', utf16(`\ufeff${TEXT}`, 'be'), { encoding: 'windows-1256' }],
  ])('%s', (_, bytes, options) => {
    expect(decodeText(bytes, options)).toBe(TEXT);
  });

  test('windows-1256 on request, by any of its names', () => {
    const bytes = windows1256('قال الوزير، پچگ');
    expect(decodeText(bytes, { encoding: 'windows-1256' })).toBe('قال الوزير، پچگ');
    expect(decodeText(bytes, { encoding: 'CP1256' })).toBe('قال الوزير، پچگ');
  });

  test('nothing', () => expect(decodeText(new Uint8Array(0))).toBe(''));
  test('a BOM alone', () => expect(decodeText(Buffer.from('\ufeff'))).toBe(''));
  test('of two BOMs the second is text', () => {
    expect(decodeText(Buffer.from('\ufeff\ufeffقال'))).toBe('\ufeffقال');
  });
  test('a few control characters in a text', () => {
    const text = `${'قال الوزير '.repeat(20)}\x00\x1b[31m\x07`;
    expect(decodeText(Buffer.from(text))).toBe(text);
  });

  test('any text that UTF-8 can hold comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), (drawn) => {
        const text = `${'ا'.repeat(400)}${wellFormed(drawn)}`;
        expect(decodeText(Buffer.from(text))).toBe(text);
        expect(decodeText(utf16(`\ufeff${text}`, 'le'))).toBe(text);
      }),
    );
  });
});

describe('what is refused, with a reason', () => {
  test.each([
    ['a lone continuation byte', Buffer.from([0x41, 0x42, 0x80, 0x41]), 'not valid utf-8: byte 0x80 at offset 2'],
    ['an overlong form', Buffer.from([0xe0, 0x80, 0x80]), 'not valid utf-8: byte 0x80 at offset 1'],
    ['a surrogate in UTF-8', Buffer.from([0xed, 0xa0, 0x80]), 'not valid utf-8: byte 0xA0 at offset 1'],
    ['a character cut short', Buffer.from('ab😀').subarray(0, 5), 'the last character is cut short (utf-8, 5 bytes)'],
    [
      'UTF-16 with half a unit',
      Buffer.concat([utf16('\ufeffقال', 'le'), Buffer.of(0x41)]),
      'the last character is cut short (utf-16le, 9 bytes)',
    ],
    ['half a pair in UTF-16', utf16('\ufeffab\ud83dc', 'le'), 'not valid utf-16le: byte 0x00 at offset 9'],
    [
      'windows-1256 taken for UTF-8',
      windows1256('قال الوزير'),
      'not valid utf-8: byte 0xC7 at offset 1 (perhaps --encoding windows-1256)',
    ],
    [
      'UTF-16 LE without a BOM',
      utf16(TEXT, 'le'),
      'this looks like UTF-16 without a byte order mark: use --encoding utf-16le',
    ],
    [
      'UTF-16 BE without a BOM',
      utf16(TEXT, 'be'),
      'this looks like UTF-16 without a byte order mark: use --encoding utf-16be',
    ],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'this is UTF-32: save it as UTF-8'],
    ['a PDF', Buffer.from('%PDF-1.7\n…'), 'this is a PDF document: take its text out first'],
    [
      'an office document',
      Buffer.from('PK\x03\x04…'),
      'this is a ZIP archive or an office document: take its text out first',
    ],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'this is a picture'],
    ['binary data', Buffer.from(Array.from({ length: 600 }, (_, i) => i % 32)), 'this is a binary file, not text'],
    ['zeros', Buffer.alloc(100), 'this is a binary file, not text'],
  ])('%s', (_, bytes, message) => {
    expect(() => decodeText(bytes)).toThrow(
      expect.objectContaining({ message: message, exitCode: EXIT.input }) as AalamError,
    );
  });

  test('the first wrong byte is found wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: codePoint }), fc.string({ unit: codePoint }), (before, after) => {
        const good = Buffer.from(`قال الوزير ${wellFormed(before)}`);
        const bytes = Buffer.concat([good, Buffer.of(0xff), Buffer.from(wellFormed(after))]);
        expect(() => decodeText(bytes, { encoding: 'utf-8' })).toThrow(/0xFF at offset|binary/);
        const message = messageOf(() => decodeText(bytes));
        if (!message.includes('binary')) expect(message).toContain(`0xFF at offset ${good.length}`);
      }),
    );
  });
});

test('an unknown encoding is an error of usage', () => {
  expect(checkEncoding('CP1256')).toBe('windows-1256');
  expect(() => checkEncoding('arabic-1')).toThrow(expect.objectContaining({ exitCode: EXIT.usage }) as AalamError);
});

function messageOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    return (error as AalamError).message;
  }
  return '';
}
