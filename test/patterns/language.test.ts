/** What patterns match, and beside it what looks alike and must not. */
import fc from 'fast-check';
import type { CustomEntity } from '../../src/patterns/file.js';
import { found, matcher, type Outer, outerIn, read } from './helpers.js';

type Row = [pattern: string, text: string, matches: string[], outer?: Outer[]];

test.each<Row>([
  // Words, whatever their spelling folds to.
  ['القانون رقم NUMBER', 'صدر القانون رقم 5 أمس', ['القانون رقم 5']],
  ['القانون رقم NUMBER', 'القَانُون رقـم ٥', ['القَانُون رقـم ٥']],
  ['الإدارة الذاتية', 'الاداره الذاتيه', ['الاداره الذاتيه']],
  ['AK-47', 'بندقية ak - ٤٧', ['ak - ٤٧']],
  ['القانون رقم NUMBER', 'قانون رقم 5، القوانين رقم 5، القانون 5', []],
  ['زير', 'وزير', []],
  // Proclitics before a match stay outside, whether they were likely or not.
  ['القانون رقم NUMBER', 'والقانون رقم 5 وبالقانون رقم 6', ['القانون رقم 5', 'القانون رقم 6']],
  ['القانون', 'للقانون وللقانون', ['لقانون', 'لقانون']],
  ['كورنيت', 'كورنيت وكورنيت بكورنيت', ['كورنيت', 'كورنيت', 'كورنيت']],
  // Inside of it they must be written.
  ['قانون رقم NUMBER لسنة NUMBER', 'قانون رقم 5 لسنة 2011', ['قانون رقم 5 لسنة 2011']],
  ['قانون رقم NUMBER ل سنة NUMBER', 'قانون رقم 5 لسنة 2011', ['قانون رقم 5 لسنة 2011']],
  ['قانون رقم NUMBER سنة NUMBER', 'قانون رقم 5 لسنة 2011', []],
  ['القانون رقم NUMBER', 'القانون ورقم 5', []],
  ['عملا بالقانون', 'عملا بالقانون، عملا القانون', ['عملا بالقانون']],
  ['بالقانون', 'عملا وبالقانون', ['بالقانون']],
  // Alternatives, and nothing among them.
  ['[دبابة|دبابات] كبيرة', 'دبابة كبيرة ودبابات كبيرة', ['دبابة كبيرة', 'دبابات كبيرة']],
  ['القانون [رقم|] NUMBER', 'القانون رقم 5 والقانون 6', ['القانون رقم 5', 'القانون 6']],
  ['القانون[رقم | عدد]NUMBER', 'القانون عدد 5', ['القانون عدد 5']],
  ['طائرة [دون طيار|مسيرة]', 'طائرة دون طيار، طائرة مسيرة، طائرة دون', ['طائرة دون طيار', 'طائرة مسيرة']],
  ['[قانون|مرسوم] [|رقم] NUMBER', 'قانون مرسوم رقم 7', ['مرسوم رقم 7']],
  // Numbers and words.
  ['NUMBER', 'بلغ 1,500.25 ثم ١٬٢٠٠ ثم 5، 6. 7', ['1,500.25', '١٬٢٠٠', '5', '6', '7']],
  ['NUMBER', 'خمسة وعشرون', []],
  ['مادة NUMBER / NUMBER', 'مادة 5/2011', ['مادة 5/2011']],
  ['عيار 5.5', 'عيار 5.5', ['عيار 5.5']],
  ['صاروخ WORD', 'صاروخ غراد، صاروخ - صاروخ 5', ['صاروخ غراد']],
  ['صاروخ WORD', 'صاروخ غراد', ['صاروخ غراد'], [['LOCATION', 'غراد']]],
  ['قضية WORD', 'قضية سامي الحلبي', [], [['PERSON', 'سامي الحلبي']]],
  ['قضية [WORD|PERSON]', 'قضية سامي الحلبي', ['قضية سامي الحلبي'], [['PERSON', 'سامي الحلبي']]],
  // Entities.
  ['ضد PERSON', 'ضد سامي الحلبي', ['ضد سامي الحلبي'], [['PERSON', 'سامي الحلبي']]],
  ['ضد PERSON', 'ضد سامي الحلبي', []],
  ['ضد PERSON', 'ضد حلب', [], [['LOCATION', 'حلب']]],
  ['ضد PERSON', 'ضد وسامي الحلبي', [], [['PERSON', 'سامي الحلبي']]],
  ['ضد وPERSON', 'ضد وسامي الحلبي', ['ضد وسامي الحلبي'], [['PERSON', 'سامي الحلبي']]],
  [
    'PERSON و PERSON',
    'سامي الحلبي ونبيل',
    ['سامي الحلبي ونبيل'],
    [
      ['PERSON', 'سامي الحلبي'],
      ['PERSON', 'نبيل'],
    ],
  ],
  ['قانون قيصر', 'أقر قانون قيصر', ['قانون قيصر'], [['PERSON', 'قيصر']]],
  ['رقم NUMBER لسنة NUMBER', 'رقم 5 لسنة 2011', ['رقم 5 لسنة 2011'], [['DATE', 'سنة 2011']]],
  ['رقم NUMBER لDATE', 'رقم 5 لسنة 2011', ['رقم 5 لسنة 2011'], [['DATE', 'سنة 2011']]],
  // Signs, and what would mean something else without ^.
  ['"قيصر"', 'قانون "قيصر" أو قيصر', ['"قيصر"']],
  ['^PERSON', 'person PERSON سامي', ['person', 'PERSON'], [['PERSON', 'سامي']]],
  ['^[ NUMBER ^]', 'نص [5] نص', ['[5]']],
  ['^^ [^||-] ^^', '^|^ ^-^', ['^|^', '^-^']],
  // Lines do not end a match, paragraphs do.
  ['محكمة النقض', 'محكمة\nالنقض', ['محكمة\nالنقض']],
  ['محكمة النقض', 'عقدت محكمة.\n\nالنقض', []],
  ['محكمة النقض', '', []],
])('%s in %s', (pattern, text, matches, outer = []) => {
  expect(found([pattern], text, outer)).toEqual(matches);
});

