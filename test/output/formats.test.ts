/** Every format, read back by somebody else's parser or by the format's own rules. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Reading, Token } from '../../src/document.js';
import { brat } from '../../src/output/brat.js';
import { conll } from '../../src/output/conll.js';
import { csv, tsv } from '../../src/output/csv.js';
import { doccano } from '../../src/output/doccano.js';
import { FORMATS } from '../../src/output/formats.js';
import { labelStudio } from '../../src/output/label-studio.js';
import type { Result } from '../../src/output/result.js';
import { spacy } from '../../src/output/spacy.js';
import { webAnnotation } from '../../src/output/web-annotation.js';
import { entity, OPTIONS, result, sample } from './helpers.js';

/** Tokens of a text as the reader gives them; `|` in `marked` stands behind a proclitic and is no part of the text. */
function tokensOf(marked: string): Required<Pick<Result, 'text' | 'tokens' | 'sentences'>> {
  const tokens: Token[] = [];
  let text = '';
  for (const { 0: gap, 1: word = '' } of marked.matchAll(/\s*([\p{L}|]+|[^\s\p{L}|])/gu)) {
    text += gap.slice(0, gap.length - word.length);
    const cut = Math.max(0, word.indexOf('|'));
    const written = word.replace('|', '');
    const readings: Reading[] = [{ prefix: written.slice(0, cut), stem: written.slice(cut), cut }];
    const start = text.length;
    text += written;
    tokens.push({
      start,
      end: text.length,
      index: tokens.length,
      kind: 'word',
      folded: written,
      gap: 'space',
      readings,
    });
  }
  const stop = tokens.findIndex(({ folded }) => folded === '.') + 1;
  const sentences = [
    { first: 0, last: stop },
    { first: stop, last: tokens.length },
  ].filter(({ first, last }) => last > first);
  return { text, tokens, sentences };
}

describe('csv', () => {
  const read = (text: string) =>
    parse(text, { columns: true, record_delimiter: '\r\n', bom: true }) as Record<string, string>[];
  const written = (document: Result, bom = false) => {
    const writer = csv({ ...OPTIONS, bom });
    return `${writer.begin}${writer.document(document)}`;
  };

  test('a row an entity', () => {
    const rows = read(written(sample()));
    expect(rows.map(({ type }) => type)).toEqual(['TITLE', 'LOCATION', 'PERSON', 'DATE', 'ORGANIZATION']);
    expect(rows[1]).toMatchObject({
      file: 'a.txt',
      id: 'e2',
      start: '22',
      end: '27',
      parent: 'e1',
      geonames: '2017370',
    });
    expect(rows[3]).toMatchObject({ value: '2026-02-03', grain: 'day', holder: '' });
  });

  test('a document without entities has no row, and still there is a header', () => {
    expect(read(written(result('نص')))).toEqual([]);
    expect(written(result('نص'))).toMatch(/^file,record,id,type,.*\r\n$/);
  });

  test('a BOM on request', () => {
    expect(written(sample(), true).startsWith('\ufefffile,')).toBe(true);
    expect(read(written(sample(), true))).toHaveLength(5);
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1'])('no spreadsheet takes %j for a formula', (text) => {
    expect(read(written(result(text, [entity(text, text)])))[0]!.text).toBe(`'${text}`);
  });

  test('quotes, commas and line ends come back as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'ا', ';', "'", '\0'), minLength: 1 }),
        (drawn) => {
          const text = `ا${drawn}`;
          expect(read(written(result(text, [entity(text, text)])))[0]!.text).toBe(text);
        },
      ),
    );
  });
});

test('tsv has as many tabs in each line, and escapes what would break one', () => {
  const text = 'ا\tب\nج\\د\r';
  const writer = tsv(OPTIONS);
  const lines = `${writer.begin}${writer.document(result(text, [entity(text, text)]))}`.split('\n');
  expect(lines).toHaveLength(3);
  const [header, row] = lines.map((line) => line.split('\t')) as [string[], string[]];
  expect(row).toHaveLength(header.length);
  expect(row[header.indexOf('text')]).toBe('ا\\tب\\nج\\\\د\\r');
});

