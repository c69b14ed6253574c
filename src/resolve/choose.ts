/**
 * Which candidates become entities.
 *
 * The outer layer is the set of non-overlapping candidates with the greatest total of weight × tokens, so that a longer
 * candidate beats its own parts unless they are surer together. Inside each chosen one the same choice is made again
 * among the candidates that it may hold (nest.ts). The choice is total and deterministic: `before` orders any two
 * candidates, and the order in which they were proposed plays no part.
 *
 * Where there is a tagger the grammar defers to it in the outer layer: the tagger has seen what the grammar proposes and
 * weighed it against everything else (see `deferring`). Dates do not defer; their grammar is surer than the tagger.
 */
import { type Candidate, PATTERN_RULE, reweighed, TAGGER_RULE, type Token } from '../document.js';
import { firstEndingAfter, firstStartingFrom } from '../search.js';
import { holdsAny, type Nesting } from './nest.js';

export interface Choice {
  readonly candidate: Candidate;
  /** The choice that this one lies inside of. */
  readonly parent: Choice | undefined;
  /** That of its entity; empty for one that is left out. */
  id: string;
}

/** Below this weight a candidate is only shown by `--explain`. */
export const OUTER_WEIGHT = 0.4;
const NESTED_WEIGHT = 0.55;
const DEPTH_LIMIT = 4;

/**
 * Of a candidate's weight in the outer layer so much is its own, and the rest is the tagger's support for it. Found on articles that
 * the tagger had not seen; anything from a quarter to a half does about as well.
 */
const OWN_SHARE = 0.35;

const TYPE_ORDER = ['DATE', 'PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION'];

/** Chosen candidates, outer before inner. */
export function choose(candidates: readonly Candidate[], tokens: readonly Token[], nests: Nesting): Choice[] {
  const patterns = candidates.some(isPattern) ? withoutRepeats(candidates.filter(isPattern)) : [];
  const ours = withoutRepeats(
    patterns.length === 0 ? candidates : candidates.filter((candidate) => !isPattern(candidate)),
  );
  const chosen: Choice[] = [];
  const outer = outerCandidates(ours);
  const addAll = (cover: readonly Candidate[], parent?: Choice): void => {
    const depth = parent ? 2 : 1;
    for (const candidate of cover) addWithInner({ candidate, parent, id: '' }, ours, tokens, nests, chosen, depth);
  };
  for (const candidate of patterns) {
    const choice = { candidate, parent: undefined, id: '' };
    chosen.push(choice);
    addAll(bestCover(within(outer, candidate.start, candidate.end), tokens), choice);
  }
  const apart = patterns.length === 0 ? outer : outer.filter((candidate) => !overlapsAny(candidate, patterns));
  addAll(bestCover(apart, tokens));
  return chosen;
}

/** The outer layer as it is without patterns, in text order: what their classes stand for. */
export function outerLayer(candidates: readonly Candidate[], tokens: readonly Token[]): Candidate[] {
  return bestCover(outerCandidates(withoutRepeats(candidates)), tokens);
}

const isPattern = ({ rule }: Candidate): boolean => rule.startsWith(PATTERN_RULE);

function outerCandidates(sorted: readonly Candidate[]): Candidate[] {
  const outer: Candidate[] = [];
  for (const candidate of sorted) {
    const deferred = deferring(candidate);
    if (deferred.weight >= OUTER_WEIGHT) outer.push(deferred);
  }
  return outer;
}

/** `apart` are in text order and do not overlap. */
function overlapsAny({ start, end }: Candidate, apart: readonly Candidate[]): boolean {
  const next = apart[firstEndingAfter(apart, start)];
  return next !== undefined && next.start < end;
}

function addWithInner(
  choice: Choice,
  pool: readonly Candidate[],
  tokens: readonly Token[],
  nests: Nesting,
  chosen: Choice[],
  depth: number,
): void {
  chosen.push(choice);
  const { start, end, type } = choice.candidate;
  if (depth >= DEPTH_LIMIT || !holdsAny(type)) return;
  const shorter = within(pool, start, end);
  if (shorter.length === 0) return;
  const inside = shorter.filter((c) => c.weight >= NESTED_WEIGHT && nests(c, choice.candidate));
  for (const candidate of bestCover(inside, tokens)) {
    addWithInner({ candidate, parent: choice, id: '' }, inside, tokens, nests, chosen, depth + 1);
  }
}

/** Of candidates sorted by start those inside of the range and shorter than it. */
function within(sorted: readonly Candidate[], start: number, end: number): Candidate[] {
  const inside: Candidate[] = [];
  for (let i = firstStartingFrom(sorted, start); i < sorted.length; i++) {
    const candidate = sorted[i]!;
    if (candidate.start >= end) break;
    if (candidate.end <= end && candidate.end - candidate.start < end - start) inside.push(candidate);
  }
  return inside;
}

