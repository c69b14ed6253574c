/** From the offsets of a result back to UTF-16, which the page counts in. */
import type { OffsetUnit } from '../output/result.js';
import type { SavedResult } from './results.js';

export interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Where each entity stands in the text; nothing if one does not stand where the result says: then it is another text. */
export function placeEntities({ entities, offsetUnit }: SavedResult, text: string): Placed[] | undefined {
  const convert = utf16From(offsetUnit, text);
  const places: Placed[] = [];
  for (const entity of entities) {
    const start = convert(entity.start);
    const end = convert(entity.end);
    if (start === undefined || end === undefined || text.slice(start, end) !== entity.text) return undefined;
    places.push({ start, end });
  }
  return places;
}

/** The way back from `offsetsIn`; nothing for an offset behind the text or inside a character. */
function utf16From(unit: OffsetUnit, text: string): (offset: number) => number | undefined {
  if (unit === 'utf16') return (offset) => (offset <= text.length ? offset : undefined);
  const known = new Map<number, number>();
  let total = 0;
  for (let i = 0; i < text.length; ) {
    known.set(total, i);
    const point = text.codePointAt(i)!;
    total += unit === 'codepoint' ? 1 : point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    i += point > 0xffff ? 2 : 1;
  }
  known.set(total, text.length);
  return (offset) => known.get(offset);
}
