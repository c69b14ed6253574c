/** From candidates to entities: chosen, nested, named, linked, numbered. */
import type { Candidate, ConsideredCandidate, Document, Entity } from '../document.js';
import { firstEndingAfter, firstFrom } from '../search.js';
import { isSpace } from '../text/letters.js';
import { before, type Choice, choose } from './choose.js';
import type { Knowledge } from './knowledge.js';
import { clusterBodies, clusterPeople, linkHolders } from './link.js';
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
  const { text } = document;
  const choices = choose(candidates, document.tokens, createNesting(document, knowledge))
    .filter((choice) => options.types === undefined || options.types.has(choice.candidate.type))
    .sort((a, b) => a.candidate.start - b.candidate.start || b.candidate.end - a.candidate.end);
  const mentions = choices.map((choice, i) => {
    choice.id = `e${i + 1}`;
    return mentionOf(choice, document, knowledge);
  });
  nameAll(mentions);
  linkHolders(mentions, text);
  clusterPeople(mentions);
  clusterBodies(mentions, text);
  const lines = new Lines(text);
  const considered = options.explain ? considering(candidates, choices, text) : undefined;
  return mentions.map((mention) => {
    const entity = entityOf(mention, lines, knowledge);
    if (considered) entity.considered = considered(mention.candidate);
    return entity as Entity;
  });
}

/** Field by field: there are many entities, and most fields are seldom there. The order is that of the output. */
function entityOf(mention: Mention, lines: Lines, knowledge: Knowledge): Partial<Mutable<Entity>> {
  const { candidate, choice, meant, prefix, holder, cluster } = mention;
  const { type, start, end, rule, date } = candidate;
  const subtype = subtypeOf(mention, knowledge);
  const parent = nearestKept(choice.parent);
  const entity: Partial<Mutable<Entity>> = { id: choice.id, type };
  if (subtype) entity.subtype = subtype;
  entity.text = mention.text;
  entity.start = start;
  entity.end = end;
  lines.advance(start);
  entity.line = lines.line;
  entity.column = lines.columnOf(start);
  if (prefix !== '') entity.prefix = prefix;
  if (parent !== undefined) entity.parent = parent;
  if (date) Object.assign(entity, date);
  entity.normalized = meant?.canonical ?? mention.plain;
  if (meant?.ref) entity.ref = meant.ref;
  entity.confidence = rounded(candidate.weight);
  entity.rule = rule;
  if (holder) entity.holder = holder.choice.id;
  if (cluster !== undefined) entity.cluster = cluster;
  return entity;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function subtypeOf({ candidate, folded, meant }: Mention, knowledge: Knowledge): string | undefined {
  // Given, family, kunya: parts of names, not kinds of people.
  if (candidate.type === 'PERSON') return undefined;
  const known = candidate.subtype ?? meant?.subtype;
  return known ?? (candidate.type === 'ORGANIZATION' ? knowledge.bodyKind(folded.split(' ', 1)[0]!) : undefined);
}

function nearestKept(parent: Choice | undefined): string | undefined {
  for (let choice = parent; choice; choice = choice.parent) if (choice.id !== '') return choice.id;
  return undefined;
}

function mentionOf(choice: Choice, document: Document, knowledge: Knowledge): Mention {
  const { candidate } = choice;
  const text = document.text.slice(candidate.start, candidate.end);
  const { prefix, restored } = prefixOf(candidate, document);
  const { plain, folded, named } = knowledge.names.of(candidate.type, restored + text);
  return {
    choice,
    candidate,
    text,
    prefix,
    plain,
    folded,
    named,
    meant: undefined,
    holder: undefined,
    cluster: undefined,
  };
}

const NO_PREFIX = { prefix: '', restored: '' };

/** The proclitics left out of the span, and the alef that the article gets back (`للجمهورية` → `الجمهورية`). */
function prefixOf({ start }: Candidate, { text, tokens }: Document): { prefix: string; restored: string } {
  if (start === 0 || isSpace(text.charCodeAt(start - 1))) return NO_PREFIX;
  const token = tokens[firstEndingAfter(tokens, start)];
  if (!token || token.start >= start) return NO_PREFIX;
  const reading = token.readings.find(({ cut }) => token.start + cut === start);
  return { prefix: plainText(text.slice(token.start, start)), restored: reading?.prefix.endsWith('لل') ? 'ا' : '' };
}

/** Lines and columns of ascending offsets, 1-based (UTF-16 units); CR, LF and CRLF end a line. */
class Lines {
  line = 1;
  #lineStart = 0;
  #at = 0;

  constructor(private readonly text: string) {}

  /** Goes on to the line of the offset. */
  advance(offset: number): void {
    for (; this.#at < offset; this.#at++) {
      const unit = this.text.charCodeAt(this.#at);
      if (unit > 0x0d || (unit !== 0x0a && unit !== 0x0d)) continue;
      if (unit === 0x0d && this.text.charCodeAt(this.#at + 1) === 0x0a) continue;
      this.line += 1;
      this.#lineStart = this.#at + 1;
    }
  }

  columnOf(offset: number): number {
    return offset - this.#lineStart + 1;
  }
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
