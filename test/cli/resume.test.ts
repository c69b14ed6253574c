/** `--resume`: what is done is left out, what has changed is done again, and a run may be killed at any moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ARTICLE, BINARY, extract, folder } from './helpers.js';

const JOURNAL = '.extract-resume.jsonl';

/** What a run with `--resume` says it did: documents done and left out. */
function resume(cwd: string, args = 'news'): { done: number; skipped: number } {
  const { code, stderr } = extract([...args.split(' '), '--out-dir', 'out', '--resume', '--report', 'run.json'], {
    cwd,
  });
  expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringMatching(/^extract: \d+ documents?, .*\n$/) });
  const { documents } = JSON.parse(readFileSync(join(cwd, 'run.json'), 'utf8'));
  return { done: documents.done, skipped: documents.skipped };
}

const three = () =>
  folder({ 'news/a.txt': ARTICLE, 'news/b.txt': `${ARTICLE}\n`, 'news/deep/c.txt': 'وصل إلى بيروت.' });

/** All files below a folder with their contents. */
const tree = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );

test('a second run does nothing, and leaves everything as it was', () => {
  const here = three();
  expect(resume(here)).toEqual({ done: 3, skipped: 0 });
  const before = tree(join(here, 'out'));
  expect(Object.keys(before)).toEqual([JOURNAL, 'a.json', 'b.json', 'deep/c.json']);
  expect(resume(here)).toEqual({ done: 0, skipped: 3 });
  expect(tree(join(here, 'out'))).toEqual(before);
});

test.each<[what: string, change: (here: string) => void, done: number, args?: string]>([
  ['an input', (here) => appendFileSync(join(here, 'news/b.txt'), 'وغادر إلى دمشق.'), 1],
  ['a new input', (here) => writeFileSync(join(here, 'news/new.txt'), ARTICLE), 1],
  ['an output that is gone', (here) => rmSync(join(here, 'out/a.json')), 1],
  ['an output that is another', (here) => appendFileSync(join(here, 'out/a.json'), ' '), 1],
  ['an option', () => {}, 3, 'news --offsets utf16'],
  ['a list', () => {}, 3, 'news --gazetteer ours.tsv'],
  ['no journal', (here) => rmSync(join(here, `out/${JOURNAL}`)), 3],
  ['a journal cut short', (here) => writeFileSync(join(here, `out/${JOURNAL}`), '{"document":"a","key'), 3],
  ['nothing that matters', () => {}, 0, 'news --jobs 2 --debug'],
])('%s: only what it touches is done again', (_, change, done, args = 'news') => {
  const here = three();
  writeFileSync(join(here, 'ours.tsv'), 'name\ttype\nخضروان\tLOCATION\n');
  resume(here);
  change(here);
  const all = existsSync(join(here, 'news/new.txt')) ? 4 : 3;
  expect(resume(here, args)).toEqual({ done, skipped: all - done });
  expect(resume(here, args)).toEqual({ done: 0, skipped: all });
});

test("a list's content, not its name", () => {
  const here = three();
  writeFileSync(join(here, 'ours.tsv'), 'name\ttype\nخضروان\tLOCATION\n');
  resume(here, 'news --gazetteer ours.tsv');
  appendFileSync(join(here, 'ours.tsv'), 'ربعان\tLOCATION\n');
  expect(resume(here, 'news --gazetteer ours.tsv')).toEqual({ done: 3, skipped: 0 });
});

test('records: each for itself', () => {
  const here = folder({ 'r.jsonl': '{"id":"a","text":"وصل إلى دمشق"}\n{"id":"b","text":"وصل إلى بيروت"}\n' });
  expect(resume(here, 'r.jsonl')).toEqual({ done: 2, skipped: 0 });
  appendFileSync(join(here, 'r.jsonl'), '{"id":"c","text":"وصل إلى عمان"}\n');
  expect(resume(here, 'r.jsonl')).toEqual({ done: 1, skipped: 2 });
});

