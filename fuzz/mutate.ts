/** Changes to inputs, drawn from a stream of numbers that begins with a seed. */

/** Numbers from 0 up to, not including, `limit`: the same for the same seed (mulberry32). */
export function randomFrom(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * limit);
  };
}

const ODD_BYTES = [
  0, 1, 9, 10, 13, 32, 34, 39, 44, 45, 47, 58, 60, 91, 92, 93, 123, 125, 127, 128, 0xc0, 0xd8, 0xe2, 0xf0, 0xfe, 0xff,
];

/** No input grows beyond this by mutation. */
const MOST_BYTES = 4096;

/** An input made of another one, of words that are worth trying, and of parts of a third. */
export function mutate(
  input: Uint8Array,
  random: (limit: number) => number,
  words: readonly Uint8Array[],
  other: Uint8Array,
): Uint8Array {
  let bytes: Uint8Array = input;
  for (let i = random(4); i >= 0; i--) bytes = change(bytes, random, words, other);
  return bytes.subarray(0, Math.max(MOST_BYTES, input.length));
}

function change(
  bytes: Uint8Array,
  random: (limit: number) => number,
  words: readonly Uint8Array[],
  other: Uint8Array,
): Uint8Array {
  const at = random(bytes.length + 1);
  const size = 1 + random(Math.min(32, bytes.length + 1));
  const replaced = (count: number, ...parts: readonly Uint8Array[]): Uint8Array =>
    Buffer.concat([bytes.subarray(0, at), ...parts, bytes.subarray(at + count)]);
  const part = bytes.subarray(at, at + size);
  switch (random(9)) {
    case 0:
      return replaced(1, Uint8Array.of(random(256)));
    case 1:
      return replaced(random(2), Uint8Array.of(ODD_BYTES[random(ODD_BYTES.length)]!));
    case 2:
      return replaced(size);
    case 3:
      return replaced(0, part, part);
    case 4: {
      const from = random(other.length + 1);
      return replaced(random(2) * size, other.subarray(from, from + 1 + random(64)));
    }
    case 5:
      return replaced(0, ...Array.from({ length: 1 + random(100) }, () => part));
    case 6:
      return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]);
    default:
      return words.length === 0 ? bytes : replaced(random(2) * size, words[random(words.length)]!);
  }
}
