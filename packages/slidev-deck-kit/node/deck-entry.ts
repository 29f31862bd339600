import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { join } from 'node:path'

/** Where a build of the deck begins: Slidev's index.html, which is no file (as in its own build command). */
export function deckEntry({ userRoot, utils }: ResolvedSlidevOptions): Plugin {
  const index = join(userRoot, 'index.html')
  return {
    name: 'deck-entry',
    config: () => ({ build: { rollupOptions: { input: { index } } } }),
    resolveId: { order: 'pre', handler: id => id === index ? id : null },
    load: { order: 'pre', handler: id => id === index ? utils.indexHtml : null },
  }
}
