import type { Browser, Page, Route } from 'playwright-core'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { slideNumber } from 'slidev-deck-kit/shared/slidev-internals.ts'

/** The address under which the browser asks for the deck; no server is there. */
const origin = 'http://deck.localhost'

/** Longest wait for a page, in milliseconds: one that still loads then is broken. */
const patience = 60_000

const allowed = 'allowed: a file in public/, such as /picture.png'

/** Messages, by what each is about: a later one says more. */
type Problems = Map<string, string>

/**
 * Prints a page of a built deck as a tagged PDF with bookmarks.
 *
 * @param browser that prints
 * @param deck the folder of its build for print, which is being made
 * @param entry the deck's Markdown file, for messages
 * @param path the page, with its query
 * @throws {Error} that names what the page could not load
 */
export async function printPage(browser: Browser, deck: Promise<string>, entry: string, path: string): Promise<Uint8Array> {
  await deck
  console.log('Rendering the pages…')
  const page = await openPrint(browser, deck, entry, path)
  await page.evaluate(keepSpaces)
  return page.pdf({ printBackground: true, preferCSSPageSize: true, tagged: true, outline: true })
}

/**
 * Opens a page of a built deck, and waits until all its slides, fonts and
 * pictures are there.
 *
 * @param browser that draws
 * @param deck the folder of its build for print, which is being made
 * @param entry the deck's Markdown file, for messages
 * @param path the page, with its query
 * @throws {Error} that names what the page could not load
 */
export async function openPrint(browser: Browser, deck: Promise<string>, entry: string, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 980, height: 552 }, reducedMotion: 'reduce' })
  page.setDefaultTimeout(patience)
  const problems: Problems = new Map()
  page.on('pageerror', ({ message }) => problems.set(message, `The page fails: ${message}`))
  page.on('console', message => /^(?:Failed to load slide|slide failed to load)/.test(message.text()) && problems.set(message.text(), `The page fails: ${message.text()}`))
  const built = await deck
  await page.route('**/*', route => answer(route, built, entry, problems))
  const quiet = network(page)
  await page.goto(origin + path)
  await page.locator(`[${slideNumber}]`).first().waitFor({ state: 'attached' })
  await quiet()
  await page.waitForFunction(isDrawn)
  await page.evaluate(() => document.fonts.ready)
  for (const { slide, source } of await page.evaluate(lostPictures))
    problems.set(source, `${entry}, slide ${slide}, picture: found "${source}", which cannot be loaded; ${allowed}`)
  if (problems.size)
    throw new Error([...problems.values()].join('\n'))
  return page
}

/** Gives the page what the deck has; nothing else is asked for anything. */
async function answer(route: Route, build: string, entry: string, problems: Problems): Promise<void> {
  const request = route.request()
  const url = new URL(request.url())
  if (url.origin !== origin) {
    problems.set(url.href, `${entry}: found "${url.href}", which is not the deck's own; ${allowed}`)
    return route.abort()
  }
  const path = decodeURIComponent(url.pathname)
  const page = request.isNavigationRequest() ? [join(build, 'index.html')] : []
  const file = [join(build, path), ...page, join('public', path)].find(isFile)
  if (file)
    return route.fulfill({ path: file })
  problems.set(path, `${entry}: found "${path}", which is not there; ${allowed}`)
  return route.fulfill({ status: 404 })
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Gives a function that waits until the page asks for nothing and has drawn what it got. */
function network(page: Page): () => Promise<void> {
  const pending = new Set<unknown>()
  let asked = 0
  page.on('request', (request) => {
    asked++
    pending.add(request)
  })
  for (const event of ['requestfinished', 'requestfailed'] as const)
    page.on(event as 'requestfinished', request => pending.delete(request))
  return async () => {
    for (let before = -1; before !== asked || pending.size;) {
      before = asked
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
  }
}

// What follows runs in the page.

/** Whether every slide is there, with what it asks to wait for (Slidev's data-waitfor). */
function isDrawn(): boolean {
  const slides = [...document.querySelectorAll('[data-slidev-no]')]
  return slides.every(slide => slide.firstElementChild)
    && !document.querySelector('.slidev-slide-loading, #mermaid-rendering-container > div')
    && [...document.querySelectorAll<HTMLElement>('[data-waitfor]')].every(element => element.querySelector(element.dataset.waitfor!))
}

/** Waits for every picture; gives those that cannot be shown, with their slides. */
async function lostPictures(): Promise<{ slide?: string, source: string }[]> {
  const pictures = [...document.images].map(async (image) => {
    image.loading = 'eager'
    try {
      await image.decode()
    }
    catch {
      return {
        slide: image.closest<HTMLElement>('[data-slidev-no]')?.dataset.slidevNo ?? image.closest('article')?.id,
        source: image.getAttribute('src') ?? '',
      }
    }
  })
  return (await Promise.all(pictures)).filter(picture => picture !== undefined)
}

/**
 * Chromium drops the space at which a line breaks from a PDF's text, so that a
 * reader hears "dayslater". A space that is preserved hangs there instead.
 */
function keepSpaces(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode())
    texts.push(walker.currentNode as Text)
  for (const text of texts) {
    // A line break of its own is no space for a PDF's reader, either.
    if (/\S\n/.test(text.data) && getComputedStyle(text.parentElement!).whiteSpaceCollapse === 'preserve')
      text.data = text.data.replace(/(?<=\S)\n/g, ' \n')
    const range = document.createRange()
    range.selectNodeContents(text)
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)))
    if (lines.size < 2 || getComputedStyle(text.parentElement!).whiteSpaceCollapse !== 'collapse')
      continue
    const span = document.createElement('span')
    span.style.whiteSpaceCollapse = 'preserve'
    const words = text.data.replace(/\s+/g, ' ')
    span.textContent = text.previousSibling ? words : words.trimStart()
    if (!text.nextSibling)
      span.textContent = span.textContent.trimEnd()
    text.replaceWith(span)
  }
}
