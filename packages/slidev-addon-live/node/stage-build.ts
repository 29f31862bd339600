import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keptBuild, keptFolder } from 'slidev-deck-kit/node/build/kept-build.ts'
import { stagePolicy } from 'slidev-deck-kit/node/build/policy.ts'

/** The content policy of a build, beside its files. Neither served nor kept by the service worker: its name begins with a dot. */
const policyFile = '.policy'

/**
 * Builds a deck for the stage, with its notes, presenter view, overview and
 * handout, where it or what it is made of has changed since the last time.
 *
 * @param entry the deck's Markdown file
 * @param building told before what takes long
 * @returns the folder of the build
 * @throws {Error} that says what is wrong with the deck
 */
export function stageBuild(entry: string, building: () => void): Promise<string> {
  return keptBuild('stage', async (folder) => {
    building()
    const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
    const deck = await readDeck(entry)
    const [{ buildDeck }, { addServiceWorker }, { policyFor }] = await Promise.all([import('slidev-deck-kit/node/build/build-deck.ts'), import('slidev-deck-kit/node/build/add-service-worker.ts'), import('./stage-policy.ts')])
    await buildDeck({ entry, purpose: 'stage', notes: true, config: { build: { outDir: resolve(folder), emptyOutDir: true } } })
    await addServiceWorker(folder, 'stage')
    writeFileSync(join(folder, policyFile), policyFor(deck.markdown, deck))
  })
}

/** Where the build of the deck as it stands is, or would be. */
export function stageFolder(): string {
  return keptFolder('stage')
}

/** The content policy of a build; the strictest where none is kept. */
export function keptPolicy(folder: string): string {
  try {
    return readFileSync(join(folder, policyFile), 'utf8')
  }
  catch {
    return stagePolicy()
  }
}
