/** The examples of the README, and how they are run. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

export const README = 'README.md';
const BLOCK = /```console\n\$ (.*)\n([\s\S]*?)```/g;

export interface Block {
  readonly command: string;
  readonly output: string;
}

export const readmeBlocks = (): Block[] =>
  [...readFileSync(README, 'utf8').matchAll(BLOCK)].map(([, command, output]) => ({
    command: command!,
    output: output!,
  }));

/** The README with the outputs that its commands now have. */
export const refreshed = (): string =>
  readFileSync(README, 'utf8').replace(BLOCK, (block, command: string) => {
    const { output, missing } = runBlock(command);
    return missing === undefined ? `\`\`\`console\n$ ${command}\n${output}\`\`\`` : block;
  });

/** Programs that examples use and that a machine may lack. */
const OPTIONAL = ['jq'];

let folder: string | undefined;

export function runBlock(command: string): { output: string; missing?: string } {
  const missing = OPTIONAL.find(
    (program) => command.includes(`| ${program} `) && spawnSync(program, ['--version']).error,
  );
  if (missing !== undefined) return { output: '', missing };
  folder ??= makeFolder();
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, NO_COLOR: '1', LC_ALL: 'C.UTF-8' };
  return { output: execFileSync('bash', ['-o', 'pipefail', '-c', command], { encoding: 'utf8', env }) };
}

/** A folder with a command `extract`. */
function makeFolder(): string {
  const made = mkdtempSync(join(tmpdir(), 'aalam-readme-'));
  const file = join(made, 'extract');
  writeFileSync(file, `#!/bin/sh\nexec "${process.execPath}" "${resolve('bin/extract.js')}" "$@"\n`);
  chmodSync(file, 0o755);
  return made;
}
