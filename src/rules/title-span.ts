/** How far a title reaches: its head, complement, adjectives, the body or the place that it serves. */
import { KIND } from '../gazetteer/kinds.js';
import type { Row } from '../gazetteer/rows.js';
import { WORD } from '../gazetteer/words.js';
import { complementEnd } from './complement.js';
import { type Context, ENDS_PHRASE } from './context.js';
import { isCertainName, nameChain } from './name-chain.js';
import { isPossessed, PRONOUN } from './openings.js';
import { ofForm, ofPlace } from './questions.js';

export interface Title {
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
  readonly plural: boolean;
}

const STYLES = new Set(['honorific', 'royal', 'religious']);
const STANDS_ALONE = new Set(['office', 'military', 'royal']);
export const COMPLEMENT_LIMIT = 9;

/** What makes of an office a thing: `منصب رئيس الدولة`, `شارة القائد`. */
const OFFICE_AS_THING = new Set([
  'منصب',
  'رتبه',
  'لقب',
  'وظيفه',
  'حقيبه',
  'كرسي',
  'صفته',
  'صفتها',
  'انتخابات',
  'شاره',
  'مهام',
  'مهمه',
  'دور',
]);

/** Heads that prepositions follow: a spokesman `باسم`, an envoy `إلى`, a member `عن`, an overseer `على`. */
const SPOKESMEN = /^(?:ال)?(?:متحدث|ناطق)/;
const ENVOYS = /^(?:ال)?(?:مبعوث|سفير|موفد|مندوب|ممثل|قنصل|رسول)/;
const DELEGATES = /^(?:ال)?(?:مسؤول|مسيول|نايب|ممثل|عضو|مرشح|محام|وكيل|مدافع|برلماني|مستشار|مندوب|مدير)/;
const OVERSEERS = /^(?:ال)?(?:مشرف|قايم|وصي|محافظ|امين)/;
/** The prepositions before a seat or a field, each with the heads that it follows. */
const SEATS: ReadonlyMap<string, RegExp> = new Map([
  ['في', /./],
  ['لدي', /./],
  ['عن', DELEGATES],
  ['الي', ENVOYS],
  ['على', OVERSEERS],
]);
/** `الوزير المكلف بالعدل`. */
const CHARGED = /^(?:ال)?مكلف/;
const ACTING = new Set(['بالانابه', 'بالنيابه', 'بالوكاله', 'بالتكليف']);
/** The listener of what is said, not the employer: `قال الوزير لصحيفة`. */
const MEDIA = /^(?:صحيفه|جريده|مجله|وكاله|قناه|اذاعه|تلفزيون|موقع|شبكه|برنامج)/;

const isOccupation = (row: Row): boolean => row.type === 'TITLE' && !STANDS_ALONE.has(row.subtype);

/** The longest title that begins at the token. */
export const titleAt = (context: Context, index: number): Title | undefined =>
  mayOpen(context, index) ? titleFrom(context, index) : undefined;

const titleFrom = ofPlace(readTitle);

const mayOpen = (context: Context, index: number): boolean =>
  context.isWord(index) &&
  !context.has(index, WORD.stop) &&
  (context.has(index, WORD.officeHead) || context.opens(index, KIND.title) || isPossessedHead(context, index));

function readTitle(context: Context, first: number): Title | undefined {
  const listed = context.longestMatch(first, KIND.title);
  const possessed = !listed && isPossessedHead(context, first);
  const head = listed?.match.last ?? first + 1;
  const subtype = listed?.row.subtype ?? 'office';
  const last = possessed ? modifiersEnd(context, head, false) : titleEnd(context, first, head, subtype);
  const complemented = last > head;
  if (!listed && !possessed && !complemented && !isDefiniteOffice(context, first)) return undefined;
  // `الفريق المكسيكي` is a team.
  if (listed?.row.ambiguous && subtype === 'military' && context.has(last - 1, WORD.nisba)) return undefined;
  return {
    first,
    last,
    subtype,
    rule: listed ? `title.${subtype}` : possessed ? 'title.possessed' : 'title.office-complement',
    standsAlone: possessed
      ? !context.lists.hasRow(context.stem(first).replace(PRONOUN, ''), isOccupation)
      : standsAlone(context, first, last, listed?.row, complemented),
    ambiguous: listed !== undefined && listed.row.ambiguous !== '',
    styles: STYLES.has(subtype),
    plural: context.has(first, WORD.plural) || (listed !== undefined && /\b(?:pl|du)\b/.test(listed.row.note)),
  };
}

