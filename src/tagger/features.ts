/**
 * What the tagger sees of a token, as 32-bit feature hashes.
 *
 * Most features depend on the form alone: those are computed once per distinct form (`FormFeatures`) and used at the
 * token and, fewer of them, at its neighbours. The rest depend on the document: pairs of words, list matches, what the
 * grammar proposes there, and how the same word stands elsewhere in the document.
 */
import type { Candidate, Document, Token } from '../document.js';
import type { Gazetteer, Match } from '../gazetteer/gazetteer.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import type { Clusters } from './clusters.js';

/** Features of a form at the token itself, and the fewer that its neighbours see. */
export interface FormFeatures {
  readonly id: number;
  readonly own: Int32Array;
  readonly seen: Int32Array;
  readonly stem: number;
  readonly clusters: readonly number[];
  readonly bits: number;
  /** Worth remembering where else it stands in the document. */
  readonly memorable: boolean;
}

export interface TaggerInput {
  readonly document: Document;
  readonly matches: readonly Match[];
  readonly candidates: readonly Candidate[];
  readonly gazetteer: Gazetteer;
}

const FORM_LIMIT = 100_000;
const AFFIX = 4;

/** FNV-1a over a template number and a string. */
export function hashText(template: number, text: string): number {
  let hash = Math.imul(0x811c9dc5 ^ template, 0x01000193);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

export function hashPair(template: number, a: number, b: number): number {
  return mix(Math.imul(Math.imul(0x811c9dc5 ^ template, 0x01000193) ^ a, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35));
}

function mix(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) | 0;
}

/** Numbers of the feature templates. They are part of the model's meaning: a change makes old model files useless. */
const T = {
  folded: 1, surface: 2, stem: 3, prefix: 4, suffix: 5, lead: 6, trigram: 7, shape: 8, cluster: 9, bit: 10, bits: 11, frequency: 12, clitic: 13,
  pairLeft: 20, pairRight: 21, clusterLeft: 22, clusterRight: 23, clusterAround: 24, bitsLeft: 25, bitsRight: 26, stemCluster: 27,
  gap: 30, edge: 31, quote: 32, match: 33, rule: 34, ruleType: 35, elsewhereLeft: 40, elsewhereRight: 41, elsewhereRule: 42,
} as const;

export class FeatureExtractor {
  readonly #forms = new Map<string, FormFeatures>();
  #nextId = 0;

  constructor(
    readonly gazetteer: Gazetteer,
    readonly words: Words,
    readonly frequencies: WordFrequencies,
    readonly clusters: Clusters,
  ) {}

  /** The features of a token's form; the same object for the same form until the cache is full. */
  form(token: Token, text: string): FormFeatures {
    const surface = text.slice(token.start, token.end);
    const known = this.#forms.get(surface);
    if (known) return known;
    if (this.#forms.size >= FORM_LIMIT) this.#forms.clear();
    const form = this.#compute(token, surface);
    this.#forms.set(surface, form);
    return form;
  }

  #compute(token: Token, surface: string): FormFeatures {
    const { stem, prefix } = token.readings[0]!;
    const bits = token.kind === 'word' ? this.words.bits(stem) : 0;
    const clusters = this.clusters.of(stem);
    const shape = shapeOf(token, surface);
    const seen = [hashText(T.stem, stem), hashText(T.shape, shape), hashText(T.clitic, prefix)];
    clusters.forEach((cluster, level) => seen.push(hashPair(T.cluster, level, cluster)));
    for (let bit = 0; bit < 31; bit++) if (bits & (1 << bit)) seen.push(hashPair(T.bit, bit, 0));
    seen.push(hashText(T.suffix, stem.slice(-2)), hashText(T.suffix, stem.slice(-3)));
    const own = [...seen, hashText(T.folded, token.folded), hashText(T.surface, surface), hashPair(T.bits, bits, 0)];
    own.push(hashPair(T.frequency, frequencyBucket(this.frequencies.count(stem)), 0));
    for (let n = 1; n <= AFFIX; n++) {
      if (stem.length < n) break;
      own.push(hashText(T.lead, stem.slice(0, n)));
      if (n === 1 || n === 4) own.push(hashText(T.suffix, stem.slice(-n)));
    }
    for (let i = 0; i + 3 <= Math.min(stem.length, 14); i++) own.push(hashText(T.trigram, stem.slice(i, i + 3)));
    own.push(hashText(T.suffix, surface.slice(-1)), hashText(T.prefix, `${prefix}|${stem.slice(0, 2)}`));
    return {
      id: this.#nextId++,
      own: Int32Array.from(new Set(own)),
      seen: Int32Array.from(new Set(seen)),
      stem: hashText(T.stem, stem),
      clusters,
      bits,
      memorable: token.kind === 'word' && stem.length > 2 && this.frequencies.count(stem) < 20_000,
    };
  }
}

