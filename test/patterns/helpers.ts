import { loadData } from '../../src/data.js';
import type { Candidate } from '../../src/document.js';
import { type CustomEntity, checkCustomEntities } from '../../src/patterns/file.js';
import { createPatterns } from '../../src/patterns/patterns.js';
import { loadFrequencies } from '../../src/text/frequencies.js';
import { createReader } from '../../src/text/tokens.js';

export const read = createReader({ frequencies: loadFrequencies(loadData()) });

/** An entity of the outer layer: the first occurrence of `text`. */
export type Outer = readonly [type: string, text: string];

export function outerIn(text: string, outer: readonly Outer[]): Candidate[] {
  return outer.map(([type, name]) => {
    const start = text.indexOf(name);
    expect(start).toBeGreaterThanOrEqual(0);
    return { type, start, end: start + name.length, rule: 'rule', weight: 0.9 };
  });
}

export const matcher = (entities: readonly CustomEntity[]) => createPatterns(checkCustomEntities(entities), read);

/** What one entity's patterns find. */
export function found(patterns: readonly string[], text: string, outer: readonly Outer[] = []): string[] {
  const matches = matcher([{ name: 'x', patterns }])(read(text), outerIn(text, outer));
  return matches.map(({ start, end }) => text.slice(start, end));
}
