/**
 * The trained tagger: reads a document with what lists, grammar and dates found in it, and proposes people, titles, organizations
 * and locations.
 */
import { type Candidate, type Document, TAGGER_RULE, type Token } from '../document.js';
import type { Gazetteer, Match } from '../gazetteer/gazetteer.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { Chain } from './chain.js';
import { BORDER_LEFT, BORDER_RIGHT, FeatureExtractor, paragraphsOf, SEEN_FROM, type TaggerInput } from './features.js';
import type { Form } from './forms.js';
import { shifted } from './hash.js';
import { Model } from './model.js';
import { askAbout, type Question } from './questions.js';
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
  /** What `tag` proposes, behind the candidates it was given: those of its types now say how much support it has for them. */
  review(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[];
}

/** No name is longer: a longer span has run away. */
const LONGEST_SPAN = 18;
/** Scores so much lower than a token's best add nothing to probabilities that anyone looks at. */
const NEGLIGIBLE = 12;
/** Probabilities are only looked at between these. */
const NEAR_CERTAIN = 1e-4;

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

/** Where in a form's scores the sums stand for the token itself, and for those that see it as their neighbour: `size` numbers each. */
const SUMS = { own: 0, left: 1, right: 2, farLeft: 3, farRight: 4 } as const;

/** Forms whose sums share one piece of memory: an allocation for each would cost more than the sums take. */
const FORMS_PER_SHEET = 256;

class ModelTagger implements Tagger {
  readonly types: readonly string[];
  readonly #size: number;
  readonly #weights: Int8Array;
  readonly #extractor: FeatureExtractor;
  readonly #chain: Chain;
  /** Sums of weights in units of the model's scale. */
  #sums = new Int32Array(0);
  #scores = new Float32Array(0);
  /** Those of the form at hand. */
  readonly #formSums: Int32Array;
  /** Room for the sums of forms to come. */
  #sheet = new Int16Array(0);
  #path = new Uint8Array(0);

  constructor(
    private readonly model: Model,
    gazetteer: Gazetteer,
    words: Words,
    frequencies: WordFrequencies,
  ) {
    this.types = model.tagSet.types;
    this.#size = model.tagSet.size;
    this.#weights = model.weights;
    this.#formSums = new Int32Array(5 * this.#size);
    this.#extractor = new FeatureExtractor({ gazetteer, words, frequencies, lexicon: model.lexicon });
    this.#chain = new Chain(model.tagSet, model.transitions);
  }

  tag(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[] {
    return this.#read({ document, matches, candidates }, []);
  }

  review(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[] {
    const questions = askAbout(candidates, this.types, document.tokens);
    const proposed = this.#read({ document, matches, candidates }, questions);
    const support = new Map(questions.map((question) => [question.candidate, question.support]));
    const supported = candidates.map((candidate) => {
      const found = support.get(candidate);
      return found === undefined ? candidate : { ...candidate, support: found };
    });
    return [...supported, ...proposed];
  }

  /** Proposes, and answers the questions, which are in text order. */
  #read(input: TaggerInput, questions: readonly Question[]): Candidate[] {
    const { tokens, text } = input.document;
    this.#reserve(tokens.length);
    const forms = tokens.map((token) => this.#extractor.form(token, text));
    const paragraphs = paragraphsOf(tokens);
    for (const [first, last] of paragraphs) this.#addForms(forms, first, last);
    this.#extractor.addDocumentFeatures(input, forms, this.#addFeature);
    const { scale } = this.model;
    for (let i = 0; i < tokens.length * this.#size; i++) this.#scores[i] = this.#sums[i]! * scale;
    const proposed: Candidate[] = [];
    let next = 0;
    for (const [first, last] of paragraphs) {
      const from = next;
      while (next < questions.length && questions[next]!.first < last) next += 1;
      this.#tagParagraph(tokens, first, last, questions.slice(from, next), proposed);
    }
    return proposed;
  }

  #reserve(length: number): void {
    const cells = length * this.#size;
    if (this.#sums.length < cells) {
      this.#sums = new Int32Array(cells * 2);
      this.#scores = new Float32Array(cells * 2);
      this.#path = new Uint8Array(length * 2);
    }
    this.#sums.fill(0, 0, cells);
  }

  readonly #addFeature = (index: number, feature: number): void => {
    this.#addWeights(feature, this.#sums, index * this.#size);
  };

  #addWeights(feature: number, into: Int32Array, at: number): void {
    const from = this.model.find(feature);
    if (from < 0) return;
    const weights = this.#weights;
    const size = this.#size;
    for (let k = 0; k < size; k++) into[at + k]! += weights[from + k]!;
  }

  #addForms(forms: readonly Form[], first: number, last: number): void {
    for (let i = first; i < last; i++) {
      const scores = this.#scoresOf(forms[i]!);
      this.#addSums(i, scores, SUMS.own);
      if (i > first) this.#addSums(i - 1, scores, SUMS.right);
      if (i + 1 < last) this.#addSums(i + 1, scores, SUMS.left);
      if (i > first + 1) this.#addSums(i - 2, scores, SUMS.farRight);
      if (i + 2 < last) this.#addSums(i + 2, scores, SUMS.farLeft);
    }
    this.#addFeature(first, BORDER_LEFT);
    this.#addFeature(last - 1, BORDER_RIGHT);
  }

  #addSums(index: number, scores: Int16Array, sum: number): void {
    const size = this.#size;
    const into = this.#sums;
    const at = index * size;
    const from = sum * size;
    for (let k = 0; k < size; k++) into[at + k]! += scores[from + k]!;
  }

  #scoresOf(form: Form): Int16Array {
    if (form.scores) return form.scores;
    const { own, near, far } = form.features!;
    const scores = this.#formSums.fill(0);
    for (let f = 0; f < own.length; f++) this.#addWeights(own[f]!, scores, SUMS.own * this.#size);
    this.#sumSeen(near, SEEN_FROM.right, scores, SUMS.left);
    this.#sumSeen(near, SEEN_FROM.left, scores, SUMS.right);
    this.#sumSeen(far, SEEN_FROM.farRight, scores, SUMS.farLeft);
    this.#sumSeen(far, SEEN_FROM.farLeft, scores, SUMS.farRight);
    form.scores = this.#keep(scores);
    form.features = undefined;
    return form.scores;
  }

  /** In two bytes each: a form has some hundred weights of one byte. */
  #keep(sums: Int32Array): Int16Array {
    if (this.#sheet.length < sums.length) this.#sheet = new Int16Array(FORMS_PER_SHEET * sums.length);
    const kept = this.#sheet.subarray(0, sums.length);
    this.#sheet = this.#sheet.subarray(sums.length);
    kept.set(sums);
    return kept;
  }

  #sumSeen(features: Int32Array, from: number, scores: Int32Array, sum: number): void {
    for (let f = 0; f < features.length; f++) this.#addWeights(shifted(from, features[f]!), scores, sum * this.#size);
  }

  #tagParagraph(
    tokens: readonly Token[],
    first: number,
    last: number,
    questions: readonly Question[],
    into: Candidate[],
  ): void {
    this.#chain.viterbi(this.#scores, first, last, this.#path);
    const spans = readSpans(this.#path, first, last);
    if (spans.length === 0 && questions.length === 0) return;
    this.#chain.marginals(this.#scores, first, last, NEGLIGIBLE);
    for (const question of questions) {
      if (question.last > last) continue;
      question.support = this.#calibrated(question.type, this.#chain.spanProbability(question, first));
    }
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
