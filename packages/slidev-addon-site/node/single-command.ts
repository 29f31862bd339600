import { runCommand } from 'slidev-deck-kit/node/command/command.ts'
import { typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'

const output = 'out/deck.html'

await runCommand({
  name: typedAs('slidev-single'),
  options: {},
  allowed: 'none',
  stopped: () => `Stopped: ${output} is as it was.`,
}, async (_, entry) => {
  // One after the other: what refuses comes before what takes long to load.
  const { readDeck } = await import('slidev-deck-kit/node/read-deck.ts')
  const deck = await readDeck(entry)
  const { writeSingle } = await import('./single.ts')
  await writeSingle(deck, output)
})
