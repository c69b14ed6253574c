/** `extract merge`: results of several runs as one, each document once, and the table of what they name. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { Counts } from '../../src/cli/counts.js';
import { Seen } from '../../src/cli/seen.js';
import { Sorter } from '../../src/cli/sorter.js';
import type { Entity } from '../../src/document.js';
import { ARTICLE, extract, folder, lines, one, shell } from './helpers.js';

const RECORDS = [
  '{"id":1,"text":"وصل الوفد إلى دمشق، وفي دمشق لقاء"}',
  '{"id":2,"text":"سافر الوفد من دمشق إلى بيروت أمس","date":"2026-02-04"}',
  '{"id":3,"text":null}',
  '{"text":"سافر إلى بيروت"}',
  '{"text":"سافر إلى بيروت"}',
];
const here = folder({
  'in.jsonl': RECORDS.join('\n'),
  'news/a.txt': ARTICLE,
  'news/b.txt': `${ARTICLE}\n`,
  'bad.jsonl': '{"schema":1}\nno\n[1]\n',
});
const run = (args: string, input = '') => extract(args.split(' '), { cwd: here, input });
const read = (name: string) => readFileSync(join(here, name), 'utf8');
const whole = run('in.jsonl --on-error mark -o whole.jsonl');
for (const k of [1, 2, 3]) run(`in.jsonl --on-error mark --shard ${k}/3 -o part-${k}.jsonl -q`);
const parts = 'part-1.jsonl part-2.jsonl part-3.jsonl';

test('the shards of a run are the run', () => {
  expect(whole.code).toBe(0);
  const merged = run(`merge ${parts}`);
  expect(merged).toMatchObject({ code: 0, stderr: '' });
  expect(merged.stdout.split('\n').sort()).toEqual(read('whole.jsonl').split('\n').sort());
});

test('what was done twice is there once; what has no id is not taken for the same', () => {
  const { code, stdout, stderr } = run('merge whole.jsonl whole.jsonl -o - --count twice.tsv');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines(stdout)).toHaveLength(5 + 2);
  expect(run('merge whole.jsonl whole.jsonl -o out.jsonl').stderr).toBe(
    'extract: 7 documents, 3 left out that were there before, 1 without answers, for an error\n',
  );
});

test('other answers for one document are told, and kept', () => {
  run('in.jsonl --on-error mark -o dates.jsonl --types date');
  const { code, stdout, stderr } = run('merge whole.jsonl dates.jsonl');
  expect(code).toBe(1);
  expect(lines(stdout).filter(({ id }) => id === 1)).toHaveLength(2);
  expect(stderr).toContain('extract: dates.jsonl:1: id 1 was there before with other answers: both are kept\n');
});

describe('an error and an answer for one document', () => {
  const failed = '{"schema":1,"file":"-","id":7,"line":1,"error":{"code":"internal","message":"first attempt"}}';
  const again = failed.replace('first', 'second\\u2028');
  const answer = run('--stream', '{"id":7,"text":"وصل الوفد إلى دمشق"}\n').stdout;
  writeFileSync(join(here, 'failed.jsonl'), `${failed}\n`);
  writeFileSync(join(here, 'again.jsonl'), `${again}\n`);
  writeFileSync(join(here, 'answer.jsonl'), answer);

  test.each(['failed.jsonl answer.jsonl', 'failed.jsonl again.jsonl answer.jsonl', 'answer.jsonl failed.jsonl'])(
    'the answer takes the place of the error: %s',
    (files) => {
      expect(run(`merge ${files}`)).toMatchObject({ code: 0, stderr: '', stdout: answer });
    },
  );

  test('the first of several errors stays where there is no answer', () => {
    expect(run('merge failed.jsonl again.jsonl')).toMatchObject({ code: 0, stderr: '', stdout: `${failed}\n` });
    expect(run('merge failed.jsonl again.jsonl -o one.jsonl').stderr).toBe(
      'extract: 1 documents, 1 left out that were there before, 1 without answers, for an error\n',
    );
  });

  test('it is told in the end', () => {
    expect(run('merge failed.jsonl answer.jsonl -o one.jsonl').stderr).toBe(
      'extract: 1 documents, 1 errors left out that have an answer\n',
    );
  });

  test('nothing is left on the disk', () => {
    const folder = join(here, 'tmp');
    mkdirSync(folder);
    const { code } = extract(['merge', 'failed.jsonl', 'again.jsonl'], { cwd: here, env: { TMPDIR: folder } });
    expect({ code, left: readdirSync(folder) }).toEqual({ code: 0, left: [] });
  });
});

test('texts by their paths, from a folder of indented JSON, from packed files and from a pipe', () => {
  expect(run('news --out-dir out -q').code).toBe(0);
  const merged = run('merge out');
  expect(lines(merged.stdout).map(({ file }) => file)).toEqual(['news/a.txt', 'news/b.txt']);
  expect(merged.stdout).toBe(run('news -f jsonl').stdout);
  const packed = folder({ 'a.jsonl.gz': gzipSync(merged.stdout), 'b.json': read('out/a.json') });
  expect(extract(['merge', '.', 'b.json'], { cwd: packed }).stdout).toBe(merged.stdout);
  expect(run('merge -', merged.stdout).stdout).toBe(merged.stdout);
});

test('what is no result is told with its place, and does not stop the others', () => {
  const { code, stdout, stderr } = run('merge bad.jsonl whole.jsonl gone.jsonl');
  expect(code).toBe(1);
  expect(lines(stdout)).toHaveLength(5);
  expect(stderr.split('\n')).toEqual([
    'extract: bad.jsonl:1: offsetUnit is none of codepoint, utf16, byte',
    'extract: bad.jsonl:2: this is no JSON',
    'extract: bad.jsonl:3: this is no JSON',
    'extract: gone.jsonl: no such file or folder',
    '',
  ]);
  expect(run('merge gone.jsonl -o never.jsonl').code).toBe(3);
  expect(existsSync(join(here, 'never.jsonl'))).toBe(false);
  expect(run('merge whole.jsonl -o whole.jsonl').code).toBe(2);
  expect(run('merge whole.jsonl -o - --count -').code).toBe(2);
});

describe('results of a stranger', () => {
  // ESC can only come escaped, as JSON has it; CSI in one character and an override of the direction come as they are.
  const name = '\u001b]0;t\u0007 \u009b31m \u202eأ';
  const entity = '"type":"PERSON","text":"x","start":0,"end":1,"line":1,"column":1,"confidence":1,"rule":"r"';
  const evil = `{"schema":1,"id":"\u009b2J","offsetUnit":"utf16","warnings":[],"entities":[{"id":"e1",${entity},"normalized":${JSON.stringify(name)}}]}\n`;
  const there = folder({ 'evil.jsonl': evil });

  test('a pipe gets them as they are', () => {
    expect(extract(['merge', 'evil.jsonl'], { cwd: there })).toEqual({ code: 0, stdout: evil, stderr: '' });
  });

  test.each(['', '--count -'])('do not steer a terminal: merge evil.jsonl %s', (option) => {
    const { stdout, stderr } = shell(
      `TERM=xterm script -qec "$extract merge evil.jsonl ${option}" /dev/null < /dev/null`,
      there,
    );
    if (/command not found/.test(stderr)) return console.log('skipped: there is no `script` to make a terminal');
    expect(stdout).toContain('\\u009b31m \\u202eأ');
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u007f-\u009f\u202e]/);
    if (option === '') expect(one(stdout)).toEqual(one(evil));
  });
});

test('a reader who has enough is no failure', () => {
  const many = Array.from({ length: 5000 }, (_, i) =>
    read('whole.jsonl')
      .split('\n')[0]!
      .replace(/"id":[^,]+/, `"id":${i + 9}`),
  );
  const { code, stdout, stderr } = shell(
    '$extract merge many.jsonl | head -1',
    folder({ 'many.jsonl': many.join('\n') }),
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(lines(stdout)).toHaveLength(1);
});

describe('--count', () => {
  test('a table, the most frequent first; by id, not by name', () => {
    const { code, stdout } = run(`merge ${parts} --count -`);
    expect(code).toBe(0);
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(rows[0]).toEqual(['type', 'id', 'name', 'mentions', 'documents']);
    expect(rows).toContainEqual(['LOCATION', 'geonames:170654', 'دمشق', '3', '2']);
    expect(rows).toContainEqual(['LOCATION', 'geonames:276781', 'بيروت', '3', '3']);
    expect(rows).toContainEqual(['DATE', '2026-02-03', expect.any(String), '1', '1']);
    const mentions = rows.slice(1).map((row) => Number(row[3]));
    expect(mentions).toEqual([...mentions].sort((a, b) => b - a));
  });

  test('as CSV and as JSON Lines, beside the documents', () => {
    expect(run(`merge ${parts} -o all.jsonl --count t.csv -q`)).toEqual({ code: 0, stdout: '', stderr: '' });
    run(`merge ${parts} -o all.jsonl --count t.jsonl -q`);
    const fromCsv = parse(read('t.csv'), {
      columns: true,
      cast: (cell, { column }) => (column === 'mentions' || column === 'documents' ? Number(cell) : cell),
    });
    expect(fromCsv).toEqual(
      read('t.jsonl')
        .trimEnd()
        .split('\n')
        .map((line) => one(line)),
    );
    expect(lines(read('all.jsonl'))).toHaveLength(5);
    expect(readdirSync(here).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('of some types, and of what several documents name; the format is what was asked for', () => {
    const table = (options: string) => run(`merge ${parts} --count - ${options}`).stdout;
    const [head, ...rows] = table('').trimEnd().split('\n');
    const fields = rows.map((row) => row.split('\t'));
    const expected = (keep: (row: string[]) => boolean) =>
      [head, ...rows.filter((_, i) => keep(fields[i]!)), ''].join('\n');
    expect(new Set(fields.map(([type]) => type)).size).toBeGreaterThan(1);
    expect(table('--types location')).toBe(expected(([type]) => type === 'LOCATION'));
    expect(table('--types date,location')).toBe(expected(([type]) => type === 'LOCATION' || type === 'DATE'));
    const common = expected((row) => Number(row[4]) >= 2);
    expect(common).not.toBe(table(''));
    expect(table('--min-documents 2')).toBe(common);
    expect(table('--types person')).toBe(`${head}\n`);
    expect(table('-f csv')).toMatch(/^type,id,name,mentions,documents\r\n/);
    expect(lines(table('-f jsonl')).map((row) => Object.values(row).join('\t'))).toEqual(rows);
    run(`merge ${parts} -o all.jsonl --count t.csv -f tsv -q`);
    expect(read('t.csv')).toBe(table(''));
    for (const options of [
      '--types person',
      '--min-documents 2',
      '-f csv',
      '--count - -f xml',
      '--count - --min-documents x',
    ]) {
      expect(run(`merge ${parts} ${options}`)).toMatchObject({ code: 2, stdout: '' });
    }
  });

  test('a spreadsheet takes no name for a formula', () => {
    const entity = '"type":"PERSON","text":"x","start":0,"end":1,"line":1,"column":1,"confidence":1,"rule":"r"';
    const line = `{"schema":1,"offsetUnit":"utf16","warnings":[],"entities":[{"id":"e1",${entity},"normalized":"=1+1"}]}`;
    const { stdout } = run('merge - --count - -f csv', line);
    expect(parse(stdout)[1]).toEqual(['PERSON', "'=1+1", "'=1+1", '1', '1']);
  });

  test('as a plain count has it, however much waits on the disk', async () => {
    const entity = fc.record({
      type: fc.constantFrom('PERSON', 'LOCATION'),
      normalized: fc.constantFrom('أحمد', 'احمد', 'علي حسن', 'دمشق\t1', 'a\nb', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(entity, { maxLength: 5 }), { maxLength: 8 }), async (documents) => {
        const counts = new Counts(2);
        for (const entities of documents) await counts.add(entities as unknown as Entity[]);
        const rows = [];
        for await (const row of counts.ranked()) rows.push(row);
        expect(rows.reduce((sum, { mentions }) => sum + mentions, 0)).toBe(documents.flat().length);
        expect(new Set(rows.map(({ type, id }) => `${type} ${id}`)).size).toBe(rows.length);
        for (const { type, id, mentions, documents: count } of rows) {
          const fits = (one: { type: string; normalized: string }) =>
            one.type === type && one.normalized.replace('أ', 'ا').replace(/\s/, ' ') === id;
          expect(mentions).toBe(documents.flat().filter(fits).length);
          expect(count).toBe(documents.filter((entities) => entities.some(fits)).length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('lines are sorted, in memory and on the disk', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-cا-ت ]{0,4}$/), { maxLength: 300 }),
      fc.integer({ min: 1, max: 50 }),
      async (all, kept) => {
        const sorter = new Sorter(kept);
        for (const line of all) await sorter.add(line);
        const sorted: string[] = [];
        for await (const line of sorter.sorted()) sorted.push(line);
        expect(sorted).toEqual([...all].sort());
      },
    ),
    { numRuns: 15 },
  );
});

test('documents are known again, as many as there may be', () => {
  const seen = new Seen();
  const answers = (step: number, content = '') =>
    new Set(Array.from({ length: 20_000 / step }, (_, i) => seen.add(`id ${i * step}`, content || `${i * step}`)));
  expect(answers(1)).toEqual(new Set(['new']));
  expect(answers(7)).toEqual(new Set(['same']));
  expect(answers(13, 'else')).toEqual(new Set(['other']));
});
