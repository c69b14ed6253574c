/** docs/patterns.md: its files are written to a folder, its commands run there, and print what the page shows. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { extract, folder, one, shell } from '../cli/helpers.js';

const page = readFileSync('docs/patterns.md', 'utf8');
const files = Object.fromEntries(
  [...page.matchAll(/```json (\S+)\n([\s\S]*?)```/g)].map(([, name, json]) => [name!, json!]),
);
const commands = [...page.matchAll(/```console\n\$ (.*)\n([\s\S]*?)```/g)].map(([, command, output]) => [
  command!,
  output!,
]);
const here = folder({ ...files, 'broken.json': '[\n{]', 'a.txt': 'صدر القانون رقم 5.' });

test('the page has three examples', () => {
  expect(Object.keys(files)).toEqual(['laws.json', 'weapons.json', 'cases.json']);
  expect(commands.length).toBe(3);
});

test.each(commands)('%s', (command, output) => {
  const line = command.replace('| extract', '| $extract');
  expect(shell(line, here)).toEqual({ code: 0, stdout: output, stderr: '' });
});

test('a file that is wrong ends the command with one line', () => {
  const { code, stdout, stderr } = extract(['a.txt', '--patterns', 'broken.json'], { cwd: here });
  expect(stderr).toMatch(/^extract: broken\.json:2: no valid JSON: .+\n$/);
  expect([code, stdout]).toEqual([4, '']);
});

test('the JSON with a type of the user is as the schema has it', () => {
  const { stdout } = extract(['a.txt', '--patterns', 'laws.json', '--format', 'json'], { cwd: here });
  const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync('schema/output.schema.json', 'utf8')));
  expect(one(stdout).entities).toMatchObject([
    { type: 'LAW', rule: 'pattern.law', text: 'القانون رقم 5', start: 4, end: 17 },
  ]);
  expect([validate(one(stdout)), validate.errors]).toEqual([true, null]);
});
