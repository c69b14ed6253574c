/** One suite in this process: `tsx bench/one.ts NAME SETTING`, its result as JSON on standard output. */
import type { Setting, Suite } from './suite.js';

const [name, setting] = process.argv.slice(2) as [string, string];
const { suite } = (await import(`./${name}.js`)) as { suite: Suite };
const result = await suite(JSON.parse(setting) as Setting);
process.stdout.write(JSON.stringify(result));
