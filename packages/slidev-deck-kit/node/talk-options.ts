import type { ResolvedSlidevOptions, SlidevEntryOptions } from '@slidev/types'
import process from 'node:process'
import { resolveDeck } from './resolve-deck.ts'

/** Slidev's options for a build of the whole talk: notes, presenter view and pens are in. */
export function talkOptions(options: Omit<SlidevEntryOptions, 'entry'> = {}): Promise<ResolvedSlidevOptions> {
  // Read by setup/preparser.ts and setup/vite-plugins.ts.
  process.env.TALK_WITH_NOTES = 'yes'
  return resolveDeck('build', options)
}
