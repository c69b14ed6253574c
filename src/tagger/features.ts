/**
 * What the tagger sees of a document besides the forms of its words: pairs of neighbours, list matches, what the grammar
 * and the dates propose, and how a word stands elsewhere in the document.
 */
import type { Candidate, Document, Token } from '../document.js';
import { FormMemory } from '../form-memory.js';
import type { Match } from '../gazetteer/gazetteer.js';
import { type Form, type FormSources, kindOfRow, makeForm } from './forms.js';
import { GROUP, hashPair, hashText, shifted } from './hash.js';
import { TokenStarts } from './token-starts.js';

/** A document with what lists, grammar and dates found in it. */
export interface TaggerInput {
  readonly document: Document;
  readonly matches: readonly Match[];
  readonly candidates: readonly Candidate[];
}

/** Takes features of tokens, which are given by their index. */
export interface Sink {
  add(index: number, feature: number): void;
  /** A feature of the tokens `indexes[0] … indexes[count - 1]`, but not of that with the number `except` among them. */
  addToAll(indexes: Int32Array, count: number, feature: number, except: number): void;
}

const T = {
  stemLeft: 40,
  stemRight: 41,
  coarseLeft: 43,
  coarseRight: 44,
  middleLeft: 45,
  middleRight: 46,
  middleAround: 49,
  bitsLeft: 51,
  bitsRight: 52,
  gap: 60,
  edge: 61,
  quoted: 62,
  opener: 63,
  match: 70,
  matchType: 71,
  matchAlternative: 72,
  rule: 73,
  ruleType: 74,
  mask: 75,
  maskLeft: 76,
  maskRight: 77,
  maskMiddle: 78,
  elsewhereLeft: 80,
  elsewhereRight: 81,
  elsewhereBits: 82,
  elsewhereMask: 83,
} as const;

/** Features around a place, and how many places of a word in a document are looked at. */
const SURROUNDINGS = 6;
const OCCURRENCES = 8;

/** Place of a token in a span. */
const PLACE = { begin: 0, inside: 1, last: 2, unit: 3 } as const;
const LONG = 4;

export class FeatureExtractor {
  readonly #forms = new FormMemory<Form>();
  /** Of list rows: a hash of their kind, 0 until it is asked for, and the number of their type. */
  readonly #kinds: Int32Array;
  readonly #types: Uint8Array;
  /** Hashes of rules, by rule and type. */
  readonly #rules = new Map<string, Map<string, number>>();
  readonly #seen: number[] = [];
  readonly #surroundings = new Int32Array(SURROUNDINGS * OCCURRENCES);
  readonly #places = new Int32Array(OCCURRENCES);
  #mask = new Int32Array(0);
  /** The place after each token where its stem occurs again, or -1. */
  #again = new Int32Array(0);
  /** A hash table of stems: 1 + the place of the one seen last, or 0. */
  #stems = new Int32Array(0);

  readonly #starts = new TokenStarts();

  constructor(readonly sources: FormSources) {
    this.#kinds = new Int32Array(sources.gazetteer.size);
    this.#types = new Uint8Array(sources.gazetteer.size);
  }

  /** What there is to know of the forms of a document's tokens. */
  formsOf(document: Document): Form[] {
    return document.tokens.map((_, i) => this.formAt(document, i));
  }

  /** What there is to know of the form of a token. */
  formAt({ tokens, forms, text }: Document, index: number): Form {
    const token = tokens[index]!;
    const number = forms[index]!;
    return this.#forms.get(number, token.readings) ?? this.#forms.set(number, makeForm(token, text, this.sources));
  }

  /** Features that the forms alone do not have. */
  addDocumentFeatures(input: TaggerInput, forms: readonly Form[], sink: Sink): void {
    const { tokens } = input.document;
    this.#reserve(tokens.length);
    addPairs(tokens, forms, sink);
    addPlaces(tokens, sink);
    this.#addMatches(input, sink);
    this.#addCandidates(input, sink);
    this.#addMasks(forms, sink);
    this.#addElsewhere(forms, sink);
  }

