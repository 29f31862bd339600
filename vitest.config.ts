import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { brandColours } from './setup/brand.ts'

export default defineConfig({
  test: {
    // A browser test brings a browser and a server: two at once is what two cores bear.
    maxWorkers: 2,
    projects: [
      {
        plugins: [vue(), brandColours()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/setup.ts',
          testTimeout: 120_000,
          // Starts and builds, on a machine that is busy.
          hookTimeout: 180_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
})
