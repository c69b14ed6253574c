import { Lexicon } from '../../src/tagger/lexicon.js';
import { WordTable } from '../../src/text/word-table.js';

const lexicon = new Lexicon(
  WordTable.build(['حلب', 'دمشق', 'قال']),
  Uint16Array.from([1, 11, 111, 2, 22, 222, 3, 33, 333]),
  Uint8Array.from([5, 0, 4, 1, 0, 0]),
);
const asArrays = (word: string, of: Lexicon) => {
  const { clusters, shares } = of.of(word);
  return { clusters: Array.from(clusters), shares: Array.from(shares) };
};

test('sections of a file keep what is known of words, wherever they lie in it', () => {
  // As Node reads files: one Buffer, of which each section is a part.
  const sections = [...lexicon.toSections()];
  const file = Buffer.concat([Buffer.alloc(8), ...sections.map(([, bytes]) => bytes)]);
  let at = 8;
  const read = new Map(
    sections.map(([name, { length }]) => {
      at += length;
      return [name, file.subarray(at - length, at)] as const;
    }),
  );
  const again = Lexicon.fromSections(read);
  for (const word of ['حلب', 'دمشق', 'قال', 'قالت', '']) {
    expect(asArrays(word, again)).toEqual(asArrays(word, lexicon));
  }
  expect(asArrays('دمشق', again).clusters).toEqual([2, 22, 222]);
  file.fill(0);
  expect(asArrays('دمشق', again).clusters).toEqual([2, 22, 222]);
});
