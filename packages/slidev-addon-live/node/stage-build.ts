import { resolve } from 'node:path'
import { keptBuild, keptFolder } from 'slidev-deck-kit/node/kept-build.ts'

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
    await readDeck(entry)
    const [{ buildDeck }, { addServiceWorker }] = await Promise.all([import('slidev-deck-kit/node/build-deck.ts'), import('slidev-deck-kit/node/add-service-worker.ts')])
    await buildDeck({ entry, purpose: 'stage', notes: true, config: { build: { outDir: resolve(folder), emptyOutDir: true } } })
    await addServiceWorker(folder, 'stage')
  })
}

/** Where the build of the deck as it stands is, or would be. */
export function stageFolder(): string {
  return keptFolder('stage')
}
