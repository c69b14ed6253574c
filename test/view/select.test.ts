import { spanOf } from '../../src/view/browser/calendar.js';
import { countPairs, countThings, type Filter, Index, selectDocuments } from '../../src/view/browser/select.js';
import { thingOf, viewOf } from './helpers.js';

const data = viewOf([
  [
    'التقى سامر الحلبي ليلى الخوري في حمص.\nوغادر إلى بيروت في 3 شباط.',
    [
      { type: 'PERSON', text: 'سامر الحلبي' },
      { type: 'PERSON', text: 'ليلى الخوري' },
      { type: 'LOCATION', text: 'حمص', ref: { geonames: 1, name: 'Homs' } },
      { type: 'LOCATION', text: 'بيروت' },
      { type: 'DATE', text: '3 شباط', value: '2026-02-03' },
    ],
  ],
  [
    'زار سامر الحلبي جامعة حمص.\nوقال سامر الحلبي كلاما.',
    [
      { type: 'PERSON', text: 'سامر الحلبي' },
      { type: 'ORGANIZATION', text: 'جامعة حمص' },
      { type: 'LOCATION', text: 'حمص', ref: { geonames: 1, name: 'Homs' }, parent: 'e2' },
      { type: 'PERSON', text: 'سامر الحلبي' },
    ],
  ],
  [
    'مَطَرٌ في بيروت عام 2025',
    [
      { type: 'LOCATION', text: 'بيروت' },
      { type: 'DATE', text: 'عام 2025', value: '2025' },
    ],
  ],
]);
const index = new Index(data);
const [samer, layla, homs, beirut] = ['سامر الحلبي', 'ليلى الخوري', 'حمص', 'بيروت'].map((name) => thingOf(data, name));

const ALL: Filter = { query: '', types: new Set(), things: [] };

test.each<[string, Partial<Filter>, number[]]>([
  ['nothing asked', {}, [0, 1, 2]],
  ['a word of the text', { query: 'كلاما' }, [1]],
  ['a word without its marks', { query: 'مطر' }, [2]],
  ['another hamza', { query: 'الى' }, [0]],
  ['two words, in any order', { query: 'بيروت سامر' }, [0]],
  ['an English name of a place', { query: 'homs' }, [0, 1]],
  ['a path', { query: '3.txt' }, [2]],
  ['a word that is nowhere', { query: 'قطار' }, []],
  ['a thing', { things: [homs!] }, [0, 1]],
  ['two things', { things: [beirut!, samer!] }, [0]],
  ['a month', { period: spanOf('2026-02')! }, [0]],
  ['a year', { period: spanOf('2025')! }, [2]],
  ['a thing and a year', { things: [samer!], period: spanOf('2025')! }, []],
])('%s', (_, filter, expected) => {
  expect(selectDocuments(index, { ...ALL, ...filter })).toEqual(expected);
});

test('things are counted by mentions and by documents, the most frequent first', () => {
  const counts = countThings(data, [0, 1, 2]);
  expect(counts.get('PERSON')).toEqual([
    { thing: samer, mentions: 3, documents: 2 },
    { thing: layla, mentions: 1, documents: 1 },
  ]);
  expect(counts.get('LOCATION')!.map(({ thing, mentions }) => [thing, mentions])).toEqual([
    [homs, 2],
    [beirut, 2],
  ]);
  expect(countThings(data, [2]).get('PERSON')).toBeUndefined();
});

test('pairs stand in one paragraph; what lies inside another is no partner of it', () => {
  const candidates = new Set(data.things.keys());
  const named = countPairs(data, [0, 1, 2], candidates).map(({ a, b, paragraphs, documents }) =>
    [data.things[a]!.name, data.things[b]!.name, paragraphs, documents].join(' '),
  );
  expect(named).toContain('سامر الحلبي حمص 1 1');
  expect(named).toContain('سامر الحلبي جامعة حمص 1 1');
  expect(named).toContain('بيروت 2026-02-03 1 1');
  expect(named).not.toContain('حمص جامعة حمص 1 1');
  expect(named.some((pair) => pair.startsWith('سامر الحلبي بيروت'))).toBe(false);
});

test('pairs are sought among candidates only', () => {
  expect(countPairs(data, [0, 1, 2], new Set([samer!, homs!]))).toEqual([
    { a: samer, b: homs, paragraphs: 1, documents: 1 },
  ]);
});
