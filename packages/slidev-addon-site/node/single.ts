import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Deck } from 'slidev-deck-kit/node/deck-config.ts'
import type { Plugin } from 'vite'
import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lookup } from 'mrmime'
import { buildDeck } from 'slidev-deck-kit/node/build/build-deck.ts'
import { Draft } from 'slidev-deck-kit/node/command/draft.ts'
import { neededFonts } from './fonts.ts'
import { inlineScript, singlePage, withFiles } from './single-page.ts'

/**
 * Writes a deck as one file and says what it does. Where that fails, an
 * earlier file is as it was.
 *
 * @param deck with the text of its file of slides
 * @param output the file's path
 * @throws {Error} that says what is wrong, with the deck or the disk
 */
export async function writeSingle(deck: Deck & { markdown: string }, output: string): Promise<void> {
  const draft = new Draft(output)
  console.log('Building the talk…')
  const page = await buildPage(deck)
  draft.publish(new TextEncoder().encode(page))
  console.log(`${output}: 1 file, ${Math.ceil(page.length / 1000)} kB. It holds the speaker's notes.`)
}

/** @throws {Error} that names each picture that is asked for in vain */
async function buildPage({ entry, markdown, config: { fonts } }: Deck & { markdown: string }): Promise<string> {
  const { options, output } = await buildDeck({
    entry,
    purpose: 'file',
    notes: true,
    // A file has no paths below it: only what follows # survives a reload.
    slidev: { routerMode: 'hash' },
    plugins: () => [oneScript(), withoutLogo()],
    config: { build: { write: false, modulePreload: false, cssCodeSplit: false, assetsInlineLimit: Number.POSITIVE_INFINITY } },
  })
  const text = (ending: string) => output.filter(({ fileName }) => fileName.endsWith(ending)).map(file => file.type === 'chunk' ? file.code : String(file.source)).join('\n')
  const read = (path: string) => publicFile(options.userRoot, path)
  const js = withFiles(text('.js'), read)
  const sheet = fonts ? (fonts.notice ?? '') + neededFonts(text('.css'), markdown) : text('.css')
  const css = withFiles(sheet, read)
  const missing = [...js.missing, ...css.missing]
  if (missing.length)
    throw new Error([...new Set(missing)].map(path => `${placeOf(path, entry, options)}: found "${path}", which is not there; allowed: a file in public/, such as /picture.png`).join('\n'))
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

/** Decodes %20 and the like in an address; decodeURI would throw at a lone %. */
function safeDecode(path: string): string {
  return path.replace(/(?:%[\da-f]{2})+/gi, bytes => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString())
}

/** Where an address is written: the slide and its key, if it is in the deck's Markdown. */
function placeOf(path: string, entry: string, { data }: ResolvedSlidevOptions): string {
  for (const { index, frontmatter, content } of data.slides) {
    const key = Object.keys(frontmatter).find(key => JSON.stringify(frontmatter[key]).includes(path)) ?? (content.includes(path) && 'text')
    if (key)
      return `${entry}, slide ${index + 1}, ${key}`
  }
  return 'a component, layout or style sheet'
}

/** Slidev splits its script into parts that are loaded on demand; a single file can load none. */
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

/** Slidev's logo, of 94 kB, is only on its page for wrong addresses and in its info dialog. The one that slides have (PoweredBySlidev) is another file. */
export function withoutLogo(): Plugin {
  return {
    name: 'without-logo',
    enforce: 'pre',
    load: (id: string) => /@slidev\/client\/assets\/logo\.png/.test(id) ? 'export default "data:,"' : null,
  }
}
