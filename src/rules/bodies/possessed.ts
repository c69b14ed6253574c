/** Bodies that are called by whose they are: by a nation, or by who leads them. */
import type { Candidate } from '../../document.js';
import { KIND } from '../../gazetteer/kinds.js';
import { WORD } from '../../gazetteer/words.js';
import { type Context, ENDS_PHRASE } from '../context.js';
import { isPersonal } from '../openings.js';
import { ofForm } from '../questions.js';
import { PARTS, TEAMS } from './headed.js';
import { personEnd } from './name.js';
import { isAdjective, nationalityEnd } from './qualities.js';
import { seatEnd } from './seat.js';

/** `الجيش اللبناني`, and without its `وزارة` `الخارجية التركية`; `السلطات القضائية الروسية`. */
export function addNational(context: Context, index: number, candidates: Candidate[]): void {
  // `وزير الخارجية السعودي`: the field of an office, not the ministry; `السياسة الخارجية المصرية` is none either.
  const part = PARTS.has(context.stem(index - 1)) && TEAMS.test(context.stem(index));
  const inside = context.prefix(index) === '' && !part && context.has(index - 1, WORD.officeHead | WORD.bodyHead);
  if (inside || (context.isDefinite(index - 1) && context.has(index, WORD.field))) return;
  let nation = index + 1;
  while (nation < index + 3 && isAdjective(context, nation) && !context.has(nation, WORD.nisba)) nation += 1;
  const end = nationalityEnd(context, nation);
  if (end === nation || isPeople(context, index, nation)) return;
  const last = seatEnd(context, index, end);
  const fields = { type: 'ORGANIZATION', subtype: 'government', rule: 'organization.nationality', weight: 0.84 };
  candidates.push(context.candidate(index, last, fields));
}

/** `رجال الأمن السعوديين`: the nationality is that of the men. */
const isPeople = (context: Context, head: number, nation: number): boolean =>
  /[يو]ن$/.test(context.stem(nation)) && !/[يا]ن$/.test(context.stem(head));

export const isLed = ofForm(isPersonal);

export function addPersonal(context: Context, index: number, candidates: Candidate[]): void {
  const first = index + 1;
  if (!context.follows(first) || context.has(first, ENDS_PHRASE | WORD.nisba | WORD.place | WORD.title)) return;
  const full = context.longestEnd(first, KIND.person);
  const end = full ?? (isSurname(context, first) ? first + 1 : personEnd(context)(first));
  if (end === undefined) return;
  candidates.push(
    context.candidate(index, end, { type: 'ORGANIZATION', rule: 'organization.of-person', weight: 0.78 }),
    // Only ever inside of the body: too doubtful to stand alone.
    context.candidate(first, end, { type: 'PERSON', rule: 'person.of-body', weight: 0.56 }),
  );
}

const isSurname = (context: Context, index: number): boolean =>
  context.has(index, WORD.family) &&
  !context.has(index, WORD.ambiguousName | WORD.field | WORD.bodyHead) &&
  !(context.follows(index + 1) && context.isDefinite(index + 1) && context.has(index + 1, WORD.nisba));
