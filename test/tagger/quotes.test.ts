import { settleMarks } from '../../src/tagger/quotes.js';
import { smallWorld } from './helpers.js';

const { prepare } = smallWorld();

/** The text has the span between bars: `قناة |"النهار|" أمس`. */
function settled(marked: string): string | undefined {
  const [before = '', inside = '', after = ''] = marked.split('|');
  const text = before + inside + after;
  const { tokens } = prepare(text).document;
  const first = tokens.findIndex((token) => token.start >= before.length);
  const last = tokens.findLastIndex((token) => token.end <= before.length + inside.length) + 1;
  const span = settleMarks(tokens, { first, last, type: 0 }, tokens.length);
  return span && text.slice(tokens[span.first]!.start, tokens[span.last - 1]!.end);
}

test.each([
  ['قال |سامر حداد| أمس', 'سامر حداد'],
  ['بثت |قناة "النهار"| أمس', 'قناة "النهار"'],
  ['بثت |قناة "النهار الجديد|" أمس', 'قناة "النهار الجديد"'],
  ['بثت |قناة «النهار| الجديد» أمس', 'قناة «النهار الجديد»'],
  ['بثت |قناة «النهار| التي تبث من المدينة» أمس', 'قناة'],
  ['كتاب "رحلات |سامر" قصة| طويلة', 'سامر'],
  ['|"سامر حداد"| كاتب', '"سامر حداد"'],
  ['|"سامر| حداد كاتب قديم" هنا', 'سامر'],
  ['وصل |سامر حداد،| أمس', 'سامر حداد'],
  ['|شركة (أ.ب| للنقل البري)', 'شركة (أ.ب للنقل البري)'],
  ['هنا |»| هناك', undefined],
])('%s', (marked, expected) => {
  expect(settled(marked)).toBe(expected);
});
