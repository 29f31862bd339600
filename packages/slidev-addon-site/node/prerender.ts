import type { DeckOptions } from 'slidev-deck-kit/node/purpose.ts'
import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { UnocssPluginContext } from 'unocss'
import type { Plugin, Rolldown } from 'vite'
import type { ClientAssets, PrerenderedSlide } from './page.ts'
import { once } from 'node:events'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { buildDeck } from 'slidev-deck-kit/node/build-deck.ts'
import { atEnd } from 'slidev-deck-kit/node/command.ts'
import { wordsOf } from 'slidev-deck-kit/shared/words.ts'
import { build } from 'vite'
import { inlineScript } from './single-page.ts'

/** Slides as they stand before any script has run. */
export interface Prerendered {
  /** Each slide at its step 0, in the order of the talk. */
  slides: PrerenderedSlide[]
  /** What each is called. */
  titles: (string | undefined)[]
  /** The styles of all of them. */
  css: string
  /** The words that the site adds. */
  words: SiteWords
}

/**
 * Draws every slide without a browser, from the components of the live talk. One
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
    plugins: options => [slideModules(options), {
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
        rollupOptions: { input: { prerender: fileURLToPath(new URL('../ssr/prerender.ts', import.meta.url)) } },
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
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const slides = await draw(join(folder, 'prerender.js'), data.slides.length)
  discard()
  // Of UnoCSS's sheet only what the slides have: all of it is for Slidev's own controls.
  const utilities = await unocss!.uno.generate(slides.map(({ html }) => html).join('\n'), { preflights: false, safelist: false, minify: true })
  // Slides come after what is common to them, as in the talk.
  const sheets = output.toSorted((a, b) => Number(isCommon(b)) - Number(isCommon(a))).filter(file => file.type === 'asset' && file.fileName.endsWith('.css')).map(file => String((file as Rolldown.OutputAsset).source))
  return {
    slides,
    titles: data.slides.map(({ title }) => title),
    words: wordsOf('site', data.headmatter),
    css: [...sheets, utilities.css].join('\n'),
  }
}

/** What ssr/prerender.ts draws: the slides as Slidev's modules give them, and the sheets of the addons and the deck. */
function slideModules({ data, addonRoots, userRoot }: DeckOptions): Plugin {
  const slides = data.slides.map((_, index) => index + 1)
    .map(no => `{ no: ${no}, load: () => import('/@slidev/slides/${no}/md'), meta: () => import('/@slidev/slides/${no}/frontmatter') }`)
  const sheets = [...addonRoots, userRoot].map(root => join(root, 'styles/index.css')).filter(file => existsSync(file))
  const modules: Record<string, string> = {
    'virtual:prerendered-slides': `export default [${slides.join(', ')}]`,
    'virtual:prerendered-styles': ['@unocss/reset/tailwind.css', ...sheets].map(sheet => `import ${JSON.stringify(sheet)}`).join('\n'),
  }
  const renderer = createRequire(import.meta.url).resolve('@vue/server-renderer/dist/server-renderer.esm-bundler.js')
  return {
    name: 'prerender-slides',
    resolveId: {
      order: 'pre',
      // Slidev's alias of vue takes what begins with it along.
      handler: id => id === 'vue/server-renderer' ? renderer : id in modules ? `\0${id}` : null,
    },
    load: { order: 'pre', handler: id => modules[id.slice(1)] ?? null },
  }
}

/**
 * Builds the program of the prerendered pages (client/prerendered-page.ts).
 *
 * @param talk what it loads
 * @param base the path of the site, from slash to slash
 * @param steps how many each slide has
 * @param lost what is said where the talk cannot be loaded
 */
export async function pageProgram(talk: ClientAssets, base: string, steps: number[], lost: string): Promise<string> {
  const [{ output: [chunk] }] = await build({
    configFile: false,
    base,
    logLevel: 'silent',
    define: { __DECK_PURPOSE__: '"site"', __PAGE__: JSON.stringify({ ...talk, base, steps, lost }) },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../client/prerendered-page.ts', import.meta.url)), formats: ['iife'], name: 'page', fileName: 'page' },
    },
  }) as [Rolldown.RolldownOutput]
  return inlineScript(chunk.code.trim())
}

/** How long a slide may take, in ms: far more than any needs. */
const patience = 30_000

/**
 * Runs the program in a worker, where nothing that a slide does without a
 * browser can harm the build; again from the next slide on where one has ended it.
 */
async function draw(file: string, count: number): Promise<PrerenderedSlide[]> {
  const slides: PrerenderedSlide[] = []
  while (slides.length < count) {
    const worker = new Worker(file, { workerData: slides.length, stdout: true, stderr: true })
    const failure = await new Promise<string>((done) => {
      let timer = setTimeout(done, patience, 'it is not drawn after 30 s')
      worker.on('message', (slide: PrerenderedSlide) => {
        slides.push(slide)
        clearTimeout(timer)
        timer = setTimeout(done, patience, 'it is not drawn after 30 s')
        if (slides.length === count)
          done('')
      })
      worker.on('error', ({ message }) => done(message))
      worker.on('exit', () => done('it ends the program that draws it'))
      void once(worker, 'exit').then(() => clearTimeout(timer))
    })
    await worker.terminate()
    if (slides.length < count)
      slides.push({ no: slides.length + 1, html: '', steps: 0, failure })
  }
  return slides
}
