/** Bodies: each way of naming one, with look-alikes that name none. Real lists, no model. */
import { marked } from './marked.js';

const bodies = (expected: string): string => marked('ORGANIZATION', expected);

type Case = readonly [what: string, expected: string];

const check = (cases: readonly Case[]): void => {
  test.each(cases)('%s', (_, expected) => {
    expect(bodies(expected)).toBe(expected);
  });
};

describe('a head and its complement', () => {
  check([
    ['a ministry', 'أعلنت [وزارة الخارجية التركية] موقفها'],
    ['fields that و joins', 'افتتح الطالب معرض [كلية الدعوة وأصول الدين] صباحا'],
    ['a field of several words', 'نشرت [هيئة استصلاح الأراضي] أرقامها'],
    ['a head of several words', 'توجه الشاب إلى [قسم شرطة الهرم] ليلا'],
    ['the purpose of a name that no list knows', 'وقعت [شركة زنتوبار للتجارة والاستثمار] العقد'],
    ['a larger body behind في', 'شاركت [إدارة الإعلام في وزارة الدفاع] في المعرض'],
    ['a larger body with an article', 'بدأ [مكتب المعلومات باللجنة المحلية للانتخابات] عمله'],
    ['joined deeds', 'نظمت [الإدارة العامة للإرشاد والتوجيه] دورة'],
    ['not the purpose of an organ of state', 'رفض [الجيش العراقي] لأسباب كثيرة الدخول'],
    ['a dual head has two names', 'التقى مشجعو [ناديي النصر والهلال] في الرياض'],
    ['Latin letters', 'كتبت [صحيفة The Mirror البريطانية] عن الحادث'],
    ['a foreign article', 'كتبت [صحيفة ذا غارديان البريطانية] عن الحادث'],
    ['not a field of the office', 'قال وزير الخارجية السعودي إن الاجتماع انتهى'],
    ['not a deed', 'تدخل الدعم لمنع قيادة السيارة ليلا'],
    ['not what anybody has', 'رفض مجلس الإدارة العرض وتابعت قوات الأمن السير إلى مركز الشرطة'],
    ['not traffic', 'تراجعت حركة المرور وتوقفت حركة الطيران المدني'],
    ['not an indefinite noun with an adjective', 'قضت محكمة مختصة ببراءة الرجل'],
    ['not something else with a purpose', 'تواصلت اللجنة مع [وزارة الخارجية الإيرانية] للتعليق'],
  ]);
});

describe('where a name ends', () => {
  check([
    [
      'behind the seat of what a country has many of',
      'عقد [المجلس البلدي بتازة] جلسة وأوقفت [النيابة العامة في إسطنبول] رجلا',
    ],
    ['before the country of what it has one of', 'حكمت [المحكمة العليا] في السعودية وحكمت [المحكمة العليا] في الكويت'],
    ['behind the country of a mission', 'هاجموا [السفارة الأميركية في اليمن] ليلا'],
    ['before what it says', 'قالت [السفارة الأميركية] في بيان إن الوضع هادئ'],
    ['behind the seat of a committee', 'نفذت [لجنة الزكاة بسمائل] المشروع'],
    ['before the seat of a national council', 'اجتمع [المجلس الوطني الفلسطيني] في رام الله أمس'],
    ['behind what it trades in', 'وقعت [شركة لمبردار للتوريد] عقدا مع [سيمنز للطاقة] أمس'],
    ['before an adjective that describes', 'نشرت [وكالة الأنباء السعودية] الرسمية الخبر'],
    ['before an adjective of the side', 'انسحبت [حركة أمل] المتحالفة مع غيرها'],
    ['a nationality after an unquoted name belongs', 'فاز [نادي الفتح السعودي] بالكأس'],
    ['not after a quoted one', 'قالت [صحيفة "واشنطن بوست"] الأميركية إن الأمر انتهى'],
    ['the name proper in quotation marks is a mention', 'ذكرت [وكالة الأنباء الأردنية] "[بترا]" الخبر'],
    ['what an agency is for', 'ذكرت [وكالة «كيودو» للأنباء] الخبر'],
    ['before the team', 'وصل [فريق الهلال] الأول إلى المطار'],
    ['a campaign belongs to its coalition', 'يجتمع وزراء [التحالف الدولي لمحاربة تنظيم "داعش"] غدا'],
    ['an acronym in brackets', 'خفضت [منظمة البلدان المصدرة للبترول] ([أوبك]) الإنتاج'],
    ['a remark in brackets is none', 'كتب [حزب الله] (يسار) بيانا'],
  ]);
});

