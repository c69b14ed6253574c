/**
 * `npm run build`: everything that the package runs from, into dist/.
 *
 *     dist/data/aalam.bin    the lists and the word counts, compiled
 *     dist/data/*.bin        the models, their weights as they are looked up
 *     dist/data/kernel.wasm  the inner loops of the tagger
 *     dist/data/view.js      the script of the page of `extract view`
 *     dist/*.js              the library and its parts, bundled so that they start fast
 *     dist/*.cjs             the command, bundled with all it may need, and what V8 has compiled of it
 *     man/extract.1          the manual page, from the table of options
 *
 * Every file is written under another name and renamed, so that a process that reads dist/ never sees half of one.
 * The types are a step of their own (`npm run build:types`): only publishing needs them.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { listWords } from '../src/dates/listed-words.js';
import { writeSections } from '../src/sections.js';
import { withRows } from '../src/tagger/model.js';
import { compileLists } from './compile-lists.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const DIST = join(ROOT, 'dist');

/** Word counts of the news, as scripts/count-words.ts made them; either file will do. */
const FREQUENCIES = ['models/word-counts.tsv.gz', 'models/word-counts.tsv'];

/** Bundles by what they share code with: pieces that are used alone have all they need in one file. */
const BUNDLES: readonly Readonly<Record<string, string>>[] = [
  { index: 'src/index.ts' },
  { dates: 'src/dates/dates.ts' },
  { 'wink-model': 'src/text/arabic-model.ts' },
];

/** Found by its own path at run time, so it cannot be part of a bundle. */
const EXTERNAL = ['piscina'];

async function buildData(): Promise<void> {
  const sections = compileLists(join(ROOT, 'gazetteers'));
  for (const [name, bytes] of await frequencySections()) sections.set(name, bytes);
  write('data/aalam.bin', writeSections(sections));
  const models = join(ROOT, 'models');
  const names = existsSync(models) ? readdirSync(models).filter((name) => name.endsWith('.bin')) : [];
  for (const name of names) write(`data/${name}`, withRows(readFileSync(join(models, name)), name));
}

