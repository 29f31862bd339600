import type { Browser } from 'playwright-chromium'
import type { PrintBuild } from './print-build.ts'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { PDFDocument } from 'pdf-lib'
import { chromium } from 'playwright-chromium'
import { findBrowser } from 'slidev-deck-kit/node/browser.ts'
import { Draft } from 'slidev-deck-kit/node/draft.ts'
import { printMisfits } from 'slidev-deck-kit/node/fit.ts'
import { readDeck } from 'slidev-deck-kit/node/read-deck.ts'
import { printPage } from './print-page.ts'

/**
 * Writes a page of the deck as a PDF and says what it does. Where that fails,
 * the process has a message and exit code 1, and an earlier PDF is as it was.
 *
 * @param deck the deck, which is being built
 * @param output the PDF's path, such as out/handout.pdf
 * @param path the page, with its query
 */
export async function writePdf(deck: Promise<PrintBuild>, output: string, path: string): Promise<void> {
  let draft: Draft | undefined
  let browser: Browser | undefined
  try {
    const { markdown: talk } = await readDeck()
    draft = new Draft(output)
    const program = findBrowser()
    console.log('Building the talk…')
    browser = await launch(program)
    // What keeps the slides from being measured is said by the page that is printed, in full.
    const fit = printMisfits(browser, deck).catch(() => [])
    const made = Promise.all([makePdf(browser, deck, path, talk), fit])
    const [{ content, pages }, misfits] = await Promise.race([made, crash(browser, program)])
    misfits.forEach(misfit => console.warn(misfit))
    console.log(`Writing ${output}…`)
    draft.publish(content)
    console.log(`${output}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.ceil(content.length / 1000)} kB, ${(performance.now() / 1000).toFixed(1)} s`)
  }
  catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
  draft?.discard()
  // What still runs (the build, after an error) is of no use any more; the browser ends with the process.
  process.exit()
}

/**
 * Prints a page of the deck and tells the PDF's reader what the headmatter tells.
 *
 * @param browser that prints
 * @param deck the deck, which is being built
 * @param path the page, with its query
 * @param talk the text of slides.md
 * @throws {Error} that names what the page could not load
 */
export async function makePdf(browser: Browser, deck: Promise<PrintBuild>, path: string, talk: string): Promise<{ content: Uint8Array, pages: number }> {
  const pdf = await PDFDocument.load(await printPage(browser, deck, path), { updateMetadata: false })
  describe(pdf, talk)
  return { content: await pdf.save(), pages: pdf.getPageCount() }
}

const otherBrowser = 'CHROME_PATH=/path/to/chrome before the command names another one.'

/**
 * Starts a browser whose end is left to the process, which handles the signals.
 *
 * @param program its path
 * @param args what else it is told
 * @throws {Error} that names the way out
 */
export async function launch(program: string, args: string[] = []): Promise<Browser> {
  try {
    return await chromium.launch({ executablePath: program, args: ['--disable-background-networking', ...args], handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false })
  }
  catch {
    throw new Error(`The browser ${program} does not start; ${otherBrowser}`)
  }
}

/** Fails when the browser ends before its work does. */
function crash(browser: Browser, program: string): Promise<never> {
  return new Promise<never>((_, fail) => {
    const end = () => fail(new Error(`The browser ${program} ended while it was at work: run the command again; ${otherBrowser}`))
    browser.on('disconnected', end)
    browser.on('context', context => context.on('page', page => page.on('crash', end)))
  })
}

/** Tells a PDF's reader what the headmatter tells. */
function describe(pdf: PDFDocument, talk: string): void {
  const [{ title = '', frontmatter }] = parseSync(talk, 'slides.md').slides
  const { author, info, keywords } = frontmatter as { author?: string, info?: string, keywords?: string | string[] }
  pdf.setTitle(frontmatter.title ?? title, { showInWindowTitleBar: true })
  if (author)
    pdf.setAuthor(author)
  if (info)
    pdf.setSubject(info.trim())
  if (keywords)
    pdf.setKeywords([keywords].flat())
}
