import type { Page } from 'playwright-core'
import type { Pdf } from 'slidev-deck-testing/pdf.ts'
import type { Workflow } from '../../lib/workflow.ts'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser/core'
import { openPrint } from 'slidev-addon-handout/node/print-page.ts'
import { Deck } from 'slidev-deck-testing/deck.ts'
import { inkOf, paperLook, printBuild, words } from 'slidev-deck-testing/paper.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { audit, launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// The sheet of this talk; packages/slidev-addon-handout has the tests of what any deck's handout does.

const deck = new Deck()
const handout = join(deck.root, 'out/handout.pdf')
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { next, execution } = slide.frontmatter as Workflow
/** Paragraphs of the notes, as they are spoken. */
const spoken = slide.note!.replace(/\[click[^\]]*\]\s*/g, '').split(/\n\s*\n/).map(text => text.trim())

/** The handout as the command prints it, and the page that it prints. */
let pdf: Pdf
let page: Page

beforeAll(async () => {
  const { code, output } = await deck.run('handout')
  expect(code, output).toBe(0)
  pdf = await readPdf(handout)
  page = await openPrint(await launch(), Promise.resolve(printBuild(deck)), 'slides.md', '/handout')
})

afterAll(() => deck.dispose())

describe('the handout of the talk', () => {
  it('is one sheet of A4 of at most 120 kB', () => {
    expect(pdf.sizes.map(size => size.map(Math.round))).toEqual([[210, 297]])
    expect(statSync(handout).size).toBeLessThan(120_000)
  })

  it('says what it is: title, subject, language', () => {
    expect(pdf).toMatchObject({ info: { Title: slide.title, Subject: slide.frontmatter.info }, language: 'en', tagged: true })
  })

  it('has bookmarks for every heading', () => {
    expect(pdf.bookmarks).toEqual(expect.arrayContaining([slide.title, next.heading, ...execution.phases.map(phase => phase.name), 'Speaker notes', 'The result']))
    expect(pdf.bookmarks[0]).toBe(slide.title)
  })

  it('holds its text in embedded TrueType fonts', () => {
    expect(pdf.fonts.kinds).toContain('/CIDFontType2')
    expect(pdf.fonts.kinds).not.toContain('/Type3')
    expect(pdf.fonts.embedded).toBe(true)
  })

  it('is tagged in reading order: headings, phases as lists, each note below its step', () => {
    const of = (...roles: string[]) => pdf.tags.filter(({ role }) => roles.includes(role)).map(({ text }) => text)
    expect(of('H1')).toEqual([slide.title])
    expect(of('H2')).toEqual(['The Command', next.heading, 'Autonomous Execution', 'Speaker notes'])
    expect(of('H3')).toEqual([...execution.phases.map(phase => phase.name), 'On the title', 'Phase 1: Analysis', 'Phase 5: Verification', 'The result'])
    for (const item of [...next.steps, ...execution.phases.flatMap(phase => phase.steps)])
      expect(of('LI')).toContain(item)
    const told = of('H3', 'P').slice(-2 * spoken.length)
    expect(told.filter((_, index) => index % 2)).toEqual(spoken)
  })

  it('shows the words of the slide, and after them the notes', async () => {
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- words as they are seen
    const seen = words(await page.locator('main').evaluate(main => (main as HTMLElement).innerText))
    expect(seen.length).toBeGreaterThan(100)
    // Behind the footer, which is drawn first.
    const printed = words(pdf.selections[0].replace(`1 / 1${slide.title}`, ''))
    expect(printed.slice(0, seen.length)).toEqual(seen)
    const notes = printed.slice(seen.length).join(' ')
    for (const paragraph of spoken)
      expect(notes).toContain(words(paragraph).join(' '))
  })

  it('is dark text on white, with no text under 8.5 pt, no shadow and no gradient', async () => {
    const { violations } = await audit(page)
    expect(violations).toEqual([])
    const { contrast, smallest, effects, count } = await paperLook(page)
    expect(count).toBeGreaterThan(50)
    expect(contrast).toBeGreaterThan(4.5)
    expect(smallest).toBeGreaterThanOrEqual(8.5)
    expect(effects).toEqual([])
  })

  it('takes less than 12 % of the ink that a black sheet takes', async () => {
    // The whole sheet is in sight.
    await page.setViewportSize({ width: 1000, height: 1400 })
    const ink = await inkOf(page)
    expect(ink).toBeGreaterThan(0.01)
    expect(ink).toBeLessThan(0.12)
  })

  it('keeps each phase on one page where they are more than a sheet holds', async () => {
    await page.getByRole('list').filter({ has: page.getByRole('heading', { name: execution.phases[0].name }) }).evaluate((list) => {
      const [first] = list.children
      list.replaceChildren(...Array.from({ length: 16 }, (_, index) => {
        const phase = first.cloneNode(true) as Element
        phase.querySelector('h3')!.textContent = `Stage ${index + 1}`
        return phase
      }))
    })
    const path = join(deck.root, 'long.pdf')
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true, tagged: true })
    const { pages } = await readPdf(path)
    expect(pages.length).toBeGreaterThan(1)
    const [first, ...rest] = execution.phases[0].steps
    for (let stage = 1; stage <= 16; stage++)
      expect(pages.filter(page => new RegExp(`Stage ${stage} .*?${first}.*?${rest.join('.*?')}`).test(page)), `stage ${stage}`).toHaveLength(1)
  })
})
