import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-chromium'
import type { SiteWords } from 'slidev-deck-kit/shared/words.ts'
import type { Workflow } from '../../lib/workflow.ts'
import { spawn } from 'node:child_process'
import { existsSync, globSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { parseSync } from '@slidev/parser/core'
import { addServiceWorker } from 'slidev-deck-kit/node/add-service-worker.ts'
import { cacheHeaders } from 'slidev-deck-kit/node/policy.ts'
import { Deck } from 'slidev-deck-testing/deck.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { audit, launch, open } from 'slidev-deck-testing/stage.ts'
import { extractText } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coloursOf, utilities } from './utilities.ts'

const deck = new Deck()
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { next, execution, metrics } = slide.frontmatter as Workflow
/** What each click reveals, by its first words. */
const revealed = [next.heading, ...execution.phases.map(phase => phase.name), metrics[0].label]

/** The plan of the talk, in whatever quotes a script has it. */
const pace = new RegExp((slide.frontmatter.pace as string[]).join('\\W{1,5}'))

afterAll(() => deck.dispose())

/** Waits until the talk has taken the page over: until then, its slide may stand in it twice. */
function live(page: Page): Promise<void> {
  return page.locator('#prerendered').waitFor({ state: 'detached' })
}

/** The sizes of the slide's text as it is seen, in px of CSS, the smallest first. */
function textSizes(page: Page): Promise<number[]> {
  return page.locator('main').first().evaluate((main: HTMLElement) => {
    const scale = main.getBoundingClientRect().width / main.offsetWidth
    return [...main.querySelectorAll('*')]
      .filter(element => [...element.childNodes].some(node => node instanceof Text && node.data.trim()))
      .map(element => Number.parseFloat(getComputedStyle(element).fontSize) * scale)
      .sort((a, b) => a - b)
  })
}

