import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The brand's colours, as its owner gave them. */
const brand = {
  'crimson-signal': '#C1121F',
  'signal-gold': '#C6A300',
  'slate-steel': '#4C5A61',
  'fog-grey': '#B0B3B8',
  'bone-white': '#EAE7DC',
  'deep-indigo': '#3F3CBB',
  'iron-ochre': '#A35E35',
  'ash-graphite': '#2B2B2B',
  'charcoal-tint': '#1A1A1A',
  'obsidian-black': '#0C0C0C',
}

const tokens = readFileSync('styles/tokens.css', 'utf8')

it('the ten brand colours have their exact hex', () => {
  const palette = Object.fromEntries([...tokens.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name, hex]) => [name, hex]))
  expect(palette).toEqual(brand)
})

describe('colours are named, never valued, outside the palette', () => {
  const sources = globSync(['slides.md', 'global-top.vue', '{components,layouts,pages,setup,styles}/**/*.{vue,css}'])
    .filter(file => file !== 'styles/tokens.css')

  it.each(sources)('%s', (file) => {
    const source = readFileSync(file, 'utf8')
    expect(source.match(/#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi)).toBeNull()
    for (const colour of Object.keys(brand))
      expect(source).not.toContain(`--${colour}`)
  })
})
