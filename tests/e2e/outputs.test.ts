import type { Server } from 'node:http'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { Workflow } from '../../lib/workflow.ts'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseSync } from '@slidev/parser/core'
import { Deck } from 'slidev-deck-testing/deck.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { filesOf, live, serveSite, textSizes } from 'slidev-deck-testing/site.ts'
import { audit, closeWindows, launch, open } from 'slidev-deck-testing/stage.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { coloursOf, utilities } from './utilities.ts'

// What is this talk's own of its outputs: its words, weight and look. The packages have the tests of what any deck's outputs do.

const deck = new Deck()
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { next, execution, metrics } = slide.frontmatter as Workflow
/** All that clicks reveal. */
const words = [...next.steps, ...execution.phases.flatMap(phase => phase.steps), ...metrics.map(metric => metric.remark)]
/** Slides of the brand's colours, as utilities and as a table. */
const brandSlides = readFileSync(join(import.meta.dirname, '../components.md'), 'utf8').split('\n---\n').slice(-2).join('\n---\n')
let browser: Browser

beforeAll(async () => browser = await launch())

afterEach(closeWindows)

afterAll(() => deck.dispose())

it('the talk as a PDF is one page of at most 120 kB, with searchable text in embedded TrueType fonts', async () => {
  const { code, output } = await deck.run('export')
  expect(code, output).toBe(0)
  const slides = join(deck.root, 'out/slides.pdf')
  expect(statSync(slides).size).toBeLessThan(120_000)
  const pdf = await readPdf(slides)
  expect(pdf.selections).toHaveLength(1)
  for (const text of [slide.title!, ...execution.phases.flatMap(phase => phase.steps.map(step => `✓ ${step}`)), ...metrics.map(metric => metric.remark)])
    expect(pdf.selections[0]).toContain(text)
  expect(pdf).toMatchObject({ tagged: true, language: 'en', info: { Title: slide.title } })
  expect(pdf.bookmarks).toEqual(expect.arrayContaining([slide.title, next.heading, ...execution.phases.map(phase => phase.name)]))
  expect(pdf.tags.filter(({ role }) => role === 'LI').map(({ text }) => text)).toEqual(expect.arrayContaining(next.steps))
  expect(pdf.fonts.kinds).toContain('/CIDFontType2')
  expect(pdf.fonts.kinds).not.toContain('/Type3')
  expect(pdf.fonts.embedded).toBe(true)
})

it('the talk in one file weighs at most 900 kB, with its notes and its fonts inside', async () => {
  const { code, output } = await deck.run('single')
  expect(code, output).toBe(0)
  const file = join(deck.root, 'out/deck.html')
  expect(statSync(file).size).toBeLessThan(900_000)
  expect(readFileSync(file, 'utf8')).toContain('This is a real migration from last month.')
  const page = await browser.newPage()
  const requests: string[] = []
  page.on('request', request => request.url().startsWith('data:') || requests.push(request.url()))
  await page.goto(pathToFileURL(file).href)
  await page.locator('#slideshow h1').waitFor()
  expect(await page.evaluate(async () => {
    await document.fonts.ready
    return new Set([...document.fonts].map(font => font.status))
  })).not.toContain('error')
  expect(requests).toHaveLength(1)
})

describe('the talk\'s site', () => {
  const dist = join(deck.root, 'dist')
  let origin: string
  let server: Server

  beforeAll(async () => {
    // The plan is for the slide alone.
    deck.write(slides => `${slides.replace(/\npace: .*/, '').replace(/\nduration: 20min/, '')}\n---\n${brandSlides}`)
    const { code, output } = await deck.run('build', '--no-picture')
    expect(code, output).toBe(0);
    ({ origin, server } = await serveSite(dist))
  })

  afterAll(() => {
    server?.close()
  })

  it.each<[what: string, options: BrowserContextOptions]>([
    ['on a phone held upright', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
    ['in a window of 1280 × 1024 at 200 %', { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 }],
    ['in a window of 1280 × 1024 at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
    ['in a window of 1366 × 768 at 200 %', { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }],
    ['in a window of 1920 × 1080 at 200 %', { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 }],
  ])('is one column of legible text %s', async (_, options) => {
    // Its policy would keep axe out.
    const page = await browser.newPage({ ...options, bypassCSP: true })
    await page.goto(origin)
    for (const text of words)
      expect(await page.getByText(text).isVisible(), text).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect((await textSizes(page))[0]).toBeGreaterThanOrEqual(17)
    const { violations, contrast } = await audit(page)
    expect(violations).toEqual([])
    expect(contrast).toBeGreaterThan(4.5)
  })

  it('is printed on one light sheet, with every step', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${origin}/1`)
    await live(page)
    const path = join(deck.root, 'printed.pdf')
    await page.pdf({ path, preferCSSPageSize: true, tagged: true })
    const { selections, sizes: [[width, height]] } = await readPdf(path)
    expect(selections).toHaveLength(1)
    expect(width).toBeGreaterThan(height)
    for (const text of [slide.title!, ...words])
      expect(selections[0].replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
    await page.emulateMedia({ media: 'print' })
    const looks = await page.evaluate(() => [document.documentElement, document.querySelector('main')!].map(element => getComputedStyle(element).backgroundColor))
    expect(looks).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)'])
  })

  it('shows the brand\'s colours without a script, and the talk\'s letters once the talk is there', async () => {
    const still = await browser.newPage({ javaScriptEnabled: false })
    await still.goto(`${origin}/2/`)
    expect(await coloursOf(still.locator('#prerendered'))).toMatchObject(utilities)
    await still.goto(`${origin}/3/`)
    expect(await still.getByRole('rowheader').count()).toBe(10)
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const files: string[] = []
    page.on('requestfinished', request => request.resourceType() === 'font' && !request.url().startsWith('data:') && files.push(request.url()))
    await open(page, origin, 0, 2)
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    for (const part of ['h1', 'p']) {
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#slideshow [data-slidev-no="2"] ${part}` })
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      expect(fonts.map(({ isCustomFont }) => isCustomFont), part).toEqual([true])
    }
    // The page has them inside, those of Slidev's bar, too.
    expect(files).toEqual([])
  })

  it('holds no sentence of the notes', () => {
    const sentences = slide.note!.replace(/\[click[^\]]*\]/g, '').split(/(?<=[.:])\s+/).filter(sentence => sentence.length > 10)
    expect(sentences.length).toBeGreaterThan(5)
    for (const { name, text } of filesOf(dist)) {
      for (const sentence of sentences)
        expect(text.includes(sentence), `"${sentence}" in ${name}`).toBe(false)
    }
  })
})
