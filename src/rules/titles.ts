/** Titles of any length, and the people they announce. */
import type { Candidate } from '../document.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { complementEnd, quotedEnd } from './complement.js';
import { type Context, ENDS_PHRASE, isKnownBody, isKnownPlace } from './context.js';
import { type NameChain, nameChain } from './people.js';

interface Title {
  readonly first: number;
  /** Token after the title. */
  readonly last: number;
  readonly subtype: string;
  readonly rule: string;
  /** A definite office, rank or style of a ruler stands for its holder even where no name is beside it. */
  readonly standsAlone: boolean;
  /** The words mean something else just as often. */
  readonly ambiguous: boolean;
  /** A style before a name (`سمو`, `آية الله`) rather than an office or an occupation. */
  readonly styles: boolean;
}

const STYLES = new Set(['honorific', 'royal', 'religious']);
const STANDS_ALONE = new Set(['office', 'military', 'royal']);
const COMPLEMENT_LIMIT = 9;

export function findTitles(context: Context): Candidate[] {
  const candidates: Candidate[] = [];
  for (let i = 0; i < context.length; i++) {
    const title = titleAt(context, i);
    if (title) addTitle(context, title, candidates);
  }
  return candidates;
}

function addTitle(context: Context, listed: Title, candidates: Candidate[]): void {
  const title = { ...listed, last: seatedEnd(context, listed) };
  const holder = trustedHolder(context, title);
  const named = holder !== undefined || isBesideAnotherTitle(context, title.last);
  const apposed = !named && isApposed(context, title.first);
  if (!named && !apposed && !title.standsAlone) return;
  const weight = named ? 0.9 : apposed ? 0.75 : 0.7;
  candidates.push(
    context.candidate(title.first, title.last, { type: 'TITLE', subtype: title.subtype, rule: title.rule, weight }),
  );
  if (holder) {
    const personWeight = holder.certain > 0 ? 0.95 : holder.uncertain > 0 ? 0.85 : 0.7;
    candidates.push(
      context.candidate(holder.first, holder.last, {
        type: 'PERSON',
        rule: 'person.after-title',
        weight: personWeight,
      }),
    );
  }
}

/**
 * The person that the title announces, where it can be believed: words that no list has are a name behind a definite title
 * (`الوزير فايزولين`), but not behind `لاعب` or `الفريق`; nor is an adjective (`مسؤول كردي`, `وزير التعليم العالي`).
 */
function trustedHolder(context: Context, title: Title): (NameChain & { first: number }) | undefined {
  const holder = holderAfter(context, title.last);
  if (holder === undefined) return undefined;
  const { first, certain, uncertain, words } = holder;
  const adjective = context.has(first, WORD.nisba) || (context.isDefinite(first) && context.has(first, WORD.ambiguousName));
  if (adjective && words === 1) return undefined;
  const bare = title.last === title.first + 1;
  if (title.ambiguous || (bare && context.stem(title.first).length === 1)) return certain > 0 || words > 2 ? holder : undefined;
  if (bare && !context.isDefinite(title.first) && !title.styles) return certain + uncertain > 0 ? holder : undefined;
  return holder;
}

/**
 * The seat of an office or its field: `القنصل المصري │ بالكونغو`, `نائب المحافظ │ للشؤون الفنية`, `المسؤولة │ عن حماية الأطفال`. It belongs to
 * the title only where the holder's name stands right behind it, or right before the title.
 */
function seatedEnd(context: Context, { first, last, styles, ambiguous }: Title): number {
  if (styles || ambiguous || holderAfter(context, last)) return last;
  const apposed = isApposed(context, first);
  let end = last;
  for (;;) {
    const next = seatEnd(context, end);
    if (next === undefined || next - last > COMPLEMENT_LIMIT) return last;
    end = next;
    if (holderAfter(context, end) || isBesideAnotherTitle(context, end)) return end;
    if (apposed && !context.isWord(end)) return end;
  }
}

const SEAT_PREPOSITIONS = new Set(['في', 'عن', 'لدي', 'الي', 'باسم']);

