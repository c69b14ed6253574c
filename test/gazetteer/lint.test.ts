import { FACTS_HEADER, parseFacts } from '../../src/gazetteer/facts.js';
import { lintFactsText, lintList, repeatedAcrossLists, sourceKeys, unusedFacts } from '../../src/gazetteer/lint.js';
import { HEADER, parseList } from '../../src/gazetteer/rows.js';

const SOURCES = new Set(['hand']);
const ROW = 'منبج\tLOCATION\tcity\t\t\t\thand\t';
const list = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;
const found = (text: string): [line: number, problem: string][] =>
  lintList(text, 'places.tsv', 'places', SOURCES).map(({ line, problem }) => [line, problem]);

test('a list as it should be has no findings', () => {
  expect(found(`# Places\n${list(ROW, 'الرقة\tLOCATION\tcity\tgn:172955\t0.8\t\thand\tSY')}`)).toEqual([]);
});

test.each<[what: string, text: string, line: number, problem: RegExp]>([
  ['BOM', `\ufeff${list(ROW)}`, 1, /BOM/],
  ['CRLF', list(`${ROW}\r`), 2, /CR LF/],
  ['no line end', list(ROW).trimEnd(), 2, /the last line does not end/],
  ['not NFC', list(ROW.replace('منبج', 'مؤتة'.normalize('NFD'))), 2, /not NFC/],
  ['trailing blank', list(`${ROW} `), 2, /begins or ends with a blank/],
  ['blank before', list(` ${ROW}`), 2, /begins or ends with a blank/],
  ['missing tabs', list('منبج\tLOCATION\tcity\t\t\t\thand'), 2, /6 tabs instead of 7/],
  ['too many tabs', list(`${ROW}\t`), 2, /8 tabs instead of 7/],
  ['wrong header', list(ROW).replace('weight', 'id'), 1, /the header line is wrong/],
  ['no header', '', 1, /the header line is wrong/],
  ['unknown type', list(ROW.replace('LOCATION', 'PLACE')), 2, /unknown type `PLACE`/],
  ['unknown subtype', list(ROW.replace('city', 'village')), 2, /LOCATION has no subtype `village`/],
  ['empty subtype', list(ROW.replace('city', '')), 2, /the subtype is empty/],
  ['weight', list('منبج\tLOCATION\tcity\t\t2\t\thand\t'), 2, /the weight `2`/],
  ['ambiguity', list('منبج\tLOCATION\tcity\t\t\tperhaps\thand\t'), 2, /unknown ambiguity `perhaps`/],
  ['unknown source', list(ROW.replace('hand', 'web')), 2, /unknown source `web`/],
  ['malformed id', list('منبج\tLOCATION\tcity\tgn:0\t\t\thand\t'), 2, /the id `gn:0` is malformed/],
  ['diacritic', list(ROW.replace('منبج', 'مَنبج')), 2, /a diacritic, U\+064E/],
  ['tatweel', list(ROW.replace('منبج', 'منـبج')), 2, /a tatweel/],
  ['presentation form', list(ROW.replace('منبج', '\ufee1نبج')), 2, /a presentation form/],
  ['Persian letter', list(ROW.replace('منبج', 'تل کبير')), 2, /a Persian or Urdu letter, U\+06A9/],
  ['invisible mark', list(ROW.replace('منبج', 'منبج\u200fا')), 2, /an invisible mark, U\+200F/],
  ['odd blank', list(ROW.replace('منبج', 'دير\u00a0حافر')), 2, /no plain space, U\+00A0/],
  ['double space', list(ROW.replace('منبج', 'دير  حافر')), 2, /a double space/],
  ['duplicate', list(ROW, ROW), 3, /`منبج` folds to the same name as `منبج` in line 2/],
  [
    'duplicate after folding',
    list('القاهرة\tLOCATION\tcity\t\t\t\thand\t', 'القاهره\tLOCATION\tcity\t\t\t\thand\t'),
    3,
    /`القاهره` folds to the same name as `القاهرة` in line 2/,
  ],
])('%s', (_, text, line, problem) => {
  const findings = found(text).filter(([, each]) => problem.test(each));
  expect(findings.map(([at]) => at)).toEqual([line]);
});

