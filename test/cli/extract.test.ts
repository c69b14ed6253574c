/** The command as people use it: every option once, in the real binary. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ARTICLE, extract, folder, lines, NAMES, one, shell, texts } from './helpers.js';

const windows1256 = (text: string): Uint8Array => {
  const decoder = new TextDecoder('windows-1256');
  const bytes = new Map(Array.from({ length: 256 }, (_, i) => [decoder.decode(Uint8Array.of(i)), i]));
  return Uint8Array.from(Array.from(text, (letter) => bytes.get(letter)!));
};

const here = folder({
  'a.txt': ARTICLE,
  'news/b.txt': ARTICLE,
  'news/deep/c.txt': ARTICLE,
  'news/d.md': ARTICLE,
  'old.txt': windows1256(ARTICLE),
  'packed.txt.gz': gzipSync(ARTICLE),
  'english.txt': 'The minister said nothing of interest to anybody.',
  'empty.txt': '',
  'ours.json': '[{"name":"law","patterns":["القانون رقم NUMBER"]}]',
  'ours.tsv': 'name\ttype\tsubtype\tid\nخضروان\tLOCATION\tcity\tmy:1\n',
});
mkdirSync(join(here, 'nothing'));
const run = (args: string, options: object = {}) => extract(args.split(' '), { cwd: here, ...options });

interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

describe('inputs', () => {
  test('a file', () => {
    const document = one(run('a.txt').stdout);
    expect(document).toMatchObject({ schema: 1, file: 'a.txt', offsetUnit: 'codepoint', language: { code: 'arb' } });
    expect(texts(document)).toEqual(expect.arrayContaining(NAMES));
  });

  test.each([
    ['-', '-'],
    ['--format json', '-'],
    ['/dev/stdin', '-'],
  ])('standard input as extract %s', (args, file) => {
    const document = one(run(args, { input: ARTICLE }).stdout);
    expect(document.file).toBe(file);
    expect(texts(document)).toEqual(expect.arrayContaining(NAMES));
  });

  test('a pipe of the shell', () => {
    expect(texts(one(shell('$extract <(cat a.txt)', here).stdout))).toEqual(expect.arrayContaining(NAMES));
  });

  test('folders, globs, endings', () => {
    const files = (args: string) => lines(run(args).stdout).map(({ file }) => file);
    expect(files('a.txt news')).toEqual(['a.txt', 'news/b.txt', 'news/deep/c.txt']);
    expect(files('news --ext md,txt')).toEqual(['news/b.txt', 'news/d.md', 'news/deep/c.txt']);
    expect(files('news --ignore deep/**')).toEqual(['news/b.txt']);
    expect(files('news/*.{txt,md}')).toEqual(['news/b.txt', 'news/d.md']);
    expect(run('nothing').stderr).toBe('extract: nothing: no *.txt file in this folder\n');
  });

  test('encodings and gzip give the same answer', () => {
    const { entities } = one(run('a.txt').stdout);
    expect(one(run('old.txt --encoding windows-1256').stdout).entities).toEqual(entities);
    expect(one(run('packed.txt.gz').stdout).entities).toEqual(entities);
    expect(one(run('-', { input: Buffer.from(`\ufeff${ARTICLE}`, 'utf16le') }).stdout).entities).toEqual(entities);
    expect(run('old.txt').stderr).toMatch(
      /^extract: old\.txt: not valid utf-8: .*\(perhaps --encoding windows-1256\)\n$/,
    );
  });

  test('a folder as standard input is no text', () => {
    expect(shell('$extract < news', here)).toEqual({
      code: 3,
      stdout: '',
      stderr: 'extract: standard input: this is a folder: name it as a path\n',
    });
  });

  test('a BOM is no part of the text', () => {
    expect(one(run('-', { input: `\ufeff${ARTICLE}` }).stdout)).toEqual(one(run('-', { input: ARTICLE }).stdout));
  });

  test('an empty text', () => {
    expect(one(run('empty.txt').stdout)).toMatchObject({
      language: { code: 'und', arabic: 0 },
      entities: [],
      warnings: [],
    });
  });

  test('nothing on a terminal: the help', () => {
    const { code, stderr } = shell(
      `script -qec "$extract" /dev/null > out 2>&1; echo $? >&2; grep -c Usage: out >&2`,
      here,
    );
    if (/command not found/.test(stderr)) return console.log('skipped: there is no `script` to make a terminal');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '2\n1\n' });
  });
});

describe('outputs', () => {
  test('one document is indented, what may be several is JSON Lines', () => {
    expect(run('a.txt').stdout).toMatch(/^\{\n {2}"schema"/);
    expect(run('news/deep').stdout).toMatch(/^\{"schema".*\}\n$/);
    expect(run('a.txt -f jsonl').stdout).toMatch(/^\{"schema".*\}\n$/);
  });

  test('the schema holds for every text we have, in every unit', () => {
    const validate = new Ajv2020({ allErrors: true }).compile(
      JSON.parse(readFileSync('schema/output.schema.json', 'utf8')),
    );
    for (const unit of ['codepoint', 'utf16', 'byte']) {
      const { code, stdout } = extract(['fixtures', '--offsets', unit, '--explain', '--with-text', '--tokens']);
      expect(code).toBe(0);
      for (const document of lines(stdout)) {
        expect(validate(document) || validate.errors).toBe(true);
        const text = document.text as string;
        const cut = {
          codepoint: (start: number, end: number) => Array.from(text).slice(start, end).join(''),
          utf16: (start: number, end: number) => text.slice(start, end),
          byte: (start: number, end: number) => Buffer.from(text).subarray(start, end).toString(),
        }[unit]!;
        const { tokens, sentences } = document as unknown as Record<'tokens' | 'sentences', Place[]>;
        const places = [...document.entities, ...tokens];
        expect(places.map(({ start, end }) => cut(start, end))).toEqual(places.map(({ text }) => text));
        expect(sentences.at(-1)).toMatchObject({ last: tokens.length, end: tokens.at(-1)!.end });
      }
    }
  });

  test('a large answer comes whole through a slow pipe', () => {
    const large = folder({ 'a.txt': ARTICLE.repeat(1000) });
    const { code, stdout } = shell('$extract a.txt | (sleep 0.6; cat)', large);
    expect(code).toBe(0);
    expect(stdout.length).toBeGreaterThan(1_000_000);
    expect(one(stdout).entities.length).toBeGreaterThan(4000);
  });

  test('the listing', () => {
    const { stdout } = run('a.txt -f pretty --reference 2026-02-04');
    expect(stdout).toMatch(/^\u2068a\.txt\u2069 {2}arb 100 %, reference 2026-02-04\n/);
    for (const name of NAMES) expect(stdout).toContain(`\u2068${name}\u2069`);
    expect(stdout).not.toContain('\u001b');
  });

  test('colours: on request, and never against NO_COLOR', () => {
    expect(run('a.txt -f pretty', { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[32mPERSON');
    expect(run('a.txt -f json', { env: { FORCE_COLOR: '1' } }).stdout).not.toContain('\u001b');
    const terminal = (variables: string) =>
      shell(`${variables} script -qec "$extract a.txt" /dev/null < /dev/null`, here);
    const { stdout, stderr } = terminal('TERM=xterm');
    if (/command not found/.test(stderr)) return console.log('skipped: there is no `script` to make a terminal');
    expect(stdout).toContain('\u001b[32mPERSON');
    expect(terminal('TERM=xterm NO_COLOR=1').stdout).not.toContain('\u001b[');
    expect(terminal('TERM=dumb').stdout).not.toContain('\u001b[');
  });

  test('-o: the ending chooses the format, and the file is whole or as it was', () => {
    const out = folder({ 'a.txt': ARTICLE, 'kept.json': 'old' });
    expect(extract(['a.txt', '-o', 'x.csv'], { cwd: out })).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(join(out, 'x.csv'), 'utf8')).toMatch(/^file,record,id,type,/);
    expect(extract(['a.txt', '-o', 'kept.json', '--gazetteer', 'missing.tsv'], { cwd: out }).code).toBe(4);
    expect(extract(['gone.txt', '-o', 'kept.json'], { cwd: out }).code).toBe(3);
    expect(readFileSync(join(out, 'kept.json'), 'utf8')).toBe('old');
    expect(extract(['a.txt', '-o', '-'], { cwd: out }).stdout).toMatch(/^\{/);
    expect(extract(['a.txt', '-o', '/dev/stdout'], { cwd: out }).stdout).toMatch(/^\{/);
    expect(readdirSync(out).sort()).toEqual(['a.txt', 'kept.json', 'x.csv']);
  });

  test('-o: a link stays a link, and an input is not overwritten', () => {
    const out = folder({ 'a.txt': ARTICLE, 'target.json': '' });
    symlinkSync('target.json', join(out, 'link.json'));
    expect(extract(['a.txt', '-o', 'link.json'], { cwd: out }).code).toBe(0);
    expect(readFileSync(join(out, 'target.json'), 'utf8')).toMatch(/^\{/);
    const same = extract(['a.txt', '-o', 'a.txt'], { cwd: out });
    expect(same).toMatchObject({ code: 2, stderr: 'extract: a.txt: this is an input: it is not overwritten\n' });
    expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe(ARTICLE);
  });

  test('--out-dir: the same tree', () => {
    const out = folder({ 'a.txt': ARTICLE, 'news/b.txt': ARTICLE, 'news/deep/c.txt': ARTICLE });
    expect(extract(['news', '--out-dir', 'one'], { cwd: out }).code).toBe(0);
    expect(readdirSync(join(out, 'one'), { recursive: true }).sort()).toEqual(['b.json', 'deep', 'deep/c.json']);
    expect(readFileSync(join(out, 'one/b.json'), 'utf8')).toMatch(/^\{\n {2}"schema"/);
    expect(extract(['news', 'a.txt', '--out-dir', 'two', '-f', 'html'], { cwd: out }).code).toBe(0);
    expect(readdirSync(join(out, 'two'), { recursive: true }).sort()).toEqual(
      ['a.html', 'news', 'news/b.html', 'news/deep', 'news/deep/c.html'].sort(),
    );
    expect(readFileSync(join(out, 'two/a.html'), 'utf8')).toMatch(/^<!DOCTYPE html>.*<\/html>\n$/s);
  });

  test('--out-dir: brat beside copies of the texts', () => {
    const out = folder({ 'news/b.txt': `${ARTICLE}\r\n` });
    expect(extract(['news', '--out-dir', 'brat', '-f', 'brat'], { cwd: out }).code).toBe(0);
    expect(readFileSync(join(out, 'brat/b.txt'), 'utf8')).toBe(`${ARTICLE}\r\n`);
    expect(readFileSync(join(out, 'brat/b.ann'), 'utf8')).toMatch(/^T1\tTITLE 4 15\tوزير الدفاع$/m);
  });

  test('--out-dir: two inputs for one name are refused, steps upwards are left out', () => {
    const out = folder({ 'a.txt': ARTICLE, 'a.md': ARTICLE, 'sub/x.txt': '' });
    expect(extract(['a.txt', 'a.md', '--out-dir', 'out'], { cwd: out })).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^extract: a\.md: out\/a\.json is the output of a\.txt: it is not overwritten\n/),
    });
    expect(extract(['../a.txt', '--out-dir', 'out'], { cwd: join(out, 'sub') }).code).toBe(0);
    expect(existsSync(join(out, 'sub/out/a.json'))).toBe(true);
  });
});

describe('options', () => {
  test('--reference gives relative dates their values', () => {
    const values = (args: string) =>
      one(run(args).stdout).entities.flatMap((entity) => ('value' in entity ? [entity.value] : []));
    expect(values('a.txt --reference 2026-02-02')).toEqual(['2026-02-01']);
    expect(values('a.txt')).toEqual([]);
  });

  test('--types', () => {
    const types = (args: string) => new Set(one(run(args).stdout).entities.map(({ type }) => type));
    expect(types('a.txt --types person,Location')).toEqual(new Set(['PERSON', 'LOCATION']));
    expect(types('a.txt --types date')).toEqual(new Set(['DATE']));
  });

  test('--gazetteer', () => {
    const input = 'وصل الوفد إلى خضروان مساء.';
    expect(texts(one(run('-', { input }).stdout))).not.toContain('خضروان');
    expect(texts(one(run('- --gazetteer ours.tsv', { input }).stdout))).toContain('خضروان');
  });

  test('--patterns', () => {
    const input = 'صدر القانون رقم 7 في دمشق.';
    const { entities } = one(run('- --patterns ours.json --types law', { input }).stdout);
    expect(entities).toMatchObject([{ type: 'LAW', text: 'القانون رقم 7' }]);
  });

  test('--lang ar skips the language check, --quiet its message', () => {
    const warning = 'only 0 % of the letters are Arabic';
    const checked = run('english.txt');
    expect(checked.stderr).toBe(`extract: english.txt: warning: ${warning}\n`);
    expect(one(checked.stdout)).toMatchObject({
      language: { code: 'eng' },
      warnings: [{ code: 'language', message: warning }],
    });
    expect(one(run('english.txt --lang ar').stdout)).toMatchObject({ language: { code: 'arb' }, warnings: [] });
    expect(run('english.txt --quiet')).toMatchObject({ code: 0, stderr: '' });
    expect(run('english.txt -f pretty')).toMatchObject({
      stderr: '',
      stdout: expect.stringContaining(`warning: ${warning}`),
    });
  });

  test('--explain shows what was considered', () => {
    const { entities } = one(run('a.txt --explain').stdout);
    for (const entity of entities)
      expect(entity).toMatchObject({ considered: expect.arrayContaining([expect.objectContaining({ won: true })]) });
    expect(run('a.txt --explain -f pretty').stdout).toMatch(/✓ [01]\.\d\d (?:\(tagger [01]\.\d\d\) )?PERSON/);
  });

  test('--with-text, --offsets, --bom, --clitics, --no-model', () => {
    expect(one(run('a.txt --with-text').stdout).text).toBe(ARTICLE);
    expect(one(run('a.txt --offsets byte').stdout)).toMatchObject({ offsetUnit: 'byte' });
    expect(run('a.txt -f csv --bom').stdout.startsWith('\ufefffile,')).toBe(true);
    const input = 'وصل إلى دمشق ولبنان.';
    expect(run('- -f conll', { input }).stdout).toContain('ولبنان\tB-LOCATION\n');
    expect(run('- -f conll --clitics split', { input }).stdout).toContain('و\tO\nلبنان\tB-LOCATION\n');
    expect(texts(one(run('a.txt --no-model').stdout))).toEqual(expect.arrayContaining(['دمشق']));
  });

  test('--tokens: words with their proclitics, and sentences', () => {
    const document = one(run('- --tokens', { input: 'وصل الوفد ولبنان.\n\nثم غادر.' }).stdout);
    expect(document.sentences).toEqual([
      { first: 0, last: 4, start: 0, end: 17 },
      { first: 4, last: 7, start: 19, end: 27 },
    ]);
    expect((document.tokens as object[])[2]).toEqual({
      ...{ text: 'ولبنان', start: 10, end: 16, kind: 'word', folded: 'ولبنان' },
      ...{ prefix: 'و', stem: 'لبنان' },
    });
    expect(one(run('a.txt').stdout)).not.toHaveProperty('tokens');
  });

  test('--verbose says what is done with each document; not with --quiet', () => {
    expect(run('a.txt empty.txt missing.txt --verbose').stderr).toMatch(
      /^extract: a\.txt: \d+ entities, \d\.\d kB, \d+ ms\nextract: empty\.txt: 0 entities, 0\.0 kB, \d+ ms\nextract: missing\.txt: no such .*\nextract: 2 documents, 1 failed, \d+ entities, .*\n$/,
    );
    expect(run('a.txt --verbose --quiet')).toMatchObject({ code: 2, stdout: '' });
  });

  test('--min-confidence and --no-nested', () => {
    const all = one(run('a.txt').stdout).entities;
    const least = Math.min(...all.map(({ confidence }) => confidence));
    const sure = one(run(`a.txt --min-confidence ${least + 0.01}`).stdout).entities;
    expect(sure.length).toBeLessThan(all.length);
    for (const { confidence } of sure) expect(confidence).toBeGreaterThan(least);
    const input = 'درس في جامعة دمشق.';
    expect(texts(one(run('-', { input }).stdout))).toEqual(['جامعة دمشق', 'دمشق']);
    expect(texts(one(run('- --no-nested', { input }).stdout))).toEqual(['جامعة دمشق']);
    expect(run('a.txt --min-confidence 2').code).toBe(2);
  });

  test('--no-clobber', () => {
    const out = folder({ 'news/a.txt': ARTICLE, 'news/b.txt': ARTICLE, 'out/a.json': 'mine' });
    expect(extract(['news', '--out-dir', 'out', '--no-clobber'], { cwd: out })).toEqual({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/^extract: 1 document, 1 left out, \d+ entities, \S+ s, \S+ MB\/s\n$/),
    });
    expect(readFileSync(join(out, 'out/a.json'), 'utf8')).toBe('mine');
    expect(existsSync(join(out, 'out/b.json'))).toBe(true);
    expect(extract(['news', '-o', 'out/a.json', '--no-clobber'], { cwd: out })).toMatchObject({
      code: 5,
      stderr: 'extract: out/a.json: it is there already\n',
    });
  });

  test('--debug adds stack traces, nothing else does', () => {
    expect(run('missing.txt').stderr).not.toContain('at ');
    expect(run('missing.txt --debug').stderr).toMatch(/^extract: missing\.txt: no such file or folder\n.*\n? +at /s);
    expect(run('a.txt --gazetteer missing.tsv --debug').stderr).toMatch(/ +at /);
  });

  test('--help has examples and formats, --version the version', () => {
    const { stdout } = run('--help');
    expect(stdout).toContain('curl -s "$URL" | extract --format jsonl');
    for (const format of ['json', 'csv', 'brat', 'spacy']) expect(stdout).toMatch(new RegExp(`^  ${format} +\\S`, 'm'));
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const short = (file: string) =>
      createHash('sha256')
        .update(readFileSync(`dist/data/${file}`))
        .digest('hex')
        .slice(0, 12);
    const printed = `extract ${version}\nlists   ${short('aalam.bin')}\nmodel   `;
    expect(run('--version').stdout).toBe(`${printed}${short('tagger.bin')}\n`);
    expect(run('-V --no-model').stdout).toBe(`${printed}none\n`);
    expect(run('--version --model gone.bin')).toMatchObject({ code: 4, stdout: '' });
  });
});

test('control characters in file names do not reach the terminal', () => {
  const name = 'bad\u001b]0;x\u0007\u202e.txt';
  const hostile = folder({ [name]: Uint8Array.of(0xff) });
  expect(extract([name], { cwd: hostile }).stderr).toBe(
    'extract: bad\\u001b]0;x\\u0007\\u202e.txt: not valid utf-8: byte 0xFF at offset 0\n',
  );
  expect(extract(['--\u001b[31m'], { cwd: hostile }).stderr).toBe("extract: unknown option '--\\u001b[31m'\n");
});

test('the same bytes twice', () => {
  expect(run('news a.txt --explain').stdout).toBe(run('news a.txt --explain').stdout);
});

describe('gazetteer', () => {
  test('lint', () => {
    const out = folder({ 'ok.tsv': 'name\ttype\nعلي\tPERSON\n', 'bad.tsv': 'name\ttype\nعلي\tPEOPLE\n\tPERSON\n' });
    expect(extract(['gazetteer', 'lint', 'ok.tsv'], { cwd: out })).toEqual({
      code: 0,
      stdout: 'ok.tsv: 1 row, 0 problems\n',
      stderr: '',
    });
    const { code, stdout } = extract(['gazetteer', 'lint', 'bad.tsv', 'ok.tsv'], { cwd: out });
    expect(code).toBe(4);
    expect(stdout).toMatch(
      /^bad\.tsv:2: unknown type `PEOPLE` \(.*\)\nbad\.tsv:3: the name is empty \(.*\)\nbad\.tsv: 0 rows, 2 problems\nok\.tsv/,
    );
    expect(extract(['gazetteer', 'lint', '--strict', 'ok.tsv'], { cwd: out }).code).toBe(4);
  });

  test('stats', () => {
    expect(run('gazetteer stats').stdout).toMatch(/^list +rows +ambiguous\n[\s\S]*\nPERSON +\d+ +\d+\n/);
    expect(run('gazetteer stats ours.tsv').stdout).toMatch(/\n1 row, of which 0 fire only with context\n$/);
  });

  test('lookup', () => {
    const { stdout } = run('gazetteer lookup دِمَشق خضروان --gazetteer ours.tsv');
    expect(stdout).toMatch(/^دِمَشق \(folded: دمشق\): \d+ rows?\n {2}دمشق {2}LOCATION city;/);
    expect(stdout).toMatch(/خضروان \(folded: خضروان\): 1 row\n {2}خضروان {2}LOCATION city;.*my:1/);
    expect(run('gazetteer lookup قفلطخ').stdout).toBe('قفلطخ (folded: قفلطخ): no row\n');
  });
});
