export default {
  testEnvironment: 'node',
  // Machines may be slow and busy; what must be fast is measured by the processor's time.
  testTimeout: 30_000,
  // All processors: by default one is left free, which of two is one.
  maxWorkers: '100%',
  roots: ['<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
