import type { Rolldown } from 'vite'
import type { ClientAssets } from './page.ts'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { inlineScript } from './single-page.ts'

/**
 * Builds the script of the prerendered pages (client/prerendered-page.ts).
 *
 * @param assets what it loads
 * @param base the path of the site, from slash to slash
 * @param lost what is said where the client cannot be loaded
 */
export async function pageScript(assets: ClientAssets, base: string, lost: string): Promise<string> {
  const [{ output: [chunk] }] = await build({
    configFile: false,
    base,
    logLevel: 'silent',
    define: { __DECK_PURPOSE__: '"site"', __PAGE__: JSON.stringify({ ...assets, base, lost }) },
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL('../client/prerendered-page.ts', import.meta.url)), formats: ['iife'], name: 'page', fileName: 'page' },
    },
  }) as [Rolldown.RolldownOutput]
  return inlineScript(chunk.code.trim())
}
