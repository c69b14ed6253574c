/** docs/exit-codes.md is the table; here it is held against the code and against what the command does. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EXIT } from '../../src/errors.js';
import { ARTICLE, folder, shell, spawned } from './helpers.js';

const rows = [...readFileSync('docs/exit-codes.md', 'utf8').matchAll(/^\| (\d+) \| `(\w+)` \| (.+) \|$/gm)];

test('the table has all codes of the program, and no other', () => {
  expect(Object.fromEntries(rows.map(([, code, name]) => [name, Number(code)]))).toEqual(EXIT);
});

const here = folder({
  'a.txt': ARTICLE,
  'b.txt': ARTICLE,
  'bad.txt': Uint8Array.of(0x41, 0xff),
  'english.txt': 'Nothing to find here.',
  'wrong.tsv': 'name\ttype\nعلي\tPEOPLE\n',
  'broken.bin': 'no model',
});

/** An example of each code: arguments, what standard error must say. */
const CASES: readonly [name: keyof typeof EXIT, args: string, message: RegExp][] = [
  ['ok', 'a.txt b.txt', /^$/],
  ['ok', 'english.txt --quiet', /^$/],
  ['ok', '--help', /^$/],
  ['ok', '--version', /^$/],
  ['ok', 'help gazetteer', /^$/],
  ['partial', 'a.txt missing.txt b.txt', /^extract: missing\.txt: no such file or folder\n$/],
  ['partial', 'bad.txt a.txt', /^extract: bad\.txt: not valid utf-8: byte 0xFF at offset 1\n$/],
  ['usage', 'a.txt --fromat json', /^extract: unknown option '--fromat' \(Did you mean --format\?\)\n$/],
  [
    'usage',
    'a.txt --format yaml',
    /^extract: option '-f, --format <name>' argument 'yaml' is invalid. The formats are: .*\n$/,
  ],
  ['usage', 'a.txt --offsets char', /^extract: option '--offsets <unit>' argument 'char' is invalid.*codepoint.*\n$/],
  ['usage', 'a.txt --reference 2026-02-30', /^extract: .*'2026-02-30' is no day of the form YYYY-MM-DD\n$/],
  ['usage', 'a.txt --types person,place', /^extract: .*unknown type 'PLACE': the types are PERSON, TITLE.*\n$/],
  ['usage', 'a.txt --encoding klingon', /^extract: .*unknown encoding 'klingon'.*\n$/],
  ['usage', 'a.txt --format', /^extract: option '-f, --format <name>' argument missing\n$/],
  ['usage', 'a.txt -o x.json --out-dir y', /^extract: --output and --out-dir exclude each other\n$/],
  ['usage', 'a.txt --resume', /^extract: --resume needs --out-dir\n$/],
  ['usage', 'a.txt --out-dir y --resume --no-clobber', /^extract: --resume and --no-clobber exclude each other\n$/],
  ['usage', 'a.txt --config gone.json', /^extract: gone\.json: no such file or folder\n$/],
  ['usage', 'train a.txt', /^extract: required option '--out <file>' not specified\n$/],
  ['usage', 'a.txt b.txt -f brat', /^extract: brat is a file a document: use --out-dir\n$/],
  ['usage', 'veiw a.json', /^extract: no file, folder or command is called 'veiw' \(Did you mean view\?\)\n$/],
  ['input', 'news a.json', /^extract: news: no such file or folder\n/],
  ['usage', 'gazetteer lnit', /^extract: unknown command 'lnit' \(Did you mean lint\?\)\n$/],
  ['input', 'missing.txt', /^extract: missing\.txt: no such file or folder\n$/],
  ['input', 'bad.txt missing.txt', /^extract: bad\.txt: .*\nextract: missing\.txt: .*\n$/],
  ['resource', 'a.txt --gazetteer wrong.tsv', /^extract: wrong\.tsv:2: unknown type `PEOPLE`.*\n$/],
  ['resource', 'a.txt --gazetteer missing.tsv', /^extract: missing\.tsv: .*\n$/],
  ['resource', 'a.txt --patterns wrong.tsv', /^extract: wrong\.tsv:1: .*\n$/],
  ['resource', 'gazetteer lint wrong.tsv', /^$/],
  [
    'output',
    'a.txt -o missing/x.json',
    /^extract: missing\/x\.json: cannot write the output: no such file or folder\n$/,
  ],
];

test('the help has the same codes', () => {
  const { stdout } = spawned(['--help']);
  const [, list = ''] = stdout.split('Exit codes');
  expect([...list.matchAll(/^ +(\d+) {2}\S/gm)].map(([, code]) => Number(code))).toEqual(Object.values(EXIT));
});

test.each(CASES)('%s: extract %s', (name, args, message) => {
  const { code, stderr } = spawned(args.split(' '), { cwd: here });
  expect(stderr).toMatch(message);
  expect(code).toBe(EXIT[name]);
});

test('output: a full disk', () => {
  expect(shell('$extract a.txt > /dev/full', here)).toMatchObject({
    code: EXIT.output,
    stderr: 'extract: cannot write the output: the disk is full\n',
  });
});

test('ok: the reader has had enough', () => {
  const many = folder({ 'a.txt': ARTICLE.repeat(400) });
  const line =
    'for i in 1 2 3 4; do paths="$paths a.txt"; done; $extract $paths -f jsonl | head -c 100 > /dev/null; echo $PIPESTATUS';
  expect(shell(line, many)).toEqual({ code: 0, stdout: '0\n', stderr: '' });
});

test('no case lacks an example but those that tests cannot bring about', () => {
  const shown = new Set<string>([...CASES.map(([name]) => name), 'internal', 'interrupted', 'terminated']);
  expect([...shown].sort()).toEqual(Object.keys(EXIT).sort());
});

test('interrupted: the shell sees it', () => {
  const script = '$extract - < <(sleep 30) & pid=$!; sleep 1; kill -INT $pid; wait $pid; echo $?';
  const bash = `set -m; extract="${process.execPath} ${process.cwd()}/bin/extract.js"; ${script}`;
  expect(execFileSync('bash', ['-c', bash], { cwd: here, stdio: ['ignore', 'pipe', 'ignore'] }).toString()).toBe(
    '130\n',
  );
});
