/** The command on a folder of files, with one job and with more. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ProcessCost, runProcess } from './measure.js';
import type { Suite } from './suite.js';
import { mixedTexts, readSource } from './texts.js';

const CHARACTERS = 1200;

export const suite: Suite = ({ news, quick }) => {
  const folder = mkdtempSync(join(tmpdir(), 'aalam-bench-'));
  try {
    const files = quick ? 200 : 5000;
    writeFiles(join(folder, 'in'), readSource(news), files);
    return measure(folder, files, quick ? 1 : 3);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A thousand files a folder. */
function writeFiles(folder: string, source: readonly string[], count: number): void {
  let number = 0;
  for (const text of mixedTexts(source, count, CHARACTERS)) {
    const part = join(folder, String(Math.floor(number / 1000)));
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `${number++}.txt`), text);
  }
}

function measure(folder: string, files: number, rounds: number): ReturnType<Suite> {
  const counts = [...new Set([1, 2, cpus().length])];
  const best = new Map<number, ProcessCost>();
  for (let round = 0; round < rounds; round++) {
    for (const jobs of counts) {
      const cost = run(folder, jobs);
      if (cost.wall < (best.get(jobs)?.wall ?? Infinity)) best.set(jobs, cost);
    }
  }
  const alone = best.get(1)!.wall;
  const rows = counts.map((jobs) => {
    const { wall, seconds, peak } = best.get(jobs)!;
    return { jobs, wall: wall / 1000, seconds, rate: files / (wall / 1000), gain: alone / wall, peak };
  });
  const columns = {
    jobs: 'jobs',
    wall: 'seconds',
    seconds: 'of the processor',
    rate: 'files/s',
    gain: 'x one job',
    peak: 'peak MB',
  };
  return {
    tables: [{ title: `extract --out-dir on ${files} files of ${CHARACTERS} characters`, columns, rows }],
    targets: [{ what: 'two jobs against one', measured: rows[1]!.gain, unit: 'x', atLeast: 1.75 }],
  };
}

function run(folder: string, jobs: number): ProcessCost {
  const out = join(folder, 'out');
  const cost = runProcess([
    'bin/extract.js',
    '--quiet',
    ...['--jobs', String(jobs), '--format', 'json', '--out-dir', out],
    join(folder, 'in'),
  ]);
  rmSync(out, { recursive: true });
  return cost;
}
