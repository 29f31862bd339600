import type { UnocssPluginContext } from 'unocss'
import type { Plugin, Rolldown } from 'vite'
import type { PreparedSlide, Talk } from '../lib/prepared.ts'
import type { SiteWords } from '../lib/talk.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ViteSlidevPlugin } from '@slidev/cli'
import { build, mergeConfig } from 'vite'
import { knownLanguage, languageKey } from '../lib/language.ts'
import { inlineScript } from '../lib/single.ts'
import deck from '../vite.config.ts'
import { resolveDeck } from './resolve-deck.ts'

/** Slides as they stand before any script has run. */
export interface Prerendered {
  /** Each slide at its step 0, in the order of the talk. */
  slides: PreparedSlide[]
  /** The styles of all of them. */
  css: string
  /** The words that the site adds. */
  words: SiteWords
}

const entry = '/@prerender'

/**
 * Draws every slide without a browser, from the components of the live talk.
 *
 * @param base the path of the site, from slash to slash
 */
export async function prerender(base: string): Promise<Prerendered> {
  const options = await resolveDeck('build')
  options.withoutNotes = true
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
    load: { order: 'pre', handler: id => id === entry ? renderer(options.data.slides.length, join(options.userRoot, 'styles/index.css'), options.data.headmatter.lang) : null },
  }
  const { output } = await build(mergeConfig(deck, {
    configFile: false,
    root: options.userRoot,
    base,
    logLevel: 'silent',
    plugins: [await ViteSlidevPlugin(options, deck.slidev), plugin],
    ssr: { noExternal: true },
    build: { ssr: true, ssrEmitAssets: true, write: false, cssMinify: true, cssCodeSplit: false, rollupOptions: { input: { prerender: entry } } },
  })) as Rolldown.RolldownOutput
  const folder = join(options.userRoot, `node_modules/.prerender-${process.pid}`)
  try {
    for (const file of output) {
      mkdirSync(dirname(join(folder, file.fileName)), { recursive: true })
      if (file.type === 'chunk')
        writeFileSync(join(folder, file.fileName), file.code)
    }
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
    const { render } = await import(pathToFileURL(join(folder, 'prerender.js')).href) as { render: () => Promise<PreparedSlide[]> }
    const slides = await render()
    // Of UnoCSS's sheet only what the slides have: all of it is for Slidev's own controls.
    const utilities = await unocss!.uno.generate(slides.map(({ html }) => html).join('\n'), { preflights: false, safelist: false, minify: true })
    const sheets = output.filter(file => file.type === 'asset' && file.fileName.endsWith('.css')).map(file => String((file as Rolldown.OutputAsset).source))
    return {
      slides,
      words: options.data.headmatter.site as SiteWords,
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
 * @param slides how many there are
 */
export async function pageProgram(talk: Talk, base: string, slides: number): Promise<string> {
  const [{ output: [chunk] }] = await build({
    configFile: false,
    base,
    logLevel: 'silent',
    define: { __TALK_OFFLINE__: 'true', __TALK__: JSON.stringify({ ...talk, base, slides }) },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../setup/prepared-page.ts', import.meta.url)), formats: ['iife'], name: 'page', fileName: 'page' },
    },
  }) as [Rolldown.RolldownOutput]
  return inlineScript(chunk.code.trim())
}

/** The program that draws: Slidev's own contexts, and a v-click that marks what is hidden. */
function renderer(count: number, styles: string, lang: unknown): string {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  return `
    import { createSSRApp, h, ref } from 'vue'
    import { renderToString } from 'vue/server-renderer'
    import { createClicksContextBase } from '@slidev/client/composables/useClicks.ts'
    import * as keys from '@slidev/client/constants.ts'
    import '@unocss/reset/tailwind.css'
    import '${styles}'
    ${numbers.map(no => `import slide${no} from '/@slidev/slides/${no}/md'\nimport { meta as meta${no} } from '/@slidev/slides/${no}/frontmatter'`).join('\n')}
    const slides = [${numbers.map(no => `{ component: slide${no}, meta: meta${no} }`).join(', ')}]
    export const render = () => Promise.all(slides.map(async ({ component, meta }, index) => {
      const app = createSSRApp({ render: () => h(component) })
      const clicks = createClicksContextBase(ref(0), meta.slide.frontmatter.clicksStart ?? 0)
      app.provide(keys.injectionClicksContext, ref(clicks))
      app.provide(keys.injectionSlidevContext, { nav: {}, configs: {}, themeConfigs: {} })
      app.provide(keys.injectionCurrentPage, ref(index + 1))
      app.provide(keys.injectionRenderContext, ref('slide'))
      app.provide(keys.injectionFrontmatter, meta.slide.frontmatter)
      app.provide('${languageKey}', ${JSON.stringify(knownLanguage(lang))})
      let steps = 0
      app.directive('click', { getSSRProps({ value }) {
        const info = clicks.calculate(value ?? '+1')
        if (!info)
          return {}
        clicks.register({}, info)
        steps = Math.max(steps, info.start)
        return { 'class': [keys.CLASS_VCLICK_TARGET, info.isActive.value || keys.CLASS_VCLICK_HIDDEN], 'data-slidev-clicks-start': info.start }
      } })
      const html = await renderToString(app)
      // Slidev's own layouts may hold what only the talk can step.
      return { no: index + 1, html, steps: meta.slide.frontmatter.layout === 'workflow' ? steps : 0 }
    }))`
}
