import { type Candidate, TAGGER_RULE } from '../../src/document.js';
import { withoutJoined } from '../../src/resolve/joined.js';

const text = 'اجتمعت وزارة الزراعة وسلاح الحدود مع مدير الأمن العام الفريق عثمان';

function candidate(type: string, name: string, rule: string, weight: number, support?: number): Candidate {
  const start = text.indexOf(name);
  return { type, rule, weight, start, end: start + name.length, ...(support !== undefined && { support }) };
}

const ministry = candidate('ORGANIZATION', 'وزارة الزراعة', 'organization.head', 0.8, 0.1);
const guard = candidate('ORGANIZATION', 'سلاح الحدود', 'gazetteer', 0.8, 0.2);
const both = candidate('ORGANIZATION', 'وزارة الزراعة وسلاح الحدود', TAGGER_RULE, 0.7);
const office = candidate('TITLE', 'مدير الأمن العام', 'title.office', 0.8, 0.1);
const rank = candidate('TITLE', 'الفريق', 'title.rank', 0.6, 0.1);
const officeAndRank = candidate('TITLE', 'مدير الأمن العام الفريق', TAGGER_RULE, 0.9);

const names = (candidates: readonly Candidate[]) =>
  withoutJoined(candidates, text).map(({ start, end, rule }) => `${rule} ${text.slice(start, end)}`);

test('two bodies that the grammar knows, joined by the tagger, are two', () => {
  expect(names([ministry, guard, both])).toEqual(['organization.head وزارة الزراعة', 'gazetteer سلاح الحدود']);
});

test('the parts get the support of the whole', () => {
  expect(withoutJoined([ministry, guard, both], text).map(({ support }) => support)).toEqual([0.1 + 0.7, 0.2 + 0.7]);
});

test('a title and the rank behind it are two titles', () => {
  expect(names([office, rank, officeAndRank])).toEqual(['title.office مدير الأمن العام', 'title.rank الفريق']);
});

test.each<[string, readonly Candidate[]]>([
  ['the grammar knows the whole, too', [ministry, guard, both, { ...both, rule: 'organization.head', weight: 0.3 }]],
  ['one part is unknown', [ministry, both]],
  ['one part is doubtful', [ministry, { ...guard, weight: 0.4 }, both]],
  ['a part is of another kind', [ministry, { ...guard, type: 'TITLE' }, both]],
  [
    'a blank joins titles alone',
    [
      { ...office, type: 'ORGANIZATION' },
      { ...rank, type: 'ORGANIZATION' },
      { ...officeAndRank, type: 'ORGANIZATION' },
    ],
  ],
])('nothing is parted where %s', (_, candidates) => {
  expect(withoutJoined(candidates, text)).toBe(candidates);
});
