/** What the command writes in each format, read back by another program or by the format's own rules, and held against the JSON. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { FORMATS } from '../../src/output/formats.js';
import { Browser, findChromium } from '../view/browser.js';
import { folder, one, spawned } from './helpers.js';

/** Pairs of units, nesting, a proclitic on a name, marks, what CSV and HTML must escape, two kinds of line end. */
const TEXT = [
  'دمشق - الإثنين 9 آذار 2026',
  '😀 قال وزير الدفاع السوري سامر الحلبي، "أمس الأحد"; إن رئيس جامعة دمشق <b>وصل</b> إلى بيروت\tولبنان & عمّان.\r',
  'وأضاف الحلبي: سنعود بعد غد.',
  '',
].join('\n');
const NAME = 'أخبار #1, a.txt';
const here = folder({ [NAME]: TEXT });
const points = Array.from(TEXT);

interface Entity {
  readonly id: string;
  readonly type: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly parent?: string;
  readonly holder?: string;
  readonly cluster?: string;
  readonly normalized: string;
}
const write = (...args: string[]): string => {
  const { code, stdout, stderr } = spawned([NAME, ...args], { cwd: here });
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
};
const answer = one(write('-f', 'json'));
const entities = answer.entities as unknown as Entity[];
const outer = entities.filter(({ parent }) => parent === undefined);
/** A mention as all formats know it. */
type Mention = readonly [type: string, start: number, end: number];
const mentions = (list: readonly Entity[]): Mention[] => list.map(({ type, start, end }) => [type, start, end]);

test('the article has what formats trip over', () => {
  expect(new Set(entities.map(({ type }) => type)).size).toBe(5);
  expect(entities.length).toBeGreaterThan(outer.length);
  expect(entities.some(({ holder }) => holder !== undefined)).toBe(true);
  expect(new Set(entities.flatMap(({ cluster }) => cluster ?? [])).size).toBeGreaterThan(0);
});

