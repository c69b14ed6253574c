import { compileRows } from '../../src/gazetteer/compile.js';
import { Gazetteer } from '../../src/gazetteer/gazetteer.js';
import { parseList } from '../../src/gazetteer/rows.js';
import { WORD, Words } from '../../src/gazetteer/words.js';
import { fold } from '../../src/text/letters.js';

const LIST = `name	type	subtype	id	weight	ambiguous	source	note
على	CUE	stop				hand	exact
أمام	CUE	stop				hand	exact
خلف	CUE	stop				hand	
علي	PERSON	given			common-word	hand	
إمام	CUE	office-head				hand	m
نظيره	CUE	kinship				hand	exact
نظيرة	PERSON	given				hand	
خلف	PERSON	given			common-word	hand	
`;
const words = new Words(Gazetteer.fromSections(compileRows(parseList(LIST, 'list.tsv', 'list').rows)));
const has = (written: string, bit: number): boolean => (words.bitsAs(fold(written), written) & bit) !== 0;

test.each([
  ['على', true, false],
  ['علي', false, true],
  ['عَلِيّ', false, true],
  ['عـلى', true, false],
  ['خلف', true, true],
])('%s: function word %s, name %s', (written, stop, name) => {
  expect([has(written, WORD.stop), has(written, WORD.given)]).toEqual([stop, name]);
});

test.each([
  ['أمام', true],
  ['امام', true],
  ['إمام', false],
])('%s: function word %s, else the head of an office', (written, stop) => {
  expect([has(written, WORD.stop), has(written, WORD.officeHead)]).toEqual([stop, !stop]);
});

test.each([
  ['نظيره', true],
  ['نظيرة', false],
])('%s: word of kinship %s, else a name', (written, kinship) => {
  expect([has(written, WORD.kinship), has(written, WORD.given)]).toEqual([kinship, !kinship]);
});

test('a name that is no function word as it is written is not ambiguous for it', () => {
  expect(has('علي', WORD.ambiguousName)).toBe(false);
  expect(has('خلف', WORD.ambiguousName)).toBe(true);
});
