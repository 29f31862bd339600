import { enableCompileCache } from 'node:module'
import { runCommand } from 'slidev-deck-kit/node/command.ts'
import { buildBeside } from './print-deck.ts'

const output = 'out/handout.pdf'

await runCommand({
  name: 'npm run handout',
  options: { 'no-notes': { type: 'boolean' }, 'letter': { type: 'boolean' } },
  allowed: '-- --no-notes, -- --letter',
  stopped: () => `Stopped: ${output} is as it was.`,
}, async ({ 'no-notes': noNotes, letter }, entry) => {
  // Before what takes long to load.
  enableCompileCache()
  const deck = buildBeside(entry)
  const { writePdf } = await import('./pdf.ts')
  await writePdf(entry, deck, output, `/handout?${new URLSearchParams({
    print: 'true',
    ...noNotes && { notes: 'no' },
    ...letter && { paper: 'letter' },
  })}`)
})
