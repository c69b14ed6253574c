/** From the values of dates (docs/dates.md) to days, and from days to the bars of a timeline. */

/** Days since 1970-01-01, both ends within. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

export type Scale = 'day' | 'month' | 'year' | 'decade';
export const SCALES: readonly Scale[] = ['day', 'month', 'year', 'decade'];

const DAY = 86_400_000;

function dayNumber(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / DAY);
}

const months = (year: number, first: number, count: number): Period => ({
  from: dayNumber(year, first, 1),
  to: dayNumber(year, first + count, 1) - 1,
});

const years = (first: number, count: number): Period => months(first, 1, 12 * count);

/** First months of seasons; winter begins in the December of its year. */
const SEASONS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** The days of one value without `/` or braces. Times of the day are dropped. */
function spanOfPoint(value: string): Period | undefined {
  const match = /^(-?\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|WI)))?(?:T.*)?$/.exec(value);
  if (match === null) return spanOfYears(value);
  const year = Number(match[1]);
  const [, , month, day, week, quarter, half, season] = match;
  if (day !== undefined) {
    const at = dayNumber(year, Number(month), Number(day));
    return { from: at, to: at };
  }
  if (month !== undefined) return months(year, Number(month), 1);
  if (week !== undefined) {
    // The week of 4 January is the first; it begins on a Monday, and day 4 was one.
    const fourth = dayNumber(year, 1, 4);
    const from = fourth - ((((fourth - 4) % 7) + 7) % 7) + 7 * (Number(week) - 1);
    return { from, to: from + 6 };
  }
  if (quarter !== undefined) return months(year, 3 * Number(quarter) - 2, 3);
  if (half !== undefined) return months(year, 6 * Number(half) - 5, 6);
  return season === undefined ? years(year, 1) : months(year, SEASONS[season]!, 3);
}

/** `199X` and `19XX`. */
function spanOfYears(value: string): Period | undefined {
  const match = /^(-?\d{2})(\dX|XX)$/.exec(value);
  if (match === null) return undefined;
  const known = Number(`${match[1]}${match[2]!.replaceAll('X', '')}`);
  const length = match[2] === 'XX' ? 100 : 10;
  return value.startsWith('-') ? years(known * length - length + 1, length) : years(known * length, length);
}

/** The days that a value stands for: of a range all, of a set from the first to the last. Nothing where it is open or has no year. */
export function spanOf(value: string): Period | undefined {
  const parts = value.split(/[/,{}]/).filter(Boolean);
  const spans = parts.map(spanOfPoint);
  if (spans.length === 0 || spans.some((span) => span === undefined || Number.isNaN(span.from))) return undefined;
  return { from: Math.min(...spans.map((span) => span!.from)), to: Math.max(...spans.map((span) => span!.to)) };
}

export const overlaps = (a: Period, b: Period): boolean => a.from <= b.to && b.from <= a.to;

const yearAndMonth = (day: number): [year: number, month: number] => {
  const date = new Date(day * DAY);
  return [date.getUTCFullYear(), date.getUTCMonth()];
};

/** The number of the bar that a day falls into; neighbours have neighbouring numbers. */
export function barOf(scale: Scale, day: number): number {
  if (scale === 'day') return day;
  const [year, month] = yearAndMonth(day);
  return scale === 'month' ? year * 12 + month : scale === 'year' ? year : Math.floor(year / 10);
}

/** The days of a bar. */
export function periodOf(scale: Scale, bar: number): Period {
  if (scale === 'day') return { from: bar, to: bar };
  if (scale === 'month') return months(Math.floor(bar / 12), (((bar % 12) + 12) % 12) + 1, 1);
  return scale === 'year' ? years(bar, 1) : years(bar * 10, 10);
}

/** `2026-02-04`, `2026-02`, `2026` or `2020s`. */
export function nameOf(scale: Scale, bar: number): string {
  if (scale === 'year') return String(bar);
  if (scale === 'decade') return `${bar * 10}s`;
  return isoDay(periodOf(scale, bar).from).slice(0, scale === 'day' ? undefined : -3);
}

function isoDay(day: number): string {
  const [year] = yearAndMonth(day);
  const rest = new Date(day * DAY).toISOString().slice(-20, -14);
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}${rest}`;
}

/** A period in words that need no language. */
export const namePeriod = ({ from, to }: Period): string =>
  SCALES.map((scale) => [scale, barOf(scale, from)] as const)
    .filter(([scale, bar]) => periodOf(scale, bar).from === from && periodOf(scale, bar).to === to)
    .map(([scale, bar]) => nameOf(scale, bar))[0] ?? `${isoDay(from)} – ${isoDay(to)}`;

export interface Timeline {
  readonly scale: Scale;
  /** The first bar and the number of mentions in each from there on. */
  readonly first: number;
  readonly bars: readonly number[];
  /** Mentions before the first bar and behind the last one. */
  readonly before: number;
  readonly after: number;
  /** Mentions of dates that are longer than a bar. */
  readonly longer: number;
}

/** So many bars at most are shown at once. */
export const MOST_BARS = 36;

export interface DateCount {
  readonly span: Period;
  readonly mentions: number;
}

/** The bars from `first` on; without it those where most is. */
export function timeline(dates: readonly DateCount[], scale: Scale, first?: number): Timeline {
  const counts = new Map<number, number>();
  let longer = 0;
  for (const { span, mentions } of dates) {
    const bar = barOf(scale, span.from);
    if (bar === barOf(scale, span.to)) counts.set(bar, (counts.get(bar) ?? 0) + mentions);
    else longer += mentions;
  }
  const filled = [...counts.keys()].sort((a, b) => a - b);
  const lowest = filled[0] ?? 0;
  const highest = filled.at(-1) ?? lowest;
  const start = highest - lowest < MOST_BARS ? lowest : (first ?? densest(filled, counts));
  const bars = Array.from({ length: Math.min(MOST_BARS, highest - start + 1) }, (_, i) => counts.get(start + i) ?? 0);
  const sum = (keep: (bar: number) => boolean): number =>
    filled.reduce((total, bar) => (keep(bar) ? total + counts.get(bar)! : total), 0);
  const before = sum((bar) => bar < start);
  return { scale, first: start, bars, before, after: sum((bar) => bar >= start + bars.length), longer };
}

/** The filled bar from which on a window holds most; of equals the latest. */
function densest(filled: readonly number[], counts: ReadonlyMap<number, number>): number {
  let best = { start: filled[0] ?? 0, total: 0 };
  let total = 0;
  let end = 0;
  filled.forEach((start, i) => {
    while (end < filled.length && filled[end]! < start + MOST_BARS) total += counts.get(filled[end++]!)!;
    if (total >= best.total) best = { start, total };
    total -= counts.get(filled[i]!)!;
  });
  return best.start;
}

/** The finest scale at which one view shows a good third of what there is. */
export function bestScale(dates: readonly DateCount[]): Scale {
  const all = dates.reduce((total, { mentions }) => total + mentions, 0);
  const shows = (scale: Scale): boolean => 3 * timeline(dates, scale).bars.reduce((a, b) => a + b, 0) > all;
  return SCALES.find(shows) ?? 'year';
}
