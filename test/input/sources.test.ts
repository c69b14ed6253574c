import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { AalamError, EXIT } from '../../src/errors.js';
import { readText } from '../../src/input/read.js';
import { areSeveral, findSources, type SourceOptions } from '../../src/input/sources.js';

let folder: string;
const home = process.cwd();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aalam-sources-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function files(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'نص');
  }
}

/** The paths found; for what is refused, the message. */
async function found(paths: string[], options: SourceOptions = {}): Promise<string[]> {
  const items: string[] = [];
  for await (const item of findSources(paths, options)) {
    items.push(item instanceof AalamError ? `${item.file}: ${item.message}` : item.path);
  }
  return items;
}

describe('paths', () => {
  test('files keep the order in which they are named', async () => {
    files('b.txt', 'a.md');
    expect(await found(['b.txt', '-', 'a.md'])).toEqual(['b.txt', '-', 'a.md']);
  });

  test('a folder is searched in the order of names, without hidden files', async () => {
    files(
      'news/b.txt',
      'news/a.TXT',
      'news/ب.txt',
      'news/c/d.txt',
      'news/e.txt.gz',
      'news/f.md',
      'news/.g.txt',
      'news/.h/i.txt',
    );
    expect(await found(['news'])).toEqual(['news/a.TXT', 'news/b.txt', 'news/c/d.txt', 'news/e.txt.gz', 'news/ب.txt']);
    expect(await found(['news'], { extensions: ['md', '.txt'] })).toContain('news/f.md');
    expect(await found(['news'], { ignore: ['c/**', '*.gz'] })).toEqual(['news/a.TXT', 'news/b.txt', 'news/ب.txt']);
  });

  test('a glob', async () => {
    files('news/b.txt', 'news/a.txt', 'news/c.md', 'news/deep/d.txt');
    expect(await found(['news/*.txt'])).toEqual(['news/a.txt', 'news/b.txt']);
    expect(await found(['**/*.txt'])).toEqual(['news/a.txt', 'news/b.txt', 'news/deep/d.txt']);
    expect(await found(['news/*.doc'])).toEqual(['news/*.doc: no file matches']);
  });

  test('a file whose name looks like a glob is that file', async () => {
    files('[1].txt', '1.txt');
    expect(await found(['[1].txt'])).toEqual(['[1].txt']);
  });

  test('links: to files they are followed, a loop of folders is not entered', async () => {
    files('news/a.txt', 'other/b.txt');
    symlinkSync('../other/b.txt', 'news/link.txt');
    symlinkSync('..', 'news/loop');
    symlinkSync('nowhere', 'news/z.txt');
    expect(await found(['news'])).toEqual(['news/a.txt', 'news/link.txt', 'news/z.txt: no such file or folder']);
    symlinkSync('news', 'same');
    expect(await found(['same'])).toContain('same/a.txt');
  });

  test.each([
    ['missing.txt', 'no such file or folder'],
    ['empty', 'no *.txt file in this folder'],
    ['itself', 'too many symbolic links'],
    ['a.txt/b.txt', 'a part of the path is no folder'],
    ['fifo', 'this is a named pipe, not a file'],
    ['/dev/null', 'this is a device, not a file'],
  ])('%s: %s; the others are still found', async (path, message) => {
    files('a.txt');
    mkdirSync('empty');
    symlinkSync('itself', 'itself');
    execFileSync('mkfifo', ['fifo']);
    expect(await found([path, 'a.txt'])).toEqual([`${path}: ${message}`, 'a.txt']);
  });

  test('an unreadable folder does not hide the rest', async () => {
    if (process.getuid?.() === 0) return console.log('skipped: root may read everything');
    files('news/closed/a.txt', 'news/b.txt');
    chmodSync('news/closed', 0);
    expect(await found(['news'])).toEqual(['news/closed: permission denied', 'news/b.txt']);
    chmodSync('news/closed', 0o700);
  });

  test('whether several documents may come depends on the command line alone', () => {
    files('news/a.txt');
    expect(areSeveral(['news/a.txt'])).toBe(false);
    expect(areSeveral(['-'])).toBe(false);
    expect(areSeveral(['missing.txt'])).toBe(false);
    symlinkSync('itself', 'itself');
    expect(areSeveral(['itself'])).toBe(false);
    expect(areSeveral(['news/a.txt/b.txt'])).toBe(false);
    expect(areSeveral(['news'])).toBe(true);
    expect(areSeveral(['news/*.txt'])).toBe(true);
    expect(areSeveral(['news/a.txt', '-'])).toBe(true);
  });
});

describe('reading', () => {
  const file = (path: string) => ({ kind: 'file', path, relative: path }) as const;
  const nothing = Readable.from([]);

  test('standard input in pieces that cut letters', async () => {
    const bytes = Buffer.from('قال الوزير');
    const pieces = Readable.from(Array.from(bytes, (byte) => Buffer.of(byte)));
    expect(await readText({ kind: 'stdin', path: '-', relative: 'stdin' }, pieces)).toBe('قال الوزير');
  });

  test('a file, also packed with gzip', async () => {
    files('a.txt');
    writeFileSync('a.txt.gz', gzipSync('نص'));
    expect(await readText(file('a.txt'), nothing)).toBe('نص');
    expect(await readText(file('a.txt.gz'), nothing)).toBe('نص');
  });

  test.each([
    ['gone.txt', 'no such file or folder'],
    ['damaged.gz', 'the gzip data is damaged or cut short'],
    ['bad.txt', 'not valid utf-8: byte 0xFF at offset 0'],
  ])('%s: %s', async (path, message) => {
    writeFileSync('damaged.gz', gzipSync('نص طويل').subarray(0, 20));
    writeFileSync('bad.txt', Buffer.of(0xff));
    await expect(readText(file(path), nothing)).rejects.toMatchObject({ file: path, message, exitCode: EXIT.input });
  });
});
