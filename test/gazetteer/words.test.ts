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

const bitsOf = (...lines: string[]) => {
  const rows = parseList(`name\ttype\tsubtype\tambiguous\tnote\n${lines.join('\n')}\n`, 'list.tsv', 'list').rows;
  const lists = new Words(Gazetteer.fromSections(compileRows(rows)));
  return (word: string) => lists.bits(fold(word));
};

test.each([
  ['سمير\tPERSON\tgiven', WORD.given],
  ['سمير\tPERSON\tgiven\tcommon-word', WORD.given | WORD.ambiguousName],
  ['سمير\tPERSON\tlaqab', WORD.family],
  ['سمير\tPERSON\tfull', 0],
  ['سمير\tLOCATION\tcity\tperson-place', WORD.place],
  ['سمير\tORGANIZATION\tsports', WORD.body],
  ['سمير\tTITLE\toffice', WORD.title],
  ['سمير\tCUE\toffice-head\t\tm', WORD.officeHead],
  ['سمير\tCUE\toffice-head\t\tm pl', WORD.officeHead | WORD.plural],
  ['سمير\tCUE\tspeech-verb', WORD.speech | WORD.verb],
  ['سمير\tCUE\tno-such-kind', 0],
  ['سمير قصير\tPERSON\tgiven', 0],
])('bits of the row %j', (line, bits) => {
  expect(bitsOf(line)('سمير')).toBe(bits);
});

test('bits of several rows add up; a name is ambiguous only if every row says so', () => {
  const bits = bitsOf('نور\tPERSON\tgiven\tcommon-word', 'نور\tPERSON\tfamily', 'نور\tLOCATION\tcity');
  expect(bits('نور')).toBe(WORD.given | WORD.family | WORD.place);
  expect(bits('نوره')).toBe(0);
});
