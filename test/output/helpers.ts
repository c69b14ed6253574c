import type { Entity } from '../../src/document.js';
import type { Result } from '../../src/output/result.js';

/** The `n`th place of `part` in `text` as an entity, with what a test wants it to have. */
export function entity(text: string, part: string, fields: Partial<Entity> & { nth?: number } = {}): Entity {
  const { nth = 0, ...rest } = fields;
  let start = text.indexOf(part);
  for (let i = 0; i < nth; i++) start = text.indexOf(part, start + 1);
  if (start < 0) throw new Error(`${part} is not in the text`);
  const before = text.slice(0, start).split(/\r\n|[\r\n]/);
  return {
    id: 'e1',
    type: 'PERSON',
    text: part,
    start,
    end: start + part.length,
    line: before.length,
    column: before.at(-1)!.length + 1,
    normalized: part,
    confidence: 0.9,
    rule: 'test.rule',
    ...rest,
  };
}

/** A result over the text; entities get their ids in order. */
export function result(text: string, entities: readonly Entity[] = [], fields: Partial<Result> = {}): Result {
  return {
    file: 'a.txt',
    name: 'a.txt',
    text,
    language: { code: 'arb', arabic: 1 },
    entities: entities.map((one, i) => ({ ...one, id: `e${i + 1}` })),
    warnings: [],
    ...fields,
  };
}

/** An article of one sentence with an entity of each type, one of them nested. */
export function sample(fields: Partial<Result> = {}): Result {
  const text = 'قال 😀 وزير الإسكان في روسيا إيغور سميرنوف أمس\nللأمم المتحدة ذلك.';
  return result(
    text,
    [
      entity(text, 'وزير الإسكان في روسيا', { type: 'TITLE', subtype: 'office', holder: 'e3' }),
      entity(text, 'روسيا', {
        type: 'LOCATION',
        subtype: 'country',
        parent: 'e1',
        ref: { iso3166: 'RU', geonames: 2017370, name: 'Russia', latitude: 60, longitude: 100 },
      }),
      entity(text, 'إيغور سميرنوف', { cluster: 'p1' }),
      entity(text, 'أمس', { type: 'DATE', value: '2026-02-03', grain: 'day' }),
      entity(text, 'لأمم المتحدة', {
        type: 'ORGANIZATION',
        subtype: 'international',
        prefix: 'ل',
        normalized: 'الأمم المتحدة',
      }),
    ],
    { reference: '2026-02-04', ...fields },
  );
}

/** The sample's options; a test names only what it is about. */
export const OPTIONS = { offsets: 'codepoint', several: false } as const;
