import fc from 'fast-check';
import { offsetsIn } from '../../src/output/offsets.js';
import { codePoint } from '../hostile.js';

test.each([
  // text, UTF-16 offset, code points, bytes
  ['abc', 2, 2, 2],
  ['قال', 2, 2, 4],
  ['قال', 3, 3, 6],
  ['😀ا', 2, 1, 4],
  ['😀ا', 3, 2, 6],
  ['\ud83dا', 1, 1, 3],
  ['\ude00\ud83dا', 2, 2, 6],
  ['قَال', 2, 2, 4],
  ['﷽ا', 1, 1, 3],
  ['\r\nا', 2, 2, 2],
  ['\0ا', 1, 1, 1],
])('%j at %i is %i in code points, %i in bytes', (text, offset, points, bytes) => {
  expect(offsetsIn('utf16', text)(offset)).toBe(offset);
  expect(offsetsIn('codepoint', text)(offset)).toBe(points);
  expect(offsetsIn('byte', text)(offset)).toBe(bytes);
});

test('every offset of any text is what counting by hand gives, also where pairs lie across strides', () => {
  const pieces = fc.array(fc.oneof(fc.string({ unit: codePoint }), fc.constantFrom('😀', '\ud83d', 'قال ', 'a')), {
    maxLength: 400,
  });
  fc.assert(
    fc.property(fc.boolean(), pieces, (shifted, drawn) => {
      const text = (shifted ? 'a' : '') + '😀'.repeat(140) + drawn.join('');
      const points = offsetsIn('codepoint', text);
      const bytes = offsetsIn('byte', text);
      let i = 0;
      let point = 0;
      let byte = 0;
      for (const character of text) {
        if (points(i) !== point || bytes(i) !== byte) throw new Error(`offset ${i} of ${JSON.stringify(text)}`);
        i += character.length;
        point += 1;
        byte += Buffer.byteLength(character);
      }
      expect([points(text.length), bytes(text.length)]).toEqual([point, byte]);
    }),
    { numRuns: 60 },
  );
});
