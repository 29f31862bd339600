import type { Browser, BrowserContext, Page } from 'playwright-core'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser/core'
import { serveStage } from 'slidev-addon-live/node/server.ts'
import { Deck, freePort, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { allowed, launch, open, settled, shownStep } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const sentence = parseSync(deck.slides, 'slides.md').slides[0].note!.match(/It tells by[^.]*/)![0]
const address = Object.values(networkInterfaces()).flat().find(found => found?.family === 'IPv4' && !found.internal)?.address

let browser: Browser
/** Windows that hear of each other, as in a speaker's browser. */
let windows: BrowserContext
let first: number
let server: Awaited<ReturnType<Deck['present']>>
let presenter: Page
let audience: Page
/** Requests that stay half: it takes seconds until they are cut. */
let halves: Promise<string[]>

const problems: string[] = []

async function newWindow(): Promise<Page> {
  const page = await windows.newPage()
  page.on('console', message => ['error', 'warning'].includes(message.type()) && problems.push(message.text()))
  page.on('pageerror', ({ message }) => problems.push(message))
  return page
}

/** Opens a page that shows the talk at the step where it stands. */
async function openLate(path: string, step: number): Promise<Page> {
  const page = await newWindow()
  await page.goto(server.url + path)
  await settled(page, step)
  return page
}

async function bothAt(step: number): Promise<void> {
  await settled(presenter, step)
  await settled(audience, step)
}

beforeAll(async () => {
  browser = await launch()
  first = await freePort()
  server = await deck.presentByNpm('--port', String(first))
  halves = Promise.all([
    send('GET / HTTP/1.1\r\nHost: 127.'),
    send(`POST / HTTP/1.1\r\nHost: 127.0.0.1:${first}\r\nContent-Length: 99\r\n\r\nhalf`),
  ])
  windows = await browser.newContext({ ...allowed, viewport: { width: 1280, height: 720 } })
})

afterAll(() => deck.dispose())

describe('npm run present', () => {
  it('prints both addresses and the keys', () => {
    expect(server.output).toMatch(new RegExp(`audience +http://127\\.0\\.0\\.1:${first}/\n`))
    expect(server.output).toMatch(new RegExp(`presenter +http://127\\.0\\.0\\.1:${first}/presenter/\n`))
    expect(server.output).toContain('space')
  })

  it('builds an unchanged talk only once, and takes the next free port', async () => {
    const second = await deck.presentByNpm('--port', String(first))
    expect(second.output).not.toContain('Building')
    expect(Number(new URL(second.url).port)).toBeGreaterThan(first)
    expect(await (await fetch(second.url)).text()).toBe(await (await fetch(server.url)).text())
    expect(await second.interrupt()).toContain('Ended. Windows that are open go on without it.\n')
    await expect(fetch(second.url)).rejects.toThrow('fetch failed')
  })

  it('takes ports of their own for talks that start in the same moment', async () => {
    const from = await freePort()
    const origins = await Promise.all(Array.from({ length: 18 }, () => serveStage(join(deck.root, 'public'), from).then(({ origin }) => origin)))
    expect(new Set(origins).size).toBe(18)
  })

  it('says what is wrong with a broken talk, or with an option, and serves nothing', async () => {
    deck.write(slides => slides.replace('3.5 hours', '3.5 fortnights'))
    const broken = await deck.run('present')
    deck.write(deck.slides)
    expect(broken.code).toBe(1)
    expect(broken.output).toMatch(/^Building the talk…\nslides\.md, slide 1, baking\.stages\[3\]\.duration: found "3\.5 fortnights"; allowed: [^\n]+\n$/)
    expect(await deck.run('present', '--port', 'none')).toEqual({ code: 1, output: 'npm run present: --port: found "none"; allowed: a number from 1 to 65535\n' })
  })

  it('shows the handout with the notes', async () => {
    const page = await newWindow()
    await page.goto(`${server.url}handout`)
    await page.getByText(sentence).waitFor()
    await page.close()
  })

  it.skipIf(address === undefined)('is there for this machine alone (skipped where it has no network)', async () => {
    await expect(fetch(`http://${address}:${first}/`)).rejects.toThrow('fetch failed')
  })
})

describe('presenter and audience', () => {
  beforeAll(async () => {
    presenter = await newWindow()
    await open(presenter, `${server.url}presenter/`)
    await presenter.getByText(sentence).waitFor()
  })

  it('stand at the same step as soon as an audience is opened, however late', async () => {
    await presenter.keyboard.press('PageDown')
    await presenter.keyboard.press('PageDown')
    await settled(presenter, 2)
    audience = await openLate('', 2)
    await settled(presenter, 2)
  })

  it('are one origin: localhost leads to the same windows', async () => {
    await audience.goto(server.url.replace('127.0.0.1', 'localhost'))
    await settled(audience, 2)
    expect(audience.url()).toContain(server.url)
  })

  it.each(['presenter', 'audience'])('go forward and back, whether the %s leads', async (leader) => {
    const page = leader === 'presenter' ? presenter : audience
    await page.keyboard.press('PageDown')
    await bothAt(3)
    await page.keyboard.press('PageUp')
    await bothAt(2)
  })

  it('meet again after a window was closed, whichever has moved on, and at whatever step its address says', async () => {
    const old = presenter.url()
    await presenter.close()
    for (let step = 3; step <= 5; step++)
      await audience.keyboard.press('PageDown')
    await settled(audience, 5)
    presenter = await openLate('presenter/', 5)
    await presenter.close()
    presenter = await newWindow()
    await presenter.goto(old)
    await bothAt(5)
    await audience.close()
    await presenter.keyboard.press('PageUp')
    await settled(presenter, 4)
    audience = await openLate('', 4)
  })

  it('take a second audience along', async () => {
    const second = await openLate('', 4)
    await audience.keyboard.press('PageUp')
    await bothAt(3)
    await settled(second, 3)
    await second.close()
  })

  it.each([['Presenter', 'entry'], ['Slides', 'entry']])('let a window that comes by the link "%s" of /%s join them', async (link, path) => {
    const late = await newWindow()
    await late.goto(server.url + path)
    await late.getByRole('link', { name: link }).click()
    await settled(late, 3)
    await bothAt(3)
    await late.close()
  })

  it('let a presenter view join them whose address has no step in it that there is', async () => {
    const late = await newWindow()
    for (const clicks of ['abc', '4?clicks=2', '-1', '1&clicks=2', '99']) {
      await late.goto(`${server.url}presenter/1?clicks=${clicks}`)
      await settled(late, 3)
      await bothAt(3)
      await late.reload()
      await settled(late, 3)
      await bothAt(3)
    }
    await late.close()
  })

  it('end on one step when both are stepped in the same moment', async () => {
    for (let count = 0; count < 16; count++) {
      const keys = count % 4 < 2 ? ['PageDown', 'PageUp'] : ['PageUp', 'PageDown']
      await Promise.all([presenter.keyboard.press(keys[0]), audience.keyboard.press(keys[1])])
      await expect.poll(async () => await shownStep(presenter) - await shownStep(audience)).toBe(0)
    }
    for (let at = await shownStep(presenter); at !== 3; at += at < 3 ? 1 : -1) {
      await presenter.keyboard.press(at < 3 ? 'PageDown' : 'PageUp')
      await bothAt(at < 3 ? at + 1 : at - 1)
    }
  })

  it('stay where they are when either is reloaded', async () => {
    await presenter.reload()
    await bothAt(3)
    await audience.reload()
    await bothAt(3)
  })
})

describe('the talk stays on its step, and goes on,', () => {
  /** What befalls the audience's window, by the browser's own means. */
  const session = () => windows.newCDPSession(audience)
  const resize = async (width: number, height: number, deviceScaleFactor: number) =>
    (await session()).send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor, mobile: false })

  it.each<[what: string, befall: () => Promise<void>]>([
    ['a stray click', async () => {
      await audience.locator('#slideshow main').click({ position: { x: 20, y: 20 } })
      await audience.locator('#slideshow h3').first().click({ button: 'middle' })
    }],
    ['the window moved to a screen of another size and sharpness', async () => {
      await resize(1920, 1080, 2)
      await settled(audience, 3)
      await resize(1024, 768, 1)
    }],
    ['the page zoomed to 300 %', () => resize(427, 240, 3).then(() => {})],
    ['full screen on and off', async () => {
      for (const isFull of [true, false]) {
        await audience.keyboard.press('f')
        await audience.waitForFunction(isFull => Boolean(document.fullscreenElement) === isFull, isFull)
      }
    }],
    ['F5', async () => {
      await audience.reload()
    }],
    ['the laptop asleep and awake', async () => {
      for (const page of [audience, presenter]) {
        const session = await windows.newCDPSession(page)
        await session.send('Page.setWebLifecycleState', { state: 'frozen' })
        await session.send('Page.setWebLifecycleState', { state: 'active' })
      }
    }],
  ])('after %s', async (_, befall) => {
    await bothAt(3)
    await befall()
    await bothAt(3)
    await audience.keyboard.press('PageDown')
    await bothAt(4)
    await presenter.keyboard.press('PageUp')
    await bothAt(3)
    const canvas = (await audience.locator('#slide-content').boundingBox())!
    const { width, height } = await audience.evaluate(() => ({ width: innerWidth, height: innerHeight }))
    expect([canvas.x >= -1, canvas.y >= -1, canvas.x + canvas.width <= width + 1, canvas.y + canvas.height <= height + 1]).toEqual([true, true, true, true])
    await (await session()).send('Emulation.clearDeviceMetricsOverride')
  })

  it('with a step taken while the other window slept', async () => {
    const asleep = await session()
    await asleep.send('Page.setWebLifecycleState', { state: 'frozen' })
    await presenter.keyboard.press('PageDown')
    await settled(presenter, 4)
    await asleep.send('Page.setWebLifecycleState', { state: 'active' })
    await bothAt(4)
    await presenter.keyboard.press('PageUp')
    await bothAt(3)
  })

  it.each(['', 'presenter/'])('with a screen that does not sleep: /%s', async (path) => {
    const page = await newWindow()
    await page.addInitScript(() => {
      const locks: string[] = []
      Object.assign(window, { locks })
      const { request } = WakeLock.prototype
      WakeLock.prototype.request = function (type) {
        locks.push(String(type))
        return request.call(this, type)
      }
    })
    await page.goto(server.url + path)
    await settled(page, 3)
    await page.waitForFunction(() => (window as unknown as { locks: string[] }).locks.includes('screen'))
    await page.close()
  })
})

