import type { ResolvedSlidevOptions } from '@slidev/types'
import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { PrerenderedSlide } from './page.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { buildDeck } from 'slidev-deck-kit/node/build/build-deck.ts'
import { atEnd } from 'slidev-deck-kit/node/command/command.ts'
import { wordsOf } from 'slidev-deck-kit/shared/words.ts'
import { drawInWorker } from './draw-in-worker.ts'
import { prerenderPlugins } from './prerender-plugins.ts'

/** Slides as they stand before any script has run. */
export interface Prerendered {
  /** Each slide at its step 0, in the order of the deck. */
  slides: PrerenderedSlide[]
  /** The deck, as Slidev has read it. */
  data: ResolvedSlidevOptions['data']
  /** The words that the site adds. */
  words: SiteWords
}

/**
 * Draws every slide without a browser, from the components of the deck. One
 * that cannot be drawn says why, and stops no other.
 *
 * @param entry the deck's Markdown file
 * @param base the path of the site, from slash to slash
 * @throws {Error} that names the slide and what is wrong with it
 */
export async function prerender(entry: string, base: string): Promise<Prerendered> {
  const { options: { data, userRoot }, output } = await buildDeck({
    entry,
    base,
    purpose: 'site',
    notes: false,
    isProgram: true,
    plugins: prerenderPlugins,
    config: {
      ssr: { noExternal: true },
      build: {
        ssr: true,
        write: false,
        rollupOptions: {
          input: { prerender: fileURLToPath(new URL('../ssr/prerender.ts', import.meta.url)) },
          // Node takes these for modules in every folder.
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'assets/[name]-[hash].mjs' },
        },
      },
    },
  })
  const folder = join(userRoot, `node_modules/.prerender-${process.pid}`)
  const discard = atEnd(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of output) {
    mkdirSync(dirname(join(folder, file.fileName)), { recursive: true })
    if (file.type === 'chunk')
      writeFileSync(join(folder, file.fileName), file.code)
  }
  const slides = await drawInWorker(join(folder, 'prerender.mjs'), data.slides.length)
  discard()
  return { slides, data, words: wordsOf('site', data.headmatter) }
}
