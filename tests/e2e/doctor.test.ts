import process from 'node:process'
import { Deck } from 'slidev-deck-testing/deck.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

// What the doctor looks at in this talk alone: its plan, colours and fonts.

const deck = new Deck()
const before = process.env.CHROME_PATH

// Neither a build nor a browser is needed.
beforeAll(() => {
  process.env.CHROME_PATH = '/nowhere/chrome'
})

afterAll(() => {
  process.env.CHROME_PATH = before
  if (before === undefined)
    delete process.env.CHROME_PATH
  return deck.dispose()
})

/** What the doctor says of a thing. */
function said(output: string, name: string): string | undefined {
  return new RegExp(`^(?:ok|FAIL) +${name} +\\S.*$`, 'm').exec(output)?.[0].replace(/ +/g, ' ')
}

it('finds the talk, its plan and its colours in order', async () => {
  const { output } = await deck.run('doctor')
  expect(said(output, 'talk')).toBe('ok talk slides.md is valid')
  expect(said(output, 'pace')).toBe('ok pace the steps add up to 20 min')
  expect(said(output, 'colours')).toBe('ok colours every pair has the contrast that it needs')
})

it('names a pace that does not add up, a colour that falls short, and a font that is not there', async () => {
  deck.edit('styles/fonts.css', 'IBMPlexMono', 'Lost')
  deck.edit('styles/tokens.css', '#B0B3B8', '#70737A')
  deck.write(slides => slides.replace('duration: 20min', 'duration: 21 min'))
  const { code, output } = await deck.run('doctor')
  expect(said(output, 'colours')).toMatch(/^FAIL colours styles\/tokens\.css, line \d+, text-muted on page, stage: found 4\.11 \(fog-grey #70737A on obsidian-black #0C0C0C\); allowed: 4\.5 or more, for the lead/)
  expect(said(output, 'fonts')).toMatch(/^FAIL fonts @ibm\/plex-mono\/\S*Lost\S* is not there; npm ci$/)
  expect(said(output, 'pace')).toMatch(/^FAIL pace slides\.md, slide 1, duration: found "21 min"; allowed: /)
  expect(said(output, 'talk')).toBe('ok talk slides.md is valid')
  expect(code).toBe(1)
})
