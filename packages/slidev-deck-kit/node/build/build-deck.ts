import type { SlidevEntryOptions } from '@slidev/types'
import type { InlineConfig, PluginOption, Rolldown, UserConfig } from 'vite'
import type { Audience, DeckOptions } from './purpose.ts'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { build, loadConfigFromFile, mergeConfig } from 'vite'
import { deckEntry } from '../deck-entry.ts'
import { ViteSlidevPlugin } from '../slidev-internals.ts'
import { explain } from './explain.ts'
import { resolveDeck } from './resolve-deck.ts'

/** What a build is made of and for. */
export interface DeckBuild extends Audience {
  /** The deck's Markdown, a path from the current folder. */
  entry: string
  /** The path of the site, from slash to slash. */
  base?: string
  /** Slidev's own options. */
  slidev?: Omit<SlidevEntryOptions, 'entry' | 'base'>
  /** Plugins beside Slidev's and the addons'. */
  plugins?: (options: DeckOptions) => PluginOption[]
  /** What Vite is told beside. */
  config?: InlineConfig
  /** Whether there is a program of its own in place of the deck's page. */
  isProgram?: boolean
}

/** What was built, and of what. */
export interface BuiltDeck {
  options: DeckOptions
  output: Rolldown.RolldownOutput['output']
}

/**
 * Builds a deck in this process: every page, file and sheet of the packages is
 * made by it. What Slidev's own build command does beside (a picture for link
 * previews, pages for rewrites) the site does by itself.
 *
 * @throws {Error} that names the slide and what is wrong with it
 */
export async function buildDeck({ entry, base, purpose, notes, slidev, plugins, config = {}, isProgram = false }: DeckBuild): Promise<BuiltDeck> {
  const options = await resolveDeck({ ...slidev, entry, base }, { purpose, notes })
  const deck = await viteConfigs(options)
  const built = await build(mergeConfig(mergeConfig(deck, config), {
    configFile: false,
    root: options.userRoot,
    base,
    logLevel: 'silent',
    plugins: [await ViteSlidevPlugin(options, deck.slidev), isProgram ? [] : deckEntry(options), plugins?.(options)],
    build: { reportCompressedSize: false, chunkSizeWarningLimit: Number.POSITIVE_INFINITY },
  } satisfies InlineConfig)).catch((error: Error) => explain(error, entry)) as Rolldown.RolldownOutput
  return { options, output: built.output }
}

/** The vite.config of theme, addons and deck, merged in this order as Slidev's commands do (its resolveViteConfigs). */
async function viteConfigs({ roots }: DeckOptions): Promise<UserConfig> {
  const files = roots.flatMap(root => globSync('vite.config.{ts,mts,js,mjs}', { cwd: root }).slice(0, 1).map(file => join(root, file)))
  const environment = { command: 'build', mode: 'production' } as const
  let merged: UserConfig = {}
  for (const file of files) {
    // Loaded by Node it is there at once; Node takes no TypeScript within node_modules.
    const loaded = await loadConfigFromFile(environment, file, undefined, 'silent', undefined, 'native').catch(() => loadConfigFromFile(environment, file))
    merged = mergeConfig(merged, loaded?.config ?? {})
  }
  return merged
}
