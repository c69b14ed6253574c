/** `--shard K/N`: the parts are complete, disjoint, and the same in every run. */
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inShard, parseShard, shardOf } from '../../src/cli/shard.js';
import type { Task } from '../../src/cli/task.js';
import { AalamError, EXIT } from '../../src/errors.js';
import { RecordError } from '../../src/input/records.js';
import { ARTICLE, BINARY, extract, folder, shell } from './helpers.js';

type Item = Task | AalamError;

const file = fc.string({ minLength: 1 }).map((path): Task => ({ source: { kind: 'file', path, relative: path } }));
const record = fc
  .record({ line: fc.nat(), text: fc.string(), id: fc.option(fc.oneof(fc.string(), fc.integer()), { nil: undefined }) })
  .map(({ id, ...rest }): Task => {
    const source = { kind: 'stdin', path: '-', relative: 'stdin' } as const;
    return { source, record: { ...rest, ...(id !== undefined && { id }), bytes: 1, fields: {} } };
  });
const refused = fc
  .record({ line: fc.nat(), id: fc.option(fc.string(), { nil: undefined }) })
  .map(({ id, line }): Item => {
    const refusal = { code: 'text', message: 'no text', ...(id !== undefined && { id }) } as const;
    return new RecordError(refusal, { file: '-', line });
  });
const missing = fc.string().map((path): Item => new AalamError('missing', { exitCode: EXIT.input, file: path }));
const items = fc.array(fc.oneof<fc.Arbitrary<Item>[]>(file, record, refused, missing), { maxLength: 60 });

async function* feed(all: readonly Item[]): AsyncGenerator<Item> {
  yield* all;
}

async function part(all: readonly Item[], index: number, count: number): Promise<Item[]> {
  const kept: Item[] = [];
  for await (const item of inShard(feed(all), { index, count })) kept.push(item);
  return kept;
}

test('every item is in exactly one part, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 12 }), async (all, count) => {
      const parts = await Promise.all(Array.from({ length: count }, (_, k) => part(all, k + 1, count)));
      expect(parts.flat()).toHaveLength(all.length);
      expect(new Set(parts.flat())).toEqual(new Set(all));
      for (const kept of parts)
        expect(kept.map((item) => all.indexOf(item))).toEqual(
          [...kept.map((item) => all.indexOf(item))].sort((a, b) => a - b),
        );
    }),
  );
});

test('parts depend on the item alone: the same id is in the same part, whatever stands around it', async () => {
  await fc.assert(
    fc.asyncProperty(items, items, fc.integer({ min: 1, max: 12 }), async (all, others, count) => {
      for (let index = 1; index <= count; index++) {
        const mixed = await part([...others, ...all], index, count);
        expect(mixed.filter((item) => all.includes(item))).toEqual(await part(all, index, count));
      }
    }),
    { numRuns: 30 },
  );
});

