import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** From the built files and from the sources. */
const PLACES = ['../package.json', '../../package.json'];

/** The package's version. */
export function version(): string {
  const path = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find((file) => existsSync(file));
  return path === undefined ? 'unknown' : JSON.parse(readFileSync(path, 'utf8')).version;
}
