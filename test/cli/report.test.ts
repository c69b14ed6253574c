/** What a batch tells about itself: report, summary, progress. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProgress } from '../../src/cli/progress.js';
import type { Tally } from '../../src/cli/reporter.js';
import { ARTICLE, extract, folder, lines, shell } from './helpers.js';

const here = folder({
  'news/a.txt': ARTICLE,
  'news/b.txt': 'Nothing Arabic is in this text at all.',
  'news/bad.txt': Uint8Array.of(0x41, 0xff),
  'r.jsonl': '{"text":"وصل إلى دمشق"}\nno\n',
});
const run = (args: string) => extract(args.split(' '), { cwd: here });
const report = () => JSON.parse(readFileSync(join(here, 'run.json'), 'utf8'));

describe('--report', () => {
  test('what was done, found, warned of and refused', () => {
    const { code, stdout } = run('news r.jsonl gone.txt --report run.json');
    expect(code).toBe(1);
    const documents = lines(stdout);
    const { started, seconds, lists, model, entities, ...rest } = report();
    expect(rest).toEqual({
      schema: 1,
      version: JSON.parse(readFileSync('package.json', 'utf8')).version,
      exitCode: 1,
      files: 5,
      documents: { done: 3, skipped: 0, failed: 3 },
      bytes: Buffer.byteLength(ARTICLE) + 38 + Buffer.byteLength('{"text":"وصل إلى دمشق"}\n'),
      warnings: [{ file: 'news/b.txt', message: 'only 0 % of the letters are Arabic' }],
      failures: [
        { file: 'news/bad.txt', message: 'not valid utf-8: byte 0xFF at offset 1' },
        { file: 'r.jsonl', line: 2, message: 'this is no JSON' },
        { file: 'gone.txt', message: 'no such file or folder' },
      ],
    });
    const types = documents.flatMap((document) => document.entities.map(({ type }) => type));
    expect(entities.total).toBe(types.length);
    for (const [type, count] of Object.entries(entities.byType)) {
      expect([type, count]).toEqual([type, types.filter((one) => one === type).length]);
    }
    expect(Object.keys(entities.byType)).toEqual([...new Set(types)].sort());
    expect(seconds).toBeGreaterThan(0);
    expect(new Date(started).toISOString()).toBe(started);
    expect([lists, model]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });

  test('the same with workers', () => {
    const stable = ({ started: _, seconds: __, ...rest }: Record<string, unknown>) => rest;
    run('news r.jsonl --report run.json');
    const one = stable(report());
    run('news r.jsonl --report run.json --jobs 2');
    expect(stable(report())).toEqual(one);
  });

  test.each([
    ['gone.txt', 3, { exitCode: 3, documents: { failed: 1 } }],
    ['news/a.txt --gazetteer gone.tsv', 4, { exitCode: 4, documents: { done: 0 } }],
    ['news/a.txt --model gone.bin', 4, { exitCode: 4, lists: expect.stringMatching(/^\w+$/) }],
    ['news/a.txt -o gone/x.json', 5, { exitCode: 5 }],
  ])('a run that fails has one, too: %s', (args, code, expected) => {
    expect(run(`${args} --report run.json`).code).toBe(code);
    expect(report()).toMatchObject(expected);
  });

  test('where it cannot be written', () => {
    expect(run('news/a.txt --report gone.txt/x.json').code).toBe(0);
    expect(run('news/a.txt --report news/a.txt/x.json')).toMatchObject({
      code: 5,
      stderr: 'extract: news/a.txt/x.json: cannot write the output: a part of the path is no folder\n',
    });
    expect(readdirSync(join(here, 'gone.txt'))).toEqual(['x.json']);
  });
});

describe('the summary', () => {
  const summary = /extract: 2 documents, 1 failed, \d+ entities, 1 warning, \d+\.\d s, \d+\.\d MB\/s\n$/;
  test('after a batch into files, and with --verbose', () => {
    expect(run('news -o x.jsonl').stderr).toMatch(summary);
    expect(run('news --out-dir out').stderr).toMatch(summary);
    expect(run('news --verbose').stderr).toMatch(summary);
  });

  test('not after one document, not where results are piped on, not with --quiet', () => {
    expect(run('news/a.txt -o x.json').stderr).toBe('');
    expect(run('news').stderr).not.toMatch(summary);
    expect(run('news --out-dir out -q').stderr).toMatch(/^extract: news\/bad\.txt: .*\n$/);
  });
});

describe('progress', () => {
  const tally = (counts: Partial<Tally>): Tally => ({
    started: new Date(0),
    files: 0,
    done: 0,
    skipped: 0,
    failed: 0,
    warned: 0,
    bytes: 0,
    entities: new Map(),
    warnings: [],
    failures: [],
    ...counts,
  });

  test.each([
    [
      'at first',
      tally({ skipped: 3 }),
      { files: 10, bytes: 1000, records: false },
      2,
      '3/10 files, 0 entities, 0.0 MB/s',
    ],
    [
      'files',
      tally({ skipped: 2, done: 4, failed: 1, bytes: 6e6, entities: new Map([['PERSON', 7]]) }),
      { files: 17, bytes: 1e9, records: false },
      30,
      '7/17 files, 1 failed, 7 entities, 0.2 MB/s, 1:00 left',
    ],
    [
      'records',
      tally({ done: 5, bytes: 1e6 }),
      { files: 1, bytes: 7.3e9, records: true },
      1,
      '5 records, 0 entities, 1.0 MB/s, 2:01:39 left',
    ],
    [
      'packed records',
      tally({ done: 5, bytes: 1e6 }),
      { files: 1, records: true },
      1,
      '5 records, 0 entities, 1.0 MB/s',
    ],
  ])('%s', (_, counts, amount, seconds, line) => {
    expect(describeProgress(counts, amount, seconds)).toBe(line);
  });

  test('on a terminal alone, and off it before anything else is written', () => {
    const { stdout, stderr } = shell(`script -qec "$extract news -o y.jsonl" /dev/null < /dev/null`, here);
    if (/command not found/.test(stderr)) return console.log('skipped: there is no `script` to make a terminal');
    expect(stdout).toMatch(/^\r\u001b\[K1\/3 files, \d+ entities, \d\.\d MB\/s, 0:\d\d left/);
    expect(stdout).toMatch(/\r\u001b\[Kextract: news\/b\.txt: warning/);
    expect(stdout.split('\u001b[K').at(-1)).toMatch(/\nextract: 2 documents, 1 failed, .*\r\n$/);
    for (const args of ['news -o y.jsonl --quiet', 'news/a.txt -o y.jsonl', 'news -f jsonl']) {
      const other = shell(`script -qec "$extract ${args}" /dev/null < /dev/null`, here);
      expect(other.stdout).not.toContain('\u001b[K');
    }
    expect(run('news -o y.jsonl').stderr).not.toContain('\u001b');
  });
});
