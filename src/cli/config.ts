/** `--config FILE` and `--print-config`: options as JSON, by their long names. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command, Option } from 'commander';
import { AalamError, EXIT, type ExitCode } from '../errors.js';
import { describeSystemError } from '../input/sources.js';
import { escapeJson } from '../output/escape.js';
import { collect } from './arguments.js';
import type { IO } from './io.js';
import { UNCONFIGURED } from './options.js';
import { Output } from './output.js';
import { valueOfOption } from './table.js';

/**
 * Gives the program the options of a file, where the command line does not have them itself. Paths in it are relative to its
 * folder. Throws an AalamError with exit code `EXIT.usage` where the file cannot be used.
 */
export function readConfig(file: string, program: Command): void {
  const settings = parse(file);
  for (const [name, value] of Object.entries(settings)) {
    const options = program.options.filter((option) => nameOf(option) === name && !UNCONFIGURED.includes(name));
    if (options.length === 0) throw refuse(file, `there is no option '${name}'`);
    const attribute = options[0]!.attributeName();
    const setting = valueFor(options, value, dirname(file));
    if (setting instanceof Error) throw refuse(file, `'${name}': ${setting.message}`);
    const source = program.getOptionValueSource(attribute);
    if (source === undefined || source === 'default') program.setOptionValueWithSource(attribute, setting, 'config');
  }
}

/** `model` for `--model` and `--no-model`. */
const nameOf = (option: Option): string => (option.negate ? option.name().replace(/^no-/, '') : option.name());

const refuse = (file: string, message: string, cause?: unknown): AalamError =>
  new AalamError(message, { exitCode: EXIT.usage, file, cause });

function parse(file: string): object {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw refuse(file, describeSystemError(error), error);
  }
  try {
    const settings: unknown = JSON.parse(text);
    if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return settings;
  } catch (error) {
    throw refuse(file, `this is no JSON: ${(error as Error).message}`, error);
  }
  throw refuse(file, 'this is no JSON object');
}

/** The value as the command line would have made it, or what is wrong with it. */
function valueFor(options: readonly Option[], value: unknown, folder: string): unknown {
  const flag = options.find((option) => valueOfOption(option).kind === 'none');
  const valued = options.find((option) => valueOfOption(option).kind !== 'none');
  if (typeof value === 'boolean') return flag ? value : new Error('true and false are no value of it');
  if (valued === undefined) return new Error('it is either true or false');
  const values = Array.isArray(value) ? value : [value];
  if (!values.every((one) => typeof one === 'string' || typeof one === 'number')) {
    return new Error('it is a text, a number or a list of them');
  }
  const isPath = ['file', 'folder'].includes(valueOfOption(valued).kind);
  const texts = values.map((one) => (isPath && one !== '-' ? resolve(folder, String(one)) : String(one)));
  const repeated = valued.parseArg === collect;
  if (repeated) return texts;
  try {
    const text = texts.join(',');
    return valued.parseArg ? valued.parseArg(text, undefined as never) : text;
  } catch (error) {
    return error;
  }
}

/** Prints the options in force, so that the output is a file for `--config`. */
export async function printConfig(program: Command, io: IO): Promise<ExitCode> {
  const values = program.opts<Record<string, unknown>>();
  const settings: Record<string, unknown> = {};
  for (const option of program.options) {
    const value = values[option.attributeName()];
    if (value === undefined || UNCONFIGURED.includes(nameOf(option))) continue;
    const isPath = ['file', 'folder'].includes(valueOfOption(option).kind);
    settings[nameOf(option)] ??= isPath ? absolute(value) : value;
  }
  await new Output(io.stdout).write(`${escapeJson(JSON.stringify(settings, undefined, 2))}\n`);
  return EXIT.ok;
}

/** Paths that mean the same wherever the file with them will be. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  return typeof value === 'string' && value !== '-' ? resolve(value) : value;
}
