/** `--version`. */
import { EXIT, type ExitCode } from '../errors.js';
import type { IO } from './io.js';
import { Output } from './output.js';
import { versions } from './version.js';

/** What `--version` prints: `extract 0.1.0` and a line each for lists and model, by the beginning of their hash. */
export async function printVersions(
  { model = true }: { readonly model?: boolean | string },
  io: IO,
): Promise<ExitCode> {
  const { version, lists, model: hash } = versions(model);
  const short = (text = 'none'): string => text.slice(0, 12);
  await new Output(io.stdout).write(`extract ${version}\nlists   ${short(lists)}\nmodel   ${short(hash)}\n`);
  return EXIT.ok;
}