const schema = (rest: object) => new Ajv2020({ allErrors: true }).compile(rest);
const array = (items: object) => ({ type: 'array', items });
const record = (properties: Record<string, object>, ...optional: string[]) => ({
  ...{ type: 'object', properties, additionalProperties: false },
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const [STRING, COUNT] = [{ type: 'string' }, { type: 'integer', minimum: 0 }];
const holds = (check: ReturnType<typeof schema>, value: unknown): void =>
  expect(check(value) || check.errors).toBe(true);

const hasJq = spawnSync('jq', ['--version']).error === undefined;
const withJq = (format: string) => (): void => {
  const args = ['-c', '.entities[] | [.type, .start, .end]'];
  const lines = execFileSync('jq', args, { input: write('-f', format), encoding: 'utf8' })
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(mentions(entities));
};

const chromium = findChromium();
type Reader = () => Promise<void> | void;

/** By format; one that is added without its reader here fails. */
const READERS: Readonly<Record<string, Reader | undefined>> = {
  json: hasJq ? withJq('json') : undefined,
  jsonl: hasJq ? withJq('jsonl') : undefined,

  csv: () => {
    for (const args of [[], ['--bom']]) {
      const rows = parse(write('-f', 'csv', ...args), { columns: true, bom: true }) as Record<string, string>[];
      expect(rows.map((row) => [row.type, Number(row.start), Number(row.end)])).toEqual(mentions(entities));
      expect(rows.map((row) => row.text)).toEqual(entities.map(({ text }) => text));
      expect(new Set(rows.map((row) => row.file))).toEqual(new Set([NAME]));
    }
    expect(write('-f', 'csv', '--bom')).toMatch(/^\ufefffile,/);
  },

  tsv: () => {
    const [header = [], ...rows] = write('-f', 'tsv')
      .split('\n')
      .slice(0, -1)
      .map((line) => line.split('\t'));
    const column = (row: readonly string[], name: string) => row[header.indexOf(name)]!;
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([header.length]));
    const read = rows.map((row) => [column(row, 'type'), Number(column(row, 'start')), Number(column(row, 'end'))]);
    expect(read).toEqual(mentions(entities));
  },

  conll: () => {
    for (const way of ['attach', 'split']) {
      const found: { type: string; text: string }[] = [];
      let words = '';
      for (const line of write('-f', 'conll', '--clitics', way).split('\n')) {
        if (line === '') continue;
        const [, token, tag, type] = /^(\S+)\t(O|[BI]-(\w+))$/.exec(line)!;
        if (token === '-DOCSTART-') continue;
        words += token;
        if (tag!.startsWith('B')) found.push({ type: type!, text: token! });
        // IOB2: what is inside was begun, by the same type.
        if (tag!.startsWith('I')) expect(found.at(-1)!.type).toBe(type);
        if (tag!.startsWith('I')) found.at(-1)!.text += token;
      }
      expect(words).toBe(TEXT.replace(/\s/g, ''));
      expect(found.map(({ type }) => type)).toEqual(outer.map(({ type }) => type));
      const bare = outer.map(({ text }) => text.replace(/\s/g, ''));
      if (way === 'split') expect(found.map(({ text }) => text)).toEqual(bare);
      else for (const [i, { text }] of found.entries()) expect(text).toContain(bare[i]);
    }
  },

  // https://brat.nlplab.org/standoff.html: ids are unique, offsets are of the text beside, arguments are there.
  brat: () => {
    expect(spawned([NAME, '-f', 'brat', '--out-dir', 'brat'], { cwd: here }).code).toBe(0);
    const base = join(here, 'brat', NAME.replace(/\.txt$/, ''));
    const text = Array.from(readFileSync(`${base}.txt`, 'utf8'));
    expect(text.join('')).toBe(TEXT);
    const lines = readFileSync(`${base}.ann`, 'utf8').trimEnd().split('\n');
    const bound = new Map<string, Mention>();
    const others: [name: string, kind: string, targets: string[]][] = [];
    for (const line of lines) {
      const [, name = '', type = '', rest = '', covered] = /^(\*|[TR#]\d+)\t([\w-]+) ([^\t]+)(?:\t(.+))?$/.exec(line)!;
      if (!name.startsWith('T'))
        others.push([name, type, rest.split(' ').map((target) => target.replace(/^Arg\d:/, ''))]);
      else {
        const [start = 0, end = 0] = rest.split(' ').map(Number);
        expect(text.slice(start, end).join('')).toBe(covered);
        bound.set(name, [type, start, end]);
      }
    }
    expect([...bound.values()]).toEqual(mentions(entities));
    const ids = others.map(([name]) => name).filter((name) => name !== '*');
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, , targets] of others) for (const target of targets) expect([...bound.keys()]).toContain(target);
    expect(new Set(others.map(([, kind]) => kind))).toEqual(new Set(['Holder', 'Equiv', 'AnnotatorNotes']));
  },

  // `Doc.from_json` makes spans of whole tokens, and text of tokens with one blank or none behind.
  spacy: () => {
    const doc = JSON.parse(write('-f', 'spacy'));
    const place = { start: COUNT, end: COUNT };
    const span = record({ ...place, label: STRING, kb_id: STRING });
    holds(
      schema(
        record({
          ...{ text: STRING, ents: array(span), sents: array(record(place)), spans: record({ sc: array(span) }) },
          tokens: array(record({ id: COUNT, ...place })),
        }),
      ),
      doc,
    );
    const [starts, ends] = (['start', 'end'] as const).map((side) => doc.tokens.map((token: Entity) => token[side]));
    for (const { start, end } of [...doc.ents, ...doc.spans.sc, ...doc.sents]) {
      expect(starts).toContain(start);
      expect(ends).toContain(end);
    }
    const read = (list: (Entity & { label: string })[]) => list.map(({ label, start, end }) => [label, start, end]);
    expect([read(doc.ents), read(doc.spans.sc)]).toEqual([mentions(outer), mentions(entities)]);
  },

  doccano: () => {
    const task = JSON.parse(write('-f', 'doccano'));
    const label = { type: 'array', prefixItems: [COUNT, COUNT, STRING], minItems: 3, maxItems: 3 };
    holds(schema(record({ file: STRING, text: STRING, label: array(label) })), task);
    expect(task.label.map(([start, end, type]: [number, number, string]) => [type, start, end])).toEqual(
      mentions(entities),
    );
  },

  'label-studio': () => {
    const task = JSON.parse(write('-f', 'label-studio'));
    const region = record({
      ...{ id: STRING, from_name: { const: 'label' }, to_name: { const: 'text' }, type: { const: 'labels' } },
      score: { type: 'number', minimum: 0, maximum: 1 },
      value: record({ start: COUNT, end: COUNT, text: STRING, labels: array(STRING) }),
    });
    const relation = record({
      ...{ type: { const: 'relation' }, from_id: STRING, to_id: STRING },
      ...{ direction: { enum: ['right', 'left', 'bi'] }, labels: array(STRING) },
    });
    const prediction = record({ model_version: STRING, result: array({ anyOf: [region, relation] }) });
    holds(schema(record({ data: record({ file: STRING, text: STRING }), predictions: array(prediction) })), task);
    const { result } = task.predictions[0];
    const regions = result.filter(({ type }: { type: string }) => type === 'labels');
    for (const { value } of regions) expect(TEXT.slice(value.start, value.end)).toBe(value.text);
    const labels = regions.map(({ id, value }: { id: string; value: { labels: string[]; text: string } }) => [
      ...[id, value.labels[0], value.text],
    ]);
    expect(labels).toEqual(entities.map(({ id, type, text }) => [id, type, text]));
    const ids = new Set(regions.map(({ id }: { id: string }) => id));
    for (const { type, from_id, to_id } of result)
      if (type === 'relation') expect([ids.has(from_id), ids.has(to_id)]).toEqual([true, true]);
  },

  // https://www.w3.org/TR/annotation-model/: what an annotation must have, and both selectors meet in the text.
  'web-annotation': () => {
    const annotations = write('-f', 'web-annotation')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const textual = record({ type: { const: 'TextualBody' }, purpose: STRING, value: STRING });
    const specific = record({ type: { const: 'SpecificResource' }, purpose: STRING, source: STRING });
    const position = record({ type: { const: 'TextPositionSelector' }, start: COUNT, end: COUNT });
    const quote = record({ type: { const: 'TextQuoteSelector' }, exact: STRING, prefix: STRING, suffix: STRING });
    const check = schema(
      record({
        '@context': { const: 'http://www.w3.org/ns/anno.jsonld' },
        ...{ id: STRING, type: { const: 'Annotation' }, motivation: { const: 'tagging' } },
        body: array({ anyOf: [textual, specific] }),
        target: record({
          source: STRING,
          selector: { type: 'array', prefixItems: [position, quote], minItems: 2, maxItems: 2 },
        }),
      }),
    );
    for (const annotation of annotations) holds(check, annotation);
    const read = annotations.map(({ body, target }) => [
      body[0].value,
      target.selector[0].start,
      target.selector[0].end,
    ]);
    expect(read).toEqual(mentions(entities));
    for (const { id, target } of annotations) {
      const [{ start, end }, { exact, prefix, suffix }] = target.selector;
      expect(points.slice(start, end).join('')).toBe(exact);
      expect(TEXT).toContain(prefix + exact + suffix);
      // As an address beside a page, both lead to the file, and one to the place in it.
      const [file, place] = [target.source, id].map((address) => new URL(address, 'file:///news/'));
      expect([decodeURIComponent(file!.pathname), file!.hash]).toEqual([`/news/${NAME}`, '']);
      expect([place!.pathname, place!.hash]).toEqual([file!.pathname, expect.stringMatching(/^#e\d+$/)]);
    }
  },

  html:
    chromium === undefined
      ? undefined
      : async () => {
          write('-f', 'html', '-o', 'page.html');
          const browser = await Browser.start(chromium);
          await browser.open(pathToFileURL(join(here, 'page.html')).href, "document.querySelectorAll('mark').length");
          const marks = await browser.ask<[string, string, string][]>(
            "[...document.querySelectorAll('mark')].map((mark) => [mark.title.split(' ')[0], mark.className, mark.textContent])",
          );
          const lines = await browser.ask<string[]>(
            "[...document.querySelectorAll('.text')].map((line) => line.textContent)",
          );
          const shown = await browser.ask("document.querySelectorAll('b').length");
          await browser.close();
          expect(marks).toEqual(entities.map(({ id, type, text }) => [id, type, text]));
          expect(lines).toEqual(TEXT.trimEnd().split(/\r?\n/));
          expect([shown, browser.complaints]).toEqual([0, []]);
        },

  pretty: () => {
    const lines = write('-f', 'pretty').split('\n').slice(1);
    const read = lines.flatMap(
      (line) => /^ *\d+:\d+ +([A-Z]+) +\u2068(.*?)\u2069/.exec(line)?.slice(1, 3).join(' ') ?? [],
    );
    expect(read).toEqual(entities.map(({ type, text }) => `${type} ${text}`));
  },
};

test('every format has a reader', () => {
  expect(Object.keys(READERS)).toEqual(expect.arrayContaining(Object.keys(FORMATS)));
});

for (const [format, read] of Object.entries(READERS)) {
  if (read === undefined) console.warn(`${format} is not read: there is no program for it here`);
  (read === undefined ? test.skip : test)(format, async () => read?.());
}
