/** Every flag of the table of options once, in a process of its own: one that is added without an example here fails. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/main.js';
import { commandsOf, flagsOf, optionsOf } from '../../src/cli/table.js';
import { ARTICLE, extract, folder, lines, one, type Ran, spawned, texts } from './helpers.js';

const GOLD = Array.from({ length: 4 }, (_, i) => ({
  id: `g${i}`,
  text: 'وصل سامر الحلبي إلى دمشق',
  entities: [
    { type: 'PERSON', start: 4, end: 15 },
    { type: 'LOCATION', start: 20, end: 24 },
  ],
}));
const RESULT = {
  ...{ schema: 1, file: 'x.txt', offsetUnit: 'utf16', text: 'وصل إلى دمشق', warnings: [] },
  entities: [
    {
      ...{ id: 'e1', type: 'LOCATION', text: 'دمشق', start: 8, end: 12, line: 1, column: 9 },
      ...{ normalized: 'دمشق', confidence: 1, rule: 'gazetteer' },
    },
  ],
};
const jsonl = (...rows: unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const here = folder({
  'a.txt': ARTICLE,
  'old.txt': Uint8Array.from([0xcf, 0xe3, 0xd4, 0xde]),
  'news/a.txt': ARTICLE,
  'news/b.md': ARTICLE,
  'r.jsonl': jsonl(
    { no: 'n1', body: 'وصل أمس', day: '2026-02-04', text: 'عاد' },
    { no: 'n2', body: 1 },
    { text: 'عاد' },
  ),
  'ours.tsv': 'name\ttype\nخضروان\tLOCATION\n',
  'ours.json': '[{"name":"law","patterns":["القانون رقم NUMBER"]}]',
  'conf.json': '{"types":["date"]}',
  list: 'a.txt\n',
  'gold.jsonl': jsonl(...GOLD),
  'wrong.jsonl': jsonl({ text: 'وصل إلى دمشق', entities: [{ type: 'PERSON', start: 8, end: 12 }] }),
  'unknown.jsonl': jsonl({ text: 'وصل إلى خضروان', entities: [{ type: 'LOCATION', start: 8, end: 14 }] }),
  'old.jsonl': jsonl({
    ...RESULT,
    file: 'old.txt',
    text: undefined,
    entities: [{ ...RESULT.entities[0], start: 0, end: 4 }],
  }),
  'large.jsonl': jsonl(
    ...['x', 'y'].map((file) => ({ ...RESULT, file, text: RESULT.text + ' ثم عاد'.repeat(60_000) })),
  ),
  'results.jsonl': jsonl(RESULT, { ...RESULT, file: 'y.txt', text: undefined }),
  'out/a.json': 'mine',
});
const read = (file: string): string => readFileSync(join(here, file), 'utf8');
const made = (file: string): boolean => existsSync(join(here, file));
const types = ({ stdout }: Ran): Set<string> => new Set(one(stdout).entities.map(({ type }) => type));
const KHADRAWAN = { input: 'وصل الوفد إلى خضروان مساء.' };

/** An example of a flag: arguments, what must hold of the run, what it reads. */
type Example = readonly [args: string, holds: (ran: Ran) => boolean, input?: { readonly input: string }];