test('parts are about equal', () => {
  const counts = new Array(8).fill(0);
  for (let i = 0; i < 8000; i++) counts[shardOf(`news/${i}.txt`, 8) - 1] += 1;
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test.each([
  ['1/1', { index: 1, count: 1 }],
  ['3/10', { index: 3, count: 10 }],
])('%s', (text, shard) => {
  expect(parseShard(text)).toEqual(shard);
});

test.each(['0/3', '4/3', '1', '1/0', '-1/3', '1/3/5', 'a/b', '1.5/3', ''])('%j is none', (text) => {
  expect(() => parseShard(text)).toThrow('is no part such as 1/10 or 10/10');
});

describe('the command', () => {
  const names = Array.from({ length: 12 }, (_, i) => `news/${i % 3}/t${i}.txt`);
  const rows = [
    '{"id":1,"text":"وصل إلى بيروت"}',
    '',
    '{oops',
    '{"id":2,"text":null}',
    '{"text":"سافر"}',
    '{"text":"عاد"}',
  ];
  const here = folder({
    ...Object.fromEntries(names.map((name) => [name, ARTICLE])),
    'in.jsonl': rows.join('\n'),
    'table.csv': 'id,text\n1,وصل إلى بيروت\n2,سافر\n3,x,y\n4,عاد\n',
  });
  const sorted = (text: string) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .sort();

  test.each([
    ['a folder', ['news', '--types', 'date']],
    ['records, good and bad', ['in.jsonl', '--stream']],
    ['records, by several workers', ['in.jsonl', '--stream', '-j', '2']],
    ['rows', ['table.csv', '--on-error', 'mark', '--types', 'date']],
  ])('%s: three parts are the whole', (_, args) => {
    const run = (...more: string[]) => extract([...args, '-f', 'jsonl', ...more], { cwd: here });
    const parts = [1, 2, 3].map((k) => run('--shard', `${k}/3`));
    expect(parts.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(sorted(parts.map(({ stdout }) => stdout).join(''))).toEqual(sorted(run().stdout));
    expect(run('--shard', '1/1')).toEqual(run());
  });

  test('nonsense is refused', () => {
    expect(extract(['news', '--shard', '4/3'], { cwd: here })).toMatchObject({
      code: 2,
      stderr: "extract: option '--shard <k/n>' argument '4/3' is invalid. '4/3' is no part such as 1/10 or 10/10\n",
    });
  });

  test('job slots of GNU parallel share a folder, and go on after a kill', () => {
    if (shell('parallel --version', '.').code !== 0) return console.log('skipped: there is no GNU parallel here');
    const recipe = (end: string) =>
      `seq 4 | parallel -j 2 ${end} $extract news/ --types date --shard {}/4 --out-dir out/ --resume --quiet`;
    const many = folder(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`news/${i % 7}/${i}.txt`, ARTICLE])));
    // It may come at any moment: before the first output, or after the last.
    shell(recipe('timeout -s KILL 0.4'), many);
    expect(shell(recipe(''), many)).toEqual({ code: 0, stdout: '', stderr: '' });
    const { stdout } = shell('$extract merge out/', many);
    const whole = extract(['news/', '--types', 'date', '-f', 'jsonl'], { cwd: many }).stdout;
    expect(sorted(stdout)).toEqual(sorted(whole));
  });

  test('the recipe for Slurm, by what stands in for sbatch: its tasks at once, then those whose output is lost', () => {
    const [, recipe = ''] =
      /```sh\n(#!\/bin\/bash\n#SBATCH[\s\S]*?)```/.exec(readFileSync('docs/scaling.md', 'utf8')) ?? [];
    const cluster = folder({
      ...Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`data/news/${i % 3}/${i}.txt`, ARTICLE])),
      'job.sh': recipe.replaceAll('/data/', 'data/'),
      // One process a task of the array, with what Slurm tells each.
      sbatch: `#!/bin/bash
[[ $1 =~ ^--array=1-([0-9]+)$ ]] && grep -q '^#SBATCH --array=' "$2" || exit 2
for k in $(seq "\${BASH_REMATCH[1]}"); do
  SLURM_ARRAY_TASK_ID=$k SLURM_ARRAY_TASK_COUNT=\${BASH_REMATCH[1]} bash "$2" & tasks+=($!)
done
for task in "\${tasks[@]}"; do wait "$task" || failed=1; done
exit "\${failed:-0}"
`,
      extract: `#!/bin/sh\nexec "${process.execPath}" "${BINARY}" "$@"\n`,
    });
    for (const name of ['sbatch', 'extract']) chmodSync(join(cluster, name), 0o755);
    const submit = 'PATH="$PWD:$PATH" ./sbatch --array=1-4 job.sh 2> log';
    expect(shell(submit, cluster).code).toBe(0);
    const whole = extract(['data/news/', '-f', 'jsonl'], { cwd: cluster }).stdout;
    const merged = () => sorted(shell('$extract merge data/entities/', cluster).stdout);
    expect(merged()).toEqual(sorted(whole));
    const reports = () => [1, 2, 3, 4].map((k) => JSON.parse(readFileSync(join(cluster, `report-${k}.json`), 'utf8')));
    const sum = (of: 'done' | 'skipped') => reports().reduce((all, { documents }) => all + documents[of], 0);
    expect([sum('done'), sum('skipped')]).toEqual([20, 0]);
    // A task that lost a file does that alone again.
    shell('find data/entities -name "7.json" -delete', cluster);
    expect(shell(submit, cluster).code).toBe(0);
    expect(merged()).toEqual(sorted(whole));
    expect([sum('done'), sum('skipped')]).toEqual([1, 19]);
  });
});
