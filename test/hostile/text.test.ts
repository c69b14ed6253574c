/** Texts made to mislead, to stall or to crash the reader: what is named in them is found, where it stands, in due time. */
import { checkAnswer } from '../../fuzz/check.js';
import { parseDates } from '../../src/dates/dates.js';
import { createExtractor } from '../../src/index.js';

const extractor = createExtractor({ tokens: true });

function read(text: string): string[] {
  const extraction = extractor.extract(text, { reference: '2026-02-04' });
  checkAnswer(extraction);
  return extraction.entities.map((entity) => entity.text);
}

const spread = (text: string, mark: string): string => [...text].join(mark);

/** What is done to a text, and the names that must be found in it all the same. */
const DISGUISES: readonly (readonly [what: string, text: string, ...names: string[]])[] = [
  ['overrides that turn a name round', 'وصل \u202eسامر الحلبي\u202c إلى دمشق.', 'سامر الحلبي', 'دمشق'],
  ['an override that is never closed', 'وصل إلى دمشق \u202e ثم غادر إلى بيروت.', 'دمشق', 'بيروت'],
  ['isolates within isolates', `وصل \u2067\u2066${'\u2068'.repeat(200)}إلى دمشق\u2069.`, 'دمشق'],
  ['isolates closed that were never opened', 'وصل\u2069\u2069\u2069 إلى دمشق\u202c\u202c.', 'دمشق'],
  ['marks of direction within a word', 'وصل إلى دم\u200fشق أمس.', 'دم\u200fشق', 'أمس'],
  ['zero-width joiners between all letters', `وصل إلى ${spread('دمشق', '\u200d')}.`, spread('دمشق', '\u200d')],
  ['tatweel between all letters', 'وصل إلى دـــمـــشـــق.', 'دـــمـــشـــق'],
  ['all vowels on all letters', `وصل إلى ${spread('دمشق', '\u064e\u0651')}.`, spread('دمشق', '\u064e\u0651')],
  ['a byte order mark within the text', 'وصل إلى \ufeffدمشق.', 'دمشق'],
  ['soft hyphens', 'وصل إلى دم\u00adشق.', 'دم\u00adشق'],
  ['presentation forms', 'وصل إلى \ufea9\ufee3\ufeb8\ufed6.', '\ufea9\ufee3\ufeb8\ufed6'],
  ['digits of three scripts in one date', 'وصل في 1٢ شباط 20۲6.', '1٢ شباط 20۲6'],
  ['NUL between sentences', 'وصل إلى دمشق.\0\0 وغادر إلى بيروت.', 'دمشق', 'بيروت'],
  ['lone surrogates on both sides', '\udc00وصل إلى \ud800 دمشق \udfff.', 'دمشق'],
  ['noncharacters', 'وصل\uffff إلى \ufdd0 دمشق \u{10ffff}.', 'دمشق'],
  ['a family of emoji', 'وصل إلى 👩‍👩‍👧‍👦 دمشق 🏴󠁧󠁢󠁥󠁮󠁧󠁿 أمس.', 'دمشق', 'أمس'],
  ['tags that spell a hidden text', `وصل إلى دمشق${'\u{e0041}'.repeat(50)}.`, 'دمشق'],
  ['every kind of line end', 'وصل\r\rإلى\u2028دمشق\u2029\u0085\v\f أمس', 'دمشق', 'أمس'],
  ['terminal escapes around a name', 'وصل إلى \x1b[31mدمشق\x1b[0m.', 'دمشق'],
  ['elements of a page around a name', '<p>وصل إلى <b>دمشق</b></p>', 'دمشق'],
  ['names of properties of objects', 'constructor __proto__ وصل إلى دمشق hasOwnProperty toString', 'دمشق'],
];

test.each(DISGUISES)('%s', (_, text, ...names) => {
  expect(read(text)).toEqual(expect.arrayContaining(names));
});

test('windows-1256 that was taken for Latin, and UTF-8 that was: nothing is found, nothing breaks', () => {
  const utf8 = Buffer.from('وصل وزير الدفاع إلى دمشق أمس').toString('latin1');
  expect(read(utf8)).toEqual([]);
  expect(read('\u00e6\u00d5\u00e1 \u00c5\u00e1\u00ec \u00cf\u00e3\u00d4\u00de')).toEqual([]);
});

test('digits that look like others are no digits', () => {
  expect(read('وصل في l2 شباط 2O26.')).not.toContain('l2 شباط 2O26');
  expect(parseDates('\u{1d7ce}\u{1d7cf}/\u{1d7ce}\u{1d7d0}/\u{1d7d0}\u{1d7ce}\u{1d7d0}\u{1d7d4}')).toEqual([]);
});

/** Runs of what rules, lists, dates and linking could take the square of. */
const PIECES: readonly (readonly [what: string, piece: string])[] = [
  ['marks on one letter', '\u064e'],
  ['letters of one word', 'ا'],
  ['proclitics', 'و'],
  ['articles', 'ال'],
  ['blanks', ' '],
  ['line ends', '\r\n'],
  ['digits', '7'],
  ['full stops', '.'],
  ['opening brackets', '('],
  ['quotation marks', '"'],
  ['halves of pairs', '\ud83d'],
  ['given names', 'محمد '],
  ['links of names', 'بن '],
  ['titles', 'وزير '],
  ['titles of one person', 'الرئيس محمد '],
  ['joined places', 'ودمشق '],
  ['bodies', 'وزارة الدفاع في '],
  ['days of months', '4 شباط '],
  ['ranges of years', '2011 - 2012 '],
  ['numerals in words', 'مئة وخمسة '],
  ['labels of dates', 'التاريخ '],
  ['turns of direction', '\u202e\u2067'],
];

/** The processor's time, for others may be at work on the machine. */
function secondsOf(work: () => void): number {
  const { user } = process.cpuUsage();
  work();
  return (process.cpuUsage().user - user) / 1e6;
}

/** The promise is 2 s for 100 KB, which the fuzzer holds; here a part of it will do. */
const BYTES = 40_000;
const SECONDS = 0.8;

test.each(PIECES)('40 KB of %s take less than 0.8 s', (_, piece) => {
  const secondsFor = (bytes: number): number => {
    const text = `ا${piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))}`;
    return secondsOf(() => void read(text));
  };
  const seconds = secondsFor(BYTES);
  // On a slow machine, or where coverage is counted, the quarter takes about a quarter at least: its square would be a sixteenth.
  if (seconds > SECONDS) expect(seconds / secondsFor(BYTES / 4)).toBeLessThan(8);
});

test('a megabyte in one line, and in one word', () => {
  const line = 'وصل الوزير إلى دمشق ثم ';
  const extraction = createExtractor({ model: false }).extract(line.repeat(24_000));
  checkAnswer(extraction);
  expect(extraction.entities).toHaveLength(48_000);
  expect(read(`${'ق'.repeat(500_000)} في دمشق`)).toContain('دمشق');
});
