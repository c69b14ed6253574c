/** BILOU tags: what a sequence model says of a token, and the spans that tags spell. */

export interface TagSet {
  readonly types: readonly string[];
  /** Number of tags: `O`, then B I L U of each type. */
  readonly size: number;
  /** `allowed[from * size + to]`. */
  readonly allowed: Uint8Array;
  /** Which tags may begin and end a sequence. */
  readonly begins: Uint8Array;
  readonly ends: Uint8Array;
}

/** Tokens `first` to `last - 1`, of the type with this number. */
export interface TagSpan {
  readonly first: number;
  readonly last: number;
  readonly type: number;
}

export const OUTSIDE = 0;
/** The tags of a type, counted from its first one. */
export const MARKS = 4;
export const BEGIN = 0;
export const INSIDE = 1;
export const LAST = 2;
export const UNIT = 3;

const markOf = (tag: number): number => (tag - 1) % MARKS;
export const typeOf = (tag: number): number => Math.floor((tag - 1) / MARKS);

/** The tags of the types, in their order. */
export function bilou(types: readonly string[]): TagSet {
  const size = 1 + types.length * MARKS;
  const opens = (tag: number): boolean => tag === OUTSIDE || markOf(tag) === BEGIN || markOf(tag) === UNIT;
  const closes = (tag: number): boolean => tag === OUTSIDE || markOf(tag) >= LAST;
  const goesOn = (from: number, to: number): boolean =>
    from !== OUTSIDE &&
    to !== OUTSIDE &&
    typeOf(from) === typeOf(to) &&
    markOf(from) < LAST &&
    (markOf(to) === INSIDE || markOf(to) === LAST);
  const allowed = new Uint8Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++)
      allowed[from * size + to] = (closes(from) && opens(to)) || goesOn(from, to) ? 1 : 0;
  }
  const all = Array.from({ length: size }, (_, tag) => tag);
  return {
    types,
    size,
    allowed,
    begins: Uint8Array.from(all, (tag) => +opens(tag)),
    ends: Uint8Array.from(all, (tag) => +closes(tag)),
  };
}

/** The tag of a span's token. */
export function tagAt({ first, last, type }: TagSpan, token: number): number {
  const base = 1 + type * MARKS;
  if (last - first === 1) return base + UNIT;
  return base + (token === first ? BEGIN : token === last - 1 ? LAST : INSIDE);
}

/** Writes the tags of a span into `tags`. */
export function writeSpan(tags: Uint8Array, span: TagSpan): void {
  for (let t = span.first; t < span.last; t++) tags[t] = tagAt(span, t);
}

/** The spans in `tags[from … to - 1]`, which must be a path that the tag set allows. */
export function readSpans(tags: Uint8Array, from: number, to: number): TagSpan[] {
  const spans: TagSpan[] = [];
  let first = from;
  for (let i = from; i < to; i++) {
    const tag = tags[i]!;
    if (tag === OUTSIDE) continue;
    const mark = markOf(tag);
    if (mark === BEGIN || mark === UNIT) first = i;
    if (mark >= LAST) spans.push({ first, last: i + 1, type: typeOf(tag) });
  }
  return spans;
}
