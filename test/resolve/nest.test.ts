/** What may lie inside what, asked of pairs of candidates. */
import type { Candidate } from '../../src/document.js';
import type { Knowledge } from '../../src/resolve/knowledge.js';
import { KnownNames } from '../../src/resolve/known-names.js';
import { createNesting } from '../../src/resolve/nest.js';
import { fold } from '../../src/text/letters.js';
import { createReader } from '../../src/text/tokens.js';

const read = createReader();
const HEADS = ['وزاره', 'جامعه', 'نادي', 'حركه', 'صحيفه', 'وكاله', 'قوات', 'حكومه', 'شركه'];
const BODIES = new Set(['آبل']);
const knowledge: Knowledge = {
  names: new KnownNames(fold, (type, name) =>
    type === 'ORGANIZATION' && BODIES.has(name) ? [{ id: '', subtype: 'company', weight: 0.9 }] : [],
  ),
  opensBody: (word) => HEADS.includes(word.replace(/^ال/, '')),
  bodyKind: () => undefined,
};

/** `TYPE subtype rule`, of which the last two may be missing. */
function candidate(text: string, name: string, kind: string): Candidate {
  const [type = '', subtype, rule = 'rule'] = kind.split(' ');
  const start = text.indexOf(name);
  expect(start).toBeGreaterThanOrEqual(0);
  return { type, ...(subtype && { subtype }), start, end: start + name.length, rule, weight: 0.8 };
}

