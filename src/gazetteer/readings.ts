/**
 * A listed name of several words says how its first word is read: `بوروسيا دورتموند` is no `ب` before Russia, and in `وخور مكسر`
 * the و stands before خور مكسر, though neither word by itself would tell.
 */
import type { Reading, Token } from '../document.js';
import type { Gazetteer, Match } from './gazetteer.js';

/** The tokens, each with the reading first that its longest match of two words or more has; the same array where nothing changes. */
export function settleReadings(
  tokens: readonly Token[],
  matches: readonly Match[],
  gazetteer: Gazetteer,
): readonly Token[] {
  const settled = new Map<number, Match>();
  for (const match of matches) {
    if (match.last - match.first < 2) continue;
    const before = settled.get(match.first);
    if (before === undefined || outweighs(match, before, tokens[match.first]!)) settled.set(match.first, match);
  }
  let changed: Token[] | undefined;
  for (const [index, match] of settled) {
    const { reading } = match;
    const token = tokens[index]!;
    if (reading === token.readings[0] || !match.rows.some((row) => isName(gazetteer, row))) continue;
    changed ??= [...tokens];
    changed[index] = { ...token, readings: withFirst(token.readings, reading) };
  }
  return changed ?? tokens;
}

/** Parts of names prove nothing: `وبفضل الله` is no فضل الله. */
function isName(gazetteer: Gazetteer, row: number): boolean {
  const { type, subtype } = gazetteer.row(row);
  return type !== 'PERSON' || !NAME_PARTS.has(subtype);
}

const NAME_PARTS: ReadonlySet<string> = new Set(['given', 'family', 'particle']);

/** The longer one; of equal ones that of the more plausible reading. */
const outweighs = (match: Match, other: Match, { readings }: Token): boolean =>
  match.last > other.last ||
  (match.last === other.last && readings.indexOf(match.reading) < readings.indexOf(other.reading));

/** By the usual readings of a word: what is remembered of a form hangs on the identity of its readings. */
const reordered = new WeakMap<readonly Reading[], Map<Reading, readonly Reading[]>>();

function withFirst(readings: readonly Reading[], first: Reading): readonly Reading[] {
  const orders = reordered.get(readings) ?? new Map<Reading, readonly Reading[]>();
  const order = orders.get(first) ?? [first, ...readings.filter((reading) => reading !== first)];
  reordered.set(readings, orders.set(first, order));
  return order;
}