  #reserve(length: number): void {
    if (this.#mask.length < length) {
      this.#mask = new Int32Array(length * 2);
      this.#again = new Int32Array(length * 2);
      this.#stems = new Int32Array(slotsFor(length * 2));
    }
    this.#mask.fill(0, 0, length);
  }

  /** List matches: what kind of thing, where in its name the token stands, how long the name is. */
  #addMatches({ document, matches }: TaggerInput, sink: Sink): void {
    const { tokens } = document;
    const seen = this.#seen;
    let before = -1;
    for (const match of matches) {
      if (match.first !== before) seen.length = 0;
      before = match.first;
      const likely = match.reading === tokens[match.first]!.readings[0];
      const length = Math.min(match.last - match.first, LONG);
      for (const row of match.rows) {
        const kind = this.#kindOf(row);
        const type = this.#types[row]!;
        // Vocabulary of the grammar is known from the form. Of matches of one kind that begin here the longest comes first;
        // the shorter ones tell nothing more.
        const key = likely ? kind : ~kind;
        if (type === OTHER_TYPE || seen.includes(key)) continue;
        seen.push(key);
        for (let i = match.first; i < match.last; i++) {
          const place = placeOf(i, match.first, match.last);
          if (!likely) sink.add(i, hashPair(T.matchAlternative, GROUP.list, kind, place));
          else {
            sink.add(i, hashPair(T.match, GROUP.list, kind, place * 8 + length));
            this.#mask[i]! |= maskBit(type, place);
          }
        }
      }
    }
  }

  #kindOf(row: number): number {
    let kind = this.#kinds[row]!;
    if (kind === 0) {
      kind = hashText(T.match, GROUP.list, kindOfRow(this.sources.gazetteer, row));
      this.#kinds[row] = kind;
      this.#types[row] = typeNumber(this.sources.gazetteer.row(row).type);
    }
    return kind;
  }

  /** What the grammar and the dates propose: which rule, how sure, where in the span. */
  #addCandidates({ document, candidates }: TaggerInput, sink: Sink): void {
    this.#starts.read(document.tokens);
    for (const { start, end, type, rule, weight } of candidates) {
      const first = this.#starts.tokenAt(start);
      const last = this.#starts.tokenAt(end - 1) + 1;
      const sure = Math.floor(weight * 5);
      const name = this.#ruleHash(rule, type);
      const number = typeNumber(type);
      const length = Math.min(last - first, LONG);
      for (let i = first; i < last; i++) {
        const place = placeOf(i, first, last);
        sink.add(i, hashPair(T.rule, GROUP.list, name, place * 8 + sure));
        sink.add(i, hashPair(T.ruleType, GROUP.list, number, place * 64 + length * 8 + sure));
        if (sure >= 3) this.#mask[i]! |= maskBit(number, place) << 12;
      }
    }
  }

  #ruleHash(rule: string, type: string): number {
    let ofRule = this.#rules.get(rule);
    if (ofRule === undefined) {
      ofRule = new Map();
      this.#rules.set(rule, ofRule);
    }
    let hash = ofRule.get(type);
    if (hash === undefined) {
      hash = hashText(T.rule, GROUP.list, `${rule} ${type}`);
      ofRule.set(type, hash);
    }
    return hash;
  }

  /** All that lists and grammar say of a token at once, with its neighbours. */
  #addMasks(forms: readonly Form[], sink: Sink): void {
    const mask = this.#mask;
    for (let i = 0; i < forms.length; i++) {
      const here = mask[i]!;
      const left = i > 0 ? mask[i - 1]! : -1;
      const right = i + 1 < forms.length ? mask[i + 1]! : -1;
      if (here !== 0) {
        sink.add(i, hashPair(T.mask, GROUP.list, here, 0));
        sink.add(i, hashPair(T.maskMiddle, GROUP.list, here, forms[i]!.coarse));
      }
      if (here !== 0 || left !== 0) sink.add(i, hashPair(T.maskLeft, GROUP.list, left, here));
      if (here !== 0 || right !== 0) sink.add(i, hashPair(T.maskRight, GROUP.list, here, right));
    }
  }

  /** How the same word stands elsewhere in the document: between which words, and what lists and grammar see there. */
  #addElsewhere(forms: readonly Form[], sink: Sink): void {
    this.#linkPlaces(forms);
    const again = this.#again;
    const places = this.#places;
    for (let i = 0; i < forms.length; i++) {
      let count = 0;
      for (let place = again[i]! < 0 ? -1 : i; place >= 0; ) {
        if (count < OCCURRENCES) places[count++] = place;
        const next = again[place]!;
        again[place] = -1;
        place = next;
      }
      if (count > 1) this.#addOtherPlaces(count, forms, sink);
    }
  }

  /** From each memorable word to its next place. */
  #linkPlaces(forms: readonly Form[]): void {
    const again = this.#again;
    const stems = this.#stems;
    const slots = slotsFor(forms.length) - 1;
    stems.fill(0, 0, slots + 1);
    for (let i = forms.length - 1; i >= 0; i--) {
      const { memorable, stem } = forms[i]!;
      again[i] = -1;
      if (!memorable) continue;
      let slot = (stem >>> 2) & slots;
      while (stems[slot] !== 0 && forms[stems[slot]! - 1]!.stem !== stem) slot = (slot + 1) & slots;
      again[i] = stems[slot]! - 1;
      stems[slot] = i + 1;
    }
  }

  /** Each of the places gets what is seen at the others. */
  #addOtherPlaces(count: number, forms: readonly Form[], sink: Sink): void {
    const seen = this.#surroundings;
    for (let k = 0; k < count; k++) this.#lookAround(k, forms);
    for (let f = 0; f < count * SURROUNDINGS; f++) {
      const feature = seen[f]!;
      if (feature === 0 || seen.indexOf(feature) < f) continue;
      sink.addToAll(this.#places, count, feature, onlyPlace(seen, f, count));
    }
  }

  /** What is seen around the place with number `k`, always `SURROUNDINGS` features; 0 where there is nothing. */
  #lookAround(k: number, forms: readonly Form[]): void {
    const index = this.#places[k]!;
    const seen = this.#surroundings;
    const left = forms[index - 1];
    const right = forms[index + 1];
    const at = k * SURROUNDINGS;
    seen[at] = left ? hashPair(T.elsewhereLeft, GROUP.word, left.stem, 0) : 0;
    seen[at + 1] = left ? hashPair(T.elsewhereLeft, GROUP.context, left.middle, 1) : 0;
    seen[at + 2] = left ? hashPair(T.elsewhereBits, GROUP.list, left.bits, 0) : 0;
    seen[at + 3] = right ? hashPair(T.elsewhereRight, GROUP.context, right.middle, 1) : 0;
    seen[at + 4] = right ? hashPair(T.elsewhereBits, GROUP.list, right.bits, 1) : 0;
    seen[at + 5] = hashPair(T.elsewhereMask, GROUP.list, this.#mask[index]!, 0);
  }
}

