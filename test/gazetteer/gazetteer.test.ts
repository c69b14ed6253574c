import fc from 'fast-check';
import { compileRows } from '../../src/gazetteer/compile.js';
import { Gazetteer, leftmostLongest, type Match } from '../../src/gazetteer/gazetteer.js';
import { KIND } from '../../src/gazetteer/kinds.js';
import { nameTokens } from '../../src/gazetteer/name-tokens.js';
import type { Row } from '../../src/gazetteer/rows.js';
import { gazetteerStats } from '../../src/gazetteer/stats.js';
import { createReader } from '../../src/text/tokens.js';
import { hostileText } from '../hostile.js';
import { row, tokensOf } from './helpers.js';

const open = (...rows: Row[]) => Gazetteer.fromSections(compileRows(rows));
const named = (...names: string[]) => open(...names.map((name) => row(name)));
const found = (gazetteer: Gazetteer, text: string): string[] =>
  gazetteer.match(tokensOf(text)).map(({ start, end }) => text.slice(start, end));

test.each([
  ['زار دمشق أمس', ['دمشق']],
  ['دِمَشْق', ['دِمَشْق']],
  ['دمشقية', []],
  ['زار دير الزور', ['دير الزور', 'دير']],
  ['زار دير  الزور', ['دير  الزور', 'دير']],
  ['زار دير\nالزور', ['دير\nالزور', 'دير']],
  ['زار دير\n\nالزور', ['دير']],
  ['زار دير، الزور', ['دير']],
  ['دير', ['دير']],
  ['الزور', []],
  ['الكونغو - كينشاسا', ['الكونغو - كينشاسا']],
  ['الكونغو-كينشاسا', ['الكونغو-كينشاسا']],
  ['الكونغو كينشاسا', []],
  ['القاهره', ['القاهره']],
])('in %j the lists find %j', (text, names) => {
  expect(found(named('دمشق', 'دير', 'دير الزور', 'الكونغو - كينشاسا', 'القاهرة'), text)).toEqual(names);
});

test.each([
  ['وبدمشق', []],
  ['بدمشق', ['دمشق']],
  ['للقاهرة', ['لقاهرة']],
  ['والقاهرة', ['القاهرة']],
  ['بدير الزور', ['دير الزور']],
  ['دير والزور', []],
  ['وزير', ['وزير']],
  ['وادي', ['وادي', 'ادي']],
])('a name begins behind the proclitics: %s', (text, names) => {
  expect(found(named('دمشق', 'القاهرة', 'دير الزور', 'وزير', 'وادي', 'ادي'), text)).toEqual(names);
});

test('a match says what it spans and how its first token is read', () => {
  const tokens = tokensOf('سافر بدير الزور');
  const [match] = named('دير الزور').match(tokens);
  expect(match).toEqual({
    start: 6,
    end: 15,
    first: 1,
    last: 3,
    reading: { prefix: 'ب', stem: 'دير', cut: 1 },
    rows: [0],
    kinds: KIND.place | KIND.knownPlace | KIND.surePlace,
  });
  expect(match!.reading).toBe(tokens[1]!.readings[1]);
});

test('the longest names come first, and a reader from left to right takes them', () => {
  const gazetteer = named('حلب', 'ريف', 'ريف حلب', 'حلب الجديدة', 'ريف حلب الشمالي');
  const text = 'في ريف حلب الشمالي ثم ريف حلب الجديدة';
  const matches = gazetteer.match(tokensOf(text));
  const names = (some: readonly Match[]) => some.map(({ start, end }) => text.slice(start, end));
  expect(names(matches)).toEqual(['ريف حلب الشمالي', 'ريف حلب', 'ريف', 'حلب', 'ريف حلب', 'ريف', 'حلب الجديدة', 'حلب']);
  expect(names(leftmostLongest(matches))).toEqual(['ريف حلب الشمالي', 'ريف حلب']);
});

test('rows of one name are found together', () => {
  const gazetteer = open(row('طرطوس', { subtype: 'city' }), row('طرطوس', { subtype: 'admin' }), row('طرابلس'));
  const [match] = gazetteer.match(tokensOf('طرطوس'));
  expect(match!.rows.map((number) => gazetteer.row(number).subtype)).toEqual(['admin', 'city']);
  expect(gazetteer.wordRows('طرطوس')).toEqual(match!.rows);
});

const cellsOf = (gazetteer: Gazetteer, name: string) =>
  gazetteer.lookup(name).map((number) => {
    const { type, list } = gazetteer.row(number);
    return `${type} ${list}`;
  });

test('rows of a user win over those of the same name and type, and stand beside the others', () => {
  const lists = open(
    row('جبلة', { list: 'ours' }),
    row('جبلة', { type: 'PERSON', list: 'ours' }),
    row('جبلة الأدهمية'),
  );
  const first = lists.withRows([row('جبله', { list: 'first' }), row('بانياس', { list: 'first' })]);
  const second = first.withRows([row('جبلة', { type: 'TITLE', list: 'second' }), row('بانياس', { list: 'second' })]);
  expect(cellsOf(lists, 'جبلة')).toEqual(['LOCATION ours', 'PERSON ours']);
  expect(cellsOf(first, 'جبلة')).toEqual(['PERSON ours', 'LOCATION first']);
  expect(cellsOf(second, 'جبلة')).toEqual(['PERSON ours', 'LOCATION first', 'TITLE second']);
  expect(cellsOf(second, 'بانياس')).toEqual(['LOCATION second']);
  expect(cellsOf(second, 'جبلة الأدهمية')).toHaveLength(1);
  expect(second.size).toBe(7);
});

