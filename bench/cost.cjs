// Loaded into a process that is measured: at its end it writes what it cost to the pipe that it was given for this.
const { writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const PIPE = 3;

if (isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(PIPE, JSON.stringify({ seconds: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1000 }));
  });
}
