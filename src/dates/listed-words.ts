/** Works out what the lexer needs of the vocabulary: folded words with their senses, and the phrases that they begin. */
import { fold } from '../text/letters.js';
import { PHRASES } from './phrases.js';
import { hashOf } from './word-hash.js';
import { OPENS, ROLE, SENSES, type Sense, UNIT, WITH_ARTICLE } from './words.js';

/** A fixed expression of several words, e.g. a feast; `kind` and `name` say what it stands for. */
export interface Phrase {
  readonly kind: string;
  readonly name: string;
  /** Word ids; negative where the word is written with و before it. */
  readonly words: readonly number[];
}

/** What a word may mean: for each sense its value, 0 where the word has not that sense. */
export type Word = Readonly<Record<Sense, number>> & {
  readonly id: number;
  readonly folded: string;
  /** Known through its article: `الشهر` where `شهر` is listed. */
  readonly definite: boolean;
  /** Phrases that begin with this word, longest first. */
  readonly phrases: readonly Phrase[];
};

/** A word's id is its place in all of these. Most runs ask for few words, so that each is only made when it is asked for. */
export interface Listed {
  /** The unknown word, which has id 0 and no sense at all. */
  readonly unknown: Word;
  /** The folded words, between blanks. */
  readonly folded: string;
  /** In what else each word differs from the unknown one: lines of JSON. */
  readonly differences: string;
  readonly hashes: readonly number[];
  /** Bits of `OPENS`: what an expression that begins with the word may be. */
  readonly opens: readonly number[];
  /** Letters of the longest word. */
  readonly longest: number;
}

const ARTICLE = 'ال';

interface Draft {
  readonly id: number;
  readonly folded: string;
  readonly senses: Partial<Record<Sense, number>>;
  readonly phrases: Phrase[];
  definite: boolean;
}

/** The words of all tables. */
export function listWords(): Listed {
  const drafts = new Drafts();
  for (const [sense, table] of Object.entries(SENSES) as [Sense, Readonly<Record<number, string>>][]) {
    for (const [value, spellings] of Object.entries(table)) {
      for (const spelling of spellings.split(/\s+/))
        if (spelling !== '') drafts.addSense(spelling, sense, Number(value));
    }
  }
  for (const [kind, names] of Object.entries(PHRASES)) {
    for (const [name, spellings] of Object.entries(names)) {
      for (const spelling of spellings) drafts.addPhrase(kind, name, spelling);
    }
  }
  const unknown = { ...NO_SENSES, id: 0, folded: '', definite: false, phrases: [] };
  const words = drafts.all.map(({ folded }) => folded);
  return {
    unknown,
    folded: words.join(' '),
    differences: drafts.all.map((draft) => JSON.stringify(differences(listed(draft), unknown))).join('\n'),
    hashes: words.map(hashOf),
    opens: drafts.all.map(opensOf),
    longest: Math.max(...words.map(({ length }) => length)),
  };
}

class Drafts {
  readonly all: Draft[] = [{ id: 0, folded: '', senses: {}, phrases: [], definite: false }];
  readonly #byFolded = new Map<string, Draft>();

