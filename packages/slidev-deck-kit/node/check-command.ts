import process from 'node:process'
import { readDeck } from './read-deck.ts'

try {
  await readDeck()
}
catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
