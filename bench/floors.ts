/** The least that any reader of texts has to do. */
import { foldRange } from '../src/text/letters.js';
import { each } from './measure.js';

export function floors(texts: readonly string[]): Record<string, () => void> {
  const buffers = texts.map((text) => Buffer.from(text));
  const decoder = new TextDecoder();
  return {
    'decode UTF-8': each(buffers, (buffer) => decoder.decode(buffer)),
    'decode, one table pass': each(buffers, (buffer) => {
      const text = decoder.decode(buffer);
      return foldRange(text, 0, text.length);
    }),
  };
}
