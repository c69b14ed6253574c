/** Completion and man page: what the table of options has is in them, and the shells that are here understand them. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/main.js';
import { commandsOf, flagsOf, optionsOf } from '../../src/cli/table.js';
import { extract, folder } from './helpers.js';

const program = createProgram(process, () => {});
const flags = optionsOf(program).flatMap(flagsOf);
const commands = commandsOf(program).map((command) => command.name());
const here = folder({ 'news/a.txt': '', 'names.tsv': '' });
const script = (shell: string) => extract(['completion', shell]).stdout;

/** What bash offers after these words. */
function offered(...words: string[]): string[] {
  const file = join(here, 'bash');
  writeFileSync(file, script('bash'));
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const line = `source ./bash; COMP_WORDS=(extract ${quoted}); COMP_CWORD=${words.length}; _extract; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: here, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((word) => word !== '');
}

describe('bash', () => {
  test('options, commands, files', () => {
    expect(offered('-')).toEqual(flags);
    expect(offered('a.txt', '--no-')).toEqual(['--no-clobber', '--no-nested', '--no-model']);
    expect(offered('')).toEqual(expect.arrayContaining([...commands, 'news', 'names.tsv']));
  });

  test('values', () => {
    expect(offered('--format', 'j')).toEqual(['json', 'jsonl']);
    expect(offered('-f', 'la')).toEqual(['label-studio']);
    expect(offered('--offsets', '')).toEqual(['codepoint', 'utf16', 'byte']);
    expect(offered('--types', 'p')).toEqual(['person']);
    expect(offered('--gazetteer', 'n').sort()).toEqual(['names.tsv', 'news']);
    expect(offered('--out-dir', 'n')).toEqual(['news']);
    expect(offered('--reference', '')).toEqual([]);
  });

  test('commands below', () => {
    expect(offered('gazetteer', 'l')).toEqual(['lint', 'lookup']);
    expect(offered('gazetteer', 'lookup', '--')).toEqual(['--gazetteer', '--help']);
    expect(offered('eval', '--by', '')).toEqual(['type', 'file']);
    expect(offered('completion', 'z')).toEqual(['zsh']);
  });
});

test.each(['zsh', 'fish'])('%s: every option and command is in it', (shell) => {
  const text = script(shell);
  for (const flag of flags)
    expect(text).toContain(
      shell === 'fish' ? ` -${flag.startsWith('--') ? 'l' : 's'} ${flag.replace(/^-+/, '')} ` : flag,
    );
  for (const command of commands) expect(text).toContain(command);
  const { status, stderr, error } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' });
  if (error) return console.log(`not parsed: there is no ${shell} here`);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('an unknown shell', () => {
  expect(extract(['completion', 'ksh'])).toMatchObject({ code: 2, stderr: expect.stringContaining('bash, zsh, fish') });
});

describe('the man page', () => {
  const page = readFileSync('man/extract.1', 'utf8');
  test('has every option, command, format and exit code', () => {
    for (const flag of flags)
      expect(page).toMatch(new RegExp(`^\\.B .*${flag.replaceAll('-', String.raw`\\-`)}(?![\\w-])`, 'm'));
    for (const command of commands) expect(page).toContain(`extract ${command}`);
    for (const title of ['NAME', 'SYNOPSIS', 'OPTIONS', 'FORMATS', 'COMMANDS', 'EXIT STATUS', 'EXAMPLES']) {
      expect(page).toContain(`\n.SH ${title}\n`);
    }
  });

  test('is shown without warnings', () => {
    const { status, stdout, stderr, error } = spawnSync('man', ['--warnings', '-l', 'man/extract.1'], {
      encoding: 'utf8',
      env: { ...process.env, MANWIDTH: '100', LC_ALL: 'C.UTF-8' },
    });
    if (error) return console.log('skipped: there is no man here');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/--min-confidence <n>\n +leave out what is less sure/);
    expect(stdout).toContain(`'${'*.txt'}`.slice(1));
  });

  test('belongs to the package', () => {
    const { man, files } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(man).toBe('man/extract.1');
    expect(files).toContain('man');
  });
});
