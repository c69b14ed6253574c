import { readFileSync } from 'node:fs';
import { frequencySections, loadFrequencies, WordFrequencies } from '../../src/text/frequencies.js';
import { fold } from '../../src/text/letters.js';
import { type KnownWords, possibleReadings, readingsOf } from '../../src/text/proclitics.js';
import { createReader } from '../../src/text/tokens.js';

const frequencies = loadFrequencies(frequencySections(readFileSync('models/word-counts.tsv', 'utf8')));
/** The counts alone, without lists: they must do for what news writes often. */
const KNOWN: KnownWords = { frequencies, kindOf: () => 'unknown' };
const NOTHING: KnownWords = { frequencies: WordFrequencies.none(), kindOf: () => 'unknown' };
const first = (word: string): string => {
  const { prefix, stem } = readingsOf(fold(word), KNOWN)[0]!;
  return prefix === '' ? stem : `${prefix}+${stem}`;
};

test.each([
  ['وروسيا', 'و+روسيا'],
  ['وقال', 'و+قال'],
  ['للدفاع', 'ل+الدفاع'.replace('ل+', 'لل+')],
  ['وللجمهورية', 'ولل+الجمهوريه'],
  ['ببيروت', 'ب+بيروت'],
  ['بدمشق', 'ب+دمشق'],
  ['لواشنطن', 'ل+واشنطن'],
  ['ولبنان', 'و+لبنان'],
  ['وبوتين', 'و+بوتين'],
  ['والقاهرة', 'و+القاهره'],
  ['فالرئيس', 'ف+الرييس'],
  // Nobody knows them, with or without the first letter.
  ['وزلقنباتا', 'و+زلقنباتا'],
])('%s has proclitics: %s', (word, reading) => {
  expect(first(word)).toBe(reading);
});

test.each([
  'وزير',
  'وليد',
  'وفد',
  'وكالة',
  'وائل',
  'فهد',
  'فلسطين',
  'بغداد',
  'بوتين',
  'بلدية',
  'لبنان',
  'ليبيا',
  'لندن',
  'كمال',
  'كوريا',
  'كرة',
  'سعود',
  'باريس',
  'واشنطن',
  'فرنسا',
  'بيان',
  'بعد',
  'كان',
])('%s has none', (word) => {
  expect(first(word)).toBe(fold(word));
});

test('the whole word is always among the readings, and nothing shorter than two letters', () => {
  for (const word of ['و', 'وا', 'ول', 'لل', 'بال', 'وبلا', 'سيقول', 'ولل']) {
    const readings = possibleReadings(word);
    expect(readings[0]).toEqual({ prefix: '', stem: word, cut: 0 });
    for (const { stem } of readings.slice(1)) expect(stem.length).toBeGreaterThanOrEqual(2);
  }
});

test('the article gets its alef back, and the cut stands before its lam', () => {
  expect(possibleReadings('للدفاع')).toContainEqual({ prefix: 'لل', stem: 'الدفاع', cut: 1 });
});

test.each([
  ['بـكلاودنت', 'ب+كلاودنت'],
  ['لـالأناضولية', 'ل+الاناضوليه'],
  ['ولـيوروباسان', 'ول+يوروباسان'],
  // A stretched letter of a known word joins nothing.
  ['كـتاب', 'كتاب'],
  ['بـيان', 'بيان'],
  ['وزيـر', 'وزير'],
  ['لـقاء', 'لقاء'],
])('%s, with a tatweel, is read %s', (word, reading) => {
  const [token] = createReader(KNOWN)(word).tokens;
  const { prefix, stem } = token!.readings[0]!;
  expect(prefix === '' ? stem : `${prefix}+${stem}`).toBe(fold(reading));
});

test.each([
  ['وادي', 'وادي'],
  ['وأدى', 'و+ادي'],
  ['ووادي', 'و+وادي'],
])('%s, where names begin with وادي, is read %s', (word, reading) => {
  const [token] = createReader({ ...KNOWN, isHead: (folded) => folded === 'وادي' })(word).tokens;
  const { prefix, stem } = token!.readings[0]!;
  expect(prefix === '' ? stem : `${prefix}+${stem}`).toBe(reading);
});

test.each(['لالقاهرة', 'لالجزائر'])('%s keeps the article that it should have lost', (word) => {
  expect(first(word)).toBe(`ل+${fold(word.slice(1))}`);
});

test('without counts the letters alone are weighed, in a fixed order', () => {
  expect(readingsOf('وروسيا', NOTHING)).toEqual(readingsOf('وروسيا', NOTHING));
});

test('counts come back about as they were', () => {
  const table = WordFrequencies.fromBytes(
    WordFrequencies.encode(
      new Map([
        ['ا', 1],
        ['ب', 1000],
        ['ج', 123456],
      ]),
      200000,
    ),
  );
  expect([table.count('ا'), table.count('د'), table.total]).toEqual([1, 0, 200000]);
  expect(Math.abs(table.count('ب') / 1000 - 1)).toBeLessThan(0.1);
  expect(Math.abs(table.count('ج') / 123456 - 1)).toBeLessThan(0.1);
});
