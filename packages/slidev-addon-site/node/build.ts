import type { Browser } from 'playwright-chromium'
import type { SiteOptions } from './site-options.ts'
import { rmSync } from 'node:fs'
import process from 'node:process'
import { buildBeside } from 'slidev-addon-handout/node/print-deck.ts'
import { addServiceWorker } from 'slidev-deck-kit/node/add-service-worker.ts'
import { findBrowser, launch } from 'slidev-deck-kit/node/browser.ts'
import { atEnd, runCommand } from 'slidev-deck-kit/node/command.ts'
import { readDeck } from 'slidev-deck-kit/node/read-deck.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/typed-as.ts'
import { buildClient } from './build-client.ts'
import { addPictures } from './pictures.ts'
import { prerender } from './prerender.ts'
import { publish } from './publish.ts'
import { charactersOf } from './small-fonts.ts'
import { writePages } from './write-pages.ts'

const bin = 'slidev-site'
const output = 'dist'

await runCommand({
  name: typedAs(bin),
  options: {
    'base': { type: 'string', default: '/' },
    'with-notes': { type: 'boolean', default: false },
    'no-picture': { type: 'boolean', default: false },
  },
  allowed: optionsTypedAs(bin, '--base /talks/spring/', '--with-notes', '--no-picture'),
  stopped: () => `Stopped: ${output}/ is as it was.`,
}, async ({ base, 'with-notes': withNotes, 'no-picture': noPicture }, entry) => {
  const deck = await readDeck(entry)
  if (!/^\/(?:[\w.~-]+\/)*$/.test(base))
    throw new Error(`${typedAs(bin)}: --base: found "${base}"; allowed: a path from slash to slash, such as /talks/spring/`)
  // Built in a folder of its own, then renamed: an earlier site stays whole until the new one is.
  const folder = `.${output}-${process.pid}`
  const options: SiteOptions = { deck, folder, base, withNotes, noPicture }
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  if (withNotes)
    console.log('The speaker\'s notes, the presenter view and the handout are published with this site.')
  const browser = noPicture ? undefined : await startBrowser()
  const printed = browser && buildBeside(entry)
  // One after the other: both write Slidev's virtual modules to the same files. What is wrong is said by the next.
  await printed?.catch(() => {})
  console.log('Preparing the slides…')
  const prerendered = await prerender(entry, base)
  const characters = charactersOf([...prerendered.slides.map(({ html }) => html), ...Object.values(prerendered.words)].join())
  console.log('Building the site…')
  await buildClient(options, characters)
  await writePages(options, prerendered, characters)
  if (browser && printed)
    await addPictures(options, browser, printed)
  // Pages that have the fonts of their slides inside need no file of them.
  await addServiceWorker(folder, 'site', deck.config.fonts ? ['**/*.woff2'] : [])
  publish(folder, output, base)
})

/** The picture and the PDF need a browser: a site without them is built only on request. */
async function startBrowser(): Promise<Browser> {
  try {
    return await launch(findBrowser())
  }
  catch (error) {
    throw new Error(`${(error as Error).message}\nOr build the site without the picture for link previews and without slides.pdf: ${typedAs(bin, '--no-picture')}`)
  }
}
