/** Text to tokens and sentences: wink-nlp cuts, we say where each token stands and how it can be read. */
import winkNLP from 'wink-nlp';
import type { Document, Gap, Reading, Sentence, Token, TokenKind } from '../document.js';
import { type Cut, createArabicModel } from './arabic-model.js';
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
  /** Blanks and line breaks are no tokens of ours; neither are stray marks, which fold to nothing. */
  readonly isToken: boolean;
  readonly length: number;
  readonly kind: TokenKind;
  readonly folded: string;
  readonly readings: readonly Reading[];
}

/** So many written forms are remembered, then all are forgotten: a long batch keeps flat memory. */
const FORM_LIMIT = 100_000;
/** A longer run of letters is no word of any language: it is not searched for proclitics. */
const READABLE_LENGTH = 60;

/** A reader keeps what it learns of words from text to text, within bounds. */
export function createReader(options: ReaderOptions = {}): Reader {
  const words: KnownWords = { frequencies: WordFrequencies.none(), kindOf: () => 'unknown', ...options };
  let cut = createCutter();
  /** By lexeme. */
  let forms: (Form | undefined)[] = [];
  return (text) => {
    if (forms.length > FORM_LIMIT) {
      cut = createCutter();
      forms = [];
    }
    return layOut(text, cut(text), forms, words);
  };
}

/** Says where the tokens of a cut text stand. */
function layOut(text: string, cut: Cut, forms: (Form | undefined)[], words: KnownWords): Document {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const ends = cut.sentenceEnds;
  let at = 0;
  let tokenEnd = 0;
  let sentence = 0;
  let startsSentence = true;
  for (let i = 0; i < cut.length; i++) {
    const lexeme = cut.lexeme(i);
    let form = forms[lexeme];
    if (form === undefined) {
      form = makeForm(cut.text(lexeme), words);
      forms[lexeme] = form;
    }
    while (isCountedBlank(text.charCodeAt(at))) at += 1;
    const end = at + form.length;
    if (form.isToken) {
      const { kind, folded, readings } = form;
      const gap = gapBetween(text, tokenEnd, at, startsSentence);
      tokens.push({ start: at, end, index: tokens.length, kind, folded, gap, readings });
      tokenEnd = end;
      startsSentence = false;
    }
    at = end;
    if (i + 1 !== ends[sentence]) continue;
    const first = sentences.at(-1)?.last ?? 0;
    if (tokens.length > first) sentences.push({ first, last: tokens.length });
    sentence += 1;
    startsSentence = true;
  }
  return { text, tokens, sentences };
}

function createCutter(): (text: string) => Cut {
  let last: Cut | undefined;
  const model = createArabicModel((cut) => {
    last = cut;
  });
  const nlp = winkNLP(model as never, ['sbd']);
  return (text) => {
    nlp.readDoc(text);
    const cut = last!;
    last = undefined;
    return cut;
  };
}

function makeForm(value: string, words: KnownWords): Form {
  const { length } = value;
  const folded = foldRange(value, 0, length);
  const kind = kindOf(value);
  const isToken = folded !== '' && !isBlank(value);
  const whole: Reading = { prefix: '', stem: folded, cut: 0 };
  if (!isArabicLetter(value.charCodeAt(0)) || folded.length > READABLE_LENGTH)
    return { isToken, length, kind, folded, readings: [whole] };
  const readings = readingsOf(folded, words).map(({ prefix, stem, cut }) => ({
    prefix,
    stem,
    cut: sourceOffset(value, 0, length, cut),
  }));
  return { isToken, length, kind, folded, readings };
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
