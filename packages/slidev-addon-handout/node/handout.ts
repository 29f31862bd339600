import { runCommand } from 'slidev-deck-kit/node/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/typed-as.ts'
import { buildBeside } from './print-deck.ts'

const bin = 'slidev-handout'
const output = 'out/handout.pdf'

await runCommand({
  name: typedAs(bin),
  options: { 'no-notes': { type: 'boolean' }, 'letter': { type: 'boolean' } },
  allowed: optionsTypedAs(bin, '--no-notes', '--letter'),
  stopped: () => `Stopped: ${output} is as it was.`,
}, async ({ 'no-notes': noNotes, letter }, entry) => {
  const deck = buildBeside(entry)
  const { writePdf } = await import('./pdf.ts')
  await writePdf(entry, deck, output, `/handout?${new URLSearchParams({
    print: 'true',
    ...noNotes && { notes: 'no' },
    ...letter && { paper: 'letter' },
  })}`)
})
