import type { PreparserContext } from '../node/build/resolve-deck.ts'
import { audienceOf } from '../node/build/purpose.ts'
import { loadDeck } from '../node/deck-config.ts'
import { deckPreparser } from '../node/preparser.ts'
import { publicPreparser } from '../node/public.ts'

// Slidev waits for what its types say is there at once.
export default async function ({ headmatter, filepath, mode, audience }: PreparserContext) {
  const { config } = await loadDeck(filepath)
  return [deckPreparser(config, headmatter), publicPreparser(audienceOf(mode, audience))]
}
