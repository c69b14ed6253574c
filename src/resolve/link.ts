/** Links between chosen entities: which title belongs to whom, which mentions name the same person or body. */
import type { Choice } from './choose.js';

/** What may stand between a title and its holder: spaces, a comma, a quotation mark, other short joints. */
const JOINT = /^[\s،,.:"«“'()–-]{0,3}$/;

/** For each title choice its holder, where a person stands right beside it (other titles between are passed over). */
export function holders(choices: readonly Choice[], text: string): Map<Choice, Choice> {
  const found = new Map<Choice, Choice>();
  const outer = choices.filter((choice) => choice.parent === undefined);
  outer.forEach((choice, i) => {
    if (choice.candidate.type !== 'TITLE') return;
    const holder = personAfter(outer, i, text) ?? personBefore(outer, i, text);
    if (holder) found.set(choice, holder);
  });
  return found;
}

function personAfter(outer: readonly Choice[], from: number, text: string): Choice | undefined {
  for (let i = from; i + 1 < outer.length; i++) {
    const next = outer[i + 1]!;
    if (!JOINT.test(text.slice(outer[i]!.candidate.end, next.candidate.start))) return undefined;
    if (next.candidate.type === 'PERSON') return next;
    if (next.candidate.type !== 'TITLE') return undefined;
  }
  return undefined;
}

/** Apposition: `أنور البني، محام وحقوقي`. */
function personBefore(outer: readonly Choice[], from: number, text: string): Choice | undefined {
  const before = outer[from - 1];
  if (!before || before.candidate.type !== 'PERSON') return undefined;
  return JOINT.test(text.slice(before.candidate.end, outer[from]!.candidate.start)) ? before : undefined;
}

/**
 * Cluster ids (`p1`, `p2`, …) for people who are mentioned more than once: the same name again, or the last part of a
 * longer name. A short name that two people share stays with the one named last before it.
 */
export function clusters(choices: readonly Choice[], nameOf: (choice: Choice) => string): Map<Choice, string> {
  const people: { name: string; mentions: Choice[] }[] = [];
  for (const choice of choices) {
    if (choice.candidate.type !== 'PERSON') continue;
    const name = nameOf(choice);
    const known = people.findLast((person) => samePerson(person.name, name));
    if (!known) people.push({ name, mentions: [choice] });
    else {
      known.mentions.push(choice);
      if (name.length > known.name.length) known.name = name;
    }
  }
  const ids = new Map<Choice, string>();
  let number = 0;
  for (const { mentions } of people) {
    if (mentions.length < 2) continue;
    number += 1;
    for (const mention of mentions) ids.set(mention, `p${number}`);
  }
  return ids;
}

const samePerson = (known: string, name: string): boolean =>
  known === name || known.endsWith(` ${name}`) || name.endsWith(` ${known}`) || (known.startsWith(`${name} `) && name.includes(' '));
