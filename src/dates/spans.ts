/** The last or next so many days, months, years. */
import type { Tape } from './lexer.js';
import { isNear } from './marks.js';
import type { Reading } from './moment.js';
import { readToward } from './months.js';
import { readCount } from './numerals.js';
import type { Reader } from './period-reader.js';
import { ROLE, TOWARD, UNIT } from './words.js';

/**
 * The last or next so many: `الأيام الثلاثة الماضية`, `اليومين الماضيين`, `السنوات العشر الأخيرة`, `الـ24 ساعة الماضية`, `الثلاث سنوات الماضية`,
 * `الأيام القليلة المقبلة`, `الأسابيع أو الأشهر المقبلة`.
 */
export function readSpan(tape: Tape, at: number): Reading | undefined {
  const word = tape.word(at);
  let from = at;
  let count: number | undefined;
  if (word.role === ROLE.the || (word.cardinal !== 0 && word.definite)) {
    const first = readCount(tape, word.role === ROLE.the ? at + 1 : at);
    if (!first) return undefined;
    count = first.value;
    from = first.end;
  }
  const { unit, plural, dual, definite } = tape.word(from);
  if (
    unit === 0 ||
    unit === UNIT.minute ||
    unit === UNIT.second ||
    unit >= UNIT.century ||
    (tape.prefix(from) !== 0 && from !== at)
  )
    return undefined;
  if (count === undefined && (!definite || plural + dual === 0)) return undefined;
  if (dual !== 0) count = 2;
  let end = from + 1;
  if (count === undefined && isNear(tape, end)) {
    const inner =
      tape.word(end).role === ROLE.the
        ? readCount(tape, end + 1)
        : tape.word(end).definite
          ? readCount(tape, end)
          : undefined;
    if (inner && tape.word(end).toward === 0) {
      count = inner.value;
      end = inner.end;
    }
  }
  const alternative = readAlternative(tape, end);
  if (alternative) {
    count = undefined;
    end = alternative;
  }
  while (tape.word(end).role === ROLE.few && isNear(tape, end)) end++;
  const toward = readToward(tape, end);
  if (!toward || toward.toward === TOWARD.same || toward.toward === TOWARD.fresh) return undefined;
  if (toward.toward === TOWARD.following) return undefined;
  const past = toward.toward === TOWARD.past || toward.toward === TOWARD.recent || toward.toward === TOWARD.previous;
  const spanned =
    toward.toward === TOWARD.previous || toward.toward === TOWARD.following || toward.toward === TOWARD.current;
  return { end: toward.end, moment: spanned ? { vague: true } : { span: { unit, count, past } }, rule: 'date.span' };
}

/** `أو الأشهر`, `أو الثمانية`. */
function readAlternative(tape: Tape, at: number): number | undefined {
  if (tape.word(at).role !== ROLE.or || !isNear(tape, at + 1)) return undefined;
  const { unit, cardinal, definite } = tape.word(at + 1);
  return definite && (unit !== 0 || cardinal !== 0) ? at + 2 : undefined;
}

/** `آخر ثلاث سنوات`, `آخر 24 ساعة`. */
export const lastSpan: Reader = (tape, at) => {
  if (tape.word(at).role !== ROLE.last || !isNear(tape, at + 1)) return undefined;
  const count = readCount(tape, at + 1);
  const from = count?.end ?? at + 1;
  const { unit, dual, definite } = tape.word(from);
  if (
    unit === 0 ||
    unit === UNIT.minute ||
    unit === UNIT.second ||
    definite ||
    !isNear(tape, from) ||
    (!count && dual === 0)
  )
    return undefined;
  return { end: from + 1, moment: { span: { unit, count: count?.value ?? 2, past: true } }, rule: 'date.span' };
};
