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
export const FEATURES_VERSION = 1;

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
const PRUNED = 0.04;
const LARGEST = 127;
/** Empty slots keep the search for a feature short. */
const SLOTS_PER_ROW = 1.4;

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

/** A model in memory: finds the weights of a feature. */
export class Model {
  /** Pairs of a feature's hash and the place of its weights; a hash of 0 is an empty slot. */
  readonly #slots: Int32Array;
  readonly #mask: number;
  /** A bit for the upper 20 bits of each hash: most features that have no weights are known here, in little memory. */
  readonly #present = new Int32Array(1 << 15);

  private constructor(
    readonly tagSet: TagSet,
    readonly scale: number,
    readonly weights: Int8Array,
    readonly transitions: Float32Array,
    readonly calibration: readonly Calibration[],
    readonly lexicon: Lexicon,
    hashes: Int32Array,
  ) {
    const slots = 1 << (32 - Math.clz32(Math.ceil(hashes.length * SLOTS_PER_ROW)));
    this.#mask = slots - 1;
    this.#slots = new Int32Array(slots * 2);
    for (let row = 0; row < hashes.length; row++) {
      let slot = (hashes[row]! >>> 2) & this.#mask;
      while (this.#slots[slot * 2] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = hashes[row]!;
      this.#present[hashes[row]! >>> 17]! |= 1 << (hashes[row]! >>> 12);
      this.#slots[slot * 2 + 1] = row * tagSet.size;
    }
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
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = (hash >>> 2) & mask;
    for (;;) {
      const key = slots[slot * 2]!;
      if (key === hash) return slots[slot * 2 + 1]!;
      if (key === 0) return -1;
      slot = (slot + 1) & mask;
    }
  }
}
