/**
 * The built command in a process that stays: a run a line of the first pipe, its answer as a line of the second. To start a
 * process, to read its code and to open the lists takes longer than what most tests ask for.
 */
const { createReadStream, openSync, writeSync } = require('node:fs');
const { createInterface } = require('node:readline');
const { Readable, Writable } = require('node:stream');
const { run } = require('../../dist/cli.cjs');

const [, , requests, answers] = process.argv;

function collector() {
  const chunks = [];
  const stream = new Writable({ write: (chunk, _, done) => done(void chunks.push(chunk)) });
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString() });
}

async function answer({ args, cwd, input, env }) {
  process.chdir(cwd);
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input, 'base64')]);
  const [stdout, stderr] = [collector(), collector()];
  const code = await run(args, { stdin, stdout, stderr, env });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function write(pipe, text) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(pipe, bytes, at);
}

(async () => {
  // In the order in which the other side opens them: each waits for it.
  const input = createReadStream('', { fd: openSync(requests, 'r') });
  const pipe = openSync(answers, 'w');
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) write(pipe, `${JSON.stringify(await answer(JSON.parse(line)))}\n`);
})();
