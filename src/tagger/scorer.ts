/** Adds up what a model says of each token of a document: the weights of its features, those of forms summed once and kept. */
import type { Document } from '../document.js';
import { BORDER_LEFT, BORDER_RIGHT, FeatureExtractor, SEEN_FROM, type Sink, type TaggerInput } from './features.js';
import type { Form, FormSources } from './forms.js';
import { shifted } from './hash.js';
import { type Model, unpack } from './model.js';

/** Where in a form's sums those stand for the token itself, and for those that see it as their neighbour. */
const SUMS = { own: 0, left: 1, right: 2, farLeft: 3, farRight: 4 } as const;
const SUM_COUNT = 5;

/** By so much the memory for the sums of forms grows at a time. */
const GROWTH = 1.5;

export class Scorer implements Sink {
  /** Sums are rows of so many numbers, each of which holds two sums: see `Model`. */
  readonly #width: number;
  readonly #weights: Int32Array;
  readonly #extractor: FeatureExtractor;
  /** Of the tokens of the document at hand. */
  #sums = new Int32Array(0);
  #scores = new Int32Array(0);
  /** Of forms by their numbers, `SUM_COUNT` rows each, and whose they are. */
  #formSums = new Int32Array(0);
  readonly #owners: Form[] = [];

  constructor(
    private readonly model: Model,
    sources: Omit<FormSources, 'lexicon'>,
  ) {
    this.#width = model.width;
    this.#weights = model.weights;
    this.#extractor = new FeatureExtractor({ ...sources, lexicon: model.lexicon });
  }

  /** `scores[t * size + tag]` in units of the model's scale, good until the next document; `paragraphs` are ranges of tokens. */
  score(input: TaggerInput, paragraphs: readonly (readonly [first: number, last: number])[]): Int32Array {
    const { tokens } = input.document;
    const { size } = this.model.tagSet;
    this.#reserve(tokens.length, size);
    const forms: Form[] = [];
    for (const [first, last] of paragraphs) this.#addForms(input.document, forms, first, last);
    this.#extractor.addDocumentFeatures(input, forms, this);
    unpack(this.#sums, tokens.length, this.#width, size, this.#scores);
    return this.#scores;
  }

  #reserve(length: number, size: number): void {
    if (this.#sums.length < length * this.#width) {
      this.#sums = new Int32Array(length * this.#width * 2);
      this.#scores = new Int32Array(length * size * 2);
    }
    this.#sums.fill(0, 0, length * this.#width);
  }

  add(index: number, feature: number): void {
    const row = this.model.find(feature);
    if (row >= 0) this.#addRow(this.#weights, row, this.#sums, index * this.#width);
  }

  addToAll(indexes: Int32Array, count: number, feature: number, except: number): void {
    const row = this.model.find(feature);
    if (row < 0) return;
    for (let i = 0; i < count; i++)
      if (i !== except) this.#addRow(this.#weights, row, this.#sums, indexes[i]! * this.#width);
  }

  #addRow(rows: Int32Array, from: number, into: Int32Array, at: number): void {
    const width = this.#width;
    for (let k = 0; k < width; k++) into[at + k]! += rows[from + k]!;
  }

  /** Adds the sums of the forms of a paragraph's tokens; the forms go to the end of `forms`. */
  #addForms(document: Document, forms: Form[], first: number, last: number): void {
    const width = this.#width;
    const into = this.#sums;
    for (let i = first; i < last; i++) {
      const form = this.#extractor.formAt(document, i);
      forms.push(form);
      const from = this.#sumsOf(form, document.forms[i]!);
      const sums = this.#formSums;
      const at = i * width;
      this.#addRow(sums, from + SUMS.own * width, into, at);
      if (i > first) this.#addRow(sums, from + SUMS.right * width, into, at - width);
      if (i + 1 < last) this.#addRow(sums, from + SUMS.left * width, into, at + width);
      if (i > first + 1) this.#addRow(sums, from + SUMS.farRight * width, into, at - 2 * width);
      if (i + 2 < last) this.#addRow(sums, from + SUMS.farLeft * width, into, at + 2 * width);
    }
    this.add(first, BORDER_LEFT);
    this.add(last - 1, BORDER_RIGHT);
  }

  /** Where the sums of a form begin in `#formSums`. */
  #sumsOf(form: Form, number: number): number {
    const size = SUM_COUNT * this.#width;
    const from = number * size;
    if (this.#owners[number] === form) return from;
    this.#owners[number] = form;
    // A form that is no longer the owner has been forgotten, and would have been made anew with its features.
    const { own, near, far } = form.features!;
    form.features = undefined;
    this.#growFor(from + size);
    this.#formSums.fill(0, from, from + size);
    for (let f = 0; f < own.length; f++) this.#addWeights(own[f]!, from, SUMS.own);
    this.#sumSeen(own, near, SEEN_FROM.right, from, SUMS.left);
    this.#sumSeen(own, near, SEEN_FROM.left, from, SUMS.right);
    this.#sumSeen(own, far, SEEN_FROM.farRight, from, SUMS.farLeft);
    this.#sumSeen(own, far, SEEN_FROM.farLeft, from, SUMS.farRight);
    return from;
  }

  #growFor(length: number): void {
    if (length <= this.#formSums.length) return;
    const grown = new Int32Array(Math.max(length, Math.ceil(this.#formSums.length * GROWTH)));
    grown.set(this.#formSums);
    this.#formSums = grown;
  }

  /** The first `count` features as they are seen from elsewhere. */
  #sumSeen(features: Int32Array, count: number, place: number, into: number, which: number): void {
    for (let f = 0; f < count; f++) this.#addWeights(shifted(place, features[f]!), into, which);
  }

  #addWeights(feature: number, into: number, which: number): void {
    const row = this.model.find(feature);
    if (row >= 0) this.#addRow(this.#weights, row, this.#formSums, into + which * this.#width);
  }
}
