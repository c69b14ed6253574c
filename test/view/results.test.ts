import { AalamError } from '../../src/errors.js';
import { parseResults } from '../../src/view/results.js';

const DOCUMENT = {
  schema: 1,
  language: { code: 'arb', arabic: 1 },
  offsetUnit: 'codepoint',
  entities: [],
  warnings: [],
};
const ENTITY = {
  id: 'e1',
  type: 'PERSON',
  text: 'س',
  start: 0,
  end: 1,
  line: 1,
  column: 1,
  normalized: 'س',
  confidence: 1,
  rule: 'r',
};

const read = (text: string): (string | undefined)[] =>
  [...parseResults('r.json', text)].map((item) => (item instanceof AalamError ? item.describe() : item.file));

const line = (file: string): string => JSON.stringify({ ...DOCUMENT, file });

test.each([
  ['JSON Lines', `${line('a')}\n${line('b')}\n`, ['a', 'b']],
  ['CR LF and empty lines', `${line('a')}\r\n\r\n${line('b')}`, ['a', 'b']],
  ['one document, indented', JSON.stringify({ ...DOCUMENT, file: 'a' }, undefined, 2), ['a']],
  [
    'an array of them',
    JSON.stringify(
      [
        { ...DOCUMENT, file: 'a' },
        { ...DOCUMENT, file: 'b' },
      ],
      undefined,
      2,
    ),
    ['a', 'b'],
  ],
  ['a broken line among good ones', `${line('a')}\n{"sch\n${line('b')}\n`, ['a', 'r.json:2: this is no JSON', 'b']],
  ['no JSON at all', 'قال الوزير\nإن', ['r.json: this is no JSON']],
  ['nothing', ' \n', ['r.json: the file is empty']],
  [
    'JSON of something else',
    '{"a":1}',
    ['r.json: this is no result of extract --format json: there is no "schema": 1'],
  ],
  ['a number', '3', ['r.json: this is no result of extract: no object']],
])('%s', (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test.each<[string, object]>([
  ['an id of another form', { id: 'x' }],
  ['a type that could be a class', { type: 'hidden' }],
  ['a start behind the end', { start: 2 }],
  ['a text that is none', { text: 5 }],
  ['a half offset', { end: 0.5 }],
  ['coordinates that are none', { ref: { latitude: 'x' } }],
  ['a value that is none', { value: {} }],
])('an entity with %s', (_, wrong) => {
  const text = JSON.stringify({ ...DOCUMENT, entities: [ENTITY, { ...ENTITY, ...wrong }] });
  expect(read(text)).toEqual(['r.json: entities[1] is not as schema/output.schema.json has it']);
});
