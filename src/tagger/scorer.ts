/** Adds up what a model says of each token of a document: the weights of its features, those of forms summed once and kept. */
import { BORDER_LEFT, BORDER_RIGHT, FeatureExtractor, SEEN_FROM, type Sink, type TaggerInput } from './features.js';
import type { Form, FormFeatures, FormSources } from './forms.js';
import { shifted } from './hash.js';
import type { Kernel } from './kernel.js';
import type { FeatureRows } from './model.js';
import { PLACE, Sums } from './sums.js';

export class Scorer implements Sink {
  readonly #sums: Sums;
  readonly #extractor: FeatureExtractor;
  /** Whose sums there are, by the numbers of forms, and in which document they were last used. */
  readonly #owners: Form[] = [];
  readonly #usedIn: number[] = [];
  #document = 0;
  #slots = new Int32Array(0);
  #spares = 0;

  constructor(features: FeatureRows, sources: FormSources, kernel: Kernel) {
    this.#sums = new Sums(kernel, features);
    this.#extractor = new FeatureExtractor(sources);
  }

  /** The address of each token's sums (sums.ts), in units of the model's scale, good until the next document; `paragraphs` are ranges of tokens. */
  score(input: TaggerInput, paragraphs: readonly (readonly [first: number, last: number])[]): number {
    const { document } = input;
    this.#sums.begin(document.tokens.length);
    const forms = this.#extractor.formsOf(document);
    this.#sums.layForms(this.#slotsOf(forms, document.forms), forms.length, paragraphs);
    for (const [first, last] of paragraphs) {
      this.add(first, BORDER_LEFT);
      this.add(last - 1, BORDER_RIGHT);
    }
    this.#extractor.addDocumentFeatures(input, forms, this);
    return this.#sums.finish();
  }

  add(index: number, feature: number): void {
    this.#sums.add(index, feature);
  }

  addToAll(indexes: Int32Array, count: number, feature: number, except: number): void {
    for (let i = 0; i < count; i++) if (i !== except) this.#sums.add(indexes[i]!, feature);
  }

  /** Where the sums of each token's form lie. */
  #slotsOf(forms: readonly Form[], numbers: readonly number[]): Int32Array {
    if (this.#slots.length < forms.length) this.#slots = new Int32Array(forms.length * 2);
    this.#document += 1;
    this.#spares = 0;
    for (let t = 0; t < forms.length; t++) this.#slots[t] = this.#slotOf(forms[t]!, numbers[t]!);
    return this.#slots;
  }

  /** Usually a form's sums have its number. A word that is read in two ways in one document is two forms with one number: the second one's are made each time. */
  #slotOf(form: Form, number: number): number {
    const isKnown = this.#owners[number] === form;
    if (!isKnown && this.#usedIn[number] === this.#document) {
      this.#spares -= 1;
      this.#sumForm(form.features!, this.#spares);
      return this.#spares;
    }
    this.#usedIn[number] = this.#document;
    if (isKnown) return number;
    // A form that is no longer the owner has been forgotten, and would have been made anew with its features.
    this.#sumForm(form.features!, number);
    this.#owners[number] = form;
    form.features = undefined;
    return number;
  }

  #sumForm({ own, near, far }: FormFeatures, slot: number): void {
    this.#sums.openForm(slot);
    for (let f = 0; f < own.length; f++) this.#sums.add(PLACE.own, own[f]!);
    this.#addSeen(own, near, SEEN_FROM.right, PLACE.right);
    this.#addSeen(own, near, SEEN_FROM.left, PLACE.left);
    this.#addSeen(own, far, SEEN_FROM.farRight, PLACE.farRight);
    this.#addSeen(own, far, SEEN_FROM.farLeft, PLACE.farLeft);
  }

  /** The first `count` features as they are seen from elsewhere. */
  #addSeen(features: Int32Array, count: number, from: number, place: number): void {
    for (let f = 0; f < count; f++) this.#sums.add(place, shifted(from, features[f]!));
  }
}
