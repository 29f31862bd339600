import type { Deck } from './deck-config.ts'
import { readFileSync } from 'node:fs'
import { assertDeck } from './check/check.ts'
import { loadDeck } from './deck-config.ts'
import { readSlides } from './load-slides.ts'

/**
 * Reads a deck, says what is amiss with it and stops nothing, and runs the
 * checks of its own.
 *
 * @param entry the path of its file of slides
 * @returns the deck, with the text of that file
 * @throws {DeckError} that names every problem that stops it
 * @throws {Error} of a check of the deck's own, or of its config
 */
export async function readDeck(entry: string): Promise<Deck & { markdown: string }> {
  const deck = await loadDeck(entry)
  const markdown = readFileSync(entry, 'utf8')
  assertDeck(markdown, deck).forEach(warning => console.warn(warning))
  await runChecks(deck)
  return { ...deck, markdown }
}

/**
 * Runs the checks of the deck's own.
 *
 * @throws {Error} of the first that fails
 */
export async function runChecks({ root, config: { checks = [] } }: Pick<Deck, 'root' | 'config'>): Promise<void> {
  for (const { run } of checks)
    await run(root)
}

/**
 * How many slides of a deck are shown.
 *
 * @param entry the path of its file of slides
 */
export function countSlides(entry: string): number {
  return readSlides(entry).slides.filter(({ isShown }) => isShown).length
}
