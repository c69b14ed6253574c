/**
 * What may follow the head of a title or of a body's name: the grammar of the Arabic construct (idafa).
 *
 *     وزير │ الخارجية والمغتربين        نائب │ رئيس مجلس إدارة نادي الاتحاد        إدارة │ الإعلام في وزارة الدفاع
 *
 * A construct stays open while its nouns are indefinite and closes with a definite noun or a proper name; after that
 * only adjectives, joined fields (و) and a few prepositions can belong to it.
 */

import { KIND } from '../gazetteer/kinds.js';
import { WORD } from '../gazetteer/words.js';
import { departmentEnd } from './bodies/placed.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { unitEnd } from './units.js';

export interface ComplementRules {
  /** May a construct hold the name of a person (`مدرسة عمر المختار`)? */
  readonly persons: boolean;
  /** How many tokens at the most. */
  readonly limit: number;
  /** Where a person's chain beginning at the token ends, if there is one. */
  readonly personAt: (index: number) => number | undefined;
  /** A definite noun has closed the construct already: only what may follow it is read. */
  readonly closed?: boolean;
}

const OPENERS = '"«“‘\'';
const CLOSERS: Readonly<Record<string, string>> = { '"': '"', '«': '»', '“': '”', '‘': '’', "'": "'" };
const QUOTED_LIMIT = 6;

/** The token after a quoted run that opens at `index`, quotation marks included; undefined when it does not close soon. */
export function quotedEnd(context: Context, index: number): number | undefined {
  if (!context.isPunctuation(index, OPENERS)) return undefined;
  const closer = CLOSERS[context.tokens[index]!.folded]!;
  for (let i = index + 1; i < context.length && i <= index + 1 + QUOTED_LIMIT; i++) {
    const token = context.tokens[i]!;
    if (token.gap === 'line' || token.gap === 'paragraph') return undefined;
    if (token.folded === closer) return i > index + 1 ? i + 1 : undefined;
  }
  return undefined;
}

/** The end (exclusive) of the complement that begins at token `first`; `first` itself when there is none. */
export function complementEnd(context: Context, first: number, rules: ComplementRules): number {
  const reader = new ComplementReader(context, first, rules);
  return reader.read();
}

class ComplementReader {
  #closed = false;
  #end: number;

  constructor(
    readonly context: Context,
    readonly first: number,
    readonly rules: ComplementRules,
  ) {
    this.#end = first;
    this.#closed = rules.closed ?? false;
  }

  read(): number {
    for (;;) {
      const next = this.#step(this.#end);
      if (next === undefined || next - this.first > this.rules.limit) return this.#end;
      this.#end = next;
    }
  }

