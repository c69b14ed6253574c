/** The command starts with what V8 compiled of it before, and without. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createExtractor } from '../../src/index.js';
import { ARTICLE, extract, folder } from './helpers.js';

test.each(['as built', 'without compiled code', 'with code of another V8'])('%s: the same answers', (state) => {
  const here = folder({ 'a.txt': ARTICLE });
  for (const part of ['bin', 'dist']) {
    mkdirSync(join(here, part));
    for (const file of readdirSync(part)) {
      if (/\.(?:cjs|compiled|js|json)$/.test(file)) copyFileSync(join(part, file), join(here, part, file));
    }
  }
  symlinkSync(resolve('dist/data'), join(here, 'dist/data'));
  symlinkSync(resolve('node_modules'), join(here, 'node_modules'));
  copyFileSync('package.json', join(here, 'package.json'));
  // A folder that is built again and again holds older ones.
  const compiled = readdirSync(join(here, 'dist')).filter((file) => file.endsWith('.compiled'));
  expect(compiled.length).toBeGreaterThan(0);
  for (const file of compiled) {
    if (state.startsWith('without')) rmSync(join(here, 'dist', file));
    if (state.startsWith('with code')) writeFileSync(join(here, 'dist', file), 'another');
  }
  const args = [join(here, 'bin/extract.js'), 'a.txt', 'a.txt', '--jobs', '2'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: here, encoding: 'utf8' });
  expect({ code: status, stdout, stderr }).toEqual(extract(['a.txt', 'a.txt'], { cwd: here }));
});

test('the built command answers as the sources do, on every fixture', () => {
  const extractor = createExtractor();
  const files = readdirSync('fixtures').filter((file) => file.endsWith('.txt'));
  const { stdout } = extract(['fixtures', '--format', 'jsonl', '--offsets', 'utf16', '--quiet']);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map(({ file }) => file)).toEqual(files.sort().map((file) => join('fixtures', file)));
  for (const { file, entities } of answers) {
    const expected = extractor.extract(readFileSync(file, 'utf8')).entities;
    expect(entities).toEqual(JSON.parse(JSON.stringify(expected)));
  }
});
