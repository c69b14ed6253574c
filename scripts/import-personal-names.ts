/**
 * `tsx scripts/import-personal-names.ts ARABIC_PERSONAL_NAMES_FOLDER FAKER_FOLDER`: writes `gazetteers/people/packages.tsv`.
 *
 * Takes the folders of the unpacked npm packages `arabic-personal-names` and `@faker-js/faker`, and keeps the names that the
 * hand-written lists of people lack. What the file already says of a name (weight, ambiguous, note) was judged by a reader
 * and is kept; new names arrive with these cells empty.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { HEADER, type ListedRow, parseList } from '../src/gazetteer/rows.js';
import { fold } from '../src/text/letters.js';
import { readListFiles } from './compile-lists.js';

const LIST = 'people/packages.tsv';
const COMMENT =
  '# Written by scripts/import-personal-names.ts; the cells weight, ambiguous and note are edited by hand and kept.';
/** Entries of the packages that name nobody, or that are far more often something else: words, slips of the pen. */
const REFUSED = new Set(
  // biome-ignore format: a plain list
  [
    'باذنجان', 'الروح', 'باشر', 'أرواح', 'أريحا', 'أسلية', 'أليف', 'إشفاق', 'إناس', 'الع لويني', 'براح', 'بريئة', 'بصيرة', 'بلبلة', 'بينة',
    'تذكار', 'تراث', 'تسامح', 'تقاء', 'تلال', 'تهنيد', 'توسل', 'توفيقة', 'تي', 'جهام', 'حاكمة', 'رتيب', 'صداح', 'آمر', 'تهامة', 'سويس', 'فقوسة',
  ].map(fold),
);

interface Entry {
  readonly name: string;
  readonly subtype: 'given' | 'family';
  readonly source: 'apn' | 'faker';
  readonly note: 'm' | 'f' | '';
}

interface FakerNames {
  readonly first_name: { readonly male: readonly string[]; readonly female: readonly string[] };
  readonly last_name: { readonly generic: readonly string[] };
}

const [apnFolder, fakerFolder] = process.argv.slice(2);
if (apnFolder === undefined || fakerFolder === undefined) {
  console.error('usage: tsx scripts/import-personal-names.ts ARABIC_PERSONAL_NAMES_FOLDER FAKER_FOLDER');
  process.exit(2);
}
const gazetteers = fileURLToPath(new URL('../gazetteers/', import.meta.url));
const target = join(gazetteers, LIST);
const entries = [...readApn(apnFolder), ...(await readFaker(fakerFolder))];
const rows = newRows(entries, knownNames(), judgedRows());
writeFileSync(target, `${[HEADER, COMMENT, ...rows].join('\n')}\n`);
console.log(`${entries.length} names read, ${rows.length} that no other list of people has`);

function readApn(folder: string): Entry[] {
  const read = (file: string): string[] => JSON.parse(readFileSync(join(folder, file), 'utf8')) as string[];
  return [
    ...read('male.json').map((name): Entry => ({ name, subtype: 'given', source: 'apn', note: 'm' })),
    ...read('female.json').map((name): Entry => ({ name, subtype: 'given', source: 'apn', note: 'f' })),
    ...read('last.json').map((name): Entry => ({ name, subtype: 'family', source: 'apn', note: '' })),
  ];
}

async function readFaker(folder: string): Promise<Entry[]> {
  const module = await import(pathToFileURL(resolve(folder, 'dist/locale/ar.js')).href);
  const names = module.faker.rawDefinitions.person as FakerNames;
  return [
    ...names.first_name.male.map((name): Entry => ({ name, subtype: 'given', source: 'faker', note: 'm' })),
    ...names.first_name.female.map((name): Entry => ({ name, subtype: 'given', source: 'faker', note: 'f' })),
    ...names.last_name.generic.map((name): Entry => ({ name, subtype: 'family', source: 'faker', note: '' })),
  ];
}

function key(subtype: string, name: string): string {
  return `${subtype}\t${fold(name)}`;
}

/** The names of all other lists of people. */
function knownNames(): Set<string> {
  const files = readListFiles(gazetteers).filter(({ path }) => path.startsWith('people/') && path !== LIST);
  const known = files.flatMap(({ path, text }) => parseList(text, path, path).rows);
  return new Set(known.map((row) => key(row.subtype, row.name)));
}

function judgedRows(): Map<string, ListedRow> {
  if (!existsSync(target)) return new Map();
  const { rows: judged } = parseList(readFileSync(target, 'utf8'), LIST, LIST);
  return new Map(judged.map((row) => [key(row.subtype, row.name), row]));
}

function newRows(all: readonly Entry[], known: Set<string>, judged: Map<string, ListedRow>): string[] {
  const written = new Map<string, string>();
  for (const entry of all) {
    const name = clean(entry.name);
    const id = key(entry.subtype, name);
    if (name.length < 2 || REFUSED.has(fold(name)) || known.has(id) || written.has(id)) continue;
    const old = judged.get(id);
    const weight = old === undefined || old.weight === 0.5 ? '' : String(old.weight);
    const cells = [
      name,
      'PERSON',
      entry.subtype,
      '',
      weight,
      old?.ambiguous ?? '',
      entry.source,
      old?.note || entry.note,
    ];
    written.set(id, cells.join('\t'));
  }
  return [...written.values()].sort((a, b) => (a < b ? -1 : 1));
}

/** Without diacritics, tatweel, wasla and marks that cannot be seen. */
function clean(name: string): string {
  const plain = name.normalize('NFC').replace(/[\u0640\u064b-\u065f\u0670\p{Cf}]/gu, '');
  return plain.replaceAll('ٱ', 'ا').replace(/\s+/g, ' ').trim();
}
