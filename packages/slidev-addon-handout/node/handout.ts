import { enableCompileCache } from 'node:module'
import { readOptions } from 'slidev-deck-kit/node/options.ts'
import { buildBeside } from './print-deck.ts'

const { 'no-notes': noNotes, letter } = readOptions('npm run handout', {
  'no-notes': { type: 'boolean' },
  'letter': { type: 'boolean' },
}, '-- --no-notes, -- --letter')

// Before what takes long to load.
enableCompileCache()
const deck = buildBeside()
const { writePdf } = await import('./pdf.ts')
await writePdf(deck, 'out/handout.pdf', `/handout?${new URLSearchParams({
  print: 'true',
  ...noNotes && { notes: 'no' },
  ...letter && { paper: 'letter' },
})}`)
