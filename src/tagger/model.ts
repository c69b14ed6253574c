/**
 * The weights of a tagger as a file of sections (sections.ts: versioned, checksummed, used as it lies):
 *
 *     tagger.info          JSON: version of the features, types, scale, calibration
 *     tagger.keys          Int32: the hash of each feature, in the order of unsigned numbers
 *     tagger.weights       Int8: for each feature `size` weights, each to be multiplied by `scale`
 *     tagger.transitions   Float32: `size * size`
 *     tagger.words, .clusters, .shares   the lexicon (lexicon.ts)
 *     tagger.starts, .present            how keys are found (`Index`); only where the build has added them
 */
import { AalamError, EXIT } from '../errors.js';
import { readSections, writeSections } from '../sections.js';
import { Lexicon } from './lexicon.js';
import { bilou, type TagSet } from './tags.js';

/** To be raised whenever the meaning of a feature hash changes: older model files are then refused. */
export const FEATURES_VERSION = 2;

const SECTION = {
  info: 'tagger.info',
  keys: 'tagger.keys',
  weights: 'tagger.weights',
  transitions: 'tagger.transitions',
  starts: 'tagger.starts',
  present: 'tagger.present',
} as const;

/** How raw span probabilities become confidences, for each type: `sigmoid(slope * logit + offset)`. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

interface Info {
  readonly features: number;
  readonly types: readonly string[];
  readonly scale: number;
  readonly calibration: readonly Calibration[];
}

export interface TrainedWeights {
  readonly tagSet: TagSet;
  /** `hashes[row]`, `emissions[row * size + tag]`, `transitions[from * size + to]`. */
  readonly hashes: Int32Array;
  readonly emissions: Float32Array;
  readonly transitions: Float32Array;
  readonly calibration: readonly Calibration[];
  readonly lexicon: Lexicon;
}

/** Rows whose greatest weight is below this are left out of the file. */
const PRUNED = 0.07;
const LARGEST = 127;
/** By so many upper bits of its hash a feature is found among its neighbours: about one for each feature, little enough to stay at hand. */
const INDEX_BITS = 16;
const INDEX_SHIFT = 32 - INDEX_BITS;
/** 32 bits each, one for each value of a hash's upper 20 bits. */
const PRESENT_WORDS = 1 << 15;

export function writeModel(
  { tagSet, hashes, emissions, transitions, calibration, lexicon }: TrainedWeights,
  pruned = PRUNED,
): Uint8Array {
  const { size } = tagSet;
  const greatest = (row: number): number => {
    let most = 0;
    for (let k = 0; k < size; k++) most = Math.max(most, Math.abs(emissions[row * size + k]!));
    return most;
  };
  // Sorted by hash: the same weights give the same bytes, and keys compress better.
  const kept = Array.from(hashes, (_, row) => row).filter((row) => greatest(row) >= pruned);
  kept.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
  const scale = kept.reduce((most, row) => Math.max(most, greatest(row)), 0) / LARGEST || 1;
  const weights = new Int8Array(kept.length * size);
  kept.forEach((row, i) => {
    for (let k = 0; k < size; k++) weights[i * size + k] = Math.round(emissions[row * size + k]! / scale);
  });
  const info: Info = { features: FEATURES_VERSION, types: tagSet.types, scale, calibration };
  const sections = lexicon.toSections();
  sections.set(SECTION.info, new TextEncoder().encode(JSON.stringify(info)));
  sections.set(SECTION.keys, bytesOf(Int32Array.from(kept, (row) => hashes[row]!)));
  sections.set(SECTION.weights, bytesOf(weights));
  sections.set(SECTION.transitions, bytesOf(transitions));
  return writeSections(sections);
}

/** How features are found among the hashes. */
interface Index {
  /** The first row of the hashes that have these upper bits, or greater ones. */
  readonly starts: Int32Array;
  /** A bit for the upper 20 bits of each hash: most features that have no weights are known here, in little memory. */
  readonly present: Int32Array;
}

function indexOf(hashes: Int32Array): Index {
  const starts = new Int32Array((1 << INDEX_BITS) + 1);
  const present = new Int32Array(PRESENT_WORDS);
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row]!;
    starts[(hash >>> INDEX_SHIFT) + 1]! += 1;
    present[hash >>> 17]! |= 1 << (hash >>> 12);
  }
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  return { starts, present };
}

/** The bytes of a model with the index of its features, which would else be made at every start. */
export function withIndex(bytes: Uint8Array, file: string): Uint8Array {
  const sections = readSections(bytes, file);
  const keys = sections.get(SECTION.keys);
  if (keys === undefined) return bytes;
  const { starts, present } = indexOf(numbersIn(keys));
  return writeSections(sections.set(SECTION.starts, bytesOf(starts)).set(SECTION.present, bytesOf(present)));
}

