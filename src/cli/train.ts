/** `extract train GOLD... --out FILE`: a model of the tagger from the user's own annotated texts. */
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { escapeControls } from '../output/escape.js';
import { trainTagger } from '../training.js';
import { readGold } from './gold-files.js';
import type { IO } from './io.js';
import { writeFileWhole } from './output.js';

export interface TrainRun {
  readonly files: readonly string[];
  readonly out: string;
  readonly gazetteers: readonly string[];
  /** The model whose knowledge of words is taken over. */
  readonly model?: string;
  readonly seed: number;
  readonly folds: number;
  readonly quiet?: boolean;
}

/** Trains and writes the model. Throws AalamError where a file cannot be used. */
export async function trainModel(run: TrainRun, io: IO): Promise<ExitCode> {
  const golds = await readGold(run.files);
  const { out, gazetteers, model, seed, folds, quiet } = run;
  const say = (message: string): void => {
    if (!quiet) io.stderr.write(`extract: ${escapeControls(message).replaceAll('\\n', '\n')}\n`);
  };
  const documents = golds.map(({ gold: { id, text, entities } }) => ({
    id,
    text,
    entities: entities.filter(({ nested }) => !nested),
  }));
  const count = documents.reduce((sum, { entities }) => sum + entities.length, 0);
  if (count === 0) throw new AalamError('the annotated texts have no entities', { exitCode: EXIT.input });
  say(`${documents.length} texts with ${count} entities`);
  const bytes = trainTagger(documents, { gazetteers, ...(model !== undefined && { model }), seed, folds, log: say });
  writeFileWhole(out, bytes);
  say(`${out}: ${(bytes.length / 1e6).toFixed(1)} MB`);
  return EXIT.ok;
}
