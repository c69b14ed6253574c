/** Annotated documents: the gold files of docs/annotation, one JSON document a line. */
import type { Span } from '../../document.js';
import { AalamError, EXIT } from '../../errors.js';

export interface GoldEntity extends Span {
  readonly type: string;
}

export interface GoldDocument {
  readonly id: string;
  readonly text: string;
  /** Outer entities in text order, UTF-16 offsets, none overlapping another. */
  readonly entities: readonly GoldEntity[];
}

/**
 * The documents of a gold file. Entities of types that are left out make room for those nested in them. Throws an AalamError with file and line
 * at the first line that is wrong.
 */
export function parseGold(content: string, file: string, leftOut: readonly string[] = []): GoldDocument[] {
  const documents: GoldDocument[] = [];
  content.split('\n').forEach((line, i) => {
    if (line.trim() === '') return;
    const fail = (message: string, cause?: unknown) =>
      new AalamError(message, { exitCode: EXIT.resource, file, line: i + 1, cause });
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw fail('this line is no JSON', cause);
    }
    const { id = String(i + 1), text, entities } = value as { id?: unknown; text?: unknown; entities?: unknown };
    if (typeof text !== 'string' || !Array.isArray(entities)) throw fail('a gold document needs `text` and `entities`');
    documents.push({ id: String(id), text, entities: outerEntities(text, entities, leftOut, fail) });
  });
  return documents;
}

function outerEntities(
  text: string,
  rows: readonly unknown[],
  leftOut: readonly string[],
  fail: (message: string) => AalamError,
): GoldEntity[] {
  const offsets = unitOffsets(text);
  const entities = rows
    .map((row) => row as { type?: unknown; start?: unknown; end?: unknown })
    .filter(({ type }) => !leftOut.includes(type as string))
    .map(({ type, start, end }) => {
      if (typeof type !== 'string' || !Number.isInteger(start) || !Number.isInteger(end))
        throw fail('an entity needs `type`, `start` and `end`');
      const from = offsets[start as number];
      const to = offsets[end as number];
      if (from === undefined || to === undefined || from >= to) throw fail(`no text stands at ${start} to ${end}`);
      return { type, start: from, end: to };
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = 0;
  return entities.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

/** For each code-point offset, the end included, the UTF-16 offset. */
function unitOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let i = 0; i < text.length; i += text.codePointAt(i)! > 0xffff ? 2 : 1) offsets.push(i);
  offsets.push(text.length);
  return offsets;
}
