import fc from 'fast-check';
import { guessLanguage } from '../../src/language/detect.js';
import { codePoint } from '../hostile.js';

const repeat = (text: string, times: number): string => Array(times).fill(text).join(' ');

describe('Arabic, with no warning', () => {
  test.each([
    ['a sentence', 'قال وزير الدفاع إن الجيش دخل المدينة يوم أمس وإن المعارك مستمرة'],
    ['one name', 'محمد'],
    ['a short title and name', 'الرئيس محمد بن سلمان'],
    ['a name that trigrams take for Persian', 'محمد بن راشد آل مكتوم'],
    ['a long list of names', 'محمد أحمد علي حسن خالد عمر سعيد يوسف إبراهيم مصطفى محمود عبد الرحمن'],
    ['typed on a Persian keyboard', 'قال وزیر الدفاع فی الحکومة إن الجیش دخل المدینة التی تقع فی الشمال'],
    ['Iraqi names with gaf and che', 'وصل الشيخ گاطع الچلبي إلى المدينة يوم أمس والتقى شيوخ العشائر في ديوانه'],
    ['Latin names inside', 'أعلنت شركة Microsoft في بيان أن منتجها الجديد Windows سيكون متاحا في الأسواق العربية'],
    ['full vowels', 'قَالَ الوَزِيرُ إِنَّ الاجتِمَاعَ سَيُعقَدُ غَدًا فِي العَاصِمَةِ'],
    ['presentation forms', 'ﻗﺎﻝ ﺍﻟﻮﺯﻳﺮ ﺇﻥ ﺍﻻﺟﺘﻤﺎﻉ ﻓﻲ ﺍﻟﻌﺎﺻﻤﺔ'],
  ])('%s', (_, text) => {
    expect(guessLanguage(text)).toEqual({ code: 'arb', arabic: expect.any(Number) });
  });
});

describe('other languages in Arabic letters, told by their own letters', () => {
  test.each([
    ['pes', 'Persian', 'این یک متن فارسی است که برای آزمایش نوشته شده و باید شناخته شود'],
    ['pes', 'Persian', 'در کتابخانه'],
    ['urd', 'Urdu', 'یہ اردو کا ایک جملہ ہے جو آزمائش کے لیے لکھا گیا ہے'],
    ['ckb', 'Central Kurdish', 'ئەم دەقە بە زمانی کوردی نووسراوە بۆ تاقیکردنەوە'],
    ['pbu', 'Pashto', 'دا یو پښتو متن دی چې د ازموینې لپاره لیکل شوی دی'],
    ['uig', 'Uyghur', 'بۇ بىر ئۇيغۇرچە جۈملە بولۇپ سىناق ئۈچۈن يېزىلدى'],
  ])('%s: %s, %s', (code, name, text) => {
    expect(guessLanguage(text)).toEqual({
      code,
      arabic: 1,
      warning: `the text looks like ${name} (${code}), not like Arabic`,
    });
  });
});

describe('other scripts', () => {
  test.each([
    ['eng', 'This is an English text about nothing at all, long enough to be told.', 0],
    ['tur', 'Bu bir Türkçe metindir ve dilin tanınması için yeterince uzundur efendim', 0],
    ['rus', 'Это русский текст, достаточно длинный, чтобы язык был распознан', 0],
    ['und', 'Hello', 0],
    ['und', 'Привет', 0],
    ['und', '𠮷野家', 0],
  ])('%s: %s', (code, text, arabic) => {
    const { warning, ...guess } = guessLanguage(text);
    expect(guess).toEqual({ code, arabic });
    expect(warning).toBe('only 0 % of the letters are Arabic');
  });

  test('a text that is only partly Arabic says how much', () => {
    const text = `قال الوزير ${repeat('and the minister said so', 4)}`;
    expect(guessLanguage(text)).toMatchObject({ arabic: 0.1, warning: 'only 10 % of the letters are Arabic' });
  });
});

test.each([
  ['nothing', ''],
  ['digits', '123 ٤٥٦'],
  ['blanks and marks', ' \n\u200f\u064b،'],
  ['emoji', '👨‍👩‍👧'],
])('%s has no language and no warning', (_, text) => {
  expect(guessLanguage(text)).toEqual({ code: 'und', arabic: 0 });
});

test('any string gets an answer, always the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint, maxLength: 200 }), (text) => {
      const guess = guessLanguage(text);
      expect(guess.arabic).toBeGreaterThanOrEqual(0);
      expect(guess.arabic).toBeLessThanOrEqual(1);
      expect(guess.code).toMatch(/^[a-z]{3}$/);
      expect(guessLanguage(text)).toEqual(guess);
    }),
  );
});
