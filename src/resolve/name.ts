/** What is known of the things that mentions name: usual name, subtype, facts; and which of several places is meant. */
import type { Named } from './known-names.js';
import type { Mention } from './mention.js';

/** For each mention that the lists know, what it names. A name of several places is settled by the countries of the text. */
export function nameAll(mentions: readonly Mention[]): Map<Mention, Named> {
  const options = new Map<Mention, readonly Named[]>();
  for (const mention of mentions) if (mention.named.length > 0) options.set(mention, mention.named);
  const countries = countriesOf(options.values());
  return new Map([...options].map(([mention, named]) => [mention, likeliest(named, countries)]));
}

/** How often the text names a country, or a place that can lie in one country only. */
function countriesOf(all: Iterable<readonly Named[]>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const named of all) {
    const country = countryOf(named[0]!);
    if (country === undefined || named.some((other) => countryOf(other) !== country)) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

const countryOf = ({ ref }: Named): string | undefined => ref?.iso3166 ?? ref?.country;

function likeliest(named: readonly Named[], countries: ReadonlyMap<string, number>): Named {
  if (named.length === 1) return named[0]!;
  const mentions = ({ ref }: Named): number => countries.get(ref?.country ?? ref?.iso3166 ?? '') ?? 0;
  return [...named].sort(
    (a, b) => mentions(b) - mentions(a) || b.weight - a.weight || (b.population ?? 0) - (a.population ?? 0),
  )[0]!;
}
