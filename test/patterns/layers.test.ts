/** What the user's patterns find among the other entities, and on texts made to shift offsets. */
import fc from 'fast-check';
import { type CustomEntity, createExtractor } from '../../src/index.js';
import { KnownNames } from '../../src/resolve/known-names.js';
import { type Knowledge, resolve } from '../../src/resolve/resolve.js';
import { fold } from '../../src/text/letters.js';
import { hostileText } from '../hostile.js';
import { matcher, type Outer, outerIn, read } from './helpers.js';

const NOTHING: Knowledge = { names: new KnownNames(fold, () => []), opensBody: () => true, bodyKind: () => undefined };

test.each<[what: string, pattern: string, text: string, outer: Outer[], entities: string[]]>([
  [
    'entities inside of a match are nested',
    'قضية PERSON ضد ORGANIZATION',
    'قضية سامي الحلبي ضد وزارة العدل في دمشق',
    [
      ['PERSON', 'سامي الحلبي'],
      ['ORGANIZATION', 'وزارة العدل'],
      ['LOCATION', 'دمشق'],
    ],
    [
      'X قضية سامي الحلبي ضد وزارة العدل',
      'PERSON سامي الحلبي in e1',
      'ORGANIZATION وزارة العدل in e1',
      'LOCATION دمشق',
    ],
  ],
  [
    'what is inside of these as it was',
    'حكم ORGANIZATION',
    'حكم محكمة حلب',
    [
      ['ORGANIZATION', 'محكمة حلب'],
      ['LOCATION', 'حلب'],
    ],
    ['X حكم محكمة حلب', 'ORGANIZATION محكمة حلب in e1', 'LOCATION حلب in e2'],
  ],
  [
    'a match takes the place of an entity that it covers',
    'ORGANIZATION',
    'محكمة حلب',
    [['ORGANIZATION', 'محكمة حلب']],
    ['X محكمة حلب'],
  ],
  [
    'an entity that a match cuts is given up, what it hid is free',
    'قانون العدل',
    'قانون العدل في دمشق',
    [
      ['ORGANIZATION', 'العدل في دمشق'],
      ['LOCATION', 'دمشق'],
    ],
    ['X قانون العدل', 'LOCATION دمشق'],
  ],
  ['without a match nothing changes', 'مرسوم', 'قانون في دمشق', [['LOCATION', 'دمشق']], ['LOCATION دمشق']],
])('%s', (_, pattern, text, outer, entities) => {
  const document = read(text);
  const candidates = outerIn(text, outer);
  const layer = candidates.filter((c) => !candidates.some((d) => d !== c && d.start <= c.start && c.end <= d.end));
  const matches = matcher([{ name: 'x', patterns: [pattern] }])(document, layer);
  const chosen = resolve(document, [...candidates, ...matches], NOTHING);
  expect(chosen.map(({ type, text: mention, parent }) => `${type} ${mention}${parent ? ` in ${parent}` : ''}`)).toEqual(
    entities,
  );
});

const PATTERNS: CustomEntity[] = [
  { name: 'place', patterns: ['[و|ل|] LOCATION [NUMBER|DATE|]', '[دمشق|سوريا] WORD'] },
  { name: 'sign', patterns: ['( WORD [)|]', '[«|"] WORD', '. . .', '__proto__', 'ﻻ'] },
  { name: 'letter', patterns: ['[و|ل|ب]', 'NUMBER [/|-|] NUMBER'] },
  { name: 'office', type: 'TITLE', patterns: ['وزير WORD', 'ال WORD'], mark: [-1, -1] },
];

test('offsets, layers and answers hold on hostile texts', () => {
  const extractor = createExtractor({ patterns: PATTERNS });
  let matches = 0;
  fc.assert(
    fc.property(hostileText, (text) => {
      const { entities } = extractor.extract(text);
      const ids = new Map(entities.map((entity) => [entity.id, entity]));
      let end = 0;
      for (const entity of entities) {
        expect(entity.text).toBe(text.slice(entity.start, entity.end));
        expect(entity.text).not.toBe('');
        if (entity.rule.startsWith('pattern.')) {
          matches += 1;
          expect(entity.parent).toBeUndefined();
        }
        if (entity.parent === undefined) {
          expect(entity.start).toBeGreaterThanOrEqual(end);
          end = entity.end;
        } else {
          const outer = ids.get(entity.parent)!;
          expect(outer.start <= entity.start && entity.end <= outer.end).toBe(true);
        }
      }
      expect(extractor.extract(text).entities).toEqual(entities);
    }),
    { numRuns: 500 },
  );
  expect(matches).toBeGreaterThan(100);
});

test('types are ours and those of the patterns', () => {
  const patterns = [{ name: 'law', patterns: ['القانون رقم NUMBER'] }];
  const { entities } = createExtractor({ patterns, types: ['LAW'] }).extract('صدر القانون رقم 5 في دمشق.');
  expect(entities.map(({ type, text }) => [type, text])).toEqual([['LAW', 'القانون رقم 5']]);
  expect(() => createExtractor({ patterns, types: ['LAWS'] })).toThrow(
    /^unknown type 'LAWS': the types are .*DATE, LAW$/,
  );
  expect(() => createExtractor({ types: ['LAW'] })).toThrow(/^unknown type 'LAW'/);
});
