/** From files of our own JSON to results: JSON Lines, one object, or an array of them (`jq -s`). */
import type { Entity } from '../document.js';
import { AalamError, EXIT } from '../errors.js';
import { OFFSET_UNITS, type OffsetUnit } from '../output/result.js';

/** A document's answers as `--format json` wrote them; offsets are in `offsetUnit`. */
export interface SavedResult {
  readonly file?: string;
  readonly id?: string | number;
  readonly record?: Readonly<Record<string, unknown>>;
  readonly offsetUnit: OffsetUnit;
  readonly reference?: string;
  readonly text?: string;
  readonly entities: readonly Entity[];
  readonly warnings: readonly { readonly message: string }[];
}

/** The results that a file holds. What is none comes as an AalamError with exit code `EXIT.input` and its line in its place. */
export function* parseResults(file: string, text: string): Generator<SavedResult | AalamError> {
  const refuse = (message: string, line?: number): AalamError =>
    new AalamError(message, { exitCode: EXIT.input, file, ...(line !== undefined && { line }) });
  const whole = parseJson(text);
  if (whole !== undefined) {
    const values = Array.isArray(whole.value) ? whole.value : [whole.value];
    for (const value of values) yield checked(value, refuse);
    return;
  }
  const lines = text.split('\n');
  // JSON that goes over several lines is not JSON Lines: one complaint will do.
  if (parseJson(lines.find((line) => line.trim() !== '') ?? '') === undefined) {
    yield refuse(text.trim() === '' ? 'the file is empty' : 'this is no JSON');
    return;
  }
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    const here = (message: string): AalamError => refuse(message, i + 1);
    yield parsed === undefined ? here('this is no JSON') : checked(parsed.value, here);
  }
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The result that the value is; else what is wrong, by `refuse`. */
export function checked(value: unknown, refuse: (message: string) => AalamError): SavedResult | AalamError {
  const wrong = whatIsWrong(value);
  return wrong === undefined ? (value as SavedResult) : refuse(wrong);
}

/** Only what the page relies on: results may be of a later version, or made by others. */
function whatIsWrong(value: unknown): string | undefined {
  if (!isObject(value)) return 'this is no result of extract: no object';
  if (isObject(value.error) && value.schema === 1) return `no answers, for an error: ${value.error.message}`;
  const { schema, offsetUnit, entities, warnings, text, file, reference, record } = value;
  if (schema !== 1) return 'this is no result of extract --format json: there is no "schema": 1';
  if (!OFFSET_UNITS.includes(offsetUnit as OffsetUnit)) return 'offsetUnit is none of codepoint, utf16, byte';
  if (!Array.isArray(entities)) return 'entities is no array';
  if (!Array.isArray(warnings) || !warnings.every((item) => isObject(item) && typeof item.message === 'string')) {
    return 'warnings is no array of messages';
  }
  for (const [name, field] of Object.entries({ text, file, reference })) {
    if (field !== undefined && typeof field !== 'string') return `${name} is no string`;
  }
  if (record !== undefined && !isObject(record)) return 'record is no object';
  const bad = entities.findIndex((entity) => !isEntity(entity));
  return bad < 0 ? undefined : `entities[${bad}] is not as schema/output.schema.json has it`;
}

function isEntity(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { id, type, text, normalized, rule, start, end, line, confidence, ref } = value;
  const strings = [text, normalized, rule, ...OPTIONAL.map((name) => value[name] ?? '')];
  return (
    typeof id === 'string' &&
    /^e[1-9]\d{0,8}$/.test(id) &&
    typeof type === 'string' &&
    /^[A-Z][A-Z0-9_]*$/.test(type) &&
    strings.every((item) => typeof item === 'string') &&
    [start, end, line].every((item) => Number.isSafeInteger(item) && (item as number) >= 0) &&
    (start as number) <= (end as number) &&
    typeof confidence === 'number' &&
    (ref === undefined || isReference(ref))
  );
}

const OPTIONAL = ['subtype', 'parent', 'holder', 'cluster', 'value', 'mod'];

function isReference(ref: unknown): boolean {
  if (!isObject(ref)) return false;
  const { iso3166 = '', name = '', geonames = 0, latitude = 0, longitude = 0 } = ref;
  return (
    [iso3166, name].every((item) => typeof item === 'string') &&
    [geonames, latitude, longitude].every((item) => typeof item === 'number')
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
