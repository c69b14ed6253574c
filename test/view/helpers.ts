import type { Entity } from '../../src/document.js';
import type { OffsetUnit } from '../../src/output/result.js';
import { Collection, type Limits } from '../../src/view/collection.js';
import type { ViewData } from '../../src/view/model.js';
import type { SavedResult } from '../../src/view/results.js';

/** What a test says of an entity: its text must stand in the document's text, which tells the rest. */
export type Sketch = Pick<Entity, 'type' | 'text'> & Partial<Entity>;

/** A result with UTF-16 offsets, each entity at the next place where its text stands. */
export function result(text: string, sketches: readonly Sketch[], more: Partial<SavedResult> = {}): SavedResult {
  let from = 0;
  const entities = sketches.map((sketch, i): Entity => {
    const start = text.indexOf(sketch.text, from);
    if (start < 0) throw new Error(`'${sketch.text}' does not stand there`);
    from = start;
    const line = text.slice(0, start).split('\n').length;
    const end = start + sketch.text.length;
    const base = {
      id: `e${i + 1}`,
      start,
      end,
      line,
      column: 1,
      normalized: sketch.text,
      confidence: 0.9,
      rule: 'test',
    };
    return { ...base, ...sketch };
  });
  return { file: 'a.txt', offsetUnit: 'utf16' as OffsetUnit, entities, warnings: [], ...more };
}

export const WIDE: Limits = { documents: 1000, bytes: 1e7 };

/** The page's data for documents of text and entities. */
export function viewOf(documents: readonly (readonly [text: string, sketches: readonly Sketch[]])[]): ViewData {
  const collection = new Collection(WIDE);
  documents.forEach(([text, sketches], i) => {
    collection.add(result(text, sketches, { file: `${i + 1}.txt` }), text);
  });
  return collection.finish('test');
}

/** The index of the thing of this name. */
export function thingOf(data: ViewData, name: string): number {
  const index = data.things.findIndex((thing) => thing.name === name);
  if (index < 0) throw new Error(`no thing is called '${name}': ${data.things.map((thing) => thing.name).join(', ')}`);
  return index;
}
