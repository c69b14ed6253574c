/** Dependencies point one way: the rule of docs/architecture.md, held against every import in src. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const BASE = ['digest', 'document', 'errors', 'form-memory', 'own-text', 'recent', 'search', 'sections'];

/** What each place in src may import, besides itself. A folder stands for all of its files. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  digest: [],
  document: [],
  errors: [],
  'form-memory': ['document'],
  'own-text': [],
  recent: ['own-text'],
  search: ['document'],
  sections: ['errors'],
  data: ['errors', 'sections'],
  input: BASE,
  language: [...BASE, 'text'],
  text: BASE,
  gazetteer: [...BASE, 'text'],
  tagger: [...BASE, 'data', 'text', 'gazetteer'],
  rules: [...BASE, 'text', 'gazetteer'],
  dates: [...BASE, 'text', 'gazetteer'],
  resolve: [...BASE, 'text'],
  patterns: [...BASE, 'text'],
  output: BASE,
  evaluate: BASE,
  view: [...BASE, 'text', 'output'],
  pipeline: [...BASE, 'data', 'language', 'text', 'gazetteer', 'tagger', 'rules', 'dates', 'resolve', 'patterns'],
  training: [...BASE, 'data', 'dates', 'tagger', 'pipeline'],
  index: ['document', 'errors', 'pipeline', 'dates', 'patterns'],
  cli: [...BASE, 'index', 'pipeline', 'input', 'output', 'evaluate', 'view', 'gazetteer', 'data', 'training'],
};

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .sort();

const placeOf = (file: string): string => file.split('/')[0]!.replace(/\.ts$/, '');

function importsOf(file: string): string[] {
  const text = readFileSync(join('src', file), 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => match[1]!);
  return specifiers.map((specifier) => placeOf(normalize(join(dirname(file), specifier)).replace(/\.js$/, '.ts')));
}

test.each(sources)('%s imports only what its place may', (file) => {
  const place = placeOf(file);
  expect(Object.keys(ALLOWED)).toContain(place);
  const allowed = [place, ...ALLOWED[place]!];
  expect(importsOf(file).filter((imported) => !allowed.includes(imported))).toEqual([]);
});

test('the check sees imports at all', () => {
  expect(importsOf('pipeline.ts')).toContain('resolve');
});
