/** The command within this process, so that many cases take little time. */
import { Readable, Writable } from 'node:stream';
import { run } from '../../src/cli/main.js';
import type { Ran } from '../cli/helpers.js';

export interface InProcess {
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** Whether both outputs are terminals. */
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

const home = process.cwd();
// A test that was given up may still be in a folder that goes now, and other tests follow in this process.
afterAll(() => process.chdir(home));

/** Runs the command from its sources; `cwd` is the folder that it runs in. */
export async function runHere(
  args: readonly string[],
  { input = '', cwd, terminal = false, env = {} }: InProcess = {},
): Promise<Ran> {
  if (cwd !== undefined) process.chdir(cwd);
  try {
    const [stdout, stderr] = [collector(terminal), collector(terminal)];
    const stdin = Readable.from(input.length > 0 ? [Buffer.from(input as string)] : []);
    const code = await run(args, { stdin, stdout, stderr, env });
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.chdir(home);
  }
}

function collector(isTTY: boolean) {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  return Object.assign(stream, { isTTY, text: () => Buffer.concat(chunks).toString() });
}
