import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { UnocssPluginContext } from 'unocss'
import type { Plugin, Rolldown } from 'vite'
import type { PreparedSlide, Talk } from './page.ts'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { ViteSlidevPlugin } from '@slidev/cli'
import { explain } from 'slidev-deck-kit/node/explain.ts'
import { resolveDeck } from 'slidev-deck-kit/node/resolve-deck.ts'
import { wordsOf } from 'slidev-deck-kit/shared/words.ts'
import { build, mergeConfig } from 'vite'
import deck from '../../../vite.config.ts'
import { inlineScript } from './single-page.ts'

/** Slides as they stand before any script has run. */
export interface Prerendered {
  /** Each slide at its step 0, in the order of the talk. */
  slides: PreparedSlide[]
  /** What each is called. */
  titles: (string | undefined)[]
  /** The styles of all of them. */
  css: string
  /** The words that the site adds. */
  words: SiteWords
}

const entry = '/@prerender'

/**
 * Draws every slide without a browser, from the components of the live talk. One
 * that cannot be drawn says why, and stops no other.
 *
 * @param base the path of the site, from slash to slash
 * @throws {Error} that names the slide and what is wrong with it
 */
export async function prerender(base: string): Promise<Prerendered> {
  const options = await resolveDeck('build', { base })
  const require = createRequire(import.meta.url)
  let unocss: UnocssPluginContext
  const plugin: Plugin = {
    name: 'prerender',
    configResolved({ plugins }) {
      const { getContext } = plugins.find(({ name }) => name === 'unocss:api')!.api as { getContext: () => UnocssPluginContext }
      unocss = getContext()
    },
    resolveId: {
      order: 'pre',
      handler(id) {
        // Slidev's alias of vue takes what begins with it along.
        if (id === 'vue/server-renderer')
          return require.resolve('@vue/server-renderer/dist/server-renderer.esm-bundler.js')
        return id === entry ? id : null
      },
    },
    load: { order: 'pre', handler: id => id === entry ? program(options.data.slides.length, options.userRoot) : null },
  }
  const { output } = await build(mergeConfig(deck, {
    configFile: false,
    root: options.userRoot,
    base,
    logLevel: 'silent',
    plugins: [await ViteSlidevPlugin(options, deck.slidev), plugin],
    ssr: { noExternal: true },
    build: { ssr: true, ssrEmitAssets: true, write: false, cssMinify: true, rollupOptions: { input: { prerender: entry } } },
  })).catch(explain) as Rolldown.RolldownOutput
  const common = output.filter(file => file.type === 'chunk' && file.isEntry).flatMap(file => [...(file as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []])
  const isCommon = ({ fileName }: { fileName: string }) => common.includes(fileName)
  const folder = join(options.userRoot, `node_modules/.prerender-${process.pid}`)
  try {
    for (const file of output) {
      mkdirSync(dirname(join(folder, file.fileName)), { recursive: true })
      if (file.type === 'chunk')
        writeFileSync(join(folder, file.fileName), file.code)
    }
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const slides = await draw(join(folder, 'prerender.js'), options.data.slides.length)
    // Of UnoCSS's sheet only what the slides have: all of it is for Slidev's own controls.
    const utilities = await unocss!.uno.generate(slides.map(({ html }) => html).join('\n'), { preflights: false, safelist: false, minify: true })
    // Slides come after what is common to them, as in the talk.
    const sheets = output.toSorted((a, b) => Number(isCommon(b)) - Number(isCommon(a))).filter(file => file.type === 'asset' && file.fileName.endsWith('.css')).map(file => String((file as Rolldown.OutputAsset).source))
    return {
      slides,
      titles: options.data.slides.map(({ title }) => title),
      words: wordsOf('site', options.data.headmatter),
      css: [...sheets, utilities.css].join('\n'),
    }
  }
  finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Builds the program of the prepared pages (setup/prepared-page.ts).
 *
 * @param talk what it loads
 * @param base the path of the site, from slash to slash
 * @param steps how many each slide has
 * @param lost what is said where the talk cannot be loaded
 */
export async function pageProgram(talk: Talk, base: string, steps: number[], lost: string): Promise<string> {
  const [{ output: [chunk] }] = await build({
    configFile: false,
    base,
    logLevel: 'silent',
    define: { __TALK_OFFLINE__: 'true', __TALK__: JSON.stringify({ ...talk, base, steps, lost }) },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../client/prerendered-page.ts', import.meta.url)), formats: ['iife'], name: 'page', fileName: 'page' },
    },
  }) as [Rolldown.RolldownOutput]
  return inlineScript(chunk.code.trim())
}

/** The program that draws, with the slides and the styles that it draws. */
function program(count: number, root: string): string {
  const slides = Array.from({ length: count }, (_, index) => index + 1)
    .map(no => `{ no: ${no}, load: () => import('/@slidev/slides/${no}/md'), meta: () => import('/@slidev/slides/${no}/frontmatter') }`)
  return `
    import '@unocss/reset/tailwind.css'
    import '${join(root, 'styles/index.css')}'
    import { drawSlides } from 'slidev-addon-site/ssr/draw-slides.ts'
    import { workerData } from 'node:worker_threads'
    void drawSlides([${slides.join(', ')}].slice(workerData))`
}

/** How long a slide may take, in ms: far more than any needs. */
const patience = 30_000

/**
 * Runs the program in a worker, where nothing that a slide does without a
 * browser can harm the build; again from the next slide on where one has ended it.
 */
async function draw(file: string, count: number): Promise<PreparedSlide[]> {
  const slides: PreparedSlide[] = []
  while (slides.length < count) {
    const worker = new Worker(file, { workerData: slides.length, stdout: true, stderr: true })
    const failure = await new Promise<string>((done) => {
      let timer = setTimeout(done, patience, 'it is not drawn after 30 s')
      worker.on('message', (slide: PreparedSlide) => {
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
