import { defineConfig } from 'vitest/config'

// Real servers are started by the contract and journey suites; two workers match the smallest machine we support.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    maxWorkers: 2,
    testTimeout: 30_000,
    tags: [{ name: 'slow', description: 'takes a second or more on a quiet machine', timeout: 120_000 }],
    hookTimeout: 120_000,
  },
})
