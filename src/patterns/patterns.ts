/**
 * The user's own entities, found by wink-nlp's custom-entity recogniser over our Arabic model.
 *
 * wink-nlp compares one symbol a token, and it never sees the text itself: every symbol that patterns ask for has a code,
 * a word of a few Latin letters, and what it reads is the codes of the text's places, one token each. So nothing that a
 * text holds can shift an offset, and wink-nlp's memory of words does not grow.
 *
 * A place has one symbol, while `دمشق` is a literal to one pattern and a LOCATION to another. So the text is read once for
 * every set of classes that some pattern uses, with the entities of just these types as single places. And as wink-nlp goes
 * on behind all of a match, an entity whose match is more than what is marked has codes and readings of its own: its
 * context stays free for the others.
 */
import winkNLP from 'wink-nlp';
import { type Candidate, type Document, PATTERN_RULE } from '../document.js';
import { arabicModel } from '../text/arabic-model.js';
import type { Reader } from '../text/tokens.js';
import { type Fail, failing, type NamedEntity, quoted } from './file.js';
import { isClass, NUMBER, parsePattern, product, type Slot, WORD, type Word } from './language.js';
import { type Place, placesOf } from './places.js';

/** Finds the user's entities in a document whose outer layer is known: none overlaps another, in text order. */
export type PatternMatcher = (document: Document, outer: readonly Candidate[]) => Candidate[];

/** A way to read a text: with entities of these types as single places, in the codes of each of these groups. */
interface View {
  readonly whole: ReadonlySet<string>;
  readonly groups: Set<string>;
}

/** A pattern with every choice made: the symbols of a match, and which of them, both inclusive, are the entity. */
interface Sequence {
  readonly entity: NamedEntity;
  readonly group: string;
  readonly symbols: readonly string[];
  readonly mark: readonly [first: number, last: number];
}

/** How many sequences a pattern may stand for. */
const SEQUENCE_LIMIT = 10_000;

/** What no pattern asks for. */
const OTHER = 'q';

/** `file` is named in errors: AalamError with `EXIT.resource` where a pattern is wrong. */
export function createPatterns(entities: readonly NamedEntity[], read: Reader, file?: string): PatternMatcher {
  const parsed = entities.flatMap((entity) => {
    const fail = failing(quoted(entity.name), file);
    return entity.patterns.map((pattern) => ({ entity, pattern, fail, slots: parsePattern(pattern, read, fail) }));
  });
  const literals = new Set(parsed.flatMap(({ slots }) => slots.flat(3)).filter((symbol) => !isClass(symbol)));
  const members = membersOf(literals);
  const sequences = new Map<string, Sequence>();
  const views = new Map<string, View>();
  for (const { entity, pattern, fail, slots } of parsed) {
    const group = entity.mark ? entity.name : '';
    const phrases = phrasesOf(slots, pattern, members, fail);
    for (const words of phrases) {
      const mark = markedPlaces(words, entity, fail);
      const classes = [...new Set(words.flat().filter((symbol) => isClass(symbol) && symbol !== WORD))].sort();
      const view = views.get(classes.join(' ')) ?? { whole: new Set(classes), groups: new Set() };
      views.set(classes.join(' '), view);
      view.groups.add(group);
      for (const symbols of product(words.flat().map((symbol) => members.get(symbol) ?? [symbol]))) {
        const key = [group, ...symbols].join(' ');
        // Where two entities ask for the same, the first one gets it.
        if (!sequences.has(key)) sequences.set(key, { entity, group, symbols, mark });
      }
    }
  }
  const recognise = createRecogniser([...sequences.values()]);
  return (document, outer) => {
    const found = [...views.values()].flatMap(({ whole, groups }) => {
      const places = placesOf(document, outer, whole, literals);
      return [...groups].flatMap((group) => recognise(places, group));
    });
    return leftmostLongest(found, entities);
  };
}

/** A literal number is a NUMBER, too, and a literal word a WORD. Single letters are proclitics. */
function membersOf(literals: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const all = [...literals];
  return new Map([
    [NUMBER, [NUMBER, ...all.filter((literal) => /^\d/.test(literal))]],
    [WORD, [WORD, ...all.filter((literal) => /^\p{L}{2}/u.test(literal))]],
  ]);
}

