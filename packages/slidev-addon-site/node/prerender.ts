import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { UnocssPluginContext } from 'unocss'
import type { Rolldown } from 'vite'
import type { PrerenderedSlide } from './page.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { buildDeck } from 'slidev-deck-kit/node/build-deck.ts'
import { atEnd } from 'slidev-deck-kit/node/command.ts'
import { wordsOf } from 'slidev-deck-kit/shared/words.ts'
import { drawInWorker } from './draw-in-worker.ts'
import { prerenderPlugins } from './prerender-plugins.ts'

/** Slides as they stand before any script has run. */
export interface Prerendered {
  /** Each slide at its step 0, in the order of the deck. */
  slides: PrerenderedSlide[]
  /** What each is called. */
  titles: (string | undefined)[]
  /** The styles of all of them. */
  css: string
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
  let unocss: UnocssPluginContext
  const { options: { data, userRoot }, output } = await buildDeck({
    entry,
    base,
    purpose: 'site',
    notes: false,
    isProgram: true,
    plugins: options => [prerenderPlugins(options), {
      name: 'prerender-unocss',
      configResolved({ plugins }) {
        const { getContext } = plugins.find(({ name }) => name === 'unocss:api')!.api as { getContext: () => UnocssPluginContext }
        unocss = getContext()
      },
    }],
    config: {
      ssr: { noExternal: true },
      build: {
        ssr: true,
        ssrEmitAssets: true,
        write: false,
        cssMinify: true,
        rollupOptions: {
          input: { prerender: fileURLToPath(new URL('../ssr/prerender.ts', import.meta.url)) },
          // Node takes these for modules in every folder.
          output: { entryFileNames: '[name].mjs', chunkFileNames: 'assets/[name]-[hash].mjs' },
        },
      },
    },
  })
  const common = output.filter(file => file.type === 'chunk' && file.isEntry).flatMap(file => [...(file as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []])
  const isCommon = ({ fileName }: { fileName: string }) => common.includes(fileName)
  const folder = join(userRoot, `node_modules/.prerender-${process.pid}`)
  const discard = atEnd(() => rmSync(folder, { recursive: true, force: true }))
  for (const file of output) {
    mkdirSync(dirname(join(folder, file.fileName)), { recursive: true })
    if (file.type === 'chunk')
      writeFileSync(join(folder, file.fileName), file.code)
  }
  const slides = await drawInWorker(join(folder, 'prerender.mjs'), data.slides.length)
  discard()
  // UnoCSS's whole sheet is mostly for Slidev's own controls: pages get what their slides use.
  const utilities = await unocss!.uno.generate(slides.map(({ html }) => html).join('\n'), { preflights: false, safelist: false, minify: true })
  // The sheets of single slides come last, as in Slidev's client.
  const sheets = output.toSorted((a, b) => Number(isCommon(b)) - Number(isCommon(a))).filter(file => file.type === 'asset' && file.fileName.endsWith('.css')).map(file => String((file as Rolldown.OutputAsset).source))
  return {
    slides,
    titles: data.slides.map(({ title }) => title),
    words: wordsOf('site', data.headmatter),
    css: [...sheets, utilities.css].join('\n'),
  }
}
