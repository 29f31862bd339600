import { colourCheck } from 'slidev-addon-brand/node/brand.ts'
import { defineDeck } from 'slidev-deck-kit/node/deck-config.ts'

export default defineDeck({
  checks: [colourCheck({ tokens: 'styles/tokens.css', list: 'styles/contrast.ts' })],
})
