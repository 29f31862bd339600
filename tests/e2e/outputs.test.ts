import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-chromium'
import type { Workflow } from '../../lib/talk.ts'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Deck } from './deck.ts'
import { readPdf } from './pdf.ts'
import { launch } from './stage.ts'

const deck = new Deck()
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { next, execution, metrics } = slide.frontmatter as Workflow
/** What each click reveals, by its first words. */
const revealed = [next.heading, ...execution.phases.map(phase => phase.name), metrics[0].label]

afterAll(() => deck.dispose())

describe('npm run export', () => {
  const slides = join(deck.root, 'out/slides.pdf')

  it('writes the final state as one tagged page, with searchable text in embedded TrueType fonts', async () => {
    const { code, output } = await deck.run('export')
    expect(output).toMatch(/out\/slides\.pdf: 1 page, \d+ kB/)
    expect(code).toBe(0)
    const pdf = await readPdf(slides)
    expect(statSync(slides).size).toBeLessThan(120_000)
    expect(pdf.selections).toHaveLength(1)
    for (const words of [slide.title!, ...execution.phases.flatMap(phase => phase.steps.map(step => `✓ ${step}`)), ...metrics.map(metric => metric.remark)])
      expect(pdf.selections[0]).toContain(words)
    expect(pdf).toMatchObject({ tagged: true, language: 'en', info: { Title: slide.title } })
    expect(pdf.bookmarks).toEqual(expect.arrayContaining([slide.title, next.heading, ...execution.phases.map(phase => phase.name)]))
    expect(pdf.tags.filter(({ role }) => role === 'LI').map(({ text }) => text)).toEqual(expect.arrayContaining(next.steps))
    expect(pdf.fonts.kinds).toContain('/CIDFontType2')
    expect(pdf.fonts.kinds).not.toContain('/Type3')
    expect(pdf.fonts.embedded).toBe(true)
  })

  it('writes one page a step with --with-clicks', async () => {
    const { output } = await deck.run('export', '--with-clicks')
    expect(output).toContain(`out/slides.pdf: ${revealed.length + 1} pages`)
    const { text } = await extractText(new Uint8Array(readFileSync(slides)))
    expect(text).toHaveLength(revealed.length + 1)
    text.forEach((page, step) => revealed.forEach((words, index) =>
      expect(page.split('\n').includes(words), `"${words}" on page ${step + 1}`).toBe(index < step)))
  })
})

describe('npm run build', () => {
  const dist = join(deck.root, 'dist')
  const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2' }
  let browser: Browser
  let server: Server

  beforeAll(async () => {
    const { code, output } = await deck.run('build')
    expect(code, output).toBe(0)
    browser = await launch()
    server = createServer(({ url = '/' }, response) => {
      const file = readdirSync(dist, { recursive: true, encoding: 'utf8' }).find(file => `/${file}` === url) ?? 'index.html'
      response.setHeader('content-type', types[file.split('.').pop()!] ?? 'text/plain').end(readFileSync(join(dist, file)))
    }).listen(0, '127.0.0.1')
    await new Promise(done => server.once('listening', done))
  })

  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  it('shows the slide at the step of its link and asks no other origin for anything', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const foreign: string[] = []
    page.on('request', request => request.url().startsWith(origin) || request.url().startsWith('data:') || foreign.push(request.url()))
    await page.goto(`${origin}/1?clicks=2`)
    const [told, untold] = execution.phases.map(phase => page.getByRole('heading', { name: phase.name }))
    await told.waitFor()
    await page.evaluate(() => document.fonts.ready)
    expect(await untold.isVisible()).toBe(false)
    await page.keyboard.press('ArrowRight')
    await untold.waitFor()
    expect(foreign).toEqual([])
  })

  it('holds no page with notes', () => {
    expect(readdirSync(join(dist, 'assets')).filter(file => /handout|presenter|notes/i.test(file))).toEqual([])
  })

  it('holds no sentence of the notes', () => {
    const sentences = slide.note!.replace(/\[click[^\]]*\]/g, '').split(/(?<=[.:])\s+/).filter(sentence => sentence.length > 10)
    expect(sentences.length).toBeGreaterThan(5)
    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const text = readFileSync(join(file.parentPath, file.name), 'utf8')
      for (const sentence of sentences)
        expect(text.includes(sentence), `"${sentence}" in ${file.name}`).toBe(false)
    }
  })
})

describe('where no browser is to be had', () => {
  it('the export names the ways out', async () => {
    const before = process.env.CHROME_PATH
    process.env.CHROME_PATH = '/nowhere/chrome'
    const { code, output } = await deck.run('export')
    process.env.CHROME_PATH = before
    if (before === undefined)
      delete process.env.CHROME_PATH
    expect(code).toBe(1)
    expect(output).toContain('CHROME_PATH: found "/nowhere/chrome", which is not a file; allowed: the path of a Chrome, Chromium or Edge.')
  })
})
