import type { DeckOptions } from 'slidev-deck-kit/node/build/purpose.ts'
import type { Plugin } from 'vite'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { audienceOf } from 'slidev-deck-kit/node/build/purpose.ts'
import { lightSite, printedRoles } from './light-site.ts'

/** Leaves out of a build what its visitors cannot reach, and makes its pages fit for print. */
export function sitePlugins({ mode, audience, data, roots }: DeckOptions): Plugin[] {
  const light = mode === 'build' && lightSite({
    text: [...data.slides.map(({ content }) => content), ...componentsIn(roots)].join('\n'),
    presenter: audienceOf(mode, audience).notes,
  })
  return [printedRoles(), ...light ? [light] : []]
}

/** The text of every component of theme, addons and deck. */
function componentsIn(roots: readonly string[]): string[] {
  return roots.flatMap(cwd => globSync('**/*.vue', { cwd, exclude: ['**/node_modules', '**/dist'] }).map(file => readFileSync(join(cwd, file), 'utf8')))
}
