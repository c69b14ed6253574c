/** How long one document takes in a library that is warm: by the clock, since that is what a caller waits. */
import { each, percentile } from './measure.js';
import { createExtractor } from './ours.js';
import type { Suite } from './suite.js';
import { bytesOf, readSource, takeTexts } from './texts.js';

export const suite: Suite = ({ news, quick }) => {
  const texts = takeTexts(readSource(news), quick ? 0.3 : 3);
  const rows = [true, false].map((model) => {
    const extractor = createExtractor({ language: 'ar', model });
    each(texts, (text) => extractor.extract(text))();
    const times = texts.map((text) => {
      const start = performance.now();
      extractor.extract(text);
      return performance.now() - start;
    });
    const at = (share: number): number => percentile(times, share);
    const name = model ? 'with model' : 'rules and lists';
    return { name, p50: at(0.5), p90: at(0.9), p99: at(0.99), max: Math.max(...times) };
  });
  const mean = (bytesOf(texts) / texts.length / 1000).toFixed(1);
  return {
    tables: [
      {
        title: `latency of a document, warm, ${texts.length} documents of ${mean} KB on average`,
        columns: { name: '', p50: 'p50 ms', p90: 'p90 ms', p99: 'p99 ms', max: 'max ms' },
        rows,
      },
    ],
  };
};
