import vue from '@vitejs/plugin-vue'
import { brandColours } from 'slidev-addon-brand/node/brand.ts'
import { loadDeckConfig } from 'slidev-deck-kit/node/deck-config.ts'
import { LongestFirst } from 'slidev-deck-testing/longest-first.ts'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // A browser test brings a browser and a server: two at once is what two cores bear.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [vue(), brandColours('.', await loadDeckConfig('.'))],
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'packages/**/*.test.ts', 'bench/*.test.ts'],
          exclude: ['**/node_modules/**', '**/e2e/**'],
          // A process for each worker, not for each file: to start it and load the parser again took half of the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts', 'packages/*/e2e/*.test.ts'],
          // One browser for all the files that a worker runs.
          isolate: false,
          globalSetup: 'packages/slidev-deck-testing/setup.ts',
          setupFiles: 'packages/slidev-deck-testing/setup-file.ts',
          testTimeout: 120_000,
          // Starts and builds, on a machine that is busy.
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
      {
        // In every browser that is installed: `npm run verify:engines`.
        test: { name: 'engines', include: ['tests/engines/*.test.ts'], testTimeout: 120_000, hookTimeout: 180_000, expect: { poll: { timeout: 20_000, interval: 100 } } },
      },
    ],
  },
})
