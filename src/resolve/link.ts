/** Links between mentions: which title belongs to whom, which mentions name the same person or the same body. */

import type { Mention } from './mention.js';

/** What may stand between a title and its holder: blanks, a comma, a quotation mark, other short joints. */
const JOINT = /^[\s،,.:"«“'()–-]*$/;
const LONGEST_JOINT = 3;

/** Gives each title its holder: a person right beside it (other titles between are passed over), or one named before. */
export function linkHolders(mentions: readonly Mention[], text: string): void {
  const outer = mentions.filter(({ choice }) => choice.parent === undefined);
  // From the last on, so that no title is passed twice.
  for (let i = outer.length - 1; i >= 0; i--) {
    const mention = outer[i]!;
    if (mention.candidate.type === 'TITLE') mention.holder = personAfter(mention, outer[i + 1], text);
  }
  for (let i = 1; i < outer.length; i++) {
    const mention = outer[i]!;
    if (mention.candidate.type === 'TITLE') mention.holder ??= personBefore(outer[i - 1]!, mention, text);
  }
  linkToBearers(outer);
}

/** `next`: the mention behind the title; a title there has its own person behind it by now. */
function personAfter({ candidate }: Mention, next: Mention | undefined, text: string): Mention | undefined {
  if (next === undefined || !isJoint(text, candidate.end, next.candidate.start)) return undefined;
  if (next.candidate.type === 'PERSON') return next;
  return next.candidate.type === 'TITLE' ? next.holder : undefined;
}

/** Apposition: `أنور البني، محام وحقوقي`. */
const personBefore = (before: Mention, { candidate }: Mention, text: string): Mention | undefined =>
  before.candidate.type === 'PERSON' && isJoint(text, before.candidate.end, candidate.start) ? before : undefined;

const isJoint = (text: string, from: number, to: number): boolean =>
  to - from <= LONGEST_JOINT && JOINT.test(text.slice(from, to));

/** Who has borne a title so far: by their last names. */
interface Bearers {
  readonly names: Set<string>;
  last: Mention;
}

/**
 * A title that stands alone belongs to the person who bore the same title, or one that begins with it (`الوزير` for
 * `وزير الخارجية`), before in the text; where two people did, to neither.
 */
function linkToBearers(outer: readonly Mention[]): void {
  const isAlone = ({ candidate, holder }: Mention): boolean => candidate.type === 'TITLE' && holder === undefined;
  const last = outer.findLastIndex(isAlone);
  const bearers = new Map<string, Bearers>();
  for (let i = 0; i <= last; i++) {
    const mention = outer[i]!;
    const { candidate, folded, holder } = mention;
    if (candidate.type !== 'TITLE') continue;
    if (holder === undefined) {
      const known = bearers.get(folded);
      if (known?.names.size === 1) mention.holder = known.last;
    } else {
      addBearer(bearers, folded, holder);
      addBearer(bearers, ARTICLE + firstWord(folded), holder);
    }
  }
}

function addBearer(bearers: Map<string, Bearers>, title: string, holder: Mention): void {
  const name = lastName(holder.folded);
  const known = bearers.get(title);
  if (known === undefined) bearers.set(title, { names: new Set([name]), last: holder });
  else {
    known.names.add(name);
    known.last = holder;
  }
}

const ARTICLE = 'ال';
const firstWord = (text: string): string => text.split(' ', 1)[0]!;
const lastName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** Somebody, or some body, mentioned in the text: the mentions in text order. */
type Cluster = Mention[];

/**
 * Gives people who are mentioned more than once a cluster (`p1`, `p2`, …): the same name again, or one end of a longer
 * name. A short name that two people share stays with the one named last before it.
 */
export function clusterPeople(mentions: readonly Mention[]): void {
  const people: Cluster[] = [];
  const byName = new Map<string, Cluster>();
  const byEnd = new Map<string, Cluster>();
  for (const mention of mentions) {
    if (mention.candidate.type !== 'PERSON') continue;
    const name = mention.folded;
    const ends = endsOf(name);
    let known = later(byName.get(name), byEnd.get(name));
    for (const end of ends) known = later(known, byName.get(end));
    const person = known ?? [];
    if (known === undefined) people.push(person);
    person.push(mention);
    byName.set(name, person);
    for (const end of ends) byEnd.set(end, person);
  }
  number(people, 'p');
}

/** The one mentioned last; of the same the first. */
function later(a: Cluster | undefined, b: Cluster | undefined): Cluster | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return b.at(-1)!.candidate.start > a.at(-1)!.candidate.start ? b : a;
}

const LONGEST_NAME = 12;
const NO_ENDS: readonly string[] = [];

/**
 * What a name may be shortened to: `الشرع` of `أحمد الشرع`, `محمد بن سلمان` of `محمد بن سلمان بن عبدالعزيز`; the first word
 * alone proves nothing.
 */
function endsOf(name: string): readonly string[] {
  if (!name.includes(' ')) return NO_ENDS;
  const words = name.split(' ', LONGEST_NAME);
  const ends: string[] = [];
  for (let i = 1; i < words.length; i++) ends.push(words.slice(i).join(' '));
  for (let i = 2; i < words.length; i++) ends.push(words.slice(0, i).join(' '));
  return ends;
}

/**
 * Gives bodies that are mentioned more than once a cluster (`o1`, …): the same name, a name that the lists know for the
 * same body, or an acronym or alias in brackets right behind the name.
 */
export function clusterBodies(mentions: readonly Mention[], text: string): void {
  const bodies: Cluster[] = [];
  const byKey = new Map<string, Cluster>();
  let before: Mention | undefined;
  for (const mention of mentions) {
    if (mention.candidate.type !== 'ORGANIZATION') continue;
    const keys = keysOf(mention);
    if (before && isBracketed(before, mention, text)) keys.push(...keysOf(before));
    const known = keys.find((key) => byKey.has(key));
    const body = known === undefined ? [] : byKey.get(known)!;
    if (known === undefined) bodies.push(body);
    body.push(mention);
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, body);
    before = mention;
  }
  number(bodies, 'o');
}

function keysOf({ meant, folded }: Mention): string[] {
  const id = meant?.id ?? '';
  return id === '' ? [folded] : [id, folded];
}

const isBracketed = (before: Mention, { candidate }: Mention, text: string): boolean =>
  candidate.start - before.candidate.end <= LONGEST_JOINT &&
  /^\s?[("«]{1,2}$/.test(text.slice(before.candidate.end, candidate.start)) &&
  /^[)"»]/.test(text.slice(candidate.end, candidate.end + 1));

function number(clusters: readonly Cluster[], letter: string): void {
  let count = 0;
  for (const cluster of clusters) {
    if (cluster.length < 2) continue;
    const id = `${letter}${++count}`;
    for (const mention of cluster) mention.cluster = id;
  }
}
