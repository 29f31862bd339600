import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installedBrowser, launch } from 'slidev-deck-kit/node/command/browser.ts'
import { canvas, stageMisfits } from 'slidev-deck-kit/node/fit.ts'
import { countSlides } from 'slidev-deck-kit/node/read-deck.ts'

/**
 * Says what does not fit on the slides of a built deck. It is measured once for
 * each build, where a browser is installed.
 *
 * @param folder the build
 * @param origin where it is served
 * @param entry the deck's Markdown file
 */
export async function keptMisfits(folder: string, origin: string, entry: string): Promise<string[]> {
  // Neither served nor kept by the service worker: its name begins with a dot.
  const kept = join(folder, '.fit')
  try {
    return JSON.parse(readFileSync(kept, 'utf8')) as string[]
  }
  catch {
    // Not measured yet.
  }
  const program = installedBrowser()
  if (!program)
    return []
  const browser = await launch(program)
  const page = await browser.newPage({ viewport: canvas, reducedMotion: 'reduce', serviceWorkers: 'block' })
  const lines = await stageMisfits(page, origin, entry, countSlides(entry))
  await browser.close()
  writeFileSync(kept, JSON.stringify(lines))
  return lines
}
