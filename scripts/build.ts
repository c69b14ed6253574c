/**
 * `npm run build`: everything that the package runs from, into dist/.
 *
 *     dist/data/aalam.bin    the lists and the word counts, compiled
 *     dist/data/*.bin        the models, as they are
 *     dist/*.js              the library, the command and the wink-nlp model, bundled so that they start fast
 *
 * Every file is written under another name and renamed, so that a process that reads dist/ never sees half of one.
 * The types are a step of their own (`npm run build:types`): only publishing needs them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { build, type OutputFile } from 'esbuild';
import { writeSections } from '../src/sections.js';
import { compileLists } from './compile-lists.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = join(ROOT, 'dist');

/** Word counts of the news, as scripts/count-words.ts made them; either file will do. */
const FREQUENCIES = ['models/word-counts.tsv.gz', 'models/word-counts.tsv'];

/** Entry points by the name of the built file; those that do not exist yet are left out. */
const ENTRIES: Readonly<Record<string, string>> = {
  index: 'src/index.ts',
  cli: 'src/cli/main.ts',
  worker: 'src/cli/worker.ts',
  dates: 'src/dates/dates.ts',
  'wink-model': 'src/text/arabic-model.ts',
};

async function buildData(): Promise<void> {
  const sections = compileLists(join(ROOT, 'gazetteers'));
  for (const [name, bytes] of await frequencySections()) sections.set(name, bytes);
  write('data/aalam.bin', writeSections(sections));
  const models = join(ROOT, 'models');
  const names = existsSync(models) ? readdirSync(models).filter((name) => name.endsWith('.bin')) : [];
  for (const name of names) write(`data/${name}`, readFileSync(join(models, name)));
}

/** Sections of word counts, where there is a table of them. */
async function frequencySections(): Promise<ReadonlyMap<string, Uint8Array>> {
  const table = FREQUENCIES.map((name) => join(ROOT, name)).find((path) => existsSync(path));
  if (table === undefined) return new Map();
  const bytes = readFileSync(table);
  const text = (table.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const { frequencySections } = await import('../src/text/frequencies.js');
  return frequencySections(text);
}

const COMMON = {
  absWorkingDir: ROOT,
  outdir: DIST,
  bundle: true,
  platform: 'node',
  target: 'node20',
  legalComments: 'none',
  write: false,
} as const;

/**
 * franc is an ES module, but the language check is synchronous and wants it only now and then: as CommonJS it can be
 * loaded at that moment with `require`.
 */
async function bundleFranc(): Promise<void> {
  const entryPoints = { franc: 'franc' };
  writeAll(await build({ ...COMMON, entryPoints, format: 'cjs', outExtension: { '.js': '.cjs' } }));
}

/** What is imported dynamically becomes files of its own, loaded when first needed. */
async function bundleModules(): Promise<void> {
  const entryPoints = Object.fromEntries(Object.entries(ENTRIES).filter(([, path]) => existsSync(join(ROOT, path))));
  const options = {
    entryPoints,
    format: 'esm',
    splitting: true,
    packages: 'external',
    chunkNames: 'chunk-[hash]',
  } as const;
  writeAll(await build({ ...COMMON, ...options }));
}

function writeAll({ outputFiles }: { outputFiles: OutputFile[] }): void {
  for (const { path, contents } of outputFiles) write(path.slice(DIST.length + 1), contents);
}

function write(name: string, bytes: Uint8Array): void {
  const path = join(DIST, name);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}

await buildData();
await bundleFranc();
// esbuild has printed what was wrong, with file and line.
await bundleModules().catch(() => process.exit(1));
