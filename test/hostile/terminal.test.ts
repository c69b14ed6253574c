/** What steers a terminal or a spreadsheet comes through text, names of files, lists and records: nothing of it gets out. */
import { parse } from 'csv-parse/sync';
import { FORMATS } from '../../src/output/formats.js';
import { folder } from '../cli/helpers.js';
import { runHere } from './helpers.js';

const ATTACKS: Readonly<Record<string, string>> = {
  colour: '\x1b[31m',
  'clear screen': '\x1b[2J\x1b[H',
  title: '\x1b]0;owned\x07',
  hyperlink: '\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\',
  clipboard: '\x1b]52;c;cm0gLXJm\x07',
  'device control': '\x1bP$q"p\x1b\\',
  'C1 control': '\u009b31m\u009d0;owned\u009c',
  backspace: 'safe\b\b\b\bevil',
  'carriage return': 'safe\revil',
  bell: '\x07',
  delete: '\x7f',
  override: '\u202egpj.exe\u202c',
  isolate: '\u2066left\u2069',
};

/** All that a terminal obeys but line ends and tabs. CRLF is a line end. */
const OBEYED = /(?!\r\n)[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069]/u;
/** The listing has marks of its own, in pairs on each line. */
const withoutIsolation = (listing: string): string => listing.replace(/\u2068([^\u2068\u2069\n]*)\u2069/g, '$1');

const article = (attack: string): string => `وصل سامر ${attack} الحلبي إلى دمشق${attack} أمس.\n`;

async function expectHarmless(args: readonly string[], cwd: string): Promise<void> {
  const { stdout, stderr } = await runHere(args, { cwd, terminal: true, env: { NO_COLOR: '1' } });
  expect(stdout + stderr).not.toBe('');
  expect(stderr).not.toMatch(OBEYED);
  expect(withoutIsolation(stdout)).not.toMatch(OBEYED);
}

describe('in a text', () => {
  const texts = Object.fromEntries(Object.entries(ATTACKS).map(([name, attack]) => [`${name}.txt`, article(attack)]));
  const here = folder({ ...texts, 'all.txt': Object.values(texts).join('') });

  test.each(Object.keys(FORMATS))('--format %s', async (format) => {
    const paths = FORMATS[format]!.single ? ['all.txt'] : Object.keys(texts);
    await expectHarmless([...paths, '-f', format, '--no-model'], here);
  });

  test.each(['pretty', 'json'])('--explain --tokens --with-text, as %s', async (format) => {
    await expectHarmless([...Object.keys(texts), '--explain', '--tokens', '--with-text', '-f', format], here);
  });
});

const ATTACK = Object.values(ATTACKS).join('');

describe('in names of files, in arguments, in lists of paths', () => {
  const name = `a${ATTACK.replaceAll('/', '')}.txt`;
  const here = folder({ [name]: 'وصل إلى دمشق', bad: Uint8Array.of(0xff), list: `${name}\0${ATTACK}gone` });
  test.each([
    [name, '-f', 'pretty', '--verbose'],
    [name, 'bad', `${ATTACK}gone`, '-f', 'json', '--verbose'],
    ['--files-from', 'list', '-f', 'csv'],
    [name, '--format', ATTACK],
    [name, '--types', ATTACK],
    [name, `--${ATTACK}`],
    [name, '--reference', ATTACK],
    [name, '--encoding', ATTACK],
    [name, '--gazetteer', name],
    [name, '--patterns', name],
    [name, '--config', name],
    [name, '--model', name],
    [name, '--debug', '--model', name],
    [name, '-o', `${ATTACK}/x/y`],
    ['view', name],
    ['eval', name],
    ['gazetteer', 'lint', name],
    ['gazetteer', ATTACK],
  ])('%#', (...args) => expectHarmless(args, here));
});

