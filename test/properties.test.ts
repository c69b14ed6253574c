/** What holds for every text, whatever it holds: offsets in three units, nesting, links, the same answer twice. */
import fc from 'fast-check';
import { createExtractor, type Entity } from '../src/index.js';
import { entitiesIn } from '../src/output/json.js';
import { hostileText } from './hostile.js';

const extractor = createExtractor();

/** What is wrong with an answer, in words. */
function faults(text: string): string[] {
  const extraction = extractor.extract(text, { reference: '2026-02-04' });
  const found = extraction.entities.flatMap((entity) => misplaced(entity, text));
  const ids = new Map(extraction.entities.map((entity) => [entity.id, entity]));
  for (const { id, start, end, parent, holder } of extraction.entities) {
    const outer = parent === undefined ? undefined : ids.get(parent);
    if (parent !== undefined && (!outer || start < outer.start || end > outer.end))
      found.push(`${id} is not inside ${parent}`);
    if (holder !== undefined && ids.get(holder)?.type !== 'PERSON') found.push(`${id} is held by ${holder}`);
  }
  const points = [...text];
  entitiesIn('codepoint', extraction).forEach(({ start, end }, i) => {
    if (points.slice(start, end).join('') !== extraction.entities[i]!.text) found.push(`code points ${start}-${end}`);
  });
  const bytes = Buffer.from(text);
  entitiesIn('byte', extraction).forEach(({ start, end }, i) => {
    if (!bytes.subarray(start, end).equals(Buffer.from(extraction.entities[i]!.text)))
      found.push(`bytes ${start}-${end}`);
  });
  return found;
}

function misplaced({ id, start, end, text: mention, line, column }: Entity, text: string): string[] {
  const found: string[] = [];
  if (mention === '' || text.slice(start, end) !== mention) found.push(`${id} is not at ${start}-${end}`);
  const before = text.slice(0, start).split(/\r\n|\r|\n/);
  if (line !== before.length || column !== before.at(-1)!.length + 1) found.push(`${id} is not at ${line}:${column}`);
  return found;
}

test('every entity of 20,000 hostile texts stands where it says, in three units', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const found = faults(text);
      if (found.length > 0) throw new Error(found.join('; '));
    }),
    { numRuns: 20_000 },
  );
});

test('the same text gives the same answer, whatever was read between', () => {
  const first = extractor.extract('قال وزير الدفاع اللواء مرهف أبو قصرة في دمشق أمس.');
  fc.assert(
    fc.property(hostileText, (text) => void extractor.extract(text)),
    { numRuns: 200 },
  );
  expect(extractor.extract('قال وزير الدفاع اللواء مرهف أبو قصرة في دمشق أمس.')).toEqual(first);
});
