import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { AalamError } from '../../src/errors.js';
import { readPathList } from '../../src/input/path-list.js';
import { type RecordOptions, readRecords } from '../../src/input/records.js';
import { codePoint } from '../hostile.js';

const folder = mkdtempSync(join(tmpdir(), 'aalam-records-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is read of bytes that come in pieces of a size. */
async function read(input: string | Uint8Array, options: RecordOptions = {}, size = 7): Promise<unknown[]> {
  const bytes = Buffer.from(input as string);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  return collect(readRecords({ kind: 'stdin', path: '-', relative: 'stdin' }, Readable.from(pieces), options));
}

async function collect(records: ReturnType<typeof readRecords>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of records) {
    items.push(item instanceof AalamError ? `${item.line ?? ''}: ${item.message}` : item);
  }
  return items;
}

test('fields: text, id, day, and the others as they are', async () => {
  const line = '{"n":[1,{"a":null}],"id":"x","text":"نص","date":"2026-02-04T10:00:00+03:00","__proto__":1}';
  expect(await read(line)).toEqual([
    {
      text: 'نص',
      line: 1,
      bytes: Buffer.byteLength(line) + 1,
      id: 'x',
      reference: '2026-02-04',
      fields: JSON.parse('{"date":"2026-02-04T10:00:00+03:00","n":[1,{"a":null}],"__proto__":1}'),
    },
  ]);
});

test('other names of fields', async () => {
  const options = { textField: 'body', idField: 'no', dateField: 'day' };
  expect(await read('{"body":"نص","no":7,"day":"2026-02-04","text":"x"}', options)).toEqual([
    { text: 'نص', line: 1, bytes: 53, id: 7, reference: '2026-02-04', fields: { day: '2026-02-04', text: 'x' } },
  ]);
});

test.each(['4.2.2026', '2026-02-30', '2026-02-04-05', '2026', 5, null])(
  '%j is no day, and still passed through',
  async (date) => {
    const line = JSON.stringify({ text: '', date });
    expect(await read(line)).toEqual([{ text: '', line: 1, bytes: line.length + 1, fields: { date } }]);
  },
);

test('a wrong line is reported in its place, and the others are read', async () => {
  const input = Buffer.concat([
    Buffer.from('\ufeff{"text":"1"}\r\n\nno\n[1]\n"x"\n{"a":1}\n{"text":2}\n'),
    Buffer.from('{"text":"\xff"}\n', 'latin1'),
    Buffer.from('{"text":"9"}'),
  ]);
  const items = await read(input);
  expect(items.map((item) => (typeof item === 'string' ? item : (item as { text: string }).text))).toEqual([
    '1',
    '3: this is no JSON',
    '4: this is no JSON object',
    '5: this is no JSON object',
    "6: there is no field 'text': --text-field names another",
    "7: the field 'text' is no text",
    '8: not valid utf-8',
    '9',
  ]);
});

test('gzip, whole and cut short', async () => {
  const packed = gzipSync('{"text":"1"}\n{"text":"2"}\n');
  expect(await read(packed)).toMatchObject([{ text: '1' }, { text: '2' }]);
  expect((await read(packed.subarray(0, packed.length - 12))).at(-1)).toBe(': the gzip data is damaged or cut short');
});

test('a file that has gone', async () => {
  expect(
    await collect(readRecords({ kind: 'file', path: 'gone.jsonl', relative: 'gone.jsonl' }, Readable.from([]))),
  ).toEqual([': no such file or folder']);
});

test('records come whole however the bytes are cut', async () => {
  const records = fc.array(fc.record({ text: fc.string({ unit: codePoint }) }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(records, fc.integer({ min: 1, max: 20 }), fc.boolean(), async (drawn, size, ends) => {
      const input = drawn.map((record) => JSON.stringify(record)).join('\n') + (ends ? '\n' : '');
      expect(await read(input, {}, size)).toMatchObject(drawn);
    }),
  );
});

describe('lists of paths', () => {
  test.each([
    ['lines', 'a b.txt\r\nج.txt\n\nc.txt', ['a b.txt', 'ج.txt', 'c.txt']],
    ['NULs, for names with line ends', 'a\nb.txt\0c.txt\0', ['a\nb.txt', 'c.txt']],
    ['nothing', '', []],
  ])('%s', async (_, list, paths) => {
    const file = join(folder, 'list');
    writeFileSync(file, list);
    expect(await readPathList(file, Readable.from([]))).toEqual(paths);
    expect(await readPathList('-', Readable.from([Buffer.from(list)]))).toEqual(paths);
  });

  test('a list that has gone is an error of usage', async () => {
    await expect(readPathList('gone', Readable.from([]))).rejects.toMatchObject({ exitCode: 2, file: 'gone' });
  });
});
