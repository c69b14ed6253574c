/** What goes into a compiled gazetteer comes out again, whatever the order of the rows. */
import fc from 'fast-check';
import { AalamError, EXIT } from '../../src/errors.js';
import { compileRows, SECTION } from '../../src/gazetteer/compile.js';
import type { Facts } from '../../src/gazetteer/facts.js';
import { Gazetteer } from '../../src/gazetteer/gazetteer.js';
import { nameTokens } from '../../src/gazetteer/name-tokens.js';
import type { Row } from '../../src/gazetteer/rows.js';
import { readSections, writeSections } from '../../src/sections.js';
import { codePoint } from '../hostile.js';
import { row } from './helpers.js';

const name = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom('أحمد', 'احمد', 'دمشق', 'القاهرة', 'القاهره', 'بن', 'أبو', '-', '17', 'BBC'),
      },
      { weight: 1, arbitrary: fc.string({ unit: codePoint, maxLength: 3 }).map((text) => text.replace(/[\t\n]/g, '')) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' '))
  .filter((text) => nameTokens(text).length > 0);

const anyRow: fc.Arbitrary<Row> = fc
  .record({
    name,
    type: fc.constantFrom('PERSON', 'LOCATION', 'CUE'),
    subtype: fc.constantFrom('', 'given', 'city'),
    id: fc.constantFrom('', 'iso:SY', 'gn:1', 'my:عنصر'),
    weight: fc.constantFrom(0.1, 0.5, 0.75, 1),
    ambiguous: fc.constantFrom('', 'common-word'),
    note: fc.oneof(
      fc.constantFrom('', 'm', 'SY'),
      fc.string({ maxLength: 6 }).map((text) => text.replace(/\t/g, '')),
    ),
    list: fc.constantFrom('a', 'b/c'),
  })
  .map((cells) => row(cells.name, cells));

const anyFacts: fc.Arbitrary<Map<string, Facts>> = fc
  .dictionary(
    fc.constantFrom('iso:SY', 'gn:1', 'gn:2'),
    fc.record(
      { english: fc.constantFrom('Syria', 'Tartūs'), latitude: fc.constantFrom(-1.5, 0, 33.5102) },
      { requiredKeys: [] },
    ),
  )
  .map((facts) => new Map(Object.entries(facts)));

const byText = (a: Row, b: Row): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
const allRows = (gazetteer: Gazetteer): Row[] => Array.from({ length: gazetteer.size }, (_, i) => gazetteer.row(i));
const fileOf = (rows: readonly Row[], facts?: Map<string, Facts>) => writeSections(compileRows(rows, facts));

test('the order of rows changes no byte', () => {
  fc.assert(
    fc.property(fc.array(anyRow), anyFacts, fc.infiniteStream(fc.nat()), (rows, facts, numbers) => {
      const shuffled = rows
        .map((each) => ({ each, place: numbers.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ each }) => each);
      expect(fileOf(shuffled, new Map([...facts].reverse()))).toEqual(fileOf(rows, facts));
    }),
  );
});

test('every row comes back through a file, is found by its name, and nothing else is', () => {
  fc.assert(
    fc.property(fc.array(anyRow), fc.array(name), (rows, others) => {
      const gazetteer = Gazetteer.fromSections(readSections(fileOf(rows), 'file'));
      expect(allRows(gazetteer).sort(byText)).toEqual(rows.toSorted(byText));
      for (const wanted of [...rows.map((each) => each.name), ...others]) {
        const folded = nameTokens(wanted).join(' ');
        const expected = rows.filter((each) => nameTokens(each.name).join(' ') === folded);
        const found = gazetteer.lookup(wanted).map((number) => gazetteer.row(number));
        expect(found.toSorted(byText)).toEqual(expected.toSorted(byText));
      }
    }),
  );
});

test('facts come back by id', () => {
  fc.assert(
    fc.property(fc.array(anyRow), anyFacts, (rows, facts) => {
      const gazetteer = Gazetteer.fromSections(compileRows(rows, facts));
      for (const id of ['iso:SY', 'gn:1', 'gn:2', 'my:عنصر', '', 'gn:3'])
        expect(gazetteer.facts(id)).toEqual(facts.get(id));
    }),
  );
});

test('the canonical name is that of the highest weight, of equal ones the first in code-point order', () => {
  fc.assert(
    fc.property(fc.array(anyRow), (rows) => {
      const gazetteer = Gazetteer.fromSections(compileRows(rows));
      for (const id of ['iso:SY', 'gn:1', 'my:عنصر', 'gn:2']) {
        const named = rows.filter((each) => each.id === id);
        const most = Math.max(...named.map(({ weight }) => weight));
        const names = named.filter(({ weight }) => weight === most).map((each) => Buffer.from(each.name));
        expect(gazetteer.canonicalName(id)).toBe(names.sort(Buffer.compare)[0]?.toString());
      }
    }),
  );
});

test('names keep their spelling', () => {
  const names = ['أبو ظبي', 'إدلب', 'القاهرة', 'دير حافر', 'الكونغو - كينشاسا', 'س.ع', 'BBC عربي'];
  const gazetteer = Gazetteer.fromSections(compileRows(names.map((each) => row(each))));
  expect(names.map((each) => gazetteer.lookup(each).map((number) => gazetteer.row(number).name))).toEqual(
    names.map((each) => [each]),
  );
});

test('no rows, no names', () => {
  const gazetteer = Gazetteer.fromSections(compileRows([]));
  expect(gazetteer.size).toBe(0);
  expect(gazetteer.lookup('دمشق')).toEqual([]);
  expect(gazetteer.wordRows('')).toEqual([]);
  expect(gazetteer.match([])).toEqual([]);
});

test('a name without tokens is refused', () => {
  expect(() => compileRows([row('دمشق'), row(' ')])).toThrow(RangeError);
});

test.each(Object.values(SECTION))('without the section %s there is no gazetteer', (section) => {
  const sections = compileRows([row('دمشق')]);
  sections.delete(section);
  expect(() => Gazetteer.fromSections(sections)).toThrow(AalamError);
  expect(() => Gazetteer.fromSections(sections)).toThrow(
    expect.objectContaining({ exitCode: EXIT.resource, message: expect.stringContaining(section) }),
  );
});
