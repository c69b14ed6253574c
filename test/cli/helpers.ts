import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
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

/** A user's environment, without what tests run under. */
function environment(env: Record<string, string> = {}): Record<string, string | undefined> {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  return { ...inherited, ...env };
}

/** Runs the built command as a user would, in a process of its own. */
export function spawned(args: readonly string[], { input = '', cwd = process.cwd(), env }: RunOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, ...args], {
    input,
    cwd,
    env: environment(env),
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout: stdout.toString(), stderr: stderr.toString() };
}

/** The same within a process that has loaded the built command already; another environment needs one of its own. */
export function extract(args: readonly string[], options: RunOptions = {}): Ran {
  if (options.env !== undefined) return spawned(args, options);
  host ??= new Host();
  return host.run(args, options);
}

/** A process of test/cli/host.cjs, asked through named pipes: they can be waited for, as for a process that ends. */
class Host {
  readonly #process: ChildProcess;
  readonly #requests: number;
  readonly #answers: number;

  constructor() {
    const pipes = ['requests', 'answers'].map((name) => join(folder(), name));
    execFileSync('mkfifo', pipes);
    const stdio = ['ignore', 'ignore', 'inherit'] as const;
    this.#process = spawn(process.execPath, [resolve('test/cli/host.cjs'), ...pipes], { stdio: [...stdio] });
    // Each waits for the other side, which opens them in this order, too; it ends with the end of the first.
    this.#requests = openSync(pipes[0]!, 'w');
    this.#answers = openSync(pipes[1]!, 'r');
  }

  run(args: readonly string[], { input = '', cwd = process.cwd() }: RunOptions): Ran {
    const request = { args, cwd, input: Buffer.from(input as string).toString('base64'), env: environment() };
    const bytes = Buffer.from(`${JSON.stringify(request)}\n`);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#requests, bytes, at);
    const chunks: Buffer[] = [];
    do {
      const chunk = Buffer.allocUnsafe(1 << 16);
      const length = readSync(this.#answers, chunk);
      if (length === 0) throw new Error(`the process of the command has ended: extract ${args.join(' ')}`);
      chunks.push(chunk.subarray(0, length));
    } while (chunks.at(-1)!.at(-1) !== 10);
    return JSON.parse(Buffer.concat(chunks).toString());
  }

  async close(): Promise<void> {
    const ended = once(this.#process, 'exit');
    closeSync(this.#requests);
    await ended;
    closeSync(this.#answers);
  }
}

let host: Host | undefined;
afterAll(() => host?.close());

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
