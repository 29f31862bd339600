import type { Browser, CDPSession, Page } from 'playwright-core'
import type { Watched } from './probe.ts'
import type { Slide } from './slide.ts'
import { setTimeout } from 'node:timers/promises'
import { watch } from './probe.ts'
import { reveals } from './slide.ts'
import { Traffic } from './traffic.ts'

/** What every page is opened with: a phone's line (latency in ms, rate in Mbit/s) and a phone's processor. */
export const conditions = { latency: 150, rate: 1.6, slowdown: 4, viewport: { width: 1280, height: 720 } }

/** One of the sites that are compared. */
export interface Subject {
  name: string
  url: string
  /** A selector that matches once the page needs nothing more to step. */
  ready: string
  /** Whether its slide is there before it is ready. */
  prerendered?: boolean
}

/** One round's figures of a site; times in ms. */
export interface Figures {
  bytesToShow: number
  requestsToShow: number
  bytesToStep: number
  requestsToStep: number
  otherHosts: number
  firstPaint: number
  largestPaint: number
  firstStep: number
  shift: number
  /** From key to paint, of every step. */
  keys: number[]
  /** The same for keys pressed from the first paint on until the page was ready; none where the slide does not show earlier. */
  earlyKeys: number[]
}

/** Longest wait for anything, in ms. */
const patience = 30_000
/** How long nothing is loaded before a page counts as settled, in ms. */
const calm = 500
/** How long a ready page is watched for shifts, in ms. */
const after = 1000
/** Time between two presses of someone who cannot wait, in ms. */
const pressing = 50

/**
 * Measures a site once, each load with a cold cache.
 *
 * @throws {Error} that names the site and what did not come
 */
export async function measure(browser: Browser, subject: Subject, slide: Slide): Promise<Figures> {
  const words = reveals(slide)
  const undisturbed = { reveals: words, firstStep: false }
  const load = await visit(browser, subject, undisturbed, measureLoad)
  const step = await visit(browser, subject, { reveals: words, firstStep: true }, measureFirstStep)
  const earlyKeys = subject.prerendered ? await visit(browser, subject, undisturbed, measureEarlyKeys) : []
  return { ...load, ...step, earlyKeys }
}

/** A page that is loading. */
interface Visit {
  page: Page
  session: CDPSession
  traffic: Traffic
  subject: Subject
  /** What each click reveals, by words in it. */
  words: string[]
}

async function visit<T>(browser: Browser, subject: Subject, watched: Watched, act: (visit: Visit) => Promise<T>): Promise<T> {
  const { latency, rate, slowdown, viewport } = conditions
  const context = await browser.newContext({ viewport, serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(patience)
    await page.addInitScript(watch, watched)
    const session = await context.newCDPSession(page)
    const traffic = new Traffic(session, subject.url)
    await session.send('Network.enable')
    const throughput = rate * 1e6 / 8
    await session.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput })
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(subject.url, { waitUntil: 'commit' })
    return await act({ page, session, traffic, subject, words: watched.reveals })
  }
  catch (error) {
    throw new Error(`${subject.name}: ${(error as Error).message.split('\n')[0]}`)
  }
  finally {
    await context.close()
  }
}

/** A load that nobody disturbs, then every step of it. */
async function measureLoad({ page, session, traffic, subject, words }: Visit) {
  await come('what says that it is ready', page.waitForSelector(subject.ready, { state: 'attached' }))
  await settle(traffic)
  await setTimeout(after)
  const { timeOrigin, firstPaint, largestPaint, shift } = await page.evaluate(() => ({ timeOrigin: performance.timeOrigin, ...window.probe }))
  const { bytes, requests } = traffic.until(largestPaint, timeOrigin)
  const keys: number[] = []
  for (const step of words.keys())
    keys.push(await keyToPaint(page, session, step, words[step]))
  return { bytesToShow: bytes, requestsToShow: requests, otherHosts: traffic.otherHosts, firstPaint, largestPaint, shift, keys }
}

/** Someone presses the arrow key from the start, until the first step shows. */
async function measureFirstStep({ page, session, traffic, words }: Visit) {
  // A page that is busy answers late: nobody waits for that.
  const presses = setInterval(() => press(session).catch(() => {}), pressing)
  try {
    await come(`"${words[0]}"`, page.waitForFunction(() => window.probe.firstStep))
  }
  finally {
    clearInterval(presses)
  }
  await setTimeout(calm)
  const { timeOrigin, firstStep } = await page.evaluate(() => ({ timeOrigin: performance.timeOrigin, firstStep: window.probe.firstStep! }))
  const { bytes, requests } = traffic.until(firstStep, timeOrigin)
  return { bytesToStep: bytes, requestsToStep: requests, firstStep }
}

/** Someone steps as soon as there is something to see, until the page is ready. */
async function measureEarlyKeys({ page, session, subject, words }: Visit): Promise<number[]> {
  await page.waitForFunction(() => window.probe.firstPaint)
  const keys: number[] = []
  for (const step of words.keys()) {
    if (await page.evaluate(selector => document.querySelector(selector) !== null, subject.ready))
      break
    keys.push(await keyToPaint(page, session, step, words[step]))
  }
  return keys
}

/** Presses the arrow key; gives the time from there to the paint of the words that it brings, in ms. */
async function keyToPaint(page: Page, session: CDPSession, step: number, words: string): Promise<number> {
  await page.evaluate(step => window.probe.expect(step), step)
  await press(session)
  await come(`"${words}"`, page.waitForFunction(step => window.probe.keys[step], step))
  return page.evaluate(step => window.probe.keys[step], step)
}

async function come(what: string, wait: Promise<unknown>): Promise<void> {
  await wait.catch(() => {
    throw new Error(`${what} did not come within ${patience / 1000} s`)
  })
}

async function press(session: CDPSession): Promise<void> {
  const key = { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

/** Waits until nothing has been loaded for a while. */
async function settle(traffic: Traffic): Promise<void> {
  for (const since = performance.now(); traffic.quiet < calm;) {
    if (performance.now() - since > patience)
      throw new Error('it goes on loading')
    await setTimeout(pressing)
  }
}
