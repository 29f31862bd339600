import type { SlidevEntryOptions, SlidevPreparserExtension } from '@slidev/types'
import type { Audience, DeckOptions } from './purpose.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createJiti } from 'jiti'
import { injectPreparserExtensionLoader, resolveOptions } from '../slidev-internals.ts'

/** What Slidev tells a preparser setup, and for whom the deck is built. */
export interface PreparserContext {
  headmatter: Record<string, unknown>
  filepath: string
  mode?: string
  audience?: Audience
}

type PreparserSetup = (context: PreparserContext) => SlidevPreparserExtension[] | Promise<SlidevPreparserExtension[]>

/**
 * Resolves the options of a deck as Slidev's commands do, preparser setups of
 * all roots included: Slidev runs those for its own commands alone.
 *
 * @param options Slidev's
 * @param audience for whom the deck is built
 */
export async function resolveDeck(options: SlidevEntryOptions, audience: Audience): Promise<DeckOptions> {
  const jiti = createJiti(import.meta.url)
  injectPreparserExtensionLoader(async (roots, headmatter, filepath, mode) => {
    const files = roots.map(root => join(root, 'setup/preparser.ts')).filter(file => existsSync(file))
    const extensions = await Promise.all(files.map(async (file) => {
      const setup = await jiti.import<PreparserSetup>(file, { default: true })
      return setup({ headmatter, filepath, mode, audience })
    }))
    return extensions.flat()
  })
  // Slidev passes on what it does not know.
  return resolveOptions({ ...options, audience } as SlidevEntryOptions, audience.purpose === 'print' ? 'export' : 'build')
}
