import { Recent } from '../recent.js';
import type { WordKind } from '../text/proclitics.js';
import type { Gazetteer } from './gazetteer.js';
import type { Row } from './rows.js';

/** What the lists say of one word standing alone, as bits: rules ask about words far more often than they fire. */
export const WORD = {
  given: 1 << 0,
  family: 1 << 1,
  kunya: 1 << 2,
  particle: 1 << 3,
  /** Every name row of the word is marked ambiguous. */
  ambiguousName: 1 << 4,
  place: 1 << 5,
  body: 1 << 6,
  title: 1 << 7,
  officeHead: 1 << 8,
  bodyHead: 1 << 9,
  bareBody: 1 << 10,
  placeHead: 1 << 11,
  wholePlace: 1 << 12,
  adminHead: 1 << 13,
  compass: 1 << 14,
  placePreposition: 1 << 15,
  speech: 1 << 16,
  verb: 1 << 17,
  participle: 1 << 18,
  stop: 1 << 19,
  kinship: 1 << 20,
  familyHead: 1 << 21,
  nisba: 1 << 22,
  modifier: 1 << 23,
  epithet: 1 << 24,
  field: 1 << 25,
  sport: 1 << 26,
  plural: 1 << 27,
  /** Adjectives of bodies' names that are no adjectives of origin: العامة، المشتركة، الموحد. */
  bodyAdjective: 1 << 28,
  /** A head that names a body or a place only where its complement does: قوات، إدارة، طريق، سوق. */
  looseHead: 1 << 29,
} as const;

const CUES: Readonly<Record<string, number>> = {
  'office-head': WORD.officeHead,
  'org-head': WORD.bodyHead,
  'org-bare': WORD.bareBody,
  'place-head': WORD.placeHead,
  'place-whole': WORD.wholePlace,
  'admin-head': WORD.adminHead,
  compass: WORD.compass,
  'place-prep': WORD.placePreposition,
  'speech-verb': WORD.speech | WORD.verb,
  verb: WORD.verb,
  participle: WORD.participle,
  stop: WORD.stop,
  kinship: WORD.kinship,
  'family-head': WORD.familyHead,
  nisba: WORD.nisba,
  'title-modifier': WORD.modifier,
  epithet: WORD.epithet,
  field: WORD.field,
  sport: WORD.sport,
  'org-adjective': WORD.bodyAdjective,
  'org-loose': WORD.looseHead,
  'place-loose': WORD.looseHead,
};

const NAMES: Readonly<Record<string, number>> = {
  given: WORD.given,
  family: WORD.family,
  kunya: WORD.kunya,
  laqab: WORD.family,
  particle: WORD.particle,
};

const NAME_BITS = WORD.given | WORD.family;
/** What a word may be instead of the vocabulary that folds to it. */
const HOMOGRAPHS = NAME_BITS | WORD.kunya | WORD.particle | WORD.ambiguousName | WORD.title | WORD.officeHead;
const MARKS = /[\u0640\u064b-\u065f\u0670]/g;
const HAMZAS = /[أإآ]/g;
const CACHE_LIMIT = 50_000;

const PLACES_AND_BODIES = WORD.place | WORD.body;
const AROUND_NAMES = WORD.nisba | WORD.title | WORD.bodyHead | WORD.officeHead | WORD.field;

export class Words {
  readonly #gazetteer: Gazetteer;
  readonly #cache = new Recent<string, number>(CACHE_LIMIT);
  /** Of words that have homographs: few, and asked for often. */
  readonly #exactRows = new Map<string, Row | undefined>();

  constructor(gazetteer: Gazetteer) {
    this.#gazetteer = gazetteer;
  }

  /** What the lists know of a folded word, in one word: what the reader of texts asks when it weighs proclitics. */
  kindOf(folded: string): WordKind {
    const bits = this.bits(folded);
    if (bits & PLACES_AND_BODIES) return 'name';
    if (bits & NAME_BITS) return bits & WORD.ambiguousName ? 'ambiguous' : 'name';
    return bits & AROUND_NAMES ? 'cue' : 'unknown';
  }

  /** The bits of a folded word; 0 for a word that no list has. */
  bits(folded: string): number {
    const known = this.#cache.get(folded);
    if (known !== undefined) return known;
    const bits = this.#compute(folded);
    this.#cache.set(folded, bits);
    return bits;
  }

  /**
   * The bits of a folded word that is written so in a text. Folding makes على and علي one word: vocabulary whose note is
   * `exact` is meant only where its own spelling stands (hamzas may be missing), and names only where it does not.
   */
  bitsAs(folded: string, written: string): number {
    const bits = this.bits(folded);
    if ((bits & (WORD.stop | WORD.kinship)) === 0 || (bits & HOMOGRAPHS) === 0) return bits;
    const exact = this.#exactRow(folded);
    if (exact === undefined) return bits;
    const meant = written === exact.name || isSpelling(written, exact.name);
    return bits & ~(meant ? HOMOGRAPHS : bitsOfRow(exact) | WORD.ambiguousName);
  }

  /** The kind of body (a subtype of ORGANIZATION) that names opening with this folded head have; undefined for no head. */
  headKind(folded: string): string | undefined {
    if ((this.bits(folded) & WORD.bodyHead) === 0) return undefined;
    const rows = this.#gazetteer.wordRows(folded).map((number) => this.#gazetteer.row(number));
    return rows.find(({ type, subtype }) => type === 'CUE' && subtype === 'org-head')?.note;
  }

  #exactRow(folded: string): Row | undefined {
    if (!this.#exactRows.has(folded)) {
      const rows = this.#gazetteer.wordRows(folded).map((number) => this.#gazetteer.row(number));
      this.#exactRows.set(
        folded,
        rows.find(({ type, note }) => type === 'CUE' && note === 'exact'),
      );
    }
    return this.#exactRows.get(folded);
  }

  #compute(folded: string): number {
    let bits = 0;
    let certainName = false;
    for (const number of this.#gazetteer.wordRows(folded)) {
      const row = this.#gazetteer.row(number);
      const rowBits = bitsOfRow(row);
      bits |= rowBits;
      if (rowBits & NAME_BITS && row.ambiguous === '') certainName = true;
    }
    return bits & NAME_BITS && !certainName ? bits | WORD.ambiguousName : bits;
  }
}

/** Whether a word is this name with marks, or without its hamzas. */
function isSpelling(written: string, name: string): boolean {
  const plain = written.replace(MARKS, '');
  return plain === name || plain === name.replace(HAMZAS, 'ا');
}

function bitsOfRow(row: Row): number {
  switch (row.type) {
    case 'CUE':
      return (
        (CUES[row.subtype] ?? 0) | (row.subtype === 'office-head' && /\b(du|pl)\b/.test(row.note) ? WORD.plural : 0)
      );
    case 'PERSON':
      return NAMES[row.subtype] ?? 0;
    case 'LOCATION':
      return WORD.place;
    case 'ORGANIZATION':
      return WORD.body;
    case 'TITLE':
      return WORD.title;
    default:
      return 0;
  }
}
