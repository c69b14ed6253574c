/**
 * Strings by number, decoded when they are asked for.
 * Bytes: Uint32 count, `starts` Uint32[count + 1], then the strings in UTF-8.
 */

const WORD = Uint32Array.BYTES_PER_ELEMENT;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export class TextTable {
  private constructor(
    private readonly starts: Uint32Array,
    private readonly pool: Uint8Array,
  ) {}

  static encode(strings: readonly string[]): Uint8Array {
    const texts = strings.map((string) => encoder.encode(string));
    const poolAt = (strings.length + 2) * WORD;
    const bytes = new Uint8Array(poolAt + texts.reduce((sum, text) => sum + text.length, 0));
    const numbers = new Uint32Array(bytes.buffer, 0, strings.length + 2);
    numbers[0] = strings.length;
    let start = 0;
    texts.forEach((text, i) => {
      bytes.set(text, poolAt + start);
      start += text.length;
      numbers[i + 2] = start;
    });
    return bytes;
  }

  /** A table over the bytes, without copying; they must begin at a multiple of 4 in their buffer. */
  static fromBytes(bytes: Uint8Array): TextTable {
    const [count = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 1);
    const starts = new Uint32Array(bytes.buffer, bytes.byteOffset + WORD, count + 1);
    return new TextTable(starts, bytes.subarray((count + 2) * WORD));
  }

  get size(): number {
    return this.starts.length - 1;
  }

  /** The string with this number, which must be below `size`. */
  text(index: number): string {
    return decoder.decode(this.pool.subarray(this.starts[index], this.starts[index + 1]));
  }
}
