/** From the paths on the command line to inputs, in an order that depends on nothing but their names. */
import { type Dirent, fstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AalamError, EXIT } from '../errors.js';

/** `-` is standard input. `pipe` is a path such as `/dev/fd/63`, which the shell hands over for `<(command)`. */
export interface Source {
  readonly kind: 'stdin' | 'file' | 'pipe';
  /** The path as the user would write it; `-` for standard input. */
  readonly path: string;
  /**
   * Where a mirrored tree has it: its path below the folder that was searched, with the folder's name before it where several
   * paths were given; else its path without steps upwards.
   */
  readonly relative: string;
}

export interface SourceOptions {
  /** Endings of the files that a folder is searched for, without the dot and in any case. Default: `txt`. */
  readonly extensions?: readonly string[];
  /** Globs of paths that folders and globs leave out. */
  readonly ignore?: readonly string[];
}

/**
 * The inputs that the paths stand for, in the order of the paths; what a folder or a glob holds is sorted by code unit. Folders are
 * searched to any depth, without hidden files; links to files are followed, links to folders in them are not, so there are no
 * loops. What cannot be used comes as an AalamError with exit code `EXIT.input` in its place.
 */
export async function* findSources(
  paths: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<Source | AalamError> {
  for (const path of paths) yield* expand(path, paths.length > 1, options);
}

/** Whether the paths can stand for more than one input, whatever the folders hold today. */
export function areSeveral(paths: readonly string[]): boolean {
  if (paths.length !== 1) return paths.length > 1;
  const [path] = paths as [string];
  if (isStdin(path)) return false;
  const stats = statOf(path);
  return stats instanceof AalamError ? isGlob(path) : stats.isDirectory();
}

async function* expand(path: string, several: boolean, options: SourceOptions): AsyncGenerator<Source | AalamError> {
  if (isStdin(path)) {
    if (isStdinFolder()) yield refuse('-', 'this is a folder: name it as a path');
    else yield { kind: 'stdin', path: '-', relative: 'stdin' };
    return;
  }
  const stats = statOf(path);
  if (stats instanceof AalamError) {
    if (stats.message === MISSING && isGlob(path)) yield* searchGlob(path, options);
    else yield stats;
  } else if (stats.isDirectory()) yield* searchFolder(path, several ? `${basename(resolve(path))}/` : '', options);
  else yield toSource(path, relativeOf(path), stats);
}

/** Also by the names that the shell has for it: as a path it cannot be opened where it is a socket. */
const isStdin = (path: string): boolean => ['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'].includes(path);

/** Node reads `< folder` as an empty text. */
function isStdinFolder(): boolean {
  try {
    return fstatSync(0).isDirectory();
  } catch {
    return false;
  }
}

const MISSING = 'no such file or folder';

function statOf(path: string): Stats | AalamError {
  try {
    return statSync(path);
  } catch (error) {
    return refuse(path, describeSystemError(error));
  }
}

function toSource(path: string, relative: string, stats: Stats): Source | AalamError {
  if (stats.isFile()) return { kind: 'file', path, relative };
  if (/^\/(?:dev|proc\/self)\/fd\/\d+$/.test(path)) return { kind: 'pipe', path, relative: 'stdin' };
  return refuse(path, `this is ${kindOf(stats)}, not a file`);
}

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return 'a device';
}

async function* searchFolder(
  folder: string,
  above: string,
  options: SourceOptions,
): AsyncGenerator<Source | AalamError> {
  const endings = (options.extensions ?? ['txt']).map((ending) => `.${ending.replace(/^\./, '').toLowerCase()}`);
  const ignored = await ignoredPaths(folder, options.ignore ?? []);
  let found = 0;
  for (const item of walk(folder, '', endings)) {
    if (!(item instanceof AalamError) && ignored.has(item.relative)) continue;
    found += 1;
    yield item instanceof AalamError ? item : { ...item, relative: above + item.relative };
  }
  if (found === 0) yield refuse(folder, `no ${endings.map((ending) => `*${ending}`).join(' or ')} file in this folder`);
}

/** Files with one of the endings below a folder, depth first, each folder's entries in the order of their names. */
function* walk(root: string, below: string, endings: readonly string[]): Generator<Source | AalamError> {
  const folder = below === '' ? root : join(root, below);
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield refuse(folder, describeSystemError(error));
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const relative = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, relative, endings);
    else if (endings.some((ending) => hasEnding(entry.name, ending))) {
      const path = join(root, relative);
      const stats = statOf(path);
      if (stats instanceof AalamError) yield stats;
      else if (!stats.isDirectory()) yield toSource(path, relative, stats);
    }
  }
}

/** `a.txt.gz` is a text, too. */
const hasEnding = (name: string, ending: string): boolean =>
  name.toLowerCase().endsWith(ending) || name.toLowerCase().endsWith(`${ending}.gz`);

async function ignoredPaths(folder: string, patterns: readonly string[]): Promise<ReadonlySet<string>> {
  if (patterns.length === 0) return new Set();
  const { glob } = (await import('fast-glob')).default;
  return new Set(await glob([...patterns], { cwd: folder, followSymbolicLinks: false, suppressErrors: true }));
}

const isGlob = (path: string): boolean => /[*?{[]|[!@+]\(/.test(path);

async function* searchGlob(pattern: string, options: SourceOptions): AsyncGenerator<Source | AalamError> {
  const { glob } = (await import('fast-glob')).default;
  const ignore = [...(options.ignore ?? [])];
  const settings = { onlyFiles: false, followSymbolicLinks: false, suppressErrors: true, ignore };
  const paths = (await glob(pattern.replaceAll('\\', '/'), settings)).sort();
  let found = 0;
  for (const path of paths) {
    const stats = statOf(path);
    if (!(stats instanceof AalamError) && stats.isDirectory()) continue;
    found += 1;
    yield stats instanceof AalamError ? stats : toSource(path, relativeOf(path), stats);
  }
  if (found === 0) yield refuse(pattern, 'no file matches');
}

/** Below the root or the current folder, without steps upwards. */
const relativeOf = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('/');

/** What Node says of a failed call, as people say it. */
export function describeSystemError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code !== undefined && SYSTEM_ERRORS[code]) || message;
}

const SYSTEM_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: MISSING,
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'this is a folder',
  EEXIST: 'a file stands in the way',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EIO: 'the disk or device failed to read',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large to be read at once: split it',
};

const refuse = (file: string, message: string): AalamError => new AalamError(message, { exitCode: EXIT.input, file });
