/** How names of lists are cut; that texts are cut alike is a property in test/text/tokens.test.ts. */
import { nameTokens } from '../../src/gazetteer/name-tokens.js';

test.each<readonly [name: string, ...tokens: string[]]>([
  [''],
  [' \t\u00a0\n'],
  ['دمشق', 'دمشق'],
  [' خور  مكسر\n', 'خور', 'مكسر'],
  ['خور\nمكسر', 'خور', 'مكسر'],
  ['دَمَشْقُ', 'دمشق'],
  ['دمشقُ ', 'دمشق'],
  ['\u064eدمشق', 'دمشق'],
  ['BBC عربي', 'bbc', 'عربي'],
  ['BBCعربي', 'bbc', 'عربي'],
  ['قناة24', 'قناه', '24'],
  ['24قناة', '24', 'قناه'],
  ['س.ع', 'س', '.', 'ع'],
  ['أ-ب', 'ا', '-', 'ب'],
  ['😀😀', '😀', '😀'],
  ['ا😀ب', 'ا', '😀', 'ب'],
  ['\uffff\u{10000}', '\uffff', '\u{10000}'],
])('%j', (name, ...tokens) => {
  expect(nameTokens(name)).toEqual(tokens);
});
