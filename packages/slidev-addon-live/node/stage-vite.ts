import { resolve } from 'node:path'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { deckEntry } from 'slidev-deck-kit/node/deck-entry.ts'
import { explain } from 'slidev-deck-kit/node/explain.ts'
import { addServiceWorker } from 'slidev-deck-kit/node/offline.ts'
import { talkOptions } from 'slidev-deck-kit/node/talk-options.ts'
import { build, mergeConfig } from 'vite'
import deck from '../../../vite.config.ts'

/**
 * Builds the talk for the stage.
 *
 * @param folder where it is to be
 * @throws {Error} that names the slide and what it asks for in vain
 */
export async function buildTalk(folder: string): Promise<void> {
  // Read by setup/vite-plugins.ts.
  process.env.TALK_OFFLINE = 'yes'
  process.env.TALK_BRAND = 'yes'
  const options = await talkOptions()
  await build(mergeConfig(deck, {
    configFile: false,
    root: options.userRoot,
    logLevel: 'silent',
    plugins: [await ViteSlidevPlugin(options, deck.slidev), deckEntry(options)],
    build: { outDir: resolve(folder), emptyOutDir: true, reportCompressedSize: false },
  })).catch(explain)
  await addServiceWorker(folder, 'talk')
}
