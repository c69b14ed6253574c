/**
 * Ascending numbers in little room: every sixteenth as it is, and of each the distance from the one of its sixteen.
 * As they ascend slowly where they count letters, children or rows, a distance mostly fits into one or two bytes.
 */
import { type Numbers, narrow } from '../sections.js';

const SHIFT = 4;

export class Offsets {
  constructor(
    private readonly bases: Numbers,
    private readonly distances: Numbers,
  ) {}

  /** The two arrays of which these numbers are made. */
  static encode(numbers: readonly number[]): [bases: Numbers, distances: Numbers] {
    const bases = numbers.filter((_, i) => i % (1 << SHIFT) === 0);
    return [narrow(bases), narrow(numbers.map((number, i) => number - bases[i >> SHIFT]!))];
  }

  get size(): number {
    return this.distances.length;
  }

  at(index: number): number {
    return this.bases[index >> SHIFT]! + this.distances[index]!;
  }

  /** The last index whose number is not above `number`; -1 if there is none. */
  lastUpTo(number: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) <= number) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