describe('conll', () => {
  const marked = 'وصل و|زير الدفاع إلى ل|دمشق. قال أحمد';
  const { text, ...cut } = tokensOf(marked);
  const document = result(
    text,
    [
      entity(text, 'زير الدفاع', { type: 'TITLE' }),
      entity(text, 'الدفاع', { type: 'ORGANIZATION', parent: 'e1' }),
      entity(text, 'دمشق', { type: 'LOCATION' }),
      entity(text, 'أحمد'),
    ],
    cut,
  );

  test('outer entities as IOB2, an empty line after a sentence', () => {
    expect(conll(OPTIONS).document(document).split('\n')).toEqual([
      '-DOCSTART-\tO',
      '',
      'وصل\tO',
      'وزير\tB-TITLE',
      'الدفاع\tI-TITLE',
      'إلى\tO',
      'لدمشق\tB-LOCATION',
      '.\tO',
      '',
      'قال\tO',
      'أحمد\tB-PERSON',
      '',
      '',
    ]);
  });

  test('proclitics split off', () => {
    const lines = conll({ ...OPTIONS, clitics: 'split' })
      .document(document)
      .split('\n');
    expect(lines.slice(3, 9)).toEqual([
      'و\tO',
      'زير\tB-TITLE',
      'الدفاع\tI-TITLE',
      'إلى\tO',
      'ل\tO',
      'دمشق\tB-LOCATION',
    ]);
  });

  test('two entities side by side both begin', () => {
    const { text: pair, ...tokens } = tokensOf('أحمد علي');
    const written = conll(OPTIONS).document(result(pair, [entity(pair, 'أحمد'), entity(pair, 'علي')], tokens));
    expect(written).toContain('أحمد\tB-PERSON\nعلي\tB-PERSON\n');
  });
});

describe('brat', () => {
  test('mentions, holders, groups and notes, with offsets into the text beside', () => {
    const document = sample();
    const person = { ...entity(document.text, 'إيغور'), id: 'e6', cluster: 'p1' };
    const writer = brat(OPTIONS);
    const withPerson = { ...document, entities: [...document.entities, person] };
    expect(writer.companions!(withPerson)).toEqual({ txt: document.text });
    const lines = writer.document(withPerson).split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'T1\tTITLE 6 27\tوزير الإسكان في روسيا',
      'T2\tLOCATION 22 27\tروسيا',
      'T3\tPERSON 28 41\tإيغور سميرنوف',
      'T4\tDATE 42 45\tأمس',
      'T5\tORGANIZATION 47 59\tلأمم المتحدة',
      'T6\tPERSON 28 33\tإيغور',
      'R1\tHolder Arg1:T1 Arg2:T3',
      '*\tEquiv T3 T6',
    ]);
    expect(lines).toContain('#2\tAnnotatorNotes T2\tsubtype=country iso3166=RU geonames=2017370');
  });

  test('a mention over the end of a line is fragments, each of them its part of the text', () => {
    const text = '😀 علي\r\n حسن بن\nعمر';
    const [line] = brat(OPTIONS)
      .document(result(text, [entity(text, 'علي\r\n حسن بن\nعمر')]))
      .split('\n');
    const [, place, covered] = line!.split('\t') as [string, string, string];
    const fragments = place
      .replace('PERSON ', '')
      .split(';')
      .map((pair) => pair.split(' ').map(Number) as [number, number]);
    expect(fragments.map(([start, end]) => Array.from(text).slice(start, end).join('')).join(' ')).toBe(covered);
    expect(covered).toBe('علي  حسن بن عمر');
  });
});

