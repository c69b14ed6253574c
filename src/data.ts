/** Where the compiled lists and counts are found at run time: one file, read once, when first needed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AalamError, EXIT } from './errors.js';
import { readSections } from './sections.js';

/** Beside the built files; when the sources themselves run, in the build's folder. */
const PLACES = ['./data/aalam.bin', '../dist/data/aalam.bin'];

let sections: ReadonlyMap<string, Uint8Array> | undefined;

/** The named sections of the compiled data file. Throws AalamError where it is missing or damaged. */
export function loadData(): ReadonlyMap<string, Uint8Array> {
  if (sections) return sections;
  const file = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((path) => existsSync(path));
  if (file === undefined) throw new AalamError('the compiled lists are missing: run `npm run build`', { exitCode: EXIT.resource });
  sections = readSections(readFileSync(file), file);
  return sections;
}
