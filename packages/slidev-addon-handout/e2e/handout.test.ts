import type { Page } from 'playwright-core'
import type { Pdf } from 'slidev-deck-testing/pdf.ts'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { canvas } from 'slidev-deck-kit/node/fit.ts'
import { Deck, freePort, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { paperLook, printBuild, solid, words } from 'slidev-deck-testing/paper.ts'
import { readPdf, withoutDates } from 'slidev-deck-testing/pdf.ts'
import { audit, launch, open } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePdf } from '../node/pdf.ts'

const deck = new Deck('recipe.md', packagesDeck)
const handout = join(deck.root, 'out/handout.pdf')
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { before, baking } = slide.frontmatter as { before: { heading: string, steps: string[] }, baking: { heading: string, stages: { name: string, steps: string[] }[] } }
const stages = baking.stages.map(({ name }) => name)
/** Paragraphs of the notes, as they are spoken. */
const spoken = slide.note!.replace(/\[click[^\]]*\]\s*/g, '').split(/\n\s*\n/).map(text => text.trim())

let page: Page
let url: string
/** The handout as the command prints it. */
let pdf: Pdf

beforeAll(async () => {
  const [presented, { code, output }] = await Promise.all([freePort().then(port => deck.present('--port', String(port))), deck.runByNpm('handout')])
  expect(code, output).toBe(0)
  expect(output).toMatch(/^Building.*\nRendering.*\nWriting out\/handout\.pdf.*\nout\/handout\.pdf: 1 page, \d+ kB, [\d.]+ s\n$/)
  pdf = await readPdf(handout);
  ({ url } = presented)
  // The policy of the stage would keep axe out.
  page = await (await launch()).newPage({ viewport: canvas, bypassCSP: true })
})

afterAll(() => deck.dispose())

async function expectRun(...args: string[]): Promise<void> {
  const { code, output } = await deck.run('handout', ...args)
  expect(code, output).toBe(0)
}

describe('npm run handout', () => {
  it('writes one sheet of A4, and leaves nothing beside it', () => {
    expect(pdf.sizes.map(size => size.map(Math.round))).toEqual([[210, 297]])
    expect(statSync(handout).size).toBeLessThan(120_000)
    expect(readdirSync(join(deck.root, 'out'))).toEqual(['handout.pdf'])
  })

  it('says what it is: title, subject, language, tags, page number', () => {
    expect(pdf).toMatchObject({ info: { Title: slide.title, Subject: slide.frontmatter.info }, language: 'en', tagged: true })
    expect(pdf.selections[0]).toMatch(/^1 \/ 1/)
  })

  it('has bookmarks for every heading', () => {
    expect(pdf.bookmarks[0]).toBe(slide.title)
    for (const heading of [before.heading, ...stages, 'Speaker notes', 'At table'])
      expect(pdf.bookmarks.join('\n')).toContain(heading)
  })

  it('is tagged in reading order: headings, steps as lists, each note below its step', () => {
    const of = (...roles: string[]) => pdf.tags.filter(({ role }) => roles.includes(role)).map(({ text }) => text)
    expect(of('H1')).toEqual([slide.title])
    expect(of('H2')).toEqual(['Your Tools', before.heading, baking.heading, 'Speaker notes'])
    expect(of('H3')).toEqual([...stages.map((name, index) => `Stage ${index + 1} ${name}`), 'On the title', 'Stage 1: Mixing', 'Stage 5: Cooling', 'At table'])
    for (const item of [...before.steps, ...baking.stages.flatMap(({ steps }) => steps)])
      expect(of('LI')).toContain(item)
    const told = of('H3', 'P').slice(-2 * spoken.length)
    expect(told.filter((_, index) => index % 2)).toEqual(spoken)
  })

  it('shows the words of the slide, and after them the notes', async () => {
    await open(page, url, stages.length + 2)
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- words as they are seen
    const live = words(await page.locator('#slideshow main').evaluate(main => (main as HTMLElement).innerText))
    expect(live.length).toBeGreaterThan(80)
    const { code, output } = await deck.run('export')
    expect(code, output).toBe(0)
    const slides = await readPdf(join(deck.root, 'out/slides.pdf'))
    expect(words(slides.selections.join(' '))).toEqual(live)
    expect(words(slides.pages.join(' '))).toEqual(live)
    expect(pdf.pages[0].split(' Speaker notes')[0]).toBe(slides.pages[0])
    // Behind the footer, which is drawn first.
    const printed = words(pdf.selections[0].replace(`1 / 1${slide.title}`, ''))
    expect(printed.slice(0, live.length)).toEqual(live)
    const notes = printed.slice(live.length).join(' ')
    for (const paragraph of spoken)
      expect(notes).toContain(words(paragraph).join(' '))
  })

  it('gives the same page twice, but for its dates, and US Letter with lines for own notes where it is asked to', async () => {
    const first = await withoutDates(handout)
    await expectRun('--letter', '--no-notes')
    const own = await readPdf(handout)
    expect(own.sizes.map(size => size.map(Math.round))).toEqual([[216, 279]])
    expect(own.pages).toHaveLength(1)
    expect(own.pages[0]).toContain('Your notes')
    expect(own.pages[0].split(' Your notes')[0]).toBe(pdf.pages[0].split(' Speaker notes')[0])
    for (const paragraph of spoken)
      expect(own.pages[0]).not.toContain(paragraph.slice(0, 30))
    await expectRun()
    expect(await withoutDates(handout)).toEqual(first)
  })

  it('refuses an option that it does not know', async () => {
    const { code, output } = await deck.run('handout', '--a5')
    expect(code).toBe(1)
    expect(output).toBe('npm run handout: Unknown option \'--a5\'; allowed: -- --no-notes, -- --letter, -- --per-page 3, -- --dark\n')
  })

  it('refuses a number of slides that it has no sheet for', async () => {
    expect(await deck.run('handout', '--per-page', '4')).toEqual({ code: 1, output: '--per-page: found "4"; allowed: 1, 2, 3, 6\n' })
  })

  it('leaves an earlier handout as it was when it is stopped', async () => {
    const earlier = readFileSync(handout)
    const child = spawn(process.execPath, [join(import.meta.dirname, '../node/handout.ts')], { cwd: deck.root })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
      child.kill('SIGINT')
    })
    child.stderr.on('data', data => output += data)
    expect(await new Promise(done => child.on('close', done))).toBe(130)
    expect(output).toContain('Stopped: out/handout.pdf is as it was.')
    expect(readFileSync(handout).equals(earlier)).toBe(true)
    expect(readdirSync(join(deck.root, 'out')).filter(file => file.includes('handout'))).toEqual(['handout.pdf'])
  })
})

