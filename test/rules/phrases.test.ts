import { createExtractor } from '../../src/index.js';

const extractor = createExtractor({ language: 'ar', model: false });
const found = (text: string) => extractor.extract(text).entities.map((entity) => entity.text);

test.each([
  ['a prayer is no country', 'أدى المصلون صلاة المغرب في المسجد', []],
  ['behind a proclitic, too', 'ثم أذن لصلاة المغرب', []],
  ['the country stays one', 'سافر الوفد إلى المغرب', ['المغرب']],
  ['an adjective is no president', 'هذا هو السبب الرئيس للأزمة', []],
  ['the president stays one', 'قال الرئيس إن الأزمة ستنتهي', ['الرئيس']],
  ['a longer name that holds the phrase', 'نقلت ذلك قناة الربيع العربي', ['قناة الربيع العربي']],
  ['nor does a name begin inside one', 'زار مسقط رأس القذافي', ['القذافي']],
  ['dates are what they are', 'يبدأ الدوام بعد المغرب يوم الأحد', ['يوم الأحد']],
])('%s', (_, text, expected) => {
  expect(found(text)).toEqual(expected);
});