/** Twice as many slots as there may be stems, and a power of two. */
const slotsFor = (length: number): number => 2 << (32 - Math.clz32(length));

/** The number of the place that alone has the feature at `first`, its first occurrence; -1 if there are several. */
function onlyPlace(seen: Int32Array, first: number, count: number): number {
  const place = Math.floor(first / SURROUNDINGS);
  for (let f = (place + 1) * SURROUNDINGS; f < count * SURROUNDINGS; f++) if (seen[f] === seen[first]) return -1;
  return place;
}

const placeOf = (index: number, first: number, last: number): number =>
  last - first === 1 ? PLACE.unit : index === first ? PLACE.begin : index === last - 1 ? PLACE.last : PLACE.inside;

const TYPE_NUMBERS: Readonly<Record<string, number>> = {
  PERSON: 0,
  TITLE: 1,
  ORGANIZATION: 2,
  LOCATION: 3,
  DATE: 4,
};
/** `CUE` and whatever else lists may hold. */
const OTHER_TYPE = 5;

const typeNumber = (type: string): number => TYPE_NUMBERS[type] ?? OTHER_TYPE;

/** Two bits a type: a span begins here, a span goes on here. */
const maskBit = (type: number, place: number): number =>
  1 << (type * 2 + (place === PLACE.begin || place === PLACE.unit ? 0 : 1));

function addPairs(tokens: readonly Token[], forms: readonly Form[], sink: Sink): void {
  for (let i = 0; i < tokens.length; i++) {
    const here = forms[i]!;
    const left = i > 0 && tokens[i]!.gap !== 'paragraph' ? forms[i - 1] : undefined;
    const right = i + 1 < tokens.length && tokens[i + 1]!.gap !== 'paragraph' ? forms[i + 1] : undefined;
    if (left) {
      sink.add(i, hashPair(T.stemLeft, GROUP.word, left.stem, here.stem));
      sink.add(i, hashPair(T.coarseLeft, GROUP.context, left.coarse, here.coarse));
      sink.add(i, hashPair(T.middleLeft, GROUP.context, left.middle, here.middle));
      sink.add(i, hashPair(T.bitsLeft, GROUP.list, left.bits, here.bits));
    }
    if (right) {
      sink.add(i, hashPair(T.stemRight, GROUP.word, here.stem, right.stem));
      sink.add(i, hashPair(T.coarseRight, GROUP.context, here.coarse, right.coarse));
      sink.add(i, hashPair(T.middleRight, GROUP.context, here.middle, right.middle));
      sink.add(i, hashPair(T.bitsRight, GROUP.list, here.bits, right.bits));
    }
    if (left && right) sink.add(i, hashPair(T.middleAround, GROUP.context, left.middle, right.middle));
  }
}

