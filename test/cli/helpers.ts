import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const BINARY = resolve('bin/extract.js');

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/** Runs the built command as a user would. */
export function extract(args: readonly string[], options: RunOptions = {}): Ran {
  const { input = '', cwd = process.cwd(), env = {} } = options;
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, ...args], {
    input,
    cwd,
    env: { ...inherited, ...env },
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** A line of a shell in which `$extract` is the command. */
export function shell(line: string, cwd: string): Ran {
  const script = `set -o pipefail; extract="${process.execPath} ${BINARY}"; ${line}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], { cwd, maxBuffer: 1 << 28 });
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** A new folder with these files; it is gone after the tests of the file. */
export function folder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'aalam-cli-'));
  folders.push(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

const folders: string[] = [];
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

/** An article of our own, and what must be in it. */
export const ARTICLE = 'قال وزير الدفاع سامر الحلبي، أمس الأحد، إن الاجتماع سيعقد في دمشق.\nوغادر الوزير إلى بيروت.\n';
export const NAMES = ['وزير الدفاع', 'سامر الحلبي', 'أمس الأحد', 'دمشق', 'بيروت'];

interface Found {
  readonly type: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

interface Document {
  readonly schema: number;
  readonly file: string;
  readonly entities: readonly Found[];
  readonly warnings: readonly { readonly message: string }[];
  readonly [field: string]: unknown;
}

/** The documents of JSON Lines. */
export const lines = (stdout: string): Document[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

export const one = (stdout: string): Document => JSON.parse(stdout);

export const texts = (document: Document): string[] => document.entities.map(({ text }) => text);
