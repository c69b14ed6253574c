import type { OffsetUnit } from './result.js';

/** So many UTF-16 units stand between two offsets that are known beforehand. */
const STRIDE = 32;

/** The halves of pairs: a text without them has as many code points as units. */
const SURROGATE = /[\ud800-\udfff]/;

/** Where the unit counts as UTF-16 does. */
export const SAME = (offset: number): number => offset;

/**
 * From UTF-16 offsets into the text to offsets in the unit, for 0 to `text.length`. A lone surrogate counts as one code point
 * and as the three bytes of U+FFFD, which UTF-8 writes for it; between the halves of a pair stands the offset behind it.
 */
export function offsetsIn(unit: OffsetUnit, text: string): (offset: number) => number {
  if (unit === 'utf16' || (unit === 'codepoint' && !SURROGATE.test(text))) return SAME;
  const width = unit === 'codepoint' ? () => 1 : bytesOf;
  const known = new Uint32Array(Math.floor(text.length / STRIDE) + 1);
  let total = 0;
  // A pair across two strides is counted in the first: the second begins behind it.
  for (let i = 0; i < text.length; ) {
    if (i % STRIDE === 0) known[i / STRIDE] = total;
    const point = text.codePointAt(i)!;
    total += width(point);
    i += 1;
    if (point > 0xffff) {
      if (i % STRIDE === 0) known[i / STRIDE] = total;
      i += 1;
    }
  }
  if (text.length % STRIDE === 0) known[text.length / STRIDE] = total;
  return (offset) => {
    const at = Math.floor(offset / STRIDE);
    let i = at * STRIDE;
    let counted = known[at]!;
    if (i > 0 && isPair(text, i - 1)) i += 1;
    while (i < offset) {
      const point = text.codePointAt(i)!;
      counted += width(point);
      i += point > 0xffff ? 2 : 1;
    }
    return counted;
  };
}

const isPair = (text: string, at: number): boolean => text.codePointAt(at)! > 0xffff;

const bytesOf = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