/** By command and flag; with `code` where the run ends otherwise than well. */
const EXAMPLES: Readonly<Record<string, Readonly<Record<string, Example>>>> = {
  '': {
    '-f': ['a.txt -f jsonl', ({ stdout }) => stdout.startsWith('{"schema"')],
    '--format': ['a.txt --format csv', ({ stdout }) => stdout.startsWith('file,record,')],
    '-o': ['a.txt -o short.json', () => made('short.json')],
    '--output': ['a.txt --output long.csv', () => read('long.csv').startsWith('file,')],
    '--out-dir': ['a.txt --out-dir tree', () => made('tree/a.json')],
    '--no-clobber': ['a.txt --out-dir out --no-clobber', () => read('out/a.json') === 'mine'],
    '--resume': ['a.txt --out-dir again --resume', () => made('again/.extract-resume.jsonl')],
    '--report': ['a.txt --report run.json', () => one(read('run.json')).exitCode === 0],
    '--offsets': ['a.txt --offsets byte', ({ stdout }) => one(stdout).offsetUnit === 'byte'],
    '--with-text': ['a.txt --with-text', ({ stdout }) => one(stdout).text === ARTICLE],
    '--tokens': ['a.txt --tokens', ({ stdout }) => Array.isArray(one(stdout).tokens)],
    '--provenance': ['a.txt --provenance', ({ stdout }) => 'settings' in (one(stdout).provenance as object)],
    '--bom': ['a.txt -f csv --bom', ({ stdout }) => stdout.startsWith('\ufefffile,')],
    '--clitics': [
      '- -f conll --clitics split',
      ({ stdout }) => stdout.includes('و\tO\nلبنان\tB-LOCATION\n'),
      { input: 'وصل إلى دمشق ولبنان.' },
    ],
    '--types': ['a.txt --types date', (ran) => types(ran).size === 1 && types(ran).has('DATE')],
    '--min-confidence': [
      'a.txt --min-confidence 0.99',
      ({ stdout }) => one(stdout).entities.every(({ confidence }) => confidence >= 0.99),
    ],
    '--no-nested': ['a.txt --no-nested', ({ stdout }) => one(stdout).entities.every((entity) => !('parent' in entity))],
    '--explain': ['a.txt --explain', ({ stdout }) => stdout.includes('"considered"')],
    '--reference': ['a.txt --reference 2026-02-02', ({ stdout }) => stdout.includes('"value": "2026-02-01"')],
    '--lang': ['- --lang ar', ({ stderr }) => stderr === '', { input: 'Nothing Arabic is in this text at all.' }],
    '--gazetteer': ['- --gazetteer ours.tsv', ({ stdout }) => texts(one(stdout)).includes('خضروان'), KHADRAWAN],
    '--patterns': [
      '- --patterns ours.json',
      ({ stdout }) => texts(one(stdout)).includes('القانون رقم 7'),
      { input: 'صدر القانون رقم 7 في دمشق.' },
    ],
    '--model': ['a.txt --model gone.bin', ({ code, stderr }) => code === 4 && stderr.includes('gone.bin')],
    '--no-model': ['--version --no-model', ({ stdout }) => stdout.endsWith('model   none\n')],
    '--input': ['a.txt r.jsonl --input text', ({ stdout }) => lines(stdout).length === 2],
    '--text-field': ['r.jsonl --text-field body', ({ code, stdout }) => code === 1 && lines(stdout).length === 1],
    '--id-field': ['r.jsonl --id-field no', ({ stdout }) => lines(stdout)[0]!.id === 'n1'],
    '--date-field': ['r.jsonl --date-field day', ({ stdout }) => lines(stdout)[0]!.reference === '2026-02-04'],
    '--encoding': ['old.txt --encoding windows-1256 --with-text', ({ stdout }) => one(stdout).text === 'دمشق'],
    '--files-from': ['--files-from list -f jsonl', ({ stdout }) => lines(stdout)[0]!.file === 'a.txt'],
    '--ext': ['news --ext md', ({ stdout }) => lines(stdout)[0]!.file === 'news/b.md'],
    '--ignore': ['news --ext md,txt --ignore *.md', ({ stdout }) => lines(stdout).length === 1],
    '-j': ['a.txt news -j 2', ({ stdout }) => lines(stdout).length === 2],
    '--jobs': ['a.txt news --jobs 0', ({ stdout }) => lines(stdout).length === 2],
    '--stream': ['--stream', ({ stdout }) => lines(stdout).length === 2, { input: '{"text":"عاد"}\nno\n' }],
    '--batch': ['--stream --batch 2', ({ stdout }) => lines(stdout).length === 1, { input: '{"text":"عاد"}\n' }],
    '--shard': ['a.txt --shard 1/1 -f jsonl', ({ stdout }) => lines(stdout).length === 1],
    '--on-error': ['r.jsonl --on-error mark', ({ code, stdout }) => code === 0 && stdout.includes('"error"')],
    '--fail-fast': [
      'r.jsonl --text-field body --fail-fast',
      ({ code, stdout }) => code === 1 && lines(stdout).length === 1,
    ],
    '--config': ['a.txt --config conf.json', (ran) => types(ran).size === 1],
    '--print-config': ['--types date --print-config', ({ stdout }) => stdout.includes('"DATE"')],
    '-q': ['- -q', ({ stderr }) => stderr === '', { input: 'Nothing Arabic is in this text at all.' }],
    '--quiet': ['r.jsonl --quiet', ({ code, stderr }) => code === 1 && stderr.split('\n').length === 2],
    '--verbose': ['a.txt --verbose', ({ stderr }) => stderr.startsWith('extract: a.txt: ')],
    '--debug': ['gone.txt --debug', ({ code, stderr }) => code === 3 && /\n +at /.test(stderr)],
    '-V': ['-V', ({ stdout }) => /^extract .*\nlists .*\nmodel .*\n$/.test(stdout)],
    '--version': ['--version', ({ stdout }) => /^extract .*\nlists .*\nmodel .*\n$/.test(stdout)],
    '-h': ['-h', ({ stdout }) => stdout.startsWith('Usage: extract ')],
    '--help': ['--help', ({ stdout }) => stdout.startsWith('Usage: extract ')],
  },
  eval: {
    '--types': ['gold.jsonl --types person', ({ stdout }) => !stdout.includes('LOCATION')],
    '--by': ['gold.jsonl --by file', ({ stdout }) => /^gold\.jsonl +8 /m.test(stdout)],
    '--nested': ['gold.jsonl --nested', ({ stdout }) => stdout.startsWith('4 documents, nested entities too\n')],
    '--errors': ['wrong.jsonl --errors 3', ({ stdout }) => stdout.includes('[دمشق]')],
    '--json': ['gold.jsonl --json', ({ stdout }) => 'rows' in JSON.parse(stdout)],
    '--gazetteer': ['unknown.jsonl --gazetteer ours.tsv', ({ stdout }) => /^LOCATION +1 +100/m.test(stdout)],
    '--model': ['gold.jsonl --model gone.bin', ({ code }) => code === 4],
    '--no-model': ['gold.jsonl --no-model', ({ stdout }) => stdout.startsWith('4 documents')],
  },
  gazetteer: {},
  'gazetteer lint': { '--strict': ['ours.tsv --strict', ({ code }) => code === 4] },
  'gazetteer stats': {},
  'gazetteer lookup': { '--gazetteer': ['خضروان --gazetteer ours.tsv', ({ stdout }) => stdout.includes('1 row')] },
  merge: {
    '-o': ['results.jsonl -o m.jsonl', () => lines(read('m.jsonl')).length === 2],
    '--output': ['results.jsonl --output n.jsonl', () => lines(read('n.jsonl')).length === 2],
    '--count': ['results.jsonl --count -', ({ stdout }) => stdout.includes('LOCATION\tدمشق\tدمشق\t2\t2\n')],
    '-f': ['results.jsonl --count - -f csv', ({ stdout }) => stdout.startsWith('type,id,')],
    '--format': ['results.jsonl --count - --format jsonl', ({ stdout }) => stdout.startsWith('{"type"')],
    '--types': ['results.jsonl --count - --types person', ({ stdout }) => stdout.split('\n').length === 2],
    '--min-documents': ['results.jsonl --count - --min-documents 3', ({ stdout }) => stdout.split('\n').length === 2],
    '-q': ['results.jsonl -o m.jsonl -q', ({ stderr }) => stderr === ''],
    '--quiet': ['results.jsonl -o m.jsonl --quiet', ({ stderr }) => stderr === ''],
  },
  view: {
    '-o': ['results.jsonl -o p.html', () => read('p.html').startsWith('<!DOCTYPE html>')],
    '--output': ['results.jsonl --output q.html', () => read('q.html').startsWith('<!DOCTYPE html>')],
    '--title': ['results.jsonl --title Week', ({ stdout }) => stdout.includes('"title":"Week"')],
    '--no-texts': ['results.jsonl --no-texts', ({ stdout }) => !stdout.includes('وصل إلى دمشق')],
    '--encoding': ['old.jsonl --encoding windows-1256', ({ stdout }) => stdout.includes('"text":"دمشق"')],
    '--limit': ['results.jsonl --limit 1', ({ stdout }) => stdout.includes('"left":{"documents":1,')],
    '--max-size': ['large.jsonl --max-size 1', ({ stdout }) => stdout.includes('"left":{"documents":0,"texts":1')],
    '-q': ['results.jsonl -o p.html -q', ({ stderr }) => stderr === ''],
    '--quiet': ['results.jsonl -o p.html --quiet', ({ stderr }) => stderr === ''],
  },
  train: {
    '--out': ['gold.jsonl --out 1.bin --folds 0', () => made('1.bin')],
    '--gazetteer': ['gold.jsonl --out 2.bin --folds 0 --gazetteer gone.tsv', ({ code }) => code === 4],
    '--model': ['gold.jsonl --out 3.bin --folds 0 --model gone.bin', ({ code }) => code === 4],
    '--seed': ['gold.jsonl --out 4.bin --folds 0 --seed 7', ({ stderr }) => stderr.includes('seed 7')],
    '--folds': ['gold.jsonl --out 5.bin --folds 2', ({ stderr }) => stderr.length > 0],
    '-q': ['gold.jsonl --out 6.bin --folds 0 -q', ({ stderr }) => stderr === ''],
    '--quiet': ['gold.jsonl --out 7.bin --folds 0 --quiet', ({ stderr }) => stderr === ''],
  },
  completion: {},
};

