import { runCommand } from './command.ts'
import { readDeck } from './read-deck.ts'
import { typedAs } from './typed-as.ts'

await runCommand({
  name: typedAs('slidev-check'),
  options: {},
  allowed: 'the Markdown file of a deck',
  stopped: () => 'Stopped.',
}, async (_, entry) => {
  await readDeck(entry)
})
