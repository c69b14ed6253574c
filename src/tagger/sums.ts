/** Sums of weights: of the tokens of the document at hand, and of written forms, which are summed once and kept. */
import { type Kernel, LANES } from './kernel.js';
import type { FeatureRows } from './model.js';

const NUMBER = Int32Array.BYTES_PER_ELEMENT;
const ROW = LANES * Int16Array.BYTES_PER_ELEMENT;

/** The sums of a form: for the token itself, and for those that see it as their neighbour, from the right and so on. */
export const PLACE = { own: 0, right: 1, left: 2, farRight: 3, farLeft: 4 } as const;
/** They lie closer than those of tokens: see `kernel.wat`. */
const FORM_ROW = 18 * Int16Array.BYTES_PER_ELEMENT;
const FORM = Object.keys(PLACE).length * FORM_ROW;

/** So many features are collected before they are looked up. */
const BATCH = 1024;
/** Forms get their memory by so many at a time, so that none need be moved. */
const CHUNK = 256;
/** By so much more room is made than a document needs, for the next one. */
const GROWTH = 1.5;

export class Sums {
  readonly #present: number;
  readonly #starts: number;
  readonly #rows: number;
  readonly #features: number;
  readonly #places: number;
  #batch: { readonly buffer: ArrayBuffer; readonly features: Int32Array; readonly places: Int32Array };
  #count = 0;
  /** Where `add` adds, and how far the rows there lie apart. */
  #into = 0;
  #stride = ROW;
  /** Of the tokens of a document: their sums, the addresses of their forms, and how many there is room for. */
  #sums = 0;
  #forms = 0;
  #room = 0;
  /** Where the memory of forms begins, by `CHUNK` numbers. */
  readonly #chunks: number[] = [];
  readonly #spareChunks: number[] = [];

  /** Throws a RangeError where `starts` lead nowhere. */
  constructor(
    private readonly kernel: Kernel,
    { present, starts, rows }: FeatureRows,
  ) {
    this.#present = kernel.store(present);
    this.#starts = kernel.store(starts);
    this.#rows = kernel.store(rows);
    if (!kernel.run.isAscending(this.#starts, starts.length)) throw new RangeError('rows that do not ascend');
    this.#features = kernel.reserve(BATCH * NUMBER);
    this.#places = kernel.reserve(BATCH * NUMBER);
    this.#batch = this.#views();
  }

  /** Makes room for a document of so many tokens. */
  begin(tokens: number): void {
    if (tokens <= this.#room) return;
    const room = Math.ceil(tokens * GROWTH);
    this.#sums = this.kernel.reserve(room * ROW);
    this.#forms = this.kernel.reserve(room * NUMBER);
    this.#room = room;
  }

  /** What is added from now on goes to the form with this number, at the `PLACE` that is given with it; it starts from nothing. */
  openForm(form: number): void {
    this.#settle();
    const address = this.#addressOf(form);
    new Uint8Array(this.kernel.buffer, address, FORM).fill(0);
    this.#addTo(address, FORM_ROW);
  }

  /** Sets the sums of `count` tokens by the numbers of their forms; what is added from now on goes to the token that is given with it. */
  layForms(forms: Int32Array, count: number, paragraphs: readonly (readonly [first: number, last: number])[]): void {
    this.#settle();
    // All these forms have been opened: no memory grows while this view is held.
    const addresses = new Int32Array(this.kernel.buffer, this.#forms, count);
    for (let t = 0; t < count; t++) addresses[t] = this.#addressOf(forms[t]!);
    for (const [first, last] of paragraphs) this.kernel.run.layForms(this.#forms, first, last, this.#sums);
    this.#addTo(this.#sums, ROW);
  }

  add(place: number, feature: number): void {
    const { features, places } = this.#batch;
    const at = this.#count++;
    features[at] = feature;
    places[at] = place;
    if (this.#count === BATCH) this.#settle();
  }

  /** The address of the tokens' sums, `LANES` numbers of 16 bits for each, after all that was added. */
  finish(): number {
    this.#settle();
    return this.#sums;
  }

  #settle(): void {
    if (this.#count === 0) return;
    const { add } = this.kernel.run;
    const [features, places, count] = [this.#features, this.#places, this.#count];
    add(features, places, count, this.#present, this.#starts, this.#rows, this.#into, this.#stride);
    this.#count = 0;
  }

  /** Memory that has grown since has another buffer. */
  #addTo(address: number, stride: number): void {
    this.#into = address;
    this.#stride = stride;
    if (this.#batch.buffer !== this.kernel.buffer) this.#batch = this.#views();
  }

  /** Forms that have no lasting number have negative ones. */
  #addressOf(form: number): number {
    const chunks = form < 0 ? this.#spareChunks : this.#chunks;
    const index = form < 0 ? -1 - form : form;
    const chunk = Math.floor(index / CHUNK);
    // The vector at the end of the last row reaches beyond it.
    while (chunks.length <= chunk) chunks.push(this.kernel.reserve(CHUNK * FORM + ROW));
    return chunks[chunk]! + (index % CHUNK) * FORM;
  }

  #views() {
    const { buffer } = this.kernel;
    const features = new Int32Array(buffer, this.#features, BATCH);
    return { buffer, features, places: new Int32Array(buffer, this.#places, BATCH) };
  }
}
