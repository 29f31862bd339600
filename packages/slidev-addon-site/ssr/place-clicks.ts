import type { ClicksContext, RawAtValue } from '@slidev/types'
import type { DefaultTreeAdapterTypes } from 'parse5'
import type { App, ObjectDirective } from 'vue'
import type { Frontmatter } from './draw-slides.ts'
import { clickEnd, clickGone, clickStart } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { getCurrentInstance } from 'vue'
import { attributeOf, elementsOf } from '../node/html.ts'
import { configs, keys } from './slidev-internals.ts'

type Element = DefaultTreeAdapterTypes.Element

/** A directive of Slidev's on an element, or a component of Slidev's that counts clicks once its element is there. */
type Use = { name: string, value: unknown, modifiers: string[] } | { mounted: () => void }

/** Prefix of an attribute that says which of these an element has. */
const used = 'data-used-'

/** Those of the app that is being drawn. */
let uses: Use[] = []

/** Stands in for Vue's onMounted in Slidev's components that count clicks: Vue mounts nothing where there is no browser. */
export function onDrawn(mounted: () => void): void {
  getCurrentInstance()!.attrs[`${used}${uses.push({ mounted }) - 1}`] = ''
}

/**
 * Has the elements of an app say which directives are on them. What no browser
 * is needed for is drawn by `place`; a directive that is not Slidev's does nothing.
 *
 * @returns the directives that are used, as they are found
 */
export function noteDirectives(app: App): Use[] {
  uses = []
  const noted = (name: string): ObjectDirective => ({
    getSSRProps: ({ value, modifiers }) => ({ [`${used}${uses.push({ name, value, modifiers: Object.keys(modifiers).filter(key => (modifiers as Record<string, boolean>)[key]) }) - 1}`]: '' }),
  })
  const neutral: ObjectDirective = { getSSRProps: () => ({}) }
  const known = Object.fromEntries(['click', 'after', 'click-hide', 'mark', 'drag'].map(name => [name, noted(name)]))
  // Vue asks an unknown directive for its server side, and fails.
  app._context.directives = new Proxy(known, { get: (_, name: string) => known[name] ?? neutral })
  return uses
}

/**
 * Gives the elements of a slide what their directives do on stage at its first step.
 *
 * @param slide its tree, which is changed
 * @param uses from `noteDirectives`
 * @param clicks the slide's, which get those of the directives
 * @param frontmatter the slide's
 */
export function place(slide: DefaultTreeAdapterTypes.DocumentFragment, uses: readonly Use[], clicks: ClicksContext, frontmatter: Frontmatter): void {
  // Vue mounts what is inside an element before the element: clicks are counted in this order.
  for (const element of elementsOf(slide)) {
    const here = element.attrs.filter(({ name }) => name.startsWith(used)).map(({ name }) => uses[Number(name.slice(used.length))])
    element.attrs = element.attrs.filter(({ name, value }) => !name.startsWith(used) && value !== '[object Object]')
    here.forEach(use => apply(element, use))
  }

  function apply(element: Element, use: Use): void {
    if ('mounted' in use) {
      use.mounted()
      return shiftSwitch(element, Math.max(0, ...[...clicks.maxMap.values()].slice(-1)))
    }
    const { name, value, modifiers } = use
    if (name === 'drag')
      return set(element, 'style', `${dragged(value, frontmatter)};${attributeOf(element, 'style') ?? ''}`)
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
}

/** The parts of a v-switch count their clicks from its first, and take no room where they are not shown (Slidev's VSwitch). */
function shiftSwitch(element: Element, last: number): void {
  const parts = element.childNodes.filter(part => 'attrs' in part && (attributeOf(part, 'class') ?? '').split(' ').includes(clickGone)) as Element[]
  const by = last - Math.max(...parts.map(part => Number(attributeOf(part, clickEnd)))) + 1
  for (const part of parts) {
    for (const name of [clickStart, clickEnd])
      set(part, name, String(Number(attributeOf(part, name)) + by))
    set(part, 'data-switched', '')
  }
}

/** Where a dragged element stands: left, top, width, height and turn (Slidev's useDragElement). */
function dragged(value: unknown, { dragPos }: Frontmatter): string {
  const place = typeof value === 'string' && !value.includes(',') ? dragPos?.[value] ?? '' : value
  const [left, top, width, height, turn = 0] = Array.isArray(place) ? place.map(Number) : String(place ?? '').split(',').map(Number.parseFloat)
  const sizes = Object.entries({ left, top, width, height }).filter(([, size]) => Number.isFinite(size)).map(([side, size]) => `${side}:${size}px`)
  return ['position:absolute', 'z-index:100', ...sizes, `rotate:${turn || 0}deg`].join(';')
}

function set(element: Element, name: string, value: string): void {
  element.attrs = [...element.attrs.filter(attribute => attribute.name !== name), { name, value }]
}