/** All commands by the words that lead to them, with their flags; `--help` of the commands below is one flag of all. */
const table = new Map<string, string[]>();
(function walk(command = createProgram(process, () => {}), path = ''): void {
  const flags = optionsOf(command).flatMap(flagsOf);
  table.set(path, path === '' ? flags : flags.filter((flag) => flag !== '-h' && flag !== '--help'));
  for (const below of commandsOf(command)) walk(below, `${path} ${below.name()}`.trim());
})();

test('every flag has an example, and no other', () => {
  const examples = Object.entries(EXAMPLES).map(([path, flags]) => [path, Object.keys(flags).sort()]);
  expect(new Map(examples as [string, string[]][])).toEqual(
    new Map([...table].map(([path, flags]) => [path, flags.sort()])),
  );
});

const all: [path: string, flag: string, example: Example][] = Object.entries(EXAMPLES).flatMap(([path, flags]) =>
  Object.entries(flags).map(([flag, example]) => [path, flag, example]),
);
test.each(all)('extract %s: %s', (path, flag, [args, holds, input = { input: '' }]) => {
  const words = [...path.split(' '), ...args.split(' ')].filter((word) => word !== '');
  expect(words).toContain(flag);
  const ran = spawned(words, { cwd: here, ...input });
  expect([holds(ran), ran]).toEqual([true, ran]);
});

test.each([...table.keys()].filter((path) => path !== ''))('extract %s --help', (path) => {
  for (const flag of ['-h', '--help']) {
    const { code, stdout } = extract([...path.split(' '), flag], { cwd: here });
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Usage: extract ${path}`)]);
  }
});

test('nothing half-written is left', () => {
  expect(readdirSync(here).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
