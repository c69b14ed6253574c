/** Choosing, nesting and linking, on candidates made by hand: what the lists and rules are plays no part here. */
import fc from 'fast-check';
import { type Candidate, type Entity, TAGGER_RULE } from '../../src/document.js';
import { KnownNames, type Named } from '../../src/resolve/known-names.js';
import { type Knowledge, resolve } from '../../src/resolve/resolve.js';
import { fold } from '../../src/text/letters.js';
import { createReader } from '../../src/text/tokens.js';

const read = createReader();
const NOTHING: Knowledge = {
  names: new KnownNames(fold, () => []),
  opensBody: (word) => ['نادي', 'حزب', 'حركه'].includes(word),
  bodyKind: () => undefined,
};

/** A candidate for the first occurrence of `text` behind `after`. */
type Proposal = readonly [type: string, text: string, weight: number, rule?: string, after?: number, support?: number];

const candidatesIn = (text: string, proposals: readonly Proposal[]): Candidate[] =>
  proposals.map(([type, name, weight, rule = 'rule', after = 0, support]) => {
    const start = text.indexOf(name, after);
    expect(start).toBeGreaterThanOrEqual(0);
    return { type, start, end: start + name.length, rule, weight, ...(support !== undefined && { support }) };
  });

function entities(text: string, proposals: readonly Proposal[], knowledge = NOTHING): Entity[] {
  return resolve(read(text), candidatesIn(text, proposals), knowledge);
}

const shown = (found: readonly Entity[]): string[] =>
  found.map(({ type, text, parent }) => `${type[0]}:${text}${parent === undefined ? '' : ` in ${parent}`}`);

test.each<[string, string, Proposal[], string[]]>([
  [
    'a longer candidate beats its own part, and the core of a name is not an entity of its own',
    'نادي الفتح السعودي',
    [
      ['ORGANIZATION', 'نادي الفتح السعودي', 0.7],
      ['ORGANIZATION', 'الفتح', 0.8],
    ],
    ['O:نادي الفتح السعودي'],
  ],
  [
    'a place inside a body that a head opens, nothing inside a bare name',
    'نادي دبي ونيويورك تايمز',
    [
      ['ORGANIZATION', 'نادي دبي', 0.9],
      ['LOCATION', 'دبي', 0.9],
      ['ORGANIZATION', 'نيويورك تايمز', 0.9],
      ['LOCATION', 'نيويورك', 0.9],
    ],
    ['O:نادي دبي', 'L:دبي in e1', 'O:نيويورك تايمز'],
  ],
  [
    'two sure parts beat an unsure whole',
    'سامي الترك دمشق',
    [
      ['PERSON', 'سامي الترك دمشق', 0.5],
      ['PERSON', 'سامي الترك', 0.9],
      ['LOCATION', 'دمشق', 0.9],
    ],
    ['P:سامي الترك', 'L:دمشق'],
  ],
  ['what is too weak stays out', 'كلمة هنا', [['PERSON', 'كلمة', 0.39]], []],
  [
    'a place inside a title, nothing inside a person',
    'محافظ حلب محمد حلب',
    [
      ['TITLE', 'محافظ حلب', 0.8],
      ['LOCATION', 'حلب', 0.8],
      ['PERSON', 'محمد حلب', 0.9],
      ['LOCATION', 'حلب', 0.8, 'rule', 12],
    ],
    ['T:محافظ حلب', 'L:حلب in e1', 'P:محمد حلب'],
  ],
  [
    'the same span as two types: the surer one',
    'الشام',
    [
      ['LOCATION', 'الشام', 0.6],
      ['ORGANIZATION', 'الشام', 0.7],
    ],
    ['O:الشام'],
  ],
  [
    'a rule that the tagger does not support yields to what the tagger proposes',
    'وزير الدفاع مرهف',
    [
      ['TITLE', 'وزير الدفاع مرهف', 0.9, 'rule', 0, 0.02],
      ['TITLE', 'وزير الدفاع', 0.6, TAGGER_RULE],
      ['PERSON', 'مرهف', 0.6, TAGGER_RULE],
    ],
    ['T:وزير الدفاع', 'P:مرهف'],
  ],
  [
    'with some support a sure rule stands, without any it does not',
    'زار بغداد ثم عدن مع علي',
    [
      ['LOCATION', 'بغداد', 0.9, 'rule', 0, 0.3],
      ['LOCATION', 'عدن', 0.9, 'rule', 0, 0.05],
      ['PERSON', 'علي', 0.8, TAGGER_RULE],
    ],
    ['L:بغداد', 'P:علي'],
  ],
  [
    'what both propose keeps the rule of the grammar, and is as sure as the tagger',
    'زار بغداد',
    [
      ['LOCATION', 'بغداد', 0.7, 'rule', 0, 0.9],
      ['LOCATION', 'بغداد', 0.9, TAGGER_RULE],
    ],
    ['L:بغداد'],
  ],
  [
    'dates do not yield to the tagger',
    'في آذار 2020',
    [
      ['DATE', 'آذار 2020', 0.9],
      ['LOCATION', 'آذار', 0.8, TAGGER_RULE],
    ],
    ['D:آذار 2020'],
  ],
])('%s', (_, text, proposals, expected) => {
  expect(shown(entities(text, proposals))).toEqual(expected);
  expect(shown(entities(text, proposals.toReversed()))).toEqual(expected);
});

