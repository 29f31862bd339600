import type { DeckOptions } from 'slidev-deck-kit/node/purpose.ts'
import type { Plugin } from 'vite'
import { readFileSync } from 'node:fs'
import { audienceOf } from 'slidev-deck-kit/node/purpose.ts'
import { lightSite, printedRoles } from './light-site.ts'

/** Leaves out of a build what its visitors cannot reach, and makes its pages fit for print. */
export function sitePlugins({ mode, audience, entry, data }: DeckOptions): Plugin[] {
  const light = mode === 'build' && lightSite({
    markdown: readFileSync(entry, 'utf8'),
    twoslash: data.config.twoslash !== false,
    presenter: audienceOf(mode, audience).notes,
  })
  return [printedRoles(), ...light ? [light] : []]
}