const OPENERS = new Set(['"', '«', '“', '(', '[', '‘', "'"]);
const GAPS: Readonly<Record<string, number>> = { none: 0, space: 1, line: 2, paragraph: 3 };
const FIRST_TOKENS = 12;

function addPlaces(tokens: readonly Token[], sink: Sink): void {
  let quoted = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    sink.add(i, hashPair(T.gap, GROUP.context, GAPS[token.gap]!, 0));
    if (token.gap === 'paragraph') quoted = false;
    if (quoted) sink.add(i, hashPair(T.quoted, GROUP.context, 0, 0));
    if (token.kind !== 'word') {
      if (token.folded === '"') quoted = !quoted;
      else if (token.folded === '«' || token.folded === '“') quoted = true;
      else if (token.folded === '»' || token.folded === '”') quoted = false;
      if (OPENERS.has(token.folded) && i + 1 < tokens.length)
        sink.add(i + 1, hashText(T.opener, GROUP.context, token.folded));
    }
    if (i < FIRST_TOKENS) sink.add(i, hashPair(T.edge, GROUP.context, i >> 2, 0));
  }
}

/** From where a form is seen: from which side, and whether from one or two places away. */
export const SEEN_FROM = { right: 100, left: 101, farRight: 102, farLeft: 103 } as const;
/** What stands beyond the first and the last word of a paragraph. */
const BORDER = 104;

export const BORDER_LEFT = hashPair(BORDER, GROUP.context, SEEN_FROM.right, 0);
export const BORDER_RIGHT = hashPair(BORDER, GROUP.context, SEEN_FROM.left, 0);

/** All features of all tokens of a document. */
export function placedFeatures(input: TaggerInput, extractor: FeatureExtractor, sink: Sink): void {
  const { tokens } = input.document;
  const forms = extractor.formsOf(input.document);
  const see = (index: number, features: Int32Array, count: number, from: number) => {
    for (let f = 0; f < count; f++) sink.add(index, shifted(from, features[f]!));
  };
  for (const [first, last] of paragraphsOf(tokens)) {
    for (let i = first; i < last; i++) {
      const { own, near, far } = forms[i]!.features!;
      for (let f = 0; f < own.length; f++) sink.add(i, own[f]!);
      if (i + 1 < last) see(i + 1, own, near, SEEN_FROM.right);
      if (i > first) see(i - 1, own, near, SEEN_FROM.left);
      if (i + 2 < last) see(i + 2, own, far, SEEN_FROM.farRight);
      if (i > first + 1) see(i - 2, own, far, SEEN_FROM.farLeft);
    }
    sink.add(first, BORDER_LEFT);
    sink.add(last - 1, BORDER_RIGHT);
  }
  extractor.addDocumentFeatures(input, forms, sink);
}

/** A longer paragraph, which is a text without line breaks, is cut behind a sentence, or where it is twice as long. */
const LONGEST_PARAGRAPH = 4000;
const SENTENCE_ENDS = new Set(['.', '!', '؟', '?']);

/** Half-open token ranges of the paragraphs. */
export function paragraphsOf(tokens: readonly Token[]): [first: number, last: number][] {
  const paragraphs: [number, number][] = [];
  let first = 0;
  for (let t = 1; t <= tokens.length; t++) {
    if (t < tokens.length && tokens[t]!.gap !== 'paragraph' && !isTooLong(tokens, first, t)) continue;
    if (t > first) paragraphs.push([first, t]);
    first = t;
  }
  return paragraphs;
}

function isTooLong(tokens: readonly Token[], first: number, last: number): boolean {
  const length = last - first;
  if (length < LONGEST_PARAGRAPH) return false;
  return length >= 2 * LONGEST_PARAGRAPH || SENTENCE_ENDS.has(tokens[last - 1]!.folded);
}
