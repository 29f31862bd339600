import type { Server } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { parseSync } from '@slidev/parser/core'
import { defaultPort } from 'slidev-deck-kit/shared/slidev-internals.ts'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { joining, malformed, oddRequest, randomFrom, sendRaw } from 'slidev-deck-testing/fuzz.ts'
import { forbidStorage, lastStep, launch, open, settled, shownStep } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
/** This machine as others on its network see it. */
const address = Object.values(networkInterfaces()).flat().find(found => found?.family === 'IPv4' && !found.internal)?.address
let browser: Browser
let presenter: Page
let audience: Page
/** A window of whoever comes late: a page that comes into one that was used is there in half the time. */
let late: Page
let url: string
let printed: string
let taken: Server

beforeAll(async () => {
  browser = await launch()
  // Be it this or another program: what the talk tries first is taken.
  taken = createServer()
  await new Promise<void>(done => taken.listen(defaultPort, 'localhost', done).on('error', () => done()));
  ({ url, output: printed } = await deck.start())
  // Contexts of their own: as little do they hear of each other as on two machines.
  presenter = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  audience = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  late = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await open(presenter, new URL('presenter/', url).href)
  await open(audience, url)
})

afterAll(() => {
  taken.close()
  return deck.dispose()
})

/** Brings both windows to a step by keys: a page of the dev server that is loaded again takes seconds. */
async function bring(to: number): Promise<void> {
  for (let at = Number(new URL(presenter.url()).searchParams.get('clicks') ?? 0); at !== to; at += at < to ? 1 : -1) {
    await presenter.keyboard.press(at < to ? 'PageDown' : 'PageUp')
    await settled(presenter, at < to ? at + 1 : at - 1)
  }
  await settled(audience, to)
}

/** Takes the late window away from the talk, of which it keeps nothing. */
async function leave(): Promise<void> {
  await late.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await late.goto('about:blank')
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

it('takes the next free port when the first is taken', () => {
  expect(Number(new URL(url).port)).toBeGreaterThan(defaultPort)
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

it('keeps presenter and audience together to the end and back, twice', async () => {
  const delays: number[] = []
  const last = await lastStep(presenter)
  let step = 0
  let forward = true
  await bring(0)
  for (let count = 0; count < 4 * last; count++) {
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
  console.log(`presenter to audience over ${delays.length} steps: median ${delays[delays.length / 2]} ms, longest ${delays.at(-1)} ms`)
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
  await late.goto(url)
  await settled(late, 3)
  await settled(presenter, 3)
  await leave()
})

it('takes what is no number of a step for none: the view joins, and moves nobody', async () => {
  // present.test.ts has more of what is none, and reloads it: the same code reads it.
  await late.goto(new URL('presenter/1?clicks=abc', url).href)
  await settled(late, 3)
  await settled(audience, 3)
  await leave()
})

it('lets a view that is asked for from another page join the talk, there and back', async () => {
  await late.goto(new URL('entry', url).href)
  await late.getByRole('link', { name: 'Presenter' }).click()
  await settled(late, 3)
  await late.goBack()
  await audience.keyboard.press('ArrowRight')
  await settled(presenter, 4)
  await late.goForward()
  await settled(late, 4)
  await late.keyboard.press('ArrowLeft')
  await settled(late, 3)
  await settled(audience, 3)
  await settled(presenter, 3)
  await leave()
})

it('goes, with all windows, to a slide that is picked on the overview', async () => {
  await late.goto(new URL('overview', url).href)
  const [picked] = await Promise.all([late.waitForEvent('popup'), late.getByTitle('Play in new tab').first().click()])
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
  await picked.close()
  await leave()
})

it('lets the audience lead too', async () => {
  await settled(audience, 3)
  await audience.keyboard.press('ArrowRight')
  await settled(presenter, 4)
})

it('ends on one step when both are stepped in the same moment, over 16 pairs', async () => {
  // Which of them wins, and that it does whoever hears first: shared/moves.test.ts.
  for (let count = 0; count < 16; count++) {
    await Promise.all([presenter.keyboard.press(count % 4 < 2 ? 'ArrowRight' : 'ArrowLeft'), audience.keyboard.press(count % 4 < 2 ? 'ArrowLeft' : 'ArrowRight')])
    await expect.poll(async () => await shownStep(presenter) - await shownStep(audience)).toBe(0)
  }
  // And stay there.
  const last = await shownStep(presenter)
  await settled(presenter, last)
  await settled(audience, last)
})

it('shows the talk, and keeps its windows together, where storage is forbidden', async () => {
  await forbidStorage(late.context())
  await bring(2)
  await late.goto(new URL('presenter/1', url).href)
  await settled(late, 2)
  await late.keyboard.press('PageDown')
  await settled(audience, 3)
  await settled(presenter, 3)
  await presenter.keyboard.press('PageUp')
  await settled(late, 2)
  await late.close()
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
  const before = await pass(3)
  expect(await pass(8) - before).toBeLessThan(200)
})
