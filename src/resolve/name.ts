/** What is known of the things that mentions name: usual name, subtype, facts; and which of several places is meant. */
import type { Named } from './known-names.js';
import type { Mention } from './mention.js';

/** Finds out what each mention that the lists know names. A name of several places is settled by the countries of the text. */
export function nameAll(mentions: readonly Mention[]): void {
  const doubtful = mentions.some(({ named }) => named.length > 1);
  const countries = doubtful ? countriesOf(mentions) : NO_COUNTRIES;
  for (const mention of mentions) if (mention.named.length > 0) mention.meant = likeliest(mention.named, countries);
}

type Countries = ReadonlyMap<string, number>;

const NO_COUNTRIES: Countries = new Map();

/** How often the text names a country, or a place that can lie in one country only. */
function countriesOf(mentions: readonly Mention[]): Countries {
  const counts = new Map<string, number>();
  for (const { named } of mentions) {
    const country = named.length === 0 ? undefined : countryOf(named[0]!);
    if (country === undefined || named.some((other) => countryOf(other) !== country)) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

const countryOf = ({ ref }: Named): string | undefined => ref?.iso3166 ?? ref?.country;

/** That which the text speaks for most; of equal ones the first. */
function likeliest(named: readonly Named[], countries: Countries): Named {
  let best = named[0]!;
  for (let i = 1; i < named.length; i++) if (compare(named[i]!, best, countries) < 0) best = named[i]!;
  return best;
}

const compare = (a: Named, b: Named, countries: Countries): number =>
  mentionsOf(b, countries) - mentionsOf(a, countries) ||
  b.weight - a.weight ||
  (b.population ?? 0) - (a.population ?? 0);

const mentionsOf = ({ ref }: Named, countries: Countries): number =>
  countries.get(ref?.country ?? ref?.iso3166 ?? '') ?? 0;
