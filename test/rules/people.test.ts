/** People: each rule with sentences in which it fires and look-alikes in which it must not. Real lists, no model. */
import fc from 'fast-check';
import { createExtractor } from '../../src/index.js';
import { marked } from './marked.js';

const people = (expected: string): string => marked('PERSON', expected);

describe('names of several parts', () => {
  test.each([
    ['given and family names', 'زارت [سلمى الخوري] المعرض'],
    ['بن between them', 'افتتح [طارق بن زياد المهيري] الجسر'],
    ['a given name of two words', 'وصل [عبد الرحمن الكواري] إلى الدوحة'],
    ['one with الدين', 'كتب [صلاح الدين العبيدي] رسالة'],
    ['a kunya', 'دخل [أبو مازن الحلبي] القاعة'],
    ['a particle of a foreign name', 'انتخب البرلمان [أورسولا فون دير لاين] أمس'],
    ['a family name that no list has, behind a given name', 'التقى [محمود القرنباوي] الأهالي'],
    ['a name that is also a preposition', 'غادر [محمد علي] الملعب'],
    ['a hyphen', 'قالت الوزيرة [ماري-لويز غودفروا] ثم قال الوزير [يوهان شنايدر-أمان] كلمة'],
    ['a hyphen before a place', 'كتب [سامي الحداد]-الرياض وكتب [طارق الحداد]-جدة'],
    ['a regnal ordinal', 'استقبل [عبد الله الثاني] الوفد'],
    ['the house of a family', 'من أفراد [آل نهيان] في أبوظبي'],
  ])('%s', (_, expected) => {
    expect(people(expected)).toBe(expected);
  });
});

describe('where a name ends', () => {
  test.each([
    ['at a preposition that folds to a name', 'عثر [سامر حداد] على الحقيبة'],
    ['at a verb', 'كان [بيل كلينتون] صدر عنه بيان'],
    ['at an office', 'التقى [كيت براون] حاكم أوريغون'],
    ['at the head of a construct', 'عاد [لويس سواريز] نجم برشلونة إلى التدريب'],
    ['at an adjective in the accusative', 'رأيت [سامي الحداد] مسرورا بالفوز'],
    ['at a joined word', 'قابل [خالد الحربي] وأصدقاءه'],
    ['at a dash that is a tatweel', 'ضم الفريق [أحمد الشامي] ـ [سامر الحداد] ـ [علي المصري]'],
    ['at a phrase for the dead', 'شيعوا [فيصل الحداد] رحمه الله'],
  ])('%s', (_, expected) => {
    expect(people(expected)).toBe(expected);
  });
});

describe('what announces a name', () => {
  test.each([
    ['a title', 'قال الوزير [فايزولينكو] للصحافة'],
    ['a verb of speech', 'وأضاف [سعيد كرمزاني] أن الطريق مغلق'],
    ['a verb of speech, a word that nobody knows', 'وقالت [كابوسيلا تريفينييه]، وهي خبيرة'],
    ['kinship', 'عاد شقيقه [مروان] إلى البيت'],
    ['kinship and a nationality', 'بحث الملف مع نظيره الفرنسي [إيمانويل دوبون]'],
    ['a nationality', 'فاز الأرجنتيني [خوليو باستورينو]، بالجائزة'],
    ['an age', 'أصيب [شتيلنر] (42 عاما) بجروح'],
  ])('%s', (_, expected) => {
    expect(people(expected)).toBe(expected);
  });
});

describe('lists of names', () => {
  test.each([
    ['single names', 'تألف الفريق من [حسين]، [سمير]، [جمال]'],
    ['names joined by و', 'قتل في الحادث [حازم] و[نبيلة] و[سمير]'],
    ['not ordinals', 'في الدرجات الأولى والثانية والثالثة'],
    ['not virtues', 'عاشوا في عز وشرف وكرم'],
  ])('%s', (_, expected) => {
    expect(people(expected)).toBe(expected);
  });
});

describe('words that look like names', () => {
  test.each([
    'كان الأمل كبيرا في سلام عادل',
    'هناك حاجة إلى بيان واضح وصريح',
    'تجري الحكومة علاقات حسن جوار مع الدول',
    'قال الوزير الأردني إن الأمر انتهى',
    'أكد الجيش اللبناني ممسكا بالأمن',
    'وقعت الحادثة نتيجة زيادة الضغوط',
    'وذلك بفضل الله وحده',
    'وقد اختار مجلس الأمن يوم الثلاثاء',
    'بحث المجلس على عجل زيادة الرسوم',
  ])('%s', (text) => {
    expect(people(text)).toBe(text);
  });
});

test('whatever the words and marks, mentions are whole tokens of the text', () => {
  const extractor = createExtractor({ language: 'ar', model: false });
  const words = 'وقال الوزير محمد بن أبو عبد الله آل الشرع نائبه، ( 33 عاما ) ـ د. م « » باسم على لفتيت في و'.split(
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words, '\n', '\u064b'), { maxLength: 25 }), (parts) => {
      const text = parts.join(' ');
      for (const { start, end, text: mention } of extractor.extract(text).entities) {
        expect(text.slice(start, end)).toBe(mention);
        expect(mention.trim()).toBe(mention);
        expect(mention).not.toBe('');
      }
    }),
    { numRuns: 300 },
  );
});
