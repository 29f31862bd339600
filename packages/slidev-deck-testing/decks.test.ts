import { readFileSync } from 'node:fs'
import { checkDeck } from 'slidev-deck-kit/node/check/check.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { expect, it } from 'vitest'

it.each(['demo/slides.md', 'demo/recipe.md', 'packages/template/slides.md'])('%s has nothing that the check refuses or warns of', async (entry) => {
  expect(checkDeck(readFileSync(entry, 'utf8'), await loadDeck(entry))).toEqual([])
})
