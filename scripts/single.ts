import type { Plugin, Rolldown } from 'vite'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { lookup } from 'mrmime'
import { build, mergeConfig } from 'vite'
import { fontNotice, neededFonts } from '../lib/fonts.ts'
import { inlineScript, singlePage } from '../lib/single.ts'
import deck from '../vite.config.ts'
import { deckEntry } from './deck-entry.ts'
import { Draft } from './draft.ts'
import { explain } from './explain.ts'
import { readOptions } from './options.ts'
import { talkOptions } from './talk-options.ts'
import { readTalk } from './talk.ts'

readOptions('npm run single', {}, 'none')

const output = 'out/deck.html'
let draft: Draft | undefined
try {
  const talk = readTalk()
  draft = new Draft(output)
  console.log('Building the talk…')
  const page = await buildPage(talk)
  draft.publish(new TextEncoder().encode(page))
  console.log(`${output}: 1 file, ${Math.ceil(page.length / 1000)} kB. It holds the speaker's notes.`)
}
catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
draft?.discard()
process.exit()

async function buildPage(talk: string): Promise<string> {
  // A file has no paths; what follows # can be reloaded.
  const options = await talkOptions({ routerMode: 'hash' })
  const { output } = await build(mergeConfig(deck, {
    configFile: false,
    root: options.userRoot,
    logLevel: 'silent',
    plugins: [await ViteSlidevPlugin(options, deck.slidev), deckEntry(options), oneScript(), withoutLogo()],
    build: { write: false, modulePreload: false, cssCodeSplit: false, assetsInlineLimit: Number.POSITIVE_INFINITY, reportCompressedSize: false },
  })).catch(explain) as Rolldown.RolldownOutput
  const text = (ending: string) => output.filter(({ fileName }) => fileName.endsWith(ending)).map(file => file.type === 'chunk' ? file.code : String(file.source)).join('\n')
  const script = inlineScript(text('.js'))
  const { favicon } = options.data.config
  const icon = readFileSync(join(options.userRoot, 'public', favicon)).toString('base64')
  return singlePage({
    html: text('.html'),
    css: fontNotice + neededFonts(text('.css'), talk),
    script,
    icon: `data:${lookup(favicon) ?? ''};base64,${icon}`,
    hash: `sha256-${createHash('sha256').update(script).digest('base64')}`,
  })
}

/** Slidev cuts its script into parts that are loaded when they are needed; a file can load none. */
function oneScript(): Plugin {
  return {
    name: 'one-script',
    configResolved({ build: { rolldownOptions: { output } } }) {
      for (const options of [output ?? []].flat()) {
        delete (options as { manualChunks?: unknown }).manualChunks
        options.codeSplitting = false
      }
    },
  }
}

/** Slidev's logo, of 94 kB, stands on its page for lost addresses and in its info dialog. */
function withoutLogo(): Plugin {
  return {
    name: 'without-logo',
    enforce: 'pre',
    load: id => /@slidev\/client\/assets\/logo/.test(id) ? 'export default "data:,"' : null,
  }
}
