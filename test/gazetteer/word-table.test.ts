import fc from 'fast-check';
import { WordTable } from '../../src/text/word-table.js';
import { codePoint } from '../hostile.js';

const words = fc.array(fc.string({ unit: codePoint, maxLength: 12 }));

test('ids are the places of the words in code-unit order', () => {
  const table = WordTable.build(['ج', 'ا', 'ب', 'ا']);
  expect(table.size).toBe(3);
  expect(['ا', 'ب', 'ج'].map((word) => table.lookup(word))).toEqual([0, 1, 2]);
  expect([0, 1, 2].map((id) => table.word(id))).toEqual(['ا', 'ب', 'ج']);
  expect(table.lookup('د')).toBe(-1);
});

test('an empty table knows no word', () => {
  const table = WordTable.build([]);
  expect(table.size).toBe(0);
  expect(table.lookup('')).toBe(-1);
});

test('finds each of its words and no other, and comes back from its bytes', () => {
  fc.assert(
    fc.property(words, words, (ours, others) => {
      const table = WordTable.fromBytes(WordTable.build(ours).toBytes());
      for (const word of ours) expect(table.word(table.lookup(word))).toBe(word);
      for (const word of others) expect(table.lookup(word) >= 0).toBe(ours.includes(word));
    }),
  );
});

test('the order of the words changes no byte', () => {
  fc.assert(
    fc.property(words, (ours) => {
      expect(WordTable.build(ours.toReversed()).toBytes()).toEqual(WordTable.build(ours).toBytes());
    }),
  );
});

test('random bytes are refused or answered, never a hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        expect(typeof WordTable.fromBytes(bytes.slice()).lookup('كلمة')).toBe('number');
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
