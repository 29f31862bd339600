import { runCommand } from '../command/command.ts'
import { typedAs } from '../command/typed-as.ts'

await runCommand({
  name: typedAs('slidev-check'),
  options: {},
  allowed: 'the Markdown file of a deck',
  stopped: () => 'Stopped.',
}, async (_, entry) => {
  // After the options: it takes long to load.
  const { readDeck } = await import('../read-deck.ts')
  await readDeck(entry)
})