describe('npm run export', () => {
  const slides = join(deck.root, 'out/slides.pdf')

  it('writes the final state as one tagged page, with searchable text in embedded TrueType fonts', async () => {
    const { code, output } = await deck.runByNpm('export')
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

const dist = join(deck.root, 'dist')
const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2' }

describe('npm run build', () => {
  let browser: Browser
  let server: Server

  beforeAll(async () => {
    const { code, output } = await deck.runByNpm('build')
    expect(code, output).toBe(0)
    browser = await launch()
    server = createServer(({ url = '/' }, response) => {
      const path = new URL(url, 'http://host').pathname
      const file = existsSync(join(dist, path)) && statSync(join(dist, path)).isFile() ? path : 'index.html'
      response.setHeader('content-type', types[file.split('.').pop()!] ?? 'text/plain').end(readFileSync(join(dist, file)))
    }).listen(0, '127.0.0.1')
    await new Promise(done => server.once('listening', done))
  })

  afterAll(() => {
    server?.close()
  })

  it('shows the slide at the step of its link, asks no other origin for anything and has a clean console', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const foreign: string[] = []
    const messages: string[] = []
    page.on('request', request => request.url().startsWith(origin) || request.url().startsWith('data:') || foreign.push(request.url()))
    page.on('console', message => messages.push(message.text()))
    page.on('pageerror', error => messages.push(error.message))
    await page.goto(`${origin}/1?clicks=2`)
    await live(page)
    const [told, untold] = execution.phases.map(phase => page.getByRole('heading', { name: phase.name }))
    await told.waitFor()
    await page.evaluate(() => document.fonts.ready)
    expect(await untold.isVisible()).toBe(false)
    for (let step = 2; step < revealed.length; step++)
      await page.keyboard.press('ArrowRight')
    await page.getByText(metrics[0].remark, { exact: true }).waitFor()
    await page.keyboard.press('o')
    await page.locator('h1').nth(1).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.locator('#slidev-goto-input:focus').fill('migration')
    await page.getByRole('button').filter({ hasText: slide.title }).waitFor()
    await page.keyboard.press('Escape')
    expect(foreign).toEqual([])
    // The page's own policy was kept, too: what it refuses is told in the console.
    expect(messages).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })

  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  it('offers the slides as a PDF without notes, and a picture for link previews', async () => {
    const { selections, tagged } = await readPdf(join(dist, 'slides.pdf'))
    expect(selections).toHaveLength(1)
    expect(selections[0]).toContain(slide.title)
    expect(tagged).toBe(true)
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${address()}/1`)
    await live(page)
    await page.mouse.move(20, 700)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTitle('Download as PDF').click()])
    expect(readFileSync(await download.path()).equals(readFileSync(join(dist, 'slides.pdf')))).toBe(true)
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
    expect(await page.evaluate(async (picture) => {
      const { width, height } = await createImageBitmap(await (await fetch(picture)).blob())
      return { width, height }
    }, picture!)).toEqual({ width: 1200, height: 630 })
    await page.close()
  })

  it('shows the slide before its script, in the place of the live one, and loses no key', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    let release = () => {}
    const released = new Promise<void>(done => release = done)
    await page.route('**/assets/index-*.js', async (route) => {
      await released
      await route.continue()
    })
    const places = () => page.evaluate(async () => {
      await document.fonts.ready
      return [...document.querySelectorAll('main :is(h1, h2, p, pre, code span, ol, .window)')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [x, y, width, height].map(Math.round).join(' ')
      })
    })
    await page.goto(`${address()}/1`, { waitUntil: 'commit' })
    await page.getByRole('heading', { name: slide.title! }).waitFor()
    expect(await page.locator('#slideshow').count()).toBe(0)
    expect(await page.getByRole('heading', { name: next.heading }).isVisible()).toBe(false)
    const prerendered = await places()
    expect(prerendered.length).toBeGreaterThan(10)
    for (const key of ['ArrowRight', 'PageDown', ' ', 'ArrowLeft'])
      await page.keyboard.press(key)
    // The page steps by itself, and says so.
    const [phase] = execution.phases
    await page.locator('#prerendered').getByRole('heading', { name: phase.name }).waitFor()
    await page.keyboard.press('ArrowLeft')
    expect(await page.getByRole('heading', { name: phase.name }).isVisible()).toBe(false)
    await page.keyboard.press('ArrowRight')
    await page.locator('[aria-live=polite]').filter({ hasText: phase.steps[0] }).waitFor({ state: 'attached' })
    // What it does not know waits for the talk.
    await page.keyboard.press('g')
    release()
    const [first, second] = execution.phases.map(phase => page.locator('#slideshow').getByRole('heading', { name: phase.name }))
    await first.waitFor()
    await page.locator('#slidev-goto-input:focus').waitFor()
    await live(page)
    expect(await second.isVisible()).toBe(false)
    expect(new URL(page.url()).search).toBe('?clicks=2')
    expect(await places()).toEqual(prerendered)
    expect(await page.evaluate(async () => {
      let shift = 0
      new PerformanceObserver(list => list.getEntries().forEach(entry => shift += (entry as PerformanceEntry & { value: number }).value)).observe({ type: 'layout-shift', buffered: true })
      // Past shifts are told before the next frame but one.
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
      return shift
    })).toBe(0)
    await page.close()
  })

  it('shows the step of a deep link before its script', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.route('**/assets/index-*.js', () => {})
    await page.goto(`${address()}/1?clicks=3`, { waitUntil: 'commit' })
    const [, told, untold] = execution.phases.map(phase => page.getByRole('heading', { name: phase.name }))
    await told.waitFor()
    expect(await untold.isVisible()).toBe(false)
    await page.close()
  })

  it('shows no slide at the address of another, where a host gives one page for all', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.route('**/1', async route => route.fulfill({ contentType: 'text/html', body: (await (await route.fetch()).text()).replace('data-slide="1"', 'data-slide="2"') }))
    await page.route('**/assets/index-*.js', () => {})
    const title = page.getByRole('heading', { name: slide.title! })
    await page.goto(`${address()}/1`, { waitUntil: 'domcontentloaded' })
    expect(await title.count()).toBe(0)
    // An address that is no slide's is the first slide's.
    await page.goto(`${address()}/lost`, { waitUntil: 'commit' })
    await title.waitFor()
    await page.close()
  })

  it.each(['before its script', 'once the talk is there'])('steps on at a tap, and back at one on the left third, on a phone on its side: %s', async (when) => {
    const context = await browser.newContext({ viewport: { width: 844, height: 390 }, hasTouch: true })
    const page = await context.newPage()
    const early = when === 'before its script'
    if (early)
      await page.route('**/assets/index-*.js', () => {})
    await page.goto(`${address()}/1`, { waitUntil: 'commit' })
    if (!early)
      await live(page)
    const told = page.getByRole('heading', { name: next.heading })
    await page.getByRole('heading', { name: slide.title! }).waitFor()
    await page.touchscreen.tap(600, 200)
    await told.waitFor()
    await page.touchscreen.tap(200, 200)
    await told.waitFor({ state: 'hidden' })
    await context.close()
  })

  it.each<[string, (route: Route) => unknown]>([
    ['an error', route => route.fulfill({ status: 500, body: '' })],
    ['a page', route => route.fulfill({ contentType: 'text/html', body: '<p>Lost' })],
    ['half of it', async (route) => {
      const body = await (await route.fetch()).text()
      await route.fulfill({ contentType: 'text/javascript', body: body.slice(0, body.length / 2) })
    }],
    ['nothing, for ever', () => {}],
  ])('says so, and goes on as the slide that it is, where the host gives %s for the script of the talk', async (_, fault) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.clock.install()
    await page.route('**/assets/index-*.js', fault)
    await page.goto(`${address()}/1`, { waitUntil: 'domcontentloaded' })
    const result = page.getByText(metrics[0].remark, { exact: true })
    for (const key of ['Tab', 'Shift', 'F11', ...revealed.map(() => 'ArrowRight'), 'ArrowRight'])
      await page.keyboard.press(key)
    await result.waitFor()
    await page.keyboard.press('ArrowLeft')
    await result.waitFor({ state: 'hidden' })
    const notice = page.getByRole('status').filter({ hasText: (slide.frontmatter.site as SiteWords).lost })
    await expect.poll(async () => {
      await page.clock.fastForward(30_000)
      return notice.isVisible()
    }).toBe(true)
    for (const key of ['ArrowRight', 'ArrowRight', 'Tab'])
      await page.keyboard.press(key)
    await result.waitFor()
    await page.keyboard.press('ArrowLeft')
    await result.waitFor({ state: 'hidden' })
    await page.close()
  })

  it.each<[string, BrowserContextOptions, boolean]>([
    ['a window before the talk is there', { viewport: { width: 1280, height: 720 } }, false],
    ['a window once it is', { viewport: { width: 1280, height: 720 } }, true],
    ['a phone', { viewport: { width: 390, height: 844 } }, false],
    ['a window without a script', { viewport: { width: 1280, height: 720 }, javaScriptEnabled: false }, false],
  ])('prints one light sheet with the whole slide, every step, from %s', async (_, options, isLive) => {
    const page = await browser.newPage(options)
    if (!isLive)
      await page.route('**/assets/index-*.js', () => {})
    await page.goto(`${address()}/1`, { waitUntil: 'domcontentloaded' })
    if (isLive)
      await live(page)
    const path = join(deck.root, 'printed.pdf')
    await page.pdf({ path, preferCSSPageSize: true, tagged: true })
    const { selections, sizes: [[width, height]] } = await readPdf(path)
    expect(selections).toHaveLength(1)
    expect(width).toBeGreaterThan(height)
    for (const words of [slide.title!, ...next.steps, ...execution.phases.flatMap(phase => phase.steps), ...metrics.map(metric => metric.remark)])
      expect(selections[0].replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
    await page.emulateMedia({ media: 'print' })
    const looks = await page.evaluate(() => [document.documentElement, document.querySelector('main')!].map(element => getComputedStyle(element).backgroundColor))
    expect(looks).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)'])
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).not.toContain('dark')
    await page.close()
  })

  it('shows all of the slide without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1280, height: 720 } })
    await page.goto(address())
    for (const words of [...next.steps, ...execution.phases.flatMap(phase => phase.steps), ...metrics.map(metric => metric.remark)])
      expect(await page.getByText(words).isVisible(), words).toBe(true)
    expect(new Set(await page.locator('main *').evaluateAll(elements => elements.map(element => getComputedStyle(element).opacity)))).toEqual(new Set(['1']))
    await page.close()
  })

  it.each<[what: string, options: BrowserContextOptions]>([
    ['on a phone held upright', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
    ['in a window of 1280 × 1024 at 200 %', { viewport: { width: 640, height: 512 }, deviceScaleFactor: 2 }],
    ['in a window of 1280 × 1024 at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
    ['in a window of 1366 × 768 at 200 %', { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }],
    ['in a window of 1920 × 1080 at 200 %', { viewport: { width: 960, height: 540 }, deviceScaleFactor: 2 }],
  ])('is one column of legible text, without the talk, %s; one control leads to the stage', async (_, options) => {
    // Its policy would keep axe out.
    const page = await browser.newPage({ ...options, bypassCSP: true })
    const scripts: string[] = []
    page.on('request', request => request.resourceType() === 'script' && scripts.push(request.url()))
    await page.goto(address())
    for (const words of [...next.steps, ...execution.phases.flatMap(phase => phase.steps), ...metrics.map(metric => metric.remark)])
      expect(await page.getByText(words).isVisible(), words).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    expect((await textSizes(page))[0]).toBeGreaterThanOrEqual(17)
    const { violations, contrast } = await audit(page)
    expect(violations).toEqual([])
    expect(contrast).toBeGreaterThan(4.5)
    // It is scrolled by key; on paper it is no window that has grown.
    await page.keyboard.press('End')
    await page.waitForFunction(() => scrollY > 0)
    await page.emulateMedia({ media: 'print' })
    await page.emulateMedia({ media: 'screen' })
    expect(scripts).toEqual([])
    for (const link of await page.getByRole('link').all())
      expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(24)
    expect(await page.getByRole('link', { name: 'Slides as PDF' }).getAttribute('href')).toBe('/slides.pdf')
    await page.getByRole('link', { name: 'Show the slide' }).click()
    await page.locator('#slideshow h1').waitFor()
    await live(page)
    await page.close()
  })

  it.each(['before the talk has begun', 'once the talk is there', 'without a script'])('shows larger text with the browser\'s zoom: %s', async (when) => {
    const page = await browser.newPage({ javaScriptEnabled: when !== 'without a script', viewport: { width: 1280, height: 1024 } })
    if (when === 'before the talk has begun')
      await page.route('**/assets/index-*.js', () => {})
    const smallest: number[] = []
    await page.goto(`${address()}/1?clicks=3`, { waitUntil: 'commit' })
    if (when === 'once the talk is there')
      await live(page)
    for (const zoom of [1, 2, 4]) {
      await page.setViewportSize({ width: 1280 / zoom, height: 1024 / zoom })
      if (zoom > 1)
        await page.locator('#prerendered').waitFor()
      smallest.push((await textSizes(page))[0] * zoom)
    }
    expect(smallest[1] / smallest[0]).toBeGreaterThan(1.9)
    expect(smallest[2] / smallest[0]).toBeGreaterThan(3.8)
    if (when === 'once the talk is there') {
      await page.keyboard.press('PageDown')
      await page.waitForFunction(() => scrollY > 0)
      // And back, at the step that was shown.
      await page.setViewportSize({ width: 1280, height: 1024 })
      await live(page)
      const [, told, untold] = execution.phases.map(phase => page.getByRole('heading', { name: phase.name }))
      await told.waitFor()
      expect(await untold.isVisible()).toBe(false)
    }
    await page.close()
  })

  it('is refused with a base that is none', async () => {
    const before = readFileSync(join(dist, 'index.html'), 'utf8')
    expect(await deck.run('build', '--base', 'talks')).toEqual({ code: 1, output: 'npm run build: --base: found "talks"; allowed: a path from slash to slash, such as /talks/spring/\n' })
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe(before)
  })

  it('leaves the earlier site whole when it is stopped', async () => {
    const before = readFileSync(join(dist, 'index.html'), 'utf8')
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../packages/slidev-addon-site/bin/slidev-site.mjs')], { cwd: deck.root, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.on('data', () => child.kill('SIGTERM'))
    expect(await new Promise(done => child.on('close', done))).toBe(143)
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe(before)
    expect(readdirSync(deck.root).filter(name => name.includes('dist'))).toEqual(['dist'])
  })

  it('holds no page with notes', () => {
    expect(readdirSync(join(dist, 'assets')).filter(file => /handout|presenter|notes|rehearsal/i.test(file))).toEqual([])
  })

  it('holds nothing of the pace: no plan, no clock, no rehearsals', () => {
    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
    for (const file of files) {
      const text = readFileSync(join(file.parentPath, file.name), 'utf8')
      for (const word of [pace, /Undo reset/, /Rehearsals/, /talk-clock/, / late\b/])
        expect(word.test(text), `${word} in ${file.name}`).toBe(false)
    }
  })

  it('holds nothing of the brand\'s page and table, which no slide uses', () => {
    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
    for (const file of files)
      expect(/Brand colours|rounded down|every surface/.test(readFileSync(join(file.parentPath, file.name), 'utf8')), file.name).toBe(false)
  })

  it('has its templates compiled for production, without the comments that stand for what is not shown in a development build', () => {
    const scripts = readdirSync(join(dist, 'assets')).filter(name => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(3)
    for (const name of scripts)
      expect(/(["'`])v-if\1/.test(readFileSync(join(dist, 'assets', name), 'utf8')), name).toBe(false)
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

describe('npm run build -- --with-notes --base /talks/spring/', () => {
  let browser: Browser
  let said: string

  beforeAll(async () => {
    const { code, output } = await deck.run('build', '--with-notes', '--base', '/talks/spring/', '--no-picture')
    expect(code, output).toBe(0)
    said = output
    browser = await launch()
  })

  it('says that the notes are public, and publishes them, the presenter view and the handout', () => {
    expect(said).toContain('The speaker\'s notes, the presenter view and the handout are published with this site.')
    const scripts = readdirSync(join(dist, 'assets'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'))
    expect(scripts.filter(file => file.startsWith('handout'))).toHaveLength(1)
    const texts = scripts.map(file => readFileSync(join(dist, 'assets', file), 'utf8'))
    expect(texts.some(text => text.includes('This is a real migration from last month.'))).toBe(true)
    expect(texts.some(text => pace.test(text))).toBe(true)
    expect(texts.some(text => text.includes('Undo reset'))).toBe(true)
    expect(texts.some(text => text.includes('Brand colours'))).toBe(false)
  })

  it('in a sub-folder of a host without rewrite rules shows the first page, a deep link and both after a reload, all that without a network, too', async () => {
    const base = '/talks/spring/'
    /** A file that the host has lost: it sends a page in its place, to be kept for ever, as a catch-all rule does. */
    let lost: string | undefined
    const host = createServer((request, response) => {
      const { pathname } = new URL(request.url!, 'http://host')
      const isLost = lost !== undefined && pathname === base + lost
      const path = isLost ? join(dist, 'index.html') : join(dist, pathname.replace(base, './').replace(/\/$/, '/index.html'))
      if (!pathname.startsWith(base) || !existsSync(path))
        return void response.writeHead(404).end()
      if (statSync(path).isDirectory())
        return void response.writeHead(301, { location: request.url!.replace(pathname, `${pathname}/`) }).end()
      response.setHeader('content-type', types[path.split('.').pop()!] ?? 'text/plain')
      if (pathname.startsWith(`${base}assets/`))
        response.setHeader('cache-control', cacheHeaders.hashed)
      response.end(readFileSync(path))
    })
    const listen = (port = 0) => new Promise<void>(done => host.listen(port, '127.0.0.1', done))
    const end = () => {
      host.close()
      host.closeAllConnections()
    }
    await listen()
    const { port } = host.address() as AddressInfo
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    const site = `http://127.0.0.1:${port}${base}`
    await page.goto(site)
    await live(page)
    await page.getByRole('heading', { name: slide.title! }).waitFor()
    const [, second] = execution.phases.map(phase => page.getByRole('heading', { name: phase.name }))
    const response = await page.goto(`${site}1?clicks=3`)
    expect(response?.status()).toBe(200)
    await live(page)
    await second.waitFor()
    await page.reload()
    await live(page)
    await second.waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated' || new Promise(done => active!.onstatechange = done)))

    /** Looks for a new version; gives how far it has come. */
    const update = () => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      const found = new Promise<ServiceWorker>(done => registration.onupdatefound = () => done(registration.installing!))
      await registration.update()
      const worker = await found
      while (worker.state === 'installing')
        await new Promise(done => worker.onstatechange = done)
      return worker.state
    })
    /** Shows the deep link again, with a part of the talk that is loaded only when it is asked for. */
    const showsTitle = async (title: string) => {
      await page.reload()
      await live(page)
      await second.waitFor()
      await page.getByRole('heading', { name: title }).waitFor()
      await page.keyboard.press('g')
      await page.locator('#slidev-goto-input:focus').waitFor()
    }
    for (const file of ['index.html', '1/index.html'])
      writeFileSync(join(dist, file), readFileSync(join(dist, file), 'utf8').replaceAll(slide.title!, 'Another title'))
    const [before] = globSync('assets/**/handout-*.js', { cwd: dist })
    const changed = before.replace('handout-', 'handout-new-')
    renameSync(join(dist, before), join(dist, changed))
    await addServiceWorker(dist, 'site')

    // A version of which a file is not to be had is not taken; all of the earlier one stays.
    lost = changed
    expect(await update()).toBe('redundant')
    await showsTitle(slide.title!)
    end()
    await showsTitle(slide.title!)

    // It comes once the host has it; and waits until no window shows the old one.
    lost = undefined
    await listen(port)
    expect(await update()).toBe('installed')
    end()
    await showsTitle(slide.title!)
    await page.close()
    const later = await context.newPage()
    // Beside the site, where its worker has no say, it is seen to make way.
    await later.route('**/beside', route => route.fulfill({ contentType: 'text/html', body: '' }))
    await later.goto(new URL('/beside', site).href)
    await later.evaluate(async (site) => {
      const waiting = (await navigator.serviceWorker.getRegistration(site))?.waiting
      if (waiting)
        await new Promise(done => waiting.onstatechange = () => waiting.state === 'activated' && done(undefined))
    }, site)
    expect(await (await later.goto(`${site}1?clicks=3`))!.text()).toContain('Another title')
    const kept = await later.evaluate(address => fetch(address).then(response => response.text()), site + changed)
    expect(kept).toBe(readFileSync(join(dist, changed), 'utf8'))
    await context.close()
  })
})

/** Slides of the brand's colours, as utilities and as a table. */
const brandSlides = readFileSync(join(import.meta.dirname, '../components.md'), 'utf8').split('\n---\n').slice(-2).join('\n---\n')

describe('npm run build of a talk that withholds nothing, with slides that need a browser, and with the colours of the brand', () => {
  const hostile = new Deck()

  afterAll(() => hostile.dispose())

  it('publishes nothing of the speaker\'s, and names each slide that only the talk can draw', async () => {
    hostile.write(slides => `${slides.replace('lang: en', 'lang: en\nspeaker:\n  talk: withheld, of the presenter view\npresenter: true\nrecord: true\nbrowserExporter: true\nmonaco: true\nmcp: true\ndrawings:\n  persist: true').replace(/\npace: .*/, '').replace(/\nduration: 20min/, '')}
---

# Marks <!-- withheld, in a title -->

<!-- withheld, in the text -->

<p v-click>First</p>
<p v-after>With it</p>
<p v-click-hide>Until then</p>
<p v-mark="3">Marked</p>
<p v-motion :initial="{ x: -80 }" :enter="{ x: 0 }">Moving</p>
<p v-drag="[100, 200, 300, 40]">Dragged</p>
<v-clicks hide>

- Listed

</v-clicks>

<!-- withheld, before a style -->

<style>
p { margin: 0 }
</style>

---

# A window

{{ window.innerWidth }}

---

# An open end

<div v-html="'<b><i>open'"></div>

---

# The same id

<div id="app">Mine</div>

---
${brandSlides}`)
    const { code, output } = await hostile.run('build', '--no-picture')
    expect(code, output).toBe(0)
    const named = [...output.matchAll(/^slides\.md, slide (\d), (.+?): shown once the talk is loaded.*browser: (.+)$/gm)].map(([, ...parts]) => parts.join('; '))
    expect(named).toEqual([
      expect.stringMatching(/^3; A window; .*innerWidth/),
      expect.stringMatching(/^4; An open end; .*<i> is open/),
      expect.stringMatching(/^5; The same id; .*ids/),
    ])
    const folder = join(hostile.root, 'dist')
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile())
    expect(files.map(({ name }) => name).filter(name => /handout|presenter|notes|rehearsal|DrawingLayer|monaco|export/i.test(name))).toEqual([])
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name), 'utf8'), name).not.toMatch(/withheld|This is a real migration/)

    const browser = await launch()
    const server = createServer(({ url = '/' }, response) => {
      const path = join(folder, new URL(url, 'http://host').pathname)
      const file = [path, join(path, 'index.html')].find(file => existsSync(file) && statSync(file).isFile())
      response.setHeader('content-type', types[file?.split('.').pop() ?? ''] ?? 'text/plain').end(file && readFileSync(file))
    }).listen(0, '127.0.0.1')
    await new Promise(done => server.once('listening', done))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    for (const [no, title] of ['Marks', 'A window', 'An open end', 'The same id'].entries()) {
      await page.goto(`${origin}/${no + 2}/`)
      await live(page)
      if (title !== 'A window')
        await page.locator('#slideshow').getByRole('heading', { name: title, exact: true }).waitFor()
      if (title === 'Marks')
        expect(errors).toEqual([])
    }
    const still = await browser.newPage({ javaScriptEnabled: false })
    await still.goto(`${origin}/2/`)
    for (const words of ['First', 'With it', 'Until then', 'Marked', 'Moving', 'Dragged', 'Listed'])
      expect(await still.getByText(words, { exact: true }).isVisible(), words).toBe(true)

    // The colours are there without a script, and the deck's letters once the talk has taken the page over.
    await still.goto(`${origin}/6/`)
    expect(await coloursOf(still.locator('#prerendered'))).toMatchObject(utilities)
    await still.goto(`${origin}/7/`)
    expect(await still.getByRole('rowheader').count()).toBe(10)
    await open(page, origin, 0, 6)
    const session = await page.context().newCDPSession(page)
    await session.send('DOM.enable')
    await session.send('CSS.enable')
    const { root } = await session.send('DOM.getDocument')
    for (const part of ['h1', 'p']) {
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#slideshow [data-slidev-no="6"] ${part}` })
      const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
      expect(fonts.map(({ isCustomFont }) => isCustomFont), part).toEqual([true])
    }
    server.close()
  })
})

