import type { DeckCheck, DeckConfig } from 'slidev-deck-kit/node/deck-config.ts'
import type { Plugin } from 'vite'
import type { BrandTable } from '../shared/brand-table.ts'
import type { BrandSources, Design } from '../shared/brand.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brandTable } from '../shared/brand-table.ts'
import { assertBrand } from '../shared/brand.ts'

/** A check of the deck's colours, which can show them, too. */
export interface ColourCheck extends DeckCheck {
  /** @throws {TokenError} where a token comes to no colour */
  table: (root: string) => Promise<BrandTable>
}

/**
 * Checks that the deck can be shown in its colours: every pair of the list has
 * the contrast that it needs.
 *
 * @param files from the deck's root
 * @param files.tokens the style sheet with the colours
 * @param files.list the module with the pairs, which exports a Design
 */
export function colourCheck({ tokens, list }: { tokens: string, list: string }): ColourCheck {
  const source = (root: string, name: string) => ({ name, text: readFileSync(join(root, name), 'utf8') })
  const sources = (root: string): BrandSources => ({ tokens: source(root, tokens), list: source(root, list) })
  let design: Promise<Design> | undefined
  const designOf = (root: string) => design ??= import(pathToFileURL(join(root, list)).href) as Promise<Design>
  return {
    name: 'colours',
    files: [tokens, list],
    async run(root) {
      assertBrand(sources(root), await designOf(root))
      return 'every pair has the contrast that it needs'
    },
    async reload(root) {
      // Whoever only checks need not load Vite.
      const { runnerImport } = await import('vite')
      design = Promise.resolve((await runnerImport<Design>(join(root, list))).module)
    },
    table: async root => brandTable(sources(root).tokens.text, await designOf(root)),
  }
}

const virtual = 'virtual:brand-colours'
const resolved = `\0${virtual}`

/**
 * Gives <BrandColors> its table as data: a page needs neither the list nor what reads CSS.
 * In a deck that names no colours it is empty.
 *
 * @param root the deck's folder
 * @param config the deck's, with or without a colourCheck
 */
export function brandColours(root: string, config: DeckConfig): Plugin {
  const check = config.checks?.find((check): check is ColourCheck => 'table' in check)
  const files = check?.files.map(file => join(root, file))
  return {
    name: 'brand-colours',
    resolveId: id => id === virtual ? resolved : null,
    async load(id) {
      if (id !== resolved)
        return null
      const table: BrandTable = await check?.table(root) ?? { settings: [], surfaces: [], colours: [] }
      return `export default ${JSON.stringify(table)}`
    },
    hotUpdate({ file, modules }) {
      const table = files?.includes(file) && this.environment.moduleGraph.getModuleById(resolved)
      return table ? [...modules, table] : undefined
    },
  }
}
