import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import axe from 'axe-core'
import { chromium } from 'playwright-core'
import { quietly } from 'slidev-deck-kit/node/command/browser.ts'
import { inject } from 'vitest'

let launched: Promise<Browser> | undefined

/** The browser, one for all the test files of a worker: each closes its contexts (setup-file.ts), which share nothing. */
export function launch(): Promise<Browser> {
  return launched ??= chromium.launch({ executablePath: inject('browser'), args: quietly })
}

/** What a window is allowed without a question to anyone, where it is not a headless shell's: Slidev keeps the screen awake. */
export const allowed: BrowserContextOptions = { permissions: ['screen-wake-lock'] }

/** Closes all windows, so that a test file finds none of the one before. */
export async function closeWindows(): Promise<void> {
  await Promise.all((await launched)?.contexts().map(context => context.close()) ?? [])
}

/** Windows whose owner has forbidden cookies. */
export async function openWithoutStorage(): Promise<BrowserContext> {
  const context = await (await launch()).newContext({ ...allowed, viewport: { width: 1280, height: 720 } })
  await forbidStorage(context)
  return context
}

/** Forbids cookies to the next page of each window, and with them all storage: what Chromium throws then, as its headless shell has no such setting. */
export async function forbidStorage(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const refused = () => new DOMException('Access is denied for this document.', 'SecurityError')
    const refuse = () => {
      throw refused()
    }
    const reject = () => Promise.reject(refused())
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, { get: refuse })
    Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} })
    Object.assign(CacheStorage.prototype, { open: reject, keys: reject, match: reject, has: reject, delete: reject })
    Object.assign(ServiceWorkerContainer.prototype, { register: reject, getRegistration: reject, getRegistrations: reject })
    Object.assign(LockManager.prototype, { request: reject })
  })
}

/** Opens a slide at a step, and waits until it is drawn with its fonts. */
export async function open(page: Page, url: string, step = 0, slide = 1): Promise<void> {
  await page.goto(new URL(`${slide}?clicks=${step}`, url).href)
  await settled(page, step, slide)
}

/** Waits until the slide stands at a step, drawn and with its fonts; ends what moves on it. */
export async function settled(page: Page, step: number, slide = 1): Promise<void> {
  // Playwright takes an async predicate for fulfilled: this one is not. One call, as it is made at every step: it has the time that a first page of the live talk takes on a busy machine.
  await page.waitForFunction(([step, slide]) => {
    const shown = document.querySelector(`#slideshow [data-slidev-no="${slide}"]`)
    const at = new URLSearchParams(location.search).get('clicks') ?? '0'
    const steps = [...shown?.querySelectorAll<HTMLElement>('[data-slidev-clicks-start]') ?? []]
    // Layout comes first: it is what asks for fonts.
    const title = shown?.querySelector('h1')
    const isSettled = title && title.getBoundingClientRect().height > 0 && title.checkVisibility({ visibilityProperty: true })
      && !document.querySelector('#prerendered')
      && Number(at) === step
      && steps.every(({ classList, dataset }) => classList.contains('slidev-vclick-hidden') === (Number(dataset.slidevClicksStart) > step))
      && document.fonts.status === 'loaded'
    if (isSettled)
      document.getAnimations().forEach(animation => animation.finish())
    return isSettled
  }, [step, slide], { polling: 20, timeout: 90_000 })
}

/** How many clicks reveal the whole of a slide. */
export function lastStep(page: Page, slide = 1): Promise<number> {
  return page.locator(`#slideshow [data-slidev-no="${slide}"] [data-slidev-clicks-start]`)
    .evaluateAll(parts => Math.max(0, ...parts.map(part => Number((part as HTMLElement).dataset.slidevClicksStart))))
}

/** The step that a slide shows: its address tells it later. */
export function shownStep(page: Page, slide = 1): Promise<number> {
  return page.locator(`#slideshow [data-slidev-no="${slide}"] [data-slidev-clicks-start]:not(.slidev-vclick-hidden)`)
    .evaluateAll(parts => Math.max(0, ...parts.map(part => Number((part as HTMLElement).dataset.slidevClicksStart))))
}

export interface Audit {
  /** Violations of WCAG 2.2 A and AA, and of axe's rules for headings. */
  violations: string[]
  /** The lowest contrast of a text with what it stands on. */
  contrast: number
}

/** Lets axe judge the page as it stands, Slidev's own controls included, or a part of it, by its selector. */
export async function audit(page: Page, within = ':root'): Promise<Audit> {
  if (!await page.evaluate(() => 'axe' in window))
    await page.addScriptTag({ content: axe.source })
  // Slidev's empty layer for drawings hides from axe what the text stands on.
  await page.addStyleTag({ content: '#slide-content > svg { visibility: hidden }' })
  const { passes, violations, incomplete }: AxeResults = await page.evaluate(within => (window as unknown as { axe: typeof axe }).axe.run(document.querySelector(within)!, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
    rules: { 'heading-order': { enabled: true }, 'list': { enabled: true }, 'empty-heading': { enabled: true } },
  }), within)
  // What axe leaves undecided counts as none, but for lone symbols, which it takes for no text.
  const contrasts = [...passes, ...incomplete].filter(({ id }) => id === 'color-contrast').flatMap(({ nodes }) => nodes).filter(({ any: [{ data }] }) => data.messageKey !== 'nonBmp')
  return {
    violations: violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`),
    contrast: Math.min(...contrasts.map(({ any: [{ data }] }) => Number(data.contrastRatio || 0))),
  }
}