const numbersIn = ({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array =>
  new Int32Array(buffer, byteOffset, byteLength / 4);

const bytesOf = ({ buffer, byteOffset, byteLength }: Int8Array | Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/**
 * A model in memory: finds the weights of a feature. Two weights share one number, so that sums take half the steps: `a + b * 2^16`.
 * Sums of such numbers hold both sums as long as each fits into 16 bits (see `unpack`).
 */
export class Model {
  /** Numbers in a row of weights. */
  readonly width: number;
  /** Rows of `width` numbers: of features that `find` has found. */
  readonly weights: Int32Array;
  /** As they lie in the file, in the order of unsigned numbers. */
  readonly #hashes: Int32Array;
  readonly #starts: Int32Array;
  readonly #present: Int32Array;
  /** Rows of `size` weights, as they lie in the file. */
  readonly #rows: Int8Array;
  /** The rows that are in `weights`: a short text needs few of them. */
  readonly #isPacked: Uint8Array;

  private constructor(
    readonly tagSet: TagSet,
    readonly scale: number,
    rows: Int8Array,
    readonly transitions: Float32Array,
    readonly calibration: readonly Calibration[],
    readonly lexicon: Lexicon,
    hashes: Int32Array,
    { starts, present }: Index,
  ) {
    this.#hashes = hashes;
    this.#starts = starts;
    this.#present = present;
    this.width = (tagSet.size + 1) >> 1;
    this.weights = new Int32Array(hashes.length * this.width);
    this.#rows = rows;
    this.#isPacked = new Uint8Array(hashes.length);
  }

  /** Throws an AalamError with exit code `EXIT.resource` where the bytes are no model that this version can use. */
  static fromBytes(bytes: Uint8Array, file = 'the tagger model'): Model {
    const sections = readSections(bytes, file);
    const refuse = (message: string, cause?: unknown) =>
      new AalamError(message, { exitCode: EXIT.resource, file, cause });
    const section = (name: string): Uint8Array => {
      const found = sections.get(name);
      if (!found) throw refuse(`the section ${name} is missing: this is no tagger model`);
      return found;
    };
    const info = JSON.parse(new TextDecoder().decode(section(SECTION.info))) as Info;
    if (info.features !== FEATURES_VERSION) {
      throw refuse(
        `the model was trained for features of version ${info.features}, this program has version ${FEATURES_VERSION}: train it again`,
      );
    }
    const tagSet = bilou(info.types);
    const keys = section(SECTION.keys);
    const weights = section(SECTION.weights);
    const transitions = section(SECTION.transitions);
    const hashes = numbersIn(keys);
    const starts = sections.get(SECTION.starts);
    const present = sections.get(SECTION.present);
    const index = starts && present ? { starts: numbersIn(starts), present: numbersIn(present) } : indexOf(hashes);
    if (
      weights.length !== hashes.length * tagSet.size ||
      transitions.length !== 4 * tagSet.size ** 2 ||
      info.calibration.length !== info.types.length ||
      index.starts.length !== (1 << INDEX_BITS) + 1 ||
      index.starts.at(-1) !== hashes.length ||
      index.present.length !== PRESENT_WORDS
    ) {
      throw refuse('the parts of the tagger model do not add up');
    }
    return new Model(
      tagSet,
      info.scale,
      new Int8Array(weights.buffer, weights.byteOffset, weights.length),
      new Float32Array(transitions.buffer, transitions.byteOffset, transitions.length / 4),
      info.calibration,
      Lexicon.fromSections(sections),
      hashes,
      index,
    );
  }

  /** Where the weights of a feature begin in `weights`, or -1 if it has none. */
  find(hash: number): number {
    if ((this.#present[hash >>> 17]! & (1 << (hash >>> 12))) === 0) return -1;
    const place = hash >>> INDEX_SHIFT;
    const end = this.#starts[place + 1]!;
    for (let row = this.#starts[place]!; row < end; row++) {
      if (this.#hashes[row] !== hash) continue;
      if (this.#isPacked[row] === 0) this.#pack(row);
      return row * this.width;
    }
    return -1;
  }

  /** From a row of `size` weights to one of `width` numbers with two weights each. */
  #pack(row: number): void {
    const { size } = this.tagSet;
    const { weights } = this;
    const rows = this.#rows;
    const end = (row + 1) * size;
    let to = row * this.width;
    let from = row * size;
    for (; from + 1 < end; from += 2) weights[to++] = rows[from]! + (rows[from + 1]! << 16);
    if (from < end) weights[to] = rows[from]!;
    this.#isPacked[row] = 1;
  }
}

/** The sums of `count` rows of `width` numbers, one by one: `size` of them a row. */
export function unpack(packed: Int32Array, count: number, width: number, size: number, into: Int32Array): void {
  for (let row = 0; row < count; row++) {
    const to = row * size;
    const from = row * width;
    for (let k = 0; k < size; k += 2) {
      const both = packed[from + (k >> 1)]!;
      const even = (both << 16) >> 16;
      into[to + k] = even;
      if (k + 1 < size) into[to + k + 1] = (both - even) >> 16;
    }
  }
}
