import type { Page } from 'playwright-core'
import type { MeasuredSlide } from '../shared/fit.ts'
import { atRest, measureSlides } from '../page/measure-slides.ts'
import { misfits } from '../shared/fit.ts'
import { shownSlide } from '../shared/slidev-internals.ts'

/** The canvas of the stage in px; in a window of this size one CSS px is one canvas px. */
export const canvas = { width: 980, height: 552 }

/** Measures the slide on stage, in a window of the canvas's size. */
export async function measure(page: Page, slide = 1): Promise<Omit<MeasuredSlide, 'overflows'> & { overflows: string[] }> {
  const measured = (await page.evaluate(measureSlides)).find(shown => shown.slide === slide)!
  return { ...measured, overflows: measured.overflows.map(({ what }) => what) }
}

/**
 * Says what does not fit on the slides of a deck that is served, with every step revealed.
 *
 * @param page that shows them
 * @param origin of the server
 * @param entry its Markdown file, for the lines
 * @param count how many slides there are
 * @returns a line for each slide, with the element and by how much
 */
export async function stageMisfits(page: Page, origin: string, entry: string, count: number): Promise<string[]> {
  const lines: string[] = []
  for (let no = 1; no <= count; no++) {
    await openStage(page, origin, no)
    lines.push(...misfits(await page.evaluate(measureSlides)).map(line => `${entry}, ${line}`))
  }
  return lines
}

/** Opens a slide on stage with every step revealed, and waits until it is drawn with its fonts. */
export async function openStage(page: Page, origin: string, no: number): Promise<void> {
  await page.goto(`${origin}/${no}?clicks=999`)
  await page.locator(`${shownSlide(no)} > *`).first().waitFor()
  await page.evaluate(atRest)
}