/** Requests as they come over the line, and what they may be answered with. */
const hostile: [name: string, request: string, status: number | undefined][] = [
  ['..', 'GET /../../../../package.json HTTP/1.1', 404],
  ['.. behind a folder', 'GET /assets/../../../../slides.md HTTP/1.1', 404],
  ['encoded ..', 'GET /%2e%2e/%2e%2e/%2e%2e/%2e%2e/package.json HTTP/1.1', 404],
  ['an encoded slash', 'GET /..%2f..%2f..%2f..%2fpackage.json HTTP/1.1', 404],
  ['encoded twice', 'GET /%252e%252e%252f%252e%252e%252fpackage.json HTTP/1.1', 404],
  ['backslashes', 'GET /..\\..\\..\\..\\package.json HTTP/1.1', 400],
  ['a null byte', 'GET /index.html%00.css HTTP/1.1', 400],
  ['a broken encoding', 'GET /%E0%A4%A.json HTTP/1.1', 400],
  ['a dot file', 'GET /.env HTTP/1.1', 404],
  ['an absolute path', 'GET //etc/passwd HTTP/1.1', 400],
  ['an absolute form', 'GET http://elsewhere.example/ HTTP/1.1', 400],
  ['a file address', 'GET file:///etc/passwd HTTP/1.1', 400],
  ['a range that ends before it begins', 'GET /favicon.svg HTTP/1.1\r\nRange: bytes=9-2', 200],
  ['POST', 'POST / HTTP/1.1', 405],
  ['PUT', 'PUT /index.html HTTP/1.1', 405],
  ['DELETE', 'DELETE /index.html HTTP/1.1', 405],
  ['OPTIONS', 'OPTIONS * HTTP/1.1', 405],
  ['TRACE', 'TRACE / HTTP/1.1', 405],
  ['CONNECT', 'CONNECT elsewhere.example:80 HTTP/1.1', undefined],
  ['an upgrade', 'GET / HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket', 200],
  ['no host', 'GET / HTTP/1.1\r\nHost:', 400],
  ['a picture on another site', 'GET /favicon.svg HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Dest: image', 403],
  ['a page of another port', 'GET / HTTP/1.1\r\nOrigin: http://127.0.0.1:8000', 403],
  ['a link on another site', 'GET / HTTP/1.1\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document', 200],
  ['no method', 'HELLO / HTTP/1.1', 400],
  ['no HTTP', '\x16\x03\x01\x02', 400],
  ['a huge header', `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}`, 431],
  ['a huge address', `GET /${'x'.repeat(20_000)} HTTP/1.1`, 431],
]

