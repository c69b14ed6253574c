import fc from 'fast-check';
import { NO_NODE, TokenTrie } from '../../src/gazetteer/trie.js';

const WORDS = 10;
const compare = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((token, i) => token !== b[i]);
  return at < 0 ? a.length - b.length : (a[at] ?? -1) - (b[at] ?? -1);
};

const patternsAt = (trie: TokenTrie, node: number): number[] => {
  const first = trie.firstPattern(node);
  return Array.from({ length: trie.lastPattern(node) - first }, (_, i) => first + i);
};

function find(trie: TokenTrie, [first, ...others]: readonly number[]): number[] {
  let node = trie.first(first!);
  for (const token of others) {
    node = trie.child(node, token);
    if (node === NO_NODE) return [];
  }
  return patternsAt(trie, node);
}

test('patterns that share a beginning share nodes', () => {
  const { bytes, order } = TokenTrie.encode([[1], [1, 2], [1, 2, 3], [1, 4], [5]], WORDS);
  const trie = TokenTrie.fromBytes(bytes);
  expect(trie.size).toBe(1 + WORDS + 3);
  expect(find(trie, [1, 2, 3]).map((pattern) => order[pattern])).toEqual([2]);
  expect(find(trie, [1, 2]).map((pattern) => order[pattern])).toEqual([1]);
  expect(find(trie, [2])).toEqual([]);
  expect(find(trie, [1, 2, 3, 4])).toEqual([]);
  expect([1, 2, 5].map((word) => trie.hasChildren(trie.first(word)))).toEqual([true, false, false]);
});

test('equal patterns end at one node', () => {
  const { bytes, order } = TokenTrie.encode(
    [
      [7, 7],
      [7, 7],
      [7, 8],
    ],
    WORDS,
  );
  expect(find(TokenTrie.fromBytes(bytes), [7, 7]).map((pattern) => order[pattern])).toEqual([0, 1]);
});

test('no words, no nodes but the root', () => {
  expect(TokenTrie.fromBytes(TokenTrie.encode([], 0).bytes).size).toBe(1);
});

test('an empty pattern is refused', () => {
  expect(() => TokenTrie.encode([[], [1]], WORDS)).toThrow(RangeError);
});

test('finds each of its patterns and no other, and gives its tokens back', () => {
  const pattern = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(pattern), fc.array(pattern), (ours, others) => {
      const sorted = ours.toSorted(compare);
      const { bytes, order } = TokenTrie.encode(sorted, WORDS);
      const trie = TokenTrie.fromBytes(bytes);
      expect(order.toSorted((a, b) => a - b)).toEqual(sorted.map((_, i) => i));
      expect(order.map((_, number) => trie.pattern(number))).toEqual(order.map((index) => sorted[index]));
      for (const wanted of [...ours, ...others]) {
        const found = find(trie, wanted).map((index) => sorted[order[index]!]);
        expect(found).toEqual(ours.filter((one) => compare(one, wanted) === 0));
      }
    }),
  );
});
