import { join } from 'node:path';
import { ARTICLE, extract, folder } from './helpers.js';

const document = {
  id: 'x',
  text: 'وصل إلى دمشق ثم بيروت',
  entities: [
    { type: 'LOCATION', start: 8, end: 12 },
    { type: 'PERSON', start: 16, end: 21 },
  ],
};
const here = folder({
  'a.jsonl': `${JSON.stringify(document)}\n`.repeat(3),
  'b.conll': 'وصل O\nإلى O\nدمشق B-LOC\n',
  'bad.jsonl': '{}',
});
const run = (args: string) => extract(['eval', ...args.split(' ')], { cwd: here });

test('a line a type, confusions, errors', () => {
  const { code, stdout } = run('a.jsonl b.conll --errors 2');
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    '4 documents, outer entities',
    expect.stringMatching(/^ +gold +P +R +F1 +95 % +touched +values$/),
    expect.stringMatching(/^PERSON +3 +0\.0 +0\.0 +0\.0 /),
    expect.stringMatching(/^LOCATION +4 +57\.1 +100\.0 +72\.7 .*100\.0$/),
    expect.stringMatching(/^all +7 +57\.1 +57\.1 +57\.1 /),
    'PERSON taken for LOCATION: 3',
    '',
    'x: confused PERSON (LOCATION): …وصل إلى دمشق ثم [بيروت]…',
    'x: confused PERSON (LOCATION): …وصل إلى دمشق ثم [بيروت]…',
    '',
  ]);
});

test('a line a file, and JSON', () => {
  expect(run('a.jsonl b.conll --by file --types location').stdout).toMatch(
    /\na\.jsonl +3 .*\nb\.conll +1 +100\.0 +100\.0 +100\.0 +- +100\.0\nall +4 /,
  );
  const { rows } = JSON.parse(run('b.conll --json').stdout);
  expect(rows).toMatchObject([
    { name: 'LOCATION', f1: 1 },
    { name: 'all', right: 1 },
  ]);
});

test.each([
  ['doccano', '-o', 'd.jsonl'],
  ['conll', '-o', 'd.conll'],
  ['brat', '--out-dir', 'brat'],
  ['jsonl', '-o', 'ours/d.jsonl', '--with-text'],
])('what is written as %s is read, and our answers are our answers', (format, option, place, ...more) => {
  const there = folder({ 'news/a.txt': ARTICLE, 'news/b.txt': `${ARTICLE}وأضاف الحلبي ذلك.\n`, 'ours/.keep': '' });
  expect(extract(['news', '-f', format, option, place, ...more, '-q'], { cwd: there }).code).toBe(0);
  // A folder where one can be: what is in it is found.
  const { code, stdout } = extract(['eval', place.replace('/d.jsonl', '')], { cwd: there });
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^all +\d+ +100\.0 +100\.0 +100\.0 /m)]);
});

test('our own fixtures can be scored', () => {
  const { code, stdout } = extract([
    'eval',
    join(process.cwd(), 'fixtures/01-syria.gold.json'),
    '--nested',
    '--no-model',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^1 documents?, nested entities too\n/);
});

test.each([
  ['bad.jsonl', 3, 'extract: bad.jsonl:1: there is no text\n'],
  ['gone.jsonl', 3, 'extract: gone.jsonl: no such file or folder\n'],
  ['-', 3, 'extract: annotated texts are files: their endings tell what they are\n'],
  ['a.jsonl --errors x', 2, "extract: option '--errors <n>' argument 'x' is invalid. 'x' is no whole number\n"],
])('eval %s', (args, code, stderr) => {
  expect(run(args)).toMatchObject({ code, stderr });
});
