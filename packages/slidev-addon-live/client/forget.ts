import type { ClicksElement } from '@slidev/types'
import { resolvedClickMap } from './slidev-internals.ts'

/**
 * Lets go of the parts of a slide that is gone. Slidev's `v-click` notes each
 * element that it has shown in a map, and never takes one out: a page that
 * draws slides again and again grows. Here elements are held weakly.
 */
export function forgetGoneElements(): void {
  type Resolved = ReturnType<typeof resolvedClickMap.get>
  const elements = new WeakMap<Element, Resolved>()
  const names = new Map<string, Resolved>()
  const mapFor = (key: ClicksElement) => (typeof key === 'string' ? names : elements) as Map<ClicksElement, Resolved>
  resolvedClickMap.get = key => mapFor(key).get(key)
  resolvedClickMap.set = (key, resolved) => {
    mapFor(key).set(key, resolved)
    return resolvedClickMap
  }
}
