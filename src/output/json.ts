/** The JSON of docs/output.md, version 1: schema/output.schema.json is its contract. */
import type { Entity } from '../document.js';
import { escapeJson } from './escape.js';
import { offsetsIn, SAME } from './offsets.js';
import type { Failure, FormatOptions, OffsetUnit, Result, Writer } from './result.js';

/** Version of the output's shape. It changes when a field changes its meaning, not when one is added. */
export const SCHEMA_VERSION = 1;

/** Indented for one document, a line for each of several. */
export function json(options: FormatOptions): Writer {
  const indent = options.several ? undefined : 2;
  const write = (value: object): string => `${escapeJson(JSON.stringify(value, undefined, indent))}\n`;
  return {
    document: (result) => write(toJson(result, options)),
    failure: (failure) => write(failureToJson(failure, options)),
  };
}

/** A line a document. */
export const jsonl = (options: FormatOptions): Writer => json({ ...options, several: true });

/** The document as JSON has it: offsets in the unit asked for. */
export function toJson(
  result: Result,
  options: Pick<FormatOptions, 'offsets' | 'withText' | 'tokens' | 'provenance'>,
): object {
  return {
    schema: SCHEMA_VERSION,
    ...(result.file !== undefined && { file: result.file }),
    ...(result.id !== undefined && { id: result.id }),
    ...(result.fields !== undefined && { record: result.fields }),
    language: result.language,
    offsetUnit: options.offsets,
    ...(result.reference !== undefined && { reference: result.reference }),
    ...(options.withText && { text: result.text }),
    ...(options.tokens && tokensIn(options.offsets, result)),
    entities: entitiesIn(options.offsets, result),
    warnings: result.warnings,
    ...(options.provenance && { provenance: options.provenance }),
  };
}

/** What stands in the place of a document that could not be done. */
const failureToJson = (
  { file, id, line, error }: Failure,
  { provenance }: Pick<FormatOptions, 'provenance'>,
): object => ({
  schema: SCHEMA_VERSION,
  ...(file !== undefined && { file }),
  ...(id !== undefined && { id }),
  ...(line !== undefined && { line }),
  error,
  ...(provenance && { provenance }),
});

/** The result's entities with `start`, `end` and `column` in the unit; all else as it is. */
export function entitiesIn(unit: OffsetUnit, { text, entities }: Result): readonly Entity[] {
  const convert = offsetsIn(unit, text);
  if (convert === SAME) return entities;
  const place = ({ start, end }: { start: number; end: number }) => ({ start: convert(start), end: convert(end) });
  return entities.map((entity) => ({
    ...entity,
    ...place(entity),
    column: convert(entity.start) - convert(entity.start - entity.column + 1) + 1,
    ...(entity.considered && { considered: entity.considered.map((other) => ({ ...other, ...place(other) })) }),
  }));
}

/** Tokens with their places in the unit, and sentences as half-open ranges of token numbers. */
function tokensIn(unit: OffsetUnit, { text, tokens = [], sentences = [] }: Result): object {
  const convert = offsetsIn(unit, text);
  return {
    tokens: tokens.map(({ start, end, kind, folded, readings: [reading] }) => ({
      text: text.slice(start, end),
      start: convert(start),
      end: convert(end),
      kind,
      folded,
      ...(reading!.prefix !== '' && { prefix: reading!.prefix, stem: reading!.stem }),
    })),
    sentences: sentences.map(({ first, last }) => ({
      first,
      last,
      start: convert(tokens[first]!.start),
      end: convert(tokens[last - 1]!.end),
    })),
  };
}
