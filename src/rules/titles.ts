/** Titles, and the people whom they announce or stand in apposition to. */
import type { Candidate } from '../document.js';
import { WORD } from '../gazetteer/words.js';
import { quotedEnd } from './complement.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { isWeakName, type NameChain, nameChain } from './name-chain.js';
import { OPENS } from './openings.js';
import { COMPLEMENT_LIMIT, seatEnd, type Title, titleAt } from './title-span.js';

export function findTitles(context: Context): Candidate[] {
  return new TitleFinder(context).find();
}

class TitleFinder {
  readonly #candidates: Candidate[] = [];
  /** Token after the last title that stands in apposition to a name. */
  #apposedEnd = -1;

  constructor(readonly context: Context) {}

  find(): Candidate[] {
    const { context } = this;
    for (let i = context.next(0, OPENS.title); i < context.length; i = context.next(i + 1, OPENS.title)) {
      const title = titleAt(context, i);
      if (title) this.#add(title);
      else this.#addAbbreviation(i);
    }
    return this.#candidates;
  }

  #add(listed: Title): void {
    const { context } = this;
    const apposed = this.#isApposed(listed.first);
    const title = { ...listed, last: seatedEnd(context, listed, apposed) };
    const holder = trustedHolder(context, title);
    const named = holder !== undefined || isBesideAnother(context, title);
    if (!named && !title.standsAlone && !(apposed && isTold(context, title))) return;
    if (apposed && !holder) this.#apposedEnd = title.last;
    const { first, last, subtype, rule } = title;
    const weight = named ? 0.9 : apposed ? 0.75 : 0.7;
    this.#candidates.push(context.candidate(first, last, { type: 'TITLE', subtype, rule, weight }));
    if (holder) this.#addHolder(holder);
  }

  #addHolder({ first, last, certain, uncertain }: NameChain): void {
    const weight = certain > 0 ? 0.95 : uncertain > 0 ? 0.85 : 0.7;
    this.#candidates.push(this.context.candidate(first, last, { type: 'PERSON', rule: 'person.after-title', weight }));
  }

  /** `ود. محمد`, `وم. عثمان`: one letter behind و, which the reader takes for a word. */
  #addAbbreviation(index: number): void {
    const { context } = this;
    const token = context.tokens[index]!;
    if (token.folded.length !== 2 || !context.isPunctuation(index + 1, '.') || !/^و[دما]$/.test(token.folded)) return;
    const holder = holderAfter(context, index + 1);
    if (!holder) return;
    const fields = { type: 'TITLE', subtype: 'academic', rule: 'title.abbreviation', weight: 0.9 };
    this.#candidates.push({ start: token.end - 1, end: token.end, ...fields });
    this.#addHolder(holder);
  }

  /** `أنور البني، [محام وحقوقي]`, `أنور البني، [المحامي] و[الناشط]`: the title stands in apposition to a name before it. */
  #isApposed(first: number): boolean {
    const { context } = this;
    if (first > 0 && this.#apposedEnd === first && context.prefix(first) === 'و') return true;
    let end = first;
    if (context.isPunctuation(end - 1, '،,-–(')) end -= 1;
    else if (!context.follows(first)) return false;
    for (let start = Math.max(0, end - 6); start < end - 1; start++) {
      const chain = nameChain(context, start, false);
      if (chain && chain.last === end && chain.words >= 2 && chain.evidence >= 0.9) return true;
    }
    return false;
  }
}

/** Right behind a name one letter is no title, nor is a word that mostly means something else: `هزم لازار بوليسكو الفريق`. */
const isTold = (context: Context, { first, ambiguous }: Title): boolean =>
  context.stem(first).length > 1 && !(ambiguous && context.isDefinite(first) && context.follows(first));

/**
 * The person that the title announces, where it can be believed: words that no list has are a name behind a definite title
 * (`الوزير فايزولين`), but not behind `لاعب` or `الفريق`; nor is an adjective (`مسؤول كردي`, `وزير التعليم العالي`).
 */
