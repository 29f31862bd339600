import type { Buffer } from 'node:buffer'
import type { Browser, Page } from 'playwright-chromium'
import type { Pdf } from 'slidev-deck-testing/pdf.ts'
import type { Workflow } from '../../lib/workflow.ts'
import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { canvas } from 'slidev-deck-kit/node/fit.ts'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { readPdf, withoutDates } from 'slidev-deck-testing/pdf.ts'
import { audit, launch, open } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck()
const handout = join(deck.root, 'out/handout.pdf')
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { next, execution } = slide.frontmatter as Workflow
/** Paragraphs of the notes, as they are spoken. */
const spoken = slide.note!.replace(/\[click[^\]]*\]\s*/g, '').split(/\n\s*\n/).map(text => text.trim())

let browser: Browser
let page: Page
let url: string
/** The handout as the command prints it. */
let pdf: Pdf

beforeAll(async () => {
  browser = await launch();
  ({ url } = await deck.present('--port', String(await freePort())))
  // The talk's policy would keep axe out.
  page = await browser.newPage({ viewport: canvas, bypassCSP: true })
})

afterAll(() => deck.dispose())

async function print(...args: string[]): Promise<Pdf> {
  const { code, output } = await deck.run('handout', ...args)
  expect(code, output).toBe(0)
  return readPdf(handout)
}

describe('npm run handout', () => {
  beforeAll(async () => {
    const { code, output } = await deck.runByNpm('handout')
    expect(code, output).toBe(0)
    expect(output).toMatch(/^Building.*\nRendering.*\nWriting out\/handout\.pdf.*\nout\/handout\.pdf: 1 page, \d+ kB, [\d.]+ s\n$/)
    pdf = await readPdf(handout)
  })

  it('writes one sheet of A4 of at most 120 kB, and leaves nothing beside it', () => {
    expect(pdf.sizes.map(size => size.map(Math.round))).toEqual([[210, 297]])
    expect(statSync(handout).size).toBeLessThan(120_000)
    expect(readdirSync(join(deck.root, 'out'))).toEqual(['handout.pdf'])
  })

  it('says what it is: title, subject, language, tags, page number', () => {
    expect(pdf.info).toMatchObject({ Title: slide.title, Subject: slide.frontmatter.info })
    expect(pdf.language).toBe('en')
    expect(pdf.tagged).toBe(true)
    expect(pdf.selections[0]).toMatch(/^1 \/ 1/)
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
    await open(page, url, execution.phases.length + 2)
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- words as they are seen
    const live = words(await page.locator('#slideshow main').evaluate(main => (main as HTMLElement).innerText))
    expect(live.length).toBeGreaterThan(100)
    const { code, output } = await deck.run('export')
    expect(code, output).toBe(0)
    const slides = await readPdf(join(deck.root, 'out/slides.pdf'))
    expect(words(slides.selections.join(' '))).toEqual(live)
    expect(words(slides.pages.join(' '))).toEqual(live.filter(word => word !== '✓'))
    expect(pdf.pages[0].split(' Speaker notes')[0]).toBe(slides.pages[0])
    // Behind the footer, which is drawn first.
    const printed = words(pdf.selections[0].replace(`1 / 1${slide.title}`, ''))
    expect(printed.slice(0, live.length)).toEqual(live)
    const notes = printed.slice(live.length).join(' ')
    for (const paragraph of spoken)
      expect(notes).toContain(words(paragraph).join(' '))
  })

  it('gives the same page twice, but for its dates', async () => {
    const first = await withoutDates(handout)
    await print()
    expect(await withoutDates(handout)).toEqual(first)
  })

  it('gives US Letter with --letter', async () => {
    const { sizes, pages } = await print('--letter')
    expect(sizes.map(size => size.map(Math.round))).toEqual([[216, 279]])
    expect(words(pages[0])).toEqual(words(pdf.pages[0]))
  })

  it('leaves lines for own notes with --no-notes', async () => {
    const own = await print('--no-notes')
    expect(own.pages).toHaveLength(1)
    expect(own.pages[0]).toContain('Your notes')
    for (const paragraph of spoken)
      expect(own.pages[0]).not.toContain(paragraph.slice(0, 30))
  })

  it('refuses an option that it does not know', async () => {
    const { code, output } = await deck.run('handout', '--a5')
    expect(code).toBe(1)
    expect(output).toBe('npm run handout: Unknown option \'--a5\'; allowed: -- --no-notes, -- --letter\n')
  })
})

