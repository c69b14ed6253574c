/**
 * A trie whose edges are tokens: the words 0 to `words - 1` of a set. The root has a child for each word, node 1 for word 0
 * and so on, whether or not a pattern begins with it, so that the first step takes no search. The other nodes follow
 * breadth-first, children of one node in the order of their tokens: the children of node n are the nodes `children[n]` to
 * `children[n + 1]`, found by bisection of their tokens. The patterns that end at node n are `patterns[n]` to
 * `patterns[n + 1]` in the order of the trie.
 *
 * Arrays: `tokens` of the nodes behind the first level, `children` and `patterns` of all nodes (two arrays each, see `Offsets`).
 */
import { type Numbers, narrow, packArrays, unpackArrays } from '../sections.js';
import { Offsets } from './offsets.js';

/** No such child; the root is nobody's child. */
export const NO_NODE = 0;

const ROOT = 0;
const ARRAYS = 5;

/** The place of patterns [first, last) in the sorted sequence: those that pass through one node. */
interface Bundle {
  readonly first: number;
  readonly last: number;
  readonly token: number;
}

export class TokenTrie {
  /** Nodes from here on have their tokens in `tokens`. */
  private readonly deep: number;

  private constructor(
    private readonly tokens: Numbers,
    private readonly children: Offsets,
    private readonly patterns: Offsets,
  ) {
    this.deep = children.at(1);
  }

  /**
   * Builds the bytes of the trie of `sorted`, sequences of one token or more in which equal beginnings stand together and
   * tokens ascend; all tokens are below `words`. `order[i]` is the index in `sorted` of the pattern that the trie calls i.
   * Throws a RangeError if a sequence is empty.
   */
  static encode(sorted: readonly (readonly number[])[], words: number): { bytes: Uint8Array; order: number[] } {
    if (sorted.some((pattern) => pattern.length === 0)) throw new RangeError('a pattern has no tokens');
    const tokens: number[] = [];
    const children = [1];
    const patterns = [0];
    const order: number[] = [];
    let level = firstLevel(sorted, words);
    let nodes = 1 + words;
    for (let depth = 1; level.length > 0; depth++) {
      const next: Bundle[] = [];
      for (const { first, last } of level) {
        children.push(nodes);
        patterns.push(order.length);
        let at = first;
        while (at < last && sorted[at]!.length === depth) order.push(at++);
        for (const child of bundle(sorted, at, last, depth)) {
          tokens.push(child.token);
          next.push(child);
          nodes += 1;
        }
      }
      level = next;
    }
    children.push(nodes);
    patterns.push(order.length);
    const bytes = packArrays([narrow(tokens), ...Offsets.encode(children), ...Offsets.encode(patterns)]);
    return { bytes, order };
  }

  /** A trie over the bytes, without copying. Throws a RangeError if they are not those of a trie. */
  static fromBytes(bytes: Uint8Array): TokenTrie {
    const [tokens, childBases, childDistances, patternBases, patternDistances] = unpackArrays(bytes, ARRAYS);
    return new TokenTrie(
      tokens!,
      new Offsets(childBases!, childDistances!),
      new Offsets(patternBases!, patternDistances!),
    );
  }

  /** Number of nodes. */
  get size(): number {
    return this.children.size - 1;
  }

  /** The child of the root by `token`, which must be one of the words. */
  first(token: number): number {
    return 1 + token;
  }

  /** The child of `node`, which is not the root, by `token`; or `NO_NODE`. */
  child(node: number, token: number): number {
    const { tokens, deep } = this;
    let low = this.children.at(node) - deep;
    const end = this.children.at(node + 1) - deep;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tokens[middle]! < token) low = middle + 1;
      else high = middle;
    }
    return low < end && tokens[low] === token ? deep + low : NO_NODE;
  }

  hasChildren(node: number): boolean {
    return this.children.at(node) < this.children.at(node + 1);
  }

  /** The patterns that end at `node`: from this number … */
  firstPattern(node: number): number {
    return this.patterns.at(node);
  }

  /** … to this one, exclusive. */
  lastPattern(node: number): number {
    return this.patterns.at(node + 1);
  }

  /** The tokens of a pattern. */
  pattern(number: number): number[] {
    const tokens: number[] = [];
    for (let node = this.patterns.lastUpTo(number); node !== ROOT; node = this.children.lastUpTo(node)) {
      tokens.unshift(node < this.deep ? node - 1 : this.tokens[node - this.deep]!);
    }
    return tokens;
  }
}

/** A bundle for every word, empty where no pattern begins with it. */
function firstLevel(sorted: readonly (readonly number[])[], words: number): Bundle[] {
  let last = 0;
  return Array.from({ length: words }, (_, token) => {
    const first = last;
    while (last < sorted.length && sorted[last]![0] === token) last++;
    return { first, last, token };
  });
}

/** Groups the patterns [first, last) by their token at `depth`. */
function bundle(sorted: readonly (readonly number[])[], first: number, last: number, depth: number): Bundle[] {
  const bundles: Bundle[] = [];
  let from = first;
  for (let at = first; at < last; at++) {
    const token = sorted[from]![depth]!;
    if (at + 1 < last && sorted[at + 1]![depth] === token) continue;
    bundles.push({ first: from, last: at + 1, token });
    from = at + 1;
  }
  return bundles;
}
