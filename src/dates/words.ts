/**
 * The vocabulary of dates, as data: sense, value, spellings.
 *
 * A spelling is one word as news writes it; folding (text/letters.ts) unifies hamza seats, ya and alef maqsura, ta marbuta,
 * diacritics and tatweel, so such variants are not listed. A word may stand under several senses (`الأول` is an
 * ordinal and the second half of `تشرين الأول`): the grammar decides by its neighbours.
 * Words under a sense named in `WITH_ARTICLE` are known with `ال` too.
 */

/** Values of sense `unit`, from short to long. */
export const UNIT = {
  minute: 1,
  hour: 2,
  night: 3,
  day: 4,
  weekend: 5,
  week: 6,
  month: 7,
  term: 8,
  sports: 9,
  year: 10,
  decade: 11,
  century: 12,
  millennium: 13,
  second: 14,
} as const;

/** Units of calendars by name, as grains and rules are called. */
export const UNIT_NAMES: Readonly<Record<number, string>> = {
  [UNIT.week]: 'week',
  [UNIT.month]: 'month',
  [UNIT.sports]: 'season',
  [UNIT.year]: 'year',
  [UNIT.decade]: 'decade',
  [UNIT.century]: 'century',
  [UNIT.millennium]: 'millennium',
};

/** Values of sense `toward`: what an adjective says about a time. */
export const TOWARD = {
  past: 1,
  current: 2,
  next: 3,
  same: 4,
  previous: 5,
  following: 6,
  recent: 7,
  fresh: 8,
} as const;

/** Values of sense `deictic`. */
export const DEICTIC = { today: 1, yesterday: 2, tomorrow: 3, tonight: 4, lastNight: 5 } as const;

/** Values of sense `part`: the part of the day, in the order of the value codes below. */
export const PART_CODES = ['', 'MO', 'MI', 'AF', 'EV', 'NI'] as const;
export const PART = { morning: 1, noon: 2, afternoon: 3, evening: 4, night: 5, daylight: 6 } as const;

/** Values of sense `edge`. */
export const EDGES = ['', 'START', 'MID', 'END'] as const;

/** Values of sense `role`: words that hold expressions together. */
export const ROLE = {
  from: 1,
  to: 2,
  until: 3,
  between: 4,
  in: 5,
  since: 6,
  before: 7,
  after: 8,
  during: 9,
  every: 10,
  this: 11,
  that: 12,
  same: 13,
  matching: 14,
  dated: 15,
  zone: 16,
  the: 17,
  which: 18,
  span: 19,
  last: 20,
  about: 21,
  more: 22,
  or: 23,
  and: 24,
  several: 25,
  few: 26,
  except: 27,
  on: 28,
  proclitic: 29,
  number: 30,
  particle: 31,
  by: 32,
  than: 33,
  local: 34,
  made: 35,
  ago: 36,
} as const;

/** Values of sense `era`. */
export const ERA = { hijri: 1, common: 2, beforeChrist: 3, martyrs: 4, before: 5 } as const;

/** Values of sense `monthHead`: first words of two-word month names. */
export const MONTH_HEAD = { tishrin: 1, kanun: 2, rabi: 3, jumada: 4, dhu: 5 } as const;

/**
 * Kinds of expressions, as bits: most words open none, and the grammar passes them by. `alone`: the word can be an expression by itself, others need a
 * number, a mark or a listed word behind them. `led`: like `من` and `هذا` it needs a number or a word that opens something itself.
 */
export const OPENS = { day: 1, period: 2, range: 4, offset: 8, feast: 16, name: 32, alone: 64, led: 128 } as const;

type Table = Readonly<Record<number, string>>;

