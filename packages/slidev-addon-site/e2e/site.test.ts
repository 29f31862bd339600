import type { Server } from 'node:http'
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { parseSync } from '@slidev/parser/core'
import { words as said } from 'slidev-deck-kit/shared/words.ts'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { filesOf, live, serveSite, textSizes } from 'slidev-deck-testing/site.ts'
import { allowed, audit, closeWindows, launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const dist = join(deck.root, 'dist')
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { before, baking, served } = slide.frontmatter as { before: { heading: string, steps: string[] }, baking: { stages: { name: string, steps: string[] }[] }, served: { label: string }[] }
/** What each click reveals, by its first words. */
const revealed = [before.heading, ...baking.stages.map(({ name }) => name), served[0].label]
/** All that clicks reveal. */
const words = [...before.steps, ...baking.stages.flatMap(({ steps }) => steps), ...served.map(({ label }) => label)]
const wide = { viewport: { width: 1280, height: 720 } }
/** The script of the deck, which takes the page over. */
const script = '**/assets/index-*.js'

let browser: Browser
let server: Server
let origin: string

beforeAll(async () => {
  const { code, output } = await deck.runByNpm('build')
  expect(code, output).toBe(0)
  browser = await launch();
  ({ origin, server } = await serveSite(dist))
})

afterEach(closeWindows)

afterAll(() => {
  server?.close()
  return deck.dispose()
})

const heading = (page: Page, name: string) => page.getByRole('heading', { name })
const stages = (page: Page) => baking.stages.map(({ name }) => heading(page, name))
const result = (page: Page) => page.getByText(served[0].label, { exact: true })

describe('a page of the site', () => {
  it('shows the slide at the step of its link, asks no other origin for anything and has a clean console', async () => {
    const page = await browser.newPage({ ...allowed, ...wide })
    const foreign: string[] = []
    const messages: string[] = []
    page.on('request', request => request.url().startsWith(origin) || request.url().startsWith('data:') || foreign.push(request.url()))
    page.on('console', message => messages.push(message.text()))
    page.on('pageerror', error => messages.push(error.message))
    await page.goto(`${origin}/1?clicks=2`)
    await live(page)
    const [told, untold] = stages(page)
    await told.waitFor()
    await page.evaluate(() => document.fonts.ready)
    expect(await untold.isVisible()).toBe(false)
    for (let step = 2; step < revealed.length; step++)
      await page.keyboard.press('ArrowRight')
    await result(page).waitFor()
    await page.keyboard.press('o')
    await page.locator('h1').nth(1).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.locator('#slidev-goto-input:focus').fill('sourdough')
    await page.getByRole('button').filter({ hasText: slide.title }).waitFor()
    await page.keyboard.press('Escape')
    expect(foreign).toEqual([])
    // The page's own policy was kept, too: what it refuses is told in the console.
    expect(messages).toEqual([])
    expect(await page.context().cookies()).toEqual([])

    // It offers the slides as a PDF without notes, and a picture for link previews.
    const { selections, tagged } = await readPdf(join(dist, 'slides.pdf'))
    expect(selections).toHaveLength(1)
    expect(selections[0]).toContain(slide.title)
    expect(tagged).toBe(true)
    await page.mouse.move(20, 700)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTitle('Download as PDF').click()])
    expect(readFileSync(await download.path()).equals(readFileSync(join(dist, 'slides.pdf')))).toBe(true)
    const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
    expect(await page.evaluate(async (picture) => {
      const { width, height } = await createImageBitmap(await (await fetch(picture)).blob())
      return { width, height }
    }, picture!)).toEqual({ width: 1200, height: 630 })
  })

  it('shows all of the slide without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, ...wide })
    await page.goto(origin)
    for (const text of words)
      expect(await page.getByText(text).isVisible(), text).toBe(true)
    expect(new Set(await page.locator('main *').evaluateAll(elements => elements.map(element => getComputedStyle(element).opacity)))).toEqual(new Set(['1']))
  })
})

