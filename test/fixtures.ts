/** Reads fixtures/ and compares the extractor's answers with the annotations. */
import { readdirSync, readFileSync } from 'node:fs';
import { createExtractor, type Extractor } from '../src/index.js';

interface GoldEntity {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value?: string;
  readonly nested?: boolean;
}

interface Fixture {
  readonly text: string;
  readonly gold: { readonly text: string; readonly reference?: string; readonly entities: readonly GoldEntity[] };
}

const FOLDER = 'fixtures';
let extractor: Extractor | undefined;

export const fixtureNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.gold.json'))
    .map((name) => name.replace('.gold.json', ''))
    .sort();

export const loadFixture = (name: string): Fixture => ({
  text: readFileSync(`${FOLDER}/${name}.txt`, 'utf8'),
  gold: JSON.parse(readFileSync(`${FOLDER}/${name}.gold.json`, 'utf8')),
});

/** `name kind type start-end text [value]` of everything missed, extra, or valued otherwise; sorted by place. */
export function fixtureErrors(name: string): string[] {
  const { text, gold } = loadFixture(name);
  extractor ??= createExtractor();
  const { entities } = extractor.extract(text, gold.reference === undefined ? {} : { reference: gold.reference });
  const point = pointsOf(text);
  const found = new Map(
    entities.map(({ type, start, end, parent, value }) => [
      `${type}\t${point[start]}-${point[end]}\t${parent === undefined ? 'outer' : 'nested'}`,
      value,
    ]),
  );
  const wanted = new Map(
    gold.entities.map(({ type, start, end, nested, value }) => [
      `${type}\t${start}-${end}\t${nested ? 'nested' : 'outer'}`,
      value,
    ]),
  );
  const errors: [key: string, line: string][] = [];
  const add = (kind: string, key: string, more = ''): void => {
    const [start, end] = key.split('\t')[1]!.split('-').map(Number) as [number, number];
    const mention = [...text].slice(start, end).join('');
    errors.push([key, `${name}\t${kind}\t${key}\t${JSON.stringify(mention)}${more}`]);
  };
  for (const key of found.keys()) if (!wanted.has(key)) add('extra', key);
  for (const [key, value] of wanted) {
    if (!found.has(key)) add('missed', key);
    else if (value !== undefined && found.get(key) !== value) add('value', key, `\t${found.get(key)} for ${value}`);
  }
  const place = (key: string): number => Number.parseInt(key.split('\t')[1]!, 10);
  return errors.sort(([a, m], [b, n]) => place(a) - place(b) || (m < n ? -1 : 1)).map(([, line]) => line);
}

/** For each UTF-16 offset the code-point offset. */
function pointsOf(text: string): number[] {
  const points: number[] = [];
  let count = 0;
  for (const character of text) {
    for (let i = 0; i < character.length; i++) points.push(count);
    count += 1;
  }
  points.push(count);
  return points;
}
