import type { PreparserSetup } from '@slidev/types'
import process from 'node:process'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { deckPreparser } from 'slidev-deck-kit/node/preparser.ts'
import { publicPreparser, purposeOf } from 'slidev-deck-kit/node/public.ts'

// Slidev waits for what its types say is there at once.
export default async function ({ headmatter, filepath, mode }: Parameters<PreparserSetup>[0]) {
  const { config } = await loadDeck(filepath)
  return [deckPreparser(config, headmatter), publicPreparser(purposeOf(mode, process.env.TALK_WITH_NOTES !== undefined))]
}
