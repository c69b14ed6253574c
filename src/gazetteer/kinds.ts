import type { Row } from './rows.js';

/** What a row may be to the grammar, as bits: rules ask about matches far more often than they fire. */
export const KIND = {
  place: 1 << 0,
  /** A place whose name is no word of every day. */
  knownPlace: 1 << 1,
  /** A place whose name means nothing else. */
  surePlace: 1 << 2,
  country: 1 << 3,
  body: 1 << 4,
  /** A body whose name means nothing else. */
  knownBody: 1 << 5,
  club: 1 << 6,
  media: 1 << 7,
  title: 1 << 8,
  /** A title whose words mean nothing else. */
  sureTitle: 1 << 9,
  /** A whole name of a person. */
  person: 1 << 10,
  namePart: 1 << 11,
  particle: 1 << 12,
  /** A word of the language that is also some name. */
  commonWord: 1 << 13,
  placeHead: 1 << 15,
  bodyHead: 1 << 16,
  /** What stands before the name of a body of one kind only. */
  bodyCue: 1 << 17,
  field: 1 << 18,
  modifier: 1 << 19,
  /** An adjective behind the name of a body that is none of its name. */
  describing: 1 << 20,
  /** A phrase that looks like the name of a body and is none. */
  noBody: 1 << 21,
  /** The head of a body that is named by its seat. */
  seated: 1 << 22,
  /** An organ of another body. */
  organ: 1 << 23,
  /** With a place behind it a department there: تعليم الرياض. */
  department: 1 << 24,
  /** With a place behind it a club there: شباب قسنطينة. */
  clubWord: 1 << 25,
  /** A phrase of the language in which a name or a title is only a word. */
  noName: 1 << 14,
} as const;

/** Names of something, rather than words of the grammar. */
export const NAMES = KIND.place | KIND.body | KIND.title | KIND.person | KIND.namePart | KIND.particle;

const CUES: Readonly<Record<string, number>> = {
  common: KIND.commonWord,
  'no-name': KIND.noName,
  'place-head': KIND.placeHead,
  'org-head': KIND.bodyHead,
  'org-cue': KIND.bodyCue,
  field: KIND.field,
  'title-modifier': KIND.modifier,
  'org-describing': KIND.describing,
  'no-body': KIND.noBody,
  'org-seated': KIND.seated,
  'org-organ': KIND.organ,
  'org-department': KIND.department,
  'org-club': KIND.clubWord,
};

/** The bits of `KIND` for a row; 0 for one that is nothing of these. */
export function kindsOf({ type, subtype, ambiguous }: Pick<Row, 'type' | 'subtype' | 'ambiguous'>): number {
  const sure = ambiguous === '';
  switch (type) {
    case 'LOCATION':
      return (
        KIND.place |
        (ambiguous !== 'common-word' ? KIND.knownPlace : 0) |
        (sure ? KIND.surePlace : 0) |
        (subtype === 'country' ? KIND.country : 0)
      );
    case 'ORGANIZATION':
      return (
        KIND.body |
        (sure ? KIND.knownBody : 0) |
        (subtype === 'sports' ? KIND.club : 0) |
        (subtype === 'media' ? KIND.media : 0)
      );
    case 'TITLE':
      return KIND.title | (sure ? KIND.sureTitle : 0);
    case 'PERSON':
      return subtype === 'full' ? KIND.person : subtype === 'particle' ? KIND.particle : KIND.namePart;
    case 'CUE':
      return CUES[subtype] ?? 0;
    default:
      return 0;
  }
}