test.each<[what: string, entities: CustomEntity[], text: string, matches: string[], outer?: Outer[]]>([
  [
    'the longest of those that begin together, whichever comes first in the file',
    [
      { name: 'short', patterns: ['محكمة النقض'] },
      { name: 'long', patterns: ['محكمة النقض العليا'] },
    ],
    'محكمة النقض العليا، محكمة النقض',
    ['LONG محكمة النقض العليا', 'SHORT محكمة النقض'],
  ],
  [
    'the one that begins first, even if another is longer',
    [
      { name: 'late', patterns: ['النقض العليا في دمشق'] },
      { name: 'early', patterns: ['محكمة النقض'] },
    ],
    'محكمة النقض العليا في دمشق',
    ['EARLY محكمة النقض'],
  ],
  [
    'of equals the first of the file',
    [
      { name: 'b', patterns: ['محكمة'] },
      { name: 'a', patterns: ['محكمة'] },
    ],
    'محكمة',
    ['B محكمة'],
  ],
  [
    'a mark leaves the context out, and free for others',
    [
      { name: 'article', patterns: ['المادة NUMBER من القانون'], mark: [0, -3] },
      { name: 'law', patterns: ['القانون رقم NUMBER'] },
    ],
    'المادة 8 من القانون رقم 5',
    ['ARTICLE المادة 8', 'LAW القانون رقم 5'],
  ],
  [
    'a mark counts the words that are there, proclitics with theirs',
    [{ name: 'law', patterns: ['عملا [أيضا|] بالقانون رقم NUMBER'], mark: [-2, -1] }],
    'عملا أيضا بالقانون رقم 5، عملا بالقانون رقم 6',
    ['LAW رقم 5', 'LAW رقم 6'],
  ],
  [
    'a literal of one pattern is a number and a word for the others',
    [
      { name: 'a', patterns: ['اتفاق 17 أيار'] },
      { name: 'b', patterns: ['المادة NUMBER', 'صاروخ WORD'] },
    ],
    'المادة 17، صاروخ أيار، اتفاق 17 أيار',
    ['B المادة 17', 'B صاروخ أيار', 'A اتفاق 17 أيار'],
  ],
  [
    'a word is a literal to one pattern and an entity to another',
    [
      { name: 'a', patterns: ['إعلان دمشق'] },
      { name: 'b', patterns: ['محكمة LOCATION'] },
    ],
    'محكمة دمشق',
    ['B محكمة دمشق'],
    [['LOCATION', 'دمشق']],
  ],
  ['a type of its own', [{ name: 'حكم', type: 'ruling', patterns: ['حكم محكمة'] }], 'حكم محكمة', ['RULING حكم محكمة']],
  ['a name makes a type', [{ name: 'court-case', patterns: ['قضية'] }], 'قضية', ['COURT_CASE قضية']],
])('%s', (_, entities, text, matches, outer = []) => {
  const result = matcher(entities)(read(text), outerIn(text, outer));
  expect(result.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)).toEqual(matches);
  expect(result.every(({ rule }) => entities.some(({ name }) => rule === `pattern.${name}`))).toBe(true);
});

test('many texts in any order: the same answers', () => {
  const match = matcher([{ name: 'law', patterns: ['[القانون|المرسوم] [رقم|] NUMBER', 'قانون WORD'] }]);
  const texts = ['القانون 5', 'قانون الطوارئ', 'constructor __proto__ المرسوم رقم 6', ''];
  const answers = (order: readonly string[]) => new Map(order.map((text) => [text, match(read(text), [])]));
  const [forth, back] = [answers(texts), answers([...texts].reverse())];
  for (const text of texts) expect(forth.get(text)).toEqual(back.get(text));
});

// Words without a letter that could be a proclitic, so that a reference as simple as this one is right.
const LETTERS = ['نص', 'دم', 'عز', '7'];
const phrase = fc.array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 4 });

test('leftmost, then longest, as a plain search finds it', () => {
  fc.assert(
    fc.property(
      fc.array(phrase, { minLength: 1, maxLength: 6 }),
      fc.array(fc.constantFrom(...LETTERS), { maxLength: 25 }),
      (patterns, words) => {
        const text = words.join(' ');
        const matches = matcher([{ name: 'x', patterns: patterns.map((pattern) => pattern.join(' ')) }])(
          read(text),
          [],
        );
        expect(matches.map(({ start, end }) => [start, end])).toEqual(plainSearch(patterns, words));
      },
    ),
    { numRuns: 100 },
  );
});

function plainSearch(patterns: readonly string[][], words: readonly string[]): [number, number][] {
  const starts = words.map((_, i) => words.slice(0, i).join(' ').length + (i > 0 ? 1 : 0));
  const spans: [number, number][] = [];
  for (let i = 0; i < words.length; ) {
    const lengths = patterns.filter((p) => p.every((word, k) => words[i + k] === word)).map((p) => p.length);
    const longest = Math.max(0, ...lengths);
    if (longest > 0) spans.push([starts[i]!, starts[i + longest - 1]! + words[i + longest - 1]!.length]);
    i += Math.max(1, longest);
  }
  return spans;
}
