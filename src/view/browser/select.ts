/** Which documents a filter leaves, and what they name: counts, pairs. Knows nothing of the page. */
import { fold } from '../../text/letters.js';
import { M, type ViewData } from '../model.js';
import { overlaps, type Period, spanOf } from './calendar.js';

export interface Filter {
  /** Words that must all be in a document: in its text, title, path or the names of what it mentions. */
  readonly query: string;
  /** Types that are shown. */
  readonly types: ReadonlySet<string>;
  /** Things that a document must all name. */
  readonly things: readonly number[];
  /** A document must name a date in it. */
  readonly period?: Period | undefined;
}

export interface Count {
  readonly thing: number;
  readonly mentions: number;
  readonly documents: number;
}

/** Two things that stand in the same paragraphs. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly paragraphs: number;
  readonly documents: number;
}

/** What is worked out once, and only when it is asked for. */
export class Index {
  /** For each thing the documents that name it, ascending. */
  readonly documentsOf: readonly (readonly number[])[];
  /** For each thing the days that it stands for, if it is a date that has any. */
  readonly spans: readonly (Period | undefined)[];
  readonly #haystacks: string[] = [];

  constructor(readonly data: ViewData) {
    const documentsOf: number[][] = data.things.map(() => []);
    data.documents.forEach(({ mentions }, document) => {
      for (const mention of mentions) {
        const list = documentsOf[mention[M.thing]]!;
        if (list.at(-1) !== document) list.push(document);
      }
    });
    this.documentsOf = documentsOf;
    this.spans = data.things.map(({ value }) => (value === undefined ? undefined : spanOf(value)));
  }

  /** The document's words in their folded form. */
  haystack(document: number): string {
    this.#haystacks[document] ??= this.#buildHaystack(document);
    return this.#haystacks[document]!;
  }

  #buildHaystack(document: number): string {
    const { name, title = '', text = '', mentions } = this.data.documents[document]!;
    const things = new Set(mentions.map((mention) => mention[M.thing]));
    const names = [...things].flatMap((thing) => namesOf(this.data, thing));
    return fold([name, title, ...names, text].join('\n'));
  }
}

/** Everything that a thing is called, the usual name first. */
export function namesOf(data: ViewData, thing: number): string[] {
  const { name, variants = [], english } = data.things[thing]!;
  return [name, ...variants.map(([text]) => text), ...(english === undefined ? [] : [english])];
}

/** The query's words as `Index.haystack` has them. */
export const wordsOf = (query: string): string[] => fold(query).split(/\s+/).filter(Boolean);

/** The documents that the filter leaves, in their order. */
export function selectDocuments(index: Index, { query, things, period }: Filter): number[] {
  const words = wordsOf(query);
  const first = things[0];
  const start = first === undefined ? index.data.documents.map((_, i) => i) : index.documentsOf[first]!;
  const others = things.slice(1).map((thing) => new Set(index.documentsOf[thing]!));
  return start.filter(
    (document) =>
      others.every((documents) => documents.has(document)) &&
      (period === undefined || namesDateIn(index, document, period)) &&
      words.every((word) => index.haystack(document).includes(word)),
  );
}

const namesDateIn = (index: Index, document: number, period: Period): boolean =>
  index.data.documents[document]!.mentions.some((mention) => {
    const span = index.spans[mention[M.thing]];
    return span !== undefined && overlaps(span, period);
  });

/** What these documents name, by type: in the order of mentions, then documents, then as first met. */
export function countThings(data: ViewData, documents: readonly number[]): Map<string, Count[]> {
  const mentions = new Uint32Array(data.things.length);
  const within = new Uint32Array(data.things.length);
  const last = new Int32Array(data.things.length).fill(-1);
  for (const document of documents) {
    for (const mention of data.documents[document]!.mentions) {
      const thing = mention[M.thing];
      mentions[thing]! += 1;
      if (last[thing] === document) continue;
      last[thing] = document;
      within[thing]! += 1;
    }
  }
  const counts = new Map<string, Count[]>();
  data.things.forEach(({ type }, thing) => {
    if (mentions[thing] === 0) return;
    const list = counts.get(type) ?? [];
    counts.set(type, list);
    list.push({ thing, mentions: mentions[thing]!, documents: within[thing]! });
  });
  for (const list of counts.values()) {
    list.sort((a, b) => b.mentions - a.mentions || b.documents - a.documents || a.thing - b.thing);
  }
  return counts;
}

/**
 * Which of `candidates` stand together in a paragraph (a line of the text), the most frequent pairs first. What stands inside
 * another entity is no neighbour of it, and does not count.
 */
export function countPairs(data: ViewData, documents: readonly number[], candidates: ReadonlySet<number>): Pair[] {
  const pairs = new Map<number, { paragraphs: number; documents: number; last: number }>();
  for (const document of documents) {
    for (const things of paragraphsOf(data, document, candidates)) {
      for (let i = 0; i < things.length; i++) {
        for (let j = i + 1; j < things.length; j++) {
          const key = things[i]! * data.things.length + things[j]!;
          const pair = pairs.get(key) ?? { paragraphs: 0, documents: 0, last: -1 };
          pairs.set(key, pair);
          pair.paragraphs += 1;
          if (pair.last !== document) pair.documents += 1;
          pair.last = document;
        }
      }
    }
  }
  return [...pairs]
    .map(([key, { paragraphs, documents }]) => {
      const b = key % data.things.length;
      return { a: (key - b) / data.things.length, b, paragraphs, documents };
    })
    .sort((x, y) => y.documents - x.documents || y.paragraphs - x.paragraphs || x.a - y.a || x.b - y.b);
}

/** For each paragraph the candidates that it names, ascending, each once. */
function paragraphsOf(data: ViewData, document: number, candidates: ReadonlySet<number>): number[][] {
  const lines = new Map<number, Set<number>>();
  for (const mention of data.documents[document]!.mentions) {
    const thing = mention[M.thing];
    if (mention[M.parent] >= 0 || !candidates.has(thing)) continue;
    const line = lines.get(mention[M.line]) ?? new Set();
    lines.set(mention[M.line], line.add(thing));
  }
  return [...lines.values()].map((things) => [...things].sort((a, b) => a - b));
}
