import fc from 'fast-check';
/** Options of `parseDates`, references, and what is said without one. */
import { type DateOptions, findReference, parseDates, readDates } from '../../src/dates/dates.js';

const values = (text: string, options: DateOptions = {}): (string | undefined)[] =>
  parseDates(text, options).map(({ date }) => date.value);

describe('date order', () => {
  test.each([
    ['4/5/2026', 'dmy', '2026-05-04'],
    ['4/5/2026', 'mdy', '2026-04-05'],
    ['4/22/2026', 'dmy', '2026-04-22'],
    ['22/4/2026', 'mdy', '2026-04-22'],
    ['2026-04-05', 'mdy', '2026-04-05'],
  ] as const)('%s as %s', (text, dateOrder, value) => {
    expect(values(text, { dateOrder })).toEqual([value]);
  });
});

describe('week start, on a Sunday', () => {
  const reference = '2026-02-08';
  test.each([
    ['الأسبوع الماضي', 'monday', '2026-W05'],
    ['الأسبوع الماضي', 'sunday', '2026-W06'],
    ['هذا الأسبوع', 'monday', '2026-W06'],
    ['هذا الأسبوع', 'sunday', '2026-W07'],
    ['عطلة نهاية الأسبوع الماضي', 'monday', '2026-01-31/2026-02-01'],
    ['عطلة نهاية الأسبوع الماضي', 'sunday', '2026-02-06/2026-02-07'],
    ['عطلة نهاية الأسبوع الماضي', 'saturday', '2026-02-05/2026-02-06'],
  ] as const)('%s, weeks from %s', (text, weekStart, value) => {
    expect(values(text, { reference, weekStart })).toEqual([value]);
  });
});

describe('without a reference date', () => {
  test.each([
    ['وصل أمس', '-P1D'],
    ['في 12 شباط', 'XXXX-02-12'],
    ['يوم الأحد', 'XXXX-WXX-7'],
    ['العام الماضي', '-P1Y'],
    ['في مايو المقبل', 'XXXX-05'],
    ['الساعة الخامسة مساء', 'T17:00'],
    ['في رمضان', 'XXXX-09'],
    ['صيف العام الماضي', 'XXXX-SU'],
  ])('%s keeps what it states', (text, stated) => {
    expect(parseDates(text).map(({ date }) => [date.value, date.stated])).toEqual([[undefined, stated]]);
  });

  test.each([
    ['في 12 شباط 2019', '2019-02-12'],
    ['عام 1445هـ', '2023-07-19/2024-07-06'],
    ['تسعينيات القرن الماضي', '199X'],
  ])('%s needs none', (text, value) => {
    expect(values(text)).toEqual([value]);
  });
});

test('a text that names today twice says which day it was written on', () => {
  const text = 'أعلن اليوم (الاثنين) عن اتفاق. وكان الوفد وصل أمس.';
  expect(values(text, { reference: '2026-02-04' })).toEqual(['2026-02-02', '2026-02-01']);
  const torn = 'أعلن اليوم (الاثنين) عن اتفاق. وقال أمس الثلاثاء إنه وصل. وسافر أمس.';
  expect(values(torn, { reference: '2026-02-04' })).toEqual(['2026-02-02', '2026-02-03', '2026-02-03']);
});

test('a year named in the sentence is the year of what follows in it', () => {
  const text = 'بدأت الحرب في 3 مايو 1967 وانتهت في 9 يونيو. واجتمعوا في 9 يونيو.';
  expect(values(text, { reference: '2026-02-04' })).toEqual(['1967-05-03', '1967-06-09', '2026-06-09']);
});

test('a reference that is no day is refused', () => {
  expect(() => parseDates('اليوم', { reference: '2026-02-30' })).toThrow(RangeError);
  expect(() => parseDates('اليوم', { reference: 'yesterday' })).toThrow('not a date of the form YYYY-MM-DD: yesterday');
});

