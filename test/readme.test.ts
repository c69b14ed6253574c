/**
 * What the README shows is what the command prints: every `console` block is run. Its lines after `$` are commands for a
 * shell in which `extract` is this checkout's; what follows is their output. `npm run readme` writes the outputs anew.
 */
import { readmeBlocks, runBlock } from './readme.js';

const blocks = readmeBlocks();

test('the README has examples', () => {
  expect(blocks.length).toBeGreaterThan(3);
});

test.each(blocks.map(({ command, output }) => [command, output]))('%s', (command, output) => {
  const result = runBlock(command);
  if (result.missing !== undefined) console.warn(`not run: ${result.missing} is not on this machine`);
  else expect(result.output).toBe(output);
});
