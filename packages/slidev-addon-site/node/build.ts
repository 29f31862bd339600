import type { Browser } from 'playwright-core'
import type { SiteOptions } from './site-options.ts'
import { rmSync } from 'node:fs'
import process from 'node:process'
import { buildBeside } from 'slidev-addon-handout/node/print-deck.ts'
import { addServiceWorker } from 'slidev-deck-kit/node/build/add-service-worker.ts'
import { findBrowser, launch } from 'slidev-deck-kit/node/command/browser.ts'
import { atEnd } from 'slidev-deck-kit/node/command/command.ts'
import { buildClient } from './build-client.ts'
import { addPictures } from './pictures.ts'
import { prerender } from './prerender.ts'
import { publish } from './publish.ts'
import { charactersOf } from './small-fonts.ts'
import { writePages } from './write-pages.ts'

/** What Slidev's bar shows beside its buttons, such as "3 / 12". */
const slideNumber = '0123456789/'

/**
 * Builds a deck's site and says what it does. Where that fails, an earlier
 * site is as it was.
 *
 * @param site what is built
 * @param output the folder of the site
 * @param withoutBrowser how a person types the command that needs no browser
 * @throws {Error} that says what is wrong, with the deck, the browser or the disk
 */
export async function buildSite(site: Omit<SiteOptions, 'folder'>, output: string, withoutBrowser: string): Promise<void> {
  const { deck, deck: { entry }, base, withNotes, noPicture } = site
  // Built in a folder of its own, then renamed: an earlier site stays whole until the new one is.
  const folder = `.${output}-${process.pid}`
  const options: SiteOptions = { ...site, folder }
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  if (withNotes)
    console.log('The speaker\'s notes, the presenter view and the handout are published with this site.')
  const browser = noPicture ? undefined : await startBrowser(withoutBrowser)
  const printed = browser && buildBeside(entry)
  // One after the other: both write Slidev's virtual modules to the same files. What is wrong is said by the next.
  await printed?.catch(() => {})
  console.log('Preparing the slides…')
  const prerendered = await prerender(entry, base)
  const characters = charactersOf([...prerendered.slides.map(({ html }) => html), ...Object.values(prerendered.words), slideNumber].join())
  console.log('Building the site…')
  const preloads = await buildClient(options, characters)
  await writePages(options, prerendered, characters, preloads)
  if (browser && printed)
    await addPictures(options, browser, printed)
  // Pages that have the fonts of their slides inside need no file of them.
  await addServiceWorker(folder, 'site', deck.config.fonts ? ['**/*.woff2'] : [])
  publish(folder, output, base)
}

/** The picture and the PDF need a browser: a site without them is built only on request. */
async function startBrowser(withoutBrowser: string): Promise<Browser> {
  try {
    return await launch(findBrowser())
  }
  catch (error) {
    throw new Error(`${(error as Error).message}\nOr build the site without the picture for link previews and without slides.pdf: ${withoutBrowser}`)
  }
}
