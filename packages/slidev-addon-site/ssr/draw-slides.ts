import type { RawAtValue } from '@slidev/types'
import type { DefaultTreeAdapterTypes } from 'parse5'
import type { Component, ObjectDirective } from 'vue'
import type { PrerenderedSlide } from '../node/page.ts'
import process from 'node:process'
import { parentPort } from 'node:worker_threads'
import { knownLanguage, languageKey } from 'slidev-deck-kit/shared/language.ts'
import { clickEnd, clickStart } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { createSSRApp, h, ref } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { attributeOf, elementsOf, parseSlide, serialize } from '../node/html.ts'
import { configs, createClicksContextBase, keys } from './slidev-internals.ts'

// Draws slides without a browser.

type Element = DefaultTreeAdapterTypes.Element

/** A slide to be drawn, as Slidev's modules give it. */
export interface Source {
  no: number
  load: () => Promise<{ default: Component }>
  meta: () => Promise<{ meta: { slide: { frontmatter: Frontmatter } } }>
}

interface Frontmatter {
  clicks?: number
  clicksStart?: number
  clickAnimation?: string
  dragPos?: Record<string, string>
}

/** A directive of Slidev's on an element. */
interface Use {
  name: string
  value: unknown
  modifiers: string[]
}

/** Prefix of an attribute that says which directive is on an element. */
const used = 'data-used-'

/** Draws slides one after the other, and posts each when it is drawn. */
export async function drawSlides(slides: Source[]): Promise<void> {
  // Timers and promises of a component may fail without a browser: its HTML is drawn by then.
  for (const event of ['uncaughtException', 'unhandledRejection'])
    process.on(event, () => {})
  for (const slide of slides) {
    const drawn = await draw(slide).catch((error: unknown): PrerenderedSlide =>
      ({ no: slide.no, html: '', steps: 0, failure: String(error instanceof Error ? error.message : error).split('\n')[0] }))
    parentPort!.postMessage(drawn)
  }
}

async function draw({ no, load, meta }: Source): Promise<PrerenderedSlide> {
  const [{ default: component }, { meta: { slide: { frontmatter } } }] = await Promise.all([load(), meta()])
  const app = createSSRApp({ render: () => h(component) })
  // Vue goes on after an error, with elements that are not closed.
  const errors: unknown[] = []
  app.config.errorHandler = error => errors.push(error)
  const clicks = createClicksContextBase(ref(0), frontmatter.clicksStart, frontmatter.clicks)
  app.provide(keys.injectionClicksContext, ref(clicks))
  app.provide(keys.injectionSlidevContext, { nav: {}, configs: {}, themeConfigs: {} } as never)
  app.provide(keys.injectionCurrentPage, ref(no))
  app.provide(keys.injectionRenderContext, ref('slide'))
  app.provide(keys.injectionFrontmatter, frontmatter)
  app.provide(languageKey, knownLanguage((configs as { lang?: string }).lang))
  const uses: Use[] = []
  for (const name of ['click', 'after', 'click-hide', 'mark', 'motion', 'drag']) {
    app.directive(name, {
      getSSRProps: ({ value, modifiers }) => ({ [`${used}${uses.push({ name, value, modifiers: Object.keys(modifiers).filter(key => (modifiers as Record<string, boolean>)[key]) }) - 1}`]: '' }),
    } satisfies ObjectDirective)
  }
  const html = await renderToString(app)
  if (errors.length)
    throw errors[0]
  const slide = parseSlide(html)
  // Vue mounts what is inside an element before the element: clicks are counted in this order.
  for (const element of elementsOf(slide)) {
    const here = element.attrs.filter(({ name }) => name.startsWith(used)).map(({ name }) => uses[Number(name.slice(used.length))])
    element.attrs = element.attrs.filter(({ name, value }) => !name.startsWith(used) && value !== '[object Object]')
    here.forEach(use => apply(element, use))
  }
  // A slide with clicksStart begins at a step that only the client knows.
  const steps = frontmatter.clicksStart ? 0 : frontmatter.clicks ?? Math.max(0, ...clicks.maxMap.values())
  return { no, html: serialize(slide), steps }

  function apply(element: Element, { name, value, modifiers }: Use): void {
    if (name === 'motion')
      return
    if (name === 'drag')
      return set(element, 'style', `${dragged(value)};${attributeOf(element, 'style') ?? ''}`)
    const at = name === 'after' ? '+0' : name === 'mark' && typeof value === 'object' && !Array.isArray(value) ? (value as { at?: RawAtValue } | null)?.at : value as RawAtValue
    const info = clicks.calculate(at)
    if (!info)
      return
    clicks.register(element as never, info)
    // v-mark draws beside text that is always shown.
    if (name === 'mark')
      return
    const first = frontmatter.clicksStart ?? 0
    const hides = name === 'click-hide' || modifiers.includes('hide')
    const active = info.start <= first && first < info.end
    const looks = modifiers.filter(key => key !== 'hide')
    const animations = looks.length ? looks : (frontmatter.clickAnimation || configs.clickAnimation || '').split(/[\s,]+/).filter(Boolean)
    set(element, 'class', [
      attributeOf(element, 'class'),
      keys.CLASS_VCLICK_TARGET,
      active === hides && keys.CLASS_VCLICK_HIDDEN,
      ...animations.map(look => `${keys.CLASS_VCLICK_ANIMATION_PREFIX}${look}`),
    ].filter(Boolean).join(' '))
    set(element, clickStart, String(info.start))
    if (Number.isFinite(info.end))
      set(element, clickEnd, String(info.end))
    if (hides)
      set(element, 'data-hides', '')
  }

  /** Where a dragged element stands: left, top, width, height and turn (Slidev's useDragElement). */
  function dragged(value: unknown): string {
    const place = typeof value === 'string' && !value.includes(',') ? frontmatter.dragPos?.[value] ?? '' : value
    const [left, top, width, height, turn = 0] = Array.isArray(place) ? place.map(Number) : String(place ?? '').split(',').map(Number.parseFloat)
    const sizes = Object.entries({ left, top, width, height }).filter(([, size]) => Number.isFinite(size)).map(([side, size]) => `${side}:${size}px`)
    return ['position:absolute', 'z-index:100', ...sizes, `rotate:${turn || 0}deg`].join(';')
  }
}

function set(element: Element, name: string, value: string): void {
  element.attrs = [...element.attrs.filter(attribute => attribute.name !== name), { name, value }]
}
