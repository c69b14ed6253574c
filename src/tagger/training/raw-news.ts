/** What a tagger teaches its successor by reading text that nobody annotated. */
import type { Candidate, Span } from '../../document.js';
import type { TaggerInput } from '../features.js';
import type { Lexicon } from '../lexicon.js';
import type { Tagger } from '../tagger.js';
import type { GoldEntity } from './gold.js';
import type { TrainingDocument } from './train.js';

/** Share buckets: 0 never, then up to these shares of a word's occurrences, then more. */
const SHARE_STEPS = [0, 0.03, 0.15, 0.4, 0.75];
/** Below this many occurrences nothing is said of a word. */
const FEW = 4;

/** Counts, for each word of a lexicon, how often it stands in spans of each type. */
export class ShareCounter {
  readonly #counts: Uint32Array;
  readonly #totals: Uint32Array;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly types: readonly string[],
  ) {
    this.#totals = new Uint32Array(lexicon.table.size);
    this.#counts = new Uint32Array(lexicon.table.size * types.length);
  }

  add({ document }: TaggerInput, proposals: readonly Candidate[]): void {
    let at = 0;
    for (const token of document.tokens) {
      if (token.kind !== 'word') continue;
      const id = this.lexicon.table.lookup(token.readings[0]!.stem);
      if (id < 0) continue;
      this.#totals[id]! += 1;
      while (at < proposals.length && proposals[at]!.end <= token.start) at += 1;
      const proposal = proposals[at];
      if (proposal && proposal.start < token.end)
        this.#counts[id * this.types.length + this.types.indexOf(proposal.type)]! += 1;
    }
  }

  /** The lexicon with the share buckets of its words, one byte a type. */
  toLexicon(): Lexicon {
    const shares = new Uint8Array(this.#counts.length);
    this.#counts.forEach((count, cell) => {
      const total = this.#totals[Math.floor(cell / this.types.length)]!;
      shares[cell] = total < FEW ? SHARE_STEPS.length + 1 : bucketOf(count / total);
    });
    return this.lexicon.withShares(shares);
  }
}

const bucketOf = (share: number): number => SHARE_STEPS.filter((step) => share > step).length;

/** What guidelines without titles, and with other bodies than ours, cannot teach. */
const OURS: ReadonlySet<string> = new Set(['TITLE', 'ORGANIZATION']);
const LIKELY = 0.5;

/**
 * A document of other guidelines under ours: with the titles and bodies that a tagger of our own documents sees in it; its people
 * and places stay. What lies inside such a title or body is none of the outer layer.
 */
export function underOurGuidelines(document: TrainingDocument, input: TaggerInput, tagger: Tagger): TrainingDocument {
  const seen = tagger
    .tag(input.document, input.matches, input.candidates)
    .filter(({ type, weight }) => OURS.has(type) && weight >= LIKELY)
    .filter((ours) => document.entities.every((theirs) => !overlap(theirs, ours) || givesWay(theirs, ours)));
  const kept = document.entities.filter((entity) => !seen.some((ours) => overlap(entity, ours)));
  return { ...document, entities: [...kept, ...seen].sort((a, b) => a.start - b.start) };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

function givesWay(theirs: GoldEntity, ours: Candidate): boolean {
  if (theirs.type === 'ORGANIZATION' && ours.type === 'ORGANIZATION') return true;
  const inside = theirs.start >= ours.start && theirs.end <= ours.end;
  const shorter = theirs.end - theirs.start < ours.end - ours.start;
  return theirs.type !== 'PERSON' && inside && (shorter || ours.type === 'TITLE');
}
