/// <reference types="@slidev/types" />
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  slidev: {
    markdown: {
      // The talk's words are kept to the letter: no curly quotes for straight ones.
      markdownOptions: { html: true, linkify: true, xhtmlOut: true, typographer: false },
    },
  },
  resolve: {
    alias: [
      // Slidev nests a button in a button, which WCAG 4.1.2 forbids.
      { find: /^\.\/MenuButton\.vue$/, replacement: fileURLToPath(new URL('setup/MenuButton.vue', import.meta.url)) },
    ],
  },
  test: {
    // A browser test brings a browser and a server: two at once is what two cores bear.
    maxWorkers: 2,
    projects: [
      {
        plugins: [vue()],
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: 'tests/e2e/setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