const isPossessedHead = ofForm(isPossessed);

const isDefiniteOffice = (context: Context, index: number): boolean =>
  context.isDefinite(index) && context.has(index, WORD.officeHead) && !context.has(index, WORD.plural);

function standsAlone(
  context: Context,
  first: number,
  last: number,
  row: Row | undefined,
  complemented: boolean,
): boolean {
  if (row?.note.includes('alone')) return true;
  if (context.has(first, WORD.plural) || OFFICE_AS_THING.has(context.stem(first - 1))) return false;
  if (!context.isDefinite(first) && last > first + 1 && isGeneric(context, first + 1)) return false;
  if (row && (row.ambiguous !== '' || !STANDS_ALONE.has(row.subtype))) return represents(context, first, last, row);
  return context.isDefinite(first) || ((row !== undefined || complemented) && isClosed(context, first, last));
}

const GENERAL = new Set(['عام', 'عامه', 'اول']);

/** `متحدث باسم الجيش`, `عضو في المجلس`, `سفير سعودي`: what stands behind the head does not make it definite. */
function isGeneric(context: Context, second: number): boolean {
  if (GENERAL.has(context.stem(second))) return false;
  if (context.prefix(second) !== '' || context.has(second, WORD.stop) || context.stem(second) === 'باسم') return true;
  return !context.isDefinite(second) && context.has(second, WORD.nisba | WORD.modifier);
}

/** `مسؤول السياسة الخارجية`, `ممثل الاتحاد الأوروبي`: with what he is in charge of, or stands for, the word is an office. */
function represents(context: Context, first: number, last: number, row: Row): boolean {
  if (row.ambiguous === '' || !context.has(first, WORD.officeHead) || !isClosed(context, first + 1, last)) return false;
  return STANDS_ALONE.has(row.subtype) || context.opens(first + 1, KIND.knownBody);
}

/** Whether a definite noun or a name has closed the construct: nothing more can be governed. */
function isClosed(context: Context, first: number, last: number): boolean {
  if (isPossessedHead(context, first)) return true;
  for (let i = first; i < last; i++)
    if (context.isDefinite(i) || (i > first && context.has(i, WORD.place | WORD.body) && !context.has(i, WORD.nisba)))
      return true;
  return false;
}

/** The end of a title whose head (or listed form) ends at `head`: complement, adjectives, place or body. */
function titleEnd(context: Context, first: number, listedEnd: number, subtype: string): number {
  // `وزير التعليم` is listed, and the field goes on: `وزير التعليم العالي`.
  const head = Math.max(listedEnd, context.longestEnd(listedEnd - 1, KIND.field) ?? 0);
  const closed = isClosed(context, first, head);
  const governs = context.has(first, WORD.officeHead) || !STYLES.has(subtype);
  let end = head;
  if (governs && !(closed && head === first + 1)) {
    end = complementEnd(context, head, { persons: false, limit: COMPLEMENT_LIMIT, personAt: () => undefined, closed });
  }
  for (;;) {
    if (end > first + 1 && announces(context, end)) return end;
    const next = modifierEnd(context, end, !isClosed(context, first, end)) ?? prepositionEnd(context, first, end);
    if (next === undefined || next - head > COMPLEMENT_LIMIT) return end;
    end = next;
  }
}

function modifiersEnd(context: Context, index: number, indefinite: boolean): number {
  let end = index;
  for (
    let next = modifierEnd(context, end, indefinite);
    next !== undefined;
    next = modifierEnd(context, end, indefinite)
  )
    end = next;
  return end;
}

/** `[مدير شرطة بارق] [الرائد] سالم`: an adjective elsewhere, here the title that has the name. */
const announces = (context: Context, index: number): boolean =>
  context.has(index, WORD.title) && context.follows(index + 1) && context.has(index + 1, WORD.given);