/**
 * Of candidates with one span and type the best remains; what the grammar and the tagger both propose keeps the name of the
 * grammar's rule, which says more. Sorted by start, longest first.
 */
function withoutRepeats(candidates: readonly Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((a, b) => bySpan(a, b) || compare(a.type, b.type) || before(a, b));
  const best: Candidate[] = [];
  for (let i = 0; i < sorted.length; ) {
    const first = i++;
    while (i < sorted.length && bySpan(sorted[i]!, sorted[first]!) === 0 && sorted[i]!.type === sorted[first]!.type)
      i++;
    best.push(i === first + 1 ? sorted[first]! : bestOf(sorted, first, i));
  }
  return best;
}

const bySpan = (a: Candidate, b: Candidate): number => a.start - b.start || b.end - a.end;

/** Of the candidates [first, last), the best first, of one span and type. */
function bestOf(sorted: readonly Candidate[], first: number, last: number): Candidate {
  let ruled: Candidate | undefined;
  let tagged: Candidate | undefined;
  for (let i = first; i < last; i++) {
    if (sorted[i]!.rule === TAGGER_RULE) tagged ??= sorted[i]!;
    else ruled ??= sorted[i]!;
  }
  if (!ruled || !tagged) return (ruled ?? tagged)!;
  return reweighed(ruled, Math.max(tagged.weight, ruled.weight), tagged.weight);
}

/** The candidate with the weight that it has in the outer layer: as it is where no tagger was asked. */
function deferring(candidate: Candidate): Candidate {
  const { weight, support } = candidate;
  if (support === undefined) return candidate;
  return reweighed(candidate, OWN_SHARE * weight + (1 - OWN_SHARE) * support, support);
}

/** The best cover by candidates sorted by start, in text order: only those that overlap others need a choice, and most do not. */
function bestCover(sorted: readonly Candidate[], tokens: readonly Token[]): Candidate[] {
  const cover: Candidate[] = [];
  // One sum over the whole text: rounding decides between covers of equal weight.
  let total = 0;
  for (let first = 0; first < sorted.length; ) {
    const last = overlapEnd(sorted, first);
    if (last === first + 1) {
      cover.push(sorted[first]!);
      total += worthOf(sorted[first]!, tokens);
    } else total = addHeaviest(sorted.slice(first, last), tokens, total, cover);
    first = last;
  }
  return cover;
}

/** Behind the candidates from `first` on of which each overlaps one before it. */
function overlapEnd(sorted: readonly Candidate[], first: number): number {
  let reached = sorted[first]!.end;
  let last = first + 1;
  for (; last < sorted.length && sorted[last]!.start < reached; last++) {
    const { end } = sorted[last]!;
    if (end > reached) reached = end;
  }
  return last;
}

/** Weighted interval scheduling: O(n log n). Sorts the candidates, adds the chosen ones to the cover and their worth to the total. */
function addHeaviest(candidates: Candidate[], tokens: readonly Token[], total: number, cover: Candidate[]): number {
  const byEnd = candidates.sort((a, b) => a.end - b.end || before(a, b));
  const totals: number[] = [total];
  const previous: number[] = [];
  for (let i = 0; i < byEnd.length; i++) {
    const candidate = byEnd[i]!;
    const fits = Math.min(i, firstEndingAfter(byEnd, candidate.start));
    previous.push(fits);
    totals.push(Math.max(totals[i]!, totals[fits]! + worthOf(candidate, tokens)));
  }
  const chosen: Candidate[] = [];
  for (let i = byEnd.length; i > 0; ) {
    if (totals[i]! > totals[i - 1]!) {
      chosen.push(byEnd[i - 1]!);
      i = previous[i - 1]!;
    } else i -= 1;
  }
  for (let i = chosen.length - 1; i >= 0; i--) cover.push(chosen[i]!);
  return totals.at(-1)!;
}

/** Weight × tokens. A candidate counts for one token at least, also where there are none (dates alone). */
const worthOf = ({ start, end, weight }: Candidate, tokens: readonly Token[]): number =>
  weight * Math.max(1, firstStartingFrom(tokens, end) - firstEndingAfter(tokens, start));

/** The total order of candidates: surer first, then longer, earlier, by type, by rule, by row. */
export function before(a: Candidate, b: Candidate): number {
  return (
    b.weight - a.weight ||
    b.end - b.start - (a.end - a.start) ||
    a.start - b.start ||
    TYPE_ORDER.indexOf(a.type) - TYPE_ORDER.indexOf(b.type) ||
    compare(a.type, b.type) ||
    compare(a.rule, b.rule)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
