/** What the table of options tells to those who read it: completion, man page, configuration files. */
import type { Command, Option } from 'commander';
import { ENTITY_TYPES } from '../document.js';
import { FORMATS } from '../output/formats.js';

export interface Value {
  readonly kind: 'none' | 'file' | 'folder' | 'choice' | 'word';
  readonly choices: readonly string[];
}

/** Values that parsers know, and the table does not. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '--format': Object.keys(FORMATS),
  '--types': ENTITY_TYPES.map((type) => type.toLowerCase()),
};

export function valueOfOption(option: Option): Value {
  const choices = option.argChoices ?? KNOWN[option.long ?? ''] ?? [];
  const [, name] = /[<[]([a-z]+)[>\]]/.exec(option.flags) ?? [];
  if (choices.length > 0) return { kind: 'choice', choices };
  if (name === undefined) return { kind: 'none', choices };
  return { kind: name === 'file' || name === 'folder' ? name : 'word', choices };
}

/** The flags of an option, such as `-f` and `--format`. */
export const flagsOf = ({ short, long }: Option): string[] => [short, long].filter((flag) => flag !== undefined);

/** All options of a command with those that commander adds. */
export const optionsOf = (command: Command): readonly Option[] => command.createHelp().visibleOptions(command);

/** The commands below a command, without `help`. */
export const commandsOf = (command: Command): readonly Command[] => command.commands;
