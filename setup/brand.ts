import type { Plugin } from 'vite'
import type { Design } from '../lib/brand.ts'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { assertBrand, brandTable } from '../lib/brand.ts'
import * as list from '../styles/contrast.ts'

const pathOf = (file: string) => fileURLToPath(new URL(`../styles/${file}`, import.meta.url))

/** Where the colours stand. */
export const brandFiles = { tokens: pathOf('tokens.css'), list: pathOf('contrast.ts') }

/** The id of the module that holds the table of colours. */
export const brandModule = '\0virtual:brand-colours'

let design: Design = list

/** Reads the list of pairs again: a running server has the one that it began with. */
export async function reloadPairs(): Promise<void> {
  // Whoever only checks need not load Vite.
  const { runnerImport } = await import('vite')
  design = (await runnerImport<Design>(brandFiles.list)).module
}

/**
 * Makes sure that the deck can be shown in its colours.
 *
 * @throws {BrandError} that names every problem
 */
export function assertColours(): void {
  assertBrand({ tokens: readFileSync(brandFiles.tokens, 'utf8'), list: readFileSync(brandFiles.list, 'utf8') }, design)
}

/** Gives <BrandColors> its table as data: a page needs neither the list nor what reads CSS. */
export function brandColours(): Plugin {
  return {
    name: 'brand-colours',
    resolveId: id => `\0${id}` === brandModule ? brandModule : null,
    load: id => id === brandModule ? `export default ${JSON.stringify(brandTable(readFileSync(brandFiles.tokens, 'utf8'), design))}` : null,
  }
}
