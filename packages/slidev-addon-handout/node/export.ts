import { runCommand } from 'slidev-deck-kit/node/command.ts'
import { optionsTypedAs, typedAs } from 'slidev-deck-kit/node/typed-as.ts'
import { buildBeside } from './print-deck.ts'

const bin = 'slidev-pdf'
const output = 'out/slides.pdf'

await runCommand({
  name: typedAs(bin),
  options: { 'with-clicks': { type: 'boolean' }, 'range': { type: 'string' } },
  allowed: optionsTypedAs(bin, '--with-clicks', '--range 1,3-5'),
  stopped: () => `Stopped: ${output} is as it was.`,
}, async ({ 'with-clicks': withClicks, range }, entry) => {
  const deck = buildBeside(entry)
  const { writePdf } = await import('./pdf.ts')
  await writePdf(entry, deck, output, `/print?${new URLSearchParams({
    print: withClicks ? 'clicks' : 'true',
    ...range && { range },
  })}`)
})
