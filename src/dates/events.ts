/** Days so well known that news names them without their year: `أحداث 11 سبتمبر`, `ثورة 25 يناير`. */
import type { Tape } from './lexer.js';
import { isNear, isOpener } from './marks.js';
import type { Moment } from './moment.js';

/** Kinds of events, as values of sense `event`. */
const KIND = { attack: 1, revolution: 2, war: 3 } as const;

/** Month and day, kind, year. */
const EVENTS: readonly (readonly [number, number, number, number])[] = [
  [9, 11, KIND.attack, 2001],
  [10, 7, KIND.attack, 2023],
  [1, 25, KIND.revolution, 2011],
  [6, 30, KIND.revolution, 2013],
  [7, 23, KIND.revolution, 1952],
  [1, 14, KIND.revolution, 2011],
  [2, 17, KIND.revolution, 2011],
  [2, 20, KIND.revolution, 2011],
  [10, 17, KIND.revolution, 2019],
  [7, 14, KIND.revolution, 1958],
  [10, 6, KIND.war, 1973],
  [6, 5, KIND.war, 1967],
];

/** The year of the event that the word before the date names, or undefined. */
export function eventYear(tape: Tape, at: number, { month, day, year, toward }: Moment): number | undefined {
  if (month === undefined || day === undefined || year !== undefined || toward !== undefined) return undefined;
  const head = isOpener(tape.mark(at - 1)) ? at - 2 : at - 1;
  const { event } = tape.word(head);
  if (event === 0 || !isNear(tape, at)) return undefined;
  return EVENTS.find(([m, d, kind]) => m === month && d === day && kind === event)?.[3];
}
