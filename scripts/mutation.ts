/**
 * `npm run mutation -- [FILE…] [TEST…]`: are the tests of a folder sharp? Stryker changes a file in every small way that it knows (a `<` made a
 * `<=`, a block left out) and runs the folder's tests each time: a change that no test notices has survived. Stryker comes from npm
 * when this runs. Without files: all of text, gazetteer, dates and resolve, which takes hours. Paths in test/ are run instead of the folder's.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const STRYKER = '@stryker-mutator/core@9.6.1';

/** The tests that belong to a folder of src. */
const SUITES: Readonly<Record<string, readonly string[]>> = {
  text: ['test/text'],
  gazetteer: ['test/gazetteer'],
  dates: ['test/dates'],
  resolve: ['test/resolve'],
};

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number } };
}

/** Noticed by a test, or by its never ending. */
const CAUGHT = ['Killed', 'Timeout'];

function mutate(folder: string, files: readonly string[], tests: readonly string[]): number {
  const scratch = mkdtempSync(join(tmpdir(), 'aalam-mutation-'));
  const report = join(scratch, 'mutation.json');
  const config = {
    testRunner: 'command',
    commandRunner: { command: `npm run --silent jest -- --bail --silent ${tests.join(' ')}` },
    mutate: files,
    ignorePatterns: ['bench', 'docs', 'examples', 'coverage'],
    reporters: ['json'],
    jsonReporter: { fileName: report },
    // What is only said to people is no behaviour.
    mutator: { excludedMutations: ['StringLiteral'] },
    checkers: [],
    allowConsoleColors: false,
    // There is nothing in ours that a sandbox would have to change.
    tsconfigFile: 'none.json',
    tempDirName: join(scratch, 'sandbox'),
  };
  writeFileSync(join(scratch, 'stryker.json'), JSON.stringify(config));
  const args = ['--yes', '-p', STRYKER, 'stryker', 'run', join(scratch, 'stryker.json')];
  const { status } = spawnSync('npx', args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`stryker ended with ${status}`);
  const { files: results } = JSON.parse(readFileSync(report, 'utf8')) as {
    files: Record<string, { mutants: Mutant[] }>;
  };
  let [caught, all] = [0, 0];
  for (const [file, { mutants }] of Object.entries(results)) {
    const valid = mutants.filter(({ status: one }) => [...CAUGHT, 'Survived', 'NoCoverage'].includes(one));
    const survived = valid.filter(({ status: one }) => !CAUGHT.includes(one));
    caught += valid.length - survived.length;
    all += valid.length;
    console.log(`${file}: ${valid.length - survived.length} of ${valid.length}`);
    for (const { location, mutatorName, replacement = '' } of survived)
      console.log(`  ${location.start.line}: ${mutatorName} ${replacement.replace(/\s+/g, ' ').slice(0, 100)}`);
  }
  rmSync(scratch, { recursive: true, force: true });
  console.log(`${folder}: ${((100 * caught) / all).toFixed(1)} % of ${all} changes are noticed`);
  return caught / all;
}

const named = process.argv.slice(2);
const tests = named.filter((path) => path.startsWith('test/'));
for (const [folder, suite] of Object.entries(SUITES)) {
  const chosen = named.filter((path) => path.startsWith(`src/${folder}/`));
  const files = named.length > tests.length ? chosen : [`src/${folder}/**/*.ts`];
  if (files.length > 0) mutate(folder, files, tests.length > 0 ? tests : suite);
}