function trustedHolder(context: Context, title: Title): NameChain | undefined {
  const holder = holderAfter(context, title.last);
  if (holder === undefined) return undefined;
  const { first, certain, uncertain, words, evidence } = holder;
  const adjective =
    context.has(first, WORD.nisba) || (context.isDefinite(first) && context.has(first, WORD.ambiguousName));
  if (adjective && words === 1) return undefined;
  if (title.plural && certain + uncertain === 0) return undefined;
  const bare = title.last === title.first + 1;
  if (words === 1 && isWeakName(context, first) && !(bare && title.styles)) return undefined;
  if (title.ambiguous || (bare && context.stem(title.first).length === 1))
    return certain > 0 || words > 2 || evidence >= 0.9 ? holder : undefined;
  if (bare && !context.isDefinite(title.first) && !title.styles) return certain + uncertain > 0 ? holder : undefined;
  return holder;
}

/**
 * The seat of an office or its field: `القنصل المصري │ بالكونغو`, `نائب المحافظ │ للشؤون الفنية`, `المسؤولة │ عن حماية الأطفال`. It belongs to
 * the title only where the holder's name stands right behind it, or right before the title.
 */
function seatedEnd(context: Context, title: Title, apposed: boolean): number {
  const { first, last, styles, ambiguous } = title;
  if (styles || (ambiguous && last === first + 1 && !context.isDefinite(first)) || holderAfter(context, last))
    return last;
  let end = last;
  for (;;) {
    const next = seatEnd(context, first, end);
    if (next === undefined || next - last > COMPLEMENT_LIMIT) return last;
    end = next;
    if (trustedHolder(context, { ...title, last: end }) || isBesideAnother(context, { ...title, last: end }))
      return end;
    if (apposed && (!context.follows(end) || context.has(end, ENDS_PHRASE)) && !seatEnd(context, first, end))
      return end;
  }
}

/** `د`, `م`, `أد`: a longer word before a full stop ends its sentence. */
const ABBREVIATION = 2;

/** The name that a title ending before the token announces: past an epithet, a comma, a quotation mark. */
function holderAfter(context: Context, index: number): NameChain | undefined {
  let first = index;
  while (context.follows(first) && context.has(first, WORD.epithet)) first += 1;
  if (context.isPunctuation(first, '"«“')) {
    const chain = nameChain(context, first + 1, true);
    return chain && quotedEnd(context, first) === chain.last + 1 ? chain : undefined;
  }
  if (context.isPunctuation(first, '،,.:-') && context.tokens[first]?.gap === 'none') {
    const abbreviated = context.isPunctuation(first, '.');
    if (abbreviated && context.stem(first - 1).length > ABBREVIATION) return undefined;
    const chain = nameChain(context, first + 1, abbreviated);
    return chain && (abbreviated || (chain.words >= 2 && chain.certain > 0)) ? chain : undefined;
  }
  if (!context.follows(first)) return undefined;
  return nameChain(context, first, true);
}

/** `[وزير الدفاع] [اللواء] مرهف أبو قصرة`, `[الناقد] و[الأكاديمي] رامي أبو شهاب`: the next title has the name. */
function isBesideAnother(context: Context, title: Title, depth = 0): boolean {
  const next = context.isPunctuation(title.last, '،.') ? title.last + 1 : title.last;
  if (!context.isWord(next) || !context.has(next, WORD.title | WORD.officeHead)) return false;
  const joined = context.prefix(next) === 'و' && context.isDefinite(title.first) && !title.plural && !title.standsAlone;
  if (context.prefix(next) !== '' && !joined) return false;
  const other = titleAt(context, next);
  if (!other || other.plural !== title.plural) return false;
  if (title.styles && other.standsAlone && next === title.last) return true;
  return trustedHolder(context, other) !== undefined || (depth < 2 && isBesideAnother(context, other, depth + 1));
}
