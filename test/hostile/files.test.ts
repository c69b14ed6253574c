/** Folders and files made to trap: loops, things that never end, what may not be read or written, what vanishes. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { AalamError } from '../../src/errors.js';
import { readText } from '../../src/input/read.js';
import { findSources } from '../../src/input/sources.js';
import { folder } from '../cli/helpers.js';
import { runHere } from './helpers.js';

const TEXT = 'وصل إلى دمشق';
/** Dates alone start fastest. */
const FAST = ['--types', 'date', '-f', 'jsonl'];

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();

const answered = (stdout: string): string[] => [...stdout.matchAll(/"file":"([^"]*)"/g)].map(([, file]) => file!);

describe('symbolic links', () => {
  test('loops of folders and of files end', async () => {
    const here = folder({ 'news/a.txt': TEXT });
    symlinkSync('.', join(here, 'news/self'));
    symlinkSync('..', join(here, 'news/up'));
    symlinkSync('loop.txt', join(here, 'news/loop.txt'));
    symlinkSync('gone.txt', join(here, 'news/dangling.txt'));
    const { code, stdout, stderr } = await runHere(['news', ...FAST], { cwd: here });
    expect([code, answered(stdout)]).toEqual([1, ['news/a.txt']]);
    expect(stderr).toBe(
      'extract: news/dangling.txt: no such file or folder\nextract: news/loop.txt: too many symbolic links\n',
    );
  });

  test('an output that is a link to the input does not destroy it', async () => {
    const here = folder({ 'a.txt': TEXT });
    symlinkSync('a.txt', join(here, 'b.json'));
    expect(await runHere(['a.txt', '-o', 'b.json', ...FAST], { cwd: here })).toMatchObject({
      code: 2,
      stderr: 'extract: a.txt: this is an input: it is not overwritten\n',
    });
    expect(readFileSync(join(here, 'a.txt'), 'utf8')).toBe(TEXT);
  });

  test('a hard link of the input is replaced, and the input stays', async () => {
    const here = folder({ 'a.txt': TEXT });
    linkSync(join(here, 'a.txt'), join(here, 'b.jsonl'));
    expect((await runHere(['a.txt', '-o', 'b.jsonl', ...FAST], { cwd: here })).code).toBe(0);
    expect(readFileSync(join(here, 'a.txt'), 'utf8')).toBe(TEXT);
    expect(readFileSync(join(here, 'b.jsonl'), 'utf8')).toMatch(/^\{"schema":1/);
  });

  test('a link in the output folder is replaced, not followed', async () => {
    const here = folder({ 'in/a.txt': TEXT, 'precious.txt': 'mine' });
    mkdirSync(join(here, 'out'));
    symlinkSync('../precious.txt', join(here, 'out/a.jsonl'));
    expect((await runHere(['in', '--out-dir', 'out', ...FAST], { cwd: here })).code).toBe(0);
    expect(readFileSync(join(here, 'precious.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(here, 'out/a.jsonl'), 'utf8')).toMatch(/^\{"schema":1/);
  });
});

describe('what is no file', () => {
  test('pipes, devices and sockets are refused and not waited for', async () => {
    const here = folder({ 'news/a.txt': TEXT });
    execFileSync('mkfifo', [join(here, 'news/pipe.txt')]);
    const server = createServer().listen(join(here, 'news/socket.txt'));
    symlinkSync('/dev/zero', join(here, 'news/zero.txt'));
    const { code, stdout, stderr } = await runHere(['news', '/dev/random', ...FAST], { cwd: here });
    server.close();
    expect([code, answered(stdout)]).toEqual([1, ['news/a.txt']]);
    expect(stderr.split('\n').sort()).toEqual([
      '',
      'extract: /dev/random: this is a device, not a file',
      'extract: news/pipe.txt: this is a named pipe, not a file',
      'extract: news/socket.txt: this is a socket, not a file',
      'extract: news/zero.txt: this is a device, not a file',
    ]);
  });

  test('a folder by the name of a file, and a file by that of a folder', async () => {
    const here = folder({ 'news/a.txt/b.txt': TEXT, file: TEXT });
    const { stdout, stderr } = await runHere(['news', 'file/a.txt', ...FAST], { cwd: here });
    expect(answered(stdout)).toEqual(['news/a.txt/b.txt']);
    expect(stderr).toBe('extract: file/a.txt: a part of the path is no folder\n');
  });
});

test('names as file systems allow them: bytes that are no text, line ends, dashes, 255 bytes', async () => {
  const names = [
    '-rf.txt',
    'a\nb.txt',
    ' .txt',
    `${'م'.repeat(125)}.txt`,
    '$(touch x).txt',
    'a;b&c|d.txt',
    '\\.txt',
    '*.txt',
  ];
  const here = folder(Object.fromEntries(names.map((name) => [`news/${name}`, TEXT])));
  const { code, stdout } = await runHere(['news', ...FAST], { cwd: here });
  expect([code, stdout.split('\n').length - 1]).toEqual([0, names.length]);
  const mirrored = await runHere(['news', '--out-dir', 'out', ...FAST, '--quiet'], { cwd: here });
  // One has no room for its new ending: it is reported, and the rest is there.
  expect(filesIn(join(here, 'out')).length).toBe(names.length - (mirrored.code === 0 ? 0 : 1));
  expect(filesIn(here).filter((name) => name === 'x')).toEqual([]);
});

test('a name whose bytes are no UTF-8', async () => {
  const here = folder();
  try {
    writeFileSync(Buffer.concat([Buffer.from(`${here}/`), Buffer.from([0xff]), Buffer.from('.txt')]), TEXT);
  } catch {
    return console.warn('not run: the file system wants names in UTF-8');
  }
  writeFileSync(join(here, 'a.txt'), TEXT);
  const { code, stdout } = await runHere(['.', ...FAST], { cwd: here });
  expect([code, answered(stdout)]).toEqual([1, ['a.txt']]);
});

describe('files that change while they are read', () => {
  const sourceOf = async (path: string) => {
    for await (const source of findSources([path])) if (!(source instanceof AalamError)) return source;
    throw new Error('not found');
  };

  test.each<readonly [what: string, change: (path: string) => void, message: string]>([
    ['gone', (path) => unlinkSync(path), 'no such file or folder'],
    [
      'a folder now',
      (path) => {
        unlinkSync(path);
        mkdirSync(path);
      },
      'this is a folder',
    ],
    ['cut within a letter', (path) => truncateSync(path, 3), 'the last character is cut short (utf-8, 3 bytes)'],
  ])('%s', async (_, change, message) => {
    const path = join(folder({ 'a.txt': TEXT }), 'a.txt');
    const source = await sourceOf(path);
    change(path);
    await expect(readText(source, process.stdin)).rejects.toMatchObject({ message, exitCode: 3, file: path });
  });

  test('records that are gone', async () => {
    const here = folder({ 'r.jsonl': `{"text":"${TEXT}"}\n` });
    chmodSync(here, 0o755);
    const { readRecords } = await import('../../src/input/records.js');
    const source = await sourceOf(join(here, 'r.jsonl'));
    rmSync(join(here, 'r.jsonl'));
    const items = [];
    for await (const item of readRecords(source, process.stdin)) items.push(item);
    expect(items).toMatchObject([{ message: 'no such file or folder', exitCode: 3 }]);
  });
});

/** Root may read and write everything: then another user is asked, if there is one. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const binary = join(process.cwd(), 'bin/extract.js');
const mayRun = spawnSync(process.execPath, [binary, '--version'], asNobody).status === 0;
if (!mayRun) console.warn('not run: no other user may run the command here');

(mayRun ? describe : describe.skip)('without permission', () => {
  const run = (args: string[], cwd: string) => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [binary, ...args, ...FAST], { cwd, ...asNobody });
    return { code: status, stderr: stderr.toString(), stdout: stdout.toString() };
  };

  test('files and folders that may not be read', () => {
    const here = folder({ 'news/a.txt': TEXT, 'news/b.txt': TEXT, 'news/c/d.txt': TEXT });
    for (const path of [here, join(here, 'news')]) chmodSync(path, 0o755);
    chmodSync(join(here, 'news/b.txt'), 0);
    chmodSync(join(here, 'news/c'), 0);
    const { code, stdout, stderr } = run(['news'], here);
    chmodSync(join(here, 'news/c'), 0o755);
    expect([code, answered(stdout)]).toEqual([1, ['news/a.txt']]);
    expect(stderr).toBe('extract: news/b.txt: permission denied\nextract: news/c: permission denied\n');
  });

  test('a folder that may not be written', () => {
    const here = folder({ 'a.txt': TEXT });
    chmodSync(here, 0o555);
    for (const args of [
      ['-o', 'x.jsonl'],
      ['--out-dir', 'out'],
      ['--out-dir', 'out', '--resume'],
      ['--report', 'r.json'],
    ]) {
      const { code, stderr } = run(['a.txt', ...args], here);
      expect([code, stderr]).toEqual([
        5,
        expect.stringMatching(/^extract: .*cannot write the output: permission denied\n$/),
      ]);
    }
    chmodSync(here, 0o755);
    expect(filesIn(here)).toEqual(['a.txt']);
  });
});

describe('a full disk', () => {
  test('as a device', async () => {
    const here = folder({ 'a.txt': TEXT });
    expect(await runHere(['a.txt', '-o', '/dev/full', ...FAST], { cwd: here })).toMatchObject({
      code: 5,
      stderr: 'extract: /dev/full: cannot write the output: the disk is full\n',
    });
  });

  test('as a small file system: what was there stays, nothing half-written is left', async () => {
    const here = folder({ 'a.txt': `${TEXT} أمس. `.repeat(3000), 'b.txt': TEXT });
    const disk = join(here, 'disk');
    mkdirSync(disk);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status !== 0)
      return console.warn('not run: no small file system can be mounted here');
    try {
      writeFileSync(join(disk, 'x.jsonl'), 'before');
      const whole = await runHere(['a.txt', 'b.txt', '-o', 'disk/x.jsonl', ...FAST], { cwd: here });
      expect(whole).toMatchObject({ code: 5, stderr: expect.stringMatching(/the disk is full\n$/) });
      expect(readFileSync(join(disk, 'x.jsonl'), 'utf8')).toBe('before');
      // What was given up takes room until it is closed, which is a moment later.
      while (statfsSync(disk).bfree < 8) await new Promise((done) => setTimeout(done, 20));
      const many = await runHere(['b.txt', 'a.txt', '--out-dir', 'disk/out', '--resume', ...FAST], { cwd: here });
      expect(many).toMatchObject({ code: 5, stderr: expect.stringMatching(/the disk is full\n$/) });
      expect(filesIn(disk)).toEqual(['out/.extract-resume.jsonl', 'out/b.jsonl', 'x.jsonl']);
      // With room again the run goes on where it ended.
      spawnSync('mount', ['-o', 'remount,size=8m', disk]);
      const rest = await runHere(['b.txt', 'a.txt', '--out-dir', 'disk/out', '--resume', ...FAST], { cwd: here });
      expect(rest).toMatchObject({ code: 0, stderr: expect.stringMatching(/1 document, 1 left out/) });
    } finally {
      spawnSync('umount', [disk]);
    }
  });
});

describe('ids of records as names of files', () => {
  const IDS = [
    '../../up',
    '/etc/passwd',
    '..',
    '.',
    '',
    '.hidden',
    'a/b',
    'a\\b',
    'C:\\x',
    'CON',
    'a\0b',
    'a\nb',
    '\u202e',
    '~',
    '$HOME',
    'م'.repeat(300),
    'a'.repeat(300),
    '%2e%2e%2f',
    'A',
    'a',
    '-o',
  ];

  test('none leaves the folder, none is lost, none takes the place of another', async () => {
    const lines = IDS.map((id) => JSON.stringify({ id, text: TEXT }));
    const here = folder({ 'deep/in/r.jsonl': lines.join('\n') });
    const { code, stderr } = await runHere(['r.jsonl', '--out-dir', 'out', ...FAST], { cwd: join(here, 'deep/in') });
    expect([code, stderr]).toEqual([0, expect.stringMatching(new RegExp(`^extract: ${IDS.length} documents, `))]);
    expect(filesIn(here).filter((name) => !name.startsWith('deep/in/'))).toEqual([]);
    const written = filesIn(join(here, 'deep/in/out'));
    expect(written).toHaveLength(IDS.length);
    for (const name of written) expect(name).toMatch(/^r\/[\p{L}\p{N}_][\p{L}\p{N}._-]*\.jsonl$|^r\/-/u);
    const ids = written.map((name) => JSON.parse(readFileSync(join(here, 'deep/in/out', name), 'utf8')).id);
    expect(ids.sort()).toEqual([...IDS].sort());
  });

  test('two of one id: the first stays, the second is reported', async () => {
    const here = folder({ 'r.jsonl': `${JSON.stringify({ id: 'x', text: TEXT })}\n`.repeat(2) });
    const { code, stderr } = await runHere(['r.jsonl', '--out-dir', 'out', ...FAST, '--quiet'], { cwd: here });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^extract: r\.jsonl:2: .*another record of this id/)]);
  });
});

test.each([
  ['-o is the input', ['a.txt', '-o', 'a.txt']],
  ['-o is the input by another way', ['a.txt', '-o', '../in/./a.txt']],
  ['--out-dir is the folder of the inputs, and the ending the same', ['.', '--out-dir', '.', '-f', 'brat']],
])('%s: it stays as it is', async (_, args) => {
  const here = join(folder({ 'in/a.txt': TEXT }), 'in');
  const { code, stderr } = await runHere([...args, '--types', 'date'], { cwd: here });
  expect([code, stderr]).toEqual([2, 'extract: a.txt: this is an input: it is not overwritten\n']);
  expect(filesIn(here)).toEqual(['a.txt']);
  expect(readFileSync(join(here, 'a.txt'), 'utf8')).toBe(TEXT);
  expect(existsSync(join(dirname(here), '.a.txt'))).toBe(false);
});
