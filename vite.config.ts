/// <reference types="@slidev/types" />
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

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
})
