/** Answers against annotations: exact and overlapping spans, values of dates, confusions, and how sure the figures are. */
import type { Entity, Span } from '../document.js';
import type { GoldDocument, GoldEntity } from './gold.js';

export interface Tally {
  /** Gold entities found with the same span and type; found ones that are none; missed ones. */
  readonly right: number;
  readonly extra: number;
  readonly missed: number;
  /** Gold entities that an answer of the same type touches. */
  readonly touched: number;
  /** Gold entities with a value, and those of them that were found with the same value. */
  readonly values: number;
  readonly valuesRight: number;
}

/** `confused`: the same span, another type. */
export type ErrorKind = 'missed' | 'extra' | 'confused' | 'value';

export interface ScoredError extends Span {
  readonly kind: ErrorKind;
  readonly type: string;
  readonly text: string;
  /** What was said instead, where something was. */
  readonly said?: string;
}

export interface DocumentScore {
  readonly id: string;
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly errors: readonly ScoredError[];
}

export interface Measures extends Tally {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly touchedRecall: number;
  /** 95 % of the F1 of documents drawn anew. */
  readonly interval: readonly [number, number];
}

export interface ScoreOptions {
  readonly types: readonly string[];
  /** Whether entities inside others count, too. */
  readonly nested: boolean;
}

interface Scored extends Span {
  readonly type: string;
  readonly text: string;
  readonly value?: string | undefined;
}

/** One document's answers against its annotations. */
export function scoreDocument(gold: GoldDocument, answers: readonly Entity[], options: ScoreOptions): DocumentScore {
  const wanted = prepare(gold.entities, (entity) => entity.nested, gold.tokens, options);
  const given = prepare(answers, (entity) => entity.parent !== undefined, gold.tokens, options);
  const tallies = Object.fromEntries(options.types.map((type) => [type, tallyOf(type, wanted, given)]));
  return { id: gold.id, tallies, errors: errorsOf(wanted, given) };
}

function prepare<E extends Entity | GoldEntity>(
  entities: readonly E[],
  isInner: (entity: E) => boolean,
  tokens: readonly Span[] | undefined,
  { types, nested }: ScoreOptions,
): Scored[] {
  return entities
    .filter((entity) => types.includes(entity.type) && (nested || !isInner(entity)))
    .map(({ type, text, value, start, end }) => ({ type, text, value, ...onTokens({ start, end }, tokens) }));
}

/** The span of the whole tokens that it touches. */
function onTokens(span: Span, tokens: readonly Span[] = []): Span {
  const touched = tokens.filter((token) => overlap(token, span));
  return touched.length === 0 ? span : { start: touched[0]!.start, end: touched.at(-1)!.end };
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const sameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end;
const same = (a: Scored, b: Scored): boolean => a.type === b.type && sameSpan(a, b);

function tallyOf(type: string, allWanted: readonly Scored[], allGiven: readonly Scored[]): Tally {
  const wanted = allWanted.filter((entity) => entity.type === type);
  const given = allGiven.filter((entity) => entity.type === type);
  const found = wanted.filter((entity) => given.some((other) => sameSpan(entity, other)));
  const valued = wanted.filter((entity) => entity.value !== undefined);
  return {
    right: found.length,
    missed: wanted.length - found.length,
    extra: given.filter((entity) => !wanted.some((other) => sameSpan(entity, other))).length,
    touched: wanted.filter((entity) => given.some((other) => overlap(entity, other))).length,
    values: valued.length,
    valuesRight: valued.filter((entity) =>
      given.some((other) => sameSpan(entity, other) && other.value === entity.value),
    ).length,
  };
}

function errorsOf(wanted: readonly Scored[], given: readonly Scored[]): ScoredError[] {
  const errors: ScoredError[] = [];
  for (const entity of wanted) {
    const hit = given.find((other) => same(entity, other));
    const confused = given.find((other) => sameSpan(entity, other));
    const touched = given.find((other) => other.type === entity.type && overlap(entity, other));
    if (hit === undefined) {
      const said = confused?.type ?? touched?.text;
      errors.push({ ...placed(entity), kind: confused ? 'confused' : 'missed', ...(said !== undefined && { said }) });
    } else if (entity.value !== undefined && hit.value !== entity.value) {
      errors.push({ ...placed(entity), kind: 'value', said: `${hit.value ?? 'nothing'} for ${entity.value}` });
    }
  }
  for (const entity of given) {
    if (!wanted.some((other) => sameSpan(entity, other))) errors.push({ ...placed(entity), kind: 'extra' });
  }
  return errors.sort((a, b) => a.start - b.start || a.end - b.end);
}

const placed = ({ type, text, start, end }: Scored) => ({ type, text, start, end });

const NONE: Tally = { right: 0, extra: 0, missed: 0, touched: 0, values: 0, valuesRight: 0 };

const add = (a: Tally, b: Tally): Tally => ({
  right: a.right + b.right,
  extra: a.extra + b.extra,
  missed: a.missed + b.missed,
  touched: a.touched + b.touched,
  values: a.values + b.values,
  valuesRight: a.valuesRight + b.valuesRight,
});

/** The figures of documents together, for the types together. */
export function measure(documents: readonly DocumentScore[], types: readonly string[]): Measures {
  const tallies = documents.map((document) => types.map((type) => document.tallies[type] ?? NONE).reduce(add, NONE));
  const total = tallies.reduce(add, NONE);
  const { right, extra, missed, touched } = total;
  return {
    ...total,
    precision: share(right, right + extra),
    recall: share(right, right + missed),
    f1: f1Of(total),
    touchedRecall: share(touched, right + missed),
    interval: bootstrap(tallies),
  };
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
const f1Of = ({ right, extra, missed }: Tally): number => share(2 * right, 2 * right + extra + missed);

const DRAWS = 1000;

/** The bootstrap over documents, from a fixed seed: the same figures every time. */
function bootstrap(tallies: readonly Tally[]): [number, number] {
  let seed = 1;
  const draw = (): Tally => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return tallies[Math.floor((seed / 2 ** 32) * tallies.length)] ?? NONE;
  };
  const scores = Float64Array.from({ length: DRAWS }, () => f1Of(tallies.map(draw).reduce(add, NONE))).sort();
  return [scores[Math.floor(DRAWS * 0.025)]!, scores[Math.ceil(DRAWS * 0.975) - 1]!];
}
