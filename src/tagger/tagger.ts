/**
 * The trained tagger: reads a document with what lists, grammar and dates found in it, and proposes people, titles, organizations
 * and locations.
 */
import { type Candidate, type Document, TAGGER_RULE, type Token } from '../document.js';
import type { Gazetteer, Match } from '../gazetteer/gazetteer.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { Chain } from './chain.js';
import { BORDER_LEFT, BORDER_RIGHT, FeatureExtractor, placeForm, stepsInParagraph } from './features.js';
import type { Form } from './forms.js';
import { Model } from './model.js';
import { settleMarks } from './quotes.js';
import { readSpans, type TagSpan } from './tags.js';

export interface Tagger {
  /** The types that it proposes. */
  readonly types: readonly string[];
  /**
   * Proposes spans, none overlapping another, in text order. `matches` and `candidates` (of the grammar and the dates) are what it
   * looks at besides the text. The weight is how probable it is that an annotator would mark exactly this span with this type.
   */
  tag(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[];
}

/** No name is longer: a longer span has run away. */
const LONGEST_SPAN = 18;
const FORM_LIMIT = 60_000;
/** Probabilities are only looked at between these. */
const NEAR_CERTAIN = 1e-4;

/** A form's features already summed up: scores of the token itself, and what it adds to its neighbours. */
interface FormScores {
  readonly form: Form;
  /** `own`, `left`, `right`, `farLeft`, `farRight`: `size` scores each. */
  readonly scores: Float32Array;
}

/** Throws an AalamError with exit code `EXIT.resource` where the bytes are no model that this version can use. */
export function loadTagger(
  bytes: Uint8Array,
  gazetteer: Gazetteer,
  words: Words,
  frequencies: WordFrequencies,
  file?: string,
): Tagger {
  return new ModelTagger(Model.fromBytes(bytes, file), gazetteer, words, frequencies);
}

class ModelTagger implements Tagger {
  readonly types: readonly string[];
  readonly #extractor: FeatureExtractor;
  readonly #chain: Chain;
  readonly #forms = new Map<Form, FormScores>();
  #scores = new Float32Array(0);
  #path = new Uint8Array(0);

  constructor(
    private readonly model: Model,
    gazetteer: Gazetteer,
    words: Words,
    frequencies: WordFrequencies,
  ) {
    this.types = model.tagSet.types;
    this.#extractor = new FeatureExtractor({ gazetteer, words, frequencies, lexicon: model.lexicon });
    this.#chain = new Chain(model.tagSet, model.transitions);
  }

  tag(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[] {
    const { tokens, text } = document;
    if (tokens.length === 0) return [];
    this.#reserve(tokens.length);
    const forms = tokens.map((token) => this.#extractor.form(token, text));
    this.#addFormScores(tokens, forms);
    this.#extractor.addDocumentFeatures({ document, matches, candidates }, forms, this.#addFeature);
    const spans: Candidate[] = [];
    for (let first = 0; first < tokens.length; ) {
      let last = first + 1;
      while (last < tokens.length && tokens[last]!.gap !== 'paragraph') last += 1;
      this.#tagParagraph(tokens, first, last, spans);
      first = last;
    }
    return spans;
  }

  #reserve(length: number): void {
    const cells = length * this.model.tagSet.size;
    if (this.#scores.length < cells) {
      this.#scores = new Float32Array(cells * 2);
      this.#path = new Uint8Array(length * 2);
    }
    this.#scores.fill(0, 0, cells);
  }

  readonly #addFeature = (index: number, feature: number): void => {
    const { weights, scale, tagSet } = this.model;
    const from = this.model.find(feature);
    if (from < 0) return;
    const scores = this.#scores;
    const { size } = tagSet;
    const at = index * size;
    for (let k = 0; k < size; k++) scores[at + k]! += weights[from + k]! * scale;
  };

  #addFormScores(tokens: readonly Token[], forms: readonly Form[]): void {
    const { size } = this.model.tagSet;
    const known = forms.map((form) => this.#formScores(form));
    for (let i = 0; i < tokens.length; i++) {
      const left = stepsInParagraph(tokens, i, -1);
      const right = stepsInParagraph(tokens, i, 1);
      this.#addScores(i, known[i]!, 0);
      if (left > 0) this.#addScores(i, known[i - 1]!, size);
      else this.#addFeature(i, BORDER_LEFT);
      if (right > 0) this.#addScores(i, known[i + 1]!, 2 * size);
      else this.#addFeature(i, BORDER_RIGHT);
      if (left > 1) this.#addScores(i, known[i - 2]!, 3 * size);
      if (right > 1) this.#addScores(i, known[i + 2]!, 4 * size);
    }
  }

  #addScores(index: number, { scores }: FormScores, from: number): void {
    const { size } = this.model.tagSet;
    const into = this.#scores;
    const at = index * size;
    for (let k = 0; k < size; k++) into[at + k]! += scores[from + k]!;
  }

  #formScores(form: Form): FormScores {
    const known = this.#forms.get(form);
    if (known) return known;
    if (this.#forms.size >= FORM_LIMIT) this.#forms.clear();
    const { size } = this.model.tagSet;
    const scores = new Float32Array(5 * size);
    const { left, right, farLeft, farRight } = placeForm(form);
    [form.own, left, right, farLeft, farRight].forEach((features, place) => {
      this.#sum(features, scores, place * size);
    });
    const made = { form, scores };
    this.#forms.set(form, made);
    return made;
  }

  #sum(features: Int32Array, scores: Float32Array, at: number): void {
    const { weights, scale, tagSet } = this.model;
    for (let f = 0; f < features.length; f++) {
      const from = this.model.find(features[f]!);
      if (from < 0) continue;
      for (let k = 0; k < tagSet.size; k++) scores[at + k]! += weights[from + k]! * scale;
    }
  }

  #tagParagraph(tokens: readonly Token[], first: number, last: number, into: Candidate[]): void {
    this.#chain.viterbi(this.#scores, first, last, this.#path);
    const spans = readSpans(this.#path, first, last);
    if (spans.length === 0) return;
    this.#chain.marginals(this.#scores, first, last);
    spans.forEach((span, i) => {
      const settled = settleMarks(tokens, span, spans[i + 1]?.first ?? last);
      if (settled === undefined || settled.last - settled.first > LONGEST_SPAN) return;
      const probability = this.#chain.probability(this.#path, first, span.first, span.last);
      into.push(this.#candidate(tokens, settled, probability));
    });
  }

  #candidate(tokens: readonly Token[], { first, last, type }: TagSpan, probability: number): Candidate {
    const token = tokens[first]!;
    return {
      type: this.types[type]!,
      start: token.start + token.readings[0]!.cut,
      end: tokens[last - 1]!.end,
      rule: TAGGER_RULE,
      weight: this.#calibrated(type, probability),
    };
  }

  #calibrated(type: number, probability: number): number {
    const { slope, offset } = this.model.calibration[type]!;
    const p = Math.min(1 - NEAR_CERTAIN, Math.max(NEAR_CERTAIN, probability));
    return 1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));
  }
}
