import type { Plugin } from 'vite'
import type { Audience, DeckOptions } from './build/purpose.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractImagesUsage } from '@slidev/parser/core'
import { direction } from '../shared/language.ts'
import { audienceOf } from './build/purpose.ts'
import { assertDeck } from './check/check.ts'
import { devCheck } from './check/dev-check.ts'
import { loadDeck } from './deck-config.ts'
import { withoutComments } from './public.ts'
import { runChecks } from './read-deck.ts'

/** Says in a page that its language is written from right to left. The other way is a page's own: where it is said, Slidev's theme styles each list. */
export function withDirection(html: string, lang: unknown): string {
  return direction(lang) === 'rtl' ? html.replace('<html', '<html dir="rtl"') : html
}

/** Lets a script run before all in Slidev's client that fails where storage is forbidden; in a build, before each part that may come first. In dev, Vite ends ids with a version. */
const storageFirst: Plugin = {
  name: 'deck-storage-first',
  transform: {
    order: 'pre',
    filter: { id: /\/@slidev\/client\/[^?]+\.ts(?:\?v=\w+)?$/, code: /useLocalStorage|createApp/ },
    // A program that draws slides without a browser has no storage to look at.
    handler: (code, _, options) => options?.ssr ? null : ({ code: `import '${fileURLToPath(new URL('../client/storage.ts', import.meta.url))}'\n${code}`, map: null }),
  },
}

/** A comment in a slide is the speaker's: no page gets it. */
const withoutTemplateComments: Plugin = {
  name: 'deck-without-comments',
  configResolved({ plugins }) {
    const { api } = plugins.find(({ name }) => name === 'vite:vue') as Plugin<{ options: { template?: { compilerOptions?: object } } }>
    const { template } = api!.options
    api!.options = { ...api!.options, template: { ...template, compilerOptions: { ...template?.compilerOptions, comments: false } } }
  },
}

/** Tells clients what they are built of and for. */
function deckDefines(file: string, { purpose }: Audience): Plugin {
  return {
    name: 'deck-defines',
    config: () => ({ define: { __DECK_FILE__: JSON.stringify(file), __DECK_PURPOSE__: JSON.stringify(purpose) } }),
  }
}

/**
 * What every deck with one of the packages has: a check that stands between a
 * mistake and the screen, a page that is written in the deck's direction, no
 * comments and no drafts in a build, and storage that stands in where it is forbidden.
 *
 * @param options Slidev's
 * @throws {DeckError} where a build or an export cannot be shown
 * @throws {Error} of a check of the deck's own
 */
export async function deckPlugins(options: DeckOptions): Promise<Plugin[]> {
  const { entry, mode, data, utils } = options
  const audience = audienceOf(mode, options.audience)
  const deck = await loadDeck(entry)
  const check = async () => {
    assertDeck(readFileSync(entry, 'utf8'), deck)
    await runChecks(deck)
  }
  if (mode !== 'dev')
    await check()
  // Slidev's page in dev and in every build.
  utils.indexHtml = withDirection(utils.indexHtml, data.headmatter.lang)
  if (mode === 'build') {
    for (const slide of data.slides) {
      // Slidev ships it as it was written, comments included, for an editor that a build has not.
      slide.frontmatterRaw = ''
      // Slidev loads pictures ahead, those that only a comment names, too; a file has them inside.
      slide.images = audience.purpose === 'file' ? [] : extractImagesUsage(withoutComments(slide.content), slide.frontmatter)
    }
  }
  return [storageFirst, withoutTemplateComments, deckDefines(deck.file, audience), devCheck(deck, () => Object.keys(data.watchFiles).map(file => resolve(file)), check)]
}
