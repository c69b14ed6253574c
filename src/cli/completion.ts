/** Completion scripts for shells, made from the table of options. */
import type { Command, Option } from 'commander';
import { EXIT, type ExitCode } from '../errors.js';
import type { IO } from './io.js';
import { Output } from './output.js';
import { commandsOf, flagsOf, optionsOf, valueOfOption } from './table.js';

export async function printCompletion(program: Command, shell: 'bash' | 'zsh' | 'fish', io: IO): Promise<ExitCode> {
  await new Output(io.stdout).write(COMPLETIONS[shell](program));
  return EXIT.ok;
}

/** A command with the words that lead to it: `gazetteer lint`. */
interface Place {
  readonly path: string;
  readonly command: Command;
}

const placesOf = (command: Command, path = ''): Place[] => [
  { path, command },
  ...commandsOf(command).flatMap((below) => placesOf(below, `${path} ${below.name()}`.trim())),
];

/** What may follow a command besides options: commands, or the fixed words of its argument. */
const wordsOf = (command: Command): string[] => [
  ...commandsOf(command).map((below) => below.name()),
  ...command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
];

/** Between single quotes in any shell. */
const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The words that lead to the command are collected first, then the option before the cursor decides. */
function bash(program: Command): string {
  const places = placesOf(program);
  const valued = places.flatMap(({ path, command }) => {
    const lines = optionsOf(command).flatMap((option) => {
      const values = bashValues(option);
      return values === undefined ? [] : [`        ${flagsOf(option).join('|')}) ${values}; return;;`];
    });
    return lines.length === 0 ? [] : [`    ${quote(path)}) case "$before" in`, ...lines, '      esac;;'];
  });
  const words = places.map(({ path, command }) => {
    const flags = optionsOf(command).flatMap(flagsOf);
    return `    ${quote(path)}) flags=${quote(flags.join(' '))}; words=${quote(wordsOf(command).join(' '))};;`;
  });
  return `# bash completion for extract
_extract() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path='' flags words word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in
      ${places
        .filter(({ path }) => path !== '')
        .map(({ path }) => quote(path))
        .join('|')}) path="\${path:+$path }$word";;
    esac
  done
  case "$path" in
${valued.join('\n')}
  esac
  case "$path" in
${words.join('\n')}
  esac
  if [[ $current == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$words" -- "$current"; compgen -f -- "$current"))
  fi
}
complete -o filenames -F _extract extract
`;
}

function bashValues(option: Option): string | undefined {
  const { kind, choices } = valueOfOption(option);
  if (kind === 'none') return undefined;
  if (kind === 'file') return 'COMPREPLY=($(compgen -f -- "$current"))';
  if (kind === 'folder') return 'COMPREPLY=($(compgen -d -- "$current"))';
  return `COMPREPLY=($(compgen -W ${quote(choices.join(' '))} -- "$current"))`;
}

function zsh(program: Command): string {
  return `#compdef extract\n\n${zshFunction(program, '_extract').join('\n')}\n\nif [ "$funcstack[1]" = "_extract" ]; then\n  _extract "$@"\nelse\n  compdef _extract extract\nfi\n`;
}

/** A function for the command, after those for the commands below it. */
function zshFunction(command: Command, name: string): string[] {
  const below = commandsOf(command);
  const specs = optionsOf(command).map((option) => `    ${zshSpec(option)} \\`);
  const rest =
    below.length > 0 ? ["    '1: :->first' \\", "    '*:: :->rest'"] : [`    '*:value:${zshArguments(command)}'`];
  const cases = below.map((one) => `      ${one.name()}) ${name}_${one.name()};;`);
  const described = below.map((one) => quote(`${one.name()}:${zshText(one.description())}`)).join(' ');
  const states = [
    '  case $state in',
    `    first) local -a commands=(${described}); _describe command commands; _files;;`,
    '    rest) case $words[1] in',
    ...cases,
    '      *) _files;;',
    '    esac;;',
    '  esac',
  ];
  return [
    ...below.flatMap((one) => [...zshFunction(one, `${name}_${one.name()}`), '']),
    `${name}() {`,
    '  local state line',
    '  local -a context',
    '  _arguments -C \\',
    ...specs,
    ...rest,
    ...(below.length > 0 ? states : []),
    '}',
  ];
}

const zshText = (text: string): string => text.replace(/[[\]:]/g, (mark) => `\\${mark}`);

function zshSpec(option: Option): string {
  const { kind, choices } = valueOfOption(option);
  const action = { none: '', file: ':file:_files', folder: ':folder:_files -/', word: ':value: ', choice: '' }[kind];
  const values = kind === 'choice' ? `:value:(${choices.join(' ')})` : action;
  const flags = flagsOf(option);
  const text = quote(`[${zshText(option.description)}]${values}`);
  return flags.length === 1 ? `'*'${flags[0]}${text}` : `'*'{${flags.join(',')}}${text}`;
}

function zshArguments(command: Command): string {
  const choices = wordsOf(command);
  return choices.length > 0 ? `(${choices.join(' ')})` : '_files';
}

function fish(program: Command): string {
  const lines = placesOf(program).flatMap(({ path, command }) => {
    const condition = fishCondition(path, command);
    const options = optionsOf(command).map((option) => `complete -c extract ${condition} ${fishOption(option)}`);
    const below = commandsOf(command).map(
      (one) => `complete -c extract ${condition} -a ${one.name()} -d ${fishQuote(one.description())}`,
    );
    const words = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
    return [...options, ...below, ...words.map((word) => `complete -c extract ${condition} -a ${word}`)];
  });
  return `# fish completion for extract\n${lines.join('\n')}\n`;
}

/** The words of the path are there, none of the commands that it may still become. */
function fishCondition(path: string, command: Command): string {
  const seen = path === '' ? [] : path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
  const names = commandsOf(command).map((below) => below.name());
  const unseen = names.length > 0 ? [`not __fish_seen_subcommand_from ${names.join(' ')}`] : [];
  return `-n ${fishQuote([...seen, ...unseen].join('; and '))}`;
}

function fishOption(option: Option): string {
  const { kind, choices } = valueOfOption(option);
  const { short, long, description } = option;
  const values = {
    none: '',
    file: ' -r -F',
    folder: " -x -a '(__fish_complete_directories)'",
    word: ' -x',
    choice: ` -x -a ${fishQuote(choices.join(' '))}`,
  }[kind];
  const flags = [short && `-s ${short.slice(1)}`, long && `-l ${long.slice(2)}`].filter(Boolean).join(' ');
  return `${flags}${values} -d ${fishQuote(description)}`;
}

const fishQuote = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const COMPLETIONS: Readonly<Record<'bash' | 'zsh' | 'fish', (program: Command) => string>> = { bash, zsh, fish };
