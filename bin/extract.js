#!/usr/bin/env node
// From Node 22 on: compiled code is kept for the next run.
require('node:module').enableCompileCache?.();

require('../dist/cli.cjs')
  .run(process.argv.slice(2), process)
  .then((code) => {
    process.exitCode = code;
  });
