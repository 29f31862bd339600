/// <reference types="@slidev/types" />
import type { Plugin } from 'vite'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Lets a script run before all in Slidev's client that fails where storage is forbidden; in a build, before each part that may come first. In dev, Vite ends ids with a version. */
const storageFirst: Plugin = {
  name: 'storage-first',
  transform: {
    order: 'pre',
    filter: { id: /\/@slidev\/client\/[^?]+\.ts(?:\?v=\w+)?$/, code: /useLocalStorage|createApp/ },
    handler: code => ({ code: `import '${fileURLToPath(new URL('packages/slidev-deck-kit/client/storage.ts', import.meta.url))}'\n${code}`, map: null }),
  },
}

export default defineConfig({
  plugins: [storageFirst],
  slidev: {
    markdown: {
      // The talk's words are kept to the letter: no curly quotes for straight ones.
      markdownOptions: { html: true, linkify: true, xhtmlOut: true, typographer: false },
    },
    // A comment in a slide is the speaker's: no page gets it.
    vue: { template: { compilerOptions: { comments: false } } },
  },
  resolve: {
    alias: [
      // Slidev nests a button in a button, which WCAG 4.1.2 forbids.
      { find: /^\.\/MenuButton\.vue$/, replacement: fileURLToPath(new URL('packages/slidev-addon-live/client/MenuButton.vue', import.meta.url)) },
      // Slidev's timer knows no plan, dies with a reload where no server keeps it, and says how it stands in colour alone.
      { find: /^\.\.\/internals\/(TimerBar|TimerInlined)\.vue$/, replacement: fileURLToPath(new URL('packages/slidev-addon-pace/client/$1.vue', import.meta.url)) },
      // Notes that scroll must be reached by key, too (WCAG 2.1.1).
      { find: /^\.\/NoteDisplay\.vue$/, replacement: fileURLToPath(new URL('packages/slidev-addon-live/client/NoteDisplay.vue', import.meta.url)) },
    ],
  },
})
