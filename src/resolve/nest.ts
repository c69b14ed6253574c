/** What may lie inside what: an entity on its own inside a longer one, not a part or the core of the same name. */
import type { Candidate, Document, Token } from '../document.js';
import type { Knowledge } from './knowledge.js';
import { firstFrom } from './search.js';

const HOLDS: Readonly<Record<string, readonly string[]>> = {
  TITLE: ['ORGANIZATION', 'LOCATION', 'PERSON', 'TITLE'],
  ORGANIZATION: ['ORGANIZATION', 'LOCATION', 'PERSON', 'TITLE'],
  LOCATION: ['LOCATION', 'PERSON', 'TITLE', 'ORGANIZATION'],
  PERSON: [],
  DATE: [],
};

/** Places whose names are one whole: nothing in `الولايات المتحدة الأميركية` or `جنوب أفريقيا` is a place of its own. */
const WHOLE = new Set(['country', 'continent']);

export type Nesting = (inner: Candidate, outer: Candidate) => boolean;

/** Judges pairs of which the inner one lies within the outer one and is shorter. */
export function createNesting({ tokens, text }: Document, knowledge: Knowledge): Nesting {
  const at = (offset: number): number => firstFrom(tokens, (token) => token.end > offset);
  const opensBody = ({ start }: Candidate): boolean =>
    tokens.length > 0 && knowledge.opensBody(stemAt(tokens[at(start)]!, start));
  return (inner, outer) => {
    if (inner.start === outer.start || !HOLDS[outer.type]?.includes(inner.type)) return false;
    switch (outer.type) {
      case 'ORGANIZATION':
        if (!opensBody(outer)) return false;
        return inner.type !== 'ORGANIZATION' || !isCore(inner, outer, tokens, at);
      case 'LOCATION':
        return inner.type !== 'LOCATION' || !isWhole(text.slice(outer.start, outer.end), knowledge);
      case 'TITLE':
        return inner.type !== 'TITLE' || inner.rule === 'title.royal';
      default:
        return true;
    }
  };
}

const stemAt = (token: Token, start: number): string =>
  (token.readings.find(({ cut }) => token.start + cut === start) ?? token.readings[0]!).stem;

const isWhole = (name: string, knowledge: Knowledge): boolean =>
  knowledge.named('LOCATION', name).some(({ subtype }) => WHOLE.has(subtype));

/** The name behind the head of the same body, quoted or not: `حماس` in `حركة "حماس"`, `الاتحاد` in `نادي الاتحاد السعودي`. */
function isCore(inner: Candidate, outer: Candidate, tokens: readonly Token[], at: (offset: number) => number): boolean {
  const isWord = (index: number): boolean => tokens[index]!.kind === 'word' || tokens[index]!.kind === 'number';
  let wordsBefore = 0;
  for (let i = at(outer.start); i < at(inner.start); i++) if (isWord(i)) wordsBefore += 1;
  let wordsAfter = 0;
  for (let i = at(inner.end); i < tokens.length && tokens[i]!.start < outer.end; i++) if (isWord(i)) wordsAfter += 1;
  return wordsBefore === 1 && wordsAfter <= 1;
}
