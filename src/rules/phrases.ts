/** Phrases of the language in which a name or a title is only a word: صلاة المغرب، نصيب الأسد، السبب الرئيس. */
import type { Candidate, Span } from '../document.js';
import type { Match } from '../gazetteer/gazetteer.js';
import { KIND } from '../gazetteer/kinds.js';
import { firstFrom } from '../search.js';

/** Without the candidates that stand inside such a phrase, or begin inside it (CUE rows `no-name`); dates are what they are. */
export function leaveOutPhrases(candidates: readonly Candidate[], matches: readonly Match[]): readonly Candidate[] {
  const phrases = outermost(matches.filter(isPhrase));
  if (phrases.length === 0) return candidates;
  const isOnlyWord = ({ start, end }: Span): boolean => {
    const phrase = phrases[firstFrom(phrases, (phrase) => phrase.end > start)];
    return phrase !== undefined && phrase.start <= start && (phrase.start < start || end <= phrase.end);
  };
  return candidates.filter((candidate) => candidate.type === 'DATE' || !isOnlyWord(candidate));
}

const isPhrase = ({ first, last, kinds }: Match): boolean => last - first > 1 && (kinds & KIND.noName) !== 0;

/** Of spans by their starts, the longest first, those that are not inside another: their ends are in order, too. */
function outermost<T extends Span>(spans: readonly T[]): T[] {
  let reached = 0;
  return spans.filter(({ end }) => {
    const isOuter = end > reached;
    reached = Math.max(reached, end);
    return isOuter;
  });
}
