import { AalamError, EXIT } from '../../src/errors.js';
import { HEADER, listName, parseList, quote, readUserList } from '../../src/gazetteer/rows.js';

const parse = (text: string) => parseList(text, 'mine.tsv', 'mine');
const cells = (...named: string[]) => `${HEADER}\n${named.join('\t')}\n`;
const NOTHING = { subtype: '', id: '', weight: 0.5, ambiguous: '', source: '', note: '' };

test('two columns are enough', () => {
  const { rows, findings } = parse('name\ttype\nدير حافر\tLOCATION\n');
  expect(findings).toEqual([]);
  expect(rows).toEqual([{ name: 'دير حافر', type: 'LOCATION', ...NOTHING, list: 'mine', file: 'mine.tsv', line: 2 }]);
});

test.each([
  ['a BOM', '\ufeffname\ttype\nمنبج\tLOCATION\n'],
  ['CRLF', 'name\ttype\r\nمنبج\tLOCATION\r\n'],
  ['no line end', 'name\ttype\nمنبج\tLOCATION'],
  ['empty lines and comments', '# mine\n\nname\ttype\n\n# more\nمنبج\tLOCATION\n\n'],
  ['blanks around cells', ' name \t type\n  منبج \tLOCATION \n'],
  ['columns in another order', 'type\tname\nLOCATION\tمنبج\n'],
  ['missing trailing cells', 'name\ttype\tsubtype\tid\nمنبج\tLOCATION\n'],
])('a list with %s is read', (_, text) => {
  const { rows, findings } = parse(text);
  expect(findings).toEqual([]);
  expect(rows.map(({ name, type }) => [name, type])).toEqual([['منبج', 'LOCATION']]);
});

test('names are composed', () => {
  expect(parse(`name\ttype\n${'مؤتة'.normalize('NFD')}\tLOCATION\n`).rows[0]!.name).toBe('مؤتة');
});

test.each(['', '# nothing but this\n', 'name\ttype\n'])('%j has no rows and nothing wrong', (text) => {
  expect(parse(text)).toEqual({ rows: [], findings: [] });
});

test.each([
  ['منبج\tLOCATION\n', 1, 'the list has no header line with the columns `name` and `type`'],
  ['name\ttype\tcolour\n', 1, 'unknown column `colour`'],
  ['name\ttype\tname\n', 1, 'the column `name` stands there twice'],
  ['name\ttype\nمنبج\tLOCATION\tcity\n', 2, '3 cells under 2 columns'],
  ['name\ttype\n\tLOCATION\n', 2, 'the name is empty'],
  ['name\ttype\nـَّ\tLOCATION\n', 2, 'the name is empty'],
  ['name\ttype\n--\tLOCATION\n', 2, 'the name `--` has neither letters nor digits'],
  ['name\ttype\n\ufffd\ufffdب\tLOCATION\n', 2, 'the name has broken characters in it'],
  ['name\ttype\nمنبج\tPLACE\n', 2, 'unknown type `PLACE`'],
  [cells('منبج', 'LOCATION', 'City'), 2, 'the subtype `City` is no lower-case word'],
  [cells('منبج', 'LOCATION', 'city', 'my id'), 2, 'the id `my id` has a blank in it'],
  [cells('منبج', 'LOCATION', 'city', '', '0.05'), 2, 'the weight `0.05` is out of range'],
  [cells('منبج', 'LOCATION', 'city', '', '1.5'), 2, 'the weight `1.5` is out of range'],
  [cells('منبج', 'LOCATION', 'city', '', '0,5'), 2, 'the weight `0,5` is out of range'],
  [cells('منبج', 'LOCATION', 'city', '', '', 'maybe'), 2, 'unknown ambiguity `maybe`'],
])('%j: line %d, %s', (text, line, problem) => {
  const { rows, findings } = parse(text);
  expect(rows).toEqual([]);
  expect(findings.map((finding) => [finding.file, finding.line, finding.problem])).toEqual([
    ['mine.tsv', line, problem],
  ]);
});

test.each(['1', '1.0', '0.1', '0.75'])('the weight %s is fine', (weight) => {
  expect(parse(cells('منبج', 'LOCATION', 'city', '', weight)).rows[0]!.weight).toBe(Number(weight));
});

test("a user's list with something wrong is refused in one line", () => {
  const text = 'name\ttype\nمنبج\tLOCATION\nالباب\tPLACE\nتادف\tPLACE\n';
  const read = () => readUserList(text, 'lists/mine.tsv');
  expect(read).toThrow(AalamError);
  try {
    read();
  } catch (error) {
    expect((error as AalamError).exitCode).toBe(EXIT.resource);
    expect((error as AalamError).describe()).toMatch(/^lists\/mine\.tsv:3: unknown type `PLACE` .*1 more/);
  }
});

test.each([
  ['people\\given.tsv', 'people/given'],
  ['/tmp/names.txt', '/tmp/names.txt'],
])('the name of the list %s is %s', (path, name) => {
  expect(listName(path)).toBe(name);
});

test('what a message quotes is short and shows what cannot be seen', () => {
  expect(quote('a\u202eb\u0007')).toBe('`aU+202EbU+0007`');
  expect(quote('ب'.repeat(50))).toBe(`\`${'ب'.repeat(40)}…\``);
});
