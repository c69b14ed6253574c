/** What ends a run before its time, or a worker: the rest is done, what was written is whole. Kill -9 is in test/cli/resume. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ARTICLE, BINARY, extract, folder, lines } from '../cli/helpers.js';

const FAULTS = `--require ${resolve('test/hostile/faults.cjs')}`;

const many = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${String(i).padStart(2, '0')}.txt`, ARTICLE]));

describe('a worker that ends', () => {
  test.each([
    ['exit', /internal error: .*exit/],
    ['memory', /internal error: .*memory/],
  ])(
    'by %s: its file is reported, all others are done, in order',
    (fault, message) => {
      const here = folder({ ...many(30), [`t14-fault-${fault}.txt`]: ARTICLE });
      const NODE_OPTIONS = `${FAULTS} --max-old-space-size=96`;
      const { code, stdout, stderr } = extract(['.', '--jobs', '2', '-f', 'jsonl'], {
        cwd: here,
        env: { NODE_OPTIONS },
      });
      expect(code).toBe(70);
      expect(lines(stdout).map(({ file }) => file)).toEqual(Object.keys(many(30)));
      const told = stderr.split('\n').filter((line) => line.startsWith('extract: '));
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(`t14-fault-${fault}.txt: `);
      expect(told[0]).toMatch(message);
    },
    30_000,
  );
});

describe('a signal', () => {
  test.each([
    ['SIGINT', '1', 130],
    ['SIGTERM', '2', 143],
  ] as const)('%s with %s jobs: the documents that were written are whole', async (signal, jobs, code) => {
    const here = folder({ 'r.jsonl': `${JSON.stringify({ text: ARTICLE })}\n`.repeat(20_000) });
    const child = spawn(process.execPath, [BINARY, 'r.jsonl', '-j', jobs, '-f', 'jsonl'], { cwd: here });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([code, null]);
    const stdout = Buffer.concat(chunks).toString();
    expect(stdout.endsWith('\n')).toBe(true);
    expect(lines(stdout).length).toBeGreaterThan(0);
    expect(lines(stdout).length).toBeLessThan(20_000);
  });

  test('while a file is written: no half of it is left, or it has what was done', async () => {
    const here = folder({ 'r.jsonl': `${JSON.stringify({ text: ARTICLE })}\n`.repeat(20_000) });
    const child = spawn(process.execPath, [BINARY, 'r.jsonl', '-o', 'x.jsonl'], { cwd: here, stdio: 'ignore' });
    const temporary = () => readdirSync(here).some((name) => name.endsWith('.tmp'));
    while (!temporary()) await new Promise((done) => setTimeout(done, 10));
    // It listens a moment after.
    await new Promise((done) => setTimeout(done, 300));
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([143, null]);
    expect(readdirSync(here)).toEqual(['r.jsonl', 'x.jsonl']);
    for (const { schema } of lines(readFileSync(join(here, 'x.jsonl'), 'utf8'))) expect(schema).toBe(1);
  });
});

test.each(['', '--jobs'])('a reader who goes at once: %s', async (option) => {
  const here = folder({ 'r.jsonl': `${JSON.stringify({ text: ARTICLE })}\n`.repeat(200) });
  const options = option === '' ? [] : [option, '2'];
  const child = spawn(process.execPath, [BINARY, 'r.jsonl', ...options], { cwd: here });
  child.stdout.destroy();
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk) => errors.push(chunk));
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(Buffer.concat(errors).toString()).toBe('');
});

test('neither clock nor place nor language of the machine changes an answer', () => {
  const text =
    'وصل الوزير أمس الساعة الثالثة، ثم غادر يوم الأحد المقبل في 3/4/2026 و15 رمضان 1447.\nIstanbul İI 1,5.\n';
  const here = folder({ 'ب.txt': text, 'a.txt': ARTICLE, 'B.txt': ARTICLE });
  const run = (env: Record<string, string>) => extract(['.', '-f', 'jsonl', '--explain'], { cwd: here, env });
  const usual = run({ TZ: 'UTC', LANG: 'en_US.UTF-8' });
  expect([usual.code, lines(usual.stdout).length]).toEqual([0, 3]);
  for (const env of [
    { TZ: 'Pacific/Kiritimati', LANG: 'C' },
    { TZ: 'America/Adak', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'nowhere/at/all', LC_ALL: 'ar_SA', LANGUAGE: 'ar' },
  ]) {
    expect(run(env)).toEqual(usual);
  }
});
