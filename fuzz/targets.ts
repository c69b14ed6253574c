/**
 * What is fuzzed. A target takes any bytes and throws where something is wrong: whatever strangers give us may be refused with an
 * AalamError, and may do nothing else.
 */
import { Readable } from 'node:stream';
import { AalamError } from '../src/errors.js';
import { checkAnswer } from './check.js';

export interface Target {
  /** Inputs to begin with; `corpus/<name>/` has more. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** Words that are worth trying in it. */
  readonly words: readonly string[];
  /** Whether an input made long by repetition is a fair one, too. */
  readonly grows: boolean;
  run(bytes: Uint8Array): void | Promise<void>;
}

/** Any text that a string can hold: UTF-8, or UTF-16 behind FE, which UTF-8 never has. */
export function textOf(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return bytes[0] === 0xfe ? buffer.subarray(1).toString('utf16le') : buffer.toString('utf8');
}

/** What it gives, or nothing where it is refused as it should be. */
function allowed<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof AalamError) return undefined;
    throw error;
  }
}

function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

const SENTENCES = [
  'قال وزير الدفاع اللواء سامر الحلبي، أمس الأحد، إن الاجتماع سيعقد في دمشق.\n',
  'دمشق، 4 شباط 2026 - وصل رئيس جامعة حلب الدكتور نادر عيسى إلى بيروت (لبنان).',
  'أعلنت شركة النور للتجارة «النور» في 15 رمضان 1447 هـ الموافق 4/3/2026 أرباحها.',
  'من الساعة 10:30 صباحا حتى الثالثة عصر الجمعة المقبل، وخلال عامي 2011 و2012.',
];
const WORDS = [
  ...['وزير', 'الرئيس', 'بن', 'محمد', 'دمشق', 'ال', 'وال', 'لل', 'في', 'هـ', 'م', 'د.', 'شباط', '2026', '١٢', 'أمس'],
  ...[' ', '\n', '\r\n', '\n\n', '\t', '\u00a0', '\u064e', '\u0651', '\u0640', '\u200f', '\u202e', '\u2067', '\ufeff'],
  ...['.', '،', '«', '»', '(', ')', '"', '-', '/', ':', '😀', '👩‍👩‍👧', 'ﷲ', 'ﻻ', '\0', '\ufffd', '\uffff'],
];
const TEXT = { seeds: SENTENCES, words: WORDS, grows: true } as const;

/** By bytes in pieces, as a pipe gives them. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const STDIN = { kind: 'stdin', path: '-', relative: 'stdin' } as const;

/** What comes of records, as text: the same however the bytes are cut. */
async function sameInPieces(
  bytes: Uint8Array,
  read: (stream: AsyncIterable<Uint8Array>) => AsyncIterable<object>,
): Promise<object[]> {
  const answers: object[][] = [];
  for (const size of bytes.length > 5000 ? [1 << 16] : [1 << 16, 1, 7]) {
    const items: object[] = [];
    for await (const item of read(Readable.from(inPieces(bytes, size)))) {
      assert(!(item instanceof Error) || item instanceof AalamError, `not ours: ${item}`);
      items.push(item);
    }
    answers.push(items);
  }
  const plain = answers.map((items) =>
    JSON.stringify(items.map((item) => (item instanceof AalamError ? item.describe() : item))),
  );
  assert(new Set(plain).size === 1, `records depend on where bytes are cut: ${plain.join(' | ').slice(0, 500)}`);
  return answers[0]!;
}

