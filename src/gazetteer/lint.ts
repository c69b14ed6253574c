/** The rules for the project's own lists; they are stricter than what `parseList` asks of users. */
import { FACTS_HEADER } from './facts.js';
import { nameTokens } from './name-tokens.js';
import { codePoint, type Finding, HEADER, isComment, type ListedRow, parseList, quote } from './rows.js';

/** The subtypes that rows of a type may have; types that are not named take any lower-case word. */
const SUBTYPES: Readonly<Record<string, readonly string[]>> = {
  PERSON: ['full', 'given', 'family', 'kunya', 'laqab', 'particle'],
  TITLE: ['office', 'military', 'royal', 'religious', 'academic', 'honorific', 'occupation'],
  // biome-ignore format: one line a type
  ORGANIZATION: ['government', 'political', 'armed', 'company', 'media', 'education', 'sports', 'international', 'religious', 'other'],
  LOCATION: ['country', 'admin', 'city', 'region', 'water', 'landform', 'facility', 'continent', 'other'],
};

const ID = /^(?:iso:[A-Z]{2}|gn:[1-9]\d*|aalam:[a-z0-9]+(?:-[a-z0-9]+)*)$/;

/** What folding would remove or replace and a careful newspaper does not print in a name. */
const SPELLINGS: readonly (readonly [characters: RegExp, problem: string, remedy: string])[] = [
  [
    /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/u,
    'a diacritic',
    'folding ignores diacritics',
  ],
  [/\u0640/u, 'a tatweel', 'folding ignores tatweel'],
  [/[\ufb50-\ufdff\ufe70-\ufefc]/u, 'a presentation form', 'use the plain letters'],
  [/[\u06a9\u06cc\u06c1\u06be\u06d5]/u, 'a Persian or Urdu letter', 'use the Arabic one: ك ي ه'],
  [/\p{Cf}/u, 'an invisible mark', 'bidi marks and joiners have no place in a list'],
  [/[^\S ]/u, 'a blank that is no plain space', 'use U+0020'],
  [/ {2}/u, 'a double space', 'single spaces between words'],
];

/** Everything wrong in one list. `sources` are the keys that rows may name. */
export function lintList(text: string, file: string, list: string, sources: ReadonlySet<string>): Finding[] {
  const { rows, findings } = parseList(text, file, list);
  const bytes = lintLines(text, file, HEADER);
  return [...bytes, ...findings, ...rows.flatMap((row) => lintRow(row, sources)), ...duplicates(rows)].sort(byLine);
}

/** What is wrong in the bytes of a file of facts; `parseFacts` finds the rest. */
export const lintFactsText = (text: string, file: string): Finding[] => lintLines(text, file, FACTS_HEADER);

function lintLines(text: string, file: string, header: string): Finding[] {
  const findings: Finding[] = [];
  const report = (line: number, problem: string, remedy: string) => findings.push({ file, line, problem, remedy });
  if (text.startsWith('\ufeff')) report(1, 'the file begins with a BOM', 'save it as UTF-8 without BOM');
  const lines = text.replace(/^\ufeff/, '').split('\n');
  if (lines.pop() !== '') report(lines.length + 1, 'the last line does not end', 'end it with LF');
  const tabs = header.split('\t').length - 1;
  lines.forEach((line, i) => {
    if (line.endsWith('\r')) report(i + 1, 'the line ends in CR LF', 'end lines with LF');
    if (line.normalize('NFC') !== line) report(i + 1, 'the line is not NFC', 'normalise it');
    const cells = line.replace(/\r$/, '').split('\t');
    if (cells.some((cell) => /^\s|\s$/.test(cell)))
      report(i + 1, 'a cell begins or ends with a blank', 'remove the blank');
    if (isComment(line) || line === '') return;
    if (cells.length !== tabs + 1)
      report(i + 1, `${cells.length - 1} tabs instead of ${tabs}`, 'write empty cells too');
  });
  const first = lines.findIndex((line) => line !== '' && !isComment(line));
  if (first < 0 || lines[first]!.replace(/\r$/, '') !== header) {
    report(Math.max(first, 0) + 1, 'the header line is wrong', `it must be: ${header.replaceAll('\t', '<TAB>')}`);
  }
  return findings;
}

