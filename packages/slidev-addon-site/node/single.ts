import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin, Rolldown } from 'vite'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ViteSlidevPlugin } from '@slidev/cli'
import { lookup } from 'mrmime'
import { deckEntry } from 'slidev-deck-kit/node/deck-entry.ts'
import { Draft } from 'slidev-deck-kit/node/draft.ts'
import { explain } from 'slidev-deck-kit/node/explain.ts'
import { readOptions } from 'slidev-deck-kit/node/options.ts'
import { readDeck } from 'slidev-deck-kit/node/read-deck.ts'
import { talkOptions } from 'slidev-deck-kit/node/talk-options.ts'
import { build, mergeConfig } from 'vite'
import deck from '../../../vite.config.ts'
import { fontNotice, neededFonts } from './fonts.ts'
import { inlineScript, singlePage, withFiles } from './single-page.ts'

readOptions('npm run single', {}, 'none')

const output = 'out/deck.html'
let draft: Draft | undefined
try {
  const { markdown: talk } = await readDeck()
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

/** @throws {Error} that names each picture that is asked for in vain */
async function buildPage(talk: string): Promise<string> {
  // A file has no paths; what follows # can be reloaded.
  const options = await talkOptions({ routerMode: 'hash' })
  const slidev = await ViteSlidevPlugin(options, deck.slidev)
  // Slidev would ask for the pictures ahead, by their names; its plugin has just listed them.
  for (const slide of options.data.slides)
    slide.images = []
  const { output } = await build(mergeConfig(deck, {
    configFile: false,
    root: options.userRoot,
    logLevel: 'silent',
    plugins: [slidev, deckEntry(options), oneScript(), withoutLogo()],
    build: { write: false, modulePreload: false, cssCodeSplit: false, assetsInlineLimit: Number.POSITIVE_INFINITY, reportCompressedSize: false },
  })).catch(explain) as Rolldown.RolldownOutput
  const text = (ending: string) => output.filter(({ fileName }) => fileName.endsWith(ending)).map(file => file.type === 'chunk' ? file.code : String(file.source)).join('\n')
  const read = (path: string) => publicFile(options.userRoot, path)
  const js = withFiles(text('.js'), read)
  const css = withFiles(fontNotice + neededFonts(text('.css'), talk), read)
  const missing = [...js.missing, ...css.missing]
  if (missing.length)
    throw new Error([...new Set(missing)].map(path => `${placeOf(path, options)}: found "${path}", which is not there; allowed: a file in public/, such as /picture.png`).join('\n'))
  const script = inlineScript(js.code)
  return singlePage({
    html: text('.html'),
    css: css.code,
    script,
    icon: read(options.data.config.favicon) ?? 'data:,',
    hash: `sha256-${createHash('sha256').update(script).digest('base64')}`,
  })
}

/** A file of public/ as a data: address. */
function publicFile(root: string, path: string): string | undefined {
  const file = [path, safeDecode(path)].map(name => join(root, 'public', join('/', name))).find(name => statSync(name, { throwIfNoEntry: false })?.isFile())
  return file && `data:${lookup(file) ?? ''};base64,${readFileSync(file).toString('base64')}`
}

/** An address may have spaces and other letters as %20 and the like, or a lone %. */
function safeDecode(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, bytes => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
}

/** Where a speaker mends an address: the slide and its key, if it is in slides.md. */
function placeOf(path: string, { data }: ResolvedSlidevOptions): string {
  for (const { index, frontmatter, content } of data.slides) {
    const key = Object.keys(frontmatter).find(key => JSON.stringify(frontmatter[key]).includes(path)) ?? (content.includes(path) && 'text')
    if (key)
      return `slides.md, slide ${index + 1}, ${key}`
  }
  return 'a component, layout or style sheet'
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
