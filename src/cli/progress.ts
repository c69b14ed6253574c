/** A line on the terminal while a batch runs: how much is done, how fast, how long it will take. */
import { statSync } from 'node:fs';
import { AalamError } from '../errors.js';
import { findSources } from '../input/sources.js';
import type { IO } from './io.js';
import { type Progress, secondsSince, type Tally, total } from './reporter.js';
import { kindOf, type Run } from './run.js';

/** How much there is to do, where that can be known beforehand. */
export interface Amount {
  readonly files: number;
  /** Of all files; absent where the end of one is not known: a pipe, packed records. */
  readonly bytes?: number;
  /** Whether a file can hold many documents. */
  readonly records: boolean;
}

const INTERVAL = 200;
/** Back to the line's beginning, and the rest of it empty. */
const ERASE = '\r\u001b[K';

export async function openProgress(run: Run, io: IO): Promise<Progress> {
  const amount = await measure(run);
  let shown = 0;
  let isShown = false;
  return {
    update(tally) {
      const now = Date.now();
      if (now - shown < INTERVAL) return;
      shown = now;
      isShown = true;
      io.stderr.write(ERASE + describeProgress(tally, amount, secondsSince(tally.started)));
    },
    clear() {
      if (isShown) io.stderr.write(ERASE);
      isShown = false;
    },
  };
}

async function measure(run: Run): Promise<Amount> {
  let files = 0;
  let bytes: number | undefined = 0;
  let records = false;
  for await (const source of findSources(run.paths, run)) {
    files += 1;
    if (source instanceof AalamError) continue;
    const hasRecords = kindOf(run, source.path) !== 'text';
    records ||= hasRecords;
    const endless = source.kind !== 'file' || (hasRecords && /\.gz$/i.test(source.path));
    bytes = endless || bytes === undefined ? undefined : bytes + sizeOf(source.path);
  }
  return { files, records, ...(bytes !== undefined && { bytes }) };
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** `120/1000 documents, 3456 entities, 1.9 MB/s, 0:42 left`. */
export function describeProgress(tally: Tally, amount: Amount, seconds: number): string {
  const { done, skipped, failed, bytes, entities } = tally;
  const passed = done + skipped + failed;
  const left = secondsLeft(tally, amount, seconds);
  const parts = [
    amount.records ? `${passed} records` : `${passed}/${amount.files} files`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    `${total(entities)} entities`,
    `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`,
    ...(left === undefined ? [] : [`${clock(left)} left`]),
  ];
  return parts.join(', ');
}

/** What is left, at the speed so far; what an earlier run did took no time. */
function secondsLeft(tally: Tally, amount: Amount, seconds: number): number | undefined {
  const { done, skipped, failed, bytes } = tally;
  if (!amount.records) {
    const worked = done + failed;
    return worked === 0 ? undefined : ((amount.files - worked - skipped) * seconds) / worked;
  }
  if (amount.bytes === undefined || bytes === 0 || skipped > 0) return undefined;
  return (Math.max(0, amount.bytes - bytes) * seconds) / bytes;
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (part: number): string => String(part).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}
