/** What must hold of an answer, whatever the text is: for the fuzzer and for tests. */
import type { Entity } from '../src/document.js';
import { entitiesIn } from '../src/output/json.js';
import type { Extraction } from '../src/pipeline.js';
import { fold } from '../src/text/letters.js';

/** What is wrong with an answer, in words; nothing where all is right. */
export function faultsOf(extraction: Extraction): string[] {
  const starts = lineStarts(extraction.text);
  return [
    ...extraction.entities.flatMap((entity) => misplaced(entity, extraction.text, starts)),
    ...disordered(extraction.entities),
    ...unlinked(extraction.entities),
    ...misconverted(extraction),
    ...tokenFaults(extraction),
  ];
}

/** Throws where anything is wrong with an answer. */
export function checkAnswer(extraction: Extraction): void {
  const faults = faultsOf(extraction);
  if (faults.length > 0) throw new Error(`wrong answer: ${faults.slice(0, 5).join('; ')}`);
}

/** Where the lines begin. */
const lineStarts = (text: string): number[] => [
  0,
  ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: end, index }) => index + end.length),
];

function misplaced(entity: Entity, text: string, starts: readonly number[]): string[] {
  const { id, start, end, text: mention, line, column, confidence } = entity;
  const found: string[] = [];
  if (mention === '' || text.slice(start, end) !== mention) found.push(`${id} is not at ${start}-${end}`);
  const isInLine = starts[line - 1]! <= start && start < (starts[line] ?? Number.POSITIVE_INFINITY);
  if (!isInLine || column !== start - starts[line - 1]! + 1) found.push(`${id} is not at ${line}:${column}`);
  if (!(confidence >= 0 && confidence <= 1)) found.push(`${id} has a confidence of ${confidence}`);
  return found;
}

/** Entities are in text order, of two that start together the longer first, and lie in each other or apart. */
function disordered(entities: readonly Entity[]): string[] {
  const found: string[] = [];
  const open: Entity[] = [];
  let before: Entity | undefined;
  for (const entity of entities) {
    const { id, start, end } = entity;
    if (before && (start < before.start || (start === before.start && end > before.end)))
      found.push(`${id} is out of order`);
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop();
    const outer = open.at(-1);
    if (outer && end > outer.end) found.push(`${id} lies across the end of ${outer.id}`);
    open.push(entity);
    before = entity;
  }
  return found;
}

/** Every id is one, every parent is around its child, every holder is a person. */
function unlinked(entities: readonly Entity[]): string[] {
  const ids = new Map(entities.map((entity) => [entity.id, entity]));
  const found = ids.size === entities.length ? [] : ['an id is there twice'];
  for (const { id, start, end, parent, holder } of entities) {
    const outer = parent === undefined ? undefined : ids.get(parent);
    if (parent !== undefined && (!outer || start < outer.start || end > outer.end))
      found.push(`${id} is not inside ${parent}`);
    if (holder !== undefined && ids.get(holder)?.type !== 'PERSON') found.push(`${id} is held by ${holder}`);
  }
  return found;
}

/** In code points and in bytes the offsets cut out the same text. */
function misconverted(extraction: Extraction): string[] {
  const { text, entities } = extraction;
  const points = [...text];
  const bytes = Buffer.from(text);
  const inPoints = entitiesIn('codepoint', extraction);
  const inBytes = entitiesIn('byte', extraction);
  return entities.flatMap((entity, i) => {
    const [point, byte] = [inPoints[i]!, inBytes[i]!];
    const found: string[] = [];
    if (points.slice(point.start, point.end).join('') !== entity.text) found.push(`${entity.id} in code points`);
    if (!bytes.subarray(byte.start, byte.end).equals(Buffer.from(entity.text))) found.push(`${entity.id} in bytes`);
    return found;
  });
}

/** Tokens do not overlap, between them is nothing that a token would be made of, and sentences are all of them. */
function tokenFaults({ text, tokens = [], sentences = [] }: Extraction): string[] {
  const found: string[] = [];
  let at = 0;
  // Tatweel, and marks in the forms of old fonts, are letters to Unicode; alone they are no token.
  const isLost = (gap: string): boolean => /[\p{L}\p{N}]/u.test(fold(gap));
  for (const { index, start, end } of tokens) {
    if (start < at || end <= start || end > text.length) found.push(`token ${index} is at ${start}-${end}`);
    if (isLost(text.slice(at, start))) found.push(`before token ${index} something is lost`);
    at = end;
  }
  if (tokens.length > 0 && isLost(text.slice(at))) found.push('behind the last token something is lost');
  let next = 0;
  for (const { first, last } of sentences) {
    if (first !== next || last <= first) found.push(`a sentence is ${first}-${last}`);
    next = last;
  }
  if (sentences.length > 0 && next !== tokens.length) found.push('tokens are in no sentence');
  return found;
}
