/// <reference types="@slidev/types" />
import { defineConfig } from 'vite'

export default defineConfig({
  slidev: {
    markdown: {
      // The talk's words are kept to the letter: no curly quotes for straight ones.
      markdownOptions: { html: true, linkify: true, xhtmlOut: true, typographer: false },
    },
  },
})
