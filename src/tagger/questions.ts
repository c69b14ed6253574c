/** What the tagger is asked about candidates of others: how probable it finds each. */
import type { Candidate, Token } from '../document.js';
import type { TagSpan } from './tags.js';
import { TokenStarts } from './token-starts.js';

/** A candidate as a span of tokens, with the answer. */
export interface Question extends TagSpan {
  /** Which candidate. */
  readonly index: number;
  /** 0 to 1, calibrated. */
  support: number;
}

const starts = new TokenStarts();

/** Questions about the candidates of these types that begin and end as tokens do, in text order. */
export function askAbout(
  candidates: readonly Candidate[],
  types: readonly string[],
  tokens: readonly Token[],
): Question[] {
  const questions: Question[] = [];
  if (tokens.length === 0) return questions;
  starts.read(tokens);
  for (let index = 0; index < candidates.length; index++) {
    const { type: name, start, end } = candidates[index]!;
    const type = types.indexOf(name);
    if (type < 0 || end <= start) continue;
    const first = starts.tokenAt(start);
    const last = starts.tokenAt(end - 1);
    if (tokens[first]!.start + tokens[first]!.readings[0]!.cut !== start || tokens[last]!.end !== end) continue;
    questions.push({ index, type, first, last: last + 1, support: 0 });
  }
  return questions.sort((a, b) => a.first - b.first);
}
