/** A user's custom entities: the file they come from, and what is wrong with them. */
import { readFileSync } from 'node:fs';
import { AalamError, EXIT } from '../errors.js';

/** One kind of entity of the user's own, as docs/patterns.md describes it. */
export interface CustomEntity {
  /** Names the rule: `pattern.<name>`. */
  readonly name: string;
  /** Type of what is found. Default: the name in upper case, `_` for `-`. */
  readonly type?: string;
  /** In wink-nlp's pattern language. */
  readonly patterns: readonly string[];
  /** First and last word of a match that are the entity, from 0, or from the end if negative. Default: all. */
  readonly mark?: readonly [first: number, last: number];
}

/** Checked, and with its type. */
export interface NamedEntity extends CustomEntity {
  readonly type: string;
}

/** What is wrong with the entity of that name. */
export type Fail = (message: string) => never;

const FIELDS = ['name', 'type', 'patterns', 'mark'];
const NAME = /^[\p{L}\p{N}_-]+$/u;
const TYPE = /^[A-Z][A-Z0-9_]*$/;

/**
 * The entities of a file. Throws AalamError (`EXIT.resource`), one line with file and line, or file and entity, if it is
 * not what docs/patterns.md says.
 */
export function readCustomEntities(file: string): NamedEntity[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw wrong('the patterns cannot be read', { file, cause: error });
  }
  return checkCustomEntities(parse(text, file), file);
}

/** Checks everything but the pattern language itself. Throws like `readCustomEntities`. */
export function checkCustomEntities(value: unknown, file?: string): NamedEntity[] {
  const place = file === undefined ? {} : { file };
  if (!Array.isArray(value)) {
    throw wrong('no list: write [{"name": "law", "patterns": ["القانون رقم NUMBER"]}]', place);
  }
  const names = new Set<string>();
  return value.map((entry: unknown, i) => {
    const entity = checkEntity(entry, failing(describe(entry, i), file));
    if (names.has(entity.name))
      throw wrong(`pattern '${entity.name}' is there twice: put its patterns together`, place);
    names.add(entity.name);
    return entity;
  });
}

/** Throws what is wrong with an entity. */
export function failing(entity: string, file: string | undefined): Fail {
  return (message) => {
    throw wrong(`${entity}: ${message}`, file === undefined ? {} : { file });
  };
}

export const quoted = (name: string): string => `pattern '${name}'`;

function describe(entry: unknown, index: number): string {
  const name = isObject(entry) ? entry.name : undefined;
  return typeof name === 'string' && NAME.test(name) ? quoted(name) : `pattern number ${index + 1}`;
}

function checkEntity(entry: unknown, fail: Fail): NamedEntity {
  if (!isObject(entry)) return fail('no object: write {"name": …, "patterns": […]}');
  const unknown = Object.keys(entry).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) fail(`unknown field ${JSON.stringify(unknown)}: the fields are ${FIELDS.join(', ')}`);
  const { name, patterns, mark } = entry;
  if (typeof name !== 'string' || !NAME.test(name)) {
    return fail('it needs a "name" of letters, digits, _ and -');
  }
  const type = entry.type ?? name.replaceAll('-', '_');
  if (typeof type !== 'string' || !TYPE.test(type.toUpperCase())) {
    return fail('it needs a "type" of the letters A to Z, digits and _, such as "COURT_CASE"');
  }
  if (!Array.isArray(patterns) || patterns.length === 0 || !patterns.every((pattern) => typeof pattern === 'string')) {
    return fail('it needs "patterns", a list of strings');
  }
  if (mark !== undefined && !isMark(mark)) {
    return fail('"mark" is two whole numbers, the first and the last word of the entity, such as [1, -1]');
  }
  return { name, type: type.toUpperCase(), patterns, ...(mark !== undefined && { mark }) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMark = (value: unknown): value is [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [what] = /^.*?(?=, "|, \.\.\."| in JSON|$)/s.exec((error as Error).message)!;
    throw wrong(`no valid JSON: ${what}`, { file, line: brokenLine(text), cause: error });
  }
}

/** The first line, from 1, with which the text cannot be the beginning of valid JSON. Not all messages of Node's tell. */
function brokenLine(text: string): number {
  const ends = [...text.matchAll(/\n|$/g)].map(({ index }) => index + 1);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (mayGoOn(text.slice(0, ends[middle]))) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Whether the only thing that is wrong with the JSON is that it ends. */
function mayGoOn(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch (error) {
    const { message } = error as Error;
    return message.includes('end of JSON input') || message.includes(`at position ${json.length}`);
  }
}

const wrong = (message: string, place: { file?: string; line?: number; cause?: unknown }): AalamError =>
  new AalamError(message, { exitCode: EXIT.resource, ...place });
