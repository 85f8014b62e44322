// ESM throughout: the toolkit packages (@actions/*) are ESM-only, so tests run under --experimental-vm-modules.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/scripts/jest-transform.js' },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/services/', '<rootDir>/test/faults/'],
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  testTimeout: 30_000,
};
