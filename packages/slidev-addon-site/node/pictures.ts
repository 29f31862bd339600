import type { Browser } from 'playwright-core'
import type { SiteOptions } from './site-options.ts'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makePdf } from 'slidev-addon-handout/node/pdf.ts'
import { printMisfits } from 'slidev-addon-handout/node/print-fit.ts'
import { pictureSize, touchIconSize } from './head.ts'

/**
 * Adds what needs a browser: the PDF of the slides, the handout's where notes
 * are published, the picture for link previews, the icon for phones.
 *
 * @param options what is built; its folder holds the pages
 * @param browser that prints and takes the pictures
 * @param printed the folder of the deck's build for print, which is being made
 */
export async function addPictures(options: SiteOptions, browser: Browser, printed: Promise<string>): Promise<void> {
  const { deck: { entry, markdown }, folder, base, withNotes } = options
  console.log('Printing the slides and taking their picture…')
  for (const misfit of await printMisfits(browser, printed, entry))
    console.warn(misfit)
  for (const [file, path] of [['slides.pdf', '/print?print=true'], ...withNotes ? [['handout.pdf', '/handout?print=true']] : []])
    writeFileSync(join(folder, file), (await makePdf(browser, printed, entry, path, markdown)).content)
  // Without a script, the prerendered page shows every step.
  const page = await browser.newPage({ viewport: pictureSize, javaScriptEnabled: false })
  const origin = 'http://deck.localhost'
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url())
    const file = join(folder, url.pathname.slice(base.length - 1))
    if (url.origin !== origin)
      return route.abort()
    return route.fulfill(statSync(file, { throwIfNoEntry: false })?.isFile() ? { path: file } : { path: join(folder, 'index.html') })
  })
  await page.goto(origin + base)
  await page.evaluate(() => document.fonts.ready)
  writeFileSync(join(folder, 'og.png'), await page.screenshot())
  const icon = new URL(await page.locator('link[rel=icon]').getAttribute('href') ?? 'data:,', page.url())
  await page.setViewportSize(touchIconSize)
  // Slidev's own icon is on another host: the slide stands in for it.
  if (icon.origin === origin)
    await page.goto(icon.href)
  writeFileSync(join(folder, 'apple-touch-icon.png'), await page.screenshot())
}
