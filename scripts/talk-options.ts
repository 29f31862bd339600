import type { ResolvedSlidevOptions, SlidevEntryOptions } from '@slidev/types'
import process from 'node:process'
import { resolveDeck } from './resolve-deck.ts'

/** Slidev's options for a build of the whole talk: notes, presenter view and pens are in, whatever slides.md says of the site. */
export async function talkOptions(options: Omit<SlidevEntryOptions, 'entry'> = {}): Promise<ResolvedSlidevOptions> {
  // Read by setup/vite-plugins.ts.
  process.env.TALK_WITH_NOTES = 'yes'
  const resolved = await resolveDeck('build', options)
  // Before Slidev's plugins are made: they put it into templates, too.
  Object.assign(resolved.utils.define, { __SLIDEV_FEATURE_PRESENTER__: 'true', __SLIDEV_FEATURE_DRAWINGS__: 'true' })
  return resolved
}