test('brat: the text belongs to it', () => {
  const here = three();
  resume(here, 'news -f brat');
  rmSync(join(here, 'out/a.txt'));
  expect(resume(here, 'news -f brat')).toEqual({ done: 1, skipped: 2 });
  expect(readFileSync(join(here, 'out/a.txt'), 'utf8')).toBe(ARTICLE);
});

test('one that is left out is not written over by another of its name', () => {
  const here = folder({ 'news/a.txt': ARTICLE });
  resume(here, 'news');
  writeFileSync(join(here, 'news/a.md'), ARTICLE);
  const { code, stderr } = extract(['news', '--ext', 'md,txt', '--out-dir', 'out', '--resume'], { cwd: here });
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringMatching(/a\.json is the output of a\.md/) });
});

test('what cannot be read is reported each time, the rest is left out', () => {
  const here = three();
  writeFileSync(join(here, 'news/bad.txt'), Uint8Array.of(0xff));
  for (const documents of ['3 documents, 1 failed', '0 documents, 3 left out, 1 failed']) {
    const { code, stderr } = extract(['news', '--out-dir', 'out', '--resume'], { cwd: here });
    expect(code).toBe(1);
    expect(stderr).toContain(`extract: ${documents}`);
  }
});

test('temporary files of runs that are no more go, others stay', async () => {
  const gone = spawn('true');
  await once(gone, 'close');
  const here = three();
  const name = (process: number | undefined) => `.a.json.${process}.tmp`;
  const out = folder();
  writeFileSync(join(out, name(gone.pid)), '{');
  writeFileSync(join(out, name(process.pid)), '{');
  writeFileSync(join(out, '.mine.tmp'), '');
  expect(extract(['news', '--out-dir', out, '--resume'], { cwd: here }).code).toBe(0);
  expect(readdirSync(out).sort()).toEqual([name(process.pid), JOURNAL, '.mine.tmp', 'a.json', 'b.json', 'deep'].sort());
});

describe('kill -9', () => {
  const count = 60;
  const texts = Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`news/${i % 3}/t${i}.txt`, `${ARTICLE.repeat(1 + (i % 5))}${i}`]),
  );

  /** Runs until so many outputs are there, and is killed then; tells whether it was. */
  async function killed(here: string, jobs: string, outputs: number): Promise<boolean> {
    const args = [BINARY, 'news', '--out-dir', 'out', '--resume', '--jobs', jobs];
    const child: ChildProcess = spawn(process.execPath, args, { cwd: here, stdio: 'ignore' });
    const closed = once(child, 'close');
    const written = () =>
      existsSync(join(here, 'out')) ? readdirSync(join(here, 'out'), { recursive: true }).length : 0;
    while (written() < outputs && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    return ((await closed) as [number | null, string | null])[1] === 'SIGKILL';
  }

  test.each(['1', '2'])(
    'again and again with %s jobs: nothing lost, nothing twice, nothing half-written',
    async (jobs) => {
      const here = folder(texts);
      let kills = 0;
      for (const outputs of [8, 25, 45]) if (await killed(here, jobs, outputs)) kills += 1;
      expect(kills).toBeGreaterThan(0);
      const half = tree(join(here, 'out'));
      for (const [name, content] of Object.entries(half)) if (name.endsWith('.json')) JSON.parse(content);
      const { done, skipped } = resume(here);
      expect(done + skipped).toBe(count);
      const { [JOURNAL]: journal = '', ...outputs } = tree(join(here, 'out'));
      expect(extract(['news', '--out-dir', 'whole', '--quiet'], { cwd: here }).code).toBe(0);
      expect(outputs).toEqual(tree(join(here, 'whole')));
      const noted = journal
        .split('\n')
        .flatMap((line) => (line.startsWith('{"document"') ? [JSON.parse(line).document] : []));
      expect(new Set(noted).size).toBe(count);
      // A document is done again only if the run was killed between its output and its line.
      expect(noted.length).toBeLessThanOrEqual(count + kills);
    },
    60_000,
  );
});
