/** What the package weighs: packed, and installed with what it depends on. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Suite } from './suite.js';

const npm = (...args: string[]): string => execFileSync('npm', args, { encoding: 'utf8' });

export const suite: Suite = () => {
  const [pack] = JSON.parse(npm('pack', '--dry-run', '--json', '--ignore-scripts')) as {
    size: number;
    unpackedSize: number;
    files: { path: string; size: number }[];
  }[];
  const [, ...dependencies] = npm('ls', '--omit=dev', '--all', '--parseable').trim().split('\n');
  const installed = pack!.unpackedSize + dependencies.reduce((sum, folder) => sum + sizeOf(folder), 0);
  const parts = new Map<string, number>();
  for (const { path, size } of pack!.files) {
    const part = path.startsWith('dist/data/') ? path : path.includes('/') ? `${path.split('/')[0]}/` : 'other files';
    parts.set(part, (parts.get(part) ?? 0) + size);
  }
  const rows = [...parts].map(([name, size]) => ({ name, kilobytes: Math.round(size / 1000) }));
  const columns = { name: '', kilobytes: 'KB' };
  const note = `packed ${(pack!.size / 1e6).toFixed(1)} MB; dist/ counts as it lies there: clean and build before`;
  return {
    tables: [{ title: 'files of the package', columns, rows, note }],
    targets: [
      { what: 'npm tarball', measured: pack!.size / 1e6, unit: 'MB', atMost: 8 },
      { what: 'installed with dependencies', measured: installed / 1e6, unit: 'MB', atMost: 25 },
    ],
  };
};

/** Files of a folder, its own dependencies left out: they are listed for themselves. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return sum + statSync(path).size;
    return entry.name === 'node_modules' ? sum : sum + sizeOf(path);
  }, 0);
}
