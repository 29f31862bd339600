import type { Browser, BrowserContext, Page } from 'playwright-core'
import { networkInterfaces } from 'node:os'
import { parseSync } from '@slidev/parser/core'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { joining, malformed, oddRequest, randomFrom, sendRaw } from 'slidev-deck-testing/fuzz.ts'
import { lastStep, launch, open, openWithoutStorage, settled, shownStep } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
/** This machine as others on its network see it. */
const address = Object.values(networkInterfaces()).flat().find(found => found?.family === 'IPv4' && !found.internal)?.address
let browser: Browser
/** The machine of whoever comes late. */
let elsewhere: BrowserContext
let presenter: Page
let audience: Page
let url: string
let printed: string

beforeAll(async () => {
  browser = await launch();
  ({ url, output: printed } = await deck.start())
  // Contexts of their own: as little do they hear of each other as on two machines.
  presenter = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  audience = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  elsewhere = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  await open(presenter, new URL('presenter/', url).href)
  await open(audience, url)
})

afterAll(() => deck.dispose())

/** Brings both windows to a step by keys: a page of the dev server that is loaded again takes seconds. */
async function bring(to: number): Promise<void> {
  for (let at = Number(new URL(presenter.url()).searchParams.get('clicks') ?? 0); at !== to; at += at < to ? 1 : -1) {
    await presenter.keyboard.press(at < to ? 'PageDown' : 'PageUp')
    await settled(presenter, at < to ? at + 1 : at - 1)
  }
  await settled(audience, to)
}

/** Closes a window, of which nothing is stored. */
async function leave(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.clear())
  await page.close()
}

it('prints the address of the audience and of the presenter', () => {
  expect(printed).toMatch(/public slide show\s+> http:\/\/localhost:\d+\/\n/)
  expect(printed).toMatch(/presenter mode\s+> http:\/\/localhost:\d+\/presenter\/\n/)
})

it.skipIf(address === undefined)('is there for this machine alone (skipped where it has no network)', async () => {
  await expect(fetch(url.replace('localhost', address!))).rejects.toThrow('fetch failed')
})

it('refuses every malformed target, answers or closes 300 odd requests, tells nothing of this machine, and goes on', async () => {
  const { hostname, port, host } = new URL(url)
  for (const [, target] of malformed) {
    for (const join of ['', joining])
      expect((await sendRaw(hostname, Number(port), `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${join}\r\n`)).split(' ')[1]).toBe('400')
  }
  const random = randomFrom(3)
  const said = await Promise.all(Array.from({ length: 300 }, () => sendRaw(hostname, Number(port), oddRequest(random, host))))
  const refusals = said.filter(text => /^HTTP\/1\.1 [45]/.test(text))
  expect(refusals.length).toBeGreaterThan(150)
  expect(refusals.filter(text => text.includes(deck.root) || /\n\s+at |node_modules/.test(text))).toEqual([])
  expect((await fetch(url)).status).toBe(200)
})

it('takes the next free port when the first is taken', async () => {
  const [, first] = /localhost:(\d+)/.exec(printed)!
  const { output } = await deck.start()
  expect(Number(/localhost:(\d+)/.exec(output)![1])).toBeGreaterThan(Number(first))
})

it('says in one line that a port was taken, be it while another talk starts', async () => {
  const { port } = new URL(url)
  expect(await deck.run('start', '--port', port)).toEqual({ code: 1, output: `npm start: port ${port}: found another program there; allowed: a free one; start again without --port, and one is looked for\n` })
})

it('lights the paragraph of the notes that is due, and no other', async () => {
  const [slide] = parseSync(deck.slides, 'slides.md').slides
  const paragraphs = slide.note!.split('\n\n').map(text => text.replace(/\[click[^\]]*\] /, ''))
  const lit = () => presenter.locator('.slidev-note > p').evaluateAll((elements) => {
    const colour = (element: Element) => getComputedStyle([...element.children].at(-1) ?? element).color
    const text = getComputedStyle(elements[0].parentElement!).color
    return elements.filter(element => colour(element) === text).map(element => element.textContent!.trim())
  })
  let click = 0
  const due = slide.note!.split('\n\n').map((text) => {
    for (const [, count = 1] of text.matchAll(/\[click(?::(\d+))?\]/g))
      click += Number(count)
    return click
  })
  const last = await lastStep(presenter)
  for (let step = 0; step <= last; step++) {
    await settled(presenter, step)
    await expect.poll(lit).toEqual([paragraphs[due.findLastIndex(click => click <= step)]])
    if (step < last)
      await presenter.keyboard.press('ArrowRight')
  }
})

