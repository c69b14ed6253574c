/** What the parts of the page share: the data, what is chosen, and how to change it. */
import type { ViewData } from '../model.js';
import type { Period, Scale } from './calendar.js';
import type { Count, Filter, Index } from './select.js';
import type { Language, speaker } from './words.js';
import { isWord } from './words.js';

export interface State extends Filter {
  readonly language: Language;
  readonly scale?: Scale;
  /** The timeline's first bar, where the reader has moved it. */
  readonly firstBar?: number | undefined;
  /** How many entries the lists show, by the list's name. */
  readonly shown: Readonly<Record<string, number>>;
}

/** What the filter leaves. */
export interface Selection {
  readonly documents: readonly number[];
  readonly counts: ReadonlyMap<string, readonly Count[]>;
}

export interface App {
  readonly data: ViewData;
  readonly index: Index;
  readonly state: State;
  readonly say: ReturnType<typeof speaker>;
  /** Changes what is chosen and draws anew; the focus stays where it was. */
  change(change: Partial<State>): void;
  /** Opens the reader. */
  open(document: number): void;
}

/** Chooses a thing, or drops it if it is chosen. */
export function toggleThing(app: App, thing: number): void {
  const { things } = app.state;
  app.change({ things: things.includes(thing) ? things.filter((other) => other !== thing) : [...things, thing] });
}

export const isSame = (a: Period | undefined, b: Period | undefined): boolean => a?.from === b?.from && a?.to === b?.to;

/** A class of ours for a type, never a word of the data. */
export const classOf = (type: string): string =>
  ['PERSON', 'TITLE', 'ORGANIZATION', 'LOCATION', 'DATE'].includes(type) ? type : 'OTHER';

/** The type as people call it; a type of the user's own as it is. */
export const typeName = (app: App, type: string): string => (isWord(type) ? app.say(type) : type);

/** A document's title: its record's, else the first line of its text, else its path. */
export function titleOf({ data }: App, document: number): string {
  const { title, text, name } = data.documents[document]!;
  const line = /\S[^\r\n\u2028\u2029]*/.exec(text ?? '')?.[0].trim();
  return title ?? (line === undefined ? name : line.length > 120 ? `${line.slice(0, 119)}…` : line);
}

export const figure = (count: number): string => count.toLocaleString('en');
