/** `extract view RESULTS...`: results of many documents into one page to look at. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { readText } from '../input/read.js';
import { findSources, type Source } from '../input/sources.js';
import { escapeControls } from '../output/escape.js';
import { Collection } from '../view/collection.js';
import type { Left } from '../view/model.js';
import { viewPage } from '../view/page.js';
import { parseResults, type SavedResult } from '../view/results.js';
import type { IO } from './io.js';
import { FileSink, Output } from './output.js';
import { usage } from './settings.js';

export interface ViewRun {
  readonly paths: readonly string[];
  /** Without it the page goes to standard output. */
  readonly output?: string;
  readonly title: string;
  readonly texts: boolean;
  readonly encoding?: string;
  /** Documents. */
  readonly limit: number;
  /** Megabytes. */
  readonly maxSize: number;
  readonly quiet?: true;
}

const ENDINGS = ['json', 'jsonl', 'ndjson'];

/** Writes the page and tells the exit code. Throws AalamError where there is nothing to write or no place for it. */
export async function view(run: ViewRun, io: IO): Promise<ExitCode> {
  if (run.output === undefined && io.stdout.isTTY) throw usage('name a file for the page with --output');
  const sink = run.output === undefined ? undefined : new FileSink(run.output, { document: (result) => result.text });
  try {
    const say = (message: string): void => void io.stderr.write(`extract: ${escapeControls(message)}\n`);
    const { collection, read, refused } = await collect(run, io, say, sink);
    if (read === 0) {
      sink?.abandon();
      return EXIT.input;
    }
    const data = collection.finish(run.title, run.texts);
    if (!run.quiet) for (const message of tellLeft(data.left)) say(`warning: ${message}`);
    const page = viewPage(data, readScript());
    if (sink === undefined) await new Output(io.stdout).write(page);
    else {
      await sink.put({ source: NOWHERE, output: page });
      await sink.close();
    }
    return refused > 0 ? EXIT.partial : EXIT.ok;
  } catch (error) {
    sink?.abandon();
    throw error;
  }
}

/** The page comes from no single input. */
const NOWHERE: Source = { kind: 'stdin', path: '-', relative: 'stdin' };

interface Collected {
  readonly collection: Collection;
  readonly read: number;
  readonly refused: number;
}

async function collect(
  run: ViewRun,
  io: IO,
  say: (message: string) => void,
  sink: FileSink | undefined,
): Promise<Collected> {
  const collection = new Collection({ documents: run.limit, bytes: run.maxSize * 1_000_000 });
  let read = 0;
  let refused = 0;
  const refuse = (error: AalamError): void => {
    refused += 1;
    say(error.describe().replace(/^-(?=:)/, 'standard input'));
  };
  for await (const source of findSources(run.paths, { extensions: ENDINGS })) {
    if (source instanceof AalamError) {
      refuse(source);
      continue;
    }
    try {
      // Nothing is written yet, but what would overwrite an input is refused here.
      await sink?.put({ source, output: '' });
      const saved = await readText(source, io.stdin as AsyncIterable<Uint8Array>);
      for (const result of parseResults(source.path, saved)) {
        if (result instanceof AalamError) refuse(result);
        else {
          read += 1;
          collection.add(result, collection.isFull ? undefined : await textOf(result, run));
        }
      }
    } catch (error) {
      if (!(error instanceof AalamError) || error.exitCode !== EXIT.input) throw error;
      refuse(error);
    }
  }
  return { collection, read, refused };
}

/**
 * The document's text, from the result itself or from the file that it names; nothing where there is none. A file of records is
 * no text of one document, and a file is only believed if it holds an entity where the result says: results of
 * strangers may name any file.
 */
async function textOf(result: SavedResult, { texts, encoding }: ViewRun): Promise<string | undefined> {
  if (!texts) return undefined;
  const { text, file, id, record, entities } = result;
  if (text !== undefined) return text;
  if (file === undefined || file === '-' || id !== undefined || record !== undefined || entities.length === 0)
    return undefined;
  for await (const source of findSources([file])) {
    if (source instanceof AalamError || source.kind !== 'file') return undefined;
    try {
      return await readText(source, [] as never, encoding === undefined ? {} : { encoding });
    } catch (error) {
      if (!(error instanceof AalamError)) throw error;
    }
  }
  return undefined;
}

const count = (documents: number): string => `${documents} document${documents === 1 ? '' : 's'}`;

function tellLeft(left: Left): string[] {
  return [
    left.documents > 0 && `${count(left.documents)} left out: --limit and --max-size bound the page`,
    left.texts > 0 && `${count(left.texts)} without their text: --max-size bounds the page`,
    left.missing > 0 && `${count(left.missing)} whose text was not found or has changed: make results --with-text`,
  ].filter((message) => message !== false);
}

/** The page's script as the build made it. Beside the built files; when the sources run, in the build's folder. */
function readScript(): string {
  const paths = ['./data/view.js', '../dist/data/view.js', '../../dist/data/view.js'];
  const file = paths.map((path) => fileURLToPath(new URL(path, import.meta.url))).find((path) => existsSync(path));
  if (file === undefined) {
    throw new AalamError('the script of the page is missing: run `npm run build`', { exitCode: EXIT.resource });
  }
  return readFileSync(file, 'utf8');
}
