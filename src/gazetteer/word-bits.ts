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

/** What makes a word a name, of which one row at least is sure: no bit of `WORD`. */
export const SURE_NAME = 1 << 30;
export const NAME_BITS = WORD.given | WORD.family;

/** The bits of `WORD` for a row that is one word, and `SURE_NAME`; but not `WORD.plural`, which its note says. */
export function wordBitsOf({ type, subtype, ambiguous }: Pick<Row, 'type' | 'subtype' | 'ambiguous'>): number {
  switch (type) {
    case 'CUE':
      return CUES[subtype] ?? 0;
    case 'PERSON': {
      const bits = NAMES[subtype] ?? 0;
      return bits & NAME_BITS && ambiguous === '' ? bits | SURE_NAME : bits;
    }
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

/** Whether the note of a row for the head of an office says that it is a dual or a plural. */
export const isPluralNote = (note: string): boolean => /\b(du|pl)\b/.test(note);
