/** What holds for any text: spans, order, determinism, and time that grows with the text only. */
import fc from 'fast-check';
import { findReference, parseDates } from '../../src/dates/dates.js';
import { readTape } from '../../src/dates/lexer.js';
import { codePoint } from '../hostile.js';
import { FAMILIES } from './cases.js';

const PIECES = [
  ...Object.values(FAMILIES)
    .flat()
    .map(({ text }) => text.replaceAll(/[⟦⟧]/g, '')),
  ...'في من إلى و بين يوم 4 12 31 2026 1447هـ / - ( ) ، . : شباط رمضان الأحد أمس مساء الساعة منذ قبل نهاية عام العام الماضي القرن ـ \u200f \n \n\n 😀'.split(
    ' ',
  ),
];

const hostile = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: codePoint, maxLength: 6 })), { maxLength: 30 })
  .chain((pieces) => fc.constantFrom('', ' ', '  ', '\n').map((glue) => pieces.join(glue)));

test('spans lie in the text, in order, apart, and begin and end with something', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      let last = 0;
      for (const { start, end, weight } of parseDates(text, { reference: '2026-02-04' })) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}\p{N}].*[\p{L}\p{M}\p{N})ـ]$|^[\p{L}\p{N}]$/su);
        expect(weight).toBeGreaterThan(0);
        last = end;
      }
    }),
    { numRuns: 800 },
  );
});

test('the same text gives the same answer, whatever was read between', () => {
  fc.assert(
    fc.property(hostile, hostile, (text, other) => {
      const first = parseDates(text, { reference: '2026-02-04' });
      parseDates(other);
      findReference(other);
      expect(parseDates(text, { reference: '2026-02-04' })).toEqual(first);
    }),
    { numRuns: 200 },
  );
});

test('values are ISO 8601 with EDTF marks', () => {
  const POINT =
    '-?(\\d{4}|\\d{3}X|\\d{2}XX|XXXX)(-\\d\\d(-\\d\\d(T(\\d\\d:\\d\\dZ?|MO|MI|AF|EV|NI))?)?|-W\\d\\d|-Q\\d|-H\\d|-(SP|SU|FA|WI))?';
  const value = new RegExp(`^(${POINT}(/${POINT})?|\\{[-\\d]+(,[-\\d]+)+\\})$`);
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { date } of parseDates(text, { reference: '2026-02-04' })) {
        if (date.value !== undefined) expect(date.value).toMatch(value);
      }
    }),
    { numRuns: 400 },
  );
});

test('presentation forms and diacritics change nothing but the offsets', () => {
  const [plain] = parseDates('يوم الأحد 4 شباط 2024');
  const [marked] = parseDates('يَوْمَ الأَحَدِ ٤ شُباط ٢٠٢٤');
  expect(marked!.date).toEqual(plain!.date);
  const [printed] = parseDates('ﻳﻮﻡ ﺍﻷﺣﺪ 4 ﺷﺒﺎﻁ 2024');
  expect(printed!.date).toEqual(plain!.date);
});

test.each([
  ['numbers', '1 و2 و3 و4 '],
  ['slashes', '4/4/'],
  ['brackets', '('],
  ['ranges', 'من '],
  ['months', 'يناير و'],
  ['words of numbers', 'ألف ومئة '],
  ['parts', 'نهاية '],
  ['marks', '\u0640\u064b'],
  ['heads', 'يوم '],
  ['decades', 'خمسينيات و'],
  ['centuries', 'القرن '],
  ['weeks', 'نهاية الأسبوع الأول من '],
])('a long run of %s is read in one go', (_name, piece) => {
  const text = piece.repeat(20_000);
  expect(() => parseDates(text, { reference: '2026-02-04' })).not.toThrow();
  expect(readTape(text).count).toBeLessThanOrEqual(text.length);
});
