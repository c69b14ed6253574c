import type { AalamError } from '../../src/errors.js';
import { parseGold } from '../../src/evaluate/gold.js';

const none = (): string => '';
/** `TYPE text` of each entity, with `>` before nested ones. */
const brief = (file: string, content: string, beside: (file: string) => string = none): string[][] =>
  parseGold(file, content, beside).map(({ text, entities }) =>
    entities.map(({ type, start, end, nested }) => `${nested ? '>' : ''}${type} ${text.slice(start, end)}`),
  );

const TEXT = '😀 زار سامر الحلبي جامعة دمشق أمس';

test('ours: code points, nested, values, reference', () => {
  const document = {
    id: 'x',
    text: TEXT,
    reference: '2026-02-04',
    entities: [
      { type: 'PERSON', start: 6, end: 17 },
      { type: 'ORGANIZATION', start: 18, end: 28 },
      { type: 'LOCATION', start: 24, end: 28, nested: true },
      { type: 'DATE', start: 29, end: 32, value: '2026-02-03' },
    ],
  };
  expect(brief('a.json', JSON.stringify(document, null, 2))).toEqual([
    ['PERSON سامر الحلبي', 'ORGANIZATION جامعة دمشق', '>LOCATION دمشق', 'DATE أمس'],
  ]);
  const [parsed] = parseGold('a.jsonl', `\n${JSON.stringify(document)}\n`, none);
  expect(parsed).toMatchObject({ id: 'x', reference: '2026-02-04', entities: [{}, {}, {}, { value: '2026-02-03' }] });
});

test.each([
  [
    'label',
    {
      text: TEXT,
      label: [
        [18, 28, 'ORG'],
        [24, 28, 'LOC'],
        [0, 1, 'MISC'],
      ],
    },
  ],
  [
    'entities',
    {
      text: TEXT,
      entities: [
        { label: 'ORG', start_offset: 18, end_offset: 28 },
        { label: 'GPE', start_offset: 24, end_offset: 28 },
      ],
    },
  ],
])('doccano with %s', (_, document) => {
  expect(brief('a.jsonl', JSON.stringify(document))).toEqual([['ORGANIZATION جامعة دمشق', '>LOCATION دمشق']]);
});

test('CoNLL: IOB2 and IOB, sentences, documents', () => {
  const rows = [
    '-DOCSTART- O',
    '',
    'زار O',
    'سامر B-PERS',
    'الحلبي I-PERS',
    'دمشق I-LOC',
    '',
    'علي I-PERS',
    'عمر B-PERS',
    'x B-MISC',
    '',
    '-DOCSTART- O',
    'بيروت O B-LOC',
  ];
  expect(brief('a.conll', rows.join('\n'))).toEqual([
    ['PERSON سامر الحلبي', 'LOCATION دمشق', 'PERSON علي', 'PERSON عمر'],
    ['LOCATION بيروت'],
  ]);
  const [first] = parseGold('a.conll', rows.join('\n'), none);
  expect(first).toMatchObject({ text: 'زار سامر الحلبي دمشق\nعلي عمر x\n', tokens: expect.any(Array) });
});

test('CoNLL without documents is cut every twenty sentences', () => {
  expect(parseGold('a.conll', 'بيروت B-LOC\n\n'.repeat(45), none).map(({ id }) => id)).toEqual([
    'a.conll#1',
    'a.conll#2',
    'a.conll#3',
  ]);
});

test('brat, with its text beside it; fragments count as one stretch', () => {
  const annotations =
    'T1\tPER 6 10;11 17\tسامر الحلبي\n#1\tAnnotatorNotes T1\tx\nT2\tLOC 24 28\tدمشق\nR1\tx Arg1:T1 Arg2:T2\n';
  expect(brief('a/b.ann', annotations, (file) => (file === 'a/b.txt' ? TEXT : ''))).toEqual([
    ['PERSON سامر الحلبي', 'LOCATION دمشق'],
  ]);
});

test.each([
  ['a.jsonl', '{"text":"ا","entities":[]}\n{', 2, 'this is no JSON'],
  ['a.jsonl', '{"entities":[]}', 1, 'there is no text'],
  ['a.jsonl', '{"text":"ا"}', 1, 'there are no entities'],
  [
    'a.jsonl',
    '{"text":"ا","entities":[{"type":"PERSON","start":0,"end":2}]}',
    1,
    'an entity from 0 to 2 is not in the text',
  ],
  ['a.conll', 'علي B-PERS\nعلي', 2, 'this is no token with an IOB tag'],
  ['a.ann', 'T1 PER 0 1', 1, 'this is no text-bound annotation'],
  ['a.ann', 'T1\tPER 0 9\tx', 1, 'the annotation is not in the text'],
])('%s, %j: line %i: %s', (file, content, line, message) => {
  expect(() => parseGold(file, content, none)).toThrow(expect.objectContaining({ message, file, line }) as AalamError);
});
