/**
 * wink-nlp's pattern language, read as our texts are read: literal words, folded and with their proclitics apart;
 * alternatives `[a|b|]`, of which an empty one stands for nothing; classes; `^` before what is to be taken literally.
 */
import { ENTITY_TYPES, type Reading, type Token } from '../document.js';
import type { Reader } from '../text/tokens.js';
import type { Fail } from './file.js';

/** A number in digits, and a word that is no part of a longer entity. */
export const NUMBER = 'NUMBER';
export const WORD = 'WORD';

/** Classes: an entity type stands for a whole entity of the outer layer. */
const CLASSES: ReadonlySet<string> = new Set([...ENTITY_TYPES, NUMBER, WORD]);

/**
 * What a written word of a pattern asks for: the name of a class, or the folded proclitics and stem that stand one behind
 * the other. Folding leaves no capital letter, so the two never look alike.
 */
export type Word = readonly string[];

/** Each pattern is a row of slots, each slot a choice of phrases. */
export type Slot = readonly (readonly Word[])[];

export const isClass = (symbol: string): boolean => CLASSES.has(symbol);

/** The proclitics of a reading, a letter each; `لل` is one lam and the lam of the article. */
export const procliticsOf = ({ prefix }: Reading): string => (prefix.endsWith('لل') ? prefix.slice(0, -1) : prefix);

/** Reads one pattern. What is wrong with it goes to `fail`. */
export function parsePattern(pattern: string, read: Reader, fail: Fail): Slot[] {
  const { tokens, text } = read(pattern);
  const written = (token: Token): string => text.slice(token.start, token.end);
  const slots: Slot[] = [];
  let phrases: Word[][] | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const sign = written(tokens[i]!);
    if (sign === '[' && phrases === undefined) phrases = [[]];
    else if (sign === '|' && phrases !== undefined) phrases.push([]);
    else if (sign === ']' && phrases !== undefined) {
      slots.push(phrases);
      phrases = undefined;
    } else if ('[|]'.includes(sign))
      fail(`'${sign}' stands where it means nothing in '${pattern}': write ^${sign} for itself`);
    else {
      if (sign === '^') i += 1;
      const token =
        tokens[i] ?? fail(`'${pattern}' ends with ^, which says how to take what follows: write ^^ for itself`);
      const word = sign !== '^' && isClass(sign) ? [sign] : wordOf(token);
      if (phrases === undefined) slots.push([[word]]);
      else phrases.at(-1)!.push(word);
    }
  }
  if (phrases !== undefined) fail(`a [ without its ] in '${pattern}': write ^[ for itself`);
  return slots;
}

function wordOf({ readings }: Token): Word {
  const reading = readings[0]!;
  return [...procliticsOf(reading), reading.stem];
}

/** Every way to choose one of each: the last changes fastest. */
export const product = <T>(choices: readonly (readonly T[])[]): T[][] =>
  choices.reduce<T[][]>((rows, choice) => rows.flatMap((row) => choice.map((item) => [...row, item])), [[]]);
