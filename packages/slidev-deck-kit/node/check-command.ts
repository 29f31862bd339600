import { runCommand } from './command.ts'
import { readDeck } from './read-deck.ts'

await runCommand({
  name: 'npm start',
  options: {},
  allowed: 'the Markdown file of a deck',
  stopped: () => 'Stopped.',
}, async (_, entry) => {
  await readDeck(entry)
})
