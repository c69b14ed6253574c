/**
 * What raw news teaches about words: for each stem that is not too rare, the clusters it belongs to at several grains, and
 * how often a tagger that read the news took it for part of a name of each type.
 */
import { WordTable } from '../text/word-table.js';

/** Sections of a model file. */
const SECTION = { words: 'tagger.words', clusters: 'tagger.clusters', shares: 'tagger.shares' } as const;

/** Cells of one word: its cluster numbers from coarse to fine, and a share bucket for each type (0 none, 1 rare … 5 always). */
export interface WordKnowledge {
  readonly clusters: ArrayLike<number>;
  readonly shares: ArrayLike<number>;
}

const NOTHING: WordKnowledge = { clusters: [], shares: [] };
const ARTICLE = 'ال';

export class Lexicon {
  readonly #clusters: Uint16Array;
  readonly #shares: Uint8Array;

  /** Row i of `clusters` and of `shares` belongs to the word with id i. */
  constructor(
    readonly table: WordTable,
    clusters: Uint16Array,
    shares: Uint8Array,
  ) {
    this.#clusters = clusters;
    this.#shares = shares;
  }

  static none(): Lexicon {
    return new Lexicon(WordTable.build([]), new Uint16Array(0), new Uint8Array(0));
  }

  /** Over copies of its sections, so that the rest of the file need not be kept for them. */
  static fromSections(sections: ReadonlyMap<string, Uint8Array>): Lexicon {
    // Not `slice`: that of a Buffer does not copy.
    const copyOf = (name: string) => new Uint8Array(sections.get(name) ?? []);
    if (!sections.has(SECTION.words)) return Lexicon.none();
    const { buffer, byteLength } = copyOf(SECTION.clusters);
    const clusters = new Uint16Array(buffer, 0, byteLength / 2);
    return new Lexicon(WordTable.fromBytes(copyOf(SECTION.words)), clusters, copyOf(SECTION.shares));
  }

  toSections(): Map<string, Uint8Array> {
    const { buffer, byteOffset, byteLength } = this.#clusters;
    return new Map([
      [SECTION.words, this.table.toBytes()],
      [SECTION.clusters, new Uint8Array(buffer, byteOffset, byteLength)],
      [SECTION.shares, this.#shares],
    ]);
  }

  /** The same words and clusters with other shares, `types` bytes a word in the order of ids. */
  withShares(shares: Uint8Array): Lexicon {
    return new Lexicon(this.table, this.#clusters, shares);
  }

  /** The number of a folded stem; of one that is not known, that of the word with or without its article; else -1. */
  find(stem: string): number {
    const id = this.table.lookup(stem);
    return id >= 0 ? id : this.table.lookup(stem.startsWith(ARTICLE) ? stem.slice(ARTICLE.length) : ARTICLE + stem);
  }

  of(stem: string): WordKnowledge {
    const { size } = this.table;
    const id = this.find(stem);
    if (id < 0) return NOTHING;
    const grains = this.#clusters.length / size;
    const types = this.#shares.length / size;
    return {
      clusters: this.#clusters.subarray(id * grains, (id + 1) * grains),
      shares: this.#shares.subarray(id * types, (id + 1) * types),
    };
  }
}
