/** Which program, lists and model answer: so that two runs can be told to be the same. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dataFile, readModel } from '../data.js';
import { hashOf } from '../digest.js';

/** From the built files and from the sources. */
const PLACES = ['../package.json', '../../package.json'];

/** The package's version. */
export function version(): string {
  const path = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => existsSync(file));
  return path === undefined ? 'unknown' : JSON.parse(readFileSync(path, 'utf8')).version;
}

export interface Versions {
  readonly version: string;
  /** SHA-256 of the compiled lists and of the model; absent where there are none. */
  readonly lists?: string;
  readonly model?: string;
}

/** The versions of all that answers depend on. Throws an AalamError where the model cannot be read. */
export function versions(model: boolean | string): Versions {
  const lists = dataFile();
  const found = model === false ? undefined : readModel(model === true ? undefined : model);
  return {
    version: version(),
    ...(lists !== undefined && { lists: hashOf(readFileSync(lists)) }),
    ...(found !== undefined && { model: hashOf(found.bytes) }),
  };
}
