import { pretty } from '../../src/output/pretty.js';
import { entity, OPTIONS, result, sample } from './helpers.js';

const listing = (document = sample(), color = false): string => pretty({ ...OPTIONS, color }).document(document);

/** The listing without the isolates that keep right-to-left words in their place. */
const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

test('a line an entity, with its place, type, text and what is known', () => {
  expect(plain(listing()).split('\n')).toEqual([
    'a.txt  arb 100 %, reference 2026-02-04',
    ' 1:7  TITLE         وزير الإسكان في روسيا  office',
    '1:23    LOCATION    روسيا  Russia, RU  country',
    '1:29  PERSON        إيغور سميرنوف',
    '1:43  DATE          أمس  = 2026-02-03',
    ' 2:2  ORGANIZATION  لأمم المتحدة  international',
    '5 entities: 1 DATE, 1 LOCATION, 1 ORGANIZATION, 1 PERSON, 1 TITLE',
    '',
  ]);
});

test('Arabic is isolated, so that the rest of the line stays in place', () => {
  for (const line of listing().split('\n').slice(1, 6))
    expect(line).toMatch(/ {2}\u2068[^\u2068\u2069]+\u2069(?: {2}|$)/);
});

test('nothing of the text reaches the terminal raw', () => {
  const text = 'علي\u202e\u001b[31m\u009b1m\nحسن\u2069\u200f\u0007';
  const hostile = result(text, [entity(text, text, { value: '\u001b[2J' })], {
    file: '\u001b]0;x\u0007.txt',
    warnings: [{ code: 'x', message: '\u001b' }],
  });
  const output = listing(hostile);
  expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066\u2067]/u);
  expect(output).toContain('علي\\u202e\\u001b[31m\\u009b1m\\nحسن\\u2069\\u200f\\u0007');
  expect(output.split('\n')).toHaveLength(5);
});

test('colours only where they are welcome', () => {
  expect(listing()).not.toContain('\u001b');
  expect(listing(sample(), true)).toContain('\u001b[32mPERSON');
});

test('nothing found, and warnings', () => {
  const warnings = [{ code: 'language', message: 'only 3 % of the letters are Arabic' }];
  expect(plain(listing(result('abc', [], { file: '-', warnings, language: { code: 'eng', arabic: 0.03 } })))).toBe(
    'standard input  eng 3 %\nwarning: only 3 % of the letters are Arabic\nno entities\n',
  );
});

test('explained: what was considered, with what won marked', () => {
  const text = 'علي حسن';
  const considered = [
    { type: 'PERSON', text: 'علي حسن', start: 0, end: 7, rule: 'person.full', weight: 0.9, won: true },
    { type: 'PERSON', text: 'حسن', start: 4, end: 7, rule: 'gazetteer.people', weight: 0.25, won: false },
  ];
  expect(
    plain(listing(result(text, [entity(text, text, { considered })])))
      .split('\n')
      .slice(1, 4),
  ).toEqual([
    '1:1  PERSON  علي حسن  test.rule  0.90',
    '       ✓ 0.90 PERSON person.full  علي حسن',
    '       · 0.25 PERSON gazetteer.people  حسن',
  ]);
});