  #step(index: number): number | undefined {
    const { context } = this;
    const token = context.tokens[index];
    if (!token || token.gap === 'line' || token.gap === 'paragraph') return undefined;
    if (token.kind === 'punctuation') return this.#closed ? undefined : this.#close(quotedEnd(context, index));
    if (token.kind !== 'word') return undefined;
    switch (context.prefix(index)) {
      case '':
        return this.#closed ? this.#adjective(index) : this.#noun(index);
      case 'و':
        return this.#joined(index);
      case 'ل':
      case 'لل':
        return this.#purpose(index);
      default:
        return undefined;
    }
  }

  #close(end: number | undefined): number | undefined {
    if (end !== undefined) this.#closed = true;
    return end;
  }

  /** A noun of a construct that is still open. */
  #noun(index: number): number | undefined {
    const { context } = this;
    const proper = this.#proper(index);
    if (proper !== undefined) return this.#close(proper);
    if (context.has(index, ENDS_PHRASE) && !context.has(index, WORD.bodyHead)) return undefined;
    const named = context.longestEnd(index, NAMED_WHOLE);
    if (named !== undefined && named > index + 1 && context.isDefinite(named - 1)) return this.#close(named);
    if (context.isDefinite(index)) return this.#close(unitEnd(context, index) ?? index + 1);
    // مدير │ أمن دمياط
    const department = departmentEnd(context, index);
    if (department !== undefined) return this.#close(department);
    if (context.has(index, WORD.bodyHead | WORD.officeHead | WORD.adminHead | WORD.placeHead)) return index + 1;
    const person = this.rules.persons ? this.rules.personAt(index) : undefined;
    if (person !== undefined) return this.#close(person);
    if (context.has(index, WORD.given) && !context.has(index, WORD.ambiguousName)) return undefined;
    // رئيس │ تحريرها
    if (/.{3}(?:ها|هم|هما)$/.test(context.stem(index))) return this.#close(index + 1);
    // A plain indefinite noun holds a construct open (شؤون اللاجئين) only if the construct closes right after it.
    if (context.follows(index + 1) && context.isDefinite(index + 1) && !context.has(index + 1, ENDS_PHRASE))
      return index + 1;
    return this.#pair(index);
  }

  /** `غرفة │ تجارة وصناعة │ جدة`: two indefinite nouns hold it open together. */
  #pair(index: number): number | undefined {
    const { context } = this;
    const second = index + 1;
    if (context.prefix(second) !== 'و' || context.isDefinite(second) || context.has(second, ENDS_PHRASE))
      return undefined;
    if (!context.follows(second + 1)) return undefined;
    return context.isDefinite(second + 1) || this.#proper(second + 1) !== undefined ? second + 1 : undefined;
  }

  /** The end of the place or body that the lists know at the token. */
  #proper(index: number): number | undefined {
    const announced = this.context.has(index - 1, WORD.adminHead);
    return this.context.longestEnd(index, (announced ? KIND.place : KIND.knownPlace) | KIND.knownBody);
  }

  /** After the closing noun: its adjectives. */
  #adjective(index: number): number | undefined {
    const { context } = this;
    if (!context.isDefinite(index) || context.has(index, ENDS_PHRASE | WORD.epithet)) return undefined;
    const modifier = context.longestEnd(index, KIND.modifier);
    if (modifier !== undefined) return modifier;
    if (context.has(index, WORD.nisba | WORD.modifier)) return index + 1;
    if (context.has(index, WORD.title | WORD.given | WORD.family | WORD.place | WORD.officeHead | WORD.body))
      return undefined;
    return context.has(index, WORD.bodyAdjective) || isRelational(context.stem(index)) ? index + 1 : undefined;
  }

  /** `و` joins fields of one office or body, and nationalities of a pair. */
  #joined(index: number): number | undefined {
    const { context } = this;
    if (!this.#closed) return undefined;
    const field = context.longestEnd(index, KIND.field);
    if (!context.isDefinite(index)) {
      // وزير الإعلام وشؤون مجلس النواب
      if (field !== undefined && context.isDefinite(field - 1)) return field;
      if (field === undefined || !context.follows(field)) return undefined;
      return this.#proper(field) ?? (context.isDefinite(field) ? field + 1 : undefined);
    }
    if (field !== undefined) return field;
    return context.has(index, WORD.nisba) && context.has(index - 1, WORD.nisba) ? index + 1 : undefined;
  }

  /** `ل`: اللجنة الدولية للصليب الأحمر، الهيئة العامة للاستثمار، مجلس الوزراء لشؤون الأمن. */
  #purpose(index: number): number | undefined {
    const { context } = this;
    if (!this.#closed || ADDRESSEE.test(context.stem(index))) return undefined;
    const proper = this.#proper(index);
    if (proper !== undefined) return proper;
    if (context.has(index, WORD.given | WORD.stop | WORD.verb)) return undefined;
    if (context.isDefinite(index)) return context.has(index, WORD.title | WORD.place) ? undefined : index + 1;
    return context.follows(index + 1) && context.isDefinite(index + 1) ? index + 2 : undefined;
  }
}

/** Titles and fields of several words that a construct ends in: `سفير │ خادم الحرمين الشريفين`, `وزير │ التعليم العالي`. */
const NAMED_WHOLE = KIND.field | KIND.sureTitle;
/** To whom something is said: `قال وزير الخارجية لصحيفة`, `للصحفيين`. */
const ADDRESSEE = /^(?:(?:صحيفه|جريده|مجله|وكاله|قناه|اذاعه|تلفزيون|موقع|شبكه)$|ال(?:صحف|صحاف|اعلام|مراسل|نواب).*ين$)/;

/** Relational adjectives; others are in a list, since participles look like them (`المرتبطة بإيران`). */
const isRelational = (stem: string): boolean => /(?:ي|يه|يين|يون|يات|يتين)$/.test(stem);
