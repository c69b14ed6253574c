/** What users install: whose code it is, what comes with it, and that it talks to nobody. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ARTICLE, BINARY, extract, folder } from './cli/helpers.js';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const manifest = json('package.json');

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: true;
  readonly devOptional?: true;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: true;
}

/** Licences that ask for no more than to be named. */
const FREE = /^(?:MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense)$/;

describe('dependencies', () => {
  const locked = Object.entries(json('package-lock.json').packages as Record<string, Locked>).filter(([path]) => path);
  const installed = locked.filter(([, { dev, devOptional }]) => !dev && !devOptional);

  test('every package is known by its hash, and none by an address', () => {
    for (const [path, { resolved, integrity }] of locked) {
      expect({ path, resolved, hash: integrity?.startsWith('sha512-') }).toEqual({ path, hash: true });
    }
    expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved"|git\+|file:/);
  });

  test('those that users get are few, exact and free, and none runs anything when it is installed', () => {
    expect(Object.entries(manifest.dependencies)).toEqual([['piscina', expect.stringMatching(/^\d+\.\d+\.\d+$/)]]);
    const names = installed.map(([path]) => path.replace('node_modules/', '').replace(/^(@napi-rs\/nice)-.*/, '$1'));
    expect([...new Set(names)].sort()).toEqual(['@napi-rs/nice', 'piscina']);
    for (const [path, { license, hasInstallScript }] of installed) {
      expect({ path, license, hasInstallScript }).toEqual({ path, license: expect.stringMatching(FREE) });
    }
  });

  test('neither does the package itself', () => {
    expect(Object.keys(manifest.scripts)).toEqual(expect.not.arrayContaining(['preinstall', 'install', 'postinstall']));
  });
});

test('the licences of all code in the bundles are there, with their texts', () => {
  const [, ...parts] = readFileSync('dist/third-party.txt', 'utf8').split(`\n${'-'.repeat(80)}\n\n`);
  const listed = parts.map((part) => /^(\S+) (\S+) \(([^)]+)\)\n\n(.*)$/s.exec(part)!.slice(1));
  for (const [name, , license, text = ''] of listed) {
    expect([name, license]).toEqual([name, expect.stringMatching(FREE)]);
    expect([name, /Permission|Licensed|Redistribution|licen[cs]e/i.test(text)]).toEqual([name, true]);
  }
  const names = listed.map(([name]) => name);
  // What the sources import and is not left outside.
  const bundled = ['chalk', 'commander', 'csv-parse', 'fast-glob', 'franc', 'papaparse', 'wink-nlp'];
  expect(names).toEqual(expect.arrayContaining(bundled));
});

test('npm pack: what is needed, and nothing else', () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const answer = JSON.parse(packed.toString());
  const [{ files }] = (Array.isArray(answer) ? answer : Object.values(answer)) as [
    { files: { path: string; size: number }[] },
  ];
  const paths = files.map(({ path }) => path);
  const allowed = [
    /^(?:package\.json|README\.md|CHANGELOG\.md|SECURITY\.md|LICENSE|NOTICE)$/,
    /^bin\/(?:extract\.js|package\.json)$/,
    /^man\/extract\.1$/,
    /^schema\/[a-z.-]+\.json$/,
    /^docs\/[a-z-]+\.md$/,
    /^gazetteers\/[A-Za-z0-9/.-]+\.(?:tsv|md)$/,
    /^dist\/(?:data\/)?[A-Za-z0-9.-]+\.(?:c?js|bin|wasm|txt|compiled)$/,
    /^dist\/types\/[a-z0-9/.-]+\.d\.ts$/,
  ];
  expect(paths.filter((path) => !allowed.some((pattern) => pattern.test(path)))).toEqual([]);
  const needed = [
    manifest.bin.extract,
    manifest.man,
    'dist/data/aalam.bin',
    'dist/data/kernel.wasm',
    'dist/data/tagger.bin',
    'dist/data/view.js',
    'dist/worker.cjs',
    'dist/third-party.txt',
    'LICENSE',
    'NOTICE',
  ];
  const entries = Object.values(manifest.exports).map((entry) =>
    typeof entry === 'string' ? entry : (entry as { import: string }).import,
  );
  expect(paths).toEqual(expect.arrayContaining([...needed, ...entries].map((path) => path.replace('./', ''))));
});

test('no built file has a path of the machine that built it', () => {
  const texts = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:c?js|txt)$/.test(name),
  );
  for (const name of texts) {
    expect([name, readFileSync(join('dist', name), 'utf8').includes(`${process.cwd()}/`)]).toEqual([name, false]);
  }
});

describe('no network', () => {
  const here = folder({
    'a.txt': ARTICLE,
    'b.txt': 'Nothing Arabic is in this text at all, https://example.org.',
    'gold.jsonl': `${JSON.stringify({ text: 'وصل إلى دمشق', entities: [{ type: 'LOCATION', start: 8, end: 12 }] })}\n`,
    'p.json': '[{"name":"law","patterns":["القانون رقم NUMBER"]}]',
  });
  const COMMANDS: readonly string[][] = [
    ['a.txt', 'b.txt', '-f', 'jsonl'],
    ['a.txt', 'b.txt', '--jobs', '2', '--patterns', 'p.json', '-f', 'html'],
    ['a.txt', '-f', 'web-annotation'],
    ['a.txt', '-f', 'json', '--with-text', '-o', 'saved.json'],
    ['view', 'saved.json', '-o', 'page.html'],
    ['eval', 'gold.jsonl'],
    ['gazetteer', 'lint', 'gold.tsv'],
    ['completion', 'bash'],
    ['--version'],
  ];

  test('the guard sees an attempt', () => {
    for (const attempt of [
      "fetch('http://127.0.0.1:9')",
      "require('net').connect(9)",
      "require('dns').lookup('x', () => {})",
    ]) {
      const { status, stderr } = spawnSync(process.execPath, [
        '--require',
        resolve('test/no-network.cjs'),
        '-e',
        attempt,
      ]);
      expect([status, stderr.toString()]).toEqual([99, expect.stringMatching(/^NETWORK /)]);
    }
  });

  test('no command reaches for it', () => {
    const NODE_OPTIONS = `--require ${resolve('test/no-network.cjs')}`;
    for (const args of COMMANDS) {
      const { code, stderr } = extract(args, { cwd: here, env: { NODE_OPTIONS } });
      expect({ args, code, network: stderr.includes('NETWORK') }).toEqual({
        args,
        code: args[1] === 'lint' ? expect.any(Number) : 0,
        network: false,
      });
    }
  });

  test('nor does any need it: the same answers without one', () => {
    if (spawnSync('unshare', ['-rn', 'true']).status !== 0) return console.warn('not run: no unshare here');
    const [args] = COMMANDS as [string[]];
    const { stdout } = spawnSync('unshare', ['-rn', process.execPath, BINARY, ...args], { cwd: here });
    expect(stdout.toString()).toBe(extract(args, { cwd: here }).stdout);
  });

  test('the sources name no module of it', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const name of sources) {
      const text = readFileSync(join('src', name), 'utf8');
      const found = /['"](?:node:)?(?:net|tls|dgram|dns|https?|http2|child_process)['"/]|\bfetch\(|WebSocket/.test(
        text,
      );
      expect([name, found]).toEqual([name, false]);
    }
    expect(existsSync('src')).toBe(true);
  });
});
