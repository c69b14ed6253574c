/** A name that the document has settled is found again where it stands alone. Real lists, no model. */
import { marked } from './marked.js';

const people = (expected: string): string => marked('PERSON', expected);

test.each([
  ['a family name after the full name', 'وصل الوزير [هيثم القرنباوي] أمس. وأشاد [القرنباوي] بالنتائج'],
  ['and before it, as in a headline', '[القرنباوي] يشيد بالنتائج\n\nوصل الوزير [هيثم القرنباوي] أمس'],
  ['with a proclitic', 'وصل الوزير [هيثم القرنباوي] أمس. وسلم المدير ل[لقرنباوي] رسالة'],
  ['a name that is also a word, where it speaks', 'وصل العميد [يحيى سريع] أمس. وقال [سريع] إن العملية انتهت بشكل سريع'],
  ['the given name before it belongs to it', 'حوكم الوزير [رضا ضرابي] أمس. وشهد [رضا ضرابي] في القضية'],
  ['not a title that the name began with', 'وصل الأمير [عبد الرحمن بن مساعد]. وقال الأمير إنه سعيد'],
  ['not a preposition that folds to the name', 'سافر [سامر علي] أمس واتفق مع والده على العودة'],
  ['not a noun', 'قال السفير [وليام بيرنز] الاقتراح جيد. ثم رفضوا الاقتراح الأخير'],
  ['not God', 'ذكر [فيصل الحداد] رحمه الله. والله أعلم'],
])('%s', (_, expected) => {
  expect(people(expected)).toBe(expected);
});
