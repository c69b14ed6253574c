/** A document as patterns see it: a row of places, each with a symbol. */
import type { Candidate, Document, Reading, Span, Token } from '../document.js';
import { foldRange, sourceOffset } from '../text/letters.js';
import { NUMBER, procliticsOf, WORD } from './language.js';

/** A proclitic, a stem, a number, a sign, or an entity. The symbol is what a pattern can ask for, if there is one. */
export interface Place extends Span {
  readonly symbol?: string;
}

/** A shorter stem is sought in the likeliest reading of a word alone: `زير` is no part of `وزير`. */
const SURE_STEM = 4;

/**
 * The places of a document of which entities of the types `whole` are one place each; the others can be entered by the
 * `literals` of patterns. Proclitics are places of their own. Nothing is matched across the end of a paragraph.
 */
export function placesOf(
  { text, tokens }: Document,
  outer: readonly Candidate[],
  whole: ReadonlySet<string>,
  literals: ReadonlySet<string>,
): Place[] {
  const places: Place[] = [];
  let next = 0;
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!;
    if (token.gap === 'paragraph') places.push({ start: token.start, end: token.start });
    while (next < outer.length && outer[next]!.end <= token.start) next += 1;
    const entity = next < outer.length && outer[next]!.start < token.end ? outer[next] : undefined;
    if (entity && whole.has(entity.type)) {
      addProclitics(places, text, token, foldRange(text, token.start, Math.max(token.start, entity.start)));
      places.push({ symbol: entity.type, start: entity.start, end: entity.end });
      while (i < tokens.length && tokens[i]!.start < entity.end) i += 1;
    } else if (token.kind === 'number' && whole.has(NUMBER)) {
      const last = lastOfNumber(text, tokens, i);
      const symbol = last === i && literals.has(token.folded) ? token.folded : NUMBER;
      places.push({ symbol, start: token.start, end: tokens[last]!.end });
      i = last + 1;
    } else {
      addWord(places, text, token, literals, entity === undefined || entity.end <= token.end);
      i += 1;
    }
  }
  return places;
}

/** `free`: not a part of a longer entity. */
function addWord(places: Place[], text: string, token: Token, literals: ReadonlySet<string>, free: boolean): void {
  const reading = readingOf(token, literals);
  const { stem, cut } = reading;
  addProclitics(places, text, token, procliticsOf(reading));
  const kind = token.kind === 'word' && free ? WORD : undefined;
  const symbol = literals.has(stem) ? stem : kind;
  places.push({ start: token.start + cut, end: token.end, ...(symbol !== undefined && { symbol }) });
}

/** The likeliest reading, unless another one has what a pattern asks for. */
function readingOf({ readings }: Token, literals: ReadonlySet<string>): Reading {
  const named = readings.find(
    ({ prefix, stem }, i) => literals.has(stem) && (i === 0 || prefix === '' || stem.length >= SURE_STEM),
  );
  return named ?? readings[0]!;
}

function addProclitics(places: Place[], text: string, { start, end }: Token, letters: string): void {
  for (let i = 0; i < letters.length; i++) {
    const place = { start: sourceOffset(text, start, end, i), end: sourceOffset(text, start, end, i + 1) };
    places.push({ symbol: letters[i]!, ...place });
  }
}

/** The last token of a number written with marks inside, such as `1,500.25`. */
function lastOfNumber(text: string, tokens: readonly Token[], first: number): number {
  let last = first;
  while (
    tokens[last + 2]?.kind === 'number' &&
    tokens[last + 1]!.gap === 'none' &&
    tokens[last + 2]!.gap === 'none' &&
    /^[.,٫٬]$/.test(text.slice(tokens[last + 1]!.start, tokens[last + 1]!.end))
  ) {
    last += 2;
  }
  return last;
}
