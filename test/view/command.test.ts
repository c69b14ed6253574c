/** `extract view` as a user runs it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ViewData } from '../../src/view/model.js';
import { ARTICLE, extract, folder, type Ran } from '../cli/helpers.js';

const island = (page: string): ViewData =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!);

const dataIn = (path: string): ViewData => island(readFileSync(path, 'utf8'));

const results = (cwd: string, args: readonly string[]): string =>
  extract([...args, '-q', '-f', 'jsonl'], { cwd }).stdout;

test('a page over the results of a folder', () => {
  const cwd = folder({ 'news/a.txt': ARTICLE, 'news/b.txt': 'وصل سامر الحلبي إلى دمشق.\n' });
  const ran = extract(['view', '-', '-o', 'report.html', '--title', 'تقرير'], {
    cwd,
    input: results(cwd, ['news', '--with-text']),
  });
  expect(ran).toEqual<Ran>({ code: 0, stdout: '', stderr: '' });
  const { title, documents, things, left } = dataIn(join(cwd, 'report.html'));
  expect([title, documents.map(({ name, text }) => [name, text])]).toEqual([
    'تقرير',
    [
      ['news/a.txt', ARTICLE],
      ['news/b.txt', 'وصل سامر الحلبي إلى دمشق.\n'],
    ],
  ]);
  expect(things.filter(({ name }) => name === 'سامر الحلبي' || name === 'دمشق')).toHaveLength(2);
  expect(left).toEqual({ documents: 0, texts: 0, missing: 0 });
});

test('texts are found by the path in the results; a text that has changed is not shown', () => {
  const cwd = folder({ 'a.txt': ARTICLE, 'b.txt': `😀 ${ARTICLE}`, 'c.txt': ARTICLE });
  const saved = results(cwd, ['a.txt', 'b.txt', 'c.txt', '--offsets', 'byte']);
  const later = folder({ 'a.txt': ARTICLE, 'b.txt': `😀 ${ARTICLE}`, 'c.txt': `اليوم ${ARTICLE}`, 'r.jsonl': saved });
  const ran = extract(['view', 'r.jsonl'], { cwd: later });
  expect(ran.code).toBe(0);
  expect(ran.stderr).toBe(
    'extract: warning: 1 document whose text was not found or has changed: make results --with-text\n',
  );
  expect(island(ran.stdout).documents.map(({ text }) => text?.length)).toEqual([
    ARTICLE.length,
    ARTICLE.length + 3,
    undefined,
  ]);
});

test('--no-texts reads none', () => {
  const cwd = folder({ 'a.txt': ARTICLE });
  const input = results(cwd, ['a.txt', '--with-text']);
  const { stdout, stderr } = extract(['view', '-', '--no-texts'], { cwd, input });
  expect(stderr).toBe('');
  expect(island(stdout)).toMatchObject({ left: { missing: 0 } });
  expect(island(stdout).documents[0]).not.toHaveProperty('text');
});

test('folders of results, gzip, one indented document and the encoding of texts', () => {
  const bytes = Uint8Array.from(
    [...'في '].map((letter) => ({ ف: 0xdd, ي: 0xed })[letter] ?? 0x20).concat([0xcf, 0xe3, 0xd4, 0xde]),
  );
  const cwd = folder({ 'a.txt': bytes, 'b.txt': ARTICLE });
  const first = extract(['a.txt', '--encoding', 'windows-1256', '-f', 'json', '-q'], { cwd }).stdout;
  const second = gzipSync(results(cwd, ['b.txt']));
  const there = folder({ 'a.txt': bytes, 'b.txt': ARTICLE, 'r/1.json': first, 'r/2.jsonl.gz': second, 'r/3.txt': 'x' });
  const ran = extract(['view', 'r', '--encoding', 'windows-1256', '-q'], { cwd: there });
  const { documents } = island(ran.stdout);
  expect(documents[0]!.text).toBe('في دمشق');
  // The other one is UTF-8, which is another text in that encoding.
  expect(documents[1]!.text).toBeUndefined();
});

test('what is left out is told', () => {
  const cwd = folder({ 'a.txt': ARTICLE, 'b.txt': ARTICLE });
  const input = results(cwd, ['a.txt', 'b.txt', '--with-text']);
  const few = extract(['view', '-', '--limit', '1'], { cwd, input });
  expect(few.stderr).toBe('extract: warning: 1 document left out: --limit and --max-size bound the page\n');
  const none = extract(['view', '-', '--max-size', '0', '-q'], { cwd, input });
  expect([none.code, none.stderr]).toEqual([0, '']);
  expect(island(none.stdout).left.documents).toBe(2);
});

test('the same results give the same bytes', () => {
  const cwd = folder({ 'a.txt': ARTICLE });
  const input = results(cwd, ['a.txt', '--with-text']);
  expect(extract(['view', '-'], { input }).stdout).toBe(extract(['view', '-'], { input }).stdout);
});

describe('what is wrong', () => {
  const good = (): { cwd: string; line: string } => {
    const cwd = folder({ 'a.txt': ARTICLE });
    return { cwd, line: results(cwd, ['a.txt', '--with-text']) };
  };

  test('a bad line among good ones: 1, and the page is there', () => {
    const { cwd, line } = good();
    const ran = extract(['view', '-', '-o', 'p.html'], { cwd, input: `${line}{"a":\n` });
    expect([ran.code, ran.stderr]).toEqual([1, 'extract: standard input:2: this is no JSON\n']);
    expect(dataIn(join(cwd, 'p.html')).documents).toHaveLength(1);
  });

  test('no result at all: 3, and nothing is written', () => {
    const cwd = folder({ 'a.json': '{}', 'old.html': 'old' });
    const ran = extract(['view', 'a.json', 'b.json', '-o', 'old.html'], { cwd });
    expect(ran.code).toBe(3);
    expect(ran.stderr.split('\n')).toEqual([
      'extract: a.json: this is no result of extract --format json: there is no "schema": 1',
      'extract: b.json: no such file or folder',
      '',
    ]);
    expect(readFileSync(join(cwd, 'old.html'), 'utf8')).toBe('old');
    expect(readdirSync(cwd).sort()).toEqual(['a.json', 'old.html']);
  });

  test('an input is not overwritten: 2', () => {
    const { line } = good();
    const cwd = folder({ 'r.jsonl': line });
    const ran = extract(['view', 'r.jsonl', '-o', 'r.jsonl'], { cwd });
    expect([ran.code, readFileSync(join(cwd, 'r.jsonl'), 'utf8')]).toEqual([2, line]);
  });

  test('no results named: 2; a place that cannot be written: 5', () => {
    const { cwd, line } = good();
    expect(extract(['view'], { cwd }).code).toBe(2);
    expect(extract(['view', '-', '-o', '.'], { cwd, input: line }).code).toBe(5);
    expect(existsSync(join(cwd, 'p.html'))).toBe(false);
  });
});

test('no file is believed that holds none of the entities', () => {
  const cwd = folder({ 'secret.txt': 'secret' });
  const line = JSON.stringify({
    schema: 1,
    file: 'secret.txt',
    language: { code: 'arb', arabic: 1 },
    offsetUnit: 'codepoint',
    entities: [],
    warnings: [],
  });
  expect(extract(['view', '-', '-q'], { cwd, input: line }).stdout).not.toContain('"secret"');
});
