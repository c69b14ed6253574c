import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import Papa from 'papaparse';
import { AalamError } from '../../src/errors.js';
import type { TextRecord } from '../../src/input/records.js';
import { readTable, type TableOptions } from '../../src/input/tables.js';

/** What is read of bytes that come in pieces of a size; errors as `line: message`. */
async function read(
  input: string | Uint8Array,
  options: Partial<TableOptions> = {},
  size = 7,
): Promise<(string | TextRecord)[]> {
  const bytes = Buffer.from(input as string);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  const source = { kind: 'stdin', path: '-', relative: 'stdin' } as const;
  const items: (string | TextRecord)[] = [];
  for await (const item of readTable(source, Readable.from(pieces), { kind: 'csv', ...options })) {
    items.push(item instanceof AalamError ? `${item.line ?? ''}: ${item.message}` : item);
  }
  return items;
}

/** Texts and errors alone. */
const texts = async (...args: Parameters<typeof read>): Promise<string[]> =>
  (await read(...args)).map((item) => (typeof item === 'string' ? item : item.text));

test('columns: text, id, day, and the others as they are', async () => {
  expect(await read('id,text,date,source,\n7,"نص، ""به""\nعلامات",2026-02-04,x,y\n')).toEqual([
    {
      text: 'نص، "به"\nعلامات',
      line: 2,
      bytes: Buffer.byteLength('7,"نص، ""به""\nعلامات",2026-02-04,x,y\n'),
      id: '7',
      reference: '2026-02-04',
      fields: { date: '2026-02-04', source: 'x', '': 'y' },
    },
  ]);
});

test.each([
  ['semicolons, as Excel writes them in some countries', 'id;text\n1;"نص؛ آخر"\n'],
  ['tabs with quotes', 'id\ttext\n1\t"نص؛ آخر"\n'],
  ['bars', 'id|text\n1|نص؛ آخر\n'],
  ['commas, though the first name has others in quotes', '"i;d;x",text\n1,نص؛ آخر\n'],
  ['carriage returns', 'id,text\r\n1,نص؛ آخر\r\n'],
  ['a BOM', '\ufeffid,text\n1,نص؛ آخر\n'],
  ['a BOM before quotes', '\ufeff"text","id"\n"نص؛ آخر","1"\n'],
  ['no line end after the last row', 'id,text\n1,نص؛ آخر'],
  ['empty lines', '\n\nid,text\n\n1,نص؛ آخر\n\n'],
])('CSV with %s', async (_, table) => {
  for (const size of [1, 3, 1000]) expect(await texts(table, {}, size)).toEqual(['نص؛ آخر']);
});

test.each(['utf16le', 'windows-1256', 'gzip'])('CSV in %s', async (form) => {
  const table = 'id,text\n1,نص؛ آخر\n';
  const windows = Buffer.from([
    0x69, 0x64, 0x2c, 0x74, 0x65, 0x78, 0x74, 0x0a, 0x31, 0x2c, 0xe4, 0xd5, 0xba, 0x20, 0xc2, 0xce, 0xd1, 0x0a,
  ]);
  const bytes = { utf16le: Buffer.from(`\ufeff${table}`, 'utf16le'), 'windows-1256': windows, gzip: gzipSync(table) }[
    form
  ]!;
  const encoding = form === 'windows-1256' ? { encoding: form } : {};
  for (const size of [1, 3, 1000]) expect(await texts(bytes, encoding, size)).toEqual(['نص؛ آخر']);
});

test('TSV: no quotes, escapes as jq writes them', async () => {
  const rows = 'id\ttext\n1\t"قال" له\\tإن\\nالأمر \\\\n \\x\n';
  expect(await texts(rows, { kind: 'tsv' })).toEqual(['"قال" له\tإن\nالأمر \\n \\x']);
});

test('a wrong row is reported with its line, and the others are read', async () => {
  const input = Buffer.concat([
    Buffer.from('id,text\n1,"أول\nثان"\n\n3,x,y\n'),
    Buffer.from('4,\xff\n', 'latin1'),
    Buffer.from('5\n6,"سادس" حقا\n7,سابع\n'),
  ]);
  expect(await texts(input)).toEqual([
    'أول\nثان',
    '5: 3 cells for 2 columns',
    '6: not valid utf-8',
    "7: there is no field 'text': --text-field names another",
    '"سادس" حقا',
    'سابع',
  ]);
});

test.each([
  ['', []],
  ['text\n', []],
  ['a,b\nx,y\n', ["1: there is no column 'text': --text-field names one of a, b"]],
  ['\ntext,a,a\nx,y,z\n', ["2: two columns are called 'a'"]],
  ['text\n\nأول\n"ثان\n,\n\nx', ['أول', '4: a quote is not closed']],
])('%j', async (table, expected) => {
  expect(await texts(table)).toEqual(expected);
});

test('columns that are called like what objects have', async () => {
  const [record] = (await read('text,__proto__,constructor\nنص,a,b\n')) as [TextRecord];
  expect(Object.entries(record.fields)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
});

test('whatever another program writes is read back, in pieces of any size', async () => {
  const cell = fc.string({ unit: fc.constantFrom('ا', 'ب', '"', ',', ';', '\n', '\t', ' ', '|', '😀'), maxLength: 6 });
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
  const property = fc.asyncProperty(
    rows,
    fc.constantFrom(',', ';', '\t', '|'),
    fc.integer({ min: 1, max: 9 }),
    async (cells, delimiter, size) => {
      const table = Papa.unparse([['text', 'note'], ...cells], { delimiter, newline: '\n', quotes: true });
      const records = (await read(table, {}, size)) as TextRecord[];
      expect(records.map(({ text, fields }) => [text, fields.note])).toEqual(cells);
    },
  );
  await fc.assert(property, { numRuns: 200 });
});

test('a table is read as it comes', async () => {
  let taken = 0;
  async function* rows(): AsyncGenerator<Buffer> {
    yield Buffer.from('text\n');
    for (; taken < 100_000; taken++) yield Buffer.from(`${'نص '.repeat(100)}\n`);
  }
  const source = { kind: 'stdin', path: '-', relative: 'stdin' } as const;
  for await (const record of readTable(source, rows(), { kind: 'csv' })) {
    expect(record).toMatchObject({ line: 2 });
    break;
  }
  expect(taken).toBeLessThan(1000);
});
