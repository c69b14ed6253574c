/** Lists that grow: ours with names put together from their own words, so that the longer lists are entered as often as the short ones. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileRows } from '../src/gazetteer/compile.js';
import { Gazetteer } from '../src/gazetteer/gazetteer.js';
import type { Row } from '../src/gazetteer/rows.js';
import { readSections, writeSections } from '../src/sections.js';
import { fastest, median, processorSeconds } from './measure.js';
import { openLists } from './ours.js';
import type { Suite } from './suite.js';
import { lots, readSource, takeTexts } from './texts.js';

const ROUNDS = 7;

export const suite: Suite = ({ news, quick }) => {
  const { gazetteer, read } = openLists();
  const documents = takeTexts(readSource(news), quick ? 0.3 : 3).map(read);
  const ours = Array.from({ length: gazetteer.size }, (_, number) => gazetteer.row(number));
  const sizes = quick ? [10_000, ours.length, 200_000] : [10_000, 30_000, ours.length, 300_000, 1_000_000];
  const folder = mkdtempSync(join(tmpdir(), 'aalam-bench-'));
  try {
    const rows = sizes.map((size) => {
      const listed = rowsOf(ours, size);
      const file = join(folder, `${size}.bin`);
      const compile = processorSeconds(() => writeFileSync(file, writeSections(compileRows(listed))));
      const open = () => Gazetteer.fromSections(readSections(readFileSync(file), file));
      const load = median(Array.from({ length: ROUNDS }, () => wall(open)));
      const lists = open();
      let matches = 0;
      const match = fastest(() => {
        matches = 0;
        for (const { tokens, forms } of documents) matches += lists.find(tokens, forms).names().length;
      }, 5);
      return { size, compile, megabytes: readFileSync(file).length / 1e6, load, match, matches };
    });
    const [own, last] = [rows.find(({ size }) => size === ours.length)!, rows.at(-1)!];
    return {
      tables: [
        {
          title: 'lists that grow: our own rows, then names made of their words',
          columns: {
            size: 'rows',
            compile: 'compile s',
            megabytes: 'MB',
            load: 'load ms',
            match: 'match ms',
            matches: 'matches',
            ratio: 'x our own',
          },
          rows: rows.map((row) => ({ ...row, match: 1000 * row.match, ratio: row.match / own.match })),
        },
      ],
      targets: [
        { what: `${last.size} rows compiled, opened`, measured: last.load, unit: 'ms', atMost: 100 },
        {
          what: `matching ${last.size} rows against our own ${own.size}`,
          measured: last.match / own.match,
          unit: 'x',
          atMost: 1.3,
        },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

function wall(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** Below our number a sample of ours, above it all of ours and the rest made of two or three of their words. */
function rowsOf(ours: readonly Row[], size: number): Row[] {
  const random = lots(size);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  if (size <= ours.length)
    return ours.filter((_, i) => Math.floor((i * size) / ours.length) !== Math.floor(((i - 1) * size) / ours.length));
  const words = [...new Set(ours.flatMap(({ name }) => name.split(/\s+/)))];
  const made = Array.from({ length: size - ours.length }, (): Row => {
    const name = [pick(words), pick(words), ...(random() < 0.5 ? [pick(words)] : [])].join(' ');
    return { ...pick(ours), name, id: '', note: '' };
  });
  return [...ours, ...made];
}