export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = {
  async decode() {
    const { decodeText } = await import('../src/input/decode.js');
    const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256', 'iso-8859-6', 'gbk'];
    return {
      ...TEXT,
      seeds: [...SENTENCES, Buffer.from(`\ufeff${SENTENCES[0]}`, 'utf16le'), Uint8Array.of(0xcf, 0xe3, 0xd4, 0xde)],
      run(bytes) {
        for (const encoding of encodings) {
          const text = allowed(() => decodeText(bytes, { encoding }));
          if (text !== undefined && encoding === 'utf-8' && bytes[0]! < 0xfe) {
            const back = Buffer.from(text);
            const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
            assert(back.equals(bytes.subarray(bom)), 'the text is not the bytes');
          }
        }
      },
    };
  },

  async fold() {
    const { fold, sourceOffset } = await import('../src/text/letters.js');
    return {
      ...TEXT,
      run(bytes) {
        const text = textOf(bytes);
        const folded = fold(text);
        assert(fold(folded) === folded, 'folding twice is not folding once');
        let before = 0;
        const step = Math.max(1, Math.floor(folded.length / 50));
        for (let i = 0; i <= folded.length; i += step) {
          const at = sourceOffset(text, 0, text.length, i);
          assert(at >= before && at <= text.length, `offset ${at} of folded ${i}`);
          before = at;
        }
      },
    };
  },

  async tokens() {
    const { createReader } = await import('../src/text/tokens.js');
    const { loadData } = await import('../src/data.js');
    const { loadFrequencies } = await import('../src/text/frequencies.js');
    const read = createReader({ frequencies: loadFrequencies(loadData()) });
    return {
      ...TEXT,
      run(bytes) {
        const text = textOf(bytes);
        const { tokens, sentences } = read(text);
        checkAnswer({ text, tokens, sentences, entities: [], warnings: [], language: { code: 'arb', arabic: 1 } });
        for (const { readings, start, end } of tokens) {
          assert(readings.length > 0, 'a token without a reading');
          for (const { cut } of readings) assert(cut >= 0 && cut < end - start + 1, `a cut of ${cut}`);
        }
      },
    };
  },

  async match() {
    const { createReader } = await import('../src/text/tokens.js');
    const { loadData } = await import('../src/data.js');
    const { Gazetteer } = await import('../src/gazetteer/gazetteer.js');
    const gazetteer = Gazetteer.fromSections(loadData());
    const read = createReader();
    return {
      ...TEXT,
      run(bytes) {
        const { text, tokens } = read(textOf(bytes));
        for (const { start, end, first, last, rows } of gazetteer.match(tokens)) {
          assert(start < end && end <= text.length && first < last && rows.length > 0, `a match at ${start}-${end}`);
          assert(start >= tokens[first]!.start && end === tokens[last - 1]!.end, 'a match beside its tokens');
          for (const row of rows) assert(gazetteer.row(row).name !== '', 'a row without a name');
        }
        gazetteer.lookup(text);
      },
    };
  },

  async dates() {
    const { findReference, parseDates } = await import('../src/dates/dates.js');
    return {
      ...TEXT,
      run(bytes) {
        const text = textOf(bytes);
        for (const dateOrder of ['dmy', 'mdy'] as const) {
          const reference = findReference(text, { dateOrder });
          let at = 0;
          for (const { start, end, weight, date } of parseDates(text, {
            reference: reference ?? '2026-02-04',
            dateOrder,
          })) {
            assert(start >= at && end > start && end <= text.length, `a date at ${start}-${end}`);
            assert(weight > 0 && weight <= 1, `a weight of ${weight}`);
            assert(!/NaN|undefined|Infinity/.test(JSON.stringify(date)), `a date of ${JSON.stringify(date)}`);
            at = end;
          }
        }
      },
    };
  },

  async extract() {
    const { createExtractor } = await import('../src/index.js');
    const extractor = createExtractor({ tokens: true });
    return {
      ...TEXT,
      run(bytes) {
        const text = textOf(bytes);
        checkAnswer(extractor.extract(text));
        if (text.length < 2000) checkAnswer(extractor.extract(text, { explain: true, reference: '2026-02-04' }));
      },
    };
  },

  async formats() {
    const { createExtractor } = await import('../src/index.js');
    const { readBack } = await import('./read-back.js');
    const extractor = createExtractor({ tokens: true });
    return {
      ...TEXT,
      async run(bytes) {
        const [text, id] = textOf(bytes).split('\n\n', 2) as [string, string | undefined];
        await readBack({ ...extractor.extract(text), file: id ?? 'a.txt', ...(id !== undefined && { id }) });
      },
    };
  },

  async model() {
    const { readSections, writeSections } = await import('../src/sections.js');
    const { loadTagger } = await import('../src/tagger/tagger.js');
    const { train } = await import('../src/tagger/training/train.js');
    const { LESSONS, smallWorld } = await import('../test/tagger/helpers.js');
    const world = smallWorld();
    const good = train(LESSONS, world, { epochs: 5, folds: 0 });
    const { document, matches, candidates } = world.prepare(LESSONS[0]!.text);
    return {
      seeds: [good, writeSections(new Map([...readSections(good, '')].slice(1)))],
      words: ['AALM', '"types":[]', '"scale":0', 'null', '[]', '{}', '-1', '1e999'],
      grows: false,
      run(bytes) {
        for (const file of [bytes, withChecksum(bytes)]) {
          const tagger = allowed(() => loadTagger(file, world.gazetteer, world.words, world.frequencies, 'a.bin'));
          for (const { start, end } of tagger?.tag(document, matches, candidates) ?? []) {
            assert(start < end && end <= document.text.length, `a span at ${start}-${end}`);
          }
        }
      },
    };
  },

  async lists() {
    const { compileRows } = await import('../src/gazetteer/compile.js');
    const { Gazetteer } = await import('../src/gazetteer/gazetteer.js');
    const { readSections, writeSections } = await import('../src/sections.js');
    const { row, tokensOf } = await import('../test/gazetteer/helpers.js');
    const rows = [row('دمشق', { id: 'gn:1' }), row('حلب الشهباء'), row('سامر', { type: 'PERSON', note: 'm' })];
    const tokens = tokensOf('وصل سامر إلى دمشق وحلب الشهباء');
    return {
      seeds: [writeSections(compileRows(rows)), writeSections(compileRows([]))],
      words: ['AALM', '[[', ']]', '0', '4294967295', 'null'],
      grows: false,
      run(bytes) {
        // A file whose checksum is right is believed: damage is told by that alone.
        const gazetteer = allowed(() => Gazetteer.fromSections(readSections(bytes, 'a.bin')));
        for (const { start, end } of gazetteer?.match(tokens) ?? []) assert(start < end, `a match at ${start}-${end}`);
      },
    };
  },

  async tsv() {
    const { Gazetteer } = await import('../src/gazetteer/gazetteer.js');
    const { readUserList } = await import('../src/gazetteer/rows.js');
    const { createReader } = await import('../src/text/tokens.js');
    const { compileRows } = await import('../src/gazetteer/compile.js');
    const read = createReader();
    const base = Gazetteer.fromSections(compileRows([]));
    return {
      seeds: [
        'name\ttype\nسامر الحلبي\tPERSON\n# note\nدمشق\tLOCATION\n',
        'name\ttype\tsubtype\tid\tweight\tambiguous\tsource\tnote\nحلب\tLOCATION\tcity\tgn:170063\t0.9\tcommon-word\thand\tSY\n',
      ],
      words: [...WORDS, 'name', 'type', 'PERSON', 'CUE', '0.5', '__proto__', 'common-word', '\ufeff'],
      grows: true,
      run(bytes) {
        const rows = allowed(() => readUserList(textOf(bytes), 'a.tsv'));
        if (rows === undefined) return;
        const lists = base.withRows(rows);
        // Whatever is in a list is found where it stands alone.
        for (const { name } of rows.slice(0, 20)) {
          assert(lists.lookup(name).length > 0, `not found: ${JSON.stringify(name)}`);
          const { tokens } = read(name);
          // No name goes over the end of a paragraph, and in a text line ends may be such.
          const isOneLine = tokens.every(({ gap }) => gap === 'none' || gap === 'space');
          assert(!isOneLine || lists.match(tokens).length > 0, `not matched: ${JSON.stringify(name)}`);
        }
      },
    };
  },

  async patterns() {
    const { createExtractor } = await import('../src/index.js');
    const { checkCustomEntities } = await import('../src/patterns/file.js');
    const { createPatterns } = await import('../src/patterns/patterns.js');
    const { createReader } = await import('../src/text/tokens.js');
    const read = createReader();
    const document = read(SENTENCES.join(''));
    const outer = createExtractor()
      .extract(document.text)
      .entities.map((entity) => ({ ...entity, weight: 1 }));
    return {
      seeds: [
        '[{"name":"law","patterns":["القانون رقم NUMBER"]}]',
        '[{"name":"x-y","type":"XY","patterns":["[رئيس|وزير] [|جامعة] LOCATION WORD"],"mark":[0,-1]}]',
      ],
      words: [
        ...WORDS,
        'NUMBER',
        'WORD',
        'PERSON',
        'DATE',
        '[',
        ']',
        '|',
        '[|',
        '^',
        '"',
        ',',
        '"mark":[',
        '-1',
        '{',
        '}',
      ],
      grows: false,
      run(bytes) {
        let value: unknown;
        try {
          value = JSON.parse(textOf(bytes));
        } catch {
          return;
        }
        const match = allowed(() => createPatterns(checkCustomEntities(value), read));
        let at = 0;
        for (const { start, end } of match?.(document, outer) ?? []) {
          assert(start >= at && end > start && end <= document.text.length, `a pattern at ${start}-${end}`);
          at = end;
        }
      },
    };
  },

  async jsonl() {
    const { readRecords } = await import('../src/input/records.js');
    return {
      seeds: [
        '{"text":"وصل","id":1,"date":"2026-02-04"}\n{"text":"إلى","x":[1,{"a":null}]}\n',
        '\ufeff{"text":""}\r\n\nno\n',
      ],
      words: [
        '{"text":"',
        '"}',
        '\n',
        '\r\n',
        '"id":',
        'null',
        '[',
        ']',
        '{',
        '}',
        '\\u0000',
        '\\ud800',
        '1e999',
        '"__proto__":',
        '\ufeff',
      ],
      grows: true,
      async run(bytes) {
        const items = await sameInPieces(bytes, (stream) => readRecords(STDIN, stream, { countEmpty: true }));
        if (bytes[0] === 0x1f && bytes[1] === 0x8b) return;
        const lines = Buffer.from(bytes).toString('latin1').split('\n');
        const count = lines.at(-1) === '' ? lines.length - 1 : lines.length;
        assert(items.length === count, `${items.length} answers to ${count} lines`);
      },
    };
  },

  async csv() {
    const { readTable } = await import('../src/input/tables.js');
    return {
      seeds: ['id,text\n1,"وصل\nإلى ""دمشق"""\n2,x\n', 'text;date\r\nوصل;2026-02-04\r\n', 'id\ttext\n1\ta\\tb\\\\\n'],
      words: ['text', ',', ';', '\t', '|', '"', '""', '\n', '\r\n', '\r', '\\', '\ufeff', '\0', '__proto__'],
      grows: true,
      async run(bytes) {
        for (const kind of bytes.length > 5000 ? (['csv'] as const) : (['csv', 'tsv'] as const)) {
          await sameInPieces(bytes, (stream) => readTable(STDIN, stream, { kind }));
        }
      },
    };
  },

  async config() {
    const { mkdtempSync, writeFileSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const { join } = await import('node:path');
    const { run } = await import('../src/cli/main.js');
    const { Writable } = await import('node:stream');
    const file = join(mkdtempSync(join(tmpdir(), 'aalam-fuzz-')), 'config.json');
    return {
      seeds: [
        '{"format":"json","types":["person","date"],"jobs":2,"nested":false}',
        '{"model":false,"gazetteer":["a.tsv"],"min-confidence":0.5}',
      ],
      words: [
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        'true',
        'null',
        '-1',
        '1e999',
        '"types"',
        '"model"',
        '"encoding"',
        '"constructor"',
        '"reference"',
      ],
      grows: false,
      async run(bytes) {
        writeFileSync(file, bytes);
        const texts: string[] = [];
        const stream = () =>
          new Writable({
            write(chunk: Buffer, _, done) {
              texts.push(chunk.toString());
              done();
            },
          });
        const io = { stdin: Readable.from([]), stdout: stream(), stderr: stream(), env: {} };
        const code = await run(['--config', file, '--print-config'], io);
        const text = texts.join('');
        assert(code === 0 || code === 2, `exit code ${code}: ${text}`);
        if (code !== 0) return;
        // What is printed is a configuration that says the same.
        writeFileSync(file, text);
        texts.length = 0;
        assert(
          (await run(['--config', file, '--print-config'], io)) === 0 && texts.join('') === text,
          `not again: ${text}`,
        );
      },
    };
  },

  async gold() {
    const { parseGold } = await import('../src/evaluate/gold.js');
    const { scoreDocument } = await import('../src/evaluate/score.js');
    return {
      seeds: [
        '0\n{"text":"وصل سامر","entities":[{"type":"PERSON","start":4,"end":8,"nested":false}]}\n',
        '0\n{"text":"وصل سامر","label":[[4,8,"PER"]],"id":7}\n',
        '1\nT1\tPER 4 8\tسامر\nT2\tLOC 0 3;4 8\tx\nR1\tHolder Arg1:T1 Arg2:T2\n',
        '2\nوصل\tO\nسامر\tB-PER\nالحلبي\tI-PER\n\nدمشق B-LOC\n',
      ],
      words: [
        'O',
        'B-PER',
        'I-LOC',
        '\t',
        '\n\n',
        '-DOCSTART-',
        'T1\t',
        ' 0 3',
        ';',
        '"start":',
        '"end":',
        'null',
        '[',
        '{}',
        '-1',
        '1e9',
        '0.5',
      ],
      grows: true,
      run(bytes) {
        const text = textOf(bytes);
        const name = ['a.jsonl', 'a.ann', 'a.conll', 'a.json'][Number(text[0])] ?? 'a.jsonl';
        const gold = allowed(() => parseGold(name, text.slice(text.indexOf('\n') + 1), () => SENTENCES[0]!)) ?? [];
        for (const document of gold) {
          for (const { start, end, text: part } of document.entities) {
            assert(document.text.slice(start, end) === part, `an entity at ${start}-${end}`);
          }
          scoreDocument(document, [], { types: ['PERSON', 'LOCATION'], nested: true });
        }
      },
    };
  },

  async view() {
    const { Collection } = await import('../src/view/collection.js');
    const { viewPage } = await import('../src/view/page.js');
    const { parseResults } = await import('../src/view/results.js');
    const { createExtractor } = await import('../src/index.js');
    const { toJson } = await import('../src/output/json.js');
    const extractor = createExtractor();
    const seeds = SENTENCES.map((text, i) =>
      JSON.stringify(
        toJson(
          { ...extractor.extract(text), file: `${i}.txt` },
          { offsets: i % 2 ? 'byte' : 'codepoint', withText: true },
        ),
      ),
    );
    return {
      seeds: [...seeds, `[${seeds.slice(0, 2).join(',')}]`, seeds.join('\n')],
      words: [
        '"schema":1',
        '"entities":[',
        '"text":"',
        '"start":',
        '"ref":{',
        '"parent":"e1"',
        'null',
        '</script>',
        '<!--',
        '\\ud800',
        '-1',
        '1e9',
        '"__proto__"',
      ],
      grows: false,
      run(bytes) {
        const collection = new Collection({ documents: 100, bytes: 1e6 });
        for (const result of parseResults('a.jsonl', textOf(bytes))) {
          if (!(result instanceof AalamError)) collection.add(result, result.text);
        }
        const data = collection.finish('x');
        const page = viewPage(data, 'script');
        const [, island = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page) ?? [];
        assert(JSON.stringify(JSON.parse(island)) === JSON.stringify(data), 'the data is another in the page');
        assert(page.match(/<\/?script/gi)?.length === 4, 'an element more');
      },
    };
  },
};

/** The same file with the length and the checksum that it should have, so that what stands behind them is reached. */
function withChecksum(bytes: Uint8Array): Uint8Array {
  const file = new Uint8Array(Math.ceil(bytes.length / 8) * 8);
  file.set(bytes);
  if (file.length < 24) return file;
  const words = new Uint32Array(file.buffer);
  words[2] = file.length;
  let value = 0x811c9dc5;
  for (let i = 4; i < words.length; i++) value = Math.imul(value ^ words[i]!, 0x01000193);
  words[3] = value >>> 0;
  return file;
}