  #add(spelling: string): Draft {
    const folded = fold(spelling);
    const known = this.#byFolded.get(folded);
    if (known !== undefined) return known;
    const draft: Draft = { id: this.all.length, folded, senses: {}, phrases: [], definite: false };
    this.all.push(draft);
    this.#byFolded.set(folded, draft);
    return draft;
  }

  addSense(spelling: string, sense: Sense, value: number): void {
    this.#add(spelling).senses[sense] ||= value;
    if (!WITH_ARTICLE.has(sense)) return;
    const definite = this.#add(ARTICLE + spelling);
    definite.senses[sense] ||= value;
    definite.definite = true;
  }

  addPhrase(kind: string, name: string, spelling: string): void {
    const [first, ...rest] = spelling.split(' ');
    const head = this.#add(first!);
    head.phrases.push({ kind, name, words: [head.id, ...rest.map((word) => this.#phraseWord(word))] });
  }

  /** A word that is known without its و keeps its own entry: `والسنة` in a phrase must not hide `السنة` elsewhere. */
  #phraseWord(spelling: string): number {
    const stem = spelling.startsWith('و') ? this.#byFolded.get(fold(spelling.slice(1))) : undefined;
    return stem === undefined ? this.#add(spelling).id : -stem.id;
  }
}

const NO_SENSES = Object.fromEntries(Object.keys(SENSES).map((sense) => [sense, 0])) as Record<Sense, number>;

function listed({ senses, phrases: known, definite }: Draft): Partial<Word> {
  const phrases = [...known].sort((a, b) => b.words.length - a.words.length);
  return { ...senses, definite, phrases };
}

const differences = (word: Partial<Word>, { phrases: _none, ...plain }: Word): Partial<Word> =>
  Object.fromEntries(
    Object.entries(word).filter(([name, value]) =>
      Array.isArray(value) ? value.length > 0 : value !== plain[name as keyof typeof plain],
    ),
  );

type Meaning = Pick<Draft, 'senses' | 'definite' | 'phrases'>;

/** Senses that make a word an expression of its own. */
const ALONE: readonly Sense[] = ['weekday', 'month', 'levantine', 'hijri', 'coptic', 'deictic', 'decade', 'feast'];
const MONTH: readonly Sense[] = ['month', 'levantine', 'hijri', 'coptic', 'monthHead'];
const DAY: readonly Sense[] = ['part', 'deictic', 'weekday', 'ordinal', 'firstDay', 'month', 'midnight'];
const PERIOD: readonly Sense[] = [...MONTH, 'edge', 'unit', 'season', 'portion', 'decade', 'holiday'];
const FESTIVE: readonly Sense[] = ['feast', 'ordinal', 'deictic', 'part'];

const hasAny = ({ senses }: Meaning, wanted: readonly Sense[]): boolean =>
  wanted.some((sense) => senses[sense] !== undefined);

const isAlone = (word: Meaning): boolean =>
  hasAny(word, ALONE) || word.phrases.some(({ words: { length } }) => length === 1);

/** Words that are nothing but `من`, `هذا`, `ذلك`, `نفس`. */
const isLeader = ({ senses, phrases }: Meaning): boolean =>
  LEADERS.has(senses.role ?? 0) && Object.keys(senses).length === 1 && phrases.length === 0;
const LEADERS = new Set<number>([ROLE.from, ROLE.this, ROLE.that, ROLE.same]);

/** Derived from the senses: the first words that each part of the grammar asks for. */
function opensOf(word: Meaning): number {
  const { senses, definite, phrases } = word;
  const { role, unit, edge, cardinal = 0 } = senses;
  const demonstrative = role === ROLE.this || role === ROLE.that || role === ROLE.same || role === ROLE.the;
  const tens = (cardinal >= 20 || cardinal === 1) && definite;
  const about = role === ROLE.before || role === ROLE.after;
  let opens = 0;
  if (hasAny(word, DAY) || tens || demonstrative || about || edge === 2 || unit === UNIT.day || unit === UNIT.hour)
    opens |= OPENS.day;
  if (hasAny(word, PERIOD) || demonstrative || role === ROLE.last || (cardinal !== 0 && definite))
    opens |= OPENS.period;
  if (role === ROLE.from || role === ROLE.between || senses.aside !== undefined) opens |= OPENS.range;
  if (about || role === ROLE.since) opens |= OPENS.offset;
  const festive = hasAny(word, FESTIVE) || unit === UNIT.day;
  if (festive || phrases.some(({ kind }) => kind === 'feast')) opens |= OPENS.feast;
  if (phrases.some(({ kind }) => kind === 'name')) opens |= OPENS.name;
  if (opens !== 0 && isAlone(word)) opens |= OPENS.alone;
  if (isLeader(word)) opens |= OPENS.led;
  return opens;
}
