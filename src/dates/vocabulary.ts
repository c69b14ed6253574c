/** The words of the date grammar, found by a hash that the lexer computes letter by letter. */
import { fold } from '../text/letters.js';
import { PHRASES } from './phrases.js';
import { ROLE, SENSES, type Sense, UNIT, WITH_ARTICLE } from './words.js';

/** What a word may mean: for each sense its value, 0 where the word has not that sense. */
export type Word = Readonly<Record<Sense, number>> & {
  readonly id: number;
  readonly folded: string;
  /** Known through its article: `الشهر` where `شهر` is listed. */
  readonly definite: boolean;
  /** Bits of `OPENS`: what an expression that begins with this word may be. */
  readonly opens: number;
  /** Whether the word can be an expression by itself; others need a number, a mark or a known word after them. */
  readonly alone: boolean;
  /** Phrases that begin with this word, longest first. */
  readonly phrases: readonly Phrase[];
};

/** A fixed expression of several words, e.g. a feast; `kind` and `name` say what it stands for. */
export interface Phrase {
  readonly kind: string;
  readonly name: string;
  /** Word ids; negative where the word is written with و before it. */
  readonly words: readonly number[];
}

/** Kinds of expressions, as bits: most words open none, and the grammar passes them by. */
export const OPENS = { day: 1, period: 2, range: 4, offset: 8, feast: 16, name: 32 } as const;

const HASH_STEP = 0x01000193;
const SLOTS = 8192;
const ARTICLE = 'ال';

/** One step of the hash. Words are hashed from their last letter to their first, so that a proclitic is the last step. */
export const hashStep = (hash: number, unit: number): number => Math.imul(hash ^ unit, HASH_STEP);

function hashOf(word: string): number {
  let hash = 0;
  for (let i = word.length - 1; i >= 0; i--) hash = hashStep(hash, word.charCodeAt(i));
  return hash;
}

type MutableWord = { -readonly [K in keyof Word]: Word[K] };

const NO_SENSES = Object.fromEntries(Object.keys(SENSES).map((sense) => [sense, 0])) as Record<Sense, number>;

/** From JSON the object gets a fixed shape: cloning it costs a fiftieth, and some thousand words are made at every start. */
const EMPTY_WORD: MutableWord = JSON.parse(
  JSON.stringify({ ...NO_SENSES, id: 0, folded: '', definite: false, opens: 0, alone: false, phrases: [] }),
);

function emptyWord(id: number, folded: string): MutableWord {
  const word = { ...EMPTY_WORD };
  word.id = id;
  word.folded = folded;
  word.phrases = [];
  return word;
}

const words: MutableWord[] = [emptyWord(0, '')];
const ids = new Map<string, number>();
const slots = new Int16Array(SLOTS);
const hashes: number[] = [0];

function add(spelling: string): MutableWord {
  const folded = fold(spelling);
  const known = ids.get(folded);
  if (known !== undefined) return words[known]!;
  const word = emptyWord(words.length, folded);
  words.push(word);
  ids.set(folded, word.id);
  hashes.push(hashOf(folded));
  let slot = slotOf(hashes[word.id]!);
  while (slots[slot] !== 0) slot = (slot + 1) % SLOTS;
  slots[slot] = word.id;
  return word;
}

const slotOf = (hash: number): number => (hash ^ (hash >>> 15)) & (SLOTS - 1);

function build(): void {
  for (const [sense, table] of Object.entries(SENSES) as [Sense, Readonly<Record<number, string>>][]) {
    for (const [value, spellings] of Object.entries(table)) {
      for (const spelling of spellings.split(/\s+/)) {
        if (spelling === '') continue;
        add(spelling)[sense] ||= Number(value);
        if (!WITH_ARTICLE.has(sense)) continue;
        const definite = add(ARTICLE + spelling);
        definite[sense] ||= Number(value);
        definite.definite = true;
      }
    }
  }
  for (const [kind, names] of Object.entries(PHRASES)) {
    for (const [name, spellings] of Object.entries(names)) {
      for (const spelling of spellings) addPhrase(kind, name, spelling);
    }
  }
  for (const word of words) {
    word.phrases = [...word.phrases].sort((a, b) => b.words.length - a.words.length);
    word.opens = opensOf(word);
    word.alone = isAlone(word);
  }
}

