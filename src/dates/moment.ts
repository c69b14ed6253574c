/** What the grammar reads: a time as it is stated, before it is resolved against a reference date. */
import type { DateValue, Span } from '../document.js';
import type { Calendar } from './calendar.js';

/** So many units from a point; `unit` is a value of `UNIT` in words.ts. */
export interface Shift {
  readonly unit: number;
  readonly by: number;
}

/** Every field is something the text says; nothing is implied. */
export interface Moment {
  calendar?: Calendar | undefined;
  /** Astronomical: 330 BC is -329. */
  year?: number | undefined;
  /** The second year of a school or fiscal year, or of a season: 2015/2016. */
  yearEnd?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
  /** Days named together (`يومي 13 و14 مايو`), months or years likewise. */
  others?: readonly number[] | undefined;
  /** ISO: Monday is 1. */
  weekday?: number | undefined;
  /** A value of `TOWARD`: الماضي, الجاري, المقبل beside a name. */
  toward?: number | undefined;
  /** Twice removed: `قبل الماضي`, `بعد المقبل`. */
  twice?: boolean | undefined;
  /** Counted from the reference date: العام الماضي is a year, -1. */
  shift?: Shift | undefined;
  /** Counted from what the text named last: اليوم نفسه is a day, 0. */
  anaphor?: Shift | undefined;
  /** The last or next `count` units: الأيام الثلاثة الماضية. Without a count it has no value. */
  span?: { readonly unit: number; readonly count: number | undefined; readonly past: boolean } | undefined;
  season?: number | undefined;
  /** Quarter, half, third or term of a year: kind as in `SENSES.portion`, and which one; 99 is the last. */
  portion?: { readonly kind: number; readonly index: number } | undefined;
  decade?: number | undefined;
  /** 19 is the nineteenth, -3 the third before Christ. */
  century?: number | undefined;
  week?: number | undefined;
  weekend?: boolean | undefined;
  feast?: string | undefined;
  /** Which day of the feast, from 1. */
  feastDay?: number | undefined;
  /** Every year: من كل عام. */
  yearly?: boolean | undefined;
  part?: number | undefined;
  hour?: number | undefined;
  minute?: number | undefined;
  utc?: boolean | undefined;
  edge?: number | undefined;
  yearKind?: number | undefined;
  /** The same day in another calendar, or the other name of the month. */
  twin?: Moment | undefined;
  /** The month's two names disagree: يوليو/حزيران. */
  twinMonth?: number | undefined;
  /** A calendar expression whose place cannot be known. */
  vague?: boolean | undefined;
}

/** A range from one moment to another. */
export interface Range {
  readonly from: Moment;
  readonly to: Moment;
}

export type Meaning = Moment | Range;

export const isRange = (meaning: Meaning): meaning is Range => 'from' in meaning;

/** What a reader found: the token after it, what it means and the rule's name. */
export interface Reading<M = Moment> {
  readonly end: number;
  readonly moment: M;
  readonly rule: string;
  /** Token that the mention begins with, where it is not the one the reader was given. */
  readonly first?: number;
  /** Text offset where the mention ends, where that is not the end of its last token. */
  readonly weight?: number;
}

/** One expression of time. `date` is what a `Candidate` carries; the span is half-open in UTF-16 units. */
export interface DateMention extends Span {
  readonly type: 'DATE';
  readonly rule: string;
  /** 0 to 1: how sure the rule is. */
  readonly weight: number;
  readonly date: DateValue;
}