describe('in lists, patterns, records, configuration and results', () => {
  const here = folder({
    'a.txt': 'وصل إلى دمشق',
    'name.tsv': `name\ttype\nسامر${ATTACK.replace('\r', '')}\tPERSON\n`,
    'type.tsv': `name\ttype\nسامر\t${ATTACK}\n`,
    'column.tsv': `name\ttype\t${ATTACK}\nسامر\tPERSON\n`,
    'note.tsv': `name\ttype\tnote\nدمشق\tLOCATION\t${ATTACK}\n`,
    'p.json': JSON.stringify([{ name: ATTACK, patterns: [ATTACK] }]),
    'q.json': JSON.stringify([{ name: 'x', type: ATTACK, patterns: ['دمشق'] }]),
    'c.json': JSON.stringify({ [ATTACK]: ATTACK }),
    'd.json': JSON.stringify({ format: ATTACK }),
    'r.jsonl': `${JSON.stringify({ text: 'وصل إلى دمشق', id: ATTACK, [ATTACK]: ATTACK })}\n${JSON.stringify({ id: ATTACK })}\n`,
    't.csv': `text,id,"${ATTACK.replaceAll('"', '""')}"\nوصل إلى دمشق,"${ATTACK.replaceAll('"', '""')}",x\n1,2,3,4\n`,
    'saved.json': JSON.stringify({ schema: 1, [ATTACK]: ATTACK }),
    'gold.jsonl': JSON.stringify({ text: ATTACK, entities: [{ type: ATTACK, start: 0, end: 3 }] }),
  });
  test.each([
    ['a.txt', '--gazetteer', 'name.tsv', '--explain', '-f', 'pretty'],
    ['a.txt', '--gazetteer', 'type.tsv'],
    ['a.txt', '--gazetteer', 'column.tsv'],
    ['a.txt', '--gazetteer', 'note.tsv', '-f', 'pretty'],
    ['a.txt', '--patterns', 'p.json'],
    ['a.txt', '--patterns', 'q.json'],
    ['a.txt', '--config', 'c.json'],
    ['a.txt', '--config', 'd.json'],
    ['r.jsonl', '-f', 'jsonl'],
    ['r.jsonl', '-f', 'pretty', '--verbose'],
    ['r.jsonl', '-f', 'csv'],
    ['r.jsonl', '--text-field', ATTACK],
    ['t.csv', '-f', 'tsv'],
    ['t.csv', '--text-field', 'x'],
    ['view', 'saved.json'],
    ['eval', 'gold.jsonl'],
    ['gazetteer', 'lint', 'name.tsv', 'type.tsv', 'column.tsv', 'note.tsv'],
  ])('%#', (...args) => expectHarmless(args, here));
});

test('the listing keeps its own colours, and no other', async () => {
  const here = folder({ 'a.txt': article(ATTACKS.colour!) });
  const { stdout } = await runHere(['a.txt', '-f', 'pretty'], { cwd: here, terminal: true });
  // What chalk writes: switching one of the sixteen colours, bold or dim on and off.
  expect(withoutIsolation(stdout.replace(/\x1b\[(?:[1-9]|2[1-9]|3[0-9]|9[0-7])m/g, ''))).not.toMatch(OBEYED);
});

describe('formulas in CSV', () => {
  const attacks = [
    '=HYPERLINK("http://example.org","x")',
    '+1+1',
    '-2+3',
    '@SUM(1;2)',
    '\t=1',
    '\r=1',
    '＝1',
    "=cmd|' /C calc'!A0",
  ];
  test.each(attacks)('%j in a cell is text, from a name of a file and from an id', async (attack) => {
    const name = `${attack.replaceAll('/', '')} دمشق.txt`;
    const here = folder({
      [name]: 'وصل إلى دمشق',
      'r.jsonl': JSON.stringify({ id: attack, text: 'وصل إلى دمشق' }),
    });
    const { code, stdout } = await runHere(['-f', 'csv', '--bom', '--', name, 'r.jsonl'], { cwd: here });
    expect(code).toBe(0);
    const rows = parse(stdout, { bom: true, record_delimiter: '\r\n', relax_quotes: false }) as string[][];
    expect(rows).toHaveLength(3);
    expect([rows[1]![0], rows[2]![1]]).toEqual([`'${name}`, `'${attack}`]);
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+@\t\r\n＝＋－＠]|^-(?!\d)/u);
  });
});
