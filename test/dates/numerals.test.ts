/** Numbers in words, and where they end. */
import { readTape, Tape } from '../../src/dates/lexer.js';
import { readCount, readNumberWords, readOrdinal } from '../../src/dates/numerals.js';

/** What is read at the beginning, as `value/words`. */
function read(text: string, reader: typeof readCount): string | undefined {
  const tape = new Tape();
  readTape(text, tape);
  const count = reader(tape, 0);
  return count && `${count.value}/${count.end}`;
}

test.each([
  ['واحد', '1/1'],
  ['ثلاثة', '3/1'],
  ['عشرة', '10/1'],
  ['عشرون', '20/1'],
  ['ثلاثة وعشرون', '23/2'],
  ['سبعة عشر', '17/2'],
  ['أحد عشر', '11/2'],
  ['مئة', '100/1'],
  ['مئة وخمسة', '105/2'],
  ['مئة وخمسة وعشرون', '125/3'],
  ['تسعمئة وسبعة عشر', '917/3'],
  ['ألف', '1000/1'],
  ['ألفين', '2000/1'],
  ['ألف وتسعمئة', '1900/2'],
  ['ألف وتسعمئة وسبعة عشر', '1917/4'],
  ['ألفين وأحد عشر', '2011/3'],
  ['ثلاثة آلاف', '3000/2'],
  ['عشرة آلاف', '10000/2'],
  ['ثلاثة آلاف ومئة', '3100/3'],
  // No higher rank comes behind a lower one, nothing is joined without و, nor over the end of a paragraph.
  ['خمسة ومئة', '5/1'],
  ['عشرون وثلاثة', '20/1'],
  ['مئة ومئتين', '100/1'],
  ['مئة خمسة', '100/1'],
  ['مئة\n\nوخمسة', '100/1'],
  ['ثلاثة\n\nعشر', '3/1'],
  ['سبعة العشر', '7/1'],
  ['اثنين آلاف', '2/1'],
  ['عشرون آلاف', '20/1'],
  ['ثلاثة وآلاف', '3/1'],
  ['الوزير', undefined],
])('%s: %s', (text, expected) => {
  expect(read(text, readNumberWords)).toBe(expected);
});

test.each([
  ['12 يوما', '12/1'],
  ['2026', '2026/1'],
  ['20260', undefined],
  ['خمسة', '5/1'],
])('a count: %s: %s', (text, expected) => {
  expect(read(text, readCount)).toBe(expected);
});

test.each([
  ['الثالث', '3/1'],
  ['العاشر', '10/1'],
  ['الثالث عشر', '13/2'],
  ['الحادي عشر', '11/2'],
  ['العشرين', '20/1'],
  ['الثامن والعشرين', '28/2'],
  ['الحادي والعشرين', '21/2'],
  ['الثامن العشرين', '8/1'],
  ['الثامن وعشرين', '8/1'],
  ['الثامن والخمسة', '8/1'],
  ['العاشر والعشرين', '10/1'],
  ['العاشر عشر', '10/1'],
  ['الخمسة', undefined],
  ['المئة', undefined],
  ['ثالث', undefined],
  ['الحادي', undefined],
])('an ordinal: %s: %s', (text, expected) => {
  expect(read(text, readOrdinal)).toBe(expected);
});
