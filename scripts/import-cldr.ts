/**
 * `npx tsx scripts/import-cldr.ts LOCALENAMES COUNTRIES` writes gazetteers/locations/cldr.tsv: spellings of the names of
 * countries and territories that the hand-written list has not.
 *
 * LOCALENAMES is the folder of the npm package cldr-localenames-full, COUNTRIES that of i18n-iso-countries.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameTokens } from '../src/gazetteer/name-tokens.js';
import { formatList, LISTS, readJson, readRows, readTerritories } from './import-sources.js';

const [localenames, countriesFolder] = process.argv.slice(2);
if (!localenames || !countriesFolder) throw new Error('usage: import-cldr.ts LOCALENAMES COUNTRIES');

const WEIGHT = 0.4;
const locales = ['ar', 'ar-AE', 'ar-EG', 'ar-LY', 'ar-SA'];
const fromCldr = locales.flatMap((locale) =>
  [...readTerritories(localenames, locale)].map((entry) => [...entry, 'cldr'] as const),
);
const { countries } = readJson(join(countriesFolder, 'langs/ar.json')) as {
  countries: Record<string, string | string[]>;
};
const fromCountries = Object.entries(countries).flatMap(([code, names]) =>
  [names].flat().map((name) => [code, name, 'iso-countries'] as const),
);

const clean = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[\p{Cf}\u0640\u064b-\u0652]/gu, '')
    .replace(/\s*\(.*\)/, '')
    .replace(/ (?:الصينية|الإدارية الخاصة)$/, '')
    .trim();

/** Two letters, and no code for parts of the world that no row of ours has. */
const known = readRows(['locations/geonames', 'locations/cldr']).filter((row) => row.type === 'LOCATION');
const ids = new Set(known.map((row) => row.id));
const seen = new Set(known.map((row) => nameTokens(row.name).join(' ')));
const rows = [...fromCldr, ...fromCountries].flatMap(([code, label, source]) => {
  const id = `iso:${code.slice(0, 2)}`;
  const name = clean(label);
  const key = nameTokens(name).join(' ');
  if (
    !/^[A-Z]{2}(?:-alt-\w+)?$/.test(code) ||
    !ids.has(id) ||
    seen.has(key) ||
    name.length < 3 ||
    name.startsWith('منطقة ')
  )
    return [];
  seen.add(key);
  return [{ name, type: 'LOCATION', subtype: 'country', id, weight: WEIGHT, ambiguous: '', source, note: '' }];
});
rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.name < b.name ? -1 : 1));
writeFileSync(join(LISTS, 'locations/cldr.tsv'), formatList(['Made by scripts/import-cldr.ts: do not edit.'], rows));
console.log(`${rows.length} rows`);
