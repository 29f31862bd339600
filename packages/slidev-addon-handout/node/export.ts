import { enableCompileCache } from 'node:module'
import { readOptions } from 'slidev-deck-kit/node/options.ts'
import { buildBeside } from './print-deck.ts'

const { 'with-clicks': withClicks, range } = readOptions('npm run export', {
  'with-clicks': { type: 'boolean' },
  'range': { type: 'string' },
}, '-- --with-clicks, -- --range 1,3-5')

// Before what takes long to load.
enableCompileCache()
const deck = buildBeside()
const { writePdf } = await import('./pdf.ts')
await writePdf(deck, 'out/slides.pdf', `/print?${new URLSearchParams({
  print: withClicks ? 'clicks' : 'true',
  ...range && { range },
})}`)