describe('a page before its script', () => {
  it('shows the slide in the place of the live one, and loses no key', async () => {
    const page = await browser.newPage(wide)
    let release = () => {}
    const released = new Promise<void>(done => release = done)
    await page.route(script, async (route) => {
      await released
      await route.continue()
    })
    const places = () => page.evaluate(async () => {
      await document.fonts.ready
      return [...document.querySelectorAll('main :is(h1, h2, h3, p, pre, li, dl)')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [x, y, width, height].map(Math.round).join(' ')
      })
    })
    await page.goto(`${origin}/1`, { waitUntil: 'commit' })
    await heading(page, slide.title!).waitFor()
    expect(await page.locator('#slideshow').count()).toBe(0)
    expect(await heading(page, before.heading).isVisible()).toBe(false)
    const prerendered = await places()
    expect(prerendered.length).toBeGreaterThan(10)
    for (const key of ['ArrowRight', 'PageDown', ' ', 'ArrowLeft'])
      await page.keyboard.press(key)
    // The page steps by itself, and says so.
    const [{ name, steps }] = baking.stages
    await page.locator('#prerendered').getByRole('heading', { name }).waitFor()
    await page.keyboard.press('ArrowLeft')
    await heading(page, name).waitFor({ state: 'hidden' })
    await page.keyboard.press('ArrowRight')
    await page.locator('[aria-live=polite]').filter({ hasText: steps[0] }).waitFor({ state: 'attached' })
    // What it does not know waits for the deck.
    await page.keyboard.press('g')
    release()
    const [first, second] = baking.stages.map(({ name }) => page.locator('#slideshow').getByRole('heading', { name }))
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
  })

  it('shows the step of a deep link, and no slide at the address of another, where a host gives one page for all', async () => {
    const page = await browser.newPage(wide)
    await page.route(script, () => {})
    // What each frame shows.
    await page.addInitScript(({ title, step }) => {
      const frames: string[] = []
      const look = () => {
        const shown = [...document.querySelectorAll('h1, h3')].filter(heading => heading.checkVisibility({ visibilityProperty: true })).map(({ textContent }) => textContent)
        if (shown.includes(title) && !shown.some(heading => heading.endsWith(step)))
          frames.push(shown.join())
        requestAnimationFrame(look)
      }
      look()
      Object.assign(window, { early: frames })
    }, { title: slide.title!, step: baking.stages[1].name })
    await page.goto(`${origin}/1?clicks=3`, { waitUntil: 'commit' })
    const [, told, untold] = stages(page)
    await told.waitFor()
    expect(await untold.isVisible()).toBe(false)
    expect(await page.evaluate(() => (window as unknown as { early: string[] }).early)).toEqual([])
    await page.route('**/1', async route => route.fulfill({ contentType: 'text/html', body: (await (await route.fetch()).text()).replace('data-slide="1"', 'data-slide="2"') }))
    await page.goto(`${origin}/1`, { waitUntil: 'domcontentloaded' })
    expect(await heading(page, slide.title!).isVisible()).toBe(false)
    await expect.poll(() => heading(page, slide.title!).count()).toBe(0)
    // An address that is no slide's is the first slide's.
    await page.goto(`${origin}/lost`, { waitUntil: 'commit' })
    await heading(page, slide.title!).waitFor()
  })

  it.each<[string, (route: Route) => unknown]>([
    ['an error', route => route.fulfill({ status: 500, body: '' })],
    ['a page', route => route.fulfill({ contentType: 'text/html', body: '<p>Lost' })],
    ['half of it', async (route) => {
      const body = await (await route.fetch()).text()
      await route.fulfill({ contentType: 'text/javascript', body: body.slice(0, body.length / 2) })
    }],
    ['nothing, for ever', () => {}],
  ])('says so, and goes on as the slide that it is, where the host gives %s for the script', async (_, fault) => {
    const page = await browser.newPage(wide)
    await page.clock.install()
    await page.route(script, fault)
    await page.goto(`${origin}/1`, { waitUntil: 'domcontentloaded' })
    for (const key of ['Tab', 'Shift', 'F11', ...revealed.map(() => 'ArrowRight'), 'ArrowRight'])
      await page.keyboard.press(key)
    await result(page).waitFor()
    await page.keyboard.press('ArrowLeft')
    await result(page).waitFor({ state: 'hidden' })
    const notice = page.getByRole('status').filter({ hasText: said.site.lost })
    await expect.poll(async () => {
      await page.clock.fastForward(30_000)
      return notice.isVisible()
    }).toBe(true)
    for (const key of ['ArrowRight', 'ArrowRight', 'Tab'])
      await page.keyboard.press(key)
    await result(page).waitFor()
    await page.keyboard.press('ArrowLeft')
    await result(page).waitFor({ state: 'hidden' })
  })
})

