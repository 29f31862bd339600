import type { Browser } from 'playwright-core'
import { measureSlides } from 'slidev-deck-kit/page/measure-slides.ts'
import { misfits } from 'slidev-deck-kit/shared/fit.ts'
import { openPrint } from './print-page.ts'

/**
 * Says what does not fit on the slides of a deck that is built for print, with every step revealed.
 *
 * @param browser that draws them
 * @param deck the folder of its build for print, which is being made
 * @param entry its Markdown file, for the lines
 * @returns a line for each slide, with the element and by how much
 */
export async function printMisfits(browser: Browser, deck: Promise<string>, entry: string): Promise<string[]> {
  const page = await openPrint(browser, deck, entry, '/print?print=true')
  const slides = await page.evaluate(measureSlides)
  await page.close()
  return misfits(slides).map(line => `${entry}, ${line}`)
}