/** The end of one prepositional phrase, or of one more field joined by و. */
function seatEnd(context: Context, index: number): number | undefined {
  const token = context.tokens[index];
  if (!token || token.kind !== 'word' || token.gap === 'paragraph' || token.gap === 'line') return undefined;
  if (SEAT_PREPOSITIONS.has(token.folded) || context.isPreposition(index, 'على')) return nounPhraseEnd(context, index + 1);
  const prefix = context.prefix(index);
  if (prefix === 'ب') return seatPlaceEnd(context, index);
  if (prefix === 'ل' || prefix === 'لل') return nounPhraseEnd(context, index);
  if (prefix === 'و' && context.isDefinite(index) && !context.has(index, WORD.title | WORD.officeHead)) {
    return nounPhraseEnd(context, index);
  }
  return undefined;
}

/** After ب a place or a body: `بزيارة` and `بنظيره` belong to the verb. */
function seatPlaceEnd(context: Context, index: number): number | undefined {
  const known = context.longestMatch(index, (row) => isKnownBody(row) || isKnownPlace(row))?.match.last;
  return known ?? officeSeatEnd(context, index);
}

/** A noun with its complement and adjectives, which no verb or function word interrupts. */
function nounPhraseEnd(context: Context, index: number): number | undefined {
  if (!context.isWord(index) || context.has(index, ENDS_PHRASE & ~WORD.verb)) return undefined;
  const known = context.longestMatch(index, (row) => isKnownBody(row) || isKnownPlace(row))?.match.last;
  if (known !== undefined) return known;
  const rules = { persons: true, limit: COMPLEMENT_LIMIT, personAt: () => undefined };
  const end = complementEnd(context, index + 1, rules);
  if (!context.isDefinite(index)) return end > index + 1 ? end : undefined;
  let last = index + 1;
  while (context.follows(last) && context.isDefinite(last) && !context.has(last, ENDS_PHRASE | WORD.title)) last += 1;
  return last;
}

/** The longest title that begins at the token. */
function titleAt(context: Context, first: number): Title | undefined {
  if (!context.isWord(first) || context.has(first, WORD.stop)) return undefined;
  const listed = context.longestMatch(first, (row) => row.type === 'TITLE');
  const head = listed ? listed.match.last : context.has(first, WORD.officeHead) ? first + 1 : undefined;
  if (head === undefined) return undefined;
  const subtype = listed?.row.subtype ?? 'office';
  const last = titleEnd(context, head);
  const complemented = last > head;
  if (!listed && !complemented && !isDefiniteOffice(context, first)) return undefined;
  return {
    first,
    last,
    subtype,
    rule: listed ? `title.${subtype}` : 'title.office-complement',
    standsAlone: standsAlone(context, first, last, listed?.row, complemented),
    ambiguous: listed !== undefined && listed.row.ambiguous !== '',
    styles: STYLES.has(subtype),
  };
}

const isDefiniteOffice = (context: Context, index: number): boolean =>
  context.isDefinite(index) && context.has(index, WORD.officeHead) && !context.has(index, WORD.plural);

function standsAlone(
  context: Context,
  first: number,
  last: number,
  row: Row | undefined,
  complemented: boolean,
): boolean {
  if (row && (!STANDS_ALONE.has(row.subtype) || row.ambiguous !== '')) return false;
  if (context.has(first, WORD.plural)) return false;
  if (context.isDefinite(first)) return true;
  if (!row && !complemented) return false;
  for (let i = first + 1; i < last; i++)
    if (context.isDefinite(i) || context.has(i, WORD.place | WORD.body)) return true;
  return false;
}

/** The end of a title whose head (or listed form) ends at `head`: complement, adjectives, place or body. */
function titleEnd(context: Context, head: number): number {
  let end = head;
  const open = context.has(head - 1, WORD.officeHead) && !context.isDefinite(head - 1);
  if (open) end = complementEnd(context, head, { persons: false, limit: COMPLEMENT_LIMIT, personAt: () => undefined });
  for (;;) {
    const next = modifierEnd(context, end) ?? prepositionEnd(context, end);
    if (next === undefined || next - head > COMPLEMENT_LIMIT) return end;
    end = next;
  }
}

/** `السابق`, `التركي`, and joined pairs: `والمغتربين`. */
function modifierEnd(context: Context, index: number): number | undefined {
  if (!context.follows(index)) return undefined;
  if (context.isDefinite(index) && context.has(index, WORD.nisba | WORD.modifier) && !context.has(index, WORD.epithet))
    return index + 1;
  return undefined;
}