it('steps on at a tap, and back at one on the left third, on a phone on its side: before its script, and once the deck is there', async () => {
  const page = await browser.newPage({ viewport: { width: 844, height: 390 }, hasTouch: true })
  await page.route(script, () => {})
  for (const isLive of [false, true]) {
    if (isLive)
      await page.unroute(script)
    await page.goto(`${origin}/1`, { waitUntil: 'commit' })
    if (isLive)
      await live(page)
    await heading(page, slide.title!).waitFor()
    await page.touchscreen.tap(600, 200)
    await heading(page, before.heading).waitFor()
    await page.touchscreen.tap(200, 200)
    await heading(page, before.heading).waitFor({ state: 'hidden' })
  }
})

it.each<[string, BrowserContextOptions, boolean]>([
  ['a window before the deck is there', wide, false],
  ['a window once it is', wide, true],
  ['a phone', { viewport: { width: 390, height: 844 } }, false],
  ['a window without a script', { ...wide, javaScriptEnabled: false }, false],
])('prints one light sheet with the whole slide, every step, from %s', async (_, options, isLive) => {
  const page = await browser.newPage(options)
  if (!isLive)
    await page.route(script, () => {})
  await page.goto(`${origin}/1`, { waitUntil: 'domcontentloaded' })
  if (isLive)
    await live(page)
  const path = join(deck.root, 'printed.pdf')
  await page.pdf({ path, preferCSSPageSize: true, tagged: true })
  const { selections, sizes: [[width, height]] } = await readPdf(path)
  expect(selections).toHaveLength(1)
  expect(width).toBeGreaterThan(height)
  for (const text of [slide.title!, ...words])
    expect(selections[0].replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)')
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).not.toContain('dark')
})

