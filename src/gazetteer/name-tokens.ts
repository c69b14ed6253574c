import { foldRange, isArabicLetter, isDigit, isLatinLetter, isLineBreak, isMark, isSpace } from '../text/letters.js';

/**
 * The folded tokens of a name: runs of letters, runs of digits, every other character by itself. A list finds a name in a
 * text only if both are cut alike, so a property test holds this to the reader of texts.
 */
export function nameTokens(name: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  while (at < name.length) {
    const end = tokenEnd(name, at);
    const folded = foldRange(name, at, end);
    if (folded !== '' && !isBlank(name.charCodeAt(at))) tokens.push(folded);
    at = end;
  }
  return tokens;
}

const isBlank = (unit: number): boolean => isSpace(unit) || isLineBreak(unit);

function tokenEnd(name: string, start: number): number {
  const unit = name.charCodeAt(start);
  for (const belongs of [isArabicLetter, isLatinLetter, isDigit]) {
    if (belongs(unit)) return runEnd(name, start, belongs);
  }
  return start + (name.codePointAt(start)! > 0xffff ? 2 : 1);
}

/** Marks within a run belong to it. */
function runEnd(name: string, start: number, belongs: (unit: number) => boolean): number {
  let end = start + 1;
  while (end < name.length && (belongs(name.charCodeAt(end)) || isMark(name.charCodeAt(end)))) end++;
  return end;
}
