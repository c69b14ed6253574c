/** docs/recipes.md: every line is run, on texts of our own, and must give what it promises. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BINARY, folder } from './helpers.js';

const SECTION = /^(\S.*):\n\n```sh\n(.*)\n```$/gm;
const recipes = [...readFileSync('docs/recipes.md', 'utf8').matchAll(SECTION)].map(([, title, line]) => [
  title!,
  line!,
]);

const A = `دمشق، 4 شباط 2026
قال وزير الدفاع سامر الحلبي إن الاجتماع سيعقد في دمشق غدا الخميس. وأضاف الحلبي أن طلاب جامعة حلب عادوا.
والتقى وزير الصحة فادي العكاري في بيروت. وزار الوفد قرية خضروان. ونشرت الخضرنة تفاصيل الزيارة.
`;
const B = `عمان، 5 شباط 2026
وصل وزير الدفاع سامر الحلبي إلى عمان يوم 15 رمضان 1447هـ، والتقى الرئيس اللبناني جوزيف عون.
`;
const record = (id: number, text: string, date: string) => JSON.stringify({ id, text, date, source: 'نشرة' });
const here = folder({
  'news/a.txt': A,
  'news/b.txt': B,
  'news/c.txt': 'The delegation arrived in the capital on the fourth day of its journey.',
  'old/d.txt': Uint8Array.of(0xe6, 0xd5, 0xe1, 0x20, 0xc5, 0xe1, 0xec, 0x20, 0xc8, 0xed, 0xd1, 0xe6, 0xca),
  'dump.jsonl': `${record(1, 'وصل سامر الحلبي إلى دمشق أمس.', '2026-02-04')}\n${record(2, 'عاد أمس.', '2026-03-01')}\n`,
  'table.csv': 'No,Body\n7,"وصل إلى بيروت، ""العاصمة"""\n8,سافر إلى دمشق\n',
  'names.tsv': 'name\ttype\tsubtype\nالخضرنة\tORGANIZATION\tmedia\n',
  'gold.jsonl': '{"text":"وصل إلى دمشق","entities":[{"type":"LOCATION","start":8,"end":12}]}\n',
});
const bin = folder({ extract: `#!/bin/sh\nexec "${process.execPath}" "${BINARY}" "$@"\n` });
chmodSync(join(bin, 'extract'), 0o755);

/** What the line must print: some line of it must look like each of these. */
const EXPECTED: Readonly<Record<string, readonly RegExp[]>> = {
  'The most frequent people': [/^ +[23] سامر الحلبي$/],
  'In how many documents each of them is named': [/^ +2 سامر الحلبي$/, /^ +1 فادي العكاري$/],
  'Titles and who holds them': [/^وزير الدفاع\tسامر الحلبي$/, /^وزير الصحة\tفادي العكاري$/],
  'Ministers and their ministries': [/^سامر الحلبي\tوزارة الدفاع$/, /^فادي العكاري\tوزارة الصحة$/],
  'All the ways in which one person is named in a document': [/^\["الحلبي","سامر الحلبي"\]$/],
  'Who is named together with whom, and in how many documents': [/^ +1 سامر الحلبي\tفادي العكاري$/],
  'Bodies, with what kind they are': [/^\w*\tجامعة حلب$/],
  'Bodies that have a place in their name': [/^حلب\tجامعة حلب$/],
  'Places of a country as CSV with coordinates': [/^"دمشق","Damascus",33\.\d+,36\.\d+$/],
  'Countries by frequency, with those that their cities stand for': [/^ +\d SY$/, /^ +1 LB$/],
  'A map of all places (GeoJSON)': [/"FeatureCollection"/, /^ +"name": "بيروت"$/],
  'Places that the lists do not know': [/خضروان/],
  'Dates in a range, with their documents': [/^2026-02-04\t4 شباط 2026\tnews\/a\.txt$/, /^2026-02-05\tغدا الخميس\t/],
  'Days by how often they are spoken of': [/^ +2 2026-02-05$/],
  'Dates of the Hijri calendar and what they are in the other': [/^(?:يوم )?15 رمضان 1447هـ\t2026-03-04$/],
  'What a text says of today, read on a certain day': [/^2026-02-05$/],
  'Documents that name a place': [/^news\/a\.txt$/],
  'Documents that are not Arabic': [/^news\/c\.txt\teng$/],
  'Each mention in its surroundings': [/وزير الدفاع سامر الحلبي إن/],
  'Sentences that name a person': [/^والتقى وزير الصحة فادي العكاري في بيروت\.$/],
  'Texts with the people made unreadable': [/^قال وزير الدفاع ■■■ إن .* وأضاف ■■■ أن/],
  'The most frequent words that are not in entities': [/^ +2 التقي$/],
  'A column of a table, as a table of entities for a spreadsheet': [
    /^\ufefffile,record,id,type,/,
    /^table\.csv,7,e1,LOCATION,city,بيروت,/,
  ],
  'People and places beside each record': [
    /^\{"id":1,"source":"نشرة","people":\["سامر الحلبي"\],"places":\["دمشق"\]\}$/,
  ],
  'Packed records, the days of publication as reference': [
    /^\["2026-02-04","2026-02-03"\]$/,
    /^\["2026-03-01","2026-02-28"\]$/,
  ],
  'Only the files of the last day': [/^news\/a\.txt$/, /^news\/b\.txt$/],
  'Texts in an older encoding': [/^بيروت$/],
  'Shards joined, and a table of what they name': [
    /^type\tid\tname\tmentions\tdocuments$/,
    /^PERSON\t.*\tسامر الحلبي\t[23]\t2$/,
  ],
  'A record a line through a filter, failures in their places': [/^\[1,null\]$/, /^\[null,"json"\]$/],
  'What changed between two runs': [/^> news\/a\.txt\t\d+\tORGANIZATION\tالخضرنة$/],
  'What to look at first, because it is unsure': [/^0\.\d+\t[A-Z]+\t/],
  'Which rules and lists gave the answers': [/^ +\d+ [a-z.-]+$/],
  'A batch with a report': [/^\[3,true\]$/],
  'How good the answers are, by type': [/^LOCATION\t1\t1\t1$/, /^all\t1\t1\t1$/],
};

test('thirty of them, each with an expectation', () => {
  expect(recipes.length).toBeGreaterThanOrEqual(30);
  expect(recipes.map(([title]) => title)).toEqual(Object.keys(EXPECTED));
});

const missing = spawnSync('jq', ['--version']).error !== undefined;
if (missing) console.log('the recipes are not run: there is no jq here');

(missing ? test.skip : test).each(recipes)('%s', (title, line) => {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, LC_ALL: 'C.UTF-8' };
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line!], {
    cwd: here,
    env,
    encoding: 'utf8',
  });
  const complaints = stderr.split('\n').filter((said) => said !== '' && !said.includes('c.txt: warning: '));
  expect({ status, complaints }).toEqual({ status: 0, complaints: [] });
  const lines = stdout.split('\n');
  for (const expected of EXPECTED[title!]!) expect(lines).toContainEqual(expect.stringMatching(expected));
});
