import { openReading } from '../../src/pipeline.js';

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