test.each([
  ['another subtype', 'طرطوس\tLOCATION\tadmin\t\t\t\thand\t', 'طرطوس\tLOCATION\tcity\t\t\t\thand\t'],
  ['another thing', 'طرابلس\tLOCATION\tcity\tgn:1\t\t\thand\t', 'طرابلس\tLOCATION\tcity\tgn:2\t\t\thand\t'],
  ['other letters', 'سوريا\tLOCATION\tcountry\t\t\t\thand\t', 'سورية\tLOCATION\tcountry\t\t\t\thand\t'],
])('a name may stand twice for %s', (_, first, second) => {
  expect(found(list(first, second))).toEqual([]);
});

test('findings come in the order of lines', () => {
  const lines = found(list(ROW.replace('hand', 'web'), `${ROW} `, ROW.replace('city', 'x'))).map(([line]) => line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  expect(new Set(lines)).toEqual(new Set([2, 3, 4]));
});

test('a name in two lists is worth a look', () => {
  const rows = ['a', 'b'].flatMap((name) => parseList(list(ROW), `${name}.tsv`, name).rows);
  expect(repeatedAcrossLists(rows).map(({ file, line, problem }) => [file, line, problem])).toEqual([
    ['b.tsv', 2, '`منبج` is also in a.tsv:2'],
  ]);
});

test('keys of sources are the first cells of a table', () => {
  const table = '| key | what |\n|---|---|\n| `hand` | ours |\n| `geonames` | [GeoNames](x) |\n\n`no` | `row` |\n';
  expect([...sourceKeys(table)]).toEqual(['hand', 'geonames']);
});

const facts = (...lines: string[]) => `${[FACTS_HEADER, ...lines].join('\n')}\n`;

test('facts are read; where one is not known nothing stands', () => {
  const { facts: read, findings } = parseFacts(
    facts('iso:SY\tSyria\tSY\t\t\t', 'gn:170654\tDamascus\tSY\t33.5102\t36.2913\t1569394'),
    'facts.tsv',
  );
  expect(findings).toEqual([]);
  expect(Object.fromEntries(read)).toEqual({
    'iso:SY': { english: 'Syria', country: 'SY' },
    'gn:170654': { english: 'Damascus', country: 'SY', latitude: 33.5102, longitude: 36.2913, population: 1569394 },
  });
});

test.each([
  ['gn:1\tX\tSY\t1\t2', /5 cells instead of 6/],
  ['\tX\tSY\t1\t2\t3', /the id `` is empty/],
  ['gn:1\tX\tsyr\t1\t2\t3', /`syr` is no country code/],
  ['gn:1\tX\tSY\t91\t2\t3', /the coordinates are wrong/],
  ['gn:1\tX\tSY\t1\t-181\t3', /the coordinates are wrong/],
  ['gn:1\tX\tSY\t1\t2\tmany', /the population `many` is wrong/],
])('facts: %j', (line, problem) => {
  const { facts: read, findings } = parseFacts(facts(line), 'facts.tsv');
  expect(read.size).toBe(0);
  expect(findings.map((finding) => finding.line)).toEqual([2]);
  expect(findings[0]!.problem).toMatch(problem);
});

test('facts twice for one id, facts that no row uses, a wrong header', () => {
  const text = facts('gn:1\tX\tSY\t\t\t', 'gn:1\tY\tSY\t\t\t', 'gn:2\tZ\tSY\t\t\t');
  expect(parseFacts(text, 'f').findings.map(({ line, problem }) => [line, problem])).toEqual([
    [3, '`gn:1` has facts already'],
  ]);
  const { rows } = parseList(list('منبج\tLOCATION\tcity\tgn:1\t\t\thand\t'), 'l', 'l');
  expect(unusedFacts(text, 'f', rows).map(({ line }) => line)).toEqual([4]);
  expect(lintFactsText(text, 'f')).toEqual([]);
  expect(lintFactsText(text.replace('english', 'name'), 'f').map(({ problem }) => problem)).toEqual([
    'the header line is wrong',
  ]);
});
