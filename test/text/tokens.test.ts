/** Tokens stand where they say they stand, whatever the text holds. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import winkNLP from 'wink-nlp';
import type { Document } from '../../src/document.js';
import { nameTokens } from '../../src/gazetteer/name-tokens.js';
import { arabicModel } from '../../src/text/arabic-model.js';
import { frequencySections, loadFrequencies } from '../../src/text/frequencies.js';
import { fold, isLineBreak, isMark, isSpace } from '../../src/text/letters.js';
import { createReader } from '../../src/text/tokens.js';
import { hostileText } from '../hostile.js';

const frequencies = loadFrequencies(frequencySections(readFileSync('models/word-counts.tsv', 'utf8')));
const read = createReader({ frequencies });
const words = (text: string): string[] => read(text).tokens.map(({ start, end }) => text.slice(start, end));
const sentences = (text: string): string[] => {
  const { tokens, sentences } = read(text);
  return sentences.map(({ first, last }) => text.slice(tokens[first]!.start, tokens[last - 1]!.end));
};

test.each([
  ['قال الوزير، أمس: «لا».', 'قال|الوزير|،|أمس|:|«|لا|»|.'],
  ['ماذا؟ نعم؛ لا!', 'ماذا|؟|نعم|؛|لا|!'],
  ['بـ4 شباط', 'بـ|4|شباط'],
  ['كوفيد19 و3.5%', 'كوفيد|19|و|3|.|5|%'],
  ['مُحَمَّدٌ', 'مُحَمَّدٌ'],
  ['F-16 وBBC', 'F|-|16|و|BBC'],
  ['\u202bمحمد\u202c \u200fعلي', 'محمد|علي'],
  ['دمشق\u200f، مُح\u200dمَّد\u064b\u2069', 'دمشق|،|مُح\u200dمَّد\u064b'],
  ['a\r\nب\tج\u00a0د', 'a|ب|ج|د'],
  ['👩‍👩‍👧 🇸🇾', '👩|👩|👧|🇸|🇾'],
  ['', ''],
  [' \n\t', ''],
])('%j is cut into %j', (text, cut) => {
  expect(words(text).join('|')).toBe(cut);
});

test.each([
  ['قال د. أحمد إن م. علي حضر. وانصرف.', ['قال د. أحمد إن م. علي حضر.', 'وانصرف.']],
  ['ارتفع 3.5 في المئة. انخفض.', ['ارتفع 3.5 في المئة.', 'انخفض.']],
  ['زار القاهرة.وقال كلمة', ['زار القاهرة.', 'وقال كلمة']],
  ['كان عام 2011م. ثم مضى', ['كان عام 2011م.', 'ثم مضى']],
  ['«نعم.» ثم قال: لا!', ['«نعم.»', 'ثم قال: لا!']],
  ['ماذا؟! لا شيء...', ['ماذا؟!', 'لا شيء...']],
  ['عنوان الخبر\n\nدمشق', ['عنوان الخبر', 'دمشق']],
  ['محمد\nبن سلمان', ['محمد\nبن سلمان']],
  ['موقع www.example.org هنا', ['موقع www.example.org هنا']],
])('sentences of %j', (text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test('a long line is a paragraph, a wrapped one is not', () => {
  const long = `${'كلمة '.repeat(40).trim()}\nدمشق`;
  expect(sentences(long)).toHaveLength(2);
  const wrapped = `${'كلمات '.repeat(12).trim()}\n${'كلمات '.repeat(12).trim()}\nآخرها`;
  expect(sentences(wrapped)).toHaveLength(1);
});

test.each([
  ['محمد بن سلمان', ['none', 'space', 'space']],
  ['محمد\nبن', ['none', 'line']],
  ['محمد.\nبن', ['none', 'none', 'paragraph']],
  ['محمد\r\n\r\nبن', ['none', 'paragraph']],
  ['(محمد)', ['none', 'none', 'none']],
])('gaps of %j', (text, gaps) => {
  expect(read(text).tokens.map((token) => token.gap)).toEqual(gaps);
});

/** What is wrong with the tokens of a text, in words; nothing if nothing is. One `expect` a text keeps 20,000 texts fast. */
function faults(text: string): string[] {
  const { tokens, sentences } = read(text);
  const found: string[] = [];
  let end = 0;
  tokens.forEach((token, i) => {
    if (token.index !== i) found.push(`index ${token.index} at ${i}`);
    if (token.start < end || token.end <= token.start) found.push(`token ${i} at ${token.start}-${token.end}`);
    for (let at = end; at < token.start; at++) {
      const unit = text.charCodeAt(at);
      if (!isSpace(unit) && !isLineBreak(unit) && !isMark(unit) && unit !== 0) found.push(`${at} is in no token`);
    }
    for (const { cut, stem } of token.readings) {
      if (cut >= token.end - token.start || stem === '') found.push(`a reading of token ${i} cuts all of it`);
    }
    end = token.end;
  });
  const last = sentences.reduce(
    (at, sentence) => (sentence.first === at && sentence.last > at ? sentence.last : -1),
    0,
  );
  if (last !== tokens.length) found.push('the sentences do not cover the tokens');
  return found;
}

test('offsets are exact in 20,000 hostile strings', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const found = faults(text);
      if (found.length > 0) throw new Error(found.join('; '));
    }),
    { numRuns: 20_000 },
  );
});

test('lists and texts are cut alike', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(
        read(text)
          .tokens.map((token) => token.folded)
          .filter((folded) => folded !== ''),
      ).toEqual(nameTokens(text));
    }),
    { numRuns: 3_000 },
  );
});

/** All but the numbers of forms, which depend on what was read before. */
const cutOf = ({ tokens, sentences }: Document) => ({ tokens, sentences });

test('what was read before changes nothing', () => {
  const text = 'وقال الرئيس للصحفيين في بيروت إن فايزولين وصل.';
  const fresh = createReader({ frequencies });
  for (let i = 0; i < 50; i++) read(`كلمة${i} أخرى`);
  expect(cutOf(read(text))).toEqual(cutOf(fresh(text)));
});

test('wink-nlp over our model cuts alike', () => {
  const nlp = winkNLP(arabicModel as never, ['sbd']);
  const { its } = nlp;
  fc.assert(
    fc.property(hostileText, (text) => {
      const document = nlp.readDoc(text);
      const isToken = (value: string): boolean => fold(value) !== '' && !/^[\s\u0085]/u.test(value);
      expect(words(text)).toEqual((document.tokens().out(its.value) as string[]).filter(isToken));
    }),
    { numRuns: 2_000 },
  );
});

test('forms are forgotten and met again', () => {
  const text = 'وقال الرئيس للصحفيين في بيروت إن فايزولين وصل.';
  const before = cutOf(read(text));
  const letters = [...'ابتثجحخدذرزسشصضطظعغفقكلمنهوي'];
  const words = (first: string): string =>
    letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => `${first}${a}${b}${c}`))).join(' ');
  for (const first of letters.slice(0, 6)) read(words(first));
  expect(cutOf(read(text))).toEqual(before);
});
