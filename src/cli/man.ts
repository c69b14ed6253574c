/** The manual page, made from the table of options when the package is built. */
import type { Command, Option } from 'commander';
import { FORMATS } from '../output/formats.js';
import { createProgram, EXAMPLES, EXIT_CODES } from './main.js';
import { commandsOf, optionsOf } from './table.js';
import { version } from './version.js';

/** The page in roff, for man(1). */
export function manPage(): string {
  const program = createProgram(process, () => {});
  const lines = [
    `.TH EXTRACT 1 "" "aalam ${roff(version())}" "User Commands"`,
    '.SH NAME',
    `extract \\- ${lower(roff(program.description())).replace(/\.$/, '')}`,
    '.SH SYNOPSIS',
    ...synopses(program).flatMap((synopsis) => ['.B extract', roff(synopsis), '.br']),
    '.SH DESCRIPTION',
    roff(program.description()),
    'The answers are JSON with exact offsets, or one of the formats below; in a terminal a listing for people.',
    ...program.registeredArguments.flatMap((argument) => item(argument.name(), argument.description)),
    '.SH OPTIONS',
    ...optionsOf(program).flatMap(optionItem),
    '.SH FORMATS',
    ...Object.entries(FORMATS).flatMap(([name, { description }]) => item(name, description)),
    '.SH COMMANDS',
    ...commandsOf(program).flatMap((command) => commandLines(command, command.name())),
    '.SH EXIT STATUS',
    ...Object.entries(EXIT_CODES).flatMap(([code, meaning]) => item(code, meaning)),
    '.SH ENVIRONMENT',
    ...item('FORCE_COLOR, NO_COLOR', 'colours of the listing: always, never; the first has the last word'),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([command, purpose]) => ['.TP', `.B ${roff(command)}`, roff(purpose)]),
  ];
  return `${lines.join('\n')}\n`;
}

function synopses(program: Command): string[] {
  const below = commandsOf(program).flatMap((command) => {
    const deeper = commandsOf(command);
    return deeper.length === 0 ? [command.name()] : deeper.map((one) => `${command.name()} ${one.name()}`);
  });
  return ['[options] [paths...]', ...below.map((name) => `${name} [options] ...`)];
}

/** A command and those below it, with their options. */
function commandLines(command: Command, path: string): string[] {
  const below = commandsOf(command);
  if (below.length > 0) return below.flatMap((one) => commandLines(one, `${path} ${one.name()}`));
  const names = command.registeredArguments.map((argument) => {
    const text = `${argument.name()}${argument.variadic ? '...' : ''}`;
    return argument.required ? `<${text}>` : `[${text}]`;
  });
  return [
    '.SS',
    roff(['extract', path, ...names].join(' ')),
    roff(command.description()),
    ...command.registeredArguments.flatMap((argument) => item(argument.name(), argument.description)),
    ...optionsOf(command).flatMap(optionItem),
  ];
}

function optionItem(option: Option): string[] {
  const choices = option.argChoices ? ` (${option.argChoices.join(', ')})` : '';
  const { defaultValue } = option;
  const shown = typeof defaultValue === 'string' || typeof defaultValue === 'number' ? ` [${defaultValue}]` : '';
  return item(option.flags, `${option.description}${choices}${shown}`);
}

const item = (term: string, text: string): string[] => ['.TP', `.B ${roff(term)}`, roff(text)];

/** Text that roff prints as it is. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1');

const lower = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
