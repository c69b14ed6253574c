/** What may lie inside what: an entity on its own inside a longer one, not a part or the core of the same name. */
import type { Candidate, Document, Token } from '../document.js';
import { firstEndingAfter } from '../search.js';
import type { Knowledge } from './knowledge.js';

const HOLDS: Readonly<Record<string, readonly string[]>> = {
  TITLE: ['ORGANIZATION', 'LOCATION', 'PERSON', 'TITLE'],
  ORGANIZATION: ['ORGANIZATION', 'LOCATION', 'PERSON', 'TITLE'],
  LOCATION: ['LOCATION', 'PERSON', 'TITLE', 'ORGANIZATION'],
  PERSON: [],
  DATE: [],
};

/** Places that are called by another place: `مطار بيروت`, `خليج عدن`, `قطاع غزة`. */
const SITES = new Set(['facility', 'water', 'region']);
/** Provinces that are a part or the surroundings of another place: `شمال سيناء`, `ريف حلب`. */
const AROUND = new Set(['ريف', 'شمال', 'جنوب', 'شرق', 'غرب', 'وسط', 'ساحل']);
/** Kinds of places that others are called by. In `نهر النيل` and `ملعب "أنفيلد"` the inner name is the place itself. */
const NAMESAKES = new Set(['country', 'admin', 'city', 'continent']);
/** Heads of parts of a body: the body behind them is another one, not the core of the name. Folded. */
const ORGANS = new Set('قوات قياده فرع بعثه لجنه مكتب اداره قسم رياسه مديريه وحده جناح هييه'.split(' '));
/** Rules of names that nothing is inside of but what stands before the name proper. */
const NAME_PROPER = new Set(['organization.head+quoted', 'organization.head+unknown', 'organization.platform']);
/** `نظام`: heads the name of a body only where a person follows. */
const REGIME = 'نظام';
/** Bodies whose listed names hold no places of their own: `وكالة الأناضول`. */
const TRADES = new Set(['media', 'company', 'sports']);
/** From this weight on a name of the lists is first of all that of a body. */
const FIRST_OF_ALL = 0.6;

/** Whether anything may lie inside of a candidate of this type. */
export const holdsAny = (type: string): boolean => (HOLDS[type]?.length ?? 0) > 0;

export type Nesting = (inner: Candidate, outer: Candidate) => boolean;

/** Judges pairs of which the inner one lies within the outer one and is shorter. */
export function createNesting({ tokens, text }: Document, knowledge: Knowledge): Nesting {
  const at = (offset: number): number => firstEndingAfter(tokens, offset);
  const headOf = ({ start }: Candidate): string => (tokens.length === 0 ? '' : stemAt(tokens[at(start)]!, start));

  const inBody = (inner: Candidate, outer: Candidate): boolean => {
    if (headOf(outer) !== REGIME && !knowledge.opensBody(headOf(outer))) return false;
    if (inner.type === 'PERSON' && NAME_PROPER.has(outer.rule)) return false;
    if (inner.type === 'ORGANIZATION') {
      if (NAME_PROPER.has(outer.rule)) return inner.end < outer.end && !isQuoted(inner, outer, text);
      return ORGANS.has(headOf(outer)) || !isCore(inner, outer, tokens, at);
    }
    if (inner.type === 'LOCATION') {
      if (TRADES.has(outer.subtype ?? '') || isBodyName(text.slice(inner.start, inner.end), knowledge)) return false;
    }
    return !isPartOfQuoted(inner, outer, text);
  };

  return (inner, outer) => {
    if (inner.start === outer.start || !HOLDS[outer.type]?.includes(inner.type)) return false;
    switch (outer.type) {
      case 'ORGANIZATION':
        return inBody(inner, outer);
      case 'LOCATION':
        if (inner.type === 'LOCATION') return isNamesake(inner, outer, headOf(outer));
        if (inner.type === 'ORGANIZATION') return !isQuoted(inner, outer, text);
        return outer.subtype !== 'city' && outer.subtype !== 'admin';
      case 'TITLE':
        if (inner.type === 'TITLE') return inner.rule === 'title.royal' && !isDeputy(headOf(outer));
        return inner.type !== 'ORGANIZATION' || !isOffice(headOf(outer), headOf(inner), inner, outer, tokens, at);
      default:
        return true;
    }
  };
}

/** `وكيل الملك`, `ولي ولي العهد`: an office of its own, not somebody of the king's. */
const isDeputy = (head: string): boolean => head === 'وكيل' || head === 'ولي';

/** The ministry in `وزير الحرس الوطني`, the cabinet in `رئيس مجلس الوزراء`: what the office is, not where it is. */
function isOffice(
  title: string,
  body: string,
  inner: Candidate,
  outer: Candidate,
  tokens: readonly Token[],
  at: (offset: number) => number,
): boolean {
  if (/^وزيره?$/.test(title) && at(inner.start) === at(outer.start) + 1) return true;
  return body === 'مجلس' && tokens[at(inner.start) + 1]?.folded === 'الوزراء';
}

const stemAt = (token: Token, start: number): string =>
  (token.readings.find(({ cut }) => token.start + cut === start) ?? token.readings[0]!).stem;

/** Nothing in `الولايات المتحدة الأميركية`, `جمهورية مصر` or `سان بطرسبرغ` is a place of its own. */
const isNamesake = (inner: Candidate, outer: Candidate, head: string): boolean =>
  (SITES.has(outer.subtype ?? '') || (outer.subtype === 'admin' && AROUND.has(head))) &&
  NAMESAKES.has(inner.subtype ?? '');

const isBodyName = (name: string, knowledge: Knowledge): boolean =>
  knowledge.names.of('ORGANIZATION', name).named.some(({ weight }) => weight >= FIRST_OF_ALL);

const OPENERS = /["«“(]/;

/** The inner one stands in quotation marks or brackets, alone or not. */
const isQuoted = (inner: Candidate, outer: Candidate, text: string): boolean =>
  OPENERS.test(text.slice(outer.start, inner.start));

/** `نيويورك` in `صحيفة "نيويورك تايمز"`; but `واترلو` is all that the marks hold in `جامعة "واترلو"`. */
const isPartOfQuoted = (inner: Candidate, outer: Candidate, text: string): boolean =>
  isQuoted(inner, outer, text) && !(OPENERS.test(text[inner.start - 1]!) && /["»”)]/.test(text[inner.end] ?? ''));

/** The name behind the head of the same body, quoted or not: `حماس` in `حركة "حماس"`, `الاتحاد` in `نادي الاتحاد السعودي`. */
function isCore(inner: Candidate, outer: Candidate, tokens: readonly Token[], at: (offset: number) => number): boolean {
  const isWord = (index: number): boolean => tokens[index]!.kind === 'word' || tokens[index]!.kind === 'number';
  let wordsBefore = 0;
  for (let i = at(outer.start); i < at(inner.start); i++) if (isWord(i)) wordsBefore += 1;
  let wordsAfter = 0;
  for (let i = at(inner.end); i < tokens.length && tokens[i]!.start < outer.end; i++) if (isWord(i)) wordsAfter += 1;
  return wordsBefore === 1 && wordsAfter <= 1;
}
