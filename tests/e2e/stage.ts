import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-chromium'
import axe from 'axe-core'
import { chromium } from 'playwright-chromium'
import { inject } from 'vitest'

/** The canvas of the stage in px; in a window of this size one CSS px is one canvas px. */
export const canvas = { width: 980, height: 552 }

/** The free margin around everything on the slide, in canvas px. */
const margin = 24

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: inject('browser'), args: ['--disable-background-networking'] })
}

/** Opens a slide at a step, and waits until it is drawn with its fonts. */
export async function open(page: Page, url: string, step = 0, slide = 1): Promise<void> {
  await page.goto(new URL(`${slide}?clicks=${step}`, url).href)
  await settled(page, step, slide)
}

/** Waits until the slide stands at a step and nothing on it moves any more. */
export async function settled(page: Page, step: number, slide = 1): Promise<void> {
  await page.locator(`#slideshow [data-slidev-no="${slide}"] h1`).waitFor()
  // Playwright takes an async predicate for fulfilled: this one is not.
  await page.waitForFunction(([step, slide]) => {
    const at = new URLSearchParams(location.search).get('clicks') ?? '0'
    const steps = [...document.querySelectorAll<HTMLElement>(`#slideshow [data-slidev-no="${slide}"] [data-slidev-clicks-start]`)]
    return Number(at) === step
      && steps.every(({ classList, dataset }) => classList.contains('slidev-vclick-hidden') === (Number(dataset.slidevClicksStart) > step))
  }, [step, slide])
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))
  })
}

/** How many clicks reveal the whole of the current slide. */
export function lastStep(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { __slidev__: { nav: { clicksTotal: number } } }).__slidev__.nav.clicksTotal)
}

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

export interface Audit {
  /** Violations of WCAG 2.2 A and AA, and of axe's rules for headings. */
  violations: string[]
  /** The lowest contrast of a text with what it stands on. */
  contrast: number
}

/** Lets axe judge the page as it stands, Slidev's own controls included. */
export async function audit(page: Page): Promise<Audit> {
  await page.addScriptTag({ content: axe.source })
  // Slidev's empty layer for drawings hides from axe what the text stands on.
  await page.addStyleTag({ content: '#slide-content > svg { visibility: hidden }' })
  const { passes, violations, incomplete }: AxeResults = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
    rules: { 'heading-order': { enabled: true }, 'list': { enabled: true }, 'empty-heading': { enabled: true } },
  }))
  // What axe leaves undecided counts as none, but for lone symbols, which it takes for no text.
  const contrasts = [...passes, ...incomplete].filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).filter(({ any: [{ data }] }) => data.messageKey !== 'nonBmp')
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`),
    contrast: Math.min(...contrasts.map(({ any: [{ data }] }) => Number(data.contrastRatio || 0))),
  }
}
