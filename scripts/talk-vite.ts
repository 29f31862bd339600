import { resolve } from 'node:path'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { build, mergeConfig } from 'vite'
import deck from '../vite.config.ts'
import { deckEntry } from './deck-entry.ts'
import { explain } from './explain.ts'
import { addServiceWorker } from './offline.ts'
import { talkOptions } from './talk-options.ts'

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
