import type { Plugin } from 'vite'
import { join, resolve } from 'node:path'
import { buildDeck } from 'slidev-deck-kit/node/build/build-deck.ts'

/**
 * Builds a deck for print: without what a browser needs to be quick.
 *
 * @param entry the deck's Markdown file
 * @param folder where it is to be
 * @throws {Error} that names the slide and what it asks for in vain
 */
export async function buildForPrint(entry: string, folder: string): Promise<void> {
  await buildDeck({
    entry,
    purpose: 'print',
    notes: true,
    plugins: ({ clientRoot }) => [printedPages(clientRoot)],
    config: {
      build: {
        outDir: resolve(folder),
        // What is in public/ is read from there.
        copyPublicDir: false,
        minify: false,
        cssMinify: false,
        modulePreload: false,
      },
    },
  })
}

/** Leaves out Slidev's pages that are not printed: play, presenter, overview and the like are half of the build. */
function printedPages(clientRoot: string): Plugin {
  const empty = '\0not-printed'
  const pages = join(clientRoot, 'pages/')
  return {
    name: 'printed-pages',
    resolveId: {
      order: 'pre',
      async handler(id, importer) {
        if (!/\/pages\/.*\.vue$/.test(id))
          return null
        const resolved = await this.resolve(id, importer, { skipSelf: true })
        return resolved?.id.startsWith(pages) && resolved.id !== `${pages}print.vue` ? empty : resolved
      },
    },
    load: id => id === empty ? 'export default {}' : null,
  }
}