function shapeOf(token: Token, surface: string): string {
  if (token.kind === 'punctuation' || token.kind === 'symbol') return surface.length > 2 ? 'symbol' : surface;
  if (token.kind === 'number') return `number${Math.min(token.folded.length, 5)}`;
  const latin = /^[A-Za-z]/.test(surface);
  if (latin) return /^[A-Z]+$/.test(surface) ? 'LATIN' : /^[A-Z]/.test(surface) ? 'Latin' : 'latin';
  return `${surface.startsWith('ال') ? 'al' : 'w'}${Math.min(token.folded.length, 9)}`;
}

const frequencyBucket = (count: number): number => (count === 0 ? 0 : 1 + Math.floor(Math.log2(count) / 2));

/** Where the features of one document's tokens go: appended per token by `addDocumentFeatures`. */
export type Sink = (index: number, feature: number) => void;

/** Features of the tokens of a document that their forms alone do not have. */
export function addDocumentFeatures(input: TaggerInput, forms: readonly FormFeatures[], sink: Sink): void {
  addNeighbourPairs(input.document.tokens, forms, sink);
  addPlace(input.document, sink);
  addMatches(input, sink);
  const rules = addCandidates(input, sink);
  addElsewhere(forms, rules, sink);
}

function addNeighbourPairs(tokens: readonly Token[], forms: readonly FormFeatures[], sink: Sink): void {
  for (let i = 0; i < tokens.length; i++) {
    const here = forms[i]!;
    const left = i > 0 ? forms[i - 1]! : undefined;
    const right = forms[i + 1];
    if (left) {
      sink(i, hashPair(T.pairLeft, left.stem, here.stem));
      sink(i, hashPair(T.bitsLeft, left.bits, here.bits));
      for (let level = 0; level < here.clusters.length; level++) {
        sink(i, hashPair(T.clusterLeft + level * 64, left.clusters[level] ?? -1, here.clusters[level]!));
      }
      sink(i, hashPair(T.stemCluster, left.stem, here.clusters[1] ?? -1));
    }
    if (right) {
      sink(i, hashPair(T.pairRight, here.stem, right.stem));
      sink(i, hashPair(T.bitsRight, here.bits, right.bits));
      for (let level = 0; level < here.clusters.length; level++) {
        sink(i, hashPair(T.clusterRight + level * 64, here.clusters[level]!, right.clusters[level] ?? -1));
      }
    }
    if (left && right) sink(i, hashPair(T.clusterAround, left.clusters[1] ?? -1, right.clusters[1] ?? -1));
  }
}

const OPENERS = new Set(['"', '«', '“', '(', '[', '‘', "'"]);

function addPlace(document: Document, sink: Sink): void {
  let quoted = false;
  document.tokens.forEach((token, i) => {
    sink(i, hashText(T.gap, token.gap));
    if (token.folded === '"') quoted = !quoted;
    else if (token.folded === '«' || token.folded === '“') quoted = true;
    else if (token.folded === '»' || token.folded === '”' || token.gap === 'paragraph') quoted = false;
    if (quoted) sink(i, hashPair(T.quote, 1, 0));
    if (i < 12) sink(i, hashPair(T.edge, 1, Math.floor(i / 4)));
    if (i > 0 && OPENERS.has(document.tokens[i - 1]!.folded)) sink(i, hashText(T.quote, document.tokens[i - 1]!.folded));
  });
}

