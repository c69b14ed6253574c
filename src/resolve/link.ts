/** Links between mentions: which title belongs to whom, which mentions name the same person or the same body. */

import type { Named } from './known-names.js';
import type { Mention } from './mention.js';

/** What may stand between a title and its holder: blanks, a comma, a quotation mark, other short joints. */
const JOINT = /^[\s،,.:"«“'()–-]{0,3}$/;

/** For each title its holder: a person right beside it (other titles between are passed over), or one named before. */
export function holders(mentions: readonly Mention[], text: string): Map<Mention, Mention> {
  const found = new Map<Mention, Mention>();
  const outer = mentions.filter(({ choice }) => choice.parent === undefined);
  const after = peopleAfter(outer, text);
  outer.forEach((mention, i) => {
    if (mention.candidate.type !== 'TITLE') return;
    const holder = after[i] ?? personBefore(outer, i, text);
    if (holder) found.set(mention, holder);
  });
  addHoldersNamedBefore(outer, found);
  return found;
}

/** For each mention the person right behind it, titles between passed over. From the last on, so that no title is passed twice. */
function peopleAfter(outer: readonly Mention[], text: string): readonly (Mention | undefined)[] {
  const after = new Array<Mention | undefined>(outer.length).fill(undefined);
  for (let i = outer.length - 2; i >= 0; i--) {
    const next = outer[i + 1]!;
    if (!JOINT.test(text.slice(outer[i]!.candidate.end, next.candidate.start))) continue;
    if (next.candidate.type === 'PERSON') after[i] = next;
    else if (next.candidate.type === 'TITLE') after[i] = after[i + 1];
  }
  return after;
}

/** Apposition: `أنور البني، محام وحقوقي`. */
function personBefore(outer: readonly Mention[], from: number, text: string): Mention | undefined {
  const before = outer[from - 1];
  if (before?.candidate.type !== 'PERSON') return undefined;
  return JOINT.test(text.slice(before.candidate.end, outer[from]!.candidate.start)) ? before : undefined;
}

/**
 * A title that stands alone belongs to the person who bore the same title, or one that begins with it (`الوزير` for
 * `وزير الخارجية`), before in the text; where two people did, to neither.
 */
function addHoldersNamedBefore(outer: readonly Mention[], found: Map<Mention, Mention>): void {
  const bearers = new Map<string, { readonly names: Set<string>; last: Mention }>();
  for (const mention of outer) {
    if (mention.candidate.type !== 'TITLE') continue;
    const holder = found.get(mention);
    if (!holder) {
      const known = bearers.get(mention.folded);
      if (known?.names.size === 1) found.set(mention, known.last);
      continue;
    }
    for (const title of [mention.folded, ARTICLE + firstWord(mention.folded)]) {
      const known = bearers.get(title) ?? { names: new Set<string>(), last: holder };
      known.names.add(lastName(holder.folded));
      known.last = holder;
      bearers.set(title, known);
    }
  }
}

const ARTICLE = 'ال';
const firstWord = (text: string): string => text.split(' ', 1)[0]!;
const lastName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** Somebody mentioned in the text. */
interface Person {
  readonly mentions: Mention[];
}

/**
 * Cluster ids (`p1`, `p2`, …) of people who are mentioned more than once: the same name again, or one end of a longer
 * name. A short name that two people share stays with the one named last before it.
 */
export function personClusters(mentions: readonly Mention[]): Map<Mention, string> {
  const people: Person[] = [];
  const byName = new Map<string, Person>();
  const byEnd = new Map<string, Person>();
  for (const mention of mentions) {
    if (mention.candidate.type !== 'PERSON') continue;
    const name = mention.folded;
    const ends = endsOf(name);
    const known = [byName.get(name), byEnd.get(name), ...ends.map((end) => byName.get(end))];
    const person = latest(known) ?? { mentions: [] };
    if (person.mentions.length === 0) people.push(person);
    person.mentions.push(mention);
    byName.set(name, person);
    for (const end of ends) byEnd.set(end, person);
  }
  return numbered(people, 'p');
}

/** The one mentioned last. */
function latest(people: readonly (Person | undefined)[]): Person | undefined {
  const startOf = (person: Person): number => person.mentions.at(-1)!.candidate.start;
  let found: Person | undefined;
  for (const person of people) if (person && (!found || startOf(person) > startOf(found))) found = person;
  return found;
}

const LONGEST_NAME = 12;

/**
 * What a name may be shortened to: `الشرع` of `أحمد الشرع`, `محمد بن سلمان` of `محمد بن سلمان بن عبدالعزيز`; the first word
 * alone proves nothing.
 */
function endsOf(name: string): string[] {
  const words = name.split(' ').slice(0, LONGEST_NAME);
  const ends: string[] = [];
  for (let i = 1; i < words.length; i++) ends.push(words.slice(i).join(' '));
  for (let i = 2; i < words.length; i++) ends.push(words.slice(0, i).join(' '));
  return ends;
}

/**
 * Cluster ids (`o1`, …) of bodies that are mentioned more than once: the same name, a name that the lists know for the
 * same body, or an acronym or alias in brackets right behind the name.
 */
export function bodyClusters(
  mentions: readonly Mention[],
  names: ReadonlyMap<Mention, Named>,
  text: string,
): Map<Mention, string> {
  const groups = new Map<string, { mentions: Mention[] }>();
  let before: Mention | undefined;
  for (const mention of mentions) {
    if (mention.candidate.type !== 'ORGANIZATION') continue;
    const keys = keysOf(mention, names);
    if (before && isBracketed(before, mention, text)) keys.push(...keysOf(before, names));
    const group = keys.map((key) => groups.get(key)).find((known) => known !== undefined) ?? { mentions: [] };
    group.mentions.push(mention);
    for (const key of keys) if (!groups.has(key)) groups.set(key, group);
    before = mention;
  }
  return numbered([...new Set(groups.values())], 'o');
}

function keysOf(mention: Mention, names: ReadonlyMap<Mention, Named>): string[] {
  const id = names.get(mention)?.id ?? '';
  return id === '' ? [mention.folded] : [id, mention.folded];
}

const isBracketed = (before: Mention, mention: Mention, text: string): boolean =>
  /^\s?[("«]{1,2}$/.test(text.slice(before.candidate.end, mention.candidate.start)) &&
  /^[)"»]/.test(text.slice(mention.candidate.end, mention.candidate.end + 1));

function numbered(groups: readonly { readonly mentions: readonly Mention[] }[], letter: string): Map<Mention, string> {
  const ids = new Map<Mention, string>();
  groups
    .filter((group) => group.mentions.length > 1)
    .forEach((group, i) => {
      for (const mention of group.mentions) ids.set(mention, `${letter}${i + 1}`);
    });
  return ids;
}
