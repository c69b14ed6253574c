/**
 * The trained tagger: reads a document with what lists, grammar and dates found in it, and proposes people, titles, organizations
 * and locations.
 */
import { type Candidate, type Document, reweighed, TAGGER_RULE, type Token } from '../document.js';
import { AalamError, EXIT } from '../errors.js';
import type { Gazetteer, Match } from '../gazetteer/gazetteer.js';
import type { Words } from '../gazetteer/words.js';
import type { WordFrequencies } from '../text/frequencies.js';
import { Chain } from './chain.js';
import { paragraphsOf, type TaggerInput } from './features.js';
import { Kernel } from './kernel.js';
import { type Calibration, Model } from './model.js';
import { askAbout, type Question } from './questions.js';
import { settleMarks } from './quotes.js';
import { Scorer } from './scorer.js';
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
  try {
    return new ModelTagger(Model.fromBytes(bytes, file), gazetteer, words, frequencies);
  } catch (cause) {
    if (cause instanceof AalamError) throw cause;
    // Parts that do not fit together: its checksum is right, so somebody made it so.
    const place = file === undefined ? {} : { file };
    throw new AalamError('this is no tagger model that can be used', { exitCode: EXIT.resource, ...place, cause });
  }
}

class ModelTagger implements Tagger {
  readonly types: readonly string[];
  readonly #scorer: Scorer;
  readonly #chain: Chain;
  readonly #calibration: readonly Calibration[];
  #path = new Uint8Array(0);

  constructor(
    { tagSet, features, lexicon, transitions, scale, calibration }: Model,
    gazetteer: Gazetteer,
    words: Words,
    frequencies: WordFrequencies,
  ) {
    this.types = tagSet.types;
    this.#calibration = calibration;
    const kernel = new Kernel();
    this.#scorer = new Scorer(features, { gazetteer, words, frequencies, lexicon }, kernel);
    this.#chain = new Chain(tagSet, transitions, kernel, scale);
  }

  tag(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[] {
    return this.#read({ document, matches, candidates }, []);
  }

  review(document: Document, matches: readonly Match[], candidates: readonly Candidate[]): Candidate[] {
    const questions = askAbout(candidates, this.types, document.tokens);
    const proposed = this.#read({ document, matches, candidates }, questions);
    const reviewed = [...candidates];
    for (const { index, support } of questions)
      reviewed[index] = reweighed(candidates[index]!, candidates[index]!.weight, support);
    for (const candidate of proposed) reviewed.push(candidate);
    return reviewed;
  }

  /** Proposes, and answers the questions, which are in text order. */
  #read(input: TaggerInput, questions: readonly Question[]): Candidate[] {
    const { tokens } = input.document;
    if (this.#path.length < tokens.length) this.#path = new Uint8Array(tokens.length * 2);
    const paragraphs = paragraphsOf(tokens);
    const sums = this.#scorer.score(input, paragraphs);
    const proposed: Candidate[] = [];
    let next = 0;
    for (const [first, last] of paragraphs) {
      const from = next;
      while (next < questions.length && questions[next]!.first < last) next += 1;
      this.#readParagraph(tokens, sums, first, last, questions.slice(from, next), proposed);
    }
    return proposed;
  }

  #readParagraph(
    tokens: readonly Token[],
    sums: number,
    first: number,
    last: number,
    questions: readonly Question[],
    into: Candidate[],
  ): void {
    const chain = this.#chain;
    chain.readSums(sums, first, last);
    chain.bestPath(this.#path, first);
    const spans = readSpans(this.#path, first, last);
    if (spans.length === 0 && questions.length === 0) return;
    chain.complete();
    for (const question of questions) {
      if (question.last <= last)
        question.support = this.#calibrated(question.type, chain.spanProbability(question, first));
    }
    spans.forEach((span, i) => {
      const settled = settleMarks(tokens, span, spans[i + 1]?.first ?? last);
      if (settled === undefined || settled.last - settled.first > LONGEST_SPAN) return;
      into.push(this.#candidate(tokens, settled, chain.spanProbability(span, first)));
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
    const { slope, offset } = this.#calibration[type]!;
    const p = Math.min(1 - NEAR_CERTAIN, Math.max(NEAR_CERTAIN, probability));
    return 1 / (1 + Math.exp(-(slope * Math.log(p / (1 - p)) + offset)));
  }
}
