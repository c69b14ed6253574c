/** Where the compiled lists and the trained model are found at run time: each one file, read when first needed. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AalamError, EXIT } from './errors.js';
import { readSections } from './sections.js';

/** Beside the built files; when the sources themselves run, in the build's folder. */
const FOLDERS = ['./data/', '../dist/data/'];

let sections: ReadonlyMap<string, Uint8Array> | undefined;

/** The named sections of the compiled lists and counts. Throws AalamError where the file is missing or damaged. */
export function loadData(): ReadonlyMap<string, Uint8Array> {
  if (sections) return sections;
  const file = dataFile();
  if (file === undefined) {
    throw new AalamError('the compiled lists are missing: run `npm run build`', { exitCode: EXIT.resource });
  }
  sections = readSections(readFileSync(file), file);
  return sections;
}

/** The path of the compiled lists and counts, where they are. */
export const dataFile = (): string | undefined => findBuilt('aalam.bin');

export interface ModelFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** A model file, or the one that comes with the package. Throws AalamError where it cannot be read. */
export function readModel(path?: string): ModelFile {
  const file = path ?? findBuilt('tagger.bin');
  if (file === undefined)
    throw new AalamError('the model is missing: run `npm run build`', { exitCode: EXIT.resource });
  try {
    return { file, bytes: readFileSync(file) };
  } catch (cause) {
    throw new AalamError('the model cannot be read', { exitCode: EXIT.resource, file, cause });
  }
}

/** The inner loops of the tagger, as WebAssembly. */
export function readKernel(): Uint8Array {
  const file = findBuilt('kernel.wasm');
  if (file === undefined)
    throw new AalamError('the inner loops of the tagger are missing: run `npm run build`', { exitCode: EXIT.resource });
  return readFileSync(file);
}

function findBuilt(name: string): string | undefined {
  const paths = FOLDERS.map((folder) => fileURLToPath(new URL(folder + name, import.meta.url)));
  return paths.find((path) => existsSync(path));
}