/** `السابق`, `التركي`, `سابقا`, `بالإنابة`; behind an indefinite head `سوري`, `سابق`. */
function modifierEnd(context: Context, index: number, indefinite: boolean): number | undefined {
  const token = context.tokens[index];
  if (token?.kind !== 'word' || token.gap === 'none' || token.gap === 'paragraph') return undefined;
  if (ACTING.has(token.folded)) return index + 1;
  if (!context.follows(index) || context.has(index, WORD.epithet)) return undefined;
  const listed = context.longestEnd(index, KIND.modifier);
  if (listed !== undefined && listed > index + 1) return listed;
  if (!context.has(index, WORD.nisba | WORD.modifier)) return agrees(context, index) ? index + 1 : undefined;
  if (context.has(index, WORD.nisba) && isCertainName(context, index) && !context.has(index + 1, WORD.given))
    return undefined;
  if (context.isDefinite(index) || context.stem(index) === 'سابقا') return index + 1;
  return indefinite && !context.has(index, WORD.place) && !isCertainName(context, index) ? index + 1 : undefined;
}

/** `الخدمات المساندة`: an adjective of the field that no list has; but not `الجهات المرتبطة بإيران`. */
function agrees(context: Context, index: number): boolean {
  if (!context.isDefinite(index) || !context.isDefinite(index - 1)) return false;
  if (!context.stem(index).endsWith('ه') || !context.stem(index - 1).endsWith('ات')) return false;
  if (context.prefix(index + 1) === 'ب' || context.has(index + 1, WORD.placePreposition)) return false;
  return !context.has(
    index,
    ENDS_PHRASE | WORD.given | WORD.family | WORD.title | WORD.officeHead | WORD.place | WORD.body | WORD.epithet,
  );
}

/** `باسم`, `لدى`, `عن`, `في` with a body or a country; `ل` and `ب` with a body. */
function prepositionEnd(context: Context, first: number, index: number): number | undefined {
  const token = context.tokens[index];
  if (token?.kind !== 'word' || token.gap === 'none' || token.gap === 'paragraph') return undefined;
  switch (token.folded) {
    case 'باسم':
      return holds(context, first, index, SPOKESMEN) ? representedEnd(context, index + 1) : undefined;
    case 'الي':
      return holds(context, first, index, ENVOYS) ? knownPlaceEnd(context, index + 1) : undefined;
    case 'لدي':
      return context.follows(index + 1)
        ? (bodyOrCountryEnd(context, index + 1) ?? officeEnd(context, index + 1))
        : undefined;
    case 'عن':
    case 'في':
      return context.follows(index + 1) ? bodyOrCountryEnd(context, index + 1) : undefined;
  }
  const prefix = context.prefix(index);
  if (prefix === 'ل' || prefix === 'لل') return servedEnd(context, first, index);
  if (prefix !== 'ب') return undefined;
  if (CHARGED.test(context.stem(index - 1)) && context.has(index, WORD.field)) return nounPhraseEnd(context, index);
  return officeSeatEnd(context, index);
}

/** Whether one of the title's words is such a head: `نائبة المتحدث باسم`. */
function holds(context: Context, first: number, last: number, heads: RegExp): boolean {
  for (let i = first; i < last; i++) if (heads.test(context.stem(i))) return true;
  return false;
}

/** Whom a spokesman speaks for: a body, a country, a noun phrase or a person. */
function representedEnd(context: Context, index: number): number | undefined {
  if (!context.follows(index)) return undefined;
  const known = bodyOrCountryEnd(context, index) ?? context.longestEnd(index, KIND.knownPlace);
  if (known !== undefined) return known;
  if (context.isDefinite(index)) return modifiersEnd(context, index + 1, false);
  if (context.has(index, WORD.given | WORD.family)) return nameChain(context, index, true)?.last;
  return nounPhraseEnd(context, index) ?? nameChain(context, index, true)?.last;
}

const knownPlaceEnd = (context: Context, index: number): number | undefined =>
  context.follows(index) ? context.longestEnd(index, KIND.knownPlace) : undefined;

function bodyOrCountryEnd(context: Context, index: number): number | undefined {
  const known = context.longestEnd(index, KIND.knownBody | KIND.country);
  const headed = bodyEnd(context, index);
  return known || headed ? Math.max(known ?? 0, headed ?? 0) : undefined;
}

/** `ل`: الأمين العام للأمم المتحدة، الرئيس التنفيذي لشركة، الأمين العام للحلف; but not whom something is said to. */
function servedEnd(context: Context, first: number, index: number): number | undefined {
  const single = index === first + 1;
  if (MEDIA.test(context.stem(index)) || context.opens(index, KIND.media)) return undefined;
  if (single && context.isDefinite(first)) return undefined;
  const known = bodyOrCountryEnd(context, index);
  if (known !== undefined) return known;
  if (!context.isDefinite(index) || !context.has(index - 1, WORD.modifier) || context.has(index - 1, WORD.nisba))
    return undefined;
  if (context.has(index, WORD.officeHead | WORD.title)) return officeEnd(context, index);
  return /ين$/.test(context.stem(index)) ? undefined : modifiersEnd(context, index + 1, false);
}

