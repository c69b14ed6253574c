/** What the fuzzer once found, and what it begins with: `npm run fuzz` looks for more. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate, randomFrom } from '../fuzz/mutate.js';
import { TARGETS } from '../fuzz/targets.js';

const CORPUS = 'fuzz/corpus';

test('the corpus has targets, and stays small', () => {
  const folders = readdirSync(CORPUS);
  expect(Object.keys(TARGETS)).toEqual(expect.arrayContaining(folders));
  const sizes = folders.flatMap((folder) =>
    readdirSync(join(CORPUS, folder)).map((name) => readFileSync(join(CORPUS, folder, name)).length),
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200_000);
});

/** A few of its steps, too: a target that cannot run is no target. */
const STEPS = 15;

test.each(Object.keys(TARGETS))('%s', async (name) => {
  const target = await TARGETS[name]!();
  const folder = join(CORPUS, name);
  const saved = existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : [];
  const inputs = [...target.seeds.map((seed) => Buffer.from(seed as string)), ...saved];
  for (const input of inputs) await target.run(input);
  const random = randomFrom(7);
  const words = target.words.map((word) => Buffer.from(word));
  for (let i = 0; i < STEPS; i++) {
    const [one, other] = [inputs[random(inputs.length)]!, inputs[random(inputs.length)]!];
    await target.run(mutate(one, random, words, other));
  }
});
