/** CoNLL with IOB2 tags: a token and its tag a line, an empty line after a sentence, outer entities alone. */
import type { Entity, Sentence, Token } from '../document.js';
import type { FormatOptions, Result, Writer } from './result.js';

export function conll({ clitics = 'attach' }: FormatOptions): Writer {
  return { document: (result) => document(result, clitics === 'split') };
}

function document({ text, entities, tokens = [], sentences = [] }: Result, split: boolean): string {
  const tag = tagger(entities.filter((entity) => entity.parent === undefined));
  const lines = sentences.map(({ first, last }: Sentence) => {
    const pieces = tokens.slice(first, last).flatMap((token) => (split ? piecesOf(token, entities) : [token]));
    return pieces.map(({ start, end }) => `${text.slice(start, end)}\t${tag(start, end)}\n`).join('');
  });
  return ['-DOCSTART-\tO\n', ...lines].map((part) => `${part}\n`).join('');
}

/** The token cut where an entity begins in it, else where its most plausible reading ends its proclitics. */
function piecesOf({ start, end, readings }: Token, entities: readonly Entity[]): { start: number; end: number }[] {
  const inner = entities.find((entity) => entity.start > start && entity.start < end);
  const cut = inner?.start ?? start + (readings[0]?.cut ?? 0);
  // An entity that begins with the token has no proclitic before it.
  const whole = cut <= start || cut >= end || entities.some((entity) => entity.start <= start && entity.end > start);
  return whole
    ? [{ start, end }]
    : [
        { start, end: cut },
        { start: cut, end },
      ];
}

/** Asked for pieces in text order: B at the first that an entity touches, I at the rest. */
function tagger(entities: readonly Entity[]): (start: number, end: number) => string {
  let at = 0;
  let begun = false;
  return (start, end) => {
    while (at < entities.length && entities[at]!.end <= start) {
      at += 1;
      begun = false;
    }
    const entity = entities[at];
    if (entity === undefined || entity.start >= end) return 'O';
    const tag = `${begun ? 'I' : 'B'}-${entity.type}`;
    begun = true;
    return tag;
  };
}
