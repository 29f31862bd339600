import type { Browser, Page } from 'playwright-core'
import { slideNumber } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { isDrawn, keepSpaces, leaveOut, lostPictures } from '../page/printed.ts'
import { allowed, answerRequests, leftOutLines, origin } from './print-requests.ts'

/** Longest wait for a page, in milliseconds: one that still loads then is broken. */
const patience = 60_000

/**
 * Prints a page of a built deck as a tagged PDF with bookmarks.
 *
 * @param browser that prints
 * @param deck the folder of its build for print, which is being made
 * @param entry the deck's Markdown file, for messages
 * @param path the page, with its query
 * @param isDark whether a deck that is light or dark as its viewer likes is dark
 * @throws {Error} that names what the page could not load
 */
export async function printPage(browser: Browser, deck: Promise<string>, entry: string, path: string, isDark: boolean): Promise<Uint8Array> {
  await deck
  console.log('Rendering the pages…')
  const page = await openPrint(browser, deck, entry, path, { isDark, warn: line => console.warn(line) })
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
 * @param how it is opened
 * @param how.isDark whether a deck that is light or dark as its viewer likes is dark
 * @param how.warn is told of what other hosts do not give, in a line each
 * @throws {Error} that names what the page could not load
 */
export async function openPrint(browser: Browser, deck: Promise<string>, entry: string, path: string, { isDark, warn }: { isDark?: boolean, warn?: (line: string) => void } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 980, height: 552 }, reducedMotion: 'reduce', colorScheme: isDark ? 'dark' : 'light' })
  page.setDefaultTimeout(patience)
  const asked = await answerRequests(page, await deck, entry)
  const { problems, unreached } = asked
  page.on('pageerror', ({ message }) => problems.set(message, `The page fails: ${message}`))
  page.on('console', message => /^(?:Failed to load slide|slide failed to load)/.test(message.text()) && problems.set(message.text(), `The page fails: ${message.text()}`))
  const quiet = network(page)
  await page.goto(origin + path)
  await page.locator(`[${slideNumber}]`).first().waitFor({ state: 'attached' })
  await quiet()
  await page.waitForFunction(isDrawn)
  await page.evaluate(() => document.fonts.ready)
  for (const { slide, source, address } of await page.evaluate(lostPictures)) {
    if (!unreached.has(address))
      problems.set(source, `${entry}, slide ${slide}, picture: found "${source}", which cannot be loaded; ${allowed}`)
  }
  if (problems.size)
    throw new Error([...problems.values()].join('\n'))
  await page.evaluate(leaveOut, [...unreached])
  leftOutLines(entry, asked).forEach(line => warn?.(line))
  return page
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
