import type { ModulePreloads } from './module-preloads.ts'
import type { SiteOptions } from './site-options.ts'
import { resolve } from 'node:path'
import { buildDeck } from 'slidev-deck-kit/node/build/build-deck.ts'
import { publicHead } from './head.ts'
import { lightFonts } from './light-site.ts'
import { modulePreloads } from './module-preloads.ts'
import { familiesOf } from './small-fonts.ts'

/**
 * Builds Slidev's client, which the pages load, and the page that they are made of.
 *
 * @param options what is built
 * @param characters of which the pages have fonts inside
 * @returns what the pages can ask for before it runs
 */
export async function buildClient(options: SiteOptions, characters: string): Promise<ModulePreloads> {
  const { deck: { entry, root, config: { fonts } }, folder, base, withNotes, noPicture } = options
  const { output } = await buildDeck({
    entry,
    base,
    purpose: 'site',
    notes: withNotes,
    plugins: ({ data: { config, headmatter } }) => {
      // Slidev's bar has a button for it.
      if (!noPicture)
        config.download = `${base}slides.pdf`
      const address = (headmatter.seoMeta as { ogUrl?: string } | undefined)?.ogUrl
      return [fonts && lightFonts(familiesOf(fonts, root), characters), publicHead({ base, address, info: typeof config.info === 'string' ? config.info : undefined, picture: !noPicture })]
    },
    config: { build: { outDir: resolve(folder), emptyOutDir: true } },
  })
  return modulePreloads(output)
}