it('keeps presenter and audience together over 200 steps, forward and back', async () => {
  const delays: number[] = []
  const last = await lastStep(presenter)
  let step = 0
  let forward = true
  await bring(0)
  for (let count = 0; count < 200; count++) {
    forward = step === 0 || (forward && step < last)
    step += forward ? 1 : -1
    const shown = audience.evaluate(step => new Promise<number>((done) => {
      const look = () => new URLSearchParams(location.search).get('clicks') === String(step)
        ? requestAnimationFrame(() => done(Date.now()))
        : requestAnimationFrame(look)
      look()
    }), step)
    const pressed = Date.now()
    await presenter.keyboard.press(forward ? 'PageDown' : 'PageUp')
    delays.push(await shown - pressed)
  }
  await settled(audience, step)
  delays.sort((a, b) => a - b)
  console.log(`presenter to audience over 200 steps: median ${delays[100]} ms, p95 ${delays[190]} ms`)
})

it('loses no step of a clicker pressed in haste', async () => {
  await bring(0)
  const last = await lastStep(presenter)
  for (let step = 0; step < last; step++)
    await presenter.keyboard.press('PageDown')
  await settled(presenter, last)
  await settled(audience, last)
})

it('lets an audience that comes late join the talk, and leaves the presenter where it is', async () => {
  await open(presenter, new URL('presenter/', url).href, 2)
  await presenter.keyboard.press('PageDown')
  await settled(presenter, 3)
  const late = await elsewhere.newPage()
  await late.goto(url)
  await settled(late, 3)
  await settled(presenter, 3)
  await leave(late)
})

it('takes what is no number of a step for none: the view joins, and moves nobody', async () => {
  // present.test.ts has more of what is none, and reloads it: the same code reads it.
  const late = await elsewhere.newPage()
  await late.goto(new URL('presenter/1?clicks=abc', url).href)
  await settled(late, 3)
  await settled(audience, 3)
  await leave(late)
})

it('lets a view that is asked for from another page join the talk, there and back', async () => {
  const phone = await elsewhere.newPage()
  await phone.goto(new URL('entry', url).href)
  await phone.getByRole('link', { name: 'Presenter' }).click()
  await settled(phone, 3)
  await phone.goBack()
  await audience.keyboard.press('ArrowRight')
  await settled(presenter, 4)
  await phone.goForward()
  await settled(phone, 4)
  await phone.keyboard.press('ArrowLeft')
  await settled(phone, 3)
  await settled(audience, 3)
  await settled(presenter, 3)
  await leave(phone)
})

it('goes, with all windows, to a slide that is picked on the overview', async () => {
  const overview = await elsewhere.newPage()
  await overview.goto(new URL('overview', url).href)
  const [picked] = await Promise.all([overview.waitForEvent('popup'), overview.getByTitle('Play in new tab').first().click()])
  await settled(picked, 0)
  await settled(presenter, 0)
  await settled(audience, 0)
  await audience.keyboard.press('PageDown')
  await settled(picked, 1)
  await picked.reload()
  await settled(picked, 1)
  await settled(audience, 1)
  await presenter.keyboard.press('PageDown')
  await presenter.keyboard.press('PageDown')
  await settled(audience, 3)
  await leave(picked)
  await leave(overview)
})

it('lets the audience lead too', async () => {
  await settled(audience, 3)
  await audience.keyboard.press('ArrowRight')
  await settled(presenter, 4)
})

it('ends on one step when both are stepped in the same moment, over 50 pairs', async () => {
  for (let count = 0; count < 50; count++) {
    await Promise.all([presenter.keyboard.press(count % 4 < 2 ? 'ArrowRight' : 'ArrowLeft'), audience.keyboard.press(count % 4 < 2 ? 'ArrowLeft' : 'ArrowRight')])
    await expect.poll(async () => await shownStep(presenter) - await shownStep(audience)).toBe(0)
  }
  // And stay there.
  const last = await shownStep(presenter)
  await settled(presenter, last)
  await settled(audience, last)
})

it('shows the talk, and keeps its windows together, where storage is forbidden', async () => {
  const forbidding = await openWithoutStorage()
  const [view, watched] = [await forbidding.newPage(), await forbidding.newPage()]
  await bring(2)
  await view.goto(new URL('presenter/1', url).href)
  await watched.goto(url)
  await settled(view, 2)
  await settled(watched, 2)
  await view.keyboard.press('PageDown')
  await settled(watched, 3)
  await forbidding.close()
})

it('keeps nothing of what is gone each time the talk passes its end and comes back', async () => {
  const devtools = await presenter.context().newCDPSession(presenter)
  const last = await lastStep(presenter)
  const pass = async (times: number) => {
    for (let count = 0; count < times; count++) {
      await presenter.keyboard.press('PageUp')
      await settled(presenter, last - 1)
      await presenter.keyboard.press('PageDown')
      await settled(presenter, last)
    }
    await devtools.send('HeapProfiler.collectGarbage')
    return (await devtools.send('Memory.getDOMCounters')).nodes
  }
  await bring(last)
  const before = await pass(5)
  expect(await pass(20) - before).toBeLessThan(500)
})
