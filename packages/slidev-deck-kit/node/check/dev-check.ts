import type { Plugin } from 'vite'
import type { Deck } from '../deck-config.ts'
import { join, resolve } from 'node:path'

/**
 * Lays what is wrong with a deck over its last good slide in the browser, until
 * it is mended.
 *
 * @param deck whose slides, and whose checks' files, are watched
 * @param files where its slides are
 * @param check throws what is wrong
 */
export function devCheck(deck: Deck, files: () => string[], check: () => Promise<void>): Plugin {
  const { root, config: { checks = [] } } = deck
  return {
    name: 'deck-check',
    enforce: 'pre',
    configureServer({ environments: { client } }) {
      client.hot.on('vite:client:connect', () => {
        check().catch((error: Error) => client.hot.send({ type: 'error', err: { message: error.message, stack: '' } }))
      })
    },
    hotUpdate: {
      // Before Slidev takes the edit for its new data.
      order: 'pre',
      async handler({ file, read }) {
        const looking = checks.filter(({ files }) => files.some(name => join(root, name) === file))
        if ((!looking.length && !files().includes(resolve(file))) || this.environment.name !== 'client')
          return
        // Vite's read waits for an editor that has emptied the file and not yet written it.
        await read()
        for (const { reload } of looking)
          await reload?.(root)
        await check()
        // Vite's client takes its message down on any update, even an empty one.
        this.environment.hot.send({ type: 'update', updates: [] })
      },
    },
  }
}
