/** The contract of docs/scaling.md: `--stream`, a line out for each line in. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ARTICLE, BINARY, extract, folder, lines, type RunOptions, shell, texts } from './helpers.js';

const filter = (input: string | Uint8Array, args = '', options: RunOptions = {}) =>
  extract(['--stream', ...args.split(' ').filter((arg) => arg !== '')], { ...options, input });

const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync('schema/output.schema.json', 'utf8')),
);

/** Lines that a filter meets, and what of the answer must be there. */
const CASES: readonly (readonly [what: string, line: string | Uint8Array, answer: object])[] = [
  ['a record', '{"id":7,"text":"وصل إلى بيروت","section":"x"}', { id: 7, record: { section: 'x' }, entities: [{}] }],
  ['an empty text', '{"id":"e","text":""}', { id: 'e', entities: [] }],
  ['an empty line', '', { line: 3, error: { code: 'empty' } }],
  ['blanks', ' \t', { line: 4, error: { code: 'empty' } }],
  ['no JSON', '{"id":1,', { line: 5, error: { code: 'json', message: 'this is no JSON' } }],
  ['no object', '[1]', { line: 6, error: { code: 'object' } }],
  [
    'a null text',
    '{"id":"n","text":null}',
    { id: 'n', line: 7, error: { code: 'text', message: "the field 'text' is null" } },
  ],
  ['no text', '{"id":0}', { id: 0, line: 8, error: { code: 'text' } }],
  ['a text that is none', '{"id":"a","text":["x"]}', { id: 'a', line: 9, error: { code: 'text' } }],
  ['bytes that are no UTF-8', Buffer.from('{"id":"é"}', 'latin1'), { line: 10, error: { code: 'encoding' } }],
  ['surrogates as bytes', Buffer.from('7b22eda080227d', 'hex'), { line: 11, error: { code: 'encoding' } }],
  [
    'an escaped lone surrogate',
    '{"text":"\\ud800 وصل إلى بيروت","x":"\\udfff"}',
    { record: { x: '\udfff' }, entities: [{ start: 10 }] },
  ],
  ['a CR at the end', '{"id":"cr","text":"وصل إلى بيروت"}\r', { id: 'cr', entities: [{ text: 'بيروت' }] }],
  ['the same id again', '{"id":7,"text":"سافر"}', { id: 7, entities: [] }],
  ['JSON that is too deep', '['.repeat(100_000), { line: 15, error: { code: 'json' } }],
  ['no line end behind it', '{"id":"last","text":"سافر إلى عمان"}', { id: 'last', entities: [{}] }],
];
const INPUT = Buffer.concat(
  CASES.flatMap(([, line], i) => [Buffer.from(line as string), Buffer.from(i < CASES.length - 1 ? '\n' : '')]),
);
const whole = filter(INPUT, '--provenance');

describe('a line for each line', () => {
  const answers = lines(whole.stdout);

  test('all are answered, and the run has succeeded', () => {
    expect(whole.code).toBe(0);
    expect(whole.stderr).toBe('extract: 10 documents marked as failed: see "error" in the output\n');
    expect(answers).toHaveLength(CASES.length);
  });

  test.each(CASES.map(([what, , answer], i) => [what, answer, i] as const))('%s', (_, answer, i) => {
    expect(answers[i]).toMatchObject(answer);
    expect('error' in answers[i]!).toBe('error' in answer);
    expect(validate(answers[i]) || validate.errors).toBe(true);
  });

  test.each(['--jobs 2', '--jobs 2 --batch 3', '--batch 4', '--batch 1000'])('the same bytes with %s', (args) => {
    expect(filter(INPUT, `--provenance ${args}`)).toEqual(whole);
  });

  test('nothing in, nothing out; a line end is a line', () => {
    expect(filter('')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(lines(filter('\n').stdout)).toMatchObject([{ line: 1, error: { code: 'empty' } }]);
  });

  test('with a byte order mark, packed, by other names of fields', () => {
    expect(lines(filter('\ufeff{"body":"وصل إلى بيروت"}\n', '--text-field body').stdout).map(texts)).toEqual([
      ['بيروت'],
    ]);
    const here = folder({ 'in.jsonl': INPUT });
    const packed = shell('gzip -c in.jsonl | $extract --stream --provenance -q', here);
    expect(packed).toEqual({ ...whole, stderr: '' });
  });

  test('a record of 10 MB, and one with as much beside a short text', () => {
    const line = `${'لا جديد في هذا السطر. '.repeat(30)}\n`;
    const big = `${ARTICLE}${line.repeat(Math.ceil(1e7 / Buffer.byteLength(line)))}${ARTICLE}`;
    const input = `{"id":1,"text":${JSON.stringify(big)}}\n{"id":2,"text":"أمس","x":${JSON.stringify(big)}}\n{"id":3,"text":""}\n`;
    const [first, second, third] = lines(filter(input, '--types date').stdout);
    expect(texts(first!)).toEqual(['أمس الأحد', 'أمس الأحد']);
    expect(first!.entities.at(-1)!.start).toBe(big.lastIndexOf('أمس الأحد'));
    expect(second).toMatchObject({ id: 2, record: { x: big }, entities: [{ text: 'أمس' }] });
    expect(third).toMatchObject({ id: 3 });
  });
});

describe('--on-error', () => {
  const good = CASES.filter(([, , answer]) => !('error' in answer)).length;

  test('skip: left out and told', () => {
    const { code, stdout, stderr } = filter(INPUT, '--on-error skip');
    expect(code).toBe(1);
    expect(lines(stdout)).toHaveLength(good);
    // Empty lines are no records then, as without --stream.
    expect(stderr.trimEnd().split('\n')).toHaveLength(CASES.length - good - 2);
    expect(stderr).toContain("extract: standard input:7: the field 'text' is null\n");
  });

  test.each(['--on-error fail', '--fail-fast'])('%s: the end', (args) => {
    const { code, stdout, stderr } = filter(INPUT, args);
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'extract: standard input:5: this is no JSON\n' });
    expect(lines(stdout)).toHaveLength(2);
  });

  test('mark: for files, too; an input that is not there is told and counts', () => {
    const here = folder({ 'a.txt': 'وصل إلى بيروت', 'bad.txt': Uint8Array.of(0xff) });
    const { code, stdout, stderr } = extract(['a.txt', 'bad.txt', 'gone.txt', '--on-error', 'mark'], { cwd: here });
    expect(lines(stdout)).toMatchObject([
      { file: 'a.txt', entities: [{}] },
      { file: 'bad.txt', error: { code: 'input', message: 'not valid utf-8: byte 0xFF at offset 0' } },
      { file: 'gone.txt', error: { code: 'input', message: 'no such file or folder' } },
    ]);
    for (const line of lines(stdout)) expect(validate(line) || validate.errors).toBe(true);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'extract: gone.txt: no such file or folder\nextract: 1 document marked as failed: see "error" in the output\n',
    });
  });

  test('mark: data that ends too soon is no success', () => {
    const here = folder({ 'in.jsonl': '{"text":"وصل إلى بيروت"}\n'.repeat(2000) });
    const { code, stdout } = shell('gzip -c in.jsonl | head -c 80 | $extract --stream --no-model', here);
    expect(code).not.toBe(0);
    expect(lines(stdout).at(-1)).toMatchObject({
      error: { code: 'input', message: expect.stringMatching(/cut short/) },
    });
  });

  test.each([
    ['--stream -f csv', '--stream is JSON Lines in and out: no other --input or --format'],
    ['--stream --input csv', '--stream is JSON Lines in and out: no other --input or --format'],
    ['--stream --out-dir x', '--stream and --out-dir exclude each other'],
    ['--fail-fast --on-error skip', '--fail-fast is --on-error fail: no other way'],
    ['--on-error mark -f conll', 'conll cannot say --on-error mark: json can'],
    ['--on-error mark --out-dir x', '--on-error mark has no place in --out-dir'],
    ['--batch 0', "option '--batch <n>' argument '0' is invalid. '0' is no number from 1 to 999999"],
  ])('%s: %s', (args, message) => {
    expect(extract(args.split(' '))).toEqual({ code: 2, stdout: '', stderr: `extract: ${message}\n` });
  });
});

