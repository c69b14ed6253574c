/** More and more documents in one run of the command: memory must not grow with them. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { runProcess } from './measure.js';
import type { Suite } from './suite.js';
import { mixedTexts, readSource } from './texts.js';

const CHARACTERS = 1200;

export const suite: Suite = async ({ news, quick }) => {
  const source = readSource(news);
  const folder = mkdtempSync(join(tmpdir(), 'aalam-bench-'));
  try {
    const rows = [];
    for (const count of quick ? [1, 100, 1000] : [1, 100, 1_000, 10_000, 100_000]) {
      const file = join(folder, `${count}.jsonl`);
      await pipeline(Readable.from(lines(source, count)), createWriteStream(file));
      const { seconds, peak } = runProcess(['bin/extract.js', '--quiet', '--format', 'jsonl', file]);
      rows.push({ count, seconds, rate: count / seconds, peak });
      rmSync(file);
    }
    const [before, last] = [rows.at(-2)!, rows.at(-1)!];
    return {
      tables: [
        {
          title: `extract --format jsonl on records of ${CHARACTERS} characters, one job`,
          columns: { count: 'records', seconds: 's of processor', rate: 'records/s', peak: 'peak MB' },
          rows,
        },
      ],
      targets: [
        {
          what: `memory, ${last.count} documents against ${before.count}`,
          measured: last.peak / before.peak,
          unit: 'x',
          atMost: 1.1,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

function* lines(source: readonly string[], count: number): Generator<string> {
  let id = 0;
  for (const text of mixedTexts(source, count, CHARACTERS)) yield `${JSON.stringify({ id: String(id++), text })}\n`;
}
