/**
 * brat standoff: text-bound annotations, `Holder` relations, groups of mentions (`Equiv`), values and ids as notes. Offsets are code points into the
 * copy of the text that stands beside it.
 */
import type { Entity } from '../document.js';
import { entitiesIn } from './json.js';
import type { FormatOptions, Result, Writer } from './result.js';

export function brat(_options: FormatOptions): Writer {
  return { document: annotations, companions: ({ text }) => ({ txt: text }) };
}

function annotations(result: Result): string {
  const entities = entitiesIn('codepoint', result);
  const names = new Map(entities.map(({ id }, i) => [id, `T${i + 1}`]));
  const lines = entities.map((entity) => textBound(entity, names.get(entity.id)!));
  let relations = 0;
  for (const { id, holder } of entities) {
    if (holder !== undefined) lines.push(`R${++relations}\tHolder Arg1:${names.get(id)} Arg2:${names.get(holder)}`);
  }
  for (const cluster of clusters(entities)) lines.push(`*\tEquiv ${cluster.map(({ id }) => names.get(id)).join(' ')}`);
  let notes = 0;
  for (const entity of entities) {
    const note = noteOf(entity);
    if (note !== '') lines.push(`#${++notes}\tAnnotatorNotes ${names.get(entity.id)}\t${note}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** A mention that goes over the end of a line is one of several fragments: brat's own lines hold none. */
function textBound({ type, start, text }: Entity, name: string): string {
  const fragments: string[] = [];
  const texts: string[] = [];
  let at = start;
  for (const piece of text.split(/(\r\n|[\n\r\v\f\u0085\u2028\u2029])/)) {
    const length = Array.from(piece).length;
    if (/\P{White_Space}/u.test(piece)) {
      fragments.push(`${at} ${at + length}`);
      texts.push(piece);
    }
    at += length;
  }
  return `${name}\t${type} ${fragments.join(';')}\t${texts.join(' ')}`;
}

/** Groups of two and more mentions, in the order of their first ones. */
function clusters(entities: readonly Entity[]): Entity[][] {
  const groups = new Map<string, Entity[]>();
  for (const entity of entities) {
    if (entity.cluster === undefined) continue;
    const group = groups.get(entity.cluster);
    if (group) group.push(entity);
    else groups.set(entity.cluster, [entity]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

function noteOf({ subtype, value, mod, ref }: Entity): string {
  const facts = { subtype, value, mod, iso3166: ref?.iso3166, geonames: ref?.geonames };
  return Object.entries(facts)
    .filter(([, fact]) => fact !== undefined)
    .map(([name, fact]) => `${name}=${fact}`)
    .join(' ');
}
