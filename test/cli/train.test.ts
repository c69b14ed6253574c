/** `extract train`: from annotated texts to a model that `--model` takes. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract, folder } from './helpers.js';

/** Texts of our own in which an invented family of words is a title. */
const PEOPLE = ['سامر الحلبي', 'ليلى المرادي', 'فادي الشطي', 'هاني العكاري', 'رنا الدوماني', 'نزار القطيفي'];
const gold = Array.from({ length: 24 }, (_, i) => {
  const person = PEOPLE[i % PEOPLE.length]!;
  const head = i % 2 === 0 ? 'والتقى الطوربان ' : 'وشكر الطوربان ';
  const text = `${head}${person} في القاعة`;
  const title = head.indexOf('الطوربان');
  return {
    id: `t${i}`,
    text,
    entities: [
      { type: 'TITLE', start: title, end: title + 8 },
      { type: 'PERSON', start: head.length, end: head.length + person.length },
    ],
  };
});
const here = folder({
  'gold.jsonl': gold.map((document) => `${JSON.stringify(document)}\n`).join(''),
  'none.jsonl': '{"text":"وصل","entities":[]}\n',
});
const run = (args: string) => extract(args.split(' '), { cwd: here });

test('a model that has learnt from the texts, the same for the same seed', () => {
  const { code, stdout, stderr } = run('train gold.jsonl --out mine.bin --folds 0');
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  expect(stderr).toMatch(/^extract: 24 texts with 48 entities\n[\s\S]*extract: mine\.bin: \d\.\d MB\n$/);
  writeFileSync(join(here, 'a.txt'), 'والتقى الطوربان مازن الخطيب في القاعة');
  const found = (args: string) =>
    JSON.parse(run(`a.txt ${args}`).stdout).entities.map(
      ({ type, text }: { type: string; text: string }) => `${type} ${text}`,
    );
  expect(found('--model mine.bin')).toEqual(['TITLE الطوربان', 'PERSON مازن الخطيب']);
  expect(found('--no-model')).not.toContain('TITLE الطوربان');
  expect(run('train gold.jsonl --out again.bin --folds 0 --quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(join(here, 'again.bin')).equals(readFileSync(join(here, 'mine.bin')))).toBe(true);
});

test.each([
  ['train none.jsonl --out x.bin', 3, 'the annotated texts have no entities'],
  ['train gone.jsonl --out x.bin', 3, 'gone.jsonl: no such file or folder'],
  ['train gold.jsonl --out x.bin --model gold.jsonl -q', 4, 'gold.jsonl: .*'],
  ['train gold.jsonl --out gone/gold.jsonl/x.bin --folds 0 --gazetteer gone.tsv -q', 4, 'gone.tsv: .*'],
])('extract %s', (args, code, message) => {
  const ran = run(args);
  expect(ran.code).toBe(code);
  expect(ran.stderr).toMatch(new RegExp(`^extract: ${message}\\n$`));
});