/** A pattern's rows of words, with one of the alternatives chosen in each slot. */
function phrasesOf(
  slots: readonly Slot[],
  pattern: string,
  members: ReadonlyMap<string, readonly string[]>,
  fail: Fail,
): Word[][] {
  const size = (word: Word): number => members.get(word[0]!)?.length ?? 1;
  const count = slots.reduce(
    (total, slot) => total * slot.reduce((sum, phrase) => sum + phrase.reduce((n, word) => n * size(word), 1), 0),
    1,
  );
  if (count > SEQUENCE_LIMIT) {
    fail(`'${pattern}' stands for ${count} phrases, ${SEQUENCE_LIMIT} are allowed: make several of it`);
  }
  const phrases = product(slots).map((chosen) => chosen.flat());
  if (phrases.some((words) => words.length === 0)) fail(`'${pattern}' matches nothing at all: give it a word`);
  return phrases;
}

/** The entity's mark, which counts words, in places. */
function markedPlaces(words: readonly Word[], { mark = [0, -1] }: NamedEntity, fail: Fail): [number, number] {
  const [first, last] = mark.map((index) => (index < 0 ? index + words.length : index)) as [number, number];
  if (first < 0 || first > last || last >= words.length) {
    const phrase = words.map((word) => word.join('')).join(' ');
    const count = words.length === 1 ? '1 word' : `${words.length} words`;
    fail(`mark [${mark.join(', ')}] lies outside of '${phrase}', which has ${count}`);
  }
  const places = (to: number): number => words.slice(0, to).flat().length;
  return [places(first), places(last + 1) - 1];
}

interface Found extends Candidate {
  readonly entity: NamedEntity;
}

/** wink-nlp with all sequences learnt. It takes the longest one that begins at a place, then goes on behind it. */
function createRecogniser(sequences: readonly Sequence[]): (places: readonly Place[], group: string) => Found[] {
  const codes = new Map<string, Map<string | undefined, string>>();
  let count = 0;
  for (const { group, symbols } of sequences) {
    if (!codes.has(group)) codes.set(group, new Map());
    const codeOf = codes.get(group)!;
    for (const symbol of symbols) if (!codeOf.has(symbol)) codeOf.set(symbol, OTHER + lettersOf(count++));
  }
  const nlp = winkNLP(arabicModel as never, ['cer']);
  nlp.learnCustomEntities(
    sequences.map(({ group, symbols, mark }, i) => ({
      name: lettersOf(i),
      patterns: [symbols.map((symbol) => codes.get(group)!.get(symbol)!).join(' ')],
      mark: [...mark],
    })),
    { matchValue: true, useEntity: false, usePOS: false },
  );
  const named = new Map(sequences.map(({ entity }, i) => [lettersOf(i), entity]));
  return (places, group) => {
    const codeOf = codes.get(group)!;
    const told: Place[] = [];
    const words: string[] = [];
    for (const place of places) {
      const code = codeOf.get(place.symbol) ?? OTHER;
      // Most of a text is nothing to any pattern: one such place tells as much as a hundred.
      if (code === OTHER && words.at(-1) === OTHER) continue;
      told.push(place);
      words.push(code);
    }
    const matches = nlp.readDoc(words.join(' ')).customEntities();
    const types = matches.out(nlp.its.type) as string[];
    const spans = matches.out(nlp.its.span) as unknown as [number, number][];
    const found = spans.map(([first, last], i) => {
      const entity = named.get(types[i]!)!;
      const { type, name } = entity;
      const span = { start: told[first]!.start, end: told[last]!.end };
      return { entity, type, rule: PATTERN_RULE + name, weight: 1, ...span };
    });
    // A proclitic in a ligature with its stem has no place of its own.
    return found.filter(({ start, end }) => start < end);
  };
}

/** Numbers in letters: a word to our model, whatever the number. */
const lettersOf = (number: number): string =>
  [...number.toString(26)].map((digit) => String.fromCharCode(0x61 + Number.parseInt(digit, 26))).join('');

/** Of matches that overlap the one that begins first, the longest of these, the first of the user's list. */
function leftmostLongest(found: readonly Found[], entities: readonly NamedEntity[]): Candidate[] {
  const rank = new Map(entities.map((entity, i) => [entity, i]));
  const sorted = [...found].sort(
    (a, b) => a.start - b.start || b.end - a.end || rank.get(a.entity)! - rank.get(b.entity)!,
  );
  const taken: Candidate[] = [];
  for (const { entity: _, ...match } of sorted) if (match.start >= (taken.at(-1)?.end ?? 0)) taken.push(match);
  return taken;
}
