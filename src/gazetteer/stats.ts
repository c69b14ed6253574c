import type { Gazetteer } from './gazetteer.js';

export interface Count {
  readonly rows: number;
  /** Rows that fire only with context. */
  readonly ambiguous: number;
}

export interface GazetteerStats extends Count {
  /** By name, in code-unit order. */
  readonly lists: ReadonlyMap<string, Count>;
  readonly types: ReadonlyMap<string, Count>;
  readonly sources: ReadonlyMap<string, Count>;
}

/** What the lists hold. */
export function gazetteerStats(gazetteer: Gazetteer): GazetteerStats {
  const total = new Tally();
  const lists = new Tally();
  const types = new Tally();
  const sources = new Tally();
  for (let number = 0; number < gazetteer.size; number++) {
    const row = gazetteer.row(number);
    const ambiguous = row.ambiguous !== '';
    total.add('', ambiguous);
    lists.add(row.list, ambiguous);
    types.add(row.type, ambiguous);
    sources.add(row.source, ambiguous);
  }
  const { rows, ambiguous } = total.counts().get('') ?? { rows: 0, ambiguous: 0 };
  return { rows, ambiguous, lists: lists.counts(), types: types.counts(), sources: sources.counts() };
}

class Tally {
  readonly #counts = new Map<string, { rows: number; ambiguous: number }>();

  add(name: string, ambiguous: boolean): void {
    const count = this.#counts.get(name) ?? { rows: 0, ambiguous: 0 };
    count.rows += 1;
    if (ambiguous) count.ambiguous += 1;
    this.#counts.set(name, count);
  }

  counts(): ReadonlyMap<string, Count> {
    return new Map([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
