/**
 * Cuts a text as `arabicModel` makes wink-nlp cut it: into runs of Arabic letters with their marks, runs of Latin letters,
 * runs of digits, and single characters, line breaks among them. Blanks are counted.
 */
import { type Form, type Forms, HASH_START, hashUnit } from './forms.js';
import { CLASS, classOf, isInvisible } from './letters.js';
import type { TokenSource } from './sentences.js';

/** As many blanks as wink-nlp counts where one of them is of another kind than a space. */
const MANY = 0xffff;

export class Cutter implements TokenSource {
  length = 0;
  readonly #forms: Form[] = [];
  #source = '';
  #starts = new Int32Array(4096);
  #ends = new Int32Array(4096);
  #blanks = new Int32Array(4096);

  constructor(private readonly known: Forms) {}

  form(index: number): Form {
    return this.#forms[index]!;
  }

  text(index: number): string {
    return this.#forms[index]!.text;
  }

  /** Where the piece begins in the text. */
  start(index: number): number {
    return this.#starts[index]!;
  }

  /** Where it ends. */
  end(index: number): number {
    return this.#ends[index]!;
  }

  unit(index: number): number {
    return this.#source.charCodeAt(this.#starts[index]!);
  }

  width(index: number): number {
    return this.#ends[index]! - this.#starts[index]!;
  }

  spaces(index: number): number {
    return this.#blanks[index]!;
  }

  /** Cuts this text; what was cut before is gone. */
  cut(text: string): void {
    this.length = 0;
    this.#source = text;
    let blanks = 0;
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (unit === SPACE) {
        const from = at;
        while (text.charCodeAt(++at) === SPACE);
        blanks = at - from;
      } else if (isOtherBlank(unit)) {
        blanks = MANY;
        at += 1;
      } else {
        at = this.#take(text, at, unit, blanks);
        blanks = 0;
      }
    }
  }

  /** Adds the piece that begins with the unit; returns where it ends. */
  #take(text: string, start: number, first: number, blanks: number): number {
    const kind = classOf(first);
    let hash = hashUnit(HASH_START, first);
    let end = start + 1;
    if (kind === CLASS.arabic || kind === CLASS.latin || kind === CLASS.digit) {
      // Marks inside belong to the run, at its end only those that print.
      let running = hash;
      for (let at = end; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        const unitKind = classOf(unit);
        if (unitKind !== kind && unitKind !== CLASS.mark) break;
        running = hashUnit(running, unit);
        if (unitKind === CLASS.mark && isInvisible(unit)) continue;
        end = at + 1;
        hash = running;
      }
    } else if (isPair(first, text.charCodeAt(end))) {
      hash = hashUnit(hash, text.charCodeAt(end));
      end += 1;
    }
    this.#add(this.known.at(text, start, end, hash), start, end, blanks);
    return end;
  }

  #add(form: Form, start: number, end: number, blanks: number): void {
    const index = this.length++;
    if (index === this.#starts.length) this.#grow();
    this.#forms[index] = form;
    this.#starts[index] = start;
    this.#ends[index] = end;
    this.#blanks[index] = blanks;
  }

  #grow(): void {
    this.#starts = twiceAsLong(this.#starts);
    this.#ends = twiceAsLong(this.#ends);
    this.#blanks = twiceAsLong(this.#blanks);
  }
}

function twiceAsLong(numbers: Int32Array) {
  const longer = new Int32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}

const SPACE = 0x20;

const isOtherBlank = (unit: number): boolean =>
  unit === 0xa0 ||
  (unit >= 0x2002 && unit <= 0x2005) ||
  unit === 0x2009 ||
  unit === 0x200a ||
  unit === 0x202f ||
  unit === 0x205f;

const isPair = (high: number, low: number): boolean =>
  high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