const BODY_PREPOSITIONS = new Set(['باسم', 'لدي', 'عن', 'في']);

/** `باسم`, `لدى`, `عن`, `في` with a body or a country; `ل` and `ب` with a body. */
function prepositionEnd(context: Context, index: number): number | undefined {
  const token = context.tokens[index];
  if (!token || token.kind !== 'word' || token.gap === 'none' || token.gap === 'paragraph') return undefined;
  const folded = token.folded;
  if (BODY_PREPOSITIONS.has(folded))
    return context.follows(index + 1) ? bodyOrCountryEnd(context, index + 1, folded === 'باسم') : undefined;
  const prefix = context.prefix(index);
  if (prefix === 'ل' || prefix === 'لل') return bodyOrCountryEnd(context, index, false);
  if (prefix === 'ب') return officeSeatEnd(context, index);
  return undefined;
}

function bodyOrCountryEnd(context: Context, index: number, anyNoun: boolean): number | undefined {
  const known = context.longestMatch(
    index,
    (row) => isKnownBody(row) || (row.type === 'LOCATION' && row.subtype === 'country'),
  );
  const headed = bodyEnd(context, index);
  if (known || headed) return Math.max(known?.match.last ?? 0, headed ?? 0);
  return anyNoun && context.isDefinite(index) ? index + 1 : undefined;
}

/** `ب`: مدير الأمن بمحافظة إب، المسؤول بوزارة الصحة. */
function officeSeatEnd(context: Context, index: number): number | undefined {
  if (context.has(index, WORD.adminHead)) return context.longestMatch(index + 1, isKnownPlace)?.match.last;
  return bodyEnd(context, index);
}

/** The end of a body named by head and complement at the token. */
function bodyEnd(context: Context, index: number): number | undefined {
  if (!context.has(index, WORD.bodyHead) || context.isDefinite(index)) return undefined;
  const end = complementEnd(context, index + 1, { persons: true, limit: COMPLEMENT_LIMIT, personAt: () => undefined });
  return end > index + 1 ? end : undefined;
}

/** The name that a title ending before the token announces: past an epithet, a nationality, a comma, a quotation mark. */
function holderAfter(context: Context, index: number): (NameChain & { first: number }) | undefined {
  let first = index;
  while (context.follows(first) && context.has(first, WORD.epithet)) first += 1;
  if (context.isPunctuation(first, '"«“')) {
    const chain = nameChain(context, first + 1, true);
    return chain && quotedEnd(context, first) === chain.last + 1 ? { ...chain, first: first + 1 } : undefined;
  }
  if (context.isPunctuation(first, '،,.:-') && context.tokens[first]?.gap === 'none') {
    const abbreviated = context.isPunctuation(first, '.');
    const chain = nameChain(context, first + 1, abbreviated);
    return chain && (abbreviated || (chain.words >= 2 && chain.certain > 0))
      ? { ...chain, first: first + 1 }
      : undefined;
  }
  if (!context.follows(first)) return undefined;
  const chain = nameChain(context, first, true);
  return chain ? { ...chain, first } : undefined;
}

/** `[وزير الدفاع] [اللواء] مرهف أبو قصرة`: the next title has the name. */
function isBesideAnotherTitle(context: Context, index: number): boolean {
  const next = context.isPunctuation(index, '،.') ? index + 1 : index;
  if (!context.isWord(next) || context.prefix(next) !== '') return false;
  if (!context.has(next, WORD.title | WORD.officeHead)) return false;
  const title = titleAt(context, next);
  return title !== undefined && holderAfter(context, title.last) !== undefined;
}

/** `أنور البني، [محام وحقوقي]`: the title stands in apposition to a name before it. */
function isApposed(context: Context, first: number): boolean {
  let before = first - 1;
  if (context.isPunctuation(before, '،,-–(')) before -= 1;
  else if (!context.follows(first)) return false;
  for (let start = Math.max(0, before - 4); start < before; start++) {
    const chain = nameChain(context, start, false);
    if (chain && chain.last === before + 1 && chain.words >= 2 && chain.certain > 0) return true;
  }
  return false;
}