/** Sends bytes as they are; gives all that comes back until the server ends it. */
async function send(bytes: string): Promise<string> {
  const socket = connect(first, '127.0.0.1')
  let said = ''
  socket.on('error', () => {}).on('data', data => said += String(data))
  socket.write(bytes)
  await new Promise(done => socket.on('close', done))
  return said
}

describe('a hostile request', () => {
  it.each(hostile)('with %s gets no file that is not the talk\'s', async (_, request, status) => {
    const said = await send(`${request}\r\nHost: 127.0.0.1:${first}\r\nConnection: close\r\n\r\n`)
    expect(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]).toBe(status?.toString())
    expect(said).not.toMatch(/root:|test-deck|colorSchema/)
  })

  it.each(['elsewhere.example', 'localhost', '127.0.0.1', '127.0.0.1.elsewhere.example'])('for the host "%s" is told that it is wrong here', async (host) => {
    expect(await send(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 421 /)
  })

  it('that stays half is cut, and one that leaves early leaves nothing open', async () => {
    await halves
    await Promise.all(Array.from({ length: 50 }, async () => {
      const socket = connect(first, '127.0.0.1')
      socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${first}\r\n\r\n`)
      await new Promise(done => socket.on('data', done))
      socket.destroy()
    }))
  })

  it('leaves the talk as it was', async () => {
    expect((await fetch(server.url)).headers.get('content-security-policy')).toContain('frame-ancestors \'none\'')
    await presenter.reload()
    await bothAt(3)
  })
})

describe('with the server killed at step 3', () => {
  it('the talk goes on to its end and back, with both windows reloaded and one opened anew', async () => {
    for (const page of [presenter, audience]) {
      // The worker is in control once it keeps the whole talk.
      await page.waitForFunction(() => navigator.serviceWorker.controller)
    }
    server.kill()
    await windows.setOffline(true)
    for (let step = 4; step <= 7; step++) {
      await presenter.keyboard.press('PageDown')
      await bothAt(step)
    }
    for (let step = 6; step >= 3; step--) {
      await audience.keyboard.press('PageUp')
      await bothAt(step)
      if (step === 5) {
        await Promise.all([presenter.reload(), audience.reload()])
        await bothAt(step)
      }
    }
    await presenter.getByText(sentence).waitFor()
    await audience.close()
    audience = await openLate('', 3)
    await presenter.keyboard.press('PageDown')
    await bothAt(4)
  })

  it('and the console has stayed clean throughout', () => {
    expect(problems.filter(text => !/ERR_(?:INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(text))).toEqual([])
  })
})
