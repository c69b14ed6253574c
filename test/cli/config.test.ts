/** `--config` and `--print-config`. */
import { join } from 'node:path';
import { ARTICLE, extract, folder, one } from './helpers.js';

const config = (settings: unknown): string => JSON.stringify(settings);
const here = folder({
  'a.txt': ARTICLE,
  'conf/people.json': config({ types: ['person', 'date'], 'with-text': true, offsets: 'byte', format: 'jsonl' }),
  'conf/list.json': config({ gazetteer: 'ours.tsv', model: false, 'min-confidence': 0.5, jobs: 2 }),
  'conf/ours.tsv': 'name\ttype\nخضروان\tLOCATION\n',
  'conf/lists.json': config({ gazetteer: ['ours.tsv', '../more.tsv'] }),
  'more.tsv': 'name\ttype\nربعان\tLOCATION\n',
  'marked.json': `\ufeff${config({ explain: true })}`,
});
const run = (args: string, input = '') => extract(args.split(' '), { cwd: here, input });
const types = (stdout: string) => [...new Set(one(stdout).entities.map(({ type }) => type))].sort();

test('options come from the file, and the command line has the last word', () => {
  const { stdout, code } = run('a.txt --config conf/people.json');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\{"schema".*\}\n$/);
  expect(one(stdout)).toMatchObject({ offsetUnit: 'byte', text: ARTICLE });
  expect(types(stdout)).toEqual(['DATE', 'PERSON']);
  const other = run('a.txt --config conf/people.json --types title --offsets codepoint');
  expect(one(other.stdout)).toMatchObject({ offsetUnit: 'codepoint', text: ARTICLE });
  expect(types(other.stdout)).toEqual(['TITLE']);
});

test("paths are relative to the file's folder", () => {
  const input = 'وصل الوفد إلى خضروان وربعان.';
  const found = (args: string) => one(run(args, input).stdout).entities.map(({ text }) => text);
  expect(found('- --config conf/list.json')).toEqual(['خضروان']);
  expect(found('- --config conf/lists.json --no-model')).toEqual(['خضروان', 'ربعان']);
  expect(found('- --config conf/lists.json --no-model --gazetteer more.tsv')).toEqual(['ربعان']);
});

test('a byte order mark is none of it', () => {
  expect(run('a.txt --config marked.json').stdout).toContain('"considered"');
});

test('--print-config prints what is in force, as a file for --config', () => {
  const printed = run('--config conf/list.json --types person -j 3 --no-nested --print-config');
  expect(printed).toMatchObject({ code: 0, stderr: '' });
  const settings = JSON.parse(printed.stdout);
  expect(settings).toMatchObject({
    types: ['PERSON'],
    jobs: 3,
    nested: false,
    model: false,
    gazetteer: [join(here, 'conf/ours.tsv')],
    'min-confidence': 0.5,
  });
  expect(settings).not.toHaveProperty('config');
  const again = folder({ 'c.json': printed.stdout });
  expect(extract(['--config', 'c.json', '--print-config'], { cwd: again }).stdout).toBe(printed.stdout);
  expect(JSON.parse(run('--print-config').stdout)).toMatchObject({ clobber: true, jobs: 1 });
});

test.each([
  ['{"fromat":"json"}', "there is no option 'fromat'"],
  ['{"config":"x.json"}', "there is no option 'config'"],
  ['{"format":"yaml"}', "'format': The formats are: json, .*"],
  ['{"offsets":"char"}', "'offsets': Allowed choices are codepoint, utf16, byte\\."],
  ['{"jobs":-1}', "'jobs': '-1' is no number from 0 to 999"],
  ['{"jobs":true}', "'jobs': true and false are no value of it"],
  ['{"explain":"yes"}', "'explain': it is either true or false"],
  ['{"types":{"a":1}}', "'types': it is a text, a number or a list of them"],
  ['[]', 'this is no JSON object'],
  ['{', 'this is no JSON: .*'],
])('%s: %s', (content, message) => {
  const wrong = folder({ 'c.json': content, 'a.txt': ARTICLE });
  const { code, stdout, stderr } = extract(['a.txt', '--config', 'c.json'], { cwd: wrong });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^extract: c\\.json: ${message}\\n$`));
});
