import type { ResolvedSlidevOptions, SlidevEntryOptions } from '@slidev/types'
import { resolveOptions } from '@slidev/cli'
import { injectPreparserExtensionLoader } from '@slidev/parser/fs'
import preparser from '../../../setup/preparser.ts'

// Slidev runs setup/preparser.ts for its own commands alone.
injectPreparserExtensionLoader(async (_, headmatter, filepath, mode) => preparser({ headmatter, filepath, mode }))

/**
 * Slidev's options for a build of the deck.
 *
 * @param mode what is built: `export` has the pages for print
 * @param options Slidev's, beside the entry
 */
export function resolveDeck(mode: 'build' | 'export', options: Omit<SlidevEntryOptions, 'entry'> = {}): Promise<ResolvedSlidevOptions> {
  return resolveOptions({ entry: 'slides.md', ...options }, mode)
}
