/** What is wrong with a file of patterns is said in one line, with the place and the way to mend it. */
import fc from 'fast-check';
import { AalamError, EXIT } from '../../src/errors.js';
import { checkCustomEntities, readCustomEntities } from '../../src/patterns/file.js';
import { createPatterns } from '../../src/patterns/patterns.js';
import { folder } from '../cli/helpers.js';
import { read } from './helpers.js';

function problem(run: () => unknown): AalamError {
  try {
    run();
  } catch (error) {
    if (error instanceof AalamError) return error;
    throw error;
  }
  throw new Error('nothing is wrong with it');
}

const load = (file: string) => createPatterns(readCustomEntities(file), read, file);

const law = (fields: object): string => JSON.stringify([{ name: 'law', patterns: ['قانون'], ...fields }]);
const many = `[${'ا ب ت ث ج ح خ د ذ ر ز س'.replaceAll(' ', '|')}]`;

test.each<[content: string, message: string]>([
  ['{"name": "law"}', 'x.json: no list: write [{"name": "law", "patterns": ["القانون رقم NUMBER"]}]'],
  ['["قانون"]', 'x.json: pattern number 1: no object: write {"name": …, "patterns": […]}'],
  ['[{"patterns": ["قانون"]}]', 'x.json: pattern number 1: it needs a "name" of letters, digits, _ and -'],
  [law({ name: 'a law\u001b[31m' }), 'x.json: pattern number 1: it needs a "name" of letters, digits, _ and -'],
  [law({ pattern: [] }), `x.json: pattern 'law': unknown field "pattern": the fields are name, type, patterns, mark`],
  [
    law({ name: 'قانون' }),
    `x.json: pattern 'قانون': it needs a "type" of the letters A to Z, digits and _, such as "COURT_CASE"`,
  ],
  [
    law({ type: 'a b' }),
    `x.json: pattern 'law': it needs a "type" of the letters A to Z, digits and _, such as "COURT_CASE"`,
  ],
  [law({ patterns: [] }), `x.json: pattern 'law': it needs "patterns", a list of strings`],
  [law({ patterns: 'قانون' }), `x.json: pattern 'law': it needs "patterns", a list of strings`],
  [law({ patterns: [5] }), `x.json: pattern 'law': it needs "patterns", a list of strings`],
  [
    law({ mark: [0] }),
    `x.json: pattern 'law': "mark" is two whole numbers, the first and the last word of the entity, such as [1, -1]`,
  ],
  [law({ mark: [0, 1] }), `x.json: pattern 'law': mark [0, 1] lies outside of 'قانون', which has 1 word`],
  [
    law({ patterns: ['قانون [رقم|] NUMBER'], mark: [2, 2] }),
    `x.json: pattern 'law': mark [2, 2] lies outside of 'قانون NUMBER', which has 2 words`,
  ],
  [law({ patterns: ['[قانون'] }), `x.json: pattern 'law': a [ without its ] in '[قانون': write ^[ for itself`],
  [
    law({ patterns: ['قانون]'] }),
    `x.json: pattern 'law': ']' stands where it means nothing in 'قانون]': write ^] for itself`,
  ],
  [
    law({ patterns: ['قانون|مرسوم'] }),
    `x.json: pattern 'law': '|' stands where it means nothing in 'قانون|مرسوم': write ^| for itself`,
  ],
  [
    law({ patterns: ['[قانون [رقم]]'] }),
    `x.json: pattern 'law': '[' stands where it means nothing in '[قانون [رقم]]': write ^[ for itself`,
  ],
  [
    law({ patterns: ['قانون ^'] }),
    `x.json: pattern 'law': 'قانون ^' ends with ^, which says how to take what follows: write ^^ for itself`,
  ],
  [law({ patterns: [' '] }), `x.json: pattern 'law': ' ' matches nothing at all: give it a word`],
  [law({ patterns: ['[قانون|]'] }), `x.json: pattern 'law': '[قانون|]' matches nothing at all: give it a word`],
  [
    law({ patterns: [many.repeat(4)] }),
    `x.json: pattern 'law': '${many.repeat(4)}' stands for 20736 phrases, 10000 are allowed: make several of it`,
  ],
  [
    `[${law({}).slice(1, -1)}, ${law({}).slice(1, -1)}]`,
    `x.json: pattern 'law' is there twice: put its patterns together`,
  ],
])('%j', (content, message) => {
  const path = `${folder({ 'x.json': content })}/x.json`;
  const error = problem(() => load(path));
  expect(error.exitCode).toBe(EXIT.resource);
  expect(error.describe().replace(path, 'x.json')).toBe(message);
});

test.each<[content: string, line: number]>([
  ['[\n  {"name": "law",,}\n]', 2],
  ['[1,,\n2]', 1],
  ['[\n\n  {"name": "law\n", "patterns": []}]', 3],
  ['[\n  {"name": "law"}\n', 3],
  ['\n[\n  {"name": "law"}\n  {"name": "b"}\n]', 4],
  ['[]\n]', 2],
  ['', 1],
])('no JSON: %j, line %i', (content, line) => {
  const path = `${folder({ 'x.json': content })}/x.json`;
  const error = problem(() => load(path));
  expect(error).toMatchObject({ exitCode: EXIT.resource, file: path, line });
  expect(error.message).toMatch(/^no valid JSON: [^\n]+$/);
});

test('a file that is not there', () => {
  expect(problem(() => load('missing.json')).describe()).toBe('missing.json: the patterns cannot be read');
});

test('a byte order mark is no fault', () => {
  const file = `${folder({ 'x.json': `\ufeff${law({})}` })}/x.json`;
  expect(readCustomEntities(file)).toEqual([{ name: 'law', type: 'LAW', patterns: ['قانون'] }]);
});

test('any value is accepted or refused with one line', () => {
  const value = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.record({ name: fc.string(), patterns: fc.array(fc.string()), mark: fc.jsonValue() })),
    fc
      .string({ unit: fc.constantFrom('[', ']', '|', '^', ' ', 'ا', 'NUMBER', 'WORD') })
      .map((pattern) => [{ name: 'x', patterns: [pattern] }]),
  );
  fc.assert(
    fc.property(value, (entities) => {
      try {
        createPatterns(checkCustomEntities(entities), read);
      } catch (error) {
        expect(error).toBeInstanceOf(AalamError);
        expect((error as AalamError).exitCode).toBe(EXIT.resource);
      }
    }),
  );
});
