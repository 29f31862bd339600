import { runCommand } from 'slidev-deck-kit/node/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/typed-as.ts'

const bin = 'slidev-handout'
const output = 'out/handout.pdf'

await runCommand({
  name: typedAs(bin),
  options: { 'no-notes': { type: 'boolean' }, 'letter': { type: 'boolean' } },
  allowed: optionsTypedAs(bin, '--no-notes', '--letter'),
  stopped: () => `Stopped: ${output} is as it was.`,
}, async ({ 'no-notes': noNotes, letter }, entry) => {
  // One after the other: what refuses comes before what takes long to load.
  const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
  const deck = await readDeck(entry)
  const { buildBeside } = await import('./print-deck.ts')
  const built = buildBeside(entry)
  const { writePdf } = await import('./pdf.ts')
  await writePdf(deck, built, output, `/handout?${new URLSearchParams({
    print: 'true',
    ...noNotes && { notes: 'no' },
    ...letter && { paper: 'letter' },
  })}`)
})
