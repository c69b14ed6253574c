/**
 * JSON as spaCy's `Doc.to_json` writes and `Doc.from_json` reads it: outer entities as `ents`, all of them as the span group
 * `sc`. Tokens are cut where entities begin and end, since spaCy's spans are made of whole tokens.
 */
import type { Entity, Span } from '../document.js';
import { escapeJson } from './escape.js';
import { entitiesIn } from './json.js';
import { offsetsIn } from './offsets.js';
import type { FormatOptions, Result, Writer } from './result.js';

export function spacy(_options: FormatOptions): Writer {
  return { document: (result) => `${escapeJson(JSON.stringify(toDoc(result)))}\n` };
}

function toDoc(result: Result): object {
  const { text, tokens = [], sentences = [] } = result;
  const convert = offsetsIn('codepoint', text);
  const place = ({ start, end }: Span): Span => ({ start: convert(start), end: convert(end) });
  const entities = entitiesIn('codepoint', result);
  const span = (entity: Entity) => ({
    start: entity.start,
    end: entity.end,
    label: entity.type,
    kb_id: knowledgeId(entity),
  });
  return {
    text,
    ents: entities.filter((entity) => entity.parent === undefined).map(span),
    sents: sentences.map(({ first, last }) => place({ start: tokens[first]!.start, end: tokens[last - 1]!.end })),
    spans: { sc: entities.map(span) },
    tokens: spacyTokens(text, [...tokens, ...result.entities]).map((token, id) => ({ id, ...place(token) })),
  };
}

const knowledgeId = ({ ref }: Entity): string =>
  ref?.geonames !== undefined ? `geonames:${ref.geonames}` : (ref?.iso3166 ?? '');

/** What Python's `str.isspace` says: spaCy looks at blanks with it. */
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/**
 * Tokens that together are the whole text but for one U+0020 behind each: blanks that are more or other are tokens, as spaCy
 * has it. Cuts are made at both ends of each span.
 */
function spacyTokens(text: string, spans: readonly Span[]): Span[] {
  const cuts = [...new Set(spans.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const tokens: Span[] = [];
  let at = 0;
  let cut = 0;
  function addWords(to: number): void {
    while (at < to) {
      while (cut < cuts.length && cuts[cut]! <= at) cut += 1;
      const end = Math.min(cuts[cut] ?? to, to);
      tokens.push({ start: at, end });
      at = end;
    }
  }
  for (const { 0: blanks, index } of text.matchAll(BLANKS)) {
    addWords(index);
    if (tokens.length > 0 && blanks.startsWith(' ')) at += 1;
    const end = index + blanks.length;
    if (at < end) tokens.push({ start: at, end });
    at = end;
  }
  addWords(text.length);
  return tokens;
}