describe('/handout in the browser', () => {
  beforeAll(async () => {
    // The whole sheet is in sight.
    await page.setViewportSize({ width: 1000, height: 1400 })
    await page.goto(new URL('handout', url).href)
    await page.getByRole('heading', { name: 'Speaker notes' }).waitFor()
    await page.evaluate(() => document.fonts.ready)
  })

  it('prints as the command does', async () => {
    const path = join(deck.root, 'printed.pdf')
    await page.pdf({ path, preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
    const printed = await readPdf(path)
    expect(printed.sizes).toEqual(pdf.sizes)
    // But for the spaces at which lines break, which the command keeps.
    expect(printed.pages.map(solid)).toEqual(pdf.pages.map(solid))
    expect(printed.bookmarks).toEqual(pdf.bookmarks)
  })

  it('is dark text on white, with no text under 8.5 pt, no shadow and no gradient', async () => {
    const { violations } = await audit(page)
    expect(violations).toEqual([])
    const looks = await page.locator('.handout *').evaluateAll(elements => elements.map((element) => {
      const { color, backgroundColor, fontSize, boxShadow, textShadow, backgroundImage } = getComputedStyle(element)
      const isText = [...element.childNodes].some(node => node instanceof Text && node.data.trim())
      return { color, backgroundColor, isText, size: Number.parseFloat(fontSize) * 0.75, effects: [boxShadow, textShadow, backgroundImage].filter(effect => effect !== 'none') }
    }))
    const texts = looks.filter(({ isText }) => isText)
    expect(texts.length).toBeGreaterThan(50)
    for (const { color } of texts) {
      expect(contrastWithWhite(color), color).toBeGreaterThan(4.5)
      expect(contrastWithWhite(color, 'on a black-and-white printer'), color).toBeGreaterThan(4.5)
    }
    // All text stands on white: what is filled (the time bar) holds none.
    expect(texts.map(({ backgroundColor }) => backgroundColor).filter(color => !['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)'].includes(color))).toEqual([])
    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(8.5)
    expect(looks.flatMap(({ effects }) => effects)).toEqual([])
  })

  it('takes less than 12 % of the ink that a black sheet takes', async () => {
    await page.emulateMedia({ media: 'print' })
    const sheet = (await page.screenshot({ fullPage: true })).toString('base64')
    await page.emulateMedia({ media: null })
    const ink = await page.evaluate(async (sheet) => {
      const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${sheet}`)).blob())
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      let dark = 0
      for (let at = 0; at < data.length; at += 4)
        dark += 1 - (0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]) / 255
      return dark / (data.length / 4)
    }, sheet)
    expect(ink).toBeGreaterThan(0.01)
    expect(ink).toBeLessThan(0.12)
  })
})

describe('the handout of twelve slides', () => {
  const twelve = new Deck('tests/twelve.md')
  let pdf: Pdf

  beforeAll(async () => {
    // The check would stop at another host before there is a page that asks it.
    twelve.edit('deck.config.ts', `'foreign-request': 'error'`, `'foreign-request': 'off'`)
    const { code, output } = await twelve.run('handout')
    expect(code, output).toBe(0)
    pdf = await readPdf(join(twelve.root, 'out/handout.pdf'))
  })

  afterAll(() => twelve.dispose())

  it('begins a page for every slide but the hidden one', () => {
    const firsts = ['Twelve slides', 'A list', 'Code', 'A table', 'A picture', 'Left', 'A long workflow', 'Without notes', 'A quote', 'A section', 'The end']
    const at = firsts.map(first => pdf.selections.findIndex((page, index) => page.startsWith(`${index + 1} / 14Twelve slides ${first}`)))
    expect(at).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 9, 12, 13])
    expect(pdf.pages).toHaveLength(14)
    expect(pdf.selections.join()).not.toMatch(/Hidden|Nobody/)
  })

  it('shows what every click reveals, with its note', () => {
    expect(pdf.pages[1]).toMatch(/First point.*Second point.*Third point.*Speaker notes.*On the title Before any click.*Click 1 Said of the first point, with a link ?\. Click 3 Said of the third: one thing another/)
  })

  it('keeps each phase on one page', () => {
    for (let stage = 1; stage <= 16; stage++)
      expect(pdf.pages.filter(page => new RegExp(`Phase ${stage} Stage ${stage} 2 min Analyzing.*?Creating dependency graph`).test(page)), `stage ${stage}`).toHaveLength(1)
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
    expect(pdf.tags).toContainEqual({ role: 'Figure', text: 'A gold mark on black' })
  })

  it('has links that lead within it and out of it', () => {
    expect(pdf.links).toEqual(expect.arrayContaining(['https://sli.dev/guide/', 'https://sli.dev/']))
    expect(pdf.links.filter(link => link.startsWith('page of'))).toHaveLength(1)
  })

  it.each([
    ['a picture that its slide cannot find', { '(/favicon.svg)': '(/lost.png)' }, ['slides.md, slide 5, text: found "/lost.png", which is not there; allowed: a file in public/']],
    ['pictures that cannot be loaded, in the notes and from another host', {
      'The mark of this talk.': '![lost](/lost.png)',
      '![A gold mark on black](/favicon.svg)': '<div style="background: url(https://example.com/lost.png)">Lost</div>',
    }, [
      'slides.md: found "https://example.com/lost.png", which is not the deck\'s own; allowed: a file in public/',
      'slides.md, slide 5, picture: found "/lost.png", which cannot be loaded; allowed: a file in public/',
    ]],
  ])('is refused with %s', async (_, changes, messages) => {
    const file = join(twelve.root, 'out/handout.pdf')
    const before = readFileSync(file)
    twelve.write(slides => Object.entries(changes).reduce((talk, [from, to]) => talk.replace(from, to), slides))
    const { code, output } = await twelve.run('handout')
    twelve.write(twelve.slides)
    expect(code).toBe(1)
    for (const message of messages)
      expect(output).toContain(message)
    expect(output.split('\n').filter(line => line.includes('found'))).toHaveLength(messages.length)
    expect(readFileSync(file).equals(before)).toBe(true)
  })
})

describe('an earlier handout stays as it was', () => {
  const out = join(deck.root, 'out')
  let earlier: Buffer

  beforeAll(() => {
    earlier = readFileSync(handout)
  })

  async function expectEarlier(): Promise<void> {
    expect(readFileSync(handout).equals(earlier)).toBe(true)
    expect(readdirSync(out).filter(file => file.includes('handout'))).toEqual(['handout.pdf'])
  }

  it('where the browser does not start', async () => {
    const before = process.env.CHROME_PATH
    process.env.CHROME_PATH = join(deck.root, 'slides.md')
    const { code, output } = await deck.run('handout')
    process.env.CHROME_PATH = before
    if (before === undefined)
      delete process.env.CHROME_PATH
    expect(code).toBe(1)
    expect(output).toContain(`The browser ${join(deck.root, 'slides.md')} does not start; CHROME_PATH=/path/to/chrome before the command names another one.`)
    await expectEarlier()
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('on %s', async (signal) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../packages/slidev-addon-handout/node/handout.ts')], { cwd: deck.root })
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
      child.kill(signal)
    })
    child.stderr.on('data', data => output += data)
    const code = await new Promise(done => child.on('close', done))
    expect(code).toBeGreaterThan(128)
    expect(output).toContain('Stopped: out/handout.pdf is as it was.')
    await expectEarlier()
  })

  it('where something is in the way of the folder', async () => {
    renameSync(out, `${out}-aside`)
    writeFileSync(out, 'earlier')
    const { code, output } = await deck.run('handout')
    expect(readFileSync(out, 'utf8')).toBe('earlier')
    rmSync(out)
    renameSync(`${out}-aside`, out)
    expect({ code, output }).toEqual({ code: 1, output: 'out/handout.pdf was not written, an earlier one is as it was; out is in the way: move it.\n' })
    await expectEarlier()
  })

  it('where something is in the way of the file', async () => {
    renameSync(handout, `${out}-aside`)
    mkdirSync(handout)
    const { code, output } = await deck.run('handout')
    rmdirSync(handout)
    renameSync(`${out}-aside`, handout)
    expect(code).toBe(1)
    expect(output).toContain('the folder out/handout.pdf is in the way: move it.')
    await expectEarlier()
  })
})

/** Words in reading order, without the numbers that lists draw before their items. */
function words(text: string): string[] {
  return text.replace(/\b\d(?=[A-Z])/g, '').split(/\s+/).filter(word => word && !/^\d$/.test(word))
}

/** A text without its spaces. */
function solid(text: string): string {
  return text.replace(/\s/g, '')
}

/** Contrast of a color with white (WCAG 2.2); in grey, as a printer mixes it, where asked for. */
function contrastWithWhite(color: string, grey?: 'on a black-and-white printer'): number {
  let channels = color.match(/[\d.]+/g)!.slice(0, 3).map(Number)
  if (grey)
    channels = channels.map(() => 0.299 * channels[0] + 0.587 * channels[1] + 0.114 * channels[2])
  const [red, green, blue] = channels.map(channel => channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4)
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}
