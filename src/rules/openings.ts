/** What may begin at a written form: each family of rules looks at its own tokens alone. */
import { KIND } from '../gazetteer/kinds.js';
import { WORD } from '../gazetteer/words.js';
import type { Lists } from './lists.js';
import type { Question, Sight } from './sight.js';

/** As bits, beside those of `FORM` and `PLACE`. A bit promises nothing; where it is not set, its rules have nothing to find. */
export const OPENS = {
  title: 1 << 8,
  /** A name of a person that the lists know, or a part of one. */
  name: 1 << 9,
  body: 1 << 10,
  /** A place of the lists. */
  place: 1 << 11,
  placeHead: 1 << 12,
  /** A bracket: the age of the person before it may stand inside. */
  bracket: 1 << 13,
  /** The word says that a person follows. */
  announcer: 1 << 14,
  /** No list knows the word, and it may be read with proclitics. */
  joint: 1 << 15,
} as const;

type Table = readonly (readonly [opening: number, openers: number])[];

const BY_WORD: Table = [
  [OPENS.title, WORD.officeHead],
  [OPENS.name, WORD.given | WORD.family | WORD.kunya],
  [OPENS.body, WORD.bareBody | WORD.bodyHead],
  [OPENS.placeHead, WORD.placeHead | WORD.wholePlace | WORD.adminHead],
  [OPENS.announcer, WORD.kinship | WORD.familyHead | WORD.speech],
];
const BY_NAME: Table = [
  [OPENS.title, KIND.title],
  [OPENS.name, KIND.person | KIND.namePart | KIND.particle],
  [OPENS.body, KIND.body | KIND.department | KIND.clubWord | KIND.knownPlace],
  [OPENS.place, KIND.place],
];

function openedBy(bits: number, table: Table): number {
  let found = 0;
  for (const [opening, openers] of table) if ((bits & openers) !== 0) found |= opening;
  return found;
}

/** What listed names of these kinds open: bits of `KIND`. */
export const openedByNames = (kinds: number): number => openedBy(kinds, BY_NAME);

/** What may begin at a word, in its most plausible reading. */
export function openingsOf(word: Sight, lists: Lists): number {
  const { stem, bits, kinds, isDefinite } = word;
  return (
    openedBy(bits, BY_WORD) |
    openedByNames(kinds) |
    (isAbbreviated(word, lists) || isPossessed(word, lists) ? OPENS.title : 0) |
    (PERSONAL.has(stem) || word.definiteHeadKind(lists) !== undefined ? OPENS.body : 0) |
    (ONE_COUNTRY.has(stem) ? OPENS.placeHead : 0) |
    (isDefinite && word.has(WORD.nisba) ? OPENS.announcer : 0) |
    (mayBeJoint(word, lists) ? OPENS.joint : 0)
  );
}

const ABBREVIATED = new Set(['ود', 'وم', 'وا']);

/** `ود. محمد`, `وم. عثمان`: one letter behind و, which the reader takes for a word. */
const isAbbreviated: Question = ({ cut, stem, readings }) =>
  cut + stem.length === 2 && readings.some((reading) => reading.prefix === '' && ABBREVIATED.has(reading.stem));

export const PRONOUN = /(?:هما|هم|هن|ها|نا|ه)$/;

/** `رئيسها`, `نائبه`, `مديرهم`: an office with a pronoun, which makes it definite. */
export const isPossessed: Question = ({ stem, written, bits }, lists) => {
  if (!'هامن'.includes(stem.at(-1)!)) return false;
  const base = stem.replace(PRONOUN, '');
  if (base === stem || base.length < 4 || (bits & (ENDS_PHRASE | WORD.given | WORD.family)) !== 0) return false;
  return lists.hasWord(base, WORD.officeHead) && !lists.hasWord(base, WORD.plural) && !written.endsWith('ة');
};

/** Bodies that are called by who leads them: `حكومة نتنياهو`, `نظام الأسد`, `قوات حفتر`, `إدارة بايدن`. */
const PERSONAL = new Set('حكومه نظام اداره قوات ميليشيات مليشيات ميليشيا مليشيا جماعه كتله تيار'.split(' '));

export const isPersonal: Question = ({ stem }) => PERSONAL.has(stem);

/** Standing alone these mean one country: the reader knows which. */
const ONE_COUNTRY = new Set(['المملكه', 'السلطنه']);

export const isOneCountry: Question = ({ stem }) => ONE_COUNTRY.has(stem);

const mayBeJoint: Question = ({ reading, readings, bits }) =>
  bits === 0 && reading.prefix === '' && readings.length > 1;

/** Words at which a name or a title ends, whatever else they are. */
export const ENDS_PHRASE = WORD.stop | WORD.verb | WORD.participle;
