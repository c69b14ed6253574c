/** What the tagger is asked about candidates of others: how probable it finds each. */
import type { Candidate, Token } from '../document.js';
import type { TagSpan } from './tags.js';

/** A candidate as a span of tokens, with the answer. */
export interface Question extends TagSpan {
  readonly candidate: Candidate;
  /** 0 to 1, calibrated. */
  support: number;
}

/** Questions about the candidates of these types that begin and end as tokens do, in text order. */
export function askAbout(
  candidates: readonly Candidate[],
  types: readonly string[],
  tokens: readonly Token[],
): Question[] {
  const starts = new Map(tokens.map((token) => [token.start + token.readings[0]!.cut, token.index]));
  const ends = new Map(tokens.map((token) => [token.end, token.index + 1]));
  const questions: Question[] = [];
  for (const candidate of candidates) {
    const type = types.indexOf(candidate.type);
    const first = starts.get(candidate.start);
    const last = ends.get(candidate.end);
    if (type < 0 || first === undefined || last === undefined || last <= first) continue;
    questions.push({ candidate, type, first, last, support: 0 });
  }
  return questions.sort((a, b) => a.first - b.first);
}