/** The inner loops of the tagger, from their text. */
async function buildKernel(): Promise<void> {
  const source = 'src/tagger/kernel.wat';
  const { parseWat } = await (await import('wabt')).default();
  const module = parseWat(source, readFileSync(join(ROOT, source), 'utf8'), { simd: true });
  module.validate();
  write('data/kernel.wasm', module.toBinary({}).buffer);
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

/** Puts the listed words of the date grammar into the bundles as data. */
const LISTED_WORDS: Plugin = {
  name: 'listed-words',
  setup({ onLoad }) {
    onLoad({ filter: /dates.listed\.ts$/ }, () => {
      return { contents: `export const LISTED = ${JSON.stringify(listWords())};` };
    });
  },
};

/** Names stay, for stack traces; blanks and comments take time to read at every start. */
const COMMON = {
  absWorkingDir: ROOT,
  minifyWhitespace: true,
  minifySyntax: true,
  outdir: DIST,
  bundle: true,
  platform: 'node',
  target: 'node20',
  external: EXTERNAL,
  legalComments: 'none',
  metafile: true,
  write: false,
  plugins: [LISTED_WORDS] as Plugin[],
} as const;

/** What bundled CommonJS packages need to reach Node's own modules. */
const REQUIRE = `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`;

const BROWSER = { platform: 'browser', format: 'iife', target: 'es2022', minify: true, charset: 'utf8' } as const;

/**
 * Packages are part of the bundles: finding and loading them one by one takes a sixth of a short run. What is imported
 * dynamically becomes a file of its own, loaded when first needed.
 */
async function bundle(): Promise<void> {
  const modules = { format: 'esm', splitting: true, banner: { js: REQUIRE }, chunkNames: 'chunk-[hash]' } as const;
  const results = await Promise.all([
    ...BUNDLES.map((entries) => build({ ...COMMON, ...modules, entryPoints: existing(entries) })),
    // The language check is synchronous and wants franc, an ES module, only now and then: as CommonJS it can be loaded
    // at that moment with `require`.
    build({ ...COMMON, format: 'cjs', outExtension: { '.js': '.cjs' }, entryPoints: { franc: 'franc' } }),
    // The script of the page of `extract view`, which goes into the page as it is.
    build({ ...COMMON, ...BROWSER, entryPoints: { 'data/view': 'src/view/browser/main.ts' } }),
  ]);
  for (const { path, contents } of results.flatMap((result) => result.outputFiles)) {
    write(path.slice(DIST.length + 1), contents);
  }
  results.push(await bundleCommand());
  write('../man/extract.1', (await import('../src/cli/man.js')).manPage());
  write('third-party.txt', licences(results.flatMap((result) => Object.keys(result.metafile.inputs))));
}

/** ES modules that are CommonJS in a bundle still want to know where they are. */
const AS_COMMON_JS = {
  format: 'cjs',
  define: { 'import.meta.url': '__url' },
  banner: { js: "const __url = require('node:url').pathToFileURL(__filename).href;" },
} as const;

/** commander would load it for commands that are programs of their own; we have none. */
const NO_CHILD_PROCESS: Plugin = {
  name: 'no-child-process',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /node_modules.commander/.test(importer) ? { path: 'nothing', namespace: 'nothing' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * The command is one file of CommonJS: Node loads it without the detours of its loader of ES modules, and V8 takes what
 * it compiled of it before (see src/cli/load.ts).
 */
async function bundleCommand(): Promise<BuildResult<typeof COMMON>> {
  const command = await build({
    ...COMMON,
    ...AS_COMMON_JS,
    plugins: [...COMMON.plugins, NO_CHILD_PROCESS],
    entryPoints: ['src/cli/entry.ts'],
  });
  const code = inAscii(command.outputFiles[0]!.text);
  const name = `cli-${createHash('sha256').update(code).digest('hex').slice(0, 8)}.cjs`;
  write(name, code);
  const define = { ...AS_COMMON_JS.define, BUNDLE: JSON.stringify(name) };
  const loader = await build({ ...COMMON, ...AS_COMMON_JS, define, entryPoints: ['src/cli/load.ts'] });
  write('cli.cjs', loader.outputFiles[0]!.contents);
  write('worker.cjs', "module.exports = require('./cli.cjs').workOn;\n");
  const compiled = `${name}.${process.versions.v8}.compiled`;
  write(compiled, '');
  write(compiled, compiledCode());
  return command;
}

/**
 * V8 keeps a file with one letter beyond Latin-1 in two bytes a letter, and Node decodes it more slowly. esbuild escapes such letters
 * except in regular expressions, where the escape means the same.
 */
const inAscii = (code: string): string =>
  code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What V8 compiles for a run: made by one, in a process of its own. */
function compiledCode(): Uint8Array {
  const sample = join(ROOT, 'fixtures/01-syria.txt');
  // V8 refuses code that was compiled under other flags, which is what a run of one document would seem to have set.
  const code = `
    require('node:v8').setFlagsFromString = () => {};
    const command = require(${JSON.stringify(join(DIST, 'cli.cjs'))});
    const stdout = new (require('node:stream').Writable)({ write: (chunk, encoding, done) => done() });
    const io = { stdin: process.stdin, stdout, stderr: process.stderr, env: {} };
    command.run([${JSON.stringify(sample)}, '--quiet'], io)
      .then(() => command.run([${JSON.stringify(sample)}, '--quiet', '--format', 'pretty'], io))
      .then(() => process.stdout.write(command.compiledCode()));`;
  return execFileSync(process.execPath, ['-e', code], { maxBuffer: 1 << 26 });
}

const existing = (entries: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(ROOT, path))));

/** The text of a licence for a package that comes without it: ours has the same words. */
function licenceText(license: string, author: string): string {
  if (license !== 'MIT') throw new Error(`a package comes without the text of its licence, ${license}`);
  const words = readFileSync(join(ROOT, 'LICENSE'), 'utf8');
  return words.replace(/^Copyright .*$/m, `Copyright (c) ${author}`).trim();
}

/** The licences of the packages that the bundles hold code of. */
function licences(inputs: readonly string[]): string {
  const folders = inputs.map((path) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const packages = [...new Set(folders.filter((folder) => folder !== undefined))].sort();
  const texts = packages.map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text =
      file === undefined ? licenceText(license, author) : readFileSync(join(ROOT, folder, file), 'utf8').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return ['The bundled code holds code of these packages.\n', ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}

/** An hour is time enough for processes that still read them. */
const KEPT = 3_600_000;

/** Names of bundles have a hash of their content: those of older builds go. */
function removeOld(): void {
  for (const name of readdirSync(DIST).filter((entry) => /^(?:cli|chunk)-\w+\./.test(entry))) {
    const path = join(DIST, name);
    if (Date.now() - statSync(path).mtimeMs > KEPT) rmSync(path, { force: true });
  }
}

function write(name: string, bytes: Uint8Array | string): void {
  const path = join(DIST, name);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, bytes);
  renameSync(temporary, path);
}

await buildData();
await buildKernel();
// esbuild has printed what was wrong, with file and line.
await bundle().catch(({ message }) => {
  console.error(message);
  process.exitCode = 1;
});
removeOld();