describe('the text’s own date', () => {
  test.each([
    ['a dateline of an agency', 'الرياض 16 شعبان 1447 هـ الموافق 4 فبراير 2026 م واس\nعقد المجلس جلسته.', '2026-02-04'],
    ['a town, a date, a dash', 'عمّان، 4 شباط 2026 - بحث الوزيران ملف المياه.', '2026-02-04'],
    ['a line of its own', 'افتتاح جسر جديد\nالأربعاء 4 فبراير 2026\nافتتح الوزير الجسر.', '2026-02-04'],
    ['a label', 'تاريخ النشر: 2026/02/04 10:30\nافتتح الوزير الجسر.', '2026-02-04'],
    ['a note at the end', 'افتتح الوزير الجسر.\nهذا الخبر نشر أولا في موقع آخر بتاريخ ٤ شباط ٢٠٢٦.', '2026-02-04'],
  ])('%s', (_name, text, value) => {
    expect(findReference(text)).toBe(value);
  });

  test.each([
    ['a sentence that tells of a day', 'أبحرت السفينة في 17 فبراير 2005.'],
    ['a sentence at the head', 'في 17 فبراير 2005 أبحرت السفينة من ميناء المدينة القديمة وعلى متنها مئات الركاب.'],
    ['a day without its year', 'عمّان، 4 شباط - بحث الوزيران ملف المياه.'],
    ['a range', 'من 3 إلى 5 أيار 2026'],
    ['a relative day', 'اليوم الأربعاء'],
    ['calendars that disagree', 'الرياض 16 شعبان 1447 هـ الموافق 14 فبراير 2026 م واس'],
    ['nothing', ''],
  ])('is not %s', (_name, text) => {
    expect(findReference(text)).toBeUndefined();
  });
});

describe('a text’s dates and its own day, read at once', () => {
  test.each([
    'الرياض 16 شعبان 1447 هـ الموافق 4 فبراير 2026 م واس\nعقد المجلس جلسته أمس.',
    'افتتح الوزير الجسر أمس.\nهذا الخبر نشر أولا في موقع آخر بتاريخ ٤ شباط ٢٠٢٦.',
    'عمّان، ألفان وستة وعشرون - بحث الوزيران ملف المياه.',
    'عمّان، الرابع من شباط ألفين وستة وعشرين - بحث الوزيران اليوم ملف المياه.',
    'أبحرت السفينة في 17 فبراير 2005.\nوعادت اليوم.',
    'مختلف الفرق الفلسطينية تلعب اليوم',
    'أسعار الذهب اليوم\n4 فبراير 2026\nقال الوزير أمس إن الأسعار ارتفعت.',
    'يصل مساء الأحد المقبل\n4 فبراير 2026',
    'نتائج الجمعة\n04-02-2026\nفاز الفريق أمس.',
    'تحديث الساعة 12:30\n4/2/2026',
    'حصاد فبراير\n2026-02-04',
    'اليوم\nالأربعاء 4 فبراير 2026 \nأمس',
    '',
  ])('are what each of them says alone: %j', (text) => {
    const reference = findReference(text);
    expect(readDates(text)).toEqual({ reference, mentions: parseDates(text, { reference }) });
    expect(readDates(text, { reference: '2026-03-01' })).toEqual({
      reference: '2026-03-01',
      mentions: parseDates(text, { reference: '2026-03-01' }),
    });
  });

  test('in the order that is asked for', () => {
    const text = '4/5/2026\nافتتح الوزير الجسر أمس.';
    expect(readDates(text).reference).toBe('2026-05-04');
    expect(readDates(text, { dateOrder: 'mdy' }).reference).toBe('2026-04-05');
  });

  test('a reference that is no day is refused', () => {
    expect(() => readDates('اليوم', { reference: '2026-02-30' })).toThrow(RangeError);
  });
});

test('lines are read as if each were all there is, whatever stands around them', () => {
  const line = fc.constantFrom(
    'أسعار الذهب اليوم',
    'مساء الأحد المقبل',
    'نتائج الجمعة',
    'تحديث الساعة 12:30',
    'حصاد فبراير',
    'قال الوزير أمس إن الأسعار ارتفعت.',
    'الأربعاء 4 فبراير 2026',
    '04-02-2026',
    '2026-02-04',
    'عمّان، 4 شباط 2026 - بحث الوزيران ملف المياه.',
    'منذ عام 2011',
    '16 شعبان 1447 هـ',
    'من 3 إلى',
    'و',
    '',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), fc.constantFrom('\n', ' \n', '\n\n', '\r\n'), (lines, end) => {
      const text = lines.join(end);
      expect(readDates(text).reference).toBe(findReference(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['ألفين وستة وعشرين', '2026-02-04'],
  ['ألفَيْن وستة وعشرين', '2026-02-04'],
  ['الفين وستة وعشرين', '2026-02-04'],
])('a dateline with its year in words: %s', (year, day) => {
  expect(findReference(`عمّان، الرابع من شباط عام ${year} - بحث الوزيران ملف المياه.`)).toBe(day);
});
