/** Titles: each form with sentences in which it counts and look-alikes in which it must not. Real lists, no model. */
import { marked } from './marked.js';

const titles = (expected: string): string => marked('TITLE', expected);

describe('how far a title reaches', () => {
  test.each([
    ['a field', 'قال [وزير الخارجية والمغتربين] إن اللقاء مهم'],
    ['a field of several words, and more fields', 'قال [وزير التعليم العالي والبحث العلمي] إن العام بدأ'],
    ['an indefinite field', 'قال [وزير الإعلام وشؤون مجلس النواب] كلمة'],
    ['an office within an office', 'زار [نائب رئيس مجلس الوزراء] المصنع'],
    ['a royal style within an office', 'بعث [نائب خادم الحرمين الشريفين] برقية'],
    ['nationality and time', 'انتقد [الرئيس التونسي الأسبق] القرار'],
    ['مدير عام and its complement', 'أوضح [مدير عام إدارة الأسواق] أن الأسعار ثابتة'],
    ['a spokesman', 'أعلن [المتحدث الرسمي باسم الحكومة اليمنية] الهدنة'],
    ['a spokesman of a person', 'قالت [المتحدثة باسم براون] إن الخطاب أجل'],
    ['an envoy', 'وصل [المبعوث الخاص للأمين العام لجامعة الدول العربية إلى السودان] أمس'],
    ['a body behind ل', 'قال [الأمين العام للأمم المتحدة] إن الوضع خطير'],
    ['not the listener', 'قال [وزير الخارجية] لصحيفة الحياة إن الوضع خطير'],
    ['nor the audience', 'قال [وزير المالية] للصحفيين إن الميزانية جاهزة'],
    ['of a department', 'قال [مدير أمن دمياط] إن الحادث عرضي'],
    ['of a unit with a number', 'وصل [قائد اللواء 35 مدرع] [العميد] سامي الحداد'],
    ['acting', 'تسلم [مدير التعليم بمحافظة الخرج بالإنابة] الجائزة'],
    ['with a pronoun', 'استقال [رئيسها] بعد الخسارة'],
    ['nothing behind a pronoun', 'ألقى [نائبه] [المشرف العام] كلمة'],
    ['a term that ends', 'كلف [رئيس الوزراء المنتهية ولايته] بتسيير الأعمال'],
  ])('%s', (_, expected) => {
    expect(titles(expected)).toBe(expected);
  });
});

describe('beside a name', () => {
  test.each([
    ['an occupation', 'قال [المحامي] سامر الحداد إن القضية أجلت'],
    ['a coach with nationality', 'درب [المدرب الروماني] لازار بوليسكو الفريق'],
    ['two titles of one person', 'التقى [وزير الدفاع] [اللواء] سامر الحداد'],
    ['a style and an office', 'وصل [معالي] [وزير الصحة] أمس'],
    ['a style and a royal title', 'رعى [صاحب السمو الملكي] [الأمير] خالد بن فيصل الحفل'],
    ['joined occupations', 'كتب [الناقد] و[الأكاديمي] سامر الحداد مقالة'],
    ['in apposition behind a comma', 'قال سامر الحداد، [مدير إدارة العمليات بالأمانة]، إن السير توقف'],
    ['and without one', 'قال راشد الحربي [مدير إدارة العمليات] إن السير توقف'],
    ['indefinite, with its adjectives', 'شهد ضد سامر الحداد، [نائب وزير سوري سابق]، في القضية'],
    ['its seat before the name', 'أعلن [رئيس لجنة النقل البري بغرفة تجارة البصرة] محمد الحداد أن الطريق مفتوح'],
    ['a rank behind an office', 'استقبله [مدير شرطة الطائف] [الرائد] سالم الشهري'],
    ['the dual', 'وصل [الوزيران السابقان] سامر الحداد وخالد الحربي'],
    ['an abbreviation', 'قال [د]. سامر الحداد إن الحالة مستقرة'],
    ['an abbreviation behind و', 'حضر الحفل [م]. سامر الحداد و[د]. خالد الحربي'],
    ['a leader of the Taliban', 'توفي [الملا] عمر قبل سنوات'],
  ])('%s', (_, expected) => {
    expect(titles(expected)).toBe(expected);
  });
});

describe('with no name beside it', () => {
  test.each([
    ['a definite office', 'قال [الوزير] إن العمل بدأ'],
    ['a royal style', 'استقبل [الملك] الوفد'],
    ['a pronoun of respect', 'وشكر [سموه] الحضور'],
    ['no occupation', 'قال المدرب إن الفريق جاهز'],
    ['no occupation of a team', 'انتقد الجمهور مدرب الفريق بعد المباراة'],
    ['no plural', 'اجتمع الوزراء العرب في القاهرة'],
    ['no generic person', 'قال مسؤول كبير إن العمل بدأ'],
    ['no predicate', 'عين سامر الحداد محافظا'],
    ['not the post itself', 'ترشح لمنصب رئيس البلاد في الانتخابات'],
    ['not what attacks', 'نيتهم مهاجمة القوات المسلحة غدا'],
    ['not a governorate', 'انتشر الجيش في المحافظة كلها'],
    ['no spokesman unnamed', 'أعلن متحدث باسم الجيش اللبناني انتهاء العملية'],
    ['no member unnamed', 'قال عضو في مجلس الأمن إن القرار جاهز'],
    ['who is in charge of something', 'قالت [مسؤولة السياسة الخارجية] إن اللقاء أجل'],
    ['not happiness', 'أبدى الضيف سعادته بما شاهده'],
  ])('%s', (_, expected) => {
    expect(titles(expected)).toBe(expected);
  });
});
