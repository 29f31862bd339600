import { runCommand } from 'slidev-deck-kit/node/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/typed-as.ts'

const bin = 'slidev-pdf'
const output = 'out/slides.pdf'

await runCommand({
  name: typedAs(bin),
  options: { 'with-clicks': { type: 'boolean' }, 'range': { type: 'string' } },
  allowed: optionsTypedAs(bin, '--with-clicks', '--range 1,3-5'),
  stopped: () => `Stopped: ${output} is as it was.`,
}, async ({ 'with-clicks': withClicks, range }, entry) => {
  // One after the other: what refuses comes before what takes long to load.
  const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
  const deck = await readDeck(entry)
  const { buildBeside } = await import('./print-deck.ts')
  const built = buildBeside(entry)
  const { writePdf } = await import('./pdf.ts')
  await writePdf(deck, built, output, `/print?${new URLSearchParams({
    print: withClicks ? 'clicks' : 'true',
    ...range && { range },
  })}`)
})
