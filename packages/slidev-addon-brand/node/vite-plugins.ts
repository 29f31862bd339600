import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { brandColours } from './brand.ts'

/** Gives <BrandColors> its table. The deck's own check (colourCheck) keeps colours that fall short off the screen. */
export async function brandPlugins({ entry }: ResolvedSlidevOptions): Promise<Plugin[]> {
  const { root, config } = await loadDeck(entry)
  return [brandColours(root, config)]
}
