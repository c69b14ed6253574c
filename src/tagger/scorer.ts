/** Adds up what a model says of each token of a document: the weights of its features, those of forms summed once and kept. */
import { BORDER_LEFT, BORDER_RIGHT, FeatureExtractor, SEEN_FROM, type Sink, type TaggerInput } from './features.js';
import type { Form, FormSources } from './forms.js';
import { shifted } from './hash.js';
import { type Model, unpack } from './model.js';

/** Where in a form's sums those stand for the token itself, and for those that see it as their neighbour. */
const SUMS = { own: 0, left: 1, right: 2, farLeft: 3, farRight: 4 } as const;
const SUM_COUNT = 5;

/** Forms whose sums share one piece of memory: an allocation for each would cost more than the sums take. */
const FORMS_PER_SHEET = 256;

export class Scorer implements Sink {
  /** Sums are rows of so many numbers, each of which holds two sums: see `Model`. */
  readonly #width: number;
  readonly #weights: Int32Array;
  readonly #extractor: FeatureExtractor;
  /** Of the tokens of the document at hand. */
  #sums = new Int32Array(0);
  #scores = new Int32Array(0);
  /** Room for the sums of forms to come. */
  #sheet = new Int32Array(0);

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
    const forms = this.#extractor.formsOf(input.document);
    for (const [first, last] of paragraphs) this.#addForms(forms, first, last);
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

  #addForms(forms: readonly Form[], first: number, last: number): void {
    const width = this.#width;
    const into = this.#sums;
    for (let i = first; i < last; i++) {
      const sums = this.#sumsOf(forms[i]!);
      const at = i * width;
      this.#addRow(sums, SUMS.own * width, into, at);
      if (i > first) this.#addRow(sums, SUMS.right * width, into, at - width);
      if (i + 1 < last) this.#addRow(sums, SUMS.left * width, into, at + width);
      if (i > first + 1) this.#addRow(sums, SUMS.farRight * width, into, at - 2 * width);
      if (i + 2 < last) this.#addRow(sums, SUMS.farLeft * width, into, at + 2 * width);
    }
    this.add(first, BORDER_LEFT);
    this.add(last - 1, BORDER_RIGHT);
  }

  #sumsOf(form: Form): Int32Array {
    if (form.sums) return form.sums;
    const { own, near, far } = form.features!;
    const sums = this.#nextSums();
    for (let f = 0; f < own.length; f++) this.#addWeights(own[f]!, sums, SUMS.own);
    this.#sumSeen(own, near, SEEN_FROM.right, sums, SUMS.left);
    this.#sumSeen(own, near, SEEN_FROM.left, sums, SUMS.right);
    this.#sumSeen(own, far, SEEN_FROM.farRight, sums, SUMS.farLeft);
    this.#sumSeen(own, far, SEEN_FROM.farLeft, sums, SUMS.farRight);
    form.sums = sums;
    form.features = undefined;
    return sums;
  }

  /** The first `count` features as they are seen from elsewhere. */
  #sumSeen(features: Int32Array, count: number, from: number, into: Int32Array, which: number): void {
    for (let f = 0; f < count; f++) this.#addWeights(shifted(from, features[f]!), into, which);
  }

  #addWeights(feature: number, into: Int32Array, which: number): void {
    const row = this.model.find(feature);
    if (row >= 0) this.#addRow(this.#weights, row, into, which * this.#width);
  }

  #nextSums(): Int32Array {
    const length = SUM_COUNT * this.#width;
    if (this.#sheet.length < length) this.#sheet = new Int32Array(FORMS_PER_SHEET * length);
    const sums = this.#sheet.subarray(0, length);
    this.#sheet = this.#sheet.subarray(length);
    return sums;
  }
}
