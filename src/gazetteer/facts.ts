/** Facts of the things that lists name, by id: `id english country latitude longitude population`. */
import { type Finding, isComment, quote } from './rows.js';

/** Where a fact is not known the property is absent. */
export interface Facts {
  /** The English name. */
  readonly english?: string;
  /** ISO 3166-1 alpha-2 code. */
  readonly country?: string;
  /** Degrees, north and east positive. */
  readonly latitude?: number;
  readonly longitude?: number;
  readonly population?: number;
}

export const FACTS_HEADER = ['id', 'english', 'country', 'latitude', 'longitude', 'population'].join('\t');

/** Reads `facts.tsv`. Lines with findings are left out. */
export function parseFacts(text: string, file: string): { facts: Map<string, Facts>; findings: Finding[] } {
  const facts = new Map<string, Facts>();
  const findings: Finding[] = [];
  const lines = text.split('\n');
  const header = lines.findIndex((line) => line !== '' && !isComment(line));
  lines.forEach((line, i) => {
    if (line === '' || isComment(line)) return;
    const report = (problem: string, remedy: string) => findings.push({ file, line: i + 1, problem, remedy });
    if (i === header) {
      if (line !== FACTS_HEADER)
        report('the header line is wrong', `it must be: ${FACTS_HEADER.replaceAll('\t', '<TAB>')}`);
      return;
    }
    const id = line.slice(0, line.indexOf('\t'));
    const wrong = checkFacts(line);
    if (wrong !== undefined) report(...wrong);
    else if (facts.has(id)) report(`${quote(id)} has facts already`, 'keep one line an id');
    else facts.set(id, decodeFacts(line));
  });
  return { facts, findings };
}

const NUMBER = /^-?\d+(?:\.\d+)?$/;

function checkFacts(line: string): [problem: string, remedy: string] | undefined {
  const cells = line.split('\t');
  const [id = '', , country = '', latitude = '', longitude = '', population = ''] = cells;
  if (cells.length !== 6) return [`${cells.length} cells instead of 6`, 'five tabs a line, also where cells are empty'];
  if (id === '' || /\s/.test(id))
    return [`the id ${quote(id)} is empty or has a blank in it`, 'use the id of the rows'];
  if (country !== '' && !/^[A-Z]{2}$/.test(country))
    return [`${quote(country)} is no country code`, 'ISO 3166-1 alpha-2'];
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return ['the coordinates are wrong', 'decimal degrees'];
  if (population !== '' && !/^\d+$/.test(population))
    return [`the population ${quote(population)} is wrong`, 'digits alone'];
  return undefined;
}

const isWithin = (cell: string, limit: number): boolean =>
  cell === '' || (NUMBER.test(cell) && Math.abs(Number(cell)) <= limit);

/** The facts of one well-formed line. */
export function decodeFacts(line: string): Facts {
  const [, english = '', country = '', latitude = '', longitude = '', population = ''] = line.split('\t');
  return {
    ...(english !== '' && { english }),
    ...(country !== '' && { country }),
    ...(latitude !== '' && { latitude: Number(latitude) }),
    ...(longitude !== '' && { longitude: Number(longitude) }),
    ...(population !== '' && { population: Number(population) }),
  };
}

/** One line that `decodeFacts` reads back. */
export const encodeFacts = (id: string, facts: Facts): string =>
  [id, facts.english, facts.country, facts.latitude, facts.longitude, facts.population]
    .map((cell) => cell ?? '')
    .join('\t');
