import { compileRows } from '../../src/gazetteer/compile.js';
import { Gazetteer } from '../../src/gazetteer/gazetteer.js';
import { settleReadings } from '../../src/gazetteer/readings.js';
import { openReading } from '../../src/pipeline.js';
import { row, tokensOf } from './helpers.js';

const { propose } = openReading([]);

/** The first reading of the word, as `proclitics + word`. */
function readingOf(text: string, word: string): string {
  const { document } = propose(text, []);
  const token = document.tokens.find(({ start, end }) => text.slice(start, end) === word)!;
  const { prefix, stem } = token.readings[0]!;
  return prefix === '' ? stem : `${prefix}+${stem}`;
}

test.each([
  ['a club whose name begins like a proclitic', 'فاز على ضيفه بوروسيا دورتموند أمس', 'بوروسيا', 'بوروسيا'],
  ['a strait', 'عبرت السفينة باب المندب ليلا', 'باب', 'باب'],
  ['a place behind و', 'قصفت المعلا وخور مكسر', 'وخور', 'و+خور'],
  ['a valley', 'سالت مياه وادي الدواسر', 'وادي', 'وادي'],
  ['the same word before no listed name', 'وصلت الشحنة من خور فكان وخور بعيد', 'وخور', 'وخور'],
  ['parts of a name prove nothing', 'نجح وبفضل الله عاد', 'وبفضل', 'و+بفضل'],
])('%s', (_, text, word, reading) => {
  expect(readingOf(text, word)).toBe(reading);
});

describe('with lists of its own', () => {
  /** The first readings of the words, with these rows. */
  function settled(text: string, rows: readonly ReturnType<typeof row>[]): { readings: string[]; changed: boolean } {
    const gazetteer = Gazetteer.fromSections(compileRows(rows));
    const tokens = tokensOf(text);
    const after = settleReadings(tokens, gazetteer.match(tokens), gazetteer);
    const readings = after.map(({ readings: [first] }) => `${first!.prefix}+${first!.stem}`);
    // The same readings are there, in another order at most.
    after.forEach(({ readings: all }, i) => {
      expect(new Set(all)).toEqual(new Set(tokens[i]!.readings));
      expect(all).toHaveLength(tokens[i]!.readings.length);
    });
    return { readings, changed: after !== tokens };
  }
  const person = (name: string, subtype: string) => row(name, { type: 'PERSON', subtype });

  test.each<readonly [what: string, text: string, rows: ReturnType<typeof row>[], first: string, changed: boolean]>([
    ['a name behind و', 'وخور مكسر', [row('خور مكسر')], 'و+خور', true],
    ['a name that begins so', 'وخور مكسر', [row('وخور مكسر')], '+وخور', false],
    ['of two of equal length the more plausible', 'وخور مكسر', [row('وخور مكسر'), row('خور مكسر')], '+وخور', false],
    ['the longer one', 'وخور مكسر القديم', [row('وخور مكسر'), row('خور مكسر القديم')], 'و+خور', true],
    ['the longer one, the other way', 'وخور مكسر القديم', [row('وخور مكسر القديم'), row('خور مكسر')], '+وخور', false],
    ['one word alone proves nothing', 'وخور مكسر', [row('خور')], '+وخور', false],
    ['nor do given names', 'وفضل الله', [person('فضل الله', 'given')], '+وفضل', false],
    ['nor do families', 'وفضل الله', [person('فضل الله', 'family')], '+وفضل', false],
    ['whole names do', 'وفضل الله', [person('فضل الله', 'known')], 'و+فضل', true],
    ['as does a place among given names', 'وفضل الله', [person('فضل الله', 'given'), row('فضل الله')], 'و+فضل', true],
    ['a subtype of that name of another type', 'وفضل الله', [row('فضل الله', { subtype: 'family' })], 'و+فضل', true],
    ['nothing matches', 'وخور مكسر', [row('دمشق')], '+وخور', false],
  ])('%s', (_, text, rows, first, changed) => {
    const answer = settled(text, rows);
    expect([answer.readings[0], answer.changed]).toEqual([first, changed]);
    // Once more, now that the order is known.
    expect(settled(text, rows)).toEqual(answer);
  });

  test('one order of readings is one array, by which other stages know the form again', () => {
    const gazetteer = Gazetteer.fromSections(compileRows([row('خور مكسر')]));
    const tokens = tokensOf('وخور مكسر');
    const settle = () => settleReadings(tokens, gazetteer.match(tokens), gazetteer)[0]!.readings;
    expect(settle()).toBe(settle());
    expect(settle()).not.toBe(tokens[0]!.readings);
  });
});