describe('in time', () => {
  /** Gives a line and waits for its answer before the next one, as an engine may. */
  test.each(['', '--jobs 2', '--batch 50', '--jobs 2 --batch 50'])(
    'no answer waits for later lines: %s',
    async (args) => {
      const child = spawn(process.execPath, [BINARY, '--stream', ...args.split(' ').filter((arg) => arg !== '')], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      for (const id of [1, 2, 3]) {
        child.stdin.write(`{"id":${id},"text":"وصل إلى بيروت"}\n`);
        const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
        expect(lines(chunk.toString())).toMatchObject([{ id }]);
      }
      child.stdin.end();
      expect(await once(child, 'close')).toEqual([0, null]);
    },
  );

  test.each(['', '--jobs 2'])('a reader that does not read holds back the writer: %s', async (args) => {
    const flags = ['--stream', '--types', 'date', '--with-text', '--lang', 'ar', ...args.split(' ').filter(Boolean)];
    const child = spawn(process.execPath, [BINARY, ...flags], { stdio: ['pipe', 'pipe', 'inherit'] });
    child.stdin.on('error', () => {});
    const line = `${JSON.stringify({ text: 'x'.repeat(10_000) })}\n`;
    const isTaken = () =>
      new Promise<boolean>((resolve) => {
        const patience = setTimeout(() => resolve(false), 1500);
        child.stdin.write(line, () => {
          clearTimeout(patience);
          resolve(true);
        });
      });
    let taken = 0;
    while (taken < 3000 && (await isTaken())) taken += 1;
    child.kill('SIGKILL');
    // What pipes and batches hold is taken, no more.
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(1000);
  });
});

describe('--provenance', () => {
  const of = (args: string, cwd?: string) =>
    lines(filter('{"text":""}\n', `--provenance ${args}`, cwd === undefined ? {} : { cwd }).stdout)[0]!
      .provenance as Record<string, string>;

  test('the versions that --version prints, and settings by what they mean', () => {
    const { version, lists, model, settings } = of('');
    expect(extract(['--version']).stdout).toBe(`extract ${version}\nlists   ${lists}\nmodel   ${model}\n`);
    expect(of('--jobs 2 --batch 5').settings).toBe(settings);
    expect(of('--offsets byte').settings).not.toBe(settings);
    expect(of('--text-field body').settings).not.toBe(settings);
    expect(of('--no-model')).not.toHaveProperty('model');
  });

  test("the user's lists by their content, not by their path", () => {
    const list = 'name\ttype\nخضروان\tLOCATION\n';
    const here = folder({ 'a.tsv': list, 'deep/b.tsv': list, 'c.tsv': list.replace('خضروان', 'ربعان') });
    const { settings } = of('--gazetteer a.tsv', here);
    expect(of(`--gazetteer ${join(here, 'deep/b.tsv')}`).settings).toBe(settings);
    expect(of('--gazetteer c.tsv', here).settings).not.toBe(settings);
    expect(of('').settings).not.toBe(settings);
  });
});
