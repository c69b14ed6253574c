/** Load time by part, each round in a fresh process: this file run by itself is such a round. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { median } from './measure.js';
import type { Suite } from './suite.js';

type Times = Record<string, number>;

export const suite: Suite = ({ quick }) => {
  const file = fileURLToPath(import.meta.url);
  const rounds = Array.from({ length: quick ? 3 : 11 }, () => {
    const { status, stdout } = spawnSync(process.execPath, [...process.execArgv, file, '--round'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`a round of load.ts ended with ${status}`);
    return JSON.parse(String(stdout)) as Times;
  });
  const rows = Object.keys(rounds[0]!).map((name) => ({ name, ms: median(rounds.map((times) => times[name]!)) }));
  const title = `load time by part, fresh process, median of ${rounds.length}`;
  return { tables: [{ title, columns: { name: '', ms: 'ms' }, rows }] };
};

/** Parts one after the other; what is loaded before is not loaded again. Modules are read from the sources, and not counted. */
async function round(): Promise<Times> {
  const { loadData, readModel } = await import('../src/data.js');
  const { Gazetteer } = await import('../src/gazetteer/gazetteer.js');
  const { Words } = await import('../src/gazetteer/words.js');
  const { loadFrequencies } = await import('../src/text/frequencies.js');
  const { createReader } = await import('../src/text/tokens.js');
  const { createRules } = await import('../src/rules/rules.js');
  const { loadTagger } = await import('../src/tagger/tagger.js');
  const times: Times = {};
  const timed = <T>(name: string, run: () => T): T => {
    const start = performance.now();
    const value = run();
    times[name] = performance.now() - start;
    return value;
  };
  const data = timed('file of lists and counts read', loadData);
  const gazetteer = timed('lists opened', () => Gazetteer.fromSections(data));
  const frequencies = timed('counts opened', () => loadFrequencies(data));
  const words = new Words(gazetteer);
  timed('reader of texts', () => createReader({ frequencies, kindOf: (folded) => words.kindOf(folded) }));
  timed('rules', () => createRules(gazetteer, words, frequencies));
  const { bytes } = timed('file of the model read', () => readModel());
  timed('model opened', () => loadTagger(bytes, gazetteer, words, frequencies));
  const start = performance.now();
  const { createExtractor } = (await import(new URL('../dist/index.js', import.meta.url).href)) as {
    createExtractor: typeof import('../src/index.js').createExtractor;
  };
  times['the library as shipped, imported'] = performance.now() - start;
  const extractor = timed('createExtractor, as shipped', () => createExtractor({ language: 'ar' }));
  const text = readFileSync('fixtures/01-syria.txt', 'utf8');
  timed('first document of 2 KB', () => extractor.extract(text));
  timed('the same again', () => extractor.extract(text));
  return times;
}

if (process.argv.includes('--round')) process.stdout.write(JSON.stringify(await round()));