test.each<[holds: boolean, outer: string, outerKind: string, inner: string, innerKind: string]>([
  [true, 'جامعة دمشق', 'ORGANIZATION', 'دمشق', 'LOCATION city'],
  [false, 'دمشق بوست', 'ORGANIZATION', 'بوست', 'LOCATION city'],
  [false, 'حركة "حماس"', 'ORGANIZATION', 'حماس', 'ORGANIZATION'],
  [false, 'نادي الاتحاد السعودي', 'ORGANIZATION', 'الاتحاد', 'ORGANIZATION'],
  [true, 'قوات الجيش الإسرائيلي', 'ORGANIZATION', 'الجيش الإسرائيلي', 'ORGANIZATION'],
  [false, 'شركة آبل', 'ORGANIZATION', 'آبل', 'LOCATION city'],
  [false, 'صحيفة "نيويورك تايمز"', 'ORGANIZATION', 'نيويورك', 'LOCATION city'],
  [true, 'جامعة "واترلو"', 'ORGANIZATION', 'واترلو', 'LOCATION city'],
  [false, 'وكالة الأناضول', 'ORGANIZATION media gazetteer', 'الأناضول', 'LOCATION region'],
  [true, 'نظام بشار الأسد', 'ORGANIZATION', 'بشار الأسد', 'PERSON'],
  [false, 'شركة "نيكو بارتنرز"', 'ORGANIZATION company organization.head+quoted', 'نيكو بارتنرز', 'PERSON'],
  [true, 'مطار بيروت الدولي', 'LOCATION facility', 'بيروت', 'LOCATION city'],
  [true, 'خليج عدن', 'LOCATION water', 'عدن', 'LOCATION city'],
  [true, 'شمال سيناء', 'LOCATION admin', 'سيناء', 'LOCATION admin'],
  [true, 'ريف حلب', 'LOCATION region', 'حلب', 'LOCATION city'],
  [false, 'جنوب أفريقيا', 'LOCATION country', 'أفريقيا', 'LOCATION continent'],
  [false, 'نهر النيل', 'LOCATION water', 'النيل', 'LOCATION water'],
  [false, 'سان بطرسبرغ', 'LOCATION city', 'بطرسبرغ', 'LOCATION city'],
  [false, 'جمهورية مصر', 'LOCATION country', 'مصر', 'LOCATION country'],
  [false, 'خان يونس', 'LOCATION city', 'يونس', 'PERSON'],
  [true, 'شارع عمر المختار', 'LOCATION facility', 'عمر المختار', 'PERSON'],
  [true, 'مستشار خادم الحرمين الشريفين', 'TITLE', 'خادم الحرمين الشريفين', 'TITLE royal title.royal'],
  [false, 'وكيل الملك', 'TITLE', 'الملك', 'TITLE royal title.royal'],
  [false, 'وزير الحرس الوطني', 'TITLE', 'الحرس الوطني', 'ORGANIZATION'],
  [false, 'رئيس مجلس الوزراء', 'TITLE', 'مجلس الوزراء', 'ORGANIZATION'],
  [true, 'مدير إدارة المرور', 'TITLE', 'إدارة المرور', 'ORGANIZATION'],
  [false, 'محمد الدمشقي', 'PERSON', 'الدمشقي', 'LOCATION city'],
  [true, 'حركة جامعة دمشق الوطنية', 'ORGANIZATION party organization.head+unknown', 'جامعة دمشق', 'ORGANIZATION'],
  [false, 'حركة "جامعة دمشق" الوطنية', 'ORGANIZATION party organization.head+quoted', 'جامعة دمشق', 'ORGANIZATION'],
  [false, 'حركة طلاب جامعة دمشق', 'ORGANIZATION party organization.head+unknown', 'جامعة دمشق', 'ORGANIZATION'],
  [true, 'وزارة شؤون جامعة دمشق', 'ORGANIZATION', 'جامعة دمشق', 'ORGANIZATION'],
  [true, 'نادي الاتحاد السعودي الرياضي القديم', 'ORGANIZATION', 'الاتحاد', 'ORGANIZATION'],
  [false, 'جامعة دمشق', 'ORGANIZATION', 'جامعة', 'ORGANIZATION'],
  [false, 'شركة سامر الحلبي', 'ORGANIZATION company organization.head+unknown', 'سامر الحلبي', 'PERSON'],
  [true, 'جامعة سامر الحلبي', 'ORGANIZATION education', 'سامر الحلبي', 'PERSON'],
  [true, 'سجن وزارة الدفاع', 'LOCATION facility', 'وزارة الدفاع', 'ORGANIZATION'],
  [false, 'سجن "وزارة الدفاع"', 'LOCATION facility', 'وزارة الدفاع', 'ORGANIZATION'],
  [true, 'شارع الملك فيصل', 'LOCATION facility', 'الملك', 'TITLE'],
  [false, 'مدينة الملك فيصل', 'LOCATION city', 'الملك', 'TITLE'],
  [false, 'محافظة الملك فيصل', 'LOCATION admin', 'الملك', 'TITLE'],
  [false, 'محافظة حلب', 'LOCATION admin', 'حلب', 'LOCATION city'],
  [false, 'رئيس الوزراء', 'TITLE', 'الوزراء', 'TITLE'],
  [false, 'وزيرة الحرس الوطني', 'TITLE', 'الحرس الوطني', 'ORGANIZATION'],
  [true, 'نائب وزير الحرس الوطني', 'TITLE', 'الحرس الوطني', 'ORGANIZATION'],
  [true, 'وزير شؤون مجلس النواب', 'TITLE', 'مجلس النواب', 'ORGANIZATION'],
  [true, 'محافظ دمشق', 'TITLE', 'دمشق', 'LOCATION city'],
  [false, 'قانون دمشق', 'LAW', 'دمشق', 'LOCATION city'],
])('%s: %s (%s) holds %s (%s)', (holds, outer, outerKind, inner, innerKind) => {
  // What stands around it, proclitics too, changes nothing.
  for (const text of [outer, `قال ${outer} ذلك في بيان`, `تحدث و${outer} "كلام" عنه`]) {
    const nests = createNesting(read(text), knowledge);
    expect(nests(candidate(text, inner, innerKind), candidate(text, outer, outerKind))).toBe(holds);
  }
});
