/** Start-up: whole processes on one small file, in turn with an empty one. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { median, runProcess } from './measure.js';
import type { Suite } from './suite.js';

const FILE = 'fixtures/01-syria.txt';
const json = (...options: string[]): string[] => ['bin/extract.js', ...options, '--format', 'json', FILE];

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node -e 0': ['-e', '0'],
  'extract --version': ['bin/extract.js', '--version'],
  'extract --types date': json('--types', 'date'),
  'extract --no-model': json('--no-model'),
  extract: json(),
};

export const suite: Suite = ({ quick }) => {
  const rounds = quick ? 3 : 21;
  const times = new Map(Object.keys(COMMANDS).map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, args] of Object.entries(COMMANDS)) {
      const milliseconds = wallTime(args);
      // The first round fills the caches of the disk.
      if (round > 0) times.get(name)!.push(milliseconds);
    }
  }
  const floor = median(times.get('node -e 0')!);
  const rows = Object.entries(COMMANDS).map(([name, args]) => {
    const milliseconds = median(times.get(name)!);
    return { name, milliseconds, ratio: milliseconds / floor, peak: runProcess(args).peak };
  });
  const columns = { name: '', milliseconds: 'ms', ratio: 'x node', peak: 'peak MB' };
  const { ratio, peak } = rows.at(-1)!;
  return {
    tables: [{ title: `start-up on ${statSync(FILE).size} bytes, median of ${rounds}`, columns, rows }],
    targets: [
      { what: 'cold extract of a 2 KB file, against node -e 0', measured: ratio, unit: 'x', atMost: 2.5 },
      { what: 'memory, one file', measured: peak, unit: 'MB', atMost: 150 },
    ],
  };
};

function wallTime(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args);
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}