export const SENSES = {
  /** Months of the common calendar: Egyptian and Gulf, Tunisian and Algerian, Moroccan, English. */
  month: {
    1: 'يناير ينايير جانفي jan january',
    2: 'فبراير فبرابر فيفري feb february',
    3: 'مارس march',
    4: 'أبريل ابريل ابرايل أفريل april',
    5: 'مايو ماي may',
    6: 'يونيو يونيه جوان june',
    7: 'يوليو يوليه يوليوز جويلية july',
    8: 'أغسطس اغسطوس غشت أوت august',
    9: 'سبتمبر شتنبر سبتامبر september',
    10: 'أكتوبر اكتوبر october',
    11: 'نوفمبر نونبر november',
    12: 'ديسمبر دجنبر ديسامبر december',
  },
  /** Syriac names, used in the Levant and Iraq. */
  levantine: {
    2: 'شباط اشباط',
    3: 'آذار',
    4: 'نيسان',
    5: 'أيار مايس',
    6: 'حزيران',
    7: 'تموز',
    8: 'آب',
    9: 'أيلول',
  },
  hijri: { 1: 'محرم المحرم', 2: 'صفر', 7: 'رجب', 8: 'شعبان', 9: 'رمضان', 10: 'شوال' },
  coptic: {
    1: 'توت',
    2: 'بابة',
    3: 'هاتور هتور',
    4: 'كيهك كياك',
    5: 'طوبة',
    6: 'أمشير',
    7: 'برمهات',
    8: 'برمودة',
    9: 'بشنس',
    10: 'بؤونة بئونة',
    11: 'أبيب',
    12: 'مسرى',
    13: 'النسيء نسيء',
  },
  monthHead: { 1: 'تشرين', 2: 'كانون', 3: 'ربيع', 4: 'جمادى جماد', 5: 'ذو ذي' },
  /** `الآخر`, the other one: of ربيع and جمادى. */
  other: { 1: 'الآخر الآخرة آخر آخرة' },
  /** Second words of ذو/ذي. */
  dhu: { 11: 'قعدة', 12: 'حجة' },
  /** Month names that are also other words: alone they need a neighbour that makes them one. */
  weak: {
    1: 'مارس ماي may march جوان أوت محرم المحرم صفر رجب شعبان رمضان شوال آب توت بابة طوبة برمودة أمشير أبيب مسرى هاتور نيسان',
  },

  /** ISO: Monday is 1. */
  weekday: {
    1: 'اثنين إتنين اثنبن',
    2: 'ثلاثاء ثلاثا ثلثاء',
    3: 'أربعاء اربعا',
    4: 'خميس',
    5: 'جمعة',
    6: 'سبت',
    7: 'أحد',
  },

  deictic: { 1: 'اليوم', 2: 'أمس الأمس مبارح امبارح', 3: 'غدا الغد غد بكرا', 4: 'الليلة', 5: 'البارحة' },
  part: {
    1: 'فجر صباح ضحى سحر صبيحة فجرا صباحا صبحا بكرة',
    2: 'ظهر ظهيرة ظهرا',
    3: 'عصر عصرا زوال',
    4: 'مساء مسا مغرب أمسية عشية سهرة',
    5: 'ليل ليلة ليلا عشاء',
    6: 'نهار',
  },
  /** Parts of the day in the accusative, after the day or hour that they qualify. */
  adverb: { 1: 'فجرا صباحا صبحا ضحى', 2: 'ظهرا', 3: 'عصرا', 4: 'مساء مسا', 5: 'ليلا', 6: 'نهارا' },

  unit: {
    1: 'دقيقة دقيقتين دقيقتان دقائق',
    2: 'ساعة ساعتين ساعتان ساعات',
    3: 'ليلة ليلتين ليالي ليال',
    4: 'يوم يومين يومان يومي أيام يوما',
    6: 'أسبوع أسبوعين أسبوعان أسبوعي أسابيع أسبوعا',
    7: 'شهر شهرين شهران شهري أشهر شهور شهرا',
    9: 'موسم موسمين موسمان موسمي مواسم',
    10: 'عام عامين عامان عامي أعوام عاما سنة سنتين سنتان سنتي سنوات سنين',
    11: 'عقد عقدين عقدان عقدي عقود عقدا',
    12: 'قرن قرنين قرنان قرني قرون قرنا',
    13: 'ألفية',
    14: 'ثانية ثوان ثواني',
  },
  dual: {
    1: 'دقيقتين دقيقتان ساعتين ساعتان ليلتين يومين يومان يومي أسبوعين أسبوعان أسبوعي شهرين شهران شهري موسمين موسمان موسمي عامين عامان عامي سنتين سنتان سنتي عقدين عقدان عقدي قرنين قرنان قرني',
  },
  plural: { 1: 'دقائق ساعات ليالي ليال أيام أسابيع أشهر شهور مواسم أعوام سنوات سنين عقود قرون ثوان ثواني' },
  /** Kinds of year that follow عام or سنة: school 1, fiscal 2, Hijri 3, common 4. */
  yearKind: { 1: 'دراسي دراسية جامعي جامعية أكاديمي أكاديمية', 2: 'مالي مالية', 3: 'هجري هجرية', 4: 'ميلادي ميلادية' },

  toward: {
    1: 'ماضي ماض ماضية ماضيين ماضيان ماضيتين فائت فائتة فائتين منصرم منصرمة منصرمين منقضي منقضية منقضيين فات فاتت',
    2: 'جاري جار جارية حالي حالية حاليين راهن',
    3: 'مقبل مقبلة مقبلين مقبلان قادم قادمة قادمين آتي آتية جاي جاية جايي',
    4: 'نفسه نفسها ذاته ذاتها عينه عينها',
    5: 'سابق سابقة سابقين',
    6: 'تالي تالية لاحق',
    7: 'أخير أخيرة أخيرين أخيرتين',
    8: 'جديد جديدة',
  },
  edge: {
    1: 'مطلع أوائل بداية بدايات مستهل',
    2: 'منتصف أواسط',
    3: 'نهاية أواخر ختام نهايات موفى متم',
  },
  season: { 1: 'ربيع', 2: 'صيف', 3: 'خريف', 4: 'شتاء' },
  /** Words for parts of a year: quarter 1, half 2, third 3, term 4. */
  portion: { 1: 'ربع', 2: 'نصف', 3: 'ثلث', 4: 'فصل' },
  decade: {
    20: 'عشرينات عشرينيات',
    30: 'ثلاثينات ثلاثينيات',
    40: 'أربعينات أربعينيات',
    50: 'خمسينات خمسينيات',
    60: 'ستينات ستينيات',
    70: 'سبعينات سبعينيات',
    80: 'ثمانينات ثمانينيات',
    90: 'تسعينات تسعينيات',
  },

  cardinal: {
    1: 'واحد واحدة',
    2: 'اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثني',
    3: 'ثلاث ثلاثة',
    4: 'أربع أربعة',
    5: 'خمس خمسة',
    6: 'ست ستة',
    7: 'سبع سبعة',
    8: 'ثمان ثماني ثمانية',
    9: 'تسع تسعة',
    10: 'عشر عشرة',
    20: 'عشرون عشرين',
    30: 'ثلاثون ثلاثين',
    40: 'أربعون أربعين',
    50: 'خمسون خمسين',
    60: 'ستون ستين',
    70: 'سبعون سبعين',
    80: 'ثمانون ثمانين',
    90: 'تسعون تسعين',
    100: 'مئة مائة',
    200: 'مئتان مئتين مائتان مائتين',
    300: 'ثلاثمئة ثلاثمائة',
    400: 'أربعمئة أربعمائة',
    500: 'خمسمئة خمسمائة',
    600: 'ستمئة ستمائة',
    700: 'سبعمئة سبعمائة',
    800: 'ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة',
    900: 'تسعمئة تسعمائة',
    1000: 'ألف',
    2000: 'ألفان ألفين',
  },
  /** The first word of 11: أحد عشر, إحدى عشرة. */
  eleven: { 1: 'أحد إحدى' },
  thousands: { 1: 'آلاف' },
  ordinal: {
    1: 'أول أولى حادي حادية',
    2: 'ثاني ثانية',
    3: 'ثالث ثالثة',
    4: 'رابع رابعة',
    5: 'خامس خامسة',
    6: 'سادس سادسة',
    7: 'سابع سابعة',
    8: 'ثامن ثامنة',
    9: 'تاسع تاسعة',
    10: 'عاشر عاشرة',
    99: 'أخير أخيرة',
  },
  /** حادي and حادية: 11 with عشر, 21 with والعشرين. Not for hours and days alone. */
  compound: { 1: 'حادي حادية' },
  /** غرة and فاتح, the first day of a month, and سلخ, the last. */
  firstDay: { 1: 'غرة مستهل فاتح', 2: 'سلخ' },
  /** Letters of clock times: ت.غ and ت م (1, then 2 or م), ص (3), GMT (4), T and Z of ISO 8601. */
  letter: { 1: 'ت', 2: 'غ', 3: 'ص', 4: 'gmt utc', 5: 't', 6: 'z' },
  /** Minutes after or before the hour. */
  fraction: { 15: 'ربع ربعا', 20: 'ثلث ثلثا', 30: 'نصف نصفا' },

  era: {
    1: 'هـ هجري هجرية للهجرة الهجرة الهجري الهجرية',
    2: 'م ميلادي ميلادية للميلاد الميلاد الميلادي الميلادية',
    3: 'قم',
    4: 'للشهداء قبطي قبطية ش',
    5: 'ق',
  },
  role: {
    1: 'من',
    2: 'إلى الى ل',
    3: 'حتى لغاية ولغاية',
    4: 'بين',
    5: 'في فى in since',
    6: 'منذ مذ',
    7: 'قبل قبيل',
    8: 'بعد عقب',
    9: 'خلال أثناء طوال طيلة إبان',
    10: 'كل',
    11: 'هذا هذه',
    12: 'ذلك تلك ذاك',
    13: 'نفس ذات',
    14: 'الموافق موافق المصادف المتزامن الموافقة',
    15: 'بتاريخ تاريخ بتأريخ',
    16: 'توقيت التوقيت',
    17: 'ال',
    18: 'التي الذي اللي الي اللذين',
    19: 'فترة الفترة',
    20: 'آخر',
    21: 'نحو حوالي قرابة زهاء تقريبا بقليل',
    22: 'أكثر أقل أزيد',
    23: 'أو',
    24: 'و',
    25: 'عدة بضعة بضع',
    26: 'قليلة القليلة معدودة القليلين',
    27: 'إلا',
    28: 'على',
    29: 'ب ك ف',
    30: 'رقم الرقم',
    31: 'الآن مما أن إن عن مع لدى عند أمام ضد وفق حسب حين عندما بعدما حيث كما لكن إذ ثم أي لم لن لا ما قد هو هي وهو وهي كان كانت بشأن حول عبر دون غير نحو وسط بسبب بينما فيما رغم لكي كي على إلى من في فى حتى لأن بأن أما إما',
    32: 'بحلول',
    34: 'المحلي العالمي الصيفي الشرقي الشتوي',
    35: '',
    36: 'مضت خلت مضى خلا',
  },
  /** What is counted or measured: a four-digit number before one of these is no year. */
  counted: {
    1: `شخص شخصا أشخاص جندي جنديا مقاتل مقاتلا قتيل قتيلا جريح جريحا مصاب مصابا طفل طفلا امرأة رجل عنصر عنصرا لاجئ لاجئا نازح نازحا مواطن مواطنا
      موظف موظفا عامل عاملا طالب طالبا طالبة مشارك مشاركا متطوع متطوعا متظاهر حاج حاجا معتمر معتمرا زائر زائرا سائح سائحا مسافر مسافرا شاب شابا فرد فردا أسرة عائلة نسمة أسير أسيرا
      معتقل معتقلا شهيد شهيدا ضحية مدني مدنيا ضابط ضابطا شرطي شرطيا دولار دولارا يورو ريال ريالا درهم درهما دينار دينارا جنيه جنيها ليرة روبل روبلا ين يوان فرنك فرنكا سنت سنتا نقطة
      نقاط كيلومتر كيلومترا كم كلم متر مترا ميل ميلا طن طنا كيلوغرام كيلوجرام غرام غراما لتر لترا برميل برميلا هكتار هكتارا فدان فدانا قدم ميغاواط ميغاوات جيجاوات واط درجة وحدة قطعة نسخة
      صفحة سيارة مركبة طائرة سفينة شاحنة حافلة صاروخ صاروخا قذيفة غارة رحلة مرة حالة إصابة عملية قضية منزل منزلا مبنى مدرسة شركة مصنع مصنعا مشروع مشروعا موقع موقعا وظيفة غرفة سرير سريرا سهم
      سهما صوت صوتا مقعد مقعدا عضو عضوا مليون مليار ألف مئة بالمئة بالمائة % جرعة عينة وثيقة شجرة رأس دبابة لاعب لاعبا كلمة كتاب كتابا رسالة بطاقة قرية مدينة`,
  },
  /** Words after which a number is a name or a measure, not a year. */
  numbered: {
    1: `رقم قرار القرار قانون القانون مرسوم المرسوم المادة مادة فقرة بند طريق الطريق قناة القناة خط الخط رحلة الرحلة طراز موديل صفحة غرفة فيتامين هاتف تلفون فاكس جوال الجوال ت رمز الرمز
      عدد العدد بلغ بلغت يبلغ تبلغ بنحو نحو حوالي قرابة زهاء أكثر أقل على مقابل سعر السعر بسعر مبلغ تجاوز تجاوزت مسافة ارتفاع بعمق عمق وزن مساحة نقطة مستوى مؤشر كيلو قيمة بقيمة
      بمعدل معدل رصيد آلاف ألف مليون مليار شارع مبنى بند فقرة صندوق ص.ب دولار بوينغ بوينج إيرباص ايرباص ميج سوخوي تي لواء اللواء كتيبة وحدة فوج سيارة لوحة كم كلم متر الأصل أصل إجمالي`,
  },
  /** عبد, before a name of God. */
  servant: { 1: 'عبد' },
  /** كلا الاثنين: both of two. */
  both: { 1: 'كلا كلتا هذين هذان أحد' },
  /** Events known by their day (events.ts): attacks 1, revolutions 2, wars 3. */
  event: {
    1: 'أحداث هجمات هجوم اعتداءات تفجيرات عملية',
    2: 'ثورة ثورتي انتفاضة حراك حركة مظاهرات',
    3: 'حرب نكسة عدوان',
  },
  /** Lives and foundations: a bare year straight after these is a year. */
  born: { 1: 'ولد ولدت توفي توفيت تأسس تأسست' },
  /** Cups, wars, budgets, elections: a bare year after these is a year. */
  dated: {
    1: `كأس مونديال المونديال يورو أولمبياد الأولمبياد دورة الدورة نسخة بطولة انتخابات الانتخابات ثورة حرب دستور موازنة الموازنة ميزانية الميزانية قانون خطة رؤية نكسة نكبة انقلاب احتلال غزو اتفاق اتفاقية
      معاهدة زلزال مواليد مجزرة صيف موسم اجتياح عدوان حدود خطوط قمة مهرجان معرض منتدى كوبا كان خليجي إكسبو اكسبو برلمان مجلس أحداث احتجاجات انتفاضة هزيمة نصر تحرير استقلال`,
  },
  /** Newspapers, channels and groups named after days: the word before makes the day a name. */
  outlet: {
    1: 'صحيفة جريدة موقع قناة مجلة إذاعة وكالة برنامج المصري روسيا أخبار القدس نادي فريق شارع حي سوق حزب تيار ملعب مستشفى مدرسة جامع مسجد بلدة قرية جبل وادي تركيا عربي بوابة شبكة مؤسسة دار',
  },
  /** Given names and titles that make a following weekday or month a surname. */
  given: {
    1: `عبدالله عبدالعزيز عبدالرحمن محمد أحمد علي خالد سعد فهد سلطان ناصر صالح إبراهيم يوسف حسن حسين عمر سعود تركي بندر ماجد طلال وليد سامي عادل فيصل حمد جاسم
      عبداللطيف عبدالكريم سلمان نايف منصور سعيد بدر مشعل راشد حمود مساعد دكتور الدكتور المهندس مهندس الشيخ الأستاذ السيد اللواء العميد العقيد المقدم الرائد النقيب الملازم الفنان اللاعب المدرب الكاتب آل بن ابن أبو أبي ابو بنت أم
      الصحفي الصحافي النائب الوزير الرئيس`,
  },
  /** What makes a Hijri month or the feast a date: the words of fasting and holidays before it. */
  festive: {
    1: 'هلال إجازة عطلة أيام صلاة خطبة حلول قدوم دخول انقضاء انتهاء عيدية أول ثاني ثالث رابع مهرجان مهرجانات احتفالات فعاليات موسم مناسبة بمناسبة ليالي ليلة وقفة عشر معايدة حفل استقبال قبيل ما لمناسبة هل اقتراب صيام غرة صوم',
  },
  /** Honorifics of months and feasts: رمضان المبارك, محرم الحرام, رجب الأصب, عيد الفطر السعيد. */
  blessed: { 1: 'المبارك المباركة مبارك الكريم الفضيل الحرام المعظم السعيد المجيد الأغر' },
  feast: { 1: 'عيد العيد' },
  /** انتصاف الليل. */
  midnight: { 1: 'انتصاف' },
  /** ما بين: the word before `بين` belongs to the range. */
  aside: { 1: 'ما' },
  /** Adjectives that make `اليوم` an event: اليوم الدراسي, اليوم المفتوح. */
  eventful: {
    1: 'الثقافي الدراسي المفتوح التدريبي العلمي الترفيهي الرياضي الذي الواحد الموعود الكامل المشهود التعريفي الإعلامي',
  },
  /** شهر الصيام is Ramadan. */
  fasting: { 1: 'الصيام الصوم رمضان' },
  /** The measure of a day, not its date: طوال اليوم, على مدار اليوم. */
  throughout: { 1: 'طوال طيلة مدار نصف ساعات بقية معظم' },
  /** العالمي, الدولي in names of days. */
  world: { 1: 'العالمي الدولي العربي الوطني' },
  holiday: { 1: 'عطلة إجازة عطله' },
  /** An age, not a time: في الثلاثينات من عمره. */
  age: { 1: 'عمره عمرها عمري عمرهم العمر عمر' },
  /** What a sports season may be called. */
  league: { 1: 'الكروي الرياضي المحلي' },
  /** Verbs of plans and words for what is planned: a weekday or month after them lies ahead. */
  coming: {
    1: `سوف المقرر المقررة المزمع المزمعة المرتقب المرتقبة المنتظر المنتظرة المتوقع المتوقعة يبدأ تبدأ ينطلق تنطلق يعقد تعقد تقام يقام يستضيف تستضيف يفتتح تفتتح
      يتوجه تتوجه اعتبارا ابتداء بدءا تسليم لن يتسلم موعد بحلول يصل تصل يزور تزور يلتقي يواجه تواجه يستأنف تستأنف يجتمع تجتمع يصوت تنتهي ينتهي يغادر تغادر`,
  },
  /** Verbs of reports: what they date has happened. */
  reported: {
    1: 'قال قالت أعلن أعلنت أكد أكدت ذكر ذكرت أفاد أفادت أوضح أوضحت أضاف أضافت صرح صرحت شهد شهدت وقع وقعت كان كانت نشرت نشر كشف كشفت قتل أصيب',
  },
  /** Parties, squares, bridges and towns named after a day: قوى 14 آذار, مدينة 6 أكتوبر. */
  namesake: {
    1: 'قوى فريق حركة مدينة كوبري جسر شارع ميدان ساحة جبهة كتيبة كتائب لواء تحالف حي جامعة مستشفى ملعب قاعة صحيفة تيار تجمع تكتل محور طريق',
  },
} as const satisfies Readonly<Record<string, Table>>;

export type Sense = keyof typeof SENSES;

/** Senses whose words are known with the article as well; the others are listed as they are written. */
export const WITH_ARTICLE: ReadonlySet<Sense> = new Set<Sense>([
  'dhu',
  'weekday',
  'part',
  'unit',
  'dual',
  'plural',
  'yearKind',
  'toward',
  'season',
  'portion',
  'decade',
  'cardinal',
  'ordinal',
  'compound',
  'thousands',
  'fraction',
  'counted',
  'hijri',
  'weak',
  'eleven',
]);
