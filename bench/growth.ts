/** One document that grows: the time must grow with it and no faster. */
import { each, fastest, leastSquares, processorSeconds } from './measure.js';
import { createExtractor } from './ours.js';
import type { Suite } from './suite.js';
import { longText, readSource, takeTexts } from './texts.js';

const KB = 1000;
const MB = 1000 * KB;

export const suite: Suite = ({ news, quick }) => {
  const source = readSource(news);
  const extractor = createExtractor({ language: 'ar' });
  each(takeTexts(source, 1), (text) => extractor.extract(text))();
  const sizes = [1, 10, 100].map((size) => size * KB);
  const large = (quick ? [1] : [1, 5, 10, 25, 50]).map((size) => size * MB);
  const rows = [...sizes, ...large].map((size) => {
    const text = longText(source, size);
    const bytes = Buffer.byteLength(text);
    const seconds = fastest(() => extractor.extract(text), size < MB ? 3 : 1);
    return { bytes, seconds, perMegabyte: seconds / (bytes / MB) };
  });
  const line = leastSquares(rows.map(({ bytes, seconds }) => [bytes / MB, seconds]));
  const power = leastSquares(rows.map(({ bytes, seconds }) => [Math.log(bytes), Math.log(seconds)]));
  const largest = rows.at(-1)!;
  const part = longText(source, 100 * KB);
  const count = Math.round(largest.bytes / Buffer.byteLength(part));
  const parts = Array.from({ length: count }, (_, i) => longText(rotated(source, i), 100 * KB));
  const apart = processorSeconds(each(parts, (text) => extractor.extract(text)));
  const note =
    `seconds = ${line.slope.toFixed(3)} x MB + ${line.intercept.toFixed(3)} (R² ${line.r2.toFixed(4)}); ` +
    `seconds ~ bytes^${power.slope.toFixed(3)}; ${count} documents of 100 KB: ${apart.toFixed(1)} s`;
  const size = `${Math.round(largest.bytes / MB)} MB`;
  return {
    tables: [
      {
        title: 'one document of growing length, with model, warm; processor time',
        columns: { bytes: 'bytes', seconds: 'seconds', perMegabyte: 's/MB' },
        rows,
        note,
      },
      {
        title: 'fit',
        columns: { slope: 's/MB', intercept: 's at 0', r2: 'R²', exponent: 'exponent', apart: 's in parts' },
        rows: [{ slope: line.slope, intercept: line.intercept, r2: line.r2, exponent: power.slope, apart }],
      },
    ],
    targets: [
      {
        what: `one document of ${size} against ${count} of 100 KB`,
        measured: largest.seconds / apart,
        unit: 'x',
        atMost: 1.2,
      },
    ],
  };
};

/** The source from another text on, so that parts differ as the pieces of the whole do. */
const rotated = (source: readonly string[], by: number): string[] => {
  const at = (by * 40) % source.length;
  return [...source.slice(at), ...source.slice(0, at)];
};
