/**
 * Tasks with predictions for Label Studio, a line each. Its offsets count UTF-16 units, as browsers do. The labelling configuration must name
 * its `Labels` control `label` and its `Text` object `text`.
 */
import { escapeJson } from './escape.js';
import type { FormatOptions, Result, Writer } from './result.js';

export function labelStudio(_options: FormatOptions): Writer {
  return { document: (result) => `${escapeJson(JSON.stringify(toTask(result)))}\n` };
}

function toTask({ id, file, text, entities }: Result): object {
  const regions = entities.map(({ id: region, start, end, text: covered, type, confidence }) => ({
    id: region,
    from_name: 'label',
    to_name: 'text',
    type: 'labels',
    score: confidence,
    value: { start, end, text: covered, labels: [type] },
  }));
  const relations = entities
    .filter(({ holder }) => holder !== undefined)
    .map(({ id: from, holder }) => ({
      type: 'relation',
      from_id: from,
      to_id: holder,
      direction: 'right',
      labels: ['holder'],
    }));
  return {
    data: { ...(id !== undefined && { id }), file, text },
    predictions: [{ model_version: 'aalam', result: [...regions, ...relations] }],
  };
}