test('the rule and the confidence of what both propose', () => {
  const [found] = entities('زار بغداد', [
    ['LOCATION', 'بغداد', 0.7, 'b', 0, 0.9],
    ['LOCATION', 'بغداد', 0.9, TAGGER_RULE],
    ['LOCATION', 'بغداد', 0.8, 'a', 0, 0.9],
  ]);
  expect(found).toMatchObject({ rule: 'a', confidence: 0.9 });
});

test('a title goes to the person beside it, past other titles, and to the one in apposition', () => {
  const text = 'وزير الدفاع اللواء مرهف أبو قصرة. أنور البني، محام. قال الوزير ثم المدير.';
  const found = entities(text, [
    ['TITLE', 'وزير الدفاع', 0.9],
    ['TITLE', 'اللواء', 0.9],
    ['PERSON', 'مرهف أبو قصرة', 0.9],
    ['PERSON', 'أنور البني', 0.9],
    ['TITLE', 'محام', 0.9],
    ['TITLE', 'الوزير', 0.9],
    ['TITLE', 'المدير', 0.9],
  ]);
  expect(found.map(({ id, holder }) => `${id}>${holder ?? ''}`)).toEqual([
    'e1>e3',
    'e2>e3',
    'e3>',
    'e4>',
    'e5>e4',
    'e6>e3',
    'e7>',
  ]);
});

test('a title that two people bore belongs to neither', () => {
  const found = entities('الوزير علي والوزير سعد. وقال الوزير', [
    ['TITLE', 'الوزير', 0.9],
    ['PERSON', 'علي', 0.9],
    ['TITLE', 'الوزير', 0.9, 'rule', 12],
    ['PERSON', 'سعد', 0.9],
    ['TITLE', 'الوزير', 0.9, 'rule', 25],
  ]);
  expect(found.at(-1)!.holder).toBeUndefined();
});

test('people who share a name share a cluster; a body and its acronym too', () => {
  const found = entities('أحمد الشرع ومحمد علي. الشرع. قوات سوريا الديمقراطية (قسد) وقسد', [
    ['PERSON', 'أحمد الشرع', 0.9],
    ['PERSON', 'محمد علي', 0.9],
    ['PERSON', 'الشرع', 0.9, 'rule', 15],
    ['ORGANIZATION', 'قوات سوريا الديمقراطية', 0.9],
    ['ORGANIZATION', 'قسد', 0.9],
    ['ORGANIZATION', 'قسد', 0.9, 'rule', 56],
  ]);
  expect(found.map(({ cluster }) => cluster)).toEqual(['p1', undefined, 'p1', 'o1', 'o1', 'o1']);
});

