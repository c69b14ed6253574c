import fc from 'fast-check';
import { Offsets } from '../../src/gazetteer/offsets.js';
import { StringSet, StringTable } from '../../src/gazetteer/strings.js';
import { codePoint } from '../hostile.js';

const string = fc.string({ unit: codePoint, maxLength: 12 });
const strings = fc.array(string);
/** More different units than an alphabet has room for. */
const many = Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x4e00 + i));

test('offsets come back, and are found', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(20), fc.nat(70_000_000))), (steps) => {
      let sum = 0;
      const numbers = steps.map((step) => (sum += step));
      const offsets = new Offsets(...Offsets.encode(numbers));
      expect(numbers.map((_, i) => offsets.at(i))).toEqual(numbers);
      for (const number of numbers) expect(offsets.lastUpTo(number)).toBe(numbers.lastIndexOf(number));
      expect(offsets.lastUpTo(sum + 1)).toBe(numbers.length - 1);
      expect(offsets.lastUpTo(-1)).toBe(-1);
    }),
  );
});

test('a table gives its strings back in the order they came in', () => {
  fc.assert(
    fc.property(strings, fc.boolean(), (some, wide) => {
      const all = wide ? [...some, many.join('')] : some;
      const table = StringTable.fromBytes(StringTable.encode(all));
      expect(Array.from({ length: table.size }, (_, i) => table.text(i))).toEqual(all);
    }),
  );
});

test('Arabic takes a byte a letter', () => {
  const length = (...names: string[]) => StringTable.encode(names).length;
  expect(length('دمشق', 'قدمشققدمشق') - length('دمشق', 'قدمشق')).toBeLessThanOrEqual(8);
});

test('numbers of a set are the places of its strings in code-unit order', () => {
  const set = StringSet.fromBytes(StringSet.encode(['ج', 'ا', 'ب', 'ا']));
  expect(set.size).toBe(3);
  expect(['ا', 'ب', 'ج'].map((word) => set.find(word))).toEqual([0, 1, 2]);
  expect([0, 1, 2].map((number) => set.text(number))).toEqual(['ا', 'ب', 'ج']);
  expect(set.find('د')).toBe(-1);
});

test('an empty set has nothing', () => {
  const set = StringSet.fromBytes(StringSet.encode([]));
  expect(set.size).toBe(0);
  expect(set.find('')).toBe(-1);
});

test('a set finds each of its strings and no other, whatever their order', () => {
  fc.assert(
    fc.property(strings, strings, fc.boolean(), (some, others, wide) => {
      const ours = wide ? [...some, ...many] : some;
      const bytes = StringSet.encode(ours);
      const set = StringSet.fromBytes(bytes);
      for (const one of ours) expect(set.text(set.find(one))).toBe(one);
      for (const one of others) expect(set.find(one) >= 0).toBe(ours.includes(one));
      expect(StringSet.encode(ours.toReversed())).toEqual(bytes);
    }),
  );
});

test('random bytes are refused or answered, never a hang', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (noise) => {
      try {
        expect(typeof StringSet.fromBytes(noise.slice()).find('كلمة')).toBe('number');
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
  );
});
