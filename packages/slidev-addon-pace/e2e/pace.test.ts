import type { Browser, BrowserContext, Page } from 'playwright-core'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser/core'
import { checkDeck } from 'slidev-deck-kit/node/check/check.ts'
import { loadDeck } from 'slidev-deck-kit/node/deck-config.ts'
import { Deck, freePort, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { audit, launch, open, openWithoutStorage, settled } from 'slidev-deck-testing/stage.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const [slide] = parseSync(deck.slides, 'slides.md').slides
const second = 1000
const minute = 60 * second
/** When the talks of these tests begin. */
const noon = Date.parse('2026-01-01T12:00:00Z')
const size = { width: 1280, height: 720 }

let browser: Browser
let context: BrowserContext
let presenter: Page
let url: string

beforeAll(async () => {
  browser = await launch();
  ({ url } = await deck.present('--port', String(await freePort())))
  // The talk's policy would keep axe out.
  context = await browser.newContext({ viewport: size, timezoneId: 'UTC', bypassCSP: true })
  // A page stores its clock as it ends: what is stored is put in place as the next one begins.
  await context.addInitScript(() => {
    const stored = window.name
    window.name = ''
    if (!stored)
      return
    localStorage.clear()
    sessionStorage.clear()
    Object.entries(JSON.parse(stored) as Record<string, string>).forEach(([key, value]) => localStorage.setItem(key, value))
  })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await context.clock.install({ time: noon })
})

/** Opens the presenter view with nothing stored, or this alone. Time stands still but where a page is opened. */
async function begin(stored: Record<string, string> = {}): Promise<void> {
  if (presenter?.isClosed() ?? true) {
    presenter = await context.newPage()
    await presenter.goto(new URL('favicon.svg', url).href)
  }
  await presenter.setViewportSize(size)
  await presenter.emulateMedia({ forcedColors: null })
  await context.clock.resume()
  await presenter.evaluate(stored => window.name = stored, JSON.stringify(stored))
  await open(presenter, new URL('presenter/', url).href)
  // A clock that stands would keep it from being drawn.
  await presenter.getByRole('button', { name: /^(?:Start|Pause|Go on)$/ }).waitFor()
  await context.clock.pauseAt(await presenter.evaluate(() => Date.now()) + minute)
}

afterEach(async () => {
  await Promise.all(context.pages().filter(page => page !== presenter).map(page => page.close()))
})

afterAll(() => deck.dispose())

/** Opens or reloads pages, which takes a minute on every clock, however long it really takes. */
async function opening<T>(open: () => Promise<T>, page = presenter): Promise<T> {
  const now = await page.evaluate(() => Date.now())
  await context.clock.resume()
  const opened = await open()
  await context.clock.pauseAt(now + minute)
  return opened
}

async function openPresenter(at = 0): Promise<Page> {
  const page = await context.newPage()
  await open(page, new URL('presenter/', url).href, at)
  return page
}

/** A little more than a frame takes, in ms: figures are in whole seconds. */
const frame = 20

/** Lets time pass, on every clock. */
async function pass(ms: number): Promise<void> {
  await context.clock.fastForward(ms)
}

/** What axe finds on a page; axe takes pauses, for which the clock goes on. */
async function violations(page = presenter, within?: string): Promise<string[]> {
  const now = await page.evaluate(() => Date.now())
  await context.clock.resume()
  const { violations } = await audit(page, within)
  await context.clock.pauseAt(now + minute)
  return violations
}

/** Sets the clock of the machine; the steady one goes on. To a page, the machine has slept where that is forward. */
async function set(by: number): Promise<void> {
  await context.clock.setSystemTime(await presenter.evaluate(() => Date.now()) + by)
}

async function step(to: number, key = 'PageDown', page = presenter): Promise<void> {
  await page.keyboard.press(key)
  // A key shows its step; the clock hears of it a frame later.
  await context.clock.runFor(frame)
  await settled(page, to)
}

/** Waits until the presenter view says something of the time. */
async function expectTime(words: Record<string, string>, page = presenter): Promise<void> {
  const time = page.getByRole('region', { name: 'Time' })
  await expect.poll(() => time.locator('dl > div').evaluateAll(rows => Object.fromEntries(rows.map((row) => {
    const words = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim()
    return [words(row.children[0]), words(row.children[1])]
  })))).toMatchObject(words)
}

const button = (name: string, page = presenter) => page.getByRole('button', { name, exact: true })

describe('the presenter view before the talk', () => {
  // These only look.
  beforeAll(() => begin())

  it('shows its figures large enough to be read from afar, uncut, in a view that does not scroll', async () => {
    for (const size of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
      await presenter.setViewportSize(size)
      const sizes = await presenter.getByRole('region', { name: 'Time' }).locator('dd').evaluateAll(figures => figures.map((figure) => {
        const { fontSize } = getComputedStyle(figure)
        return figure.scrollWidth > figure.clientWidth + 1 ? 0 : Number.parseFloat(fontSize)
      }))
      expect(sizes).toHaveLength(4)
      sizes.forEach((size, index) => expect(size).toBeGreaterThanOrEqual(index === 3 ? 18 : 30))
      expect(await presenter.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    }
  })

  it('shows which part has the focus: the notes, too', async () => {
    const notes = presenter.getByRole('region', { name: 'Notes' })
    const outline = () => notes.evaluate(notes => getComputedStyle(notes).outlineColor)
    const before = await outline()
    await presenter.keyboard.press('Tab')
    await notes.focus()
    expect(await outline()).not.toBe(before)
  })

  it.each([
    ['200 %', 640, 512],
    ['400 %', 320, 256],
  ])('is one column that scrolls in a window of 1280 × 1024 at %s, with all of it within reach', async (_, width, height) => {
    await presenter.setViewportSize({ width, height })
    expect(await violations()).toEqual([])
    for (const part of [button('Start'), presenter.getByRole('link', { name: 'Rehearsals' }), presenter.getByRole('region', { name: 'Notes' }), presenter.locator('#slide-content').first()]) {
      await part.scrollIntoViewIfNeeded()
      const { x, y, width: wide } = (await part.boundingBox())!
      expect([x >= 0, x + wide <= width, y < height]).toEqual([true, true, true])
    }
    expect(await presenter.getByRole('region', { name: 'Notes' }).evaluate(notes => notes.scrollHeight - notes.clientHeight)).toBe(0)
    const sideways = await presenter.locator('*').evaluateAll(parts => parts.filter(part => /auto|scroll/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth).map(part => part.className))
    expect(sideways).toEqual([])
  })

  it('tells what was told, what is being told and what comes by more than its hue, with forced colours, too', async () => {
    await presenter.setViewportSize(size)
    await step(1)
    await step(2)
    const parts = presenter.getByRole('region', { name: 'Time' }).locator('div[aria-hidden=true] > span')
    for (const forcedColors of ['none', 'active'] as const) {
      await presenter.emulateMedia({ forcedColors })
      const looks = await parts.evaluateAll(parts => parts.slice(0, 8).map((part) => {
        const { backgroundColor, boxShadow, height } = getComputedStyle(part)
        const isFilled = !/^rgba\(.*, 0\)$/.test(backgroundColor)
        const ground = getComputedStyle(part.closest('section')!).backgroundColor
        return `${isFilled ? 'filled' : 'hollow'}${boxShadow === 'none' ? '' : ' and edged'}, ${height}${backgroundColor === ground ? ', not to be seen' : ''}`
      }))
      expect(new Set(looks.slice(0, 2)).size, forcedColors).toBe(1)
      expect(new Set(looks.slice(3)).size, forcedColors).toBe(1)
      expect(new Set(looks.slice(1, 4)).size, forcedColors).toBe(3)
      expect(looks.join()).not.toContain('not to be seen')
    }
  })
})

describe('the presenter view', () => {
  beforeEach(() => begin())

  it('shows time into the talk and on the step, early, on time or late, and what comes next', async () => {
    await expectTime({ 'Talk': '0:00 of 20:00', 'Pace': 'ready', 'On the title': '0:00 of 2:00', 'Next': 'Before You Begin' })
    await button('Start').click()
    await pass(119 * second)
    await expectTime({ 'Talk': '1:59 of 20:00', 'Pace': 'on time', 'On the title': '1:59 of 2:00' })
    await pass(13 * second)
    await expectTime({ Talk: '2:12 of 20:00', Pace: '12 s late' })
    await step(1)
    await expectTime({ 'Talk': '2:12 of 20:00', 'Pace': 'on time', 'Before You Begin': '0:00 of 3:00', 'Next: Stage 1: Mixing': 'The dough does not only rise. It tells by its bubbles when it is ready for the next fold.' })
    await pass(8 * second)
    await step(2)
    await expectTime({ 'Talk': '2:20 of 20:00', 'Pace': '2:40 early', 'Stage 1: Mixing': '0:00 of 2:00' })
    await pass(minute)
    await step(1, 'PageUp')
    await pass(minute)
    await expectTime({ 'Talk': '4:20 of 20:00', 'Pace': 'on time', 'Before You Begin': '1:08 of 3:00' })
    await step(2)
    await pass(20 * second)
    await expectTime({ 'Talk': '4:40 of 20:00', 'Pace': '20 s early', 'Stage 1: Mixing': '1:20 of 2:00' })
    expect(await presenter.getByRole('status').filter({ hasText: 'early' }).textContent()).toMatch(/^\s*early\s*$/)
  })

  it('gives axe nothing to find, early, on time or late', async () => {
    await step(1)
    for (const [state, ms] of [['early', second], ['on time', 2 * minute], ['late', 5 * minute]] as const) {
      await pass(ms)
      await presenter.getByRole('status').filter({ hasText: state }).waitFor({ state: 'attached' })
      // The rest looks as it did.
      expect(await violations(presenter, state === 'early' ? undefined : 'section[aria-label=Time]')).toEqual([])
      await presenter.getByRole('status').filter({ hasText: state }).waitFor({ state: 'attached' })
    }
  })

  it('starts its clock with the first step forward, not with a talk that is joined', async () => {
    await pass(minute)
    await expectTime({ Talk: '0:00 of 20:00', Pace: 'ready' })
    await step(1)
    await pass(second)
    await expectTime({ Talk: '0:01 of 20:00' })
    const other = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const late = await other.newPage()
    await open(late, new URL('presenter/', url).href, 1)
    await expectTime({ Pace: 'ready' }, late)
    await other.close()
  })

  it('keeps the keys stepping after a click on each of its buttons', async () => {
    let at = 0
    for (const name of ['Start', 'Pause', 'Go on', 'Reset', 'Undo reset']) {
      await button(name).click()
      for (const key of ['PageDown', ' ', 'ArrowRight'])
        await step(++at, key)
      for (const key of ['PageUp', 'ArrowLeft', 'ArrowUp'])
        await step(--at, key)
      await pass(second)
    }
  })

  it('lets a reset be taken back, also when the talk has gone on', async () => {
    await button('Start').click()
    await pass(minute)
    await button('Reset').click()
    await expectTime({ Talk: '0:00 of 20:00', Pace: 'ready' })
    await pass(10 * second)
    await step(1)
    await pass(20 * second)
    await expectTime({ 'Talk': '0:20 of 20:00', 'Before You Begin': '0:20 of 3:00' })
    await button('Undo reset').click()
    await expectTime({ 'Talk': '1:30 of 20:00', 'Before You Begin': '0:20 of 3:00' })
    await pass(second)
    await expectTime({ Talk: '1:31 of 20:00' })
    expect(await button('Undo reset').count()).toBe(0)
  })

  it('tells the right time after sleep, a clock that was set, a reload and a crash', async () => {
    await button('Start').click()
    // Figures are in whole seconds: half of one bears what a page loses while it loads.
    await pass(second / 2)
    await pass(minute)
    await set(-3600 * second)
    await pass(minute)
    await expectTime({ Talk: '2:00 of 20:00' })
    const reload = () => opening(async () => {
      await presenter.reload()
      await settled(presenter, 0)
    })
    await reload()
    await expectTime({ Talk: '3:00 of 20:00' })
    await set(5 * minute)
    await pass(10 * second)
    await expectTime({ Talk: '8:10 of 20:00' })
    await button('5 min asleep: leave out').click()
    await expectTime({ Talk: '3:10 of 20:00' })
    await button('5 min asleep: count').click()
    const other = await context.newPage()
    await presenter.close()
    presenter = await opening(() => openPresenter(), other)
    await pass(second)
    await expectTime({ Talk: '9:11 of 20:00' })
    await button('Pause').click()
    await pass(minute)
    await reload()
    await expectTime({ 'Talk, paused': '9:11 of 20:00' })
    await button('Go on').click()
    await pass(second)
    await expectTime({ Talk: '9:12 of 20:00' })
  })

  it('shares its clock with the presenter views beside it', async () => {
    const beside = await opening(() => openPresenter())
    await button('Start').click()
    await pass(30 * second)
    await expectTime({ Talk: '0:30 of 20:00' })
    await expectTime({ Talk: '0:30 of 20:00' }, beside)
    await button('Pause', beside).click()
    await pass(30 * second)
    await expectTime({ 'Talk, paused': '0:30 of 20:00' })
    await button('Go on').click()
    await pass(30 * second)
    await expectTime({ Talk: '1:00 of 20:00' }, beside)
    await step(1)
    await pass(second)
    await expectTime({ 'Before You Begin': '0:01 of 3:00' }, beside)
  })
})

it('a talk without a plan has its clock and its buttons where they are seen', async () => {
  const unplanned = await browser.newContext({ viewport: { width: 1920, height: 1080 }, serviceWorkers: 'block' })
  await unplanned.route('**/assets/**/*.js', async (route) => {
    const response = await route.fetch()
    const script = await response.text()
    const body = /\bpace:\[/.test(script) ? script.replace(/\bpace:\[[^\]]*\]|\bduration:`[^`]*`/g, key => key.replace(/:.*/, ':void 0')) : script
    await route.fulfill({ response, body })
  })
  const page = await unplanned.newPage()
  await open(page, new URL('presenter/', url).href)
  await expectTime({ 'Talk': '0:00', 'On the title': '0:00', 'Next': 'Before You Begin' }, page)
  expect(await page.getByRole('region', { name: 'Time' }).getByText('Pace').count()).toBe(0)
  for (const part of [button('Start', page), page.getByRole('link', { name: 'Rehearsals' })]) {
    const { x, width } = (await part.boundingBox())!
    expect(x + width).toBeLessThanOrEqual(1920)
  }
  await unplanned.close()
})

it('the overview gives axe nothing to find, notes included', async () => {
  await opening(async () => {
    await presenter.goto(new URL('overview', url).href)
    await presenter.getByText(slide.note!.split('\n')[0]).waitFor()
  })
  expect(await violations()).toEqual([])
})

describe('storage', () => {
  /** What a page complains of. */
  function complaints(page: Page): string[] {
    const found: string[] = []
    page.on('console', message => message.type() === 'error' && found.push(message.text()))
    // This context grants the clipboard and nothing else.
    page.on('pageerror', ({ message }) => message.startsWith('Wake Lock') || found.push(message))
    return found
  }
  const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'stores nothing' })

  // What else cannot be read: shared/clock.test.ts.
  it('with a clock in it that cannot be read gives a clock that is ready', async () => {
    const found = complaints(presenter)
    const run = { status: 'running', began: 1, spent: [], step: 1e9, last: { wall: 1, steady: 1, page: 'a' } }
    await begin({ [`talk-clock ${slide.title}`]: JSON.stringify({ revision: 1, run }) })
    await expectTime({ Talk: '0:00 of 20:00', Pace: 'ready' })
    await step(1)
    expect(found).toEqual([])
  })

  it('that is full leaves the talk going, without an error, and is told of once', async () => {
    await presenter.evaluate(() => {
      localStorage.clear()
      for (let size = 2 ** 23; size >= 1; size /= 2) {
        try {
          localStorage.setItem(`full ${size}`, 'x'.repeat(size))
        }
        catch {}
      }
    })
    const found = complaints(presenter)
    await opening(() => open(presenter, new URL('presenter/', url).href))
    await step(1)
    await pass(minute)
    await expectTime({ Talk: '1:00 of 20:00' })
    expect(await notice(presenter).count()).toBe(1)
    expect(found).toEqual([])
  })

  it('that is forbidden leaves windows together, and a clock as long as the window', async () => {
    const forbidding = await openWithoutStorage()
    const [view, audience] = [await forbidding.newPage(), await forbidding.newPage()]
    const found = [complaints(view), complaints(audience)]
    await open(view, new URL('presenter/', url).href)
    await open(audience, url)
    await step(1, 'PageDown', view)
    await settled(audience, 1)
    await step(0, 'PageUp', audience)
    await settled(view, 0)
    await expect.poll(() => view.getByRole('region', { name: 'Time' }).textContent()).toContain('on time')
    expect(await notice(view).count()).toBe(1)
    expect(await notice(audience).count()).toBe(0)
    expect(found).toEqual([[], []])
    await forbidding.close()
  })
})

it('the audience sees nothing of the time, and its page stores nothing of it', async () => {
  const watching = await browser.newContext()
  const audience = await watching.newPage()
  await open(audience, url)
  await step(1, 'PageDown', audience)
  expect(await audience.getByRole('region', { name: 'Time' }).count()).toBe(0)
  // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- what is seen
  const seen = await audience.evaluate(() => document.body.innerText)
  expect(seen).not.toMatch(/20:00|on time|early|late\b/i)
  expect(await audience.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('talk-')))).toEqual([])
  expect(await audience.locator('[pace], [duration]').count()).toBe(0)
  await step(0, 'PageUp', audience)
  await watching.close()
})

describe('the page of rehearsals', () => {
  /** Rehearsals of other days, as the browser keeps them: so many seconds on each step. */
  function stored(...rehearsals: number[][]): Promise<void> {
    const runs = rehearsals.map((seconds, index) => ({ began: noon - index * 86_400_000, spent: seconds.map(length => length * second) }))
    return begin({ [`talk-rehearsals ${slide.title}`]: JSON.stringify(runs) })
  }

  /** Goes through the talk, so many seconds on each step; keeps it as a rehearsal. */
  async function rehearse(seconds: number[]): Promise<void> {
    await button('Start').click()
    for (const [index, length] of seconds.entries()) {
      await pass(length * second)
      if (index < seconds.length - 1)
        await step(index + 1)
    }
    await button('Reset').click()
    await presenter.keyboard.press('Home')
    for (let at = seconds.length - 2; at >= 0; at--)
      await step(at, 'PageUp')
  }

  async function openRehearsals(): Promise<Page> {
    return opening(async () => {
      const [page] = await Promise.all([context.waitForEvent('page'), presenter.getByRole('link', { name: 'Rehearsals' }).click()])
      await page.getByRole('heading', { name: 'Rehearsals' }).waitFor()
      return page
    })
  }

  const rows = (page: Page) => page.locator('tbody tr').evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent.trim())))

  it('shows planned beside real and the median, and a new plan that passes the check when it is pasted, on a phone and a wide screen', async () => {
    await stored([140, 170, 120, 122, 210, 310, 90, 70], [100, 190, 120, 118, 200, 300, 90, 60])
    await rehearse([130, 180, 120, 121, 220])
    const page = await openRehearsals()
    expect(await rows(page)).toEqual([
      ['1. On the title', '2:00', '2:10', '2:10', '10 s longer'],
      ['2. Before You Begin', '3:00', '3:00', '3:00', 'as planned'],
      ['3. Stage 1: Mixing', '2:00', '2:00', '2:00', 'as planned'],
      ['4. Stage 2: Kneading', '2:00', '2:01', '2:01', '1 s longer'],
      ['5. Stage 3: Rising', '3:00', '3:40', '3:30', '30 s longer'],
      ['6. Stage 4: Oven', '4:00', '–', '5:05', '1 min 5 s longer'],
      ['7. Stage 5: Cooling', '2:00', '–', '1:30', '30 s shorter'],
      ['8. At table', '2:00', '–', '1:05', '55 s shorter'],
      ['The whole talk', '20:00', '12:51', '20:21', '21 s longer'],
    ])
    expect(await violations(page)).toEqual([])
    expect(await page.getByRole('img').getAttribute('aria-label')).toContain('Planned: 20:00, Last run: 12:51, Median of 3: 20:21')
    for (const width of [390, 1920]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }

    const paste = async () => {
      await page.getByRole('button', { name: 'Copy' }).click()
      await page.getByText('Copied.').waitFor()
      // It is still said of an earlier copy.
      const text = () => page.evaluate(() => navigator.clipboard.readText())
      await expect.poll(text).toBe(await page.getByLabel('New plan').textContent())
      const [duration, pace] = (await text()).split('\n')
      expect(checkDeck(deck.slides.replace(/^duration: .*$/m, duration).replace(/^pace: .*$/m, pace), await loadDeck(join(packagesDeck, 'recipe.md')))).toEqual([])
      return [duration, pace]
    }
    expect(await paste()).toEqual(['duration: 20min20s', 'pace: [2 min 10 s, 3 min, 2 min, 2 min, 3 min 30 s, 5 min 5 s, 1 min 30 s, 1 min 5 s]'])
    await page.getByLabel('as long as planned').check()
    expect((await paste())[0]).toBe('duration: 20min')

    await page.getByRole('checkbox').first().uncheck()
    expect((await rows(page))[4]).toEqual(['5. Stage 3: Rising', '3:00', '3:30', '3:25', '25 s longer'])
  })

  it('keeps rehearsals across a reload, and gives back what was deleted', async () => {
    await begin()
    await rehearse([20, 20])
    await rehearse([30, 30])
    const page = await openRehearsals()
    const names = () => page.getByRole('listitem').evaluateAll(items => items.map(item => /\d+:\d\d, \d of 8 steps/.exec(item.textContent)?.[0]))
    expect(await names()).toEqual(['1:00, 2 of 8 steps', '0:40, 2 of 8 steps'])
    await page.getByRole('button', { name: 'Delete Jan 1, 2026' }).first().click()
    expect(await names()).toEqual(['0:40, 2 of 8 steps'])
    await page.getByRole('button', { name: 'Undo delete' }).click()
    expect(await names()).toHaveLength(2)
    await page.getByRole('button', { name: 'Delete all' }).click()
    await page.getByText('None yet.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Undo delete' }).click()
    await opening(async () => {
      await page.reload()
      await page.getByRole('heading', { name: 'Planned and real' }).waitFor()
    })
    expect(await names()).toHaveLength(2)
    await presenter.getByRole('button', { name: 'Undo reset' }).click()
    // Three openings of pages later.
    await expect.poll(names).toEqual(['4:00, 2 of 8 steps', '0:40, 2 of 8 steps'])
    await page.getByText('not finished').waitFor()
  })
})
