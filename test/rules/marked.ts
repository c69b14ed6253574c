/** Cases for the grammar as sentences in which the expected mentions stand in square brackets. */
import { createExtractor, type Extractor } from '../../src/index.js';

let extractor: Extractor | undefined;

/** The text without brackets, and the same text with brackets around what the extractor finds of the type, outermost only. */
export function marked(type: string, expected: string): string {
  extractor ??= createExtractor({ language: 'ar', model: false });
  const text = expected.replace(/[[\]]/g, '');
  const found = extractor
    .extract(text)
    .entities.filter((entity) => entity.type === type && entity.parent === undefined);
  let answer = text;
  for (const { start, end } of [...found].reverse()) {
    answer = `${answer.slice(0, start)}[${answer.slice(start, end)}]${answer.slice(end)}`;
  }
  return answer;
}
