/** Which mentions, in whatever documents, name one thing; and what that is called. */
import type { Entity } from '../document.js';
import { fold } from '../text/letters.js';

/** For each entity the name of what it names: of a cluster the fullest one, else its own. */
export function namesIn(entities: readonly Entity[]): string[] {
  const fullest = new Map<string, string>();
  for (const { type, cluster, normalized } of entities) {
    if (cluster === undefined) continue;
    const key = `${type} ${cluster}`;
    const before = fullest.get(key);
    if (before === undefined || wordsIn(normalized) > wordsIn(before)) fullest.set(key, normalized);
  }
  return entities.map(({ type, cluster, normalized }) => fullest.get(`${type} ${cluster}`) ?? normalized);
}

const wordsIn = (name: string): number => name.split(' ').length;

/** What is the same for all mentions of one thing: its id where the lists know it, a date's value, else the folded name. */
export function identityOf({ ref, value, mod }: Pick<Entity, 'ref' | 'value' | 'mod'>, name: string): string {
  if (ref?.geonames !== undefined) return `geonames:${ref.geonames}`;
  if (ref?.iso3166 !== undefined) return `iso3166:${ref.iso3166}`;
  if (value !== undefined) return oneLine(`${value} ${mod ?? ''}`);
  return fold(oneLine(name));
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
