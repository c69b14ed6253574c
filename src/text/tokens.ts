/** Text to tokens and sentences: wink-nlp cuts, we say where each token stands and how it can be read. */
import winkNLP from 'wink-nlp';
import type { Document, Gap, Reading, Sentence, Token, TokenKind } from '../document.js';
import { arabicModel } from './arabic-model.js';
import { WordFrequencies } from './frequencies.js';
import { foldRange, isArabicLetter, isDigit, isLetter, isLineBreak, isSpace, sourceOffset } from './letters.js';
import { type KnownWords, readingsOf, type WordKind } from './proclitics.js';

export type Reader = (text: string) => Document;

export interface ReaderOptions {
  /** Counts of words, by which proclitics are told from letters of the word. Without them only the letters are weighed. */
  readonly frequencies?: WordFrequencies;
  /** What lists know of a folded word. */
  readonly kindOf?: (folded: string) => WordKind;
}

/** What is known of a written form, wherever it stands. */
interface Form {
  readonly kind: TokenKind;
  readonly folded: string;
  readonly readings: readonly Reading[];
}

/** Both are forgotten as a whole when full: a long batch keeps flat memory. */
const FORM_LIMIT = 100_000;
const LEXEME_LIMIT = 1_000_000;
/** Longer forms are not worth remembering. */
const REMEMBERED_LENGTH = 40;
/** A longer run of letters is no word of any language: it is not searched for proclitics. */
const READABLE_LENGTH = 60;

/** A reader keeps what it learns of words from text to text, within bounds. */
export function createReader(options: ReaderOptions = {}): Reader {
  const cut = createCutter();
  const formOf = createForms({ frequencies: WordFrequencies.none(), kindOf: () => 'unknown', ...options });
  return (text) => {
    const { values, ends } = cut(text);
    const tokens: Token[] = [];
    const sentences: Sentence[] = [];
    let at = 0;
    let tokenEnd = 0;
    let sentence = 0;
    let startsSentence = true;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      while (isCountedBlank(text.charCodeAt(at))) at += 1;
      const { kind, folded, readings } = formOf(value);
      if (folded !== '' && !isBlank(value)) {
        const gap = gapBetween(text, tokenEnd, at, startsSentence);
        tokens.push({ start: at, end: at + value.length, index: tokens.length, kind, folded, gap, readings });
        tokenEnd = at + value.length;
        startsSentence = false;
      }
      at += value.length;
      if (i + 1 !== ends[sentence]) continue;
      const first = sentences.at(-1)?.last ?? 0;
      if (tokens.length > first) sentences.push({ first, last: tokens.length });
      sentence += 1;
      startsSentence = true;
    }
    return { text, tokens, sentences };
  };
}

/** wink-nlp reports a document's tokens as strings, and its sentences as inclusive ranges of token numbers. */
function createCutter(): (text: string) => { values: readonly string[]; ends: readonly number[] } {
  let nlp = winkNLP(arabicModel as never, ['sbd']);
  let lexemes = 0;
  return (text) => {
    if (lexemes > LEXEME_LIMIT) {
      nlp = winkNLP(arabicModel as never, ['sbd']);
      lexemes = 0;
    }
    const document = nlp.readDoc(text);
    const values = document.tokens().out() as string[];
    const spans = document.sentences().out(nlp.its.span) as unknown as [number, number][];
    lexemes += values.length;
    return { values, ends: spans.map(([, last]) => last + 1) };
  };
}

function createForms(words: KnownWords): (value: string) => Form {
  const known = new Map<string, Form>();
  return (value) => {
    const form = known.get(value);
    if (form) return form;
    const made = makeForm(value, words);
    if (value.length > REMEMBERED_LENGTH) return made;
    if (known.size >= FORM_LIMIT) known.clear();
    known.set(value, made);
    return made;
  };
}

function makeForm(value: string, words: KnownWords): Form {
  const folded = foldRange(value, 0, value.length);
  const kind = kindOf(value);
  const whole: Reading = { prefix: '', stem: folded, cut: 0 };
  if (!isArabicLetter(value.charCodeAt(0)) || folded.length > READABLE_LENGTH)
    return { kind, folded, readings: [whole] };
  const readings = readingsOf(folded, words).map((reading) => ({
    ...reading,
    cut: sourceOffset(value, 0, value.length, reading.cut),
  }));
  return { kind, folded, readings };
}

function kindOf(value: string): TokenKind {
  const unit = value.charCodeAt(0);
  if (isLetter(unit)) return 'word';
  if (isDigit(unit)) return 'number';
  return /^\p{P}/u.test(value) ? 'punctuation' : 'symbol';
}

/** Blanks that wink-nlp counts instead of giving them as tokens. */
const isCountedBlank = (unit: number): boolean =>
  unit === 0x20 ||
  unit === 0xa0 ||
  (unit >= 0x2002 && unit <= 0x2005) ||
  unit === 0x2009 ||
  unit === 0x200a ||
  unit === 0x202f ||
  unit === 0x205f;

/** Blanks and line breaks are no tokens of ours; neither are stray marks, which fold to nothing. */
const isBlank = (value: string): boolean => isSpace(value.charCodeAt(0)) || isLineBreak(value.charCodeAt(0));

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
