/** Loaded before the command (`node --require`): reading a file of one of these names does to the thread what it says. */
const fs = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const FAULTS = {
  exit: () => process.exit(9),
  memory: () => {
    const kept = [];
    for (;;) kept.push(new Array(1e6).fill(kept.length));
  },
};

const { readFileSync } = fs;
fs.readFileSync = (path, ...rest) => {
  const [, fault] = /fault-(\w+)\.txt$/.exec(String(path)) ?? [];
  if (fault !== undefined && !isMainThread) FAULTS[fault]();
  return readFileSync(path, ...rest);
};