/** `المبعوث الشخصي للأمين العام`; but nobody serves `للصحفيين`. */
function officeEnd(context: Context, index: number): number | undefined {
  const title = titleAt(context, index);
  return title?.standsAlone ? title.last : undefined;
}

/** `ب`: مدير الأمن بمحافظة إب، المسؤول بوزارة الصحة. */
function officeSeatEnd(context: Context, index: number): number | undefined {
  if (context.has(index, WORD.adminHead)) return context.longestEnd(index + 1, KIND.place);
  return bodyEnd(context, index);
}

/** The end of a body named by head and complement at the token. */
function bodyEnd(context: Context, index: number): number | undefined {
  if (!context.has(index, WORD.bodyHead | WORD.looseHead) || context.isDefinite(index)) return undefined;
  const end = complementEnd(context, index + 1, { persons: true, limit: COMPLEMENT_LIMIT, personAt: () => undefined });
  return end > index + 1 ? end : unknownBodyEnd(context, index + 1);
}

/** A word of a body's name that no list knows is rarer than this: `شركة جلاكسوسميثكلاين`. */
const RARE = 60;

/** `بجامعة جون مورس`, `لشركة كاسيو`. */
function unknownBodyEnd(context: Context, index: number): number | undefined {
  if (!context.follows(index)) return undefined;
  const chain = nameChain(context, index, false);
  if (chain) return chain.words > 1 ? chain.last : undefined;
  return !context.has(index, ENDS_PHRASE | WORD.nisba) && context.frequency(index) < RARE ? index + 1 : undefined;
}

/**
 * One more phrase that may belong to the title if a name stands behind it: its seat (`بالكونغو`, `في الأحساء`), its field
 * (`للشؤون الفنية`, `عن حماية الأطفال`), one more field joined by و.
 */
export function seatEnd(context: Context, first: number, index: number): number | undefined {
  const token = context.tokens[index];
  if (token?.kind !== 'word' || token.gap === 'paragraph' || token.gap === 'line') return undefined;
  const preposition = context.isPreposition(index, 'على') ? 'على' : token.folded;
  const heads = SEATS.get(preposition);
  if (heads) return holds(context, first, index, heads) ? nounPhraseEnd(context, index + 1) : undefined;
  const prefix = context.prefix(index);
  if (context.has(index, WORD.title | WORD.officeHead)) return undefined;
  if (prefix === 'ب') return seatPlaceEnd(context, index);
  if (prefix === 'ل' || prefix === 'لل') return nounPhraseEnd(context, index);
  if (prefix === 'و' && context.isDefinite(index)) return nounPhraseEnd(context, index);
  return undefined;
}

/** After ب a place, a body or a definite noun (`بالمنطقة`): `بزيارة` and `بنظيره` belong to the verb. */
function seatPlaceEnd(context: Context, index: number): number | undefined {
  const known = context.longestEnd(index, KIND.knownBody | KIND.knownPlace);
  if (known !== undefined) return known;
  const seat = officeSeatEnd(context, index);
  if (seat !== undefined || context.has(index, WORD.given | WORD.family)) return seat;
  return context.isDefinite(index) || context.opens(index + 1, KIND.knownPlace)
    ? nounPhraseEnd(context, index)
    : undefined;
}

/** A noun with its complement and adjectives, which no verb or function word interrupts. */
export function nounPhraseEnd(context: Context, index: number): number | undefined {
  if (!context.isWord(index) || context.has(index, ENDS_PHRASE & ~WORD.verb)) return undefined;
  const known = context.longestEnd(index, KIND.knownBody | KIND.knownPlace);
  if (known !== undefined) return known;
  const rules = { persons: true, limit: COMPLEMENT_LIMIT, personAt: () => undefined };
  const end = complementEnd(context, index + 1, rules);
  if (!context.isDefinite(index)) return end > index + 1 ? end : undefined;
  let last = index + 1;
  while (context.follows(last) && context.isDefinite(last) && !context.has(last, ENDS_PHRASE | WORD.title)) last += 1;
  return last;
}
