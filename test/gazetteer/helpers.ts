import type { Gap, Reading, Token } from '../../src/document.js';
import type { Row } from '../../src/gazetteer/rows.js';
import { fold } from '../../src/text/letters.js';

/** A row with the cells that matter to a test. */
export const row = (name: string, cells: Partial<Row> = {}): Row => ({
  name,
  type: 'LOCATION',
  subtype: 'city',
  id: '',
  weight: 0.5,
  ambiguous: '',
  source: 'hand',
  note: '',
  list: 'test',
  ...cells,
});

/** Tokens of a text, with every reading that its letters allow: enough for matching, and independent of the reader of texts. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const { 0: token, index: start } of text.matchAll(/[\p{L}\p{M}]+|\d+|[^\s\p{L}\p{M}\d]/gu)) {
    const end = start + token.length;
    const folded = fold(token);
    const kind = /\p{L}/u.test(token) ? 'word' : /\d/.test(token) ? 'number' : 'punctuation';
    tokens.push({
      start,
      end,
      index: tokens.length,
      kind,
      folded,
      gap: gapOf(text.slice(before, start)),
      readings: readingsOf(folded),
    });
    before = end;
  }
  return tokens;
}

function gapOf(between: string): Gap {
  if (/\n\s*\n/.test(between)) return 'paragraph';
  if (between.includes('\n')) return 'line';
  return between === '' ? 'none' : 'space';
}

function readingsOf(folded: string): Reading[] {
  const readings: Reading[] = [{ prefix: '', stem: folded, cut: 0 }];
  if (/^[وفبلكس]./u.test(folded)) readings.push({ prefix: folded[0]!, stem: folded.slice(1), cut: 1 });
  if (folded.startsWith('لل')) readings.push({ prefix: 'ل', stem: `ا${folded.slice(1)}`, cut: 1 });
  return readings;
}
