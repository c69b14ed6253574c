/** Many documents: records, lists of paths, several workers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, BINARY, extract, folder, lines, shell, texts } from './helpers.js';

const RECORDS = [
  '{"id":"a","text":"وصل الوفد إلى دمشق أمس","date":"2026-02-04","source":"x"}',
  '{oops',
  '{"id":"c","text":"وصل إلى بيروت"}',
  '',
];
const here = folder({
  'a.txt': ARTICLE,
  'ب ب.txt': ARTICLE,
  'records.jsonl': RECORDS.join('\n'),
  'bad.txt': Uint8Array.of(0xff),
  list: 'a.txt\nب ب.txt\n',
});
const run = (args: string, input = '') => extract(args.split(' '), { cwd: here, input });

describe('records', () => {
  test('one in, one out, in order, with their fields', () => {
    const { code, stdout, stderr } = run('records.jsonl');
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'extract: records.jsonl:2: this is no JSON\n' });
    expect(lines(stdout)).toMatchObject([
      { id: 'a', record: { date: '2026-02-04', source: 'x' }, reference: '2026-02-04' },
      { id: 'c', file: 'records.jsonl' },
    ]);
    expect(lines(stdout)[1]).not.toHaveProperty('record');
    expect(lines(stdout).map(texts)).toEqual([
      expect.arrayContaining(['دمشق', 'أمس']),
      expect.arrayContaining(['بيروت']),
    ]);
  });

  test('from a pipe, by request, stopping at the first that is wrong', () => {
    const { code, stdout, stderr } = run('--input jsonl --fail-fast', RECORDS.join('\n'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'extract: standard input:2: this is no JSON\n' });
    expect(lines(stdout)).toHaveLength(1);
  });

  test('fields by other names; a file of records may be read as one text', () => {
    const input = '{"no":5,"body":"وصل إلى بيروت","day":"2026-02-04"}\n';
    const args = '--input jsonl --text-field body --id-field no --date-field day';
    expect(lines(run(args, input).stdout)).toMatchObject([
      { id: 5, reference: '2026-02-04', record: { day: '2026-02-04' } },
    ]);
    expect(lines(run('records.jsonl --input text -f jsonl').stdout)).toHaveLength(1);
  });

  test('--out-dir: ids make file names that stay in the folder', () => {
    const out = folder({ 'r.jsonl': '{"id":"../../x","text":"وصل"}\n{"text":"وصل"}\n{"id":"a/b","text":"وصل"}\n' });
    expect(extract(['r.jsonl', '--out-dir', 'out'], { cwd: out }).code).toBe(0);
    expect(readdirSync(join(out, 'out/r')).sort()).toEqual(['2.json', '__.._x-9cdf6a50.json', 'a_b-c14cddc0.json']);
  });

  test('the first answer comes before the last record is there', async () => {
    const child = spawn(process.execPath, [BINARY, '--input', 'jsonl'], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.write('{"id":1,"text":"وصل إلى بيروت"}\n');
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    expect(lines(chunk.toString())).toMatchObject([{ id: 1 }]);
    child.stdin.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  test('no end of input is waited for when the reader has had enough', () => {
    const line = `yes '{"text":"وصل إلى بيروت"}' | $extract --input jsonl | head -1; echo ${'$'}{PIPESTATUS[*]}`;
    expect(shell(`set +o pipefail; ${line}`, here).stdout).toMatch(/^\{.*\}\n141 0 0\n$/);
  });
});

describe('tables', () => {
  const table = folder({
    'a.csv':
      'No;Body;Day;Source\r\n7;"وصل إلى بيروت؛\nثم ""دمشق"" أمس";2026-02-04;نشرة\r\n8;x;y;z;w\r\n9;سافر إلى عمان;;\r\n',
    'b.tsv': 'id\ttext\nx\t"سافر" إلى بيروت\\nثم عاد\n',
  });

  test('CSV by its name, a row a document', () => {
    const args = ['a.csv', '--text-field', 'Body', '--id-field', 'No', '--date-field', 'Day'];
    const { code, stdout, stderr } = extract(args, { cwd: table });
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'extract: a.csv:4: 5 cells for 4 columns\n' });
    expect(lines(stdout)).toMatchObject([
      { file: 'a.csv', id: '7', reference: '2026-02-04', record: { Source: 'نشرة', Day: '2026-02-04' } },
      { id: '9', record: { Source: '' } },
    ]);
    expect(texts(lines(stdout)[0]!)).toEqual(['بيروت', 'دمشق', 'أمس']);
    expect(extract([...args, '--jobs', '2'], { cwd: table })).toEqual({ code, stdout, stderr });
    expect(extract(['a.csv'], { cwd: table })).toEqual({
      code: 3,
      stdout: '',
      stderr: "extract: a.csv:1: there is no column 'text': --text-field names one of No, Body, Day, Source\n",
    });
  });

  test('TSV, from a pipe, and a table as one text', () => {
    const input = readFileSync(join(table, 'b.tsv'));
    const [document] = lines(extract(['--input', 'tsv', '--with-text'], { cwd: table, input }).stdout);
    expect(document).toMatchObject({ id: 'x', text: '"سافر" إلى بيروت\nثم عاد' });
    expect(lines(extract(['b.tsv', '--input', 'text', '-f', 'jsonl'], { cwd: table }).stdout)).toHaveLength(1);
    expect(extract(['.', '--input', 'csv', '--text-field', 'Body', '-q'], { cwd: table }).code).toBe(1);
  });

  test('what --format tsv writes is read again', () => {
    const { stdout } = extract(['b.tsv', '-f', 'tsv'], { cwd: table });
    const again = extract(['--input', 'tsv', '--text-field', 'normalized'], { cwd: table, input: stdout });
    expect(lines(again.stdout)).toMatchObject([{ record: { text: 'بيروت', file: 'b.tsv' } }]);
  });
});

describe('--files-from', () => {
  test('a file, standard input, NULs', () => {
    const files = ['a.txt', 'ب ب.txt'];
    expect(lines(run('--files-from list').stdout).map(({ file }) => file)).toEqual(files);
    expect(lines(run('--files-from -', files.join('\0')).stdout).map(({ file }) => file)).toEqual(files);
    expect(lines(run('bad.txt --files-from list --quiet').stdout).map(({ file }) => file)).toEqual(files);
  });

  test.each([
    ['- --files-from -', 'standard input cannot be both paths and a text'],
    ['--files-from gone', 'gone: no such file or folder'],
  ])('%s: %s', (args, message) => {
    expect(run(args)).toEqual({ code: 2, stdout: '', stderr: `extract: ${message}\n` });
  });
});

describe('--jobs', () => {
  test('the same output and messages as one job gives, whatever the inputs', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`t${i}.txt`, ARTICLE.repeat((i * 7) % 4)]));
    const out = folder({ ...many, 'bad.txt': Uint8Array.of(0xff), 'r.jsonl': RECORDS.join('\n') });
    const args = ['.', 'gone.txt', '-', 'r.jsonl', 't3.txt'];
    const one = extract(args, { cwd: out, input: ARTICLE });
    expect(one.code).toBe(1);
    expect(lines(one.stdout)).toHaveLength(54);
    expect(extract([...args, '--jobs', '3'], { cwd: out, input: ARTICLE })).toEqual(one);
    expect(extract([...args, '-j', '0', '-f', 'csv'], { cwd: out, input: ARTICLE })).toEqual(
      extract([...args, '-f', 'csv'], { cwd: out, input: ARTICLE }),
    );
  });

  test.each(['-1', 'two', '1.5'])('%s is no number of jobs', (jobs) => {
    expect(run(`a.txt --jobs=${jobs}`)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is no number from 0 to 999/),
    });
  });
});

describe('Ctrl-C', () => {
  /** Interrupts a run when `begun` says that it has written something; gives its exit code. */
  async function interrupt(args: string[], cwd: string, begun: () => boolean): Promise<number | null> {
    const stdio = ['pipe', 'pipe', 'ignore'] as const;
    const child = spawn(process.execPath, [BINARY, '--input', 'jsonl', ...args], { cwd, stdio: [...stdio] });
    child.stdin.on('error', () => {});
    child.stdin.write(`${JSON.stringify({ text: ARTICLE })}\n`.repeat(50));
    if (args.length === 0) await once(child.stdout, 'data');
    child.stdout.resume();
    while (!begun()) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');
    return ((await once(child, 'close')) as [number | null])[0];
  }

  test('130, with whole documents', async () => {
    expect(await interrupt([], here, () => true)).toBe(130);
  });

  test('130, and the file has what was done', async () => {
    const out = folder();
    const begun = () => readdirSync(out).some((name) => statSync(join(out, name)).size > 0);
    expect(await interrupt(['-o', 'x.jsonl'], out, begun)).toBe(130);
    expect(readdirSync(out)).toEqual(['x.jsonl']);
    expect(lines(readFileSync(join(out, 'x.jsonl'), 'utf8')).length).toBeGreaterThan(0);
  });

  test('130 for texts of a folder, too, which are read and written without a pause', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`news/${i}.txt`, ARTICLE.repeat(5)]));
    const out = folder(many);
    const child = spawn(process.execPath, [BINARY, 'news', '--out-dir', 'out', '-q'], { cwd: out, stdio: 'ignore' });
    const closed = once(child, 'close');
    const done = () => (existsSync(join(out, 'out')) ? readdirSync(join(out, 'out')).length : 0);
    while (done() < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    expect(done()).toBeLessThan(3000);
    expect(readdirSync(join(out, 'out')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
