/** The listing for people: a line an entity, in text order, with colours where they are welcome. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { ConsideredCandidate, Entity, Reference } from '../document.js';
import { escapeControls } from './escape.js';
import { entitiesIn } from './json.js';
import type { FormatOptions, Result, Writer } from './result.js';

/** Colours of the types, from the sixteen that every terminal has and people choose themselves. */
const COLORS = {
  PERSON: 'green',
  TITLE: 'yellow',
  ORGANIZATION: 'cyan',
  LOCATION: 'magenta',
  DATE: 'blue',
} as const;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Text of the article, safe to print; isolated, so that its direction moves nothing else on the line. */
const isolate = (text: string): string => `${FIRST_STRONG_ISOLATE}${escapeControls(text)}${POP_ISOLATE}`;

export function pretty(options: FormatOptions): Writer {
  const chalk = new Chalk({ level: options.color ? 1 : 0 });
  return { document: (result) => listing(result, options, chalk), between: '\n' };
}

function listing(result: Result, options: FormatOptions, chalk: ChalkInstance): string {
  const entities = entitiesIn(options.offsets, result);
  const places = entities.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(0, ...places.map((place) => place.length));
  const depths = depthsOf(entities);
  const typeWidth = Math.max(0, ...entities.map(({ type, id }) => escapeControls(type).length + 2 * depths.get(id)!));
  const lines = entities.flatMap((entity, i) => [
    describeEntity(entity, places[i]!.padStart(width), depths.get(entity.id)!, typeWidth, chalk),
    ...(entity.considered ?? []).map((candidate) => describeCandidate(candidate, ' '.repeat(width + 4), chalk)),
  ]);
  return [header(result, chalk), ...warnings(result, chalk), ...lines, summary(entities, chalk), ''].join('\n');
}

function header({ file, language, reference }: Result, chalk: ChalkInstance): string {
  const facts = [`${language.code} ${Math.round(language.arabic * 100)} %`];
  if (reference !== undefined) facts.push(`reference ${reference}`);
  const name = file === undefined || file === '-' ? 'standard input' : isolate(file);
  return `${chalk.bold(name)}  ${chalk.dim(facts.join(', '))}`;
}

const warnings = (result: Result, chalk: ChalkInstance): string[] =>
  result.warnings.map(({ message }) => chalk.yellow(`warning: ${escapeControls(message)}`));

function describeEntity(entity: Entity, place: string, depth: number, typeWidth: number, chalk: ChalkInstance): string {
  const type = `${'  '.repeat(depth)}${escapeControls(entity.type)}`.padEnd(typeWidth);
  const details = detailsOf(entity).map(escapeControls).join('  ');
  return `${chalk.dim(place)}  ${paint(entity.type, type, chalk)}  ${isolate(entity.text)}  ${chalk.dim(details)}`.trimEnd();
}

function paint(type: string, text: string, chalk: ChalkInstance): string {
  return type in COLORS ? chalk[COLORS[type as keyof typeof COLORS]](text) : chalk.bold(text);
}

/** How deep each entity lies inside others, by its id. */
function depthsOf(entities: readonly Entity[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { id, parent } of entities) depths.set(id, parent === undefined ? 0 : (depths.get(parent) ?? 0) + 1);
  return depths;
}

function detailsOf(entity: Entity): string[] {
  const details: string[] = [];
  if (entity.value !== undefined)
    details.push(`= ${entity.value}${entity.mod ? ` (${entity.mod.toLowerCase()})` : ''}`);
  if (entity.approximate) details.push('about');
  if (entity.conflict !== undefined) details.push(`conflict: ${entity.conflict}`);
  if (entity.ref !== undefined) details.push(describeReference(entity.ref));
  if (entity.subtype !== undefined) details.push(entity.subtype);
  if (entity.considered !== undefined) details.push(entity.rule, entity.confidence.toFixed(2));
  return details.filter((detail) => detail !== '');
}

/** `Moscow, RU`. */
function describeReference({ name, iso3166, country }: Reference): string {
  return [name, iso3166 ?? country].filter((part) => part !== undefined).join(', ');
}

function describeCandidate(candidate: ConsideredCandidate, margin: string, chalk: ChalkInstance): string {
  const mark = candidate.won ? '✓' : '·';
  const support = candidate.support === undefined ? '' : ` (tagger ${candidate.support.toFixed(2)})`;
  const line = `${margin}${mark} ${candidate.weight.toFixed(2)}${support} ${escapeControls(`${candidate.type} ${candidate.rule}`)}  ${isolate(candidate.text)}`;
  return candidate.won ? line : chalk.dim(line);
}

function summary(entities: readonly Entity[], chalk: ChalkInstance): string {
  const counts = new Map<string, number>();
  for (const { type } of entities) counts.set(type, (counts.get(type) ?? 0) + 1);
  const parts = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const list = parts.map(([type, count]) => `${count} ${escapeControls(type)}`).join(', ');
  const noun = entities.length === 1 ? 'entity' : 'entities';
  return chalk.dim(entities.length === 0 ? 'no entities' : `${entities.length} ${noun}: ${list}`);
}
