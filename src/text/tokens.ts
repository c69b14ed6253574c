/** Text to tokens and sentences: where each piece of the text stands, what its form is, and how it can be read. */
import type { Document, Gap, Sentence, Token } from '../document.js';
import { Cutter } from './cut.js';
import { Forms } from './forms.js';
import { WordFrequencies } from './frequencies.js';
import { isLineBreak, isSpace } from './letters.js';
import type { WordKind } from './proclitics.js';
import { sentenceEnds } from './sentences.js';

export type Reader = (text: string) => Document;

export interface ReaderOptions {
  /** Counts of words, by which proclitics are told from letters of the word. Without them only the letters are weighed. */
  readonly frequencies?: WordFrequencies;
  /** What lists know of a folded word. */
  readonly kindOf?: (folded: string) => WordKind;
  /** Whether lists know it as a word that names begin with. */
  readonly isHead?: (folded: string) => boolean;
}

/** A reader keeps what it learns of words from text to text, within bounds. */
export function createReader(options: ReaderOptions = {}): Reader {
  const cutter = new Cutter(new Forms({ frequencies: WordFrequencies.none(), kindOf: () => 'unknown', ...options }));
  return (text) => {
    cutter.cut(text);
    return layOut(text, cutter, sentenceEnds(cutter));
  };
}

/** The tokens among the pieces, and the sentences they make. */
function layOut(text: string, cutter: Cutter, ends: readonly number[]): Document {
  const tokens: Token[] = [];
  const forms: number[] = [];
  const sentences: Sentence[] = [];
  let tokenEnd = 0;
  let sentence = 0;
  let startsSentence = true;
  for (let i = 0; i < cutter.length; i++) {
    const { number, isToken, kind, folded, readings } = cutter.form(i);
    if (isToken) {
      const start = cutter.start(i);
      const gap = gapBetween(text, tokenEnd, start, startsSentence);
      tokenEnd = cutter.end(i);
      tokens.push({ start, end: tokenEnd, index: tokens.length, kind, folded, gap, readings });
      forms.push(number);
      startsSentence = false;
    }
    if (i + 1 !== ends[sentence]) continue;
    const first = sentences.at(-1)?.last ?? 0;
    if (tokens.length > first) sentences.push({ first, last: tokens.length });
    sentence += 1;
    startsSentence = true;
  }
  return { text, tokens, sentences, forms };
}

/** What stands between two tokens. A line break where a sentence ends is the end of a paragraph. */
function gapBetween(text: string, from: number, to: number, startsSentence: boolean): Gap {
  let gap: Gap = 'none';
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    if (isLineBreak(unit)) return startsSentence ? 'paragraph' : 'line';
    if (isSpace(unit)) gap = 'space';
  }
  return gap;
}
