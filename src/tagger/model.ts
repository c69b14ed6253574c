/**
 * The weights of a tagger as a file of sections (sections.ts: versioned, checksummed, used as it lies):
 *
 *     tagger.info          JSON: version of the features, types, scale, calibration
 *     tagger.keys          Int32: the hash of each feature, in the order of unsigned numbers
 *     tagger.weights       Int8: for each feature `size` weights, each to be multiplied by `scale`
 *     tagger.transitions   Float32: `size * size`
 *     tagger.words, .clusters, .shares   the lexicon (lexicon.ts)
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

const bytesOf = ({ buffer, byteOffset, byteLength }: Int8Array | Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/**
 * A model in memory: finds the weights of a feature. Two weights share one number, so that sums take half the steps: `a + b * 2^16`.
 * Sums of such numbers hold both sums as long as each fits into 16 bits (see `unpack`).
 */
export class Model {
  /** Numbers in a row of weights. */
  readonly width: number;
  /** Rows of `width` numbers. */
  readonly weights: Int32Array;
  /** As they lie in the file, in the order of unsigned numbers. */
  readonly #hashes: Int32Array;
  /** The first row of the hashes that have these upper bits, or greater ones. */
  readonly #starts = new Int32Array((1 << INDEX_BITS) + 1);
  /** A bit for the upper 20 bits of each hash: most features that have no weights are known here, in little memory. */
  readonly #present = new Int32Array(1 << 15);

  private constructor(
    readonly tagSet: TagSet,
    readonly scale: number,
    weights: Int8Array,
    readonly transitions: Float32Array,
    readonly calibration: readonly Calibration[],
    readonly lexicon: Lexicon,
    hashes: Int32Array,
  ) {
    this.#hashes = hashes;
    this.width = (tagSet.size + 1) >> 1;
    this.weights = pack(weights, tagSet.size, this.width);
    const starts = this.#starts;
    for (let row = 0; row < hashes.length; row++) {
      const hash = hashes[row]!;
      starts[(hash >>> INDEX_SHIFT) + 1]! += 1;
      this.#present[hash >>> 17]! |= 1 << (hash >>> 12);
    }
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
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
    const hashes = new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength / 4);
    if (
      weights.length !== hashes.length * tagSet.size ||
      transitions.length !== 4 * tagSet.size ** 2 ||
      info.calibration.length !== info.types.length
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
    );
  }

  /** Where the weights of a feature begin in `weights`, or -1 if it has none. */
  find(hash: number): number {
    if ((this.#present[hash >>> 17]! & (1 << (hash >>> 12))) === 0) return -1;
    const place = hash >>> INDEX_SHIFT;
    const end = this.#starts[place + 1]!;
    for (let row = this.#starts[place]!; row < end; row++) if (this.#hashes[row] === hash) return row * this.width;
    return -1;
  }
}

/** From rows of `size` weights to rows of `width` numbers with two weights each. */
function pack(weights: Int8Array, size: number, width: number): Int32Array {
  const packed = new Int32Array((weights.length / size) * width);
  for (let from = 0, to = 0; from < weights.length; from += size, to += width) {
    for (let k = 0; k < size; k++)
      packed[to + (k >> 1)]! += (k & 1) === 0 ? weights[from + k]! : weights[from + k]! << 16;
  }
  return packed;
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
