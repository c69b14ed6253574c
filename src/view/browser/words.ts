/** What the page says, in its two languages. `{}` stands for what is put in. */

export type Language = 'en' | 'ar';

const WORDS = {
  results: ['Results', 'النتائج'],
  other: ['العربية', 'English'],
  skip: ['Skip to the documents', 'إلى الوثائق'],
  filter: ['Filter', 'تصفية'],
  search: ['Search texts, names and files', 'البحث في النصوص والأسماء والملفات'],
  types: ['Types', 'الأنواع'],
  chosen: ['Chosen', 'المختار'],
  remove: ['Remove {}', 'إزالة {}'],
  clear: ['Clear all', 'مسح الكل'],
  PERSON: ['People', 'الأشخاص'],
  ORGANIZATION: ['Bodies', 'الهيئات'],
  LOCATION: ['Places', 'الأماكن'],
  TITLE: ['Titles', 'المناصب والألقاب'],
  DATE: ['Dates', 'التواريخ'],
  type: ['Type', 'النوع'],
  found: ['Names that match', 'أسماء مطابقة'],
  documents: ['Documents', 'الوثائق'],
  selected: ['{} of {} documents', '{} من {} وثيقة'],
  mentionsIn: ['mentions: {}, documents: {}', 'مرات الذكر: {}، الوثائق: {}'],
  mentions: ['Mentions', 'مرات الذكر'],
  listNote: ['Mentions / documents', 'مرات الذكر / الوثائق'],
  more: ['Show more', 'المزيد'],
  nothing: ['Nothing here.', 'لا شيء هنا.'],
  together: ['Together', 'معا'],
  togetherNote: [
    'Who and what stand in the same paragraph. A name filters, both names give their documents.',
    'من وما يرد في الفقرة نفسها. الاسم الواحد يصفي، والاسمان يعطيان وثائقهما.',
  ],
  paragraphs: ['Paragraphs', 'الفقرات'],
  pair: ['Pair', 'الاسمان'],
  both: ['Documents with both', 'الوثائق التي تذكرهما معا'],
  timeline: ['Timeline', 'الخط الزمني'],
  timelineNote: [
    'The days that the texts speak of, by the values of their dates. A bar filters.',
    'الأيام التي تتحدث عنها النصوص بحسب قيم تواريخها. العمود يصفي.',
  ],
  scale: ['A bar is a', 'العمود'],
  day: ['day', 'يوم'],
  month: ['month', 'شهر'],
  year: ['year', 'سنة'],
  decade: ['decade', 'عقد'],
  earlier: ['Earlier ({})', 'ما قبله ({})'],
  later: ['Later ({})', 'ما بعده ({})'],
  longer: ['Dates longer than a bar: {}.', 'تواريخ أطول من عمود: {}.'],
  unresolved: ['Dates without a value: {}.', 'تواريخ بلا قيمة: {}.'],
  map: ['Map', 'الخريطة'],
  mapNote: [
    'Places whose coordinates are known; countries stand at a point inside. A circle filters. The list of places says the same in words.',
    'الأماكن المعروفة إحداثياتها، والبلدان عند نقطة داخلها. الدائرة تصفي. قائمة الأماكن تقول الشيء نفسه بالكلمات.',
  ],
  noPoint: ['Mentions of places without coordinates: {}.', 'مرات ذكر أماكن بلا إحداثيات: {}.'],
  mapLimit: ['The {} most frequent places are drawn.', 'المرسوم هو الأماكن الـ{} الأكثر ذكرا.'],
  zoomIn: ['Closer', 'تقريب'],
  zoomOut: ['Wider', 'إبعاد'],
  fit: ['All places', 'كل الأماكن'],
  north: ['North', 'شمالا'],
  south: ['South', 'جنوبا'],
  east: ['East', 'شرقا'],
  west: ['West', 'غربا'],
  noText: ['The text is not in this page.', 'النص ليس في هذه الصفحة.'],
  close: ['Close', 'إغلاق'],
  previous: ['Previous document', 'الوثيقة السابقة'],
  next: ['Next document', 'الوثيقة التالية'],
  entity: ['Entity', 'الكيان'],
  chooseEntity: ['Choose a coloured name to see what is known of it.', 'اختر اسما ملونا لترى ما يعرف عنه.'],
  allWith: ['All documents with {}', 'كل الوثائق التي تذكر {}'],
  text: ['Text', 'النص'],
  usual: ['Usual name', 'الاسم المعتاد'],
  variants: ['Also written', 'يكتب أيضا'],
  value: ['Value', 'القيمة'],
  english: ['In English', 'بالإنجليزية'],
  ids: ['Ids', 'المعرفات'],
  coordinates: ['Coordinates', 'الإحداثيات'],
  holder: ['Held by', 'صاحبه'],
  inside: ['Inside it', 'بداخله'],
  rule: ['Rule', 'القاعدة'],
  confidence: ['Confidence', 'الثقة'],
  reference: ['Dates count from {}', 'التواريخ محسوبة من {}'],
  warning: ['Warning: {}', 'تنبيه: {}'],
  leftDocuments: [
    'Documents left out to keep the page small: {}. Make a page of fewer results, or raise --limit or --max-size.',
    'وثائق أهملت كي لا تكبر الصفحة: {}. اختر نتائج أقل، أو ارفع --limit أو --max-size.',
  ],
  leftTexts: [
    'Documents here without their text to keep the page small: {}. They count in all figures. --max-size raises the bound.',
    'وثائق بلا نصها كي لا تكبر الصفحة: {}. وهي محسوبة في كل الأرقام. --max-size يرفع الحد.',
  ],
  leftMissing: [
    'Documents whose text was not found, or is another by now: {}. They count in all figures. extract --with-text puts texts into results.',
    'وثائق لم يوجد نصها أو تغير: {}. وهي محسوبة في كل الأرقام. extract --with-text يضع النصوص في النتائج.',
  ],
  files: ['File', 'الملف'],
  contents: ['On this page', 'في هذه الصفحة'],
} as const satisfies Readonly<Record<string, readonly [en: string, ar: string]>>;

export type Word = keyof typeof WORDS;

/** The words in a language. What is put in is isolated, so that a date between Arabic words keeps its order. */
export function speaker(language: Language): (word: Word, ...values: (string | number)[]) => string {
  return (word, ...values) => {
    let i = 0;
    return WORDS[word][language === 'en' ? 0 : 1].replace(/\{\}/g, () => `\u2068${values[i++] ?? ''}\u2069`);
  };
}

export const isWord = (name: string): name is Word => Object.hasOwn(WORDS, name);
