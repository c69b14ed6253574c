/**
 * An Arabic language model for wink-nlp: `winkNLP(arabicModel, ['sbd'])` reads Arabic into tokens and sentences.
 *
 * wink-nlp looks its words up in a model made for one language; ours has no data. Its tokenizer is told to split at every
 * token (`splitter` matches all text), so that what our letter classes call a token is what wink-nlp gives: a run of
 * Arabic letters with their marks, a run of Latin letters, a run of digits, or any other character by itself.
 * The shape of this object is internal to wink-nlp: the dependency is pinned to the version this was written for.
 */
import {
  classedUnits,
  isArabicLetter,
  isDigit,
  isInvisible,
  isLatinLetter,
  isLineBreak,
  isMark,
  isSpace,
} from './letters.js';
import { sentenceEnds } from './sentences.js';

const CATEGORIES = ['unk', 'word', 'number', 'punctuation', 'symbol', 'tabCRLF'] as const;
const CATEGORY = Object.fromEntries(CATEGORIES.map((name, number) => [name, number]));

/** wink-nlp reserves the first two lexemes: what is out of vocabulary, and the line feed. */
const RESERVED = ['$%^oov^%$', '\n'];

/** A state machine of wink-nlp that recognises nothing. */
const EMPTY_MACHINE = JSON.stringify([100, 0, { 0: {} }, {}, {}, {}]);

/** Numbers of one token in wink-nlp's raw tokens: lexeme, preceding spaces, two more. */
const TOKEN_SIZE = 4;

/** The part of wink-nlp's raw document that sentence detection needs. */
interface RawDocument {
  readonly tokens: readonly number[];
  readonly numOfTokens: number;
  readonly cache: { value(lexeme: number): string };
  readonly sentences: number[][];
}

/** The units of a class as the inside of a bracket expression. */
function unitsOf(belongs: (unit: number) => boolean): string {
  let ranges = '';
  const escaped = (unit: number) => `\\u${unit.toString(16).padStart(4, '0')}`;
  const units = classedUnits().filter(belongs);
  for (let i = 0; i < units.length; i++) {
    const first = units[i]!;
    while (units[i + 1] === units[i]! + 1) i++;
    ranges += units[i]! > first ? `${escaped(first)}-${escaped(units[i]!)}` : escaped(first);
  }
  return ranges;
}

/** Patterns that never match: everything is settled by the splitter. */
const NEVER = ['(?!)', ''];

/** The regular expressions by which wink-nlp cuts; made when a model is first opened, since dates alone need none. */
function tokenPatterns() {
  const arabic = unitsOf(isArabicLetter);
  const latin = unitsOf(isLatinLetter);
  const digit = unitsOf(isDigit);
  const mark = unitsOf(isMark);
  const blank = unitsOf((unit) => isSpace(unit) || isLineBreak(unit));
  const printed = unitsOf((unit) => isMark(unit) && !isInvisible(unit));
  // Marks inside belong to the run, at its end only those that print.
  const run = (units: string): string => `[${units}](?:[${units}${mark}]*[${units}${printed}])?`;
  const splitter = `( +|${run(arabic)}|${run(latin)}|${run(digit)}|[\\ud800-\\udbff][\\udc00-\\udfff]|[^])`;
  return {
    helpers: { splitter: [splitter, ''], anyWithRP: NEVER, anyWithLP: NEVER, LPanyRP: NEVER },
    ltc: [
      [`^[${arabic}${latin}]`, '', CATEGORY.word],
      [`^[${digit}]`, '', CATEGORY.number],
      [`^[${blank}]`, '', CATEGORY.tabCRLF],
      ['^\\p{P}', 'u', CATEGORY.punctuation],
      ['^[^]', '', CATEGORY.symbol],
    ],
    rtc: [],
  };
}

function core() {
  const features = (list: string[]) => ({
    list,
    hash: Object.assign(Object.create(null), Object.fromEntries(list.map((value, i) => [value, i]))),
    index: list.length,
  });
  const nothing = [0, 0, 0, 1];
  return {
    features: {
      lexeme: { ...features([...RESERVED]), intrinsicSize: RESERVED.length },
      tokenType: features([...CATEGORIES]),
      pos: features(['']),
      posClusters: { list: [] },
    },
    packing: {
      layout: {
        tokenType: [0, 0xff, 0, 0],
        normal: nothing,
        isContraction: nothing,
        isSpellingMapped: nothing,
        lemma: nothing,
        pos: nothing,
      },
      size: 1,
      efSize: 1,
      efList: [],
      config: {},
    },
    lexicon: Uint32Array.of(CATEGORY.unk!, CATEGORY.tabCRLF!),
    xpansions: [],
    pos: features(['']),
    tcat: features([...CATEGORIES]),
    trex: tokenPatterns(),
    preserve: { prefix: Object.create(null), suffix: Object.create(null) },
  };
}

function setSentences({ tokens, cache, numOfTokens, sentences }: RawDocument): void {
  const text = (index: number): string => cache.value(tokens[index * TOKEN_SIZE]!);
  const ends = sentenceEnds({
    length: numOfTokens,
    text,
    unit: (index) => text(index).charCodeAt(0),
    width: (index) => text(index).length,
    spaces: (index) => tokens[index * TOKEN_SIZE + 1]! & 0xffff,
  });
  let first = 0;
  for (const end of ends) {
    sentences.push([first, end - 1, 0, 0]);
    first = end;
  }
}

const nothing = (): void => {};

/** To be given to `winkNLP` as its model. Annotations other than `sbd` and `cer` (custom entities) find nothing. */
export const arabicModel = {
  core,
  sbd: () => ({
    machines: [],
    transformers: [],
    setter: (_: unknown, document: RawDocument) => setSentences(document),
  }),
  ner: () => ({ machines: [], transformers: [] }),
  pos: () => ({ machines: [], transformers: [], setter: nothing, updater: nothing }),
  negation: () => ({ machines: [EMPTY_MACHINE], setter: nothing }),
  sa: () => ({ machines: [EMPTY_MACHINE], setter: nothing }),
  metaCER: () => ({ machines: EMPTY_MACHINE, transformers: [matchable] }),
  featureFn: () => ({}),
  addons: { stem: (word: string) => word, lemmatize: (word: string) => word },
};

/** What a custom-entity pattern compares: the class name of an entity, or the token's lower-case text. */
function matchable(
  token: number | string,
  _: unknown,
  config: { rdd: { cache: { value(lexeme: number): string } } },
): string {
  return typeof token === 'string' ? token : config.rdd.cache.value(token);
}
