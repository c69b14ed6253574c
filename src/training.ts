/** Training of the tagger: its texts are read by the same stages that the tagger works behind. */
import { readModel } from './data.js';
import { openReading } from './pipeline.js';
import { Model } from './tagger/model.js';
import { type TrainingDocument, train } from './tagger/training/train.js';

export interface TrainingOptions {
  /** Further lists, as for the extractor. */
  readonly gazetteers?: readonly string[];
  /** The model file whose knowledge of words is taken over. Default: the one that comes with the package. */
  readonly model?: string;
  readonly seed?: number;
  readonly folds?: number;
  readonly log?: (message: string) => void;
}

/**
 * The bytes of a model file from annotated documents: outer entities, UTF-16 offsets; dates are the grammar's and are not learnt. What
 * is known of words from raw news is taken over from an earlier model. Throws an AalamError where a list or model is wrong.
 */
export function trainTagger(documents: readonly TrainingDocument[], options: TrainingOptions = {}): Uint8Array {
  const { gazetteers = [], model, ...settings } = options;
  const { file, bytes } = readModel(model);
  const { lexicon } = Model.fromBytes(bytes, file);
  const { gazetteer, words, frequencies, prepare } = openReading(gazetteers);
  return train(documents, { prepare, gazetteer, words, frequencies, lexicon }, settings);
}
