/** From candidates to entities: chosen, nested, named, linked, numbered. */
import type { Candidate, ConsideredCandidate, Document, Entity, Token } from '../document.js';
import { firstEndingAfter, firstFrom } from '../search.js';
import { before, type Choice, choose } from './choose.js';
import type { Knowledge } from './knowledge.js';
import type { Named } from './known-names.js';
import { bodyClusters, holders, personClusters } from './link.js';
import type { Mention } from './mention.js';
import { nameAll } from './name.js';
import { createNesting } from './nest.js';
import { plainText } from './plain-text.js';

export type { Knowledge } from './knowledge.js';

export interface ResolveOptions {
  readonly types?: ReadonlySet<string>;
  readonly explain?: boolean;
}

/** Entities in text order, of two that start together the longer first; ids `e1`, `e2`, … in that order. */
export function resolve(
  document: Document,
  candidates: readonly Candidate[],
  knowledge: Knowledge,
  options: ResolveOptions = {},
): Entity[] {
  const choices = choose(candidates, document.tokens, createNesting(document, knowledge))
    .filter((choice) => options.types === undefined || options.types.has(choice.candidate.type))
    .sort((a, b) => a.candidate.start - b.candidate.start || b.candidate.end - a.candidate.end);
  const mentions = choices.map((choice) => mentionOf(choice, document, knowledge));
  const ids = new Map(choices.map((choice, i) => [choice, `e${i + 1}`]));
  const names = nameAll(mentions);
  const holderOf = holders(mentions, document.text);
  const clusterOf = new Map([...personClusters(mentions), ...bodyClusters(mentions, names, document.text)]);
  const position = linesOf(document.text);
  const considered = options.explain ? considering(candidates, choices, document.text) : undefined;
  return mentions.map((mention) => {
    const { candidate, choice, prefix, plain } = mention;
    const named = names.get(mention);
    const subtype = subtypeOf(mention, named, knowledge);
    const parent = nearestKept(choice.parent, ids);
    const holder = holderOf.get(mention);
    const cluster = clusterOf.get(mention);
    // Field by field: there are many entities, and most fields are seldom there.
    const { type, start, end, rule, date } = candidate;
    const entity: Partial<Mutable<Entity>> = { id: ids.get(choice)!, type };
    if (subtype) entity.subtype = subtype;
    entity.text = document.text.slice(start, end);
    entity.start = start;
    entity.end = end;
    const { line, column } = position(start);
    entity.line = line;
    entity.column = column;
    if (prefix !== '') entity.prefix = prefix;
    if (parent !== undefined) entity.parent = parent;
    if (date) Object.assign(entity, date);
    entity.normalized = named?.canonical ?? plain;
    if (named?.ref) entity.ref = named.ref;
    entity.confidence = rounded(candidate.weight);
    entity.rule = rule;
    if (holder) entity.holder = ids.get(holder.choice)!;
    if (cluster !== undefined) entity.cluster = cluster;
    if (considered) entity.considered = considered(candidate);
    return entity as Entity;
  });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function subtypeOf({ candidate, folded }: Mention, named: Named | undefined, knowledge: Knowledge): string | undefined {
  // Given, family, kunya: parts of names, not kinds of people.
  if (candidate.type === 'PERSON') return undefined;
  const known = candidate.subtype ?? named?.subtype;
  return known ?? (candidate.type === 'ORGANIZATION' ? knowledge.bodyKind(folded.split(' ', 1)[0]!) : undefined);
}

function nearestKept(parent: Choice | undefined, ids: ReadonlyMap<Choice, string>): string | undefined {
  for (let choice = parent; choice; choice = choice.parent) if (ids.has(choice)) return ids.get(choice)!;
  return undefined;
}

function mentionOf(choice: Choice, { text, tokens }: Document, knowledge: Knowledge): Mention {
  const { candidate } = choice;
  const { prefix, restored } = prefixOf(candidate, text, tokens);
  const { start, end, type } = candidate;
  const { plain, folded, named } = knowledge.names.of(type, restored + text.slice(start, end));
  return { choice, candidate, prefix, plain, folded, named };
}

/** The proclitics left out of the span, and the alef that the article gets back (`للجمهورية` → `الجمهورية`). */
function prefixOf({ start }: Candidate, text: string, tokens: readonly Token[]): { prefix: string; restored: string } {
  const token = tokens[firstEndingAfter(tokens, start)];
  if (!token || token.start >= start) return { prefix: '', restored: '' };
  const reading = token.readings.find(({ cut }) => token.start + cut === start);
  return { prefix: plainText(text.slice(token.start, start)), restored: reading?.prefix.endsWith('لل') ? 'ا' : '' };
}

/** Asked with ascending offsets, answers 1-based line and column (UTF-16 units); CR, LF and CRLF end a line. */
function linesOf(text: string): (offset: number) => { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  let at = 0;
  return (offset) => {
    for (; at < offset; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x0a || (unit === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
        line += 1;
        lineStart = at + 1;
      }
    }
    return { line, column: offset - lineStart + 1 };
  };
}

const rounded = (weight: number): number => Math.round(weight * 100) / 100;

const keyOf = ({ start, end, type, rule }: Candidate): string => `${start}:${end}:${type}:${rule}`;

/** Asked with a chosen candidate, answers every one that overlaps it, best first. */
function considering(
  candidates: readonly Candidate[],
  choices: readonly Choice[],
  text: string,
): (chosen: Candidate) => ConsideredCandidate[] {
  const won = new Set(choices.map(({ candidate }) => keyOf(candidate)));
  const byStart = [...candidates].sort((a, b) => a.start - b.start);
  // Where the candidate that reaches farthest, of those up to each place, ends: before what ends too early nothing overlaps.
  let farthest = 0;
  const ends = byStart.map(({ end }) => {
    farthest = Math.max(farthest, end);
    return farthest;
  });
  return ({ start, end }) =>
    byStart
      .slice(
        firstFrom(ends, (reached) => reached > start),
        firstFrom(byStart, (other) => other.start >= end),
      )
      .filter((other) => other.end > start)
      .sort(before)
      .map((other) => ({
        type: other.type,
        text: text.slice(other.start, other.end),
        start: other.start,
        end: other.end,
        rule: other.rule,
        weight: rounded(other.weight),
        ...(other.support !== undefined && { support: rounded(other.support) }),
        won: won.has(keyOf(other)),
      }));
}
