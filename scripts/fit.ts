import type { Page } from 'playwright-chromium'

/** The canvas of the stage in px; in a window of this size one CSS px is one canvas px. */
export const canvas = { width: 980, height: 552 }

/** The free margin around everything on the slide, in canvas px. */
const margin = 24

export interface Measure {
  /** What sticks out: the element, what it leaves and by how many canvas px. */
  overflows: string[]
  /** The smallest text, in canvas px. */
  smallest: number
  /** Where each text stands, in canvas px: proof that nothing moves. */
  places: Record<string, string>
}

/** Measures what is visible on a slide; in a window of the canvas's size. */
export function measure(page: Page, slide = 1): Promise<Measure> {
  return page.evaluate(({ slide, margin }) => {
    const root = document.querySelector<HTMLElement>(`#slideshow [data-slidev-no="${slide}"]`)!
    const stage = document.querySelector('#slide-content')!.getBoundingClientRect()
    const safe = new DOMRect(stage.x + margin, stage.y + margin, stage.width - 2 * margin, stage.height - 2 * margin)
    const visible = (element: Element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    const paints = (element: Element) => {
      const { backgroundColor, borderTopWidth, borderLeftWidth, overflow } = getComputedStyle(element)
      return backgroundColor !== 'rgba(0, 0, 0, 0)' || borderTopWidth !== '0px' || borderLeftWidth !== '0px' || overflow !== 'visible'
    }
    const beyond = (inner: DOMRect, outer: DOMRect) => Math.max(
      outer.left - inner.left,
      outer.top - inner.top,
      inner.right - outer.right,
      inner.bottom - outer.bottom,
    )
    const name = (element: Element) => {
      // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- with the breaks that are seen between its texts
      const words = (element as HTMLElement).innerText.trim().replace(/\s+/g, ' ')
      return `<${element.localName}> "${words.length > 40 ? `${words.slice(0, 40)}…` : words}"`
    }
    const overflows: string[] = []
    const check = (rect: DOMRect, element: Element, outer: DOMRect, what: string) => {
      const by = beyond(rect, outer)
      if (by > 0.6)
        overflows.push(`${name(element)} leaves ${what} by ${Math.ceil(by)} px`)
    }

    const texts: { element: Element, rect: DOMRect }[] = []
    let smallest = Number.POSITIVE_INFINITY
    const places: Record<string, string> = {}
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!
      if (!node.textContent?.trim() || !visible(element))
        continue
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(element).fontSize))
      const range = document.createRange()
      range.selectNodeContents(node)
      const rect = range.getBoundingClientRect()
      places[`${Object.keys(places).length} ${node.textContent.trim()}`] = [rect.x, rect.y, rect.width, rect.height].map(n => n.toFixed(1)).join(' ')
      check(rect, element, safe, 'the canvas')
      for (let box = element as Element | null; box && box !== root && box !== root.firstElementChild; box = box.parentElement) {
        if (paints(box))
          check(rect, element, box.getBoundingClientRect(), name(box))
      }
      for (const rect of range.getClientRects())
        texts.push({ element, rect })
    }
    for (const element of root.querySelectorAll(':scope > * *')) {
      if (visible(element) && paints(element))
        check(element.getBoundingClientRect(), element, safe, 'the canvas')
    }
    // Lines of one text may touch; a sixth of a line's height is its leading.
    texts.forEach((a, index) => texts.slice(index + 1).forEach((b) => {
      if (a.element === b.element)
        return
      const width = Math.min(a.rect.right, b.rect.right) - Math.max(a.rect.left, b.rect.left)
      const height = Math.min(a.rect.bottom, b.rect.bottom) - Math.max(a.rect.top, b.rect.top)
      if (width > 1 && height > Math.min(a.rect.height, b.rect.height) / 3)
        overflows.push(`${name(b.element)} lies on ${name(a.element)} by ${Math.ceil(width)} × ${Math.ceil(height)} px`)
    }))
    return { overflows: [...new Set(overflows)], smallest, places }
  }, { slide, margin })
}
