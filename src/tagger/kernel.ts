/**
 * The inner loops of the tagger, in WebAssembly for its vectors (`kernel.wat`), with the memory that they work in. What uses them reserves
 * pieces of that memory, and speaks of them by their addresses.
 */
import { readKernel } from '../data.js';
import { AalamError, EXIT } from '../errors.js';

/** Numbers of a row of sums, one for each tag, the rest unused. */
export const LANES = 24;

/** What `kernel.wat` exports; all arguments are addresses and counts. */
interface Functions {
  add(
    features: number,
    places: number,
    count: number,
    present: number,
    starts: number,
    rows: number,
    into: number,
    stride: number,
  ): void;
  isAscending(numbers: number, count: number): number;
  layForms(forms: number, first: number, last: number, into: number): void;
  exponentiate(
    sums: number,
    count: number,
    size: number,
    lanes: number,
    factors: number,
    last: number,
    into: number,
  ): void;
  forward(count: number, moves: number, emissions: number, alpha: number, best: number, scale: number): void;
  backward(count: number, moves: number, emissions: number, beta: number, scale: number, scratch: number): void;
}

const PAGE = 65_536;
const ALIGNMENT = 64;

let compiled: WebAssembly.Module | undefined;

/** Throws an AalamError with exit code `EXIT.resource` where the file is missing or damaged, or the processor has no vectors. */
function compile(): WebAssembly.Module {
  try {
    return new WebAssembly.Module(readKernel());
  } catch (cause) {
    if (cause instanceof AalamError) throw cause;
    throw new AalamError('the tagger needs WebAssembly with SIMD, or its file is damaged: `--no-model` does without', {
      exitCode: EXIT.resource,
      cause,
    });
  }
}

export class Kernel {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  /** Where the memory that is in use ends. */
  #end = 0;
  readonly run: Functions;

  constructor() {
    compiled ??= compile();
    const instance = new WebAssembly.Instance(compiled, { kernel: { memory: this.#memory } });
    this.run = instance.exports as unknown as Functions;
  }

  /** The memory as it is now: another buffer after each `reserve` that made it grow. */
  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }

  /** The address of so many bytes, all 0, that are the caller's for good. */
  reserve(size: number): number {
    const address = this.#end;
    const end = address + Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    const missing = end - this.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    this.#end = end;
    return address;
  }

  /** The address of a copy of these numbers. */
  store(numbers: Uint8Array | Int16Array | Int32Array | Float64Array): number {
    const address = this.reserve(numbers.byteLength);
    const { buffer, byteOffset, byteLength } = numbers;
    new Uint8Array(this.buffer, address, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
    return address;
  }
}
