import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { json, jsonl } from '../../src/output/json.js';
import { OFFSET_UNITS, type OffsetUnit } from '../../src/output/result.js';
import { codePoint } from '../hostile.js';
import { entity, OPTIONS, result, sample } from './helpers.js';

const schema = JSON.parse(readFileSync('schema/output.schema.json', 'utf8'));
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

interface Output {
  text?: string;
  offsetUnit: string;
  entities: {
    text: string;
    start: number;
    end: number;
    column: number;
    line: number;
    considered?: Output['entities'];
  }[];
}

const written = (document = sample(), options: Partial<Parameters<typeof json>[0]> = {}): Output =>
  JSON.parse(json({ ...OPTIONS, ...options }).document(document));

/** What the reader of the output would cut out of the text. */
function cut(text: string, unit: OffsetUnit, start: number, end: number): string {
  if (unit === 'utf16') return text.slice(start, end);
  if (unit === 'codepoint') return Array.from(text).slice(start, end).join('');
  return Buffer.from(text).subarray(start, end).toString();
}

test('the fields of a document', () => {
  expect(written()).toMatchObject({
    schema: 1,
    file: 'a.txt',
    language: { code: 'arb', arabic: 1 },
    offsetUnit: 'codepoint',
    reference: '2026-02-04',
    entities: [
      { id: 'e1', type: 'TITLE', start: 6, end: 27, line: 1, column: 7, holder: 'e3' },
      { id: 'e2', type: 'LOCATION', start: 22, end: 27, parent: 'e1', ref: { iso3166: 'RU' } },
      { id: 'e3', type: 'PERSON', cluster: 'p1' },
      { id: 'e4', type: 'DATE', value: '2026-02-03', grain: 'day' },
      { id: 'e5', type: 'ORGANIZATION', prefix: 'ل', line: 2, column: 2 },
    ],
    warnings: [],
  });
  expect(written()).not.toHaveProperty('text');
  expect(written(sample(), { withText: true }).text).toBe(sample().text);
});

test.each(OFFSET_UNITS)('the output in %s offsets follows the schema, and every span is its text', (offsets) => {
  const output = written(sample(), { offsets });
  expect(validate(output) || validate.errors).toBe(true);
  expect(output.offsetUnit).toBe(offsets);
  for (const { start, end, text } of output.entities) expect(cut(sample().text, offsets, start, end)).toBe(text);
});

test.each([
  ['codepoint', 5],
  ['utf16', 6],
  ['byte', 10],
] as const)('columns count the unit, too: %s', (offsets, column) => {
  const text = 'سطر\nثم😀 علي';
  const output = written(result(text, [entity(text, 'علي')]), { offsets });
  expect(output.entities[0]).toMatchObject({ line: 2, column });
});

test('what was considered is converted like the rest', () => {
  const text = '😀 علي حسن';
  const considered = [
    { type: 'PERSON', text: 'علي حسن', start: 3, end: 10, rule: 'a', weight: 0.9, won: true },
    { type: 'PERSON', text: 'حسن', start: 7, end: 10, rule: 'b', weight: 0.2, won: false },
  ];
  const output = written(result(text, [entity(text, 'علي حسن', { considered })]));
  expect(validate(output) || validate.errors).toBe(true);
  expect(output.entities[0]!.considered).toMatchObject([
    { start: 2, end: 9 },
    { start: 6, end: 9 },
  ]);
});

test('one document is indented, several are a line each', () => {
  expect(json(OPTIONS).document(sample())).toMatch(/^\{\n {2}"schema": 1,\n/);
  for (const writer of [json({ ...OPTIONS, several: true }), jsonl(OPTIONS)]) {
    expect(writer.document(sample()).indexOf('\n')).toBe(writer.document(sample()).length - 1);
  }
});

test('no character of the text steers a terminal, and none is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: codePoint }), (drawn) => {
      const text = `ا\u202e\u2066\u009b31m\u001b]0;x\u0007\u200f${drawn}`;
      const output = jsonl({ ...OPTIONS, withText: true }).document(result(text, [entity(text, text)]));
      expect(output).toMatch(/^[^\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+\n$/u);
      expect(JSON.parse(output)).toMatchObject({ text, entities: [{ text }] });
    }),
  );
});
