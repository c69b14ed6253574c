/** `npm run lint:lists`: checks gazetteers/; prints `file:line: problem (remedy)` and exits 1 if something is wrong. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseFacts } from '../src/gazetteer/facts.js';
import { lintFactsText, lintList, repeatedAcrossLists, sourceKeys, unusedFacts } from '../src/gazetteer/lint.js';
import { describeFinding, type Finding, listName, parseList } from '../src/gazetteer/rows.js';
import { FACTS_FILE, readListFiles } from './compile-lists.js';

const folder = fileURLToPath(new URL('../gazetteers/', import.meta.url));
const files = readListFiles(folder);
const lists = files.filter((file) => file.path !== FACTS_FILE);
const facts = files.find((file) => file.path === FACTS_FILE);
const sourcesFile = `${folder}SOURCES.md`;
const sources = sourceKeys(existsSync(sourcesFile) ? readFileSync(sourcesFile, 'utf8') : '');

const rows = lists.flatMap(({ path, text }) => parseList(text, path, listName(path)).rows);
const findings = lists.flatMap(({ path, text }) => lintList(text, path, listName(path), sources));
if (facts) {
  findings.push(...lintFactsText(facts.text, facts.path), ...parseFacts(facts.text, facts.path).findings);
  findings.push(...unusedFacts(facts.text, facts.path, rows));
}
const warnings = repeatedAcrossLists(rows);

const place = (finding: Finding): Finding => ({ ...finding, file: `gazetteers/${finding.file}` });
for (const warning of warnings) console.log(`warning: ${describeFinding(place(warning))}`);
for (const finding of findings) console.log(describeFinding(place(finding)));
console.log(`${lists.length} lists, ${rows.length} rows: ${findings.length} errors, ${warnings.length} warnings`);
process.exitCode = findings.length > 0 ? 1 : 0;
