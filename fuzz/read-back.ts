/** Every format read back by other means than those that wrote it: no entity is lost, none stands elsewhere. */
import { parse } from 'csv-parse/sync';
import { parseGold } from '../src/evaluate/gold.js';
import { FORMATS } from '../src/output/formats.js';
import type { Result } from '../src/output/result.js';

type Spans = readonly (readonly [type: string, text: string])[];

/** Throws where a format says something else than the result. */
export async function readBack(result: Result): Promise<void> {
  const all: Spans = result.entities.map(({ type, text }) => [type, text]);
  for (const [name, read] of Object.entries(READERS)) {
    const writer = (await FORMATS[name]!.load())({ offsets: 'codepoint', several: true, withText: true });
    const written = `${writer.begin ?? ''}${writer.document(result)}${writer.end ?? ''}`;
    const found = read(written, result);
    const wanted = name === 'conll' ? tokensOf(result) : all;
    if (JSON.stringify(found) !== JSON.stringify(wanted)) {
      throw new Error(
        `${name} says ${JSON.stringify(found).slice(0, 300)}, not ${JSON.stringify(wanted).slice(0, 300)}`,
      );
    }
  }
}

const points = (text: string) => {
  const all = [...text];
  return (start: number, end: number): string => all.slice(start, end).join('');
};

const lines = (written: string): string[] => written.split('\n').filter((line) => line !== '');

/** What a spreadsheet would take for a formula has an apostrophe before it. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/, '');

const READERS: Readonly<Record<string, (written: string, result: Result) => Spans>> = {
  json: (written) => fromJson(written),
  jsonl: (written) => fromJson(written),
  csv: (written) =>
    (parse(written, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]).map((row) => [
      row.type!,
      unguarded(row.text!),
    ]),
  tsv(written) {
    const [header = [], ...rows] = written
      .slice(0, -1)
      .split('\n')
      .map((line) => line.split('\t'));
    const unescaped = (cell: string): string =>
      cell.replace(/\\([tnr\\])/g, (_, letter: string) => ({ t: '\t', n: '\n', r: '\r' })[letter] ?? '\\');
    return rows.map((row) => [row[header.indexOf('type')]!, unescaped(row[header.indexOf('text')]!)]);
  },
  brat(written, { text }) {
    const slice = points(text);
    return lines(written)
      .filter((line) => line.startsWith('T'))
      .map((line) => {
        const [, type = '', fragments = ''] = /^T\d+\t(\S+) ([\d ;]+)\t/.exec(line) ?? [];
        const numbers = fragments.split(/[ ;]/).map(Number);
        return [type, slice(numbers[0]!, numbers.at(-1)!)];
      });
  },
  // It has outer entities alone, and whole tokens: so the tokens are what must be there.
  conll: (written) =>
    parseGold('a.conll', written, () => '').flatMap(({ text, tokens = [] }) =>
      tokens.map(({ start, end }) => ['token', text.slice(start, end)] as const),
    ),
  doccano(written) {
    const { text, label } = JSON.parse(written);
    const slice = points(text);
    return label.map(([start, end, type]: [number, number, string]) => [type, slice(start, end)]);
  },
  spacy(written) {
    const { text, spans } = JSON.parse(written);
    const slice = points(text);
    return spans.sc.map(({ label, start, end }: { label: string; start: number; end: number }) => [
      label,
      slice(start, end),
    ]);
  },
  'label-studio'(written) {
    const { data, predictions } = JSON.parse(written);
    return predictions[0].result
      .filter(({ type }: { type: string }) => type === 'labels')
      .map(({ value }: { value: { start: number; end: number; labels: string[] } }) => [
        value.labels[0],
        data.text.slice(value.start, value.end),
      ]);
  },
  'web-annotation'(written, { text }) {
    const slice = points(text);
    return lines(written).map((line) => {
      const { body, target } = JSON.parse(line);
      const [{ start, end }] = target.selector;
      return [body[0].value, slice(start, end)];
    });
  },
};

const tokensOf = ({ text, tokens = [] }: Result): Spans =>
  tokens.map(({ start, end }) => ['token', text.slice(start, end)] as const);

function fromJson(written: string): Spans {
  const { text, entities } = JSON.parse(written);
  const slice = points(text);
  return entities.map(({ type, start, end }: { type: string; start: number; end: number }) => [
    type,
    slice(start, end),
  ]);
}
