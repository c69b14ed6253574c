import { robust } from '../../src/cli/pool.js';
import type { Outcome, Task } from '../../src/cli/task.js';

const task = (path: string): Task => ({ source: { kind: 'file', path, relative: path } });

test('a task that kills its worker is reported, and the others of its batch are done', async () => {
  const batches: string[][] = [];
  const run = async (tasks: readonly Task[]): Promise<Outcome[]> => {
    batches.push(tasks.map(({ source }) => source.path));
    if (tasks.some(({ source }) => source.path === 'killer')) throw new Error('the worker ended');
    return tasks.map(({ source }) => ({
      source,
      output: source.path,
      warnings: [],
      entities: {},
      bytes: 1,
      milliseconds: 1,
    }));
  };
  const outcomes = await robust(['a', 'killer', 'b'].map(task), run);
  expect(outcomes).toMatchObject([
    { output: 'a' },
    { source: { path: 'killer' }, problem: 'internal error: the worker ended', fault: true },
    { output: 'b' },
  ]);
  expect(batches).toEqual([['a', 'killer', 'b'], ['a'], ['killer'], ['b']]);
});
