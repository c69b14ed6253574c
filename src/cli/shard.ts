/** `--shard K/N`: a part of the inputs, the same in every run, so that N runs share the work without talking to each other. */
import { sha256 } from '../digest.js';
import { AalamError } from '../errors.js';
import { RecordError } from '../input/records.js';
import { usage } from './settings.js';
import type { Task } from './task.js';

/** The `index`th of `count` parts, from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** `3/10`. */
export function parseShard(text: string): Shard {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index < 1 || index > count) {
    throw usage(`'${text}' is no part such as 1/10 or 10/10`);
  }
  return { index, count };
}

/** Those of the items that belong to the shard, in their order. */
export async function* inShard(
  items: AsyncIterable<Task | AalamError>,
  { index, count }: Shard,
): AsyncGenerator<Task | AalamError> {
  for await (const item of items) if (shardOf(keyOf(item), count) === index) yield item;
}

/** Which of the `count` shards, from 1, what has this key belongs to. */
export const shardOf = (key: string, count: number): number => (sha256(key).readUIntBE(0, 6) % count) + 1;

/**
 * What decides on the shard. Of a file its path below what was searched; of a record its id, else its text, whatever file
 * it is in; of what cannot be read its place, since there is nothing else.
 */
function keyOf(item: Task | AalamError): string {
  if (item instanceof AalamError) {
    const id = item instanceof RecordError ? item.id : undefined;
    return id === undefined ? `${item.file}:${item.line ?? ''}` : String(id);
  }
  const { source, record } = item;
  return record === undefined ? source.relative : String(record.id ?? record.text);
}
