import type { WordKind } from '../text/proclitics.js';
import type { Gazetteer } from './gazetteer.js';
import type { Row } from './rows.js';
import { NAME_BITS, SURE_NAME, WORD, wordBitsOf } from './word-bits.js';

export { WORD } from './word-bits.js';

/** What a word may be instead of the vocabulary that folds to it. */
const HOMOGRAPHS = NAME_BITS | WORD.kunya | WORD.particle | WORD.ambiguousName | WORD.title | WORD.officeHead;
const MARKS = /[\u0640\u064b-\u065f\u0670]/g;
const HAMZAS = /[أإآ]/g;

const PLACES_AND_BODIES = WORD.place | WORD.body;
const HEADS = WORD.bodyHead | WORD.officeHead | WORD.placeHead | WORD.adminHead;
const AROUND_NAMES = WORD.nisba | WORD.title | WORD.bodyHead | WORD.officeHead | WORD.field;

export class Words {
  readonly #gazetteer: Gazetteer;
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

  /** Whether names of bodies, offices or places begin with the word. */
  isHead(folded: string): boolean {
    return (this.bits(folded) & HEADS) !== 0;
  }

  /** The bits of a folded word; 0 for a word that no list has. */
  bits(folded: string): number {
    const bits = this.#gazetteer.wordBits(folded);
    const unsure = (bits & NAME_BITS) !== 0 && (bits & SURE_NAME) === 0;
    return unsure ? bits | WORD.ambiguousName : bits & ~SURE_NAME;
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
    return bits & ~(meant ? HOMOGRAPHS : (wordBitsOf(exact) & ~SURE_NAME) | WORD.ambiguousName);
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
}

/** Whether a word is this name with marks, or without its hamzas. */
function isSpelling(written: string, name: string): boolean {
  const plain = written.replace(MARKS, '');
  return plain === name || plain === name.replace(HAMZAS, 'ا');
}
