/** Loaded before a program (`node --require`): whatever would reach for the network ends it, with a word that a test can find. */
const refuse = (name) => () => {
  process.stderr.write(`NETWORK ${name}\n`);
  process.exit(99);
};

for (const [module, names] of Object.entries({
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer'],
})) {
  const loaded = require(`node:${module}`);
  for (const name of names) loaded[name] = refuse(`${module}.${name}`);
  for (const name of Object.keys(loaded.promises ?? {})) loaded.promises[name] = refuse(`${module}.promises.${name}`);
}
const net = require('node:net');
net.Socket.prototype.connect = refuse('Socket.connect');
net.Server.prototype.listen = refuse('Server.listen');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
