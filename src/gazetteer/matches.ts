/**
 * Where listed names stand in a text. Most of them are single words that nobody asks for, so that only the names of several words are
 * there from the beginning; all that begin at a token are put together when they are asked for.
 */
import type { Reading, Span, Token } from '../document.js';
import { firstFrom } from '../search.js';
import { NAMES } from './kinds.js';
import type { Named } from './layer.js';

/** A listed name in a text. It begins behind the proclitics of its first token. */
export interface Match extends Span {
  /** Half-open range of token indexes. */
  readonly first: number;
  readonly last: number;
  /** How token `first` is read. */
  readonly reading: Reading;
  /** The rows with this name: never empty, ascending; their order does not depend on the order of the lists' lines. */
  readonly rows: readonly number[];
  /** What these rows are together: bits of `KIND`. */
  readonly kinds: number;
}

/** A reading that is a listed name by itself. */
export interface NamedReading {
  readonly reading: Reading;
  readonly named: Named;
}

/** What begins at a token: its readings that are names, in their order. */
export interface Opened {
  readonly named: readonly NamedReading[];
  /** What these are together, as bits of `KIND`. */
  readonly kinds: number;
}

const NONE: readonly Match[] = [];

export class Matches {
  readonly #at: (readonly Match[] | undefined)[];

  /** `longer`: the names of several words, in order. `opened`: for each token what begins there. */
  constructor(
    private readonly tokens: readonly Token[],
    readonly longer: readonly Match[],
    private readonly opened: readonly Opened[],
  ) {
    this.#at = new Array(tokens.length);
  }

  /** Whether a name begins at the token, in any reading. */
  has(index: number): boolean {
    return this.opened[index]!.named.length > 0 || this.#firstLonger(index) !== undefined;
  }

  /** The names that begin at the token, in any reading: by start, then the longest first, then by the order of its readings. */
  at(index: number): readonly Match[] {
    let found = this.#at[index];
    if (found === undefined) {
      found = this.#collect(index);
      this.#at[index] = found;
    }
    return found;
  }

  /** All of them, token by token. */
  all(): Match[] {
    return this.tokens.flatMap((_, index) => this.at(index));
  }

  /** Those that are names of something, and no words of the grammar alone. */
  names(): Match[] {
    const names: Match[] = [];
    let next = 0;
    for (let i = 0; i < this.tokens.length; i++) {
      const opensLonger = this.longer[next]?.first === i;
      while (this.longer[next]?.first === i) next += 1;
      if (!opensLonger && (this.opened[i]!.kinds & NAMES) === 0) continue;
      for (const match of this.at(i)) if ((match.kinds & NAMES) !== 0) names.push(match);
    }
    return names;
  }

  #collect(index: number): readonly Match[] {
    const words = this.opened[index]!.named;
    const next = this.#firstLonger(index);
    if (words.length === 0 && next === undefined) return NONE;
    const token = this.tokens[index]!;
    const found = words.map(({ reading, named }) => matchOf(token, token.end, index, index + 1, reading, named));
    if (next === undefined && found.length === 1) return found;
    for (let i = next ?? this.longer.length; this.longer[i]?.first === index; i++) found.push(this.longer[i]!);
    return inOrder(found);
  }

  #firstLonger(index: number): number | undefined {
    const { longer } = this;
    if (longer.length === 0) return undefined;
    const next = firstFrom(longer, ({ first }) => first >= index);
    return longer[next]?.first === index ? next : undefined;
  }
}

/** The match of a name that begins at `token`, the token number `first`, and ends at `end`. */
export const matchOf = (
  token: Token,
  end: number,
  first: number,
  last: number,
  reading: Reading,
  { rows, kinds }: Named,
): Match => ({ start: token.start + reading.cut, end, first, last, reading, rows, kinds });

/** Sorts matches that begin at one token by start, the longest first, equal ones as they are; one name of several layers becomes one. */
export function inOrder(matches: Match[]): Match[] {
  matches.sort((a, b) => a.start - b.start || b.end - a.end);
  for (let i = 1; i < matches.length; i++) if (isSame(matches[i - 1]!, matches[i]!)) return joinEqual(matches);
  return matches;
}

const isSame = (a: Match, b: Match): boolean => a.reading === b.reading && a.last === b.last;

function joinEqual(matches: readonly Match[]): Match[] {
  const joined: Match[] = [];
  for (const match of matches) {
    const before = joined.at(-1);
    if (before === undefined || !isSame(before, match)) joined.push(match);
    else {
      const rows = [...before.rows, ...match.rows];
      joined[joined.length - 1] = { ...before, rows, kinds: before.kinds | match.kinds };
    }
  }
  return joined;
}