it.each<[what: string, options: BrowserContextOptions]>([
  ['on a phone held upright', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
  ['in a window of 1280 × 1024 at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
])('is one column without the deck\'s script, %s; one control leads to the stage', async (_, options) => {
  // Its policy would keep axe out.
  const page = await browser.newPage({ ...options, bypassCSP: true })
  const scripts: string[] = []
  page.on('request', request => request.resourceType() === 'script' && scripts.push(request.url()))
  await page.goto(origin)
  for (const text of words)
    expect(await page.getByText(text).isVisible(), text).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect((await audit(page)).violations).toEqual([])
  // It is scrolled by key; on paper it is no window that has grown.
  await page.keyboard.press('End')
  await page.waitForFunction(() => scrollY > 0)
  await page.emulateMedia({ media: 'print' })
  await page.emulateMedia({ media: 'screen' })
  expect(scripts).toEqual([])
  for (const link of await page.getByRole('link').all())
    expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(24)
  expect(await page.getByRole('link', { name: said.site.pdf }).getAttribute('href')).toBe('/slides.pdf')
  await page.getByRole('link', { name: said.site.stage }).click()
  await page.locator('#slideshow h1').waitFor()
  await live(page)
})

it.each(['before the deck has begun', 'once the deck is there', 'without a script'])('shows larger text with the browser\'s zoom: %s', async (when) => {
  const page = await browser.newPage({ javaScriptEnabled: when !== 'without a script', viewport: { width: 1280, height: 1024 } })
  if (when === 'before the deck has begun')
    await page.route(script, () => {})
  await page.goto(`${origin}/1?clicks=3`, { waitUntil: 'commit' })
  if (when === 'once the deck is there')
    await live(page)
  await page.getByRole('heading', { name: slide.title! }).waitFor()
  const [smallest] = await textSizes(page)
  for (const zoom of [2, 4]) {
    await page.setViewportSize({ width: 1280 / zoom, height: 1024 / zoom })
    await page.locator('#prerendered').waitFor()
    await expect.poll(async () => (await textSizes(page))[0] * zoom / smallest).toBeGreaterThan(zoom * 0.95)
  }
  if (when === 'once the deck is there') {
    await page.keyboard.press('PageDown')
    await page.waitForFunction(() => scrollY > 0)
    // And back, at the step that was shown.
    await page.setViewportSize({ width: 1280, height: 1024 })
    await live(page)
    const [, told, untold] = stages(page)
    await told.waitFor()
    expect(await untold.isVisible()).toBe(false)
  }
})

describe('a build that comes to nothing', () => {
  it('is refused with a base that is none', async () => {
    const earlier = readFileSync(join(dist, 'index.html'), 'utf8')
    expect(await deck.run('build', '--base', 'talks')).toEqual({ code: 1, output: 'npm run build: --base: found "talks"; allowed: a path from slash to slash, such as /talks/spring/\n' })
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe(earlier)
  })

  it('leaves the earlier site whole when it is stopped', async () => {
    const earlier = readFileSync(join(dist, 'index.html'), 'utf8')
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../bin/slidev-site.mjs')], { cwd: deck.root, stdio: ['ignore', 'pipe', 'ignore'] })
    child.stdout.on('data', () => child.kill('SIGTERM'))
    expect(await new Promise(done => child.on('close', done))).toBe(143)
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toBe(earlier)
    expect(readdirSync(deck.root).filter(name => name.includes('dist'))).toEqual(['dist'])
  })

  it('says so where no browser is to be had, and how to do without', async () => {
    const named = process.env.CHROME_PATH
    process.env.CHROME_PATH = '/nowhere/chrome'
    const { code, output } = await deck.run('build')
    process.env.CHROME_PATH = named
    if (named === undefined)
      delete process.env.CHROME_PATH
    expect(code).toBe(1)
    expect(output).toContain('CHROME_PATH: found "/nowhere/chrome", which is not a file; allowed: the path of a Chrome, Chromium or Edge.')
    expect(output).toContain('npm run build -- --no-picture')
  })
})

describe('what the site holds', () => {
  it('is no page with notes, and no sentence of them', () => {
    expect(readdirSync(join(dist, 'assets')).filter(file => /handout|presenter|notes|rehearsal/i.test(file))).toEqual([])
    const sentences = slide.note!.replace(/\[click[^\]]*\]/g, '').split(/(?<=[.:])\s+/).filter(sentence => sentence.length > 10)
    expect(sentences.length).toBeGreaterThan(5)
    const files = filesOf(dist)
    expect(files.length).toBeGreaterThan(20)
    for (const { name, text } of files) {
      for (const sentence of sentences)
        expect(text.includes(sentence), `"${sentence}" in ${name}`).toBe(false)
    }
  })

  it('is nothing of the pace: no plan, no clock, no rehearsals', () => {
    /** The plan, in whatever quotes a script has it. */
    const pace = new RegExp((slide.frontmatter.pace as string[]).join('\\W{1,5}'))
    for (const { name, text } of filesOf(dist)) {
      for (const word of [pace, /Undo reset/, /Rehearsals/, /talk-clock/, / late\b/])
        expect(word.test(text), `${word} in ${name}`).toBe(false)
    }
  })

  it('is templates compiled for production, without the comments that stand for what is not shown in a development build', () => {
    const scripts = filesOf(join(dist, 'assets')).filter(({ name }) => name.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(3)
    for (const { name, text } of scripts)
      expect(/(["'`])v-if\1/.test(text), name).toBe(false)
  })
})
