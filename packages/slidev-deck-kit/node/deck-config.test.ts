import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadDeck, loadDeckConfig, withDefaults } from './deck-config.ts'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'config-'))
})

afterEach(() => rmSync(root, { recursive: true }))

/** Writes the deck's config. */
function write(code: string, name = 'deck.config.ts'): string {
  const file = join(root, name)
  writeFileSync(file, code)
  return file
}

describe('a deck\'s config', () => {
  it('is empty where there is none', async () => {
    expect(await loadDeckConfig(root)).toEqual({})
  })

  it.each(['deck.config.ts', 'deck.config.mts', 'deck.config.js', 'deck.config.mjs'])('is read from %s', async (name) => {
    write('export default { words: { served: \'Served\' } }', name)
    expect(await loadDeckConfig(root)).toEqual({ words: { served: 'Served' } })
  })

  // Vite is loaded for it, which takes seconds on a machine that is busy.
  it('is read again once it has been edited, with what it imports, and only then', { timeout: 60_000 }, async () => {
    write('export const word = \'Served\'', 'word.ts')
    const file = write('import { word } from \'./word.ts\'\nexport default { words: { served: word } }')
    const before = await loadDeckConfig(root)
    expect(await loadDeckConfig(root)).toBe(before)
    write('export const word = \'At table\'', 'word.ts')
    utimesSync(file, new Date(), new Date(Date.now() + 5000))
    expect(await loadDeckConfig(root)).toEqual({ words: { served: 'At table' } })
  })

  it.each([
    ['throws', 'throw new Error(\'No flour\\nand more\')', 'deck.config.ts: found what cannot be loaded (No flour); allowed: export default defineDeck({ … })'],
    ['imports what is not there', 'import \'./nowhere.ts\'', /^deck\.config\.ts: found what cannot be loaded \(.*nowhere\.ts.*\); allowed: export default defineDeck\(\{ … \}\)$/],
    ['exports nothing', 'export {}', 'deck.config.ts, default: found nothing; allowed: layouts, headmatter, words, checks, check, fonts'],
    ['has an unknown key', 'export default { layuots: {} }', 'deck.config.ts, layuots: found a key that has no meaning here; allowed: layouts, headmatter, words, checks, check, fonts'],
    ['has a layout with an unknown key', 'export default { layouts: { recipe: { step: () => [] } } }', 'deck.config.ts, layouts.recipe.step: found a key that has no meaning here; allowed: schema, steps, reflows'],
    ['has steps that are no function', 'export default { layouts: { recipe: { steps: [\'One\'] } } }', 'deck.config.ts, layouts.recipe.steps: found ["One"]; allowed: a function'],
    ['has a word that is a number', 'export default { words: { served: 5 } }', 'deck.config.ts, words.served: found 5; allowed: text'],
    ['has an unknown rule', 'export default { check: { comments: \'off\' } }', /^deck\.config\.ts, check\.comments: found a key that has no meaning here; allowed: template, open-comment, .*foreign-request.*$/],
    ['has a rule that is neither on nor off', 'export default { check: { layout: false } }', 'deck.config.ts, check.layout: found false; allowed: off, warn or error'],
    ['has a check without a run', 'export default { checks: [{ name: \'salt\', files: [] }] }', 'deck.config.ts, checks[1].run: found nothing; allowed: a function'],
  ])('gets one line where it %s', async (_, code, message) => {
    write(code)
    await expect(loadDeckConfig(root)).rejects.toThrow(typeof message === 'string' ? new RegExp(`^${RegExp.escape(message)}$`) : message)
  })

  it('stands in the first folder around the slides that has a package.json', async () => {
    write('{}', 'package.json')
    write('export default { words: { served: \'Served\' } }')
    mkdirSync(join(root, 'talks/spring'), { recursive: true })
    expect(await loadDeck(join(root, 'talks/spring/cooking.md'))).toMatchObject({ file: 'cooking.md', root, config: { words: { served: 'Served' } } })
  })
})

it('a headmatter is completed key by key, mapping by mapping', () => {
  const defaults = { theme: 'default', fonts: { sans: 'Inter', provider: 'none' }, lang: 'en' }
  expect(withDefaults({ theme: 'seriph', fonts: { sans: 'Arial' }, title: 'One' }, defaults))
    .toEqual({ theme: 'seriph', fonts: { sans: 'Arial', provider: 'none' }, lang: 'en', title: 'One' })
  expect(withDefaults({ title: 'One' })).toEqual({ title: 'One' })
})
