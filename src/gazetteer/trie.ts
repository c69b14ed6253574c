/**
 * A trie whose edges are tokens, in three typed arrays. Nodes are numbered breadth-first and the children of a node are sorted
 * by token, so the children of node n are the nodes `children[n]` to `children[n + 1]`, found by bisection;
 * and the patterns that end at node n are the patterns `patterns[n]` to `patterns[n + 1]` in the order of the trie.
 *
 * Bytes: Uint32 nodes, `tokens` Uint32[nodes], `children` Uint32[nodes + 1], `patterns` Uint32[nodes + 1].
 */

const WORD = Uint32Array.BYTES_PER_ELEMENT;
/** No such child; the root is nobody's child. */
export const NO_NODE = 0;

/** The place of patterns [first, last) in the sorted sequence: those that pass through one node. */
interface Bundle {
  readonly first: number;
  readonly last: number;
  readonly token: number;
}

export class TokenTrie {
  private constructor(
    private readonly tokens: Uint32Array,
    private readonly children: Uint32Array,
    private readonly patterns: Uint32Array,
  ) {}

  static readonly root = 0;

  /**
   * Builds the bytes of the trie of `sorted`, token sequences in which equal beginnings stand together and tokens ascend.
   * `order[i]` is the index in `sorted` of the pattern that the trie calls i.
   */
  static encode(sorted: readonly (readonly number[])[]): { bytes: Uint8Array; order: number[] } {
    const tokens: number[] = [];
    const children: number[] = [];
    const patterns: number[] = [];
    const order: number[] = [];
    let level: Bundle[] = [{ first: 0, last: sorted.length, token: 0 }];
    let nodes = 1;
    for (let depth = 0; level.length > 0; depth++) {
      const next: Bundle[] = [];
      for (const { first, last, token } of level) {
        tokens.push(token);
        children.push(nodes);
        patterns.push(order.length);
        let at = first;
        while (at < last && sorted[at]!.length === depth) order.push(at++);
        const bundles = bundle(sorted, at, last, depth);
        nodes += bundles.length;
        for (const child of bundles) next.push(child);
      }
      level = next;
    }
    children.push(nodes);
    patterns.push(order.length);
    const numbers = Uint32Array.from([[nodes], tokens, children, patterns].flat());
    return { bytes: new Uint8Array(numbers.buffer), order };
  }

  /** A trie over the bytes, without copying; they must begin at a multiple of 4 in their buffer. */
  static fromBytes(bytes: Uint8Array): TokenTrie {
    const [nodes = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1);
    const at = (words: number) => bytes.byteOffset + (1 + words) * WORD;
    return new TokenTrie(
      new Uint32Array(bytes.buffer, at(0), nodes),
      new Uint32Array(bytes.buffer, at(nodes), nodes + 1),
      new Uint32Array(bytes.buffer, at(2 * nodes + 1), nodes + 1),
    );
  }

  get size(): number {
    return this.tokens.length;
  }

  /** The child of `node` by `token`, or `NO_NODE`. */
  child(node: number, token: number): number {
    let low = this.children[node]!;
    const end = this.children[node + 1]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.tokens[middle]! < token) low = middle + 1;
      else high = middle;
    }
    return low < end && this.tokens[low] === token ? low : NO_NODE;
  }

  hasChildren(node: number): boolean {
    return this.children[node]! < this.children[node + 1]!;
  }

  eachChild(node: number, visit: (token: number, child: number) => void): void {
    for (let child = this.children[node]!; child < this.children[node + 1]!; child++) visit(this.tokens[child]!, child);
  }

  /** The patterns that end at `node`: from this number … */
  firstPattern(node: number): number {
    return this.patterns[node]!;
  }

  /** … to this one, exclusive. */
  lastPattern(node: number): number {
    return this.patterns[node + 1]!;
  }
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
