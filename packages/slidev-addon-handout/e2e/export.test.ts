import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { extractText } from 'unpdf'
import { afterAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const slides = join(deck.root, 'out/slides.pdf')
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { before, baking, served } = slide.frontmatter as { before: { heading: string, steps: string[] }, baking: { label: string, stages: { name: string }[] }, served: { label: string }[] }
const headings = [before.heading, ...baking.stages.map(({ name }, index) => `${baking.label} ${index + 1} ${name}`)]

afterAll(() => deck.dispose())

describe('npm run export', () => {
  it('writes the final state as one tagged page, with its bookmarks', async () => {
    const { code, output } = await deck.runByNpm('export')
    expect(output).toMatch(/out\/slides\.pdf: 1 page, \d+ kB/)
    expect(code).toBe(0)
    const pdf = await readPdf(slides)
    expect(pdf.selections).toHaveLength(1)
    expect(pdf).toMatchObject({ tagged: true, language: 'en', info: { Title: slide.title } })
    expect(pdf.bookmarks).toEqual(expect.arrayContaining([slide.title, ...headings]))
    expect(pdf.tags.filter(({ role }) => role === 'LI').map(({ text }) => text)).toEqual(expect.arrayContaining(before.steps))
  })

  it('writes one page a step with --with-clicks', async () => {
    const revealed = [...headings, served[0].label]
    const { output } = await deck.run('export', '--with-clicks')
    expect(output).toContain(`out/slides.pdf: ${revealed.length + 1} pages`)
    const { text } = await extractText(new Uint8Array(readFileSync(slides)))
    expect(text).toHaveLength(revealed.length + 1)
    text.forEach((page, step) => revealed.forEach((words, index) =>
      expect(page.includes(words), `"${words}" on page ${step + 1}`).toBe(index < step)))
  })

  it.each(['export', 'handout'])('as %s says so where no browser is to be had, and makes nothing', async (script) => {
    const named = process.env.CHROME_PATH
    process.env.CHROME_PATH = '/nowhere/chrome'
    const { code, output } = await deck.run(script)
    process.env.CHROME_PATH = named
    if (named === undefined)
      delete process.env.CHROME_PATH
    expect(code).toBe(1)
    expect(output).toContain('CHROME_PATH: found "/nowhere/chrome", which is not a file; allowed: the path of a Chrome, Chromium or Edge.')
    expect(output).not.toContain('--no-picture')
  })
})
