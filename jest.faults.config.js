import base from './jest.config.js';

// Starts real servers (scripts/services/), one file at a time: two cores are for the servers too.
export default {
  ...base,
  testMatch: ['<rootDir>/test/faults/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The first start of a service may install it.
  testTimeout: 900_000,
  maxWorkers: 1,
};