function isAlone(word: Word): boolean {
  const { weekday, month, levantine, hijri, coptic, deictic, decade, feast, phrases } = word;
  return (
    weekday + month + levantine + hijri + coptic + deictic + decade + feast !== 0 ||
    phrases.some(({ words: { length } }) => length === 1)
  );
}

/** Derived from the senses: the first words that each part of the grammar asks for. */
function opensOf(word: Word): number {
  const { role, unit, ordinal, cardinal, definite } = word;
  const demonstrative = role === ROLE.this || role === ROLE.that || role === ROLE.same;
  const tens = (cardinal >= 20 || cardinal === 1) && definite;
  const isMonth = word.month + word.levantine + word.hijri + word.coptic + word.monthHead !== 0;
  const about = role === ROLE.before || role === ROLE.after;
  let opens = 0;
  if (
    word.part + word.deictic + word.weekday + ordinal + word.firstDay + word.month !== 0 ||
    tens ||
    demonstrative ||
    about ||
    role === ROLE.the ||
    word.edge === 2 ||
    word.midnight !== 0 ||
    unit === UNIT.day ||
    unit === UNIT.hour
  )
    opens |= OPENS.day;
  if (
    isMonth ||
    word.edge + unit + word.season + word.portion + word.decade + word.holiday !== 0 ||
    demonstrative ||
    role === ROLE.the ||
    role === ROLE.last ||
    (cardinal !== 0 && definite)
  )
    opens |= OPENS.period;
  if (role === ROLE.from || role === ROLE.between || word.aside !== 0) opens |= OPENS.range;
  if (about || role === ROLE.since) opens |= OPENS.offset;
  const festive = word.feast + ordinal + word.deictic + word.part !== 0 || unit === UNIT.day;
  if (festive || word.phrases.some(({ kind }) => kind === 'feast')) opens |= OPENS.feast;
  if (word.phrases.some(({ kind }) => kind === 'name')) opens |= OPENS.name;
  return opens;
}

function addPhrase(kind: string, name: string, spelling: string): void {
  const [first, ...rest] = spelling.split(' ');
  const head = add(first!);
  head.phrases = [...head.phrases, { kind, name, words: [head.id, ...rest.map(phraseWord)] }];
}

/** A word that is known without its و keeps its own entry: `والسنة` in a phrase must not hide `السنة` elsewhere. */
function phraseWord(spelling: string): number {
  const stem = spelling.startsWith('و') ? ids.get(fold(spelling.slice(1))) : undefined;
  return stem === undefined ? add(spelling).id : -stem;
}

build();

/** The word with an id; id 0 is the unknown word, which has no sense at all. */
export const wordOf = (id: number): Word => words[id]!;

/** The id of the word whose folded units stand in `units[from..to)` and whose hash is `hash`, or 0. */
export function lookUp(hash: number, units: Uint16Array, from: number, to: number): number {
  let slot = slotOf(hash);
  for (let id = slots[slot]!; id !== 0; id = slots[slot]!) {
    if (hashes[id] === hash && isSpelled(words[id]!.folded, units, from, to)) return id;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return 0;
}

function isSpelled(folded: string, units: Uint16Array, from: number, to: number): boolean {
  if (folded.length !== to - from) return false;
  for (let i = 0; i < folded.length; i++) {
    if (folded.charCodeAt(i) !== units[from + i]) return false;
  }
  return true;
}

/** Length in letters of the longest word: longer ones need no look-up. */
export const LONGEST_WORD = Math.max(...words.map((word) => word.folded.length));
