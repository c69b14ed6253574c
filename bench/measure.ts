/** How things are measured: processor time of this process, whole processes, and a few statistics. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** What else the machine does is not counted. */
export function processorSeconds(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds of one call of something short, which is repeated for as long as the system's clock needs to see it. */
export function secondsPerCall(run: () => void, atLeast = 0.2): number {
  let calls = 1;
  for (;;) {
    const seconds = processorSeconds(() => {
      for (let i = 0; i < calls; i++) run();
    });
    if (seconds >= atLeast) return seconds / calls;
    calls = Math.ceil(calls * Math.min(10, (1.2 * atLeast) / Math.max(seconds, 0.001)));
  }
}

/** Seconds of a call in the fastest of some passes: other work on the machine only ever adds. */
export const fastest = (run: () => void, passes = 3): number =>
  Math.min(...Array.from({ length: passes }, () => secondsPerCall(run)));

/** Runs a function for each item. */
export const each =
  <T>(items: readonly T[], run: (item: T) => unknown) =>
  (): void => {
    for (const item of items) run(item);
  };

export interface ProcessCost {
  /** Milliseconds by the clock on the wall. */
  readonly wall: number;
  /** Seconds of processor time. */
  readonly seconds: number;
  /** Greatest resident set, in MB. */
  readonly peak: number;
}

const COST = fileURLToPath(new URL('cost.cjs', import.meta.url));

/** Runs Node on `args`, its output thrown away; throws where it fails. The cost is what the process says of itself at its end. */
export function runProcess(args: readonly string[]): ProcessCost {
  const start = performance.now();
  const { status, output, stderr } = spawnSync(process.execPath, ['--require', COST, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return { wall, ...(JSON.parse(String(output[3])) as { seconds: number; peak: number }) };
}

/** The value below which this share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Least squares: y = slope × x + intercept, and the share of y's variance that this explains. */
export function leastSquares(points: readonly (readonly [x: number, y: number])[]): {
  slope: number;
  intercept: number;
  r2: number;
} {
  const mean = (of: (point: readonly [number, number]) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([x]) => x), mean(([, y]) => y)];
  const covariance = mean((point) => (point[0] - x) * (point[1] - y));
  const slope = covariance / mean((point) => (point[0] - x) ** 2);
  return { slope, intercept: y - slope * x, r2: (slope * covariance) / mean((point) => (point[1] - y) ** 2) };
}
