import type { Browser } from 'playwright-core'
import type { Deck } from 'slidev-deck-kit/node/deck-config.ts'
import { parseSync } from '@slidev/parser/core'
import { PDFDocument } from 'pdf-lib'
import { crash, findBrowser, launch } from 'slidev-deck-kit/node/command/browser.ts'
import { Draft } from 'slidev-deck-kit/node/command/draft.ts'
import { printMisfits } from './print-fit.ts'
import { printPage } from './print-page.ts'

/**
 * Writes a page of a deck as a PDF and says what it does. Where that fails, an
 * earlier PDF is as it was.
 *
 * @param deck with the text of its file of slides
 * @param deck.entry the path of that file
 * @param deck.markdown its text
 * @param built the folder of its build for print, which is being made
 * @param output the PDF's path, such as out/handout.pdf
 * @param path the page, with its query
 * @param isDark whether a deck that is light or dark as its viewer likes is dark
 * @throws {Error} that says what is wrong, with the deck, the browser or the disk
 */
export async function writePdf({ entry, markdown }: Deck & { markdown: string }, built: Promise<string>, output: string, path: string, isDark: boolean): Promise<void> {
  const draft = new Draft(output)
  const program = findBrowser()
  console.log('Building the talk…')
  const browser = await launch(program)
  // What keeps the slides from being measured is said by the page that is printed, in full.
  const fit = printMisfits(browser, built, entry).catch(() => [])
  const made = Promise.all([makePdf(browser, built, entry, path, markdown, isDark), fit])
  const [{ content, pages }, misfits] = await Promise.race([made, crash(browser, program)])
  misfits.forEach(misfit => console.warn(misfit))
  console.log(`Writing ${output}…`)
  draft.publish(content)
  console.log(`${output}: ${pages} ${pages === 1 ? 'page' : 'pages'}, ${Math.ceil(content.length / 1000)} kB, ${(performance.now() / 1000).toFixed(1)} s`)
}

/**
 * Prints a page of the deck and tells the PDF's reader what the headmatter tells.
 *
 * @param browser that prints
 * @param deck the folder of its build for print, which is being made
 * @param entry the deck's Markdown file
 * @param path the page, with its query
 * @param talk the text of the entry
 * @param isDark whether a deck that is light or dark as its viewer likes is dark
 * @throws {Error} that names what the page could not load
 */
export async function makePdf(browser: Browser, deck: Promise<string>, entry: string, path: string, talk: string, isDark = false): Promise<{ content: Uint8Array, pages: number }> {
  const pdf = await PDFDocument.load(await printPage(browser, deck, entry, path, isDark), { updateMetadata: false })
  describe(pdf, entry, talk)
  return { content: await pdf.save(), pages: pdf.getPageCount() }
}

/** Tells a PDF's reader what the headmatter tells. */
function describe(pdf: PDFDocument, entry: string, talk: string): void {
  const [{ title = '', frontmatter }] = parseSync(talk, entry).slides
  const { author, info, keywords } = frontmatter as { author?: string, info?: string, keywords?: string | string[] }
  pdf.setTitle(frontmatter.title ?? title, { showInWindowTitleBar: true })
  if (author)
    pdf.setAuthor(author)
  if (info)
    pdf.setSubject(info.trim())
  if (keywords)
    pdf.setKeywords([keywords].flat())
}
