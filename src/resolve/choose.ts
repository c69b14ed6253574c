/**
 * Which candidates become entities.
 *
 * The outer layer is the set of non-overlapping candidates with the greatest total of weight × tokens, so that a longer
 * candidate beats its own parts unless they are surer together. Inside each chosen one the same choice is made again
 * among the candidates that its type may hold. The choice is total and deterministic: `before` orders any two
 * candidates, and the order in which they were proposed plays no part.
 */
import type { Candidate, Token } from '../document.js';

export interface Choice {
  readonly candidate: Candidate;
  /** The choice that this one lies inside of. */
  readonly parent: Choice | undefined;
}

/** Below this weight a candidate is only shown by `--explain`. */
export const OUTER_WEIGHT = 0.4;
const NESTED_WEIGHT = 0.55;
const DEPTH_LIMIT = 4;

/** Which types may lie inside which (ANNOTATION: an entity on its own inside a longer one). */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  TITLE: ['ORGANIZATION', 'LOCATION', 'PERSON'],
  ORGANIZATION: ['ORGANIZATION', 'LOCATION', 'PERSON', 'TITLE'],
  LOCATION: ['LOCATION', 'PERSON', 'TITLE', 'ORGANIZATION'],
  PERSON: [],
  DATE: [],
};
const TYPE_ORDER = ['DATE', 'PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION'];

/** Chosen candidates, outer before inner, in text order. */
export function choose(candidates: readonly Candidate[], tokens: readonly Token[]): Choice[] {
  const distinct = withoutRepeats(candidates);
  const chosen: Choice[] = [];
  const outer = bestCover(distinct.filter((candidate) => candidate.weight >= OUTER_WEIGHT), tokens);
  for (const candidate of outer) addWithInner({ candidate, parent: undefined }, distinct, tokens, chosen, 1);
  return chosen;
}

function addWithInner(choice: Choice, pool: readonly Candidate[], tokens: readonly Token[], chosen: Choice[], depth: number): void {
  chosen.push(choice);
  if (depth >= DEPTH_LIMIT) return;
  const { start, end, type } = choice.candidate;
  const allowed = HOLDS[type] ?? [];
  const inside = pool.filter(
    (c) => c.start >= start && c.end <= end && c.end - c.start < end - start && c.weight >= NESTED_WEIGHT && allowed.includes(c.type),
  );
  for (const candidate of bestCover(inside, tokens)) addWithInner({ candidate, parent: choice }, inside, tokens, chosen, depth + 1);
}

/** Of candidates with one span and type the best remains. */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const key = `${candidate.start}:${candidate.end}:${candidate.type}`;
    const known = best.get(key);
    if (!known || before(candidate, known) < 0) best.set(key, candidate);
  }
  return [...best.values()].sort(before);
}

/** Weighted interval scheduling over candidates ordered by end: O(n log n). */
function bestCover(candidates: readonly Candidate[], tokens: readonly Token[]): Candidate[] {
  const byEnd = [...candidates].sort((a, b) => a.end - b.end || before(a, b));
  const totals: number[] = [0];
  const previous: number[] = [];
  byEnd.forEach((candidate, i) => {
    previous.push(countEndingBy(byEnd, candidate.start, i));
    const taken = totals[previous[i]!]! + candidate.weight * tokenCount(candidate, tokens);
    totals.push(Math.max(totals[i]!, taken));
  });
  const cover: Candidate[] = [];
  for (let i = byEnd.length; i > 0; ) {
    if (totals[i]! > totals[i - 1]!) {
      cover.push(byEnd[i - 1]!);
      i = previous[i - 1]!;
    } else i -= 1;
  }
  return cover.reverse();
}

/** How many of the first `limit` candidates end at or before the offset. */
function countEndingBy(byEnd: readonly Candidate[], offset: number, limit: number): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byEnd[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function tokenCount({ start, end }: Candidate, tokens: readonly Token[]): number {
  return firstTokenFrom(tokens, end) - firstTokenFrom(tokens, start + 1) + 1;
}

/** The first token that starts at or after the offset. */
function firstTokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The total order of candidates: surer first, then longer, earlier, by type, by rule, by row. */
export function before(a: Candidate, b: Candidate): number {
  return (
    b.weight - a.weight ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type) ||
    compare(a.type, b.type) ||
    compare(a.rule, b.rule) ||
    (a.row ?? -1) - (b.row ?? -1)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
