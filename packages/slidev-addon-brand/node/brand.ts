import type { Plugin } from 'vite'
import type { Design } from '../shared/brand.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { assertBrand, brandTable } from '../shared/brand.ts'

const pathOf = (file: string) => join(process.cwd(), 'styles', file)

/** Where the colours stand. */
export const brandFiles = { tokens: pathOf('tokens.css'), list: pathOf('contrast.ts') }

/** The id of the module that holds the table of colours. */
export const brandModule = '\0virtual:brand-colours'

let design = await import(pathToFileURL(brandFiles.list).href) as Design

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
