/** Distances from now: `قبل ثلاثة أيام`, `منذ عشر سنوات`, `بعد أسبوع`, `قبل نحو أسبوعين`, `منذ أكثر من 70 عاما`. */
import type { Tape } from './lexer.js';
import { isComma, isNear, isSentenceEnd } from './marks.js';
import type { Reading } from './moment.js';
import { hasAnd } from './months.js';
import { readCount } from './numerals.js';
import { ROLE, UNIT } from './words.js';
import { readYear } from './years.js';

export function readOffset(tape: Tape, at: number): Reading | undefined {
  const { role } = tape.word(at);
  if (role !== ROLE.before && role !== ROLE.after && role !== ROLE.since) return undefined;
  let from = at + 1;
  let approximate = false;
  const vague = endOfVagueness(tape, from);
  if (vague !== undefined) {
    from = vague;
    approximate = true;
  } else if (tape.word(from).role === ROLE.about && isNear(tape, from)) {
    from++;
    approximate = true;
  } else if (tape.word(from).role === ROLE.more && tape.word(from + 1).role === ROLE.from) {
    from += 2;
    approximate = true;
  }
  if (tape.word(from).role === ROLE.several) from++;
  if (!isNear(tape, from)) return undefined;
  if (unitIsNamed(tape, from)) return undefined;
  const several = from > at + 1 && tape.word(from - 1).role === ROLE.several;
  const count = several ? undefined : readCount(tape, from);
  const head = count?.end ?? from;
  const { unit, plural, dual, definite } = tape.word(head);
  if (
    unit === 0 ||
    unit === UNIT.sports ||
    unit === UNIT.millennium ||
    definite ||
    tape.prefix(head) !== 0 ||
    !isNear(tape, head)
  )
    return undefined;
  let end = head + 1;
  let value = count?.value ?? (dual !== 0 ? 2 : plural !== 0 || several ? undefined : 1);
  if (tape.word(end).cardinal === 1 && value === 1 && isNear(tape, end) && tape.prefix(end) === 0) end++;
  if (value === 2 && dual !== 0 && tape.word(end).cardinal === 2 && isNear(tape, end) && tape.prefix(end) === 0) end++;
  // بعد يوم من الهجوم counts from something else.
  if (role !== ROLE.since && isAnchored(tape, end)) return undefined;
  if (role === ROLE.after && (value === undefined || !isComing(tape, at) || tape.word(at - 1).unit === unit))
    return undefined;
  if (role === ROLE.after && (unit === UNIT.minute || unit === UNIT.second || unit === UNIT.hour)) return undefined;
  if (unit === UNIT.second) return undefined;
  if (tape.word(end).fraction === 30 && hasAnd(tape, end)) {
    end++;
    // سنتين ونصف السنة
    if (tape.word(end).unit === unit && tape.word(end).definite && isNear(tape, end)) end++;
    value = undefined;
  }
  const by = value === undefined || approximate ? undefined : role === ROLE.after ? value : -value;
  return {
    end,
    moment: by === undefined || unit > UNIT.century ? { vague: true } : { shift: { unit, by } },
    rule: 'date.offset',
  };
}

/** `منذ عام 2011`: not a distance but a year. */
const unitIsNamed = (tape: Tape, at: number): boolean =>
  tape.word(at).unit === UNIT.year && readYear(tape, at) !== undefined;

/** `ما يقرب من`, `ما يزيد على`, `ما لا يقل عن`: the token after them. */
function endOfVagueness(tape: Tape, at: number): number | undefined {
  if (tape.word(at).aside === 0) return undefined;
  for (let i = at + 2; i <= at + 3; i++) {
    const { role, folded } = tape.word(i);
    if (role === ROLE.from || role === ROLE.on || folded === 'عن') return i + 1;
  }
  return undefined;
}

const VERB_REACH = 8;

/** `بعد أسبوع` counts from now only after a verb of the present or future; told of the past it counts from something else. */
function isComing(tape: Tape, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - VERB_REACH; i--) {
    if (isSentenceEnd(tape.mark(i))) return false;
    if (tape.word(i).coming !== 0) return true;
    if (!tape.isWord(i) || tape.word(i).id !== 0 || tape.end(i) - tape.start(i) < 4) continue;
    const first = tape.text.charCodeAt(tape.start(i));
    if (first === YA || first === TA || (first === SIN && isPerson(tape.text.charCodeAt(tape.start(i) + 1))))
      return true;
  }
  return false;
}

const [YA, TA, SIN] = ['ي', 'ت', 'س'].map((letter) => letter.charCodeAt(0)) as [number, number, number];
const isPerson = (unit: number): boolean => unit === YA || unit === TA;

/** A point of reference other than now follows: `من`, `على`, `عن`, a clause with `من`. */
function isAnchored(tape: Tape, from: number): boolean {
  const at = isComma(tape.mark(from)) || tape.word(from).role === ROLE.about ? from + 1 : from;
  if (!isNear(tape, at)) return false;
  const { role, folded } = tape.word(at);
  if (role === ROLE.from) return !(tape.word(at + 1).deictic === 1 || tape.word(at + 1).folded === 'الان');
  return role === ROLE.on || folded === 'عن' || folded === 'مما';
}
