import type { DeckOptions } from 'slidev-deck-kit/node/build/purpose.ts'
import type { Plugin } from 'vite'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Without its ending: an installed package has JavaScript, and Vite finds either. */
const ssr = (file: string) => fileURLToPath(new URL(`../ssr/${file}`, import.meta.url))

/** The slides as Slidev's modules give them. */
function slideModules({ data }: DeckOptions): Plugin {
  const slides = data.slides.map((_, index) => index + 1)
    .map(no => `{ no: ${no}, load: () => import('/@slidev/slides/${no}/md') }`)
  const list = 'virtual:prerendered-slides'
  const renderer = createRequire(import.meta.url).resolve('@vue/server-renderer/dist/server-renderer.esm-bundler.js')
  return {
    name: 'prerender-slides',
    resolveId: {
      order: 'pre',
      // Slidev's alias of "vue" would lead this wrong, too.
      handler: id => id === 'vue/server-renderer' ? renderer : id === list ? `\0${id}` : null,
    },
    load: { order: 'pre', handler: id => id === `\0${list}` ? `export default [${slides.join(', ')}]` : null },
  }
}

/** Slidev's client asks for the window as it is loaded: its files get one that says nothing. */
const browserNames: Plugin = {
  name: 'prerender-browser-names',
  transform: {
    order: 'post',
    filter: { id: /\/@slidev\/client\/[^?]+\.(?:ts|vue)(?:\?vue&type=script.*)?$/, code: /\b(?:window|location)\./ },
    handler: code => ({ code: `import { window, location } from ${JSON.stringify(ssr('browser'))}\n${code}`, map: null }),
  },
}

/** Slidev's components that count clicks do so when they are mounted, which nothing is without a browser. */
const countedClicks: Plugin = {
  name: 'prerender-counted-clicks',
  transform: {
    order: 'post',
    filter: { id: /\/@slidev\/client\/builtin\/(?:CodeBlockWrapper|KaTexBlockWrapper|ShikiMagicMove|VSwitch)\.(?:ts|vue)(?:\?vue&type=script.*)?$/ },
    handler: code => ({ code: `import { onDrawn } from ${JSON.stringify(ssr('place-clicks'))}\n${code.replace(/\bonMounted(?=\()/g, 'onDrawn')}`, map: null }),
  },
}

/** What the deck puts over the whole window is no part of a slide. */
const slideLayers: Plugin = {
  name: 'prerender-slide-layers',
  transform: {
    order: 'pre',
    filter: { id: /\/@slidev\/global-layers$/ },
    handler(code) {
      const [windows] = code.matchAll(/const Global[\s\S]*?(?=const SlideTop)/g)
      const layers = windows[0].match(/__slidev_global_layer_\d+(?=\))/g) ?? []
      return { code: layers.reduce((code, layer) => code.replace(new RegExp(`^import ${layer} .*$`, 'm'), ''), code.replace(windows[0], '')), map: null }
    },
  },
}

/** The components of a slide are loaded one by one: one that needs a browser to be loaded stops no other. */
const componentsApart: Plugin = {
  name: 'prerender-components-apart',
  transform: {
    order: 'post',
    filter: { id: /__slidev_\d+\.md$/ },
    handler: code => ({ code: withComponentsApart(code, ssr('left-out')), map: null }),
  },
}

/** What makes a deck a program that draws its slides (ssr/prerender.ts). */
export function prerenderPlugins(options: DeckOptions): Plugin[] {
  return [slideModules(options), browserNames, slideLayers, countedClicks, componentsApart]
}

/**
 * Has the components that a slide imports loaded as it draws them. Its layout
 * is not among them: without it there is no slide.
 *
 * @param code of a slide's module
 * @param leftOut the file that has `apart`
 */
export function withComponentsApart(code: string, leftOut: string): string {
  const rest = code.replace(/^(?:\/\*[^*]*\*\/)?import (?:(\w+)|\{ (\w+) as (\w+) \}) from (["'])([^"']+)\4;?$/gm, (found, whole: string | undefined, part: string | undefined, alias: string | undefined, _, file: string) => {
    const isComponent = (whole ?? alias!).startsWith('__unplugin_components_') || (whole && file.endsWith('.vue'))
    if (!isComponent || whole === 'InjectedLayout' || file.startsWith('~icons/'))
      return found
    const name = /([^/]+?)(?:\.\w+)?$/.exec(file)![1]
    return `const ${whole ?? alias} = _apart(${JSON.stringify(name)}, () => import(${JSON.stringify(file)}).then(module => module.${part ?? 'default'}))`
  })
  return rest === code ? code : `import { apart as _apart } from ${JSON.stringify(leftOut)}\n${rest}`
}
