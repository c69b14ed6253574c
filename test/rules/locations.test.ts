/** Places: what belongs to a name, what stays outside, and what only looks like a place. Real lists, no model. */
import { marked } from './marked.js';

const places = (expected: string): string => marked('LOCATION', expected);

type Case = readonly [what: string, expected: string];

const check = (cases: readonly Case[]): void => {
  test.each(cases)('%s', (_, expected) => {
    expect(places(expected)).toBe(expected);
  });
};

describe('heads', () => {
  check([
    ['that stay outside', 'سافر من مدينة [حلب] إلى محافظة [درعا] ثم قرية [كفرنبل]'],
    ['that belong', 'عبروا [نهر الفرات] نحو [جبل قاسيون] و[مخيم اليرموك]'],
    ['compass words stay outside', 'وقع الحادث شمال [سوريا]'],
    ['one whole', 'وصلت القافلة إلى [ريف حلب] و[الأراضي اللبنانية]'],
    ['of states', 'زار الوفد [دولة قطر] و[جمهورية مصر]'],
    ['and adjectives', 'هبطت الطائرة في [مطار بغداد الدولي] مساء'],
    ['and persons', 'لعبوا في [استاد أحمد بن علي] ثم زاروا [مستشفى الملك فهد المركزي]'],
    ['and quotation marks', 'أقيم الحفل في [فندق «برج النخيل»] مساء'],
    ['two names', 'سار الناس بين [مخيمي بلاطة وعسكر] ليلا'],
    ['and a day', 'أقيم اللقاء على [استاد 22 مايو] ثم سدوا [شارع 17 تشرين الأول] بالحجارة'],
    ['streets and ruins', 'مر الموكب في [جادة الشانزليزيه] ثم زار [خربة زكريا]'],
    ['that seem to begin with and', 'عبرت القافلة [وادي شلبتون] ثم [وادي النطرون]'],
    ['that seem to be of two', 'مر الركب بمدخل [مستشفى الرازي] و[حمص] مساء'],
    ['two ends of a road', 'وقع الحادث على [طريق الطائف - الرياض] فجرا'],
    ['names that no list knows', 'اعتقل قبالة [جزيرة بولاو روبات] خمسة رجال'],
    ['a village that no list knows', 'اندلع الحريق في قرية [زنتوبار] ليلا'],
    ['one country', 'تقام البطولة في مناطق [المملكة] المختلفة'],
  ]);
});

describe('heads that name nothing', () => {
  check([
    ['a verb that is spelled much like a valley', 'وأدى سامح اليمين وأدى الحادث إلى تأخر القطار'],
    ['a day behind a definite word', 'وصل الفريق إلى المطار 5 مايو الماضي'],
    ['the way back', 'ضل الرجال طريق العودة'],
    ['by means of', 'سجل الهدف عن طريق سامي الحداد'],
    ['markets', 'تراجعت الأسعار في سوق العمل وسوق الانتقالات'],
    ['capital', 'رفعت الشركة رأس المال'],
    ['a fast road', 'سقطت الشاحنة على طريق سريع'],
    ['a small mountain', 'يعيشون على ظهر جبل صغير'],
    ['the neighbours', 'يزور الوزير دول الجوار'],
    ['a term of office', 'فاز الرجل بولاية خامسة'],
    ['an inhabited region', 'نزلوا في منطقة مأهولة بالسكان'],
  ]);
});

describe('words that are names of places elsewhere', () => {
  check([
    ['another spelling is another word', 'ارتفع الطلب في المائة يوم بدرجات عالية في إطار الخطة'],
    ['careless spelling is not', 'وصل الوفد إلى [القاهره] ثم [ابو ظبي]'],
    ['birthplace', 'عاد إلى مسقط رأسه بعد سنوات'],
    ['the town', 'سافر إلى [مسقط] أمس'],
    ['force majeure', 'ألغيت الرحلة بسبب القوة القاهرة'],
    ['a country that is an adjective', 'قال متحدث باسم الشركة السعودية كلمة'],
    ['and a country', 'انتصرت [السعودية] في المباراة وعادت [السعودية] إلى الصدارة'],
    ['a list of places settles it', 'تشهد [حلب] و[الباب] و[إدلب] هدوءا'],
    ['a gate', 'أغلق الرجل الباب وخرج'],
    ['a line of a report', '[الباب]: قال شهود إن الوضع هادئ'],
    ['a shared adjective', 'يشاهد الكسوف في [أمريكا الشمالية والوسطى] غدا'],
  ]);
});

test.each([
  ['a noun of the masculine', 'ناقش المؤتمر مستقبل [سورية] أمس'],
  ['a word of the language', 'قال إن [سورية] لن تشارك'],
  ['a definite noun', 'ما تشهده المدن في [سورية] كثير'],
  ['a feminine noun takes it as an adjective', 'قالت صحيفة سورية إن الأمر انتهى'],
  ['so does a plural of things', 'دخلت قوات سورية القرية'],
])('country or adjective: %s', (_, text) => {
  expect(marked('LOCATION', text)).toBe(text);
});