test('names of several layers are one match, in each of its readings', () => {
  const gazetteer = named('وادي', 'ادي', 'وادي خالد').withRows([
    row('وادي', { type: 'PERSON' }),
    row('ادي', { type: 'PERSON' }),
    row('خالد', { type: 'PERSON' }),
  ]);
  const matches = gazetteer.match(tokensOf('وادي خالد'));
  const types = matches.map(({ first, last, rows }) => [first, last, rows.map((number) => gazetteer.row(number).type)]);
  expect(types).toEqual([
    [0, 2, ['LOCATION']],
    [0, 1, ['LOCATION', 'PERSON']],
    [0, 1, ['LOCATION', 'PERSON']],
    [1, 2, ['PERSON']],
  ]);
});

test('a canonical name may come from a user, if it is as sure', () => {
  const lists = open(row('سوريا', { id: 'iso:SY', weight: 0.9 }), row('سورية', { id: 'iso:SY', weight: 0.8 }));
  expect(lists.canonicalName('iso:SY')).toBe('سوريا');
  expect(lists.withRows([row('القطر السوري', { id: 'iso:SY', weight: 0.5 })]).canonicalName('iso:SY')).toBe('سوريا');
  expect(lists.withRows([row('القطر السوري', { id: 'iso:SY', weight: 0.9 })]).canonicalName('iso:SY')).toBe(
    'القطر السوري',
  );
  expect(lists.canonicalName('iso:LB')).toBeUndefined();
});

test('facts of the lists are there with rows of a user, too', () => {
  const lists = Gazetteer.fromSections(
    compileRows([row('دمشق', { id: 'gn:1' })], new Map([['gn:1', { country: 'SY' }]])),
  );
  expect(lists.withRows([row('الشام', { id: 'gn:1' })]).facts('gn:1')).toEqual({ country: 'SY' });
});

/** What `match` is to find, looked for the slow way: every row at every token in every reading. */
function expectedMatches(names: readonly string[], text: string): string[] {
  const tokens = tokensOf(text);
  return tokens.flatMap((token, first) =>
    token.readings.flatMap(({ stem, cut }) =>
      [...new Set(names.map((name) => nameTokens(name).join(' ')))]
        .map((name) => name.split(' '))
        .filter(([head, ...others]) => {
          const next = tokens.slice(first + 1, first + 1 + others.length);
          return (
            head === stem &&
            others.length === next.length &&
            others.every((word, i) => word === next[i]!.folded && next[i]!.gap !== 'paragraph')
          );
        })
        .map((name) => `${token.start + cut} ${tokens[first + name.length - 1]!.end}`),
    ),
  );
}

const word = fc.constantFrom('بدر', 'در', 'وبدر', 'للبدر', 'البدر', 'ال', 'علي');

test('finds every name, and no other', () => {
  const names = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')));
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', '  ', '\n', '\n\n', '، ')), { maxLength: 12 });
  fc.assert(
    fc.property(names, names, text, (ours, users, pieces) => {
      const written = pieces.flat().join('');
      const gazetteer = named(...ours).withRows(users.map((name) => row(name, { type: 'PERSON' })));
      const spans = gazetteer.match(tokensOf(written)).map(({ start, end }) => `${start} ${end}`);
      expect(spans.sort()).toEqual(expectedMatches([...ours, ...users], written).sort());
      expect(gazetteer.match(tokensOf(written))).toEqual(gazetteer.match(tokensOf(written)));
    }),
    { numRuns: 500 },
  );
});

test('a name is found in a text by the reader of texts, whatever it is made of', () => {
  const read = createReader();
  const name = hostileText.filter(
    (text) => nameTokens(text).length > 0 && !/[\n\r\u000b\u000c\u0085\u2028\u2029]/.test(text),
  );
  fc.assert(
    fc.property(name, (text) => {
      const { tokens } = read(text);
      const whole = named(text)
        .match(tokens)
        .filter(({ first, last, reading }) => first === 0 && last === tokens.length && reading.prefix === '');
      expect(whole).toHaveLength(1);
    }),
    { numRuns: 2_000 },
  );
});

test('statistics count rows by list, type and source', () => {
  const { rows, ambiguous, lists, types, sources } = gazetteerStats(
    open(
      row('الباب', { ambiguous: 'common-word', list: 'places' }),
      row('منبج', { list: 'places' }),
      row('سمير', { type: 'PERSON', list: 'names', source: 'faker' }),
    ),
  );
  expect([rows, ambiguous]).toEqual([3, 1]);
  expect([...lists]).toEqual([
    ['names', { rows: 1, ambiguous: 0 }],
    ['places', { rows: 2, ambiguous: 1 }],
  ]);
  expect([...types.keys()]).toEqual(['LOCATION', 'PERSON']);
  expect([...sources.keys()]).toEqual(['faker', 'hand']);
});
