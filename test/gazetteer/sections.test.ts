import fc from 'fast-check';
import { AalamError, EXIT } from '../../src/errors.js';
import { narrow, packArrays, readSections, unpackArrays, writeSections } from '../../src/sections.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const sample = () =>
  writeSections(
    new Map([
      ['one', bytes(1, 2, 3)],
      ['two', bytes()],
      ['three', bytes(4, 5, 6, 7, 8, 9, 10, 11, 12)],
    ]),
  );

function refusal(file: Uint8Array): string {
  try {
    readSections(file, 'lists.bin');
  } catch (error) {
    expect(error).toBeInstanceOf(AalamError);
    expect((error as AalamError).exitCode).toBe(EXIT.resource);
    return (error as AalamError).describe();
  }
  return '';
}

test('sections come back as they were written, aligned, as views', () => {
  const file = sample();
  const sections = readSections(file, 'lists.bin');
  expect([...sections.keys()].sort()).toEqual(['one', 'three', 'two']);
  expect([...sections.get('one')!]).toEqual([1, 2, 3]);
  expect([...sections.get('two')!]).toEqual([]);
  expect([...sections.get('three')!]).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
  for (const section of sections.values()) {
    expect(section.byteOffset % 8).toBe(0);
    expect(section.buffer).toBe(file.buffer);
  }
});

test('the order of the sections changes no byte, and there may be none', () => {
  const sections: [string, Uint8Array][] = [
    ['b', bytes(1)],
    ['a', bytes(2)],
  ];
  expect(writeSections(new Map(sections.toReversed()))).toEqual(writeSections(new Map(sections)));
  expect(readSections(writeSections(new Map()), 'lists.bin').size).toBe(0);
});

test('bytes that begin anywhere in their buffer are read', () => {
  const file = sample();
  const shifted = new Uint8Array(file.length + 3).subarray(3);
  shifted.set(file);
  expect([...readSections(shifted, 'lists.bin').get('one')!]).toEqual([1, 2, 3]);
});

test.each([
  ['empty', () => bytes(), 'lists.bin: this is not a compiled aalam file'],
  [
    'something else',
    () => new TextEncoder().encode('name\ttype\tsubtype and so on'),
    'lists.bin: this is not a compiled aalam file',
  ],
  ['only the magic', () => sample().subarray(0, 4), 'lists.bin: the file is cut short'],
  [
    'another version',
    () => sample().fill(9, 4, 5),
    'lists.bin: the file has format version 9, this program reads versions 1 to 2',
  ],
  ['cut short', () => sample().subarray(0, 40), /^lists\.bin: the file is cut short: 40 of \d+ bytes$/],
  ['longer', () => Uint8Array.from([...sample(), 0]), 'lists.bin: the file is damaged: its checksum is wrong'],
  ['changed', () => sample().fill(77, 60, 61), 'lists.bin: the file is damaged: its checksum is wrong'],
] as const)('a file that is %s is refused in one line', (_, file, message) => {
  if (typeof message === 'string') expect(refusal(file())).toBe(message);
  else expect(refusal(file())).toMatch(message);
});

test('every flipped byte is noticed', () => {
  const file = sample();
  for (let i = 0; i < file.length; i++) {
    const flipped = file.slice();
    flipped[i] = flipped[i]! ^ 0x20;
    expect(refusal(flipped)).toMatch(/^lists\.bin: /);
  }
});

test('random bytes are refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, withMagic) => {
      expect(refusal(withMagic ? Uint8Array.from([...sample().subarray(0, 8), ...noise]) : noise)).not.toBe('');
    }),
  );
});

test.each([
  [[], 1],
  [[0, 255], 1],
  [[256], 2],
  [[0xffff], 2],
  [[0x1_0000], 4],
  [[0xffff_ffff], 4],
])('%j takes %d bytes an element', (numbers, width) => {
  expect(narrow(numbers).BYTES_PER_ELEMENT).toBe(width);
  expect([...narrow(numbers)]).toEqual(numbers);
});

test('packed arrays come back as views', () => {
  const numbers = fc.oneof(fc.array(fc.nat(0xff)), fc.array(fc.nat(0xffff)), fc.array(fc.nat(0xffff_ffff)));
  fc.assert(
    fc.property(fc.array(numbers), (lists) => {
      const arrays = lists.map((list) => narrow(list));
      const bytes = packArrays(arrays);
      expect(unpackArrays(bytes, arrays.length)).toEqual(arrays);
      for (const array of unpackArrays(bytes, arrays.length)) expect(array.buffer).toBe(bytes.buffer);
      expect(() => unpackArrays(bytes, arrays.length + 1)).toThrow(RangeError);
    }),
  );
});

test('what are no packed arrays is refused', () => {
  const packed = packArrays([Uint16Array.of(1, 2, 3), Uint8Array.of(4)]);
  for (let length = 0; length < packed.length; length++) {
    expect(() => unpackArrays(packed.slice(0, length), 2)).toThrow(RangeError);
  }
  expect(() => unpackArrays(Uint8Array.from([...packed, 0]), 2)).toThrow(RangeError);
  expect(() => unpackArrays(packed.slice().fill(3, 4, 5), 2)).toThrow(RangeError);
});
