/**
 * The weights of a tagger as a file of sections (sections.ts: versioned, checksummed, used as it lies):
 *
 *     tagger.info          JSON: version of the features, types, scale, calibration
 *     tagger.keys          Int32: the hash of each feature, in the order of unsigned numbers
 *     tagger.weights       Int8: for each feature `size` weights, each to be multiplied by `scale`
 *     tagger.transitions   Float32: `size * size`
 *     tagger.words, .clusters, .shares   the lexicon (lexicon.ts)
 *     tagger.rows, .starts, .present     instead of keys and weights in what the build makes of it: `FeatureRows`
 */
import { AalamError, EXIT } from '../errors.js';
import { readSections, writeSections } from '../sections.js';
import { LANES } from './kernel.js';
import { Lexicon } from './lexicon.js';
import { bilou, type TagSet } from './tags.js';

/** To be raised whenever the meaning of a feature hash changes: older model files are then refused. */
export const FEATURES_VERSION = 2;

const SECTION = {
  info: 'tagger.info',
  keys: 'tagger.keys',
  weights: 'tagger.weights',
  transitions: 'tagger.transitions',
  rows: 'tagger.rows',
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
const INDEX_SHIFT = 16;
const START_COUNT = (1 << 16) + 1;
/** 32 bits each, one for each value of a hash's upper 20 bits. */
const PRESENT_WORDS = 1 << 15;
/** A row of weights, at most `LANES` of them (kernel.ts), and where in it the feature stands. */
const ROW_BYTES = 32;
const LEAST_SCALE = 1e-5;
const GREATEST_MOVE = 100;
const FEATURE_AT = 28;

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

/** Features and their weights, as `kernel.wat` looks for them. */
export interface FeatureRows {
  /** A bit for the upper 20 bits of each feature: most features that have no weights are known here, in little memory. */
  readonly present: Int32Array;
  /** The first row of the features that have these upper 16 bits, or greater ones. */
  readonly starts: Int32Array;
  /** `ROW_BYTES` for each feature, in the order of unsigned numbers: its weights, 8 bits each, and at `FEATURE_AT` itself. */
  readonly rows: Uint8Array;
}

function layOut(hashes: Int32Array, weights: Int8Array, size: number): FeatureRows {
  const starts = new Int32Array(START_COUNT);
  const present = new Int32Array(PRESENT_WORDS);
  const rows = new Uint8Array(hashes.length * ROW_BYTES);
  const view = new DataView(rows.buffer);
  for (let row = 0; row < hashes.length; row++) {
    const hash = hashes[row]!;
    starts[(hash >>> INDEX_SHIFT) + 1]! += 1;
    present[hash >>> 17]! |= 1 << (hash >>> 12);
    rows.set(weights.subarray(row * size, (row + 1) * size), row * ROW_BYTES);
    view.setInt32(row * ROW_BYTES + FEATURE_AT, hash, true);
  }
  for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
  return { starts, present, rows };
}

/** The bytes of a model as it is looked up, which would else be made at every start. */
export function withRows(bytes: Uint8Array, file: string): Uint8Array {
  const sections = readSections(bytes, file);
  const keys = sections.get(SECTION.keys);
  const weights = sections.get(SECTION.weights);
  if (keys === undefined || weights === undefined) return bytes;
  const size = weights.length / (keys.length / 4);
  const { starts, present, rows } = layOut(numbersIn(keys), signed(weights), size);
  sections.delete(SECTION.keys);
  sections.delete(SECTION.weights);
  return writeSections(
    sections.set(SECTION.starts, bytesOf(starts)).set(SECTION.present, bytesOf(present)).set(SECTION.rows, rows),
  );
}

const numbersIn = ({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array =>
  new Int32Array(buffer, byteOffset, byteLength / 4);

const signed = ({ buffer, byteOffset, byteLength }: Uint8Array): Int8Array =>
  new Int8Array(buffer, byteOffset, byteLength);

const bytesOf = ({ buffer, byteOffset, byteLength }: Int8Array | Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** A model in memory. Only `features` lie over the bytes of the file. */
export class Model {
  private constructor(
    readonly tagSet: TagSet,
    readonly scale: number,
    readonly features: FeatureRows,
    readonly transitions: Float32Array,
    readonly calibration: readonly Calibration[],
    readonly lexicon: Lexicon,
  ) {}

  /** Throws an AalamError with exit code `EXIT.resource` where the bytes are no model that this version can use. */
  static fromBytes(bytes: Uint8Array, file = 'the tagger model'): Model {
    const sections = readSections(bytes, file);
    const refuse = (message: string) => new AalamError(message, { exitCode: EXIT.resource, file });
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
    const transitions = section(SECTION.transitions);
    const features = sections.has(SECTION.rows)
      ? {
          present: numbersIn(section(SECTION.present)),
          starts: numbersIn(section(SECTION.starts)),
          rows: section(SECTION.rows),
        }
      : rowsOf(section(SECTION.keys), section(SECTION.weights), tagSet.size);
    if (
      features === undefined ||
      tagSet.size > LANES ||
      !areSane(info, transitions) ||
      transitions.length !== 4 * tagSet.size ** 2 ||
      info.calibration.length !== info.types.length ||
      features.starts.length !== START_COUNT ||
      features.starts.at(-1)! * ROW_BYTES !== features.rows.length ||
      features.present.length !== PRESENT_WORDS
    ) {
      throw refuse('the parts of the tagger model do not add up');
    }
    return new Model(
      tagSet,
      info.scale,
      features,
      new Float32Array(transitions.buffer, transitions.byteOffset, transitions.length / 4).slice(),
      info.calibration,
      Lexicon.fromSections(sections),
    );
  }
}

/** Undefined where there are not `size` weights for each key. */
const rowsOf = (keys: Uint8Array, weights: Uint8Array, size: number): FeatureRows | undefined =>
  weights.length * 4 === keys.length * size && size <= LANES
    ? layOut(numbersIn(keys), signed(weights), size)
    : undefined;

/** Numbers that a model may have: no training gives others, and beyond them the chain has no probabilities. */
function areSane({ scale, calibration }: Info, transitions: Uint8Array): boolean {
  const { buffer, byteOffset, byteLength } = transitions;
  const moves = new Float32Array(buffer, byteOffset, Math.floor(byteLength / 4));
  return (
    scale >= LEAST_SCALE &&
    scale <= 1 &&
    moves.every((move) => Math.abs(move) <= GREATEST_MOVE) &&
    calibration.every(({ slope, offset }) => Number.isFinite(slope) && Number.isFinite(offset))
  );
}