describe('spacy', () => {
  interface Doc {
    text: string;
    tokens: { id: number; start: number; end: number }[];
    ents: { start: number; end: number; label: string; kb_id: string }[];
    sents: { start: number; end: number }[];
    spans: { sc: Doc['ents'] };
  }
  const written = (document: Result): Doc => JSON.parse(spacy(OPTIONS).document(document));
  const sampleWithTokens = (): Result => {
    const tokens = [...sample().text.matchAll(/\p{L}+|\p{So}|\./gu)].map(({ 0: word, index: start }, index): Token => {
      const readings = [{ prefix: '', stem: word, cut: 0 }];
      return { start, end: start + word.length, index, kind: 'word', folded: word, gap: 'space', readings };
    });
    return sample({ tokens, sentences: [{ first: 0, last: tokens.length }] });
  };

  test('outer entities, all spans, and tokens that spans are made of', () => {
    const doc = written(sampleWithTokens());
    expect(doc.ents.map(({ label }) => label)).toEqual(['TITLE', 'PERSON', 'DATE', 'ORGANIZATION']);
    expect(doc.spans.sc[1]).toEqual({ start: 22, end: 27, label: 'LOCATION', kb_id: 'geonames:2017370' });
    const starts = doc.tokens.map(({ start }) => start);
    const ends = doc.tokens.map(({ end }) => end);
    for (const { start, end } of [...doc.ents, ...doc.spans.sc, ...doc.sents]) {
      expect(starts).toContain(start);
      expect(ends).toContain(end);
    }
  });

  test('tokens are the whole text but for one blank behind each', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(' ', '\n', '\t', 'ا', '😀', '\u200f', '\u00a0', '.') }), (text) => {
        const { tokens } = written(result(text, text.includes('ا') ? [entity(text, 'ا')] : []));
        let at = 0;
        const points = Array.from(text);
        for (const { start, end } of tokens) {
          if (start === at + 1) expect(points[at]).toBe(' ');
          else expect(start).toBe(at);
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(points.slice(at).join('')).toMatch(/^ ?$/);
      }),
    );
  });
});

describe('formats of annotation tools', () => {
  test('doccano: code points', () => {
    const { text, label } = JSON.parse(doccano(OPTIONS).document(sample({ id: 7 })));
    expect(text).toBe(sample().text);
    expect(label[0]).toEqual([6, 27, 'TITLE']);
    for (const [i, [start, end]] of label.entries()) {
      expect(
        Array.from(text as string)
          .slice(start, end)
          .join(''),
      ).toBe(sample().entities[i]!.text);
    }
  });

  test('Label Studio: UTF-16, and who holds a title', () => {
    const { data, predictions } = JSON.parse(labelStudio(OPTIONS).document(sample()));
    const regions = predictions[0].result.filter(({ type }: { type: string }) => type === 'labels');
    expect(regions).toHaveLength(5);
    for (const { value } of regions) expect(data.text.slice(value.start, value.end)).toBe(value.text);
    expect(predictions[0].result.at(-1)).toMatchObject({ type: 'relation', from_id: 'e1', to_id: 'e3' });
  });

  test('Web Annotation: an annotation an entity, found again by position and by quote', () => {
    const document = sample({ file: 'a b/ج.txt' });
    const annotations = webAnnotation(OPTIONS)
      .document(document)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(annotations[1]).toMatchObject({
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'a%20b/%D8%AC.txt#e2',
      type: 'Annotation',
      body: [{ value: 'LOCATION' }, { source: 'https://sws.geonames.org/2017370/' }],
    });
    for (const { target } of annotations) {
      const [{ start, end }, { exact, prefix, suffix }] = target.selector;
      expect(Array.from(document.text).slice(start, end).join('')).toBe(exact);
      expect(document.text).toContain(prefix + exact + suffix);
    }
  });
});

test('every format has a writer, and endings tell formats apart', async () => {
  const endings = Object.values(FORMATS).map(({ extension }) => extension);
  expect(new Set(endings).size).toBe(endings.length);
  for (const { load } of Object.values(FORMATS)) {
    expect((await load())(OPTIONS).document(sample({ tokens: [], sentences: [] }))).toEqual(expect.any(String));
  }
});
