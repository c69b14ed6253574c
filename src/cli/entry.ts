/** What the command's bundle has: the command itself, and the work of its workers. */
export { run } from './main.js';
export { default as workOn } from './worker.js';