describe('organs of states', () => {
  check([
    ['a nationality', 'دخل [الجيش اللبناني] البلدة'],
    ['an adjective between', 'حذرت [السلطات القضائية الروسية] من الأمر'],
    ['two nationalities', 'اجتمعت [الحكومتين السورية والعراقية] أمس'],
    ['a country of two words', 'خسر [المنتخب الكوري الجنوبي] المباراة'],
    ['a listed organ takes it too', 'كشف [الأمن العام الأردني] الملابسات'],
    ['the seat of a mission', 'تضررت [القنصلية الإيرانية في دمشق] أمس'],
    ['the seat of a court', 'حكمت [محكمة الجنايات في بلبيس] على الرجل'],
    ['an organ without its nation', 'اجتمع [المكتب السياسي] أمس'],
    ['and with its body', 'قال عضو سابق إن [المكتب السياسي لحركة حماس] وافق'],
    ['and a day', 'درس في [جامعة 8 ماي 1945] وانضم إلى [الكتيبة 14 أكتوبر] لاحقا'],
    ['whose day is one of the calendar', 'تنعقد لجنة 5 مايو المقبل'],
    ['and what it is made of', 'قصفت [الكتيبة 166 مشاة] مواقع [اللواء الثالث حرس حدود] ليلا'],
    ['a unit with its number', 'انسحبت [الفرقة 98] من المدينة وبقيت [الفرقة الرابعة] فيها'],
    ['not the nation of people', 'شكر الناس رجال الأمن السعوديين'],
    ['not a bare noun', 'قالت الحكومة إن البرلمان والشرطة والجيش على علم'],
    ['not a club or company', 'تعثر النادي الكرواتي وتراجعت الشركات السعودية'],
    ['not a policy', 'ناقش الكتاب السياسة الخارجية المصرية'],
  ]);
});

describe('bodies called by who leads them', () => {
  check([
    ['a government', 'انتقد الكاتب [حكومة نتنياهو] بشدة'],
    ['a regime', 'سقط [نظام الأسد] بعد سنوات'],
    ['not a system', 'تعطل نظام التبريد وتغير نظام الحكم'],
  ]);
});

describe('parts of a body that is named itself', () => {
  check([
    ['the board of a club', 'أعلن مجلس إدارة [نادي الزمالك] القرار'],
    ['the management of a club', 'وقعت إدارة [نادي الاتحاد] مع اللاعب'],
    ['the mission of a team', 'وصلت بعثة [المنتخب السعودي] إلى المطار'],
    ['a platform with its kind', 'كتب على [موقع التواصل الاجتماعي تويتر] كلمة'],
    ['the kind alone is none', 'انتشر المقطع على مواقع التواصل الاجتماعي'],
  ]);
});

describe('departments and clubs called by their towns', () => {
  check([
    ['of the press of the Gulf', 'أعلنت [صحة تبوك] و[تعليم الرياض] نتائج المسابقة'],
    ['behind a head', 'تلقت [مديرية أمن دمياط] بلاغا'],
    ['a country has security of its own', 'قال إن أمن لبنان خط أحمر'],
    ['a company by its trade', 'ارتفع سهم [الفيوم للغازات الصناعية] أمس'],
    ['what a country needs', 'تحتاج لبنان للطاقة'],
    ['what somebody travels for', 'سافر إلى دمشق للطيران'],
    ['a deed', 'عاد الهدوء بعد مرور القاهرة بأزمة'],
    ['another word', 'يشمل البرنامج تعليم الرياضيات واللغات'],
    ['a club', 'سجل المهاجم هدف المباراة الأول في الدوري وفاز [شباب تبوك] على الفريق الضيف'],
    ['young people', 'وجه شباب تبوك نداء إلى الأهالي'],
  ]);
});

describe('ambiguous names', () => {
  check([
    ['a club behind its coach', 'سجل الفريق هدفا في المباراة وتابع مدرب [برشلونة] السابق كلامه بعد الدوري والكأس'],
    ['a city', 'وصل الوفد إلى برشلونة أمس'],
    ['clubs side by side', 'تابع الجمهور المباراة في الملعب وتعادل [الأهلي] و[الشباب] في الدوري والكأس'],
    ['the young', 'تحدث الوزير عن دور الشباب في التنمية'],
    ['a channel behind its reporter', 'أفاد مراسل [الجزيرة] بسقوط جرحى'],
    ['an island', 'غادر السياح الجزيرة صباحا'],
    ['militants', 'قتل ثلاثة من عناصر [القاعدة] في غارة'],
    ['a rule', 'هذه هي القاعدة التي نعمل بها'],
    ['a paper that signs', '[سبق] - الرياض: افتتح المعرض أمس'],
    ['a paper to which somebody speaks', 'قال الرجل لـ"[الوطن]" إن الأمر انتهى'],
    ['a stressed word', 'هذا هو "الوطن" الذي نحلم به'],
    ['a verb', 'هذا ما سبق أن قاله الرجل'],
    ['a piece of an address', 'الرابط pic.twitter.com/abc هنا'],
  ]);
});