describe('/handout in the browser', () => {
  const printed = join(deck.root, 'printed.pdf')

  async function print(query = ''): Promise<Pdf> {
    await page.goto(new URL(`handout${query}`, url).href)
    await page.getByRole('heading', { name: query.includes('notes') ? 'Your notes' : 'Speaker notes' }).waitFor()
    await page.evaluate(() => document.fonts.ready)
    await page.pdf({ path: printed, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
    return readPdf(printed)
  }

  it('prints as the command does', async () => {
    // The whole sheet is in sight.
    await page.setViewportSize({ width: 1000, height: 1400 })
    const { sizes, pages, bookmarks } = await print()
    expect(sizes).toEqual(pdf.sizes)
    // But for the spaces at which lines break, which the command keeps.
    expect(pages.map(solid)).toEqual(pdf.pages.map(solid))
    expect(bookmarks).toEqual(pdf.bookmarks)
  })

  it('is dark text on white, with no text under 8.5 pt, no shadow and no gradient', async () => {
    const { violations } = await audit(page)
    expect(violations).toEqual([])
    const { contrast, smallest, effects, count } = await paperLook(page)
    expect(count).toBeGreaterThan(40)
    expect(contrast).toBeGreaterThan(4.5)
    expect(smallest).toBeGreaterThanOrEqual(8.5)
    expect(effects).toEqual([])
  })

  it('gives the same words on US Letter', async () => {
    const { sizes, pages } = await print('?paper=letter')
    expect(sizes.map(size => size.map(Math.round))).toEqual([[216, 279]])
    expect(pages.map(solid)).toEqual(pdf.pages.map(solid))
  })

  it('leaves lines for own notes in place of the speaker\'s', async () => {
    const own = await print('?notes=no')
    expect(own.sizes.map(size => size.map(Math.round))).toEqual([[210, 297]])
    for (const paragraph of spoken)
      expect(own.pages[0]).not.toContain(paragraph.slice(0, 30))
  })
})

describe('the handout of twelve slides', () => {
  const twelve = new Deck('../packages/slidev-addon-handout/e2e/twelve.md', packagesDeck)
  let pdf: Pdf

  beforeAll(async () => {
    const { code, output } = await twelve.run('handout')
    expect(code, output).toBe(0)
    expect(output).toMatch(/^Building.*\nRendering.*\nslides\.md, slide 7, step 18: .* leaves the canvas by .*\nWriting.*\nout\/handout\.pdf: 14 pages.*\n$/)
    pdf = await readPdf(join(twelve.root, 'out/handout.pdf'))
  })

  afterAll(() => twelve.dispose())

  it('begins a page for every slide but the hidden one', () => {
    const firsts = ['Twelve slides', 'A list', 'Code', 'A table', 'A picture', 'Left', 'A long recipe', 'Without notes', 'A quote', 'A section', 'The end']
    const at = firsts.map(first => pdf.selections.findIndex((page, index) => page.startsWith(`${index + 1} / 14Twelve slides ${first}`)))
    expect(at).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 13])
    expect(pdf.pages).toHaveLength(14)
    expect(pdf.selections.join()).not.toMatch(/Hidden|Nobody/)
  })

  it('shows a picture of a slide as it is on stage, here dark, and what is set for paper on white', () => {
    const dark = '#121212'
    expect([0, 1, 6, 7].map(page => pdf.fills[page].includes(dark))).toEqual([true, true, false, false])
    expect(pdf.fills[6]).toContain('#000000')
  })

  it('shows what every click reveals, with its note', () => {
    expect(pdf.pages[1]).toMatch(/First point.*Second point.*Third point.*Speaker notes.*On the title Before any click.*Click 1 Said of the first point, with a link ?\. Click 3 Said of the third: one thing another/)
  })

  it('keeps each stage on one page', () => {
    for (let stage = 1; stage <= 16; stage++)
      expect(pdf.pages.filter(page => new RegExp(`Stage ${stage} Loaf ${stage} 2 min Stirring.*?Listening to the crust`).test(page)), `stage ${stage}`).toHaveLength(1)
  })

  it('lets a long note run on, to its last paragraph', () => {
    expect(pdf.pages[9]).toContain('Paragraph 1.')
    expect(pdf.pages[9]).not.toContain('Paragraph 7.')
    expect(solid(pdf.pages.slice(9, 12).join(''))).toMatch(/Paragraph7\.(?:Anotemaybelongerthanthesheetthatholdsitsslide,andthenitrunson\.){14}$/)
  })

  it('numbers its pages', () => {
    pdf.selections.forEach((page, index) => expect(page.startsWith(`${index + 1} / 14`), page).toBe(true))
  })

  it('names its author, tags its table and describes its picture', () => {
    expect(pdf.info.Author).toBe('Ada Lovelace')
    expect(pdf.tags.map(({ role }) => role)).toEqual(expect.arrayContaining(['Table', 'TR', 'TH', 'TD', 'L', 'LI']))
    expect(pdf.tags).toContainEqual({ role: 'Figure', text: 'A mark of gold' })
  })

  it('has two, three or six slides a page where it is asked to, in order, with their notes, with lines, alone', async () => {
    const file = join(twelve.root, 'out/handout.pdf')
    const browser = await launch()
    const folder = Promise.resolve(printBuild(twelve))
    async function print(query: string): Promise<Pdf> {
      writeFileSync(file, (await makePdf(browser, folder, 'slides.md', `/handout?print=true&${query}`, twelve.slides)).content)
      return readPdf(file)
    }
    // A picture ends where its slide does on stage, which is too small for the recipe.
    const headings = ({ bookmarks }: Pdf) => bookmarks.filter(heading => !/^(?:Before|Stage)/.test(heading))
    const [two, three, six] = [await print('per-page=2'), await print('per-page=3&paper=letter'), await print('per-page=6')]
    expect(two.pages.slice(0, 3).map(page => [[...new Set(page.match(/Twelve slides|A list|Code|A table|A picture|Left/g))], page.match(/Speaker notes/g)?.length])).toEqual([[['Twelve slides', 'A list'], 2], [['Code', 'A table'], 2], [['A picture', 'Left'], 2]])
    expect(two.pages.join(' ').replace(/\s+/g, ' ')).toContain('Paragraph 7.')
    expect(three.sizes.map(size => size.map(Math.round))).toEqual(Array.from({ length: 4 }).fill([216, 279]))
    expect(six.sizes.map(size => size.map(Math.round))).toEqual([[210, 297], [210, 297]])
    expect(headings(two)).toEqual(headings(pdf))
    expect(three.bookmarks).toEqual(six.bookmarks)
    expect(headings(six)).toEqual(headings(pdf).filter(heading => six.bookmarks.includes(heading)))
    for (const sheets of [two, three, six]) {
      expect(sheets.tagged).toBe(true)
      sheets.selections.forEach((page, index) => expect(page.startsWith(`${index + 1} / ${sheets.pages.length}`), page).toBe(true))
    }
    for (const sheets of [three, six])
      expect(sheets.pages.join()).not.toMatch(/Speaker notes|Your notes|Read it line by line/)
  })

  it('leaves out what is beyond a range, in the PDF of the slides', async () => {
    const { pages } = await makePdf(await launch(), Promise.resolve(printBuild(twelve)), 'slides.md', '/print?print=true&range=2,4-5', twelve.slides)
    expect(pages).toBe(3)
  })

  it('has links that lead within it and out of it', () => {
    expect(pdf.links).toEqual(expect.arrayContaining(['https://sli.dev/guide/', 'https://sli.dev/']))
    expect(pdf.links.filter(link => link.startsWith('page of'))).toHaveLength(1)
  })
})
