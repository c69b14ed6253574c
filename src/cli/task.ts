/** Documents as a run hands them on, and what becomes of them. */
import { hashOf } from '../digest.js';
import type { TextRecord } from '../input/records.js';
import type { Source } from '../input/sources.js';

/** A document: a whole source, or a record of one. Plain data, so that it can be sent to a worker. */
export interface Task {
  readonly source: Source;
  readonly record?: TextRecord;
}

/** What became of a task: its output, or the reason why there is none. */
export interface Outcome {
  readonly source: Source;
  /** Of a record. */
  readonly line?: number;
  readonly id?: string | number;
  readonly output?: string;
  readonly companions?: Readonly<Record<string, string>>;
  /** How many entities of each type there are. */
  readonly entities: Readonly<Record<string, number>>;
  /** Size of what was read, as it was stored. */
  readonly bytes: number;
  readonly milliseconds: number;
  /** With `Settings.resumeKey`: the hash of what the output was made from. */
  readonly key?: string;
  readonly warnings: readonly string[];
  /** One line: what is wrong with the input, or with us. */
  readonly problem?: string;
  readonly stack?: string;
  /** Whether the problem is a fault of ours. */
  readonly fault?: true;
}

/** The source of a document: a record has its own place in a mirrored tree. */
export const placed = ({ source, record }: { source: Source; record?: Place }): Source =>
  record === undefined ? source : { ...source, relative: nameOf(source, record) };

type Place = Pick<TextRecord, 'id' | 'line'>;

/** So much of an id is in a file's name: in no script more than 200 bytes. */
const LONGEST_ID = 50;

/**
 * A record is a file in a folder named like its source. Its id is data of strangers: no step upwards, no odd character. An id that
 * cannot be a name as it is gets the beginning of its hash, so that no two become one.
 */
function nameOf({ relative }: Source, { id, line }: Place): string {
  const given = String(id ?? line) || String(line);
  const plain = [...given.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_')].slice(0, LONGEST_ID).join('');
  const name = plain === given ? plain : `${plain}-${hashOf(given).slice(0, 8)}`;
  return `${relative.replace(/\.gz$/i, '').replace(/\.[^./]+$/, '')}/${name}.jsonl`;
}

/** The hash of all that a document's output depends on: settings, its path and what stands in it. */
export function taskKey(settingsKey: string, { source, record }: Task, bytes: Uint8Array | undefined): string {
  const content =
    record === undefined
      ? hashOf(bytes ?? '')
      : JSON.stringify([record.text, record.id, record.reference, record.fields]);
  return hashOf(JSON.stringify([settingsKey, source.path, content]));
}
