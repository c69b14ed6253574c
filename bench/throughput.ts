/** Floors and ours on the same texts, one core. */
import { floors } from './floors.js';
import { fastest, processorSeconds } from './measure.js';
import { DATES, EVERYTHING, RULES, stages } from './ours.js';
import type { Suite } from './suite.js';
import { bytesOf, readSource, takeTexts } from './texts.js';

const FLOOR = 'decode UTF-8';

export const suite: Suite = ({ news, quick }) => {
  const texts = takeTexts(readSource(news), quick ? 0.3 : 3);
  const megabytes = bytesOf(texts) / 1e6;
  const ours = stages(texts);
  const rows = Object.entries({ ...floors(texts), ...ours.stages }).map(([name, run]) => {
    const first = megabytes / processorSeconds(run);
    const seconds = fastest(run, quick ? 1 : 3);
    return { name, first, warm: megabytes / seconds, tokens: ours.tokens / seconds };
  });
  const warm = (name: string) => rows.find((row) => row.name === name)!;
  const tokens = ours.tokens.toLocaleString('en');
  return {
    tables: [
      {
        title: `one core, ${megabytes.toFixed(1)} MB in ${texts.length} texts, ${tokens} tokens; processor time`,
        columns: { name: '', first: 'first pass, MB/s', warm: 'warm, MB/s', tokens: 'tokens/s', floor: 'x decoding' },
        rows: rows.map((row) => ({ ...row, floor: warm(FLOOR).warm / row.warm })),
      },
    ],
    targets: [
      { what: 'everything with model, warm', measured: warm(EVERYTHING).warm, unit: 'MB/s', atLeast: 2.5 },
      { what: 'everything with model, warm', measured: warm(EVERYTHING).tokens, unit: 'tokens/s', atLeast: 250_000 },
      { what: 'rules and lists, no model', measured: warm(RULES).warm, unit: 'MB/s', atLeast: 8 },
      { what: 'dates only', measured: warm(DATES).warm, unit: 'MB/s', atLeast: 20 },
    ],
  };
};
