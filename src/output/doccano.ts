/** doccano's JSON Lines for sequence labelling: a text and its labels a line, offsets in code points. */
import { escapeJson } from './escape.js';
import { entitiesIn } from './json.js';
import type { FormatOptions, Writer } from './result.js';

export function doccano(_options: FormatOptions): Writer {
  return {
    document: (result) => {
      const label = entitiesIn('codepoint', result).map(({ start, end, type }) => [start, end, type]);
      const { id, file, text } = result;
      return `${escapeJson(JSON.stringify({ ...(id !== undefined && { id }), file, text, label }))}\n`;
    },
  };
}
