/** `extract eval GOLD...`: how good the answers are on annotated texts. */
import { ENTITY_TYPES } from '../document.js';
import { EXIT, type ExitCode } from '../errors.js';
import type { GoldDocument } from '../evaluate/gold.js';
import { type DocumentScore, type Measures, measure, type ScoredError, scoreDocument } from '../evaluate/score.js';
import { createExtractor } from '../index.js';
import { escapeControls } from '../output/escape.js';
import { type GoldInFile, readGold } from './gold-files.js';
import type { IO } from './io.js';
import { Output } from './output.js';

export interface EvalRun {
  readonly files: readonly string[];
  readonly types?: readonly string[];
  readonly by: 'type' | 'file';
  readonly nested: boolean;
  /** How many errors to list. */
  readonly errors: number;
  readonly json: boolean;
  readonly gazetteers: readonly string[];
  readonly model: boolean | string;
}

interface Scored extends GoldInFile {
  readonly score: DocumentScore;
}

/** Extracts from the annotated texts, compares and prints. Throws AalamError where a file cannot be used. */
export async function evaluate(run: EvalRun, io: IO): Promise<ExitCode> {
  const golds = await readGold(run.files);
  const types = run.types ?? annotated(golds.map(({ gold }) => gold));
  const extractor = createExtractor({ language: 'ar', gazetteers: run.gazetteers, model: run.model });
  const scored = golds.map(({ file, gold }): Scored => {
    const { entities } = extractor.extract(
      gold.text,
      gold.reference === undefined ? {} : { reference: gold.reference },
    );
    return { file, gold, score: scoreDocument(gold, entities, { types, nested: run.nested }) };
  });
  const rows = rowsOf(scored, types, run.by);
  const output = new Output(io.stdout);
  if (run.json) await output.write(`${JSON.stringify({ documents: scored.length, nested: run.nested, rows })}\n`);
  else await output.write(`${[...table(rows, scored.length, run.nested), ...confusions(scored), ''].join('\n')}\n`);
  await output.write(listErrors(scored, run.errors));
  return EXIT.ok;
}

/** The types that the annotations have: what a corpus does not annotate cannot be counted against us. */
function annotated(golds: readonly GoldDocument[]): string[] {
  const found = new Set(golds.flatMap(({ entities }) => entities.map(({ type }) => type)));
  return ENTITY_TYPES.filter((type) => found.has(type));
}

/** Documents of a row: a file may hold one alone. */
type Row = { readonly name: string; readonly documents: number } & Measures;

function rowsOf(scored: readonly Scored[], types: readonly string[], by: EvalRun['by']): Row[] {
  const all = scored.map(({ score }) => score);
  const rowOf = (name: string, scores: readonly DocumentScore[], of = types): Row => ({
    name,
    documents: scores.length,
    ...measure(scores, of),
  });
  const total = rowOf('all', all);
  if (by === 'type') return [...types.map((type) => rowOf(type, all, [type])), total];
  const files = [...new Set(scored.map(({ file }) => file))];
  const ofFile = (file: string) => scored.filter((one) => one.file === file).map(({ score }) => score);
  return [...files.map((file) => rowOf(file, ofFile(file))), total];
}

function table(rows: readonly Row[], documents: number, nested: boolean): string[] {
  const width = Math.max(...rows.map(({ name }) => escapeControls(name).length), 4);
  const lines = rows.map((row) => `${escapeControls(row.name).padEnd(width)}  ${figures(row).join('  ')}`.trimEnd());
  const header = `${''.padEnd(width)}    gold      P      R     F1   95 %        touched  values`;
  return [
    `${documents} document${documents === 1 ? '' : 's'}, ${nested ? 'nested entities too' : 'outer entities'}`,
    header,
    ...lines,
  ];
}

const percent = (part: number): string => (100 * part).toFixed(1).padStart(5);

/** What nothing can be said of is a dash: no gold entity, no interval over a single document. */
function figures(row: Row): string[] {
  const { documents, right, missed, precision, recall, f1, interval, touchedRecall, values, valuesRight } = row;
  const gold = right + missed;
  const known = (part: number): string => (gold === 0 ? '-'.padStart(5) : percent(part));
  const range = gold === 0 || documents < 2 ? '-' : `${percent(interval[0])}-${percent(interval[1]).trimStart()}`;
  return [
    String(gold).padStart(6),
    ...[precision, recall, f1].map(known),
    range.padEnd(11),
    known(touchedRecall),
    values === 0 ? '' : `${valuesRight}/${values}`,
  ];
}

/** `LOCATION taken for ORGANIZATION: 3`, the most frequent first. */
function confusions(scored: readonly Scored[]): string[] {
  const counts = new Map<string, number>();
  for (const { score } of scored) {
    for (const { kind, type, said } of score.errors) {
      if (kind !== 'confused') continue;
      const confusion = `${type} taken for ${said}`;
      counts.set(confusion, (counts.get(confusion) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([name, count]) => `${name}: ${count}`);
}

const CONTEXT = 25;

function listErrors(scored: readonly Scored[], limit: number): string {
  const errors = scored.flatMap(({ gold, score }) => score.errors.map((error) => ({ gold, error }))).slice(0, limit);
  return errors.map(({ gold, error }) => `${escapeControls(describeError(gold, error))}\n`).join('');
}

function describeError({ id, text }: GoldDocument, { kind, type, start, end, said }: ScoredError): string {
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return `${id}: ${kind} ${type}${said === undefined ? '' : ` (${said})`}: …${before}[${text.slice(start, end)}]${after}…`;
}