describe('npm run single', () => {
  it('writes the whole talk into one file that opens without a server, steps, shows the notes and asks for nothing', async () => {
    const { code, output } = await deck.runByNpm('single')
    expect(code, output).toBe(0)
    expect(output).toMatch(/out\/deck\.html: 1 file, \d+ kB\. It holds the speaker's notes\./)
    const file = join(deck.root, 'out/deck.html')
    expect(statSync(file).size).toBeLessThan(900_000)

    const browser = await launch()
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const requests: string[] = []
    const messages: string[] = []
    page.on('request', request => request.url().startsWith('data:') || requests.push(request.url()))
    page.on('console', message => messages.push(message.text()))
    page.on('pageerror', error => messages.push(error.message))
    const url = pathToFileURL(file).href
    await page.goto(url)
    const [told, untold] = execution.phases.map(phase => page.locator('#slideshow').getByRole('heading', { name: phase.name }))
    await page.locator('#slideshow h1').waitFor()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('heading', { name: next.heading }).waitFor()
    await page.keyboard.press('ArrowRight')
    await told.waitFor()
    expect(await untold.isVisible()).toBe(false)
    await page.reload()
    await told.waitFor()
    expect(await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(font => font.status === 'error').length
    })).toBe(0)
    await page.goto(`${url}#/presenter/1`)
    await page.reload()
    await page.getByText('This is a real migration from last month.').first().waitFor()
    expect(new Set(requests.map(request => request.split('#')[0]))).toEqual(new Set([url]))
    expect(messages).toEqual([])
    await page.close()
  })
})

describe('where no browser is to be had', () => {
  const before = process.env.CHROME_PATH

  beforeAll(() => {
    process.env.CHROME_PATH = '/nowhere/chrome'
  })

  afterAll(() => {
    process.env.CHROME_PATH = before
    if (before === undefined)
      delete process.env.CHROME_PATH
  })

  it.each(['export', 'handout', 'build'])('%s says so, and makes nothing', async (script) => {
    const { code, output } = await deck.run(script)
    expect(code).toBe(1)
    expect(output).toContain('CHROME_PATH: found "/nowhere/chrome", which is not a file; allowed: the path of a Chrome, Chromium or Edge.')
    expect(output.includes('npm run build -- --no-picture')).toBe(script === 'build')
  })
})
