/** Counts the things that documents name, as many as there are: what memory has no room for waits on the disk. */
import type { Entity } from '../document.js';
import { identityOf, namesIn, oneLine } from '../view/naming.js';
import { Sorter } from './sorter.js';

/** A thing in all documents: `id` is that of the lists, a date's value, or the folded name. */
export interface Count {
  readonly type: string;
  readonly id: string;
  /** The most frequent one. */
  readonly name: string;
  readonly mentions: number;
  readonly documents: number;
}

const DIGITS = 12;

export class Counts {
  /** By type, id and name: mentions, and documents in which this name of the thing came first. */
  #counts = new Map<string, [mentions: number, documents: number]>();
  readonly #sorter = new Sorter();
  readonly #ranks = new Sorter();

  /** Names that are counted in memory. */
  constructor(private readonly most = 200_000) {}

  async add(entities: readonly Entity[]): Promise<void> {
    const names = namesIn(entities);
    const met = new Set<string>();
    for (const [i, entity] of entities.entries()) {
      const thing = `${entity.type}\t${identityOf(entity, names[i]!)}`;
      const key = `${thing}\t${oneLine(names[i]!)}`;
      const count = this.#counts.get(key) ?? [0, 0];
      this.#counts.set(key, [count[0] + 1, count[1] + (met.has(thing) ? 0 : 1)]);
      met.add(thing);
    }
    if (this.#counts.size >= this.most) await this.#spill();
  }

  async #spill(): Promise<void> {
    for (const [key, counts] of this.#counts) await this.#sorter.add([key, ...counts].join('\t'));
    this.#counts = new Map();
  }

  /** The most frequent first; equals by type and id. */
  async *ranked(): AsyncGenerator<Count> {
    await this.#spill();
    for await (const { mentions, documents, type, id, name } of things(this.#sorter.sorted())) {
      const rank = [mentions, documents].map((count) => String(10 ** DIGITS - count).padStart(DIGITS + 1, '0'));
      await this.#ranks.add([...rank, type, id, name].join('\t'));
    }
    for await (const line of this.#ranks.sorted()) {
      const [mentions, documents, type, id, name] = line.split('\t') as [string, string, string, string, string];
      yield { type, id, name, mentions: 10 ** DIGITS - Number(mentions), documents: 10 ** DIGITS - Number(documents) };
    }
  }

  /** Leaves nothing on the disk. */
  close(): void {
    this.#sorter.close();
    this.#ranks.close();
  }
}

/** Joins lines of one thing, which follow each other. */
async function* things(lines: AsyncIterable<string>): AsyncGenerator<Count> {
  let thing: { type: string; id: string; names: Map<string, number>; documents: number } | undefined;
  for await (const line of lines) {
    const [type, id, name, mentions, documents] = line.split('\t') as [string, string, string, string, string];
    if (thing !== undefined && (thing.type !== type || thing.id !== id)) {
      yield settle(thing);
      thing = undefined;
    }
    thing ??= { type, id, names: new Map(), documents: 0 };
    thing.names.set(name, (thing.names.get(name) ?? 0) + Number(mentions));
    thing.documents += Number(documents);
  }
  if (thing !== undefined) yield settle(thing);
}

function settle(thing: { type: string; id: string; names: Map<string, number>; documents: number }): Count {
  const { type, id, names, documents } = thing;
  const [name] = [...names].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]!;
  const mentions = [...names.values()].reduce((sum, one) => sum + one, 0);
  return { type, id, name, mentions, documents };
}
