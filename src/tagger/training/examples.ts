/** From annotated documents to the sequences that training reads. */
import type { Document } from '../../document.js';
import { type FeatureExtractor, paragraphsOf, placedFeatures, type TaggerInput } from '../features.js';
import { type TagSet, writeSpan } from '../tags.js';
import type { GoldDocument } from './gold.js';
import type { Sequence } from './trainer.js';

/** One document's features as hashes, and its gold tags. */
export interface Example {
  /** Token t has the hashes `hashes[offsets[t]] … hashes[offsets[t + 1] - 1]`. */
  readonly offsets: Int32Array;
  readonly hashes: Int32Array;
  readonly tags: Uint8Array;
  /** Half-open token ranges of the paragraphs. */
  readonly paragraphs: readonly (readonly [first: number, last: number])[];
}

export function makeExample(
  gold: GoldDocument,
  input: TaggerInput,
  extractor: FeatureExtractor,
  tagSet: TagSet,
): Example {
  const { tokens } = input.document;
  const lists: number[][] = tokens.map(() => []);
  placedFeatures(input, extractor, {
    add: (index, feature) => lists[index]!.push(feature),
    addToAll(indexes, count, feature, except) {
      for (let i = 0; i < count; i++) if (i !== except) lists[indexes[i]!]!.push(feature);
    },
  });
  const offsets = new Int32Array(tokens.length + 1);
  for (let t = 0; t < tokens.length; t++) offsets[t + 1] = offsets[t]! + lists[t]!.length;
  const hashes = new Int32Array(offsets[tokens.length]!);
  lists.forEach((list, t) => {
    hashes.set(list, offsets[t]!);
  });
  return {
    offsets,
    hashes,
    tags: goldTags(gold, input.document, tagSet),
    paragraphs: paragraphsOf(tokens),
  };
}

/** The tags of the entities whose type the tag set knows; a token belongs to the entity that it overlaps. */
export function goldTags({ entities }: GoldDocument, { tokens }: Document, tagSet: TagSet): Uint8Array {
  const tags = new Uint8Array(tokens.length);
  let first = 0;
  let reached = 0;
  for (const { start, end, type } of entities) {
    while (first < tokens.length && tokens[first]!.end <= start) first += 1;
    let last = first;
    while (last < tokens.length && tokens[last]!.start < end) last += 1;
    const number = tagSet.types.indexOf(type);
    if (number < 0 || last === first || first < reached) continue;
    writeSpan(tags, { first, last, type: number });
    reached = last;
  }
  return tags;
}

/** Numbers features in the order in which they are first seen; open addressing over hashes, 0 is the empty slot. */
export class FeatureNumbers {
  #keys = new Int32Array(1 << 20);
  #values = new Int32Array(1 << 20);
  #counts = new Int32Array(1 << 18);
  size = 0;

  /** Counts one use of the feature. */
  count(hash: number): void {
    if (this.size * 2 > this.#keys.length) this.#grow();
    const slot = this.#slot(hash);
    if (this.#keys[slot] === 0) {
      this.#keys[slot] = hash || 1;
      this.#values[slot] = this.size++;
      if (this.size > this.#counts.length) this.#counts = grown(this.#counts);
    }
    this.#counts[this.#values[slot]!]! += 1;
  }

  /**
   * Hashes of the features used at least `cutoff` times, the most used first, so that their weights lie together in memory;
   * `numberOf` then gives places in this array, -1 for others.
   */
  keep(cutoff: number): Int32Array {
    const countAt = (slot: number): number => this.#counts[this.#values[slot]!]!;
    const slots: number[] = [];
    for (let slot = 0; slot < this.#keys.length; slot++) {
      if (this.#keys[slot] !== 0 && countAt(slot) >= cutoff) slots.push(slot);
    }
    slots.sort((a, b) => countAt(b) - countAt(a) || this.#keys[a]! - this.#keys[b]!);
    this.#values.fill(-1);
    slots.forEach((slot, number) => {
      this.#values[slot] = number;
    });
    return Int32Array.from(slots, (slot) => this.#keys[slot]!);
  }

  numberOf(hash: number): number {
    const slot = this.#slot(hash);
    return this.#keys[slot] === 0 ? -1 : this.#values[slot]!;
  }

  #slot(hash: number): number {
    const mask = this.#keys.length - 1;
    const key = hash || 1;
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const values = this.#values;
    this.#keys = new Int32Array(keys.length * 2);
    this.#values = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === 0) continue;
      const slot = this.#slot(keys[i]!);
      this.#keys[slot] = keys[i]!;
      this.#values[slot] = values[i]!;
    }
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

/** The paragraphs of an example over the kept features; `rowsOf` gives the rows of a feature's hash. */
export function toSequences(
  example: Example,
  weight: number,
  rowsOf: (hash: number, into: number[]) => void,
): Sequence[] {
  return example.paragraphs.map(([first, last]) => {
    const features: number[] = [];
    const offsets = new Int32Array(last - first + 1);
    for (let t = first; t < last; t++) {
      for (let f = example.offsets[t]!; f < example.offsets[t + 1]!; f++) rowsOf(example.hashes[f]!, features);
      offsets[t - first + 1] = features.length;
    }
    return {
      offsets,
      features: Int32Array.from(features),
      tags: example.tags.slice(first, last),
      weight,
    };
  });
}