function lintRow(row: ListedRow, sources: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [];
  const { file, line } = row;
  const report = (problem: string, remedy: string) => findings.push({ file, line, problem, remedy });
  for (const [characters, problem, remedy] of SPELLINGS) {
    const found = characters.exec(row.name);
    if (found) report(`the name has ${problem}, U+${codePoint(found[0])}`, remedy);
  }
  const subtypes = SUBTYPES[row.type];
  if (row.subtype === '') report('the subtype is empty', `every row of our lists has one`);
  else if (subtypes && !subtypes.includes(row.subtype)) {
    report(`${row.type} has no subtype ${quote(row.subtype)}`, `one of: ${subtypes.join(' ')}`);
  }
  if (row.id !== '' && !ID.test(row.id))
    report(`the id ${quote(row.id)} is malformed`, 'iso:SY, gn:170654 or aalam:some-thing');
  if (!sources.has(row.source))
    report(`unknown source ${quote(row.source)}`, 'use a key of SOURCES.md, or add one there');
  return findings;
}

/** What makes two rows say the same. Things with different ids may share a name, as cities do. */
const sameness = (row: ListedRow): string => [nameTokens(row.name).join(' '), row.type, row.subtype].join('\t');

const mayDiffer = (a: ListedRow, b: ListedRow): boolean => a.id !== '' && b.id !== '' && a.id !== b.id;

function duplicates(rows: readonly ListedRow[]): Finding[] {
  return pairs(rows).map(([row, earlier]) => ({
    file: row.file,
    line: row.line,
    problem: `${quote(row.name)} folds to the same name as ${quote(earlier.name)} in line ${earlier.line}`,
    remedy: 'keep one of them',
  }));
}

/** Names that several lists have with the same type and subtype: worth a look, but no error. */
export function repeatedAcrossLists(rows: readonly ListedRow[]): Finding[] {
  return pairs(rows)
    .filter(([row, earlier]) => row.list !== earlier.list)
    .map(([row, earlier]) => ({
      file: row.file,
      line: row.line,
      problem: `${quote(row.name)} is also in ${earlier.file}:${earlier.line}`,
      remedy: 'one list is enough',
    }));
}

function pairs(rows: readonly ListedRow[]): (readonly [row: ListedRow, earlier: ListedRow])[] {
  const seen = new Map<string, ListedRow[]>();
  const found: (readonly [ListedRow, ListedRow])[] = [];
  for (const row of rows) {
    const key = sameness(row);
    const others = seen.get(key) ?? [];
    const earlier = others.find((other) => !mayDiffer(row, other));
    if (earlier) found.push([row, earlier]);
    seen.set(key, [...others, row]);
  }
  return found;
}

/** Facts that no row uses. */
export function unusedFacts(factsText: string, file: string, rows: readonly ListedRow[]): Finding[] {
  const ids = new Set(rows.map((row) => row.id));
  return factsText.split('\n').flatMap((text, i) => {
    const id = text.slice(0, text.indexOf('\t'));
    if (text === '' || isComment(text) || text === FACTS_HEADER || ids.has(id)) return [];
    return [
      {
        file,
        line: i + 1,
        problem: `no row has the id ${quote(id)}`,
        remedy: 'remove the line, or give a row this id',
      },
    ];
  });
}

/** The keys of the table in SOURCES.md: the first cell of each line, in backquotes. */
export const sourceKeys = (markdown: string): Set<string> =>
  new Set([...markdown.matchAll(/^\|\s*`([a-z0-9-]+)`\s*\|/gm)].map((match) => match[1]!));

const byLine = (a: Finding, b: Finding): number => a.line - b.line;
