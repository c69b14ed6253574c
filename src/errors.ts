/** Errors that know their exit code. The table is docs/exit-codes.md; the tests hold the two together. */

export const EXIT = {
  ok: 0,
  /** Some input could not be processed; the others were. */
  partial: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** No input could be processed. */
  input: 3,
  /** A list, model or pattern file is wrong. */
  resource: 4,
  /** The output could not be written. */
  output: 5,
  /** A fault of ours. */
  internal: 70,
  /** Stopped by Ctrl-C. */
  interrupted: 130,
  /** Stopped by `kill`, as job control of servers does it. */
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error whose message is one clear line for the user; `file` and `line` say where. */
export class AalamError extends Error {
  readonly exitCode: ExitCode;
  readonly file: string | undefined;
  readonly line: number | undefined;

  constructor(message: string, options: { exitCode: ExitCode; file?: string; line?: number; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'AalamError';
    this.exitCode = options.exitCode;
    this.file = options.file;
    this.line = options.line;
  }

  /** `file:line: message`, as compilers write it. */
  describe(): string {
    const place =
      this.file === undefined ? '' : this.line === undefined ? `${this.file}: ` : `${this.file}:${this.line}: `;
    return place + this.message;
  }
}
