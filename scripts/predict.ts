/**
 * `tsx scripts/predict.ts GOLD.jsonl > predicted.jsonl`: the extractor's answers for a gold file's texts, a document a
 * line, code-point offsets, as a scorer wants them. Gold documents' own `reference` dates are used.
 */
import { readFileSync } from 'node:fs';
import { createExtractor } from '../src/index.js';

const extractor = createExtractor({ language: 'ar' });
for (const line of readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean)) {
  const { text, reference } = JSON.parse(line) as { text: string; reference?: string };
  const { entities } = extractor.extract(text, reference === undefined ? {} : { reference });
  const point = codePoints(text);
  const rows = entities.map((e) => ({ ...e, start: point[e.start], end: point[e.end] }));
  process.stdout.write(`${JSON.stringify({ entities: rows })}\n`);
}

/** For each UTF-16 offset the code-point offset. */
function codePoints(text: string): Uint32Array {
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    points[i] = count;
    const pair = text.codePointAt(i)! > 0xffff;
    if (pair) points[++i] = count;
    count += 1;
  }
  points[text.length] = count;
  return points;
}
