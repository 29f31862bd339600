import type { Plugin, Rolldown } from 'vite'
import { join } from 'node:path'
import { ViteSlidevPlugin } from '@slidev/cli'
import { deckEntry } from 'slidev-deck-kit/node/deck-entry.ts'
import { explain } from 'slidev-deck-kit/node/explain.ts'
import { resolveDeck } from 'slidev-deck-kit/node/resolve-deck.ts'
import { build, mergeConfig } from 'vite'
import deck from '../../../vite.config.ts'

/** A deck built for print: contents of the built files, by their paths from the root of the site. */
export type PrintBuild = Map<string, string | Uint8Array>

/**
 * Builds the deck in memory: it takes no port and leaves no files.
 *
 * @throws {Error} that names the slide and what it asks for in vain
 */
export async function buildForPrint(): Promise<PrintBuild> {
  const options = await resolveDeck('export')
  const output = await build(mergeConfig(deck, {
    configFile: false,
    root: options.userRoot,
    logLevel: 'silent',
    plugins: [await ViteSlidevPlugin(options, deck.slidev), deckEntry(options), printedPages(options.clientRoot)],
    build: {
      write: false,
      minify: false,
      cssMinify: false,
      modulePreload: false,
      reportCompressedSize: false,
    },
  })).catch(explain) as Rolldown.RolldownOutput
  return new Map(output.output.map(file => [`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source]))
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
