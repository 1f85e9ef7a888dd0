import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // Checks would write for the service that runs the tests.
    env: { GITHUB_ACTIONS: '', GITLAB_CI: '' },
    testTimeout: 30_000,
  },
})
