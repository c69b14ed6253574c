/** Values of quarters, halves and seasons of a year. */
import { gregorian } from './calendar.js';
import type { Moment } from './moment.js';
import type { Context, Fields } from './resolved.js';
import { TOWARD } from './words.js';
import { monthIndex, monthText, yearText } from './written.js';
import { relativeYear } from './year-choice.js';

/** `الربع الأول من 2025`, `النصف الثاني من العام الماضي`. */
export function resolvePortion(m: Moment, context: Context): Fields {
  const { kind, index } = m.portion!;
  const grain = kind === 1 ? 'quarter' : kind === 2 ? 'half' : 'range';
  if (m.yearKind || kind === 4) return { grain: kind === 4 ? 'term' : grain };
  const year =
    m.year ??
    relativeYear(m, context) ??
    (m.anaphor || m.vague || context.reference === undefined ? undefined : yearOfPortion(m, context));
  if (year === undefined || m.calendar === 'hijri') return { grain };
  const parts = kind === 1 ? 4 : kind === 2 ? 2 : 3;
  const which = index === 99 ? parts : index;
  if (which > parts) return { grain };
  if (kind === 3) return { value: `${monthText(year, which * 4 - 3)}/${monthText(year, which * 4)}`, grain };
  return { value: `${yearText(year)}-${kind === 1 ? 'Q' : 'H'}${which}`, grain };
}

/** A quarter without a year is the last one that has begun. */
function yearOfPortion(m: Moment, context: Context): number {
  const { year, month } = gregorian(context.reference!);
  if (m.toward === TOWARD.next || context.future) return year;
  const begun = m.portion!.kind === 1 ? (m.portion!.index - 1) * 3 + 1 <= month : true;
  return begun ? year : year - 1;
}

const SEASONS = ['', 'SP', 'SU', 'FA', 'WI'];

const SEASON_MONTHS = [0, 3, 6, 9, 12];

/** `صيف 2023`, `الصيف الماضي`. */
export function resolveSeason(m: Moment, context: Context): Fields {
  const code = SEASONS[m.season!];
  const text = (year: number): Fields => ({
    value: `${yearText(year)}-${code}`,
    grain: 'season',
    stated: m.year === undefined ? `XXXX-${code}` : undefined,
  });
  if (m.yearEnd !== undefined) return { value: `${yearText(m.year!)}/${yearText(m.yearEnd)}`, grain: 'season' };
  const year = m.year ?? relativeYear(m, context);
  if (year !== undefined && m.calendar === undefined) return text(year);
  if (context.reference === undefined || m.toward === undefined || m.calendar !== undefined)
    return { grain: 'season', stated: `XXXX-${code}` };
  const now = gregorian(context.reference);
  const today = monthIndex(now.year, now.month);
  const starts = [now.year - 2, now.year - 1, now.year, now.year + 1].map((candidate) => ({
    candidate,
    start: monthIndex(candidate, SEASON_MONTHS[m.season!]!),
  }));
  const past = starts.filter(({ start }) => start + 3 <= today);
  const coming = starts.filter(({ start }) => start > today);
  const current = starts.find(({ start }) => start <= today && today < start + 3);
  const chosen =
    m.toward === TOWARD.past ? past.at(-1) : m.toward === TOWARD.next ? coming[0] : (current ?? nearest(starts, today));
  return chosen ? text(chosen.candidate) : { grain: 'season' };
}

const nearest = (
  starts: readonly { candidate: number; start: number }[],
  today: number,
): { candidate: number; start: number } | undefined =>
  [...starts].sort((a, b) => Math.abs(a.start - today) - Math.abs(b.start - today))[0];