/** Longest list matches of each kind: which kind, where in the name, how long. */
function addMatches({ document, matches, gazetteer }: TaggerInput, sink: Sink): void {
  const reached = new Map<string, number>();
  for (const match of matches) {
    if (match.reading !== document.tokens[match.first]!.readings[0]) continue;
    for (const row of match.rows) {
      const { type, subtype, ambiguous } = gazetteer.row(row);
      const kind = `${type} ${subtype}${ambiguous === '' ? '' : '?'}`;
      if (match.last <= (reached.get(kind) ?? -1)) continue;
      reached.set(kind, match.last);
      markSpan(match.first, match.last, (i, place) => sink(i, hashText(T.match, `${place} ${kind}`)));
    }
  }
}

function markSpan(first: number, last: number, mark: (index: number, place: string) => void): void {
  const length = Math.min(last - first, 4);
  for (let i = first; i < last; i++) mark(i, `${last - first === 1 ? 'U' : i === first ? 'B' : i === last - 1 ? 'L' : 'I'}${length}`);
}

/** What the grammar and the dates propose: rule and type, where in the span. Returns for each token the types proposed. */
function addCandidates({ document, candidates }: TaggerInput, sink: Sink): Map<number, Set<string>> {
  const proposed = new Map<number, Set<string>>();
  const tokenAt = tokenFinder(document.tokens);
  for (const { start, end, type, rule, weight } of candidates) {
    const first = tokenAt(start);
    const last = tokenAt(end - 1) + 1;
    const sure = Math.floor(weight * 5);
    markSpan(first, last, (i, place) => {
      sink(i, hashText(T.rule, `${place} ${rule} ${type} ${sure}`));
      sink(i, hashText(T.ruleType, `${place[0]} ${type} ${sure}`));
      const types = proposed.get(i) ?? new Set();
      if (weight >= 0.6) proposed.set(i, types.add(type));
    });
  }
  return proposed;
}

/** The index of the token that holds an offset, or of the one before it. */
function tokenFinder(tokens: readonly Token[]): (offset: number) => number {
  return (offset) => {
    let low = 0;
    let high = tokens.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (tokens[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

const OCCURRENCE_LIMIT = 40;

/** How the same word stands elsewhere in the document: what is around it there, and what the grammar proposes there. */
function addElsewhere(forms: readonly FormFeatures[], proposed: ReadonlyMap<number, ReadonlySet<string>>, sink: Sink): void {
  const places = new Map<number, number[]>();
  forms.forEach((form, i) => {
    if (!form.memorable) return;
    const known = places.get(form.stem);
    if (known) known.push(i);
    else places.set(form.stem, [i]);
  });
  for (const indexes of places.values()) {
    if (indexes.length < 2) continue;
    const few = indexes.slice(0, OCCURRENCE_LIMIT);
    for (const here of few) {
      const features = new Set<number>();
      for (const there of few) if (there !== here) collectElsewhere(there, forms, proposed, features);
      for (const feature of features) sink(here, feature);
    }
  }
}

function collectElsewhere(there: number, forms: readonly FormFeatures[], proposed: ReadonlyMap<number, ReadonlySet<string>>, features: Set<number>): void {
  const left = forms[there - 1];
  const right = forms[there + 1];
  if (left) {
    features.add(hashPair(T.elsewhereLeft, 0, left.stem));
    features.add(hashPair(T.elsewhereLeft, 1, left.clusters[1] ?? -1));
    for (let bit = 0; bit < 31; bit++) if (left.bits & (1 << bit)) features.add(hashPair(T.elsewhereLeft, 2, bit));
  }
  if (right) {
    features.add(hashPair(T.elsewhereRight, 1, right.clusters[1] ?? -1));
    for (let bit = 0; bit < 31; bit++) if (right.bits & (1 << bit)) features.add(hashPair(T.elsewhereRight, 2, bit));
  }
  for (const type of proposed.get(there) ?? []) features.add(hashText(T.elsewhereRule, type));
}
