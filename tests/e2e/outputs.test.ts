import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-chromium'
import type { Workflow } from '../../lib/talk.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Deck } from './deck.ts'
import { launch } from './stage.ts'

const deck = new Deck()
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { next, execution, metrics } = slide.frontmatter as Workflow
/** What each click reveals, by its first words. */
const revealed = [next.heading, ...execution.phases.map(phase => phase.name), metrics[0].label]

afterAll(() => deck.dispose())

describe('npm run export', () => {
  const read = () => new Uint8Array(readFileSync(join(deck.root, 'out/slides.pdf')))

  it('writes the final state as one page, with searchable text in embedded TrueType fonts', async () => {
    const { code, output } = await deck.run('export')
    expect(output).toMatch(/out\/slides\.pdf: 1 page, \d+ kB/)
    expect(code).toBe(0)
    const { text, totalPages } = await extractText(read())
    expect(totalPages).toBe(1)
    for (const words of [slide.title!, ...execution.phases.flatMap(phase => phase.steps.map(step => `✓ ${step}`)), ...metrics.map(metric => metric.remark)])
      expect(text[0].replace(/\s+/g, ' ')).toContain(words)

    const pdf = await PDFDocument.load(read())
    const fonts = pdf.context.enumerateIndirectObjects().map(([, object]) => object).filter(object => object instanceof PDFDict)
    const kinds = fonts.filter(font => font.get(PDFName.of('Type')) === PDFName.of('Font')).map(font => String(font.get(PDFName.of('Subtype'))))
    expect(kinds).toContain('/CIDFontType2')
    expect(kinds).not.toContain('/Type3')
    const descriptors = fonts.filter(font => font.get(PDFName.of('Type')) === PDFName.of('FontDescriptor'))
    expect(descriptors.length).toBeGreaterThan(2)
    expect(descriptors.every(descriptor => descriptor.has(PDFName.of('FontFile2')))).toBe(true)
  })

  it('writes one page a step with --with-clicks', async () => {
    const { output } = await deck.run('export', '--with-clicks')
    expect(output).toContain(`out/slides.pdf: ${revealed.length + 1} pages`)
    const { text } = await extractText(read())
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
