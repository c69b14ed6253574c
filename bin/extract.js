#!/usr/bin/env node
import module from 'node:module';

// From Node 22 on: compiled code is kept for the next run.
module.enableCompileCache?.();
const { run } = await import('../dist/cli.js');

process.exitCode = await run(process.argv.slice(2), process);