const TRIPOLI: Named[] = [
  { id: 'gn:2', subtype: 'city', weight: 0.9, canonical: 'طرابلس', ref: { geonames: 2, country: 'LY' } },
  { id: 'gn:1', subtype: 'city', weight: 0.5, canonical: 'طرابلس', ref: { geonames: 1, country: 'LB' } },
];
const LEBANON: Named[] = [
  { id: 'iso:LB', subtype: 'country', weight: 0.9, canonical: 'لبنان', ref: { iso3166: 'LB' } },
];
const PLACES: Knowledge = {
  ...NOTHING,
  names: new KnownNames(fold, (_, name) => (name === 'طرابلس' ? TRIPOLI : name === 'لبنان' ? LEBANON : [])),
};

test('a place of several countries is the one whose country the text names, else the surest', () => {
  const alone = entities('طرابلس', [['LOCATION', 'طرابلس', 0.9]], PLACES);
  expect(alone[0]!.ref).toEqual({ geonames: 2, country: 'LY' });
  const inLebanon = entities(
    'طرابلس في لبنان',
    [
      ['LOCATION', 'طرابلس', 0.9],
      ['LOCATION', 'لبنان', 0.9],
    ],
    PLACES,
  );
  expect(inLebanon[0]!.ref).toEqual({ geonames: 1, country: 'LB' });
});

test('proclitics, diacritics and the lost alef', () => {
  const text = 'وروسيا\nللجمهوريّـةِ  السّورية';
  const candidates = [
    { type: 'LOCATION', start: 1, end: 6, rule: 'rule', weight: 0.9 },
    { type: 'LOCATION', start: 8, end: text.length, rule: 'rule', weight: 0.9 },
  ];
  const [first, second] = resolve(read(text), candidates, NOTHING);
  expect(first).toMatchObject({ text: 'روسيا', prefix: 'و', line: 1, column: 2, normalized: 'روسيا' });
  expect(second).toMatchObject({ prefix: 'ل', line: 2, column: 2, normalized: 'الجمهورية السورية' });
});

test('any candidates in any order give one answer: nothing overlaps but by nesting', () => {
  const text = 'كلمة أولى ثم ثانية وثالثة ورابعة ثم خامسة';
  const document = read(text);
  const candidate = fc
    .tuple(
      fc.nat(text.length - 1),
      fc.integer({ min: 1, max: 20 }),
      fc.constantFrom('PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION', 'DATE'),
      fc.constantFrom('a', 'b', TAGGER_RULE),
      fc.integer({ min: 1, max: 10 }),
    )
    .map(([start, length, type, rule, weight]) => ({
      type,
      start,
      end: Math.min(text.length, start + length),
      rule,
      weight: weight / 10,
    }));
  fc.assert(
    fc.property(fc.array(candidate, { maxLength: 12 }), fc.nat(), (candidates, seed) => {
      const found = resolve(document, candidates, NOTHING);
      const shuffled = candidates.map((c, i) => ({ c, key: (i * 7919 + seed) % 97 })).sort((a, b) => a.key - b.key);
      expect(
        resolve(
          document,
          shuffled.map(({ c }) => c),
          NOTHING,
        ),
      ).toEqual(found);
      for (const a of found) {
        for (const b of found) {
          if (a === b || a.start >= b.end || b.start >= a.end) continue;
          const [inner, outer] = a.end - a.start < b.end - b.start ? [a, b] : [b, a];
          expect(inner.start >= outer.start && inner.end <= outer.end).toBe(true);
          expect(inner.parent).toBeDefined();
        }
      }
    }),
  );
});
