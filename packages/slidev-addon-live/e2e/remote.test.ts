import type { Browser, Page } from 'playwright-core'
import { createServer, request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { parseSync } from '@slidev/parser/core'
import { Deck, freePort, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { joining, malformed, oddRequest, randomFrom, sendRaw } from 'slidev-deck-testing/fuzz.ts'
import { launch, open, settled } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const password = 'correct-horse-battery'
/** This machine as others on its network see it. */
const address = Object.values(networkInterfaces()).flat().find(found => found?.family === 'IPv4' && !found.internal)?.address
const sentence = parseSync(deck.slides, 'slides.md').slides[0].note!.match(/It tells by[^.]*/)![0]

let browser: Browser
let port: string

afterAll(() => deck.dispose())

interface Reply {
  status: number
  body: string
  headers: Record<string, string | string[] | undefined>
}

/** Asks the live talk at the address that others see, or, from another address, as who is there. */
function ask(path: string, options: { method?: string, headers?: Record<string, string>, body?: string, from?: string } = {}): Promise<Reply> {
  return new Promise((done, fail) => {
    const { body, from, headers, ...rest } = options
    // All of 127.x.x.x is this machine; what asks for another name there is treated as from beyond.
    request({ host: from ?? address, localAddress: from, port, path, headers: { Host: `${address}:${port}`, ...headers }, ...rest }, async (response) => {
      const chunks: string[] = []
      for await (const chunk of response.setEncoding('utf8'))
        chunks.push(chunk as string)
      done({ status: response.statusCode!, body: chunks.join(''), headers: response.headers })
    }).on('error', fail).end(body)
  })
}

/** Gives the password, as the form does, or anything else in its place; gives the answer. */
function enter(given: string, from?: string): Promise<Reply> {
  return ask('/presenter/1', { method: 'POST', body: new URLSearchParams({ password: given }).toString(), headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, from })
}

/** The header of who has come in. */
function cookieOf({ headers: { 'set-cookie': cookies } }: Reply): { Cookie: string } {
  return { Cookie: cookies![0].split(';')[0] }
}

/** The first line of the answer to a socket that asks to be Vite's, or nothing where none comes. */
async function upgrade(headers: Record<string, string>): Promise<string> {
  const socket = connect(Number(port), address!)
  socket.on('error', () => {})
  socket.write([
    'GET / HTTP/1.1',
    `Host: ${address}:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: vite-ping',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n'))
  const said = await new Promise<string>(done => socket.on('data', data => done(String(data))).on('close', () => done('')))
  socket.destroy()
  return said.split('\r\n')[0]
}

// What else is refused: node/remote.test.ts.
it('npm start refuses what would let others in without a password, with one message', async () => {
  const { code, output } = await deck.run('start', '--remote')
  expect(code).not.toBe(0)
  expect(output).toContain('npm start: --remote: found no password; allowed: a password of at least 8 characters, such as --remote=')
  expect(output.trim().split('\n')).toHaveLength(1)
})

describe.skipIf(address === undefined)('npm start -- --remote=<password>, seen from the network (skipped where this machine has none)', () => {
  let inside: { Cookie: string }
  let desk: Page
  /** Windows of the talk: a page of the dev server that is loaded again takes seconds. */
  let stage: Page
  let phone: Page
  /** What the phone's socket is told. */
  const frames: string[] = []

  beforeAll(async () => {
    browser = await launch();
    ({ port } = new URL((await deck.start(await freePort(), `--remote=${password}`)).url))
    inside = cookieOf(await enter(password))
    desk = await browser.newPage()
    stage = await browser.newPage()
    phone = await (await browser.newContext({ userAgent: 'Pocket <b>' })).newPage()
    phone.on('websocket', socket => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  })

  const places = [
    '/',
    '/presenter/1',
    '/handout',
    '/remote',
    '/@slidev/configs',
    '/@slidev/slides/1/frontmatter',
    '/@slidev/slides/1/md',
    '/__slidev/slides/1.json',
    '/slides.md?raw',
    '/@fs/{root}/slides.md?raw',
    '/@server-reactive/nav',
    '/@vite/client',
    '/__open-in-editor?file=slides.md',
  ].map(path => path.replace('/{root}', deck.root))

  it.each(places)('%s asks for the password, and gives nothing without it', async (path) => {
    for (const headers of [{}, { Cookie: 'talk=guess' }, { Host: `localhost:${port}` }] as Record<string, string>[])
      expect(await ask(path, { headers })).toMatchObject({ status: 401, body: 'The talk asks for its password.' })
    // A tunnel, that takes on this machine's name.
    for (const header of ['X-Forwarded-For', 'x-forwarded-host', 'FORWARDED', 'X-Real-IP', 'Via'])
      expect(await ask(path, { from: '127.0.0.1', headers: { Host: `localhost:${port}`, [header]: 'elsewhere.example' } })).toMatchObject({ status: 401 })
  })

  it('gives the notes to whoever has the password, and the password to nobody', async () => {
    const replies = await Promise.all(places.filter(path => !path.includes('editor')).map(path => ask(path, { headers: inside })))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    expect(replies.filter(({ body }) => body.includes(sentence)).length).toBeGreaterThan(2)
    expect(replies.filter(({ body }) => body.includes(password))).toEqual([])
  })

  it('knows a browser again by a cookie of its own, that no script and no other site can use', async () => {
    const replies = await Promise.all([enter(password), enter(password)])
    for (const reply of replies) {
      expect(reply).toMatchObject({ status: 303, headers: { location: '/presenter/1' } })
      expect(reply.headers['set-cookie']![0]).toMatch(/^talk=[\w-]{43}; HttpOnly; SameSite=Lax; Path=\/$/)
      expect((await ask('/__slidev/slides/1.json', { headers: cookieOf(reply) })).body).toContain(sentence)
      expect(await upgrade(cookieOf(reply))).toBe('HTTP/1.1 101 Switching Protocols')
    }
    expect(cookieOf(replies[0])).not.toEqual(cookieOf(replies[1]))
  })

  it('takes the password in the address that is printed for a phone, and takes it out of it', async () => {
    const { status, headers: { location, 'set-cookie': cookie } } = await ask(`/entry?password=${password}/`)
    expect({ status, location }).toEqual({ status: 302, location: '/entry' })
    expect(cookie).toHaveLength(1)
  })

  it('lets no socket, no step and no edit through without the password', async () => {
    expect(await upgrade({})).toBe('HTTP/1.1 401 Refused')
    expect(await upgrade({ Cookie: 'talk=guess' })).toBe('HTTP/1.1 401 Refused')
    expect(await upgrade({ ...inside, Origin: 'http://elsewhere.example' })).toBe('HTTP/1.1 403 Refused')
    const before = (await ask('/@server-reactive/nav', { headers: inside })).body
    const step = JSON.stringify({ patch: { page: 1, clicks: 6 } })
    expect((await ask('/@server-reactive/nav', { method: 'POST', body: step })).status).toBe(401)
    expect((await ask('/__slidev/slides/1.json', { method: 'POST', body: '{"note":"gone"}' })).status).toBe(401)
    expect((await ask('/@server-reactive/nav', { method: 'POST', body: step, headers: { ...inside, Origin: 'http://elsewhere.example' } })).status).toBe(403)
    expect((await ask('/@server-reactive/nav', { headers: inside })).body).toBe(before)
    expect((await ask('/__slidev/slides/1.json', { headers: inside })).body).toContain(sentence)
  })

  it('lets a phone with the password lead the talk, until its session is ended at this machine', async () => {
    await phone.goto(`http://${address}:${port}/presenter/1`)
    await phone.getByLabel('Password').fill(password)
    await phone.keyboard.press('Enter')
    await settled(phone, 0)
    await phone.keyboard.press('PageDown')
    await settled(phone, 1)
    await phone.keyboard.press('PageDown')
    await settled(phone, 2)
    await expect.poll(async () => (await ask('/@server-reactive/nav', { headers: inside })).body).toContain('"clicks":2')

    await desk.goto(`http://localhost:${port}/remote`)
    const lost = phone.waitForEvent('console', message => message.text().includes('server connection lost'))
    await desk.getByRole('listitem').filter({ hasText: 'Pocket <b>' }).getByRole('button').click()
    await lost
    await desk.getByRole('listitem').filter({ hasText: 'Pocket <b>' }).waitFor({ state: 'detached' })
    await phone.goto(`http://${address}:${port}/presenter/1`)
    await phone.getByLabel('Password').waitFor()
    expect((await ask('/', { headers: inside })).status).toBe(200)
  })

  it('lets a phone that opens the printed address join the talk where it stands, and lead it on', async () => {
    await open(stage, `http://localhost:${port}/presenter/`, 4)
    await stage.keyboard.press('PageDown')
    await settled(stage, 5)
    await phone.goto(`http://${address}:${port}/entry?password=${password}/`)
    await phone.getByRole('link', { name: 'Presenter' }).click()
    await settled(phone, 5)
    await settled(stage, 5)
    await phone.keyboard.press('PageDown')
    await settled(phone, 6)
    await settled(stage, 6)
  })

  it('tells windows beyond this machine of a fault, and not where its files lie', async () => {
    const bodies = await phone.evaluate(paths => Promise.all(paths.map(path => fetch(path).then(reply => reply.text()))), ['/setup/x.vue?vue&type=script', '/@slidev/slides/99/md'])
    await phone.locator('vite-error-overlay').waitFor()
    const faults = frames.filter(frame => frame.includes('"type":"error"'))
    expect(faults.length).toBeGreaterThan(0)
    for (const told of [...faults, ...bodies])
      expect(told).not.toMatch(new RegExp(`${deck.root}|node_modules|\\n +at `))
  })

  describe('a page of another site', () => {
    let elsewhere: Page
    const other = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Elsewhere</title>'))

    beforeAll(async () => {
      const at = await freePort()
      await new Promise<void>(done => other.listen(at, 'localhost', done))
      // The fault before lies over it.
      await stage.locator('vite-error-overlay').waitFor()
      await stage.keyboard.press('Escape')
      await stage.locator('vite-error-overlay').waitFor({ state: 'detached' })
      elsewhere = await browser.newPage()
      await elsewhere.goto(`http://localhost:${at}`)
    })

    afterAll(() => {
      other.close()
    })

    it('lays no error over the talk, which the talk\'s own page does', async () => {
      await elsewhere.evaluate(port => Promise.all(['@slidev/slides/99/md', 'setup/x.vue?vue&type=script', '/', '[', '__open-in-editor?file=slides.md'].map(path => new Promise((done) => {
        const image = new Image()
        image.onerror = image.onload = done
        image.src = `http://localhost:${port}/${path}`
      }))), port)
      // A visit is a person's own, whatever its address.
      const visit = await browser.newPage()
      for (const path of ['@slidev/slides/99/md', 'setup/x.vue?vue&type=script'])
        expect(await (await visit.goto(`http://localhost:${port}/${path}`))!.text()).not.toContain('node_modules/@vitejs')
      await visit.close()
      // What the server sends comes in order: behind a step, an overlay would be there.
      const clicks = Number(/"clicks":(\d)/.exec((await ask('/@server-reactive/nav', { headers: inside })).body)?.[1] ?? 0)
      await ask('/@server-reactive/nav', { method: 'POST', headers: { ...inside, 'Content-Type': 'application/json' }, body: JSON.stringify({ patch: { page: 1, clicks: clicks === 3 ? 4 : 3, lastUpdate: { id: 'phone', type: 'presenter', time: Date.now() } } }) })
      await settled(stage, clicks === 3 ? 4 : 3)
      expect(await stage.locator('vite-error-overlay').count()).toBe(0)
      await stage.addScriptTag({ type: 'module', url: '/setup/x.vue?vue&type=script' }).catch(() => {})
      await stage.locator('vite-error-overlay').waitFor()
    })

    it('reads nothing, steers nothing, joins nothing, and shows the talk in no frame', async () => {
      const before = (await ask('/@server-reactive/nav', { headers: inside })).body
      const tries = await elsewhere.evaluate(async (port) => {
        const talk = `http://localhost:${port}`
        const loads = (element: HTMLElement) => new Promise<boolean>((done) => {
          element.onload = () => done(true)
          element.onerror = () => done(false)
          document.body.append(element)
        })
        const outcomes = {
          read: await fetch(`${talk}/__slidev/slides/1.json`).then(() => true, () => false),
          module: await loads(Object.assign(document.createElement('script'), { type: 'module', src: `${talk}/@slidev/slides/1/frontmatter` })),
          script: await loads(Object.assign(document.createElement('script'), { src: `${talk}/@vite/client` })),
          socket: await new Promise<boolean>((done) => {
            const socket = new WebSocket(`ws://localhost:${port}/`, 'vite-ping')
            socket.onopen = () => done(true)
            socket.onerror = () => done(false)
          }),
        }
        await fetch(`${talk}/@server-reactive/nav`, { method: 'POST', mode: 'no-cors', body: '{"patch":{"clicks":6}}' }).catch(() => {})
        await loads(Object.assign(document.createElement('iframe'), { src: `${talk}/presenter/1` }))
        return outcomes
      }, port)
      expect(tries).toEqual({ read: false, module: false, script: false, socket: false })
      expect(await elsewhere.frames().at(-1)!.locator('#slideshow').count()).toBe(0)
      expect((await ask('/@server-reactive/nav', { headers: inside })).body).toBe(before)
      const { headers } = await ask('/', { headers: inside })
      expect(headers).toMatchObject({ 'content-security-policy': 'frame-ancestors \'none\'', 'x-frame-options': 'DENY' })
      expect(headers).not.toHaveProperty('access-control-allow-origin')
    })

    it.each<[who: string, headers: Record<string, string>, status: number]>([
      ['another site, by a visit', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }, 403],
      ['nobody that is known', {}, 403],
      // Which file, it does not say here.
      ['the talk\'s own page', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors' }, 500],
    ])('the editor opens only for the talk\'s own page: %s', async (_, headers, status) => {
      expect((await ask('/__open-in-editor', { headers: { ...inside, ...headers } })).status).toBe(status)
    })
  })

  it.each(malformed)('%s as a target is refused, as request and as socket, from here, from beyond and from who is in', async (_, target) => {
    for (const [from, host, more] of [['127.0.0.1', `localhost:${port}`, ''], [address!, `${address}:${port}`, ''], [address!, `${address}:${port}`, `Cookie: ${inside.Cookie}\r\n`]]) {
      for (const join of ['', joining]) {
        const said = await sendRaw(from, Number(port), `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}${join}\r\n`)
        expect(said.split(' ')[1]).toBe('400')
        expect(said).not.toMatch(/\n\s+at |node_modules/)
      }
    }
  })

  it.each<[what: string, headers: Record<string, string>, status: number]>([
    ['of more than 10 MiB', { 'Content-Length': `${10 * 2 ** 20 + 1}` }, 413],
    ['that does not tell its length', { 'Transfer-Encoding': 'chunked' }, 411],
  ])('a body %s is not taken, from whoever', async (_, headers, status) => {
    const lines = Object.entries(headers).map(line => `${line.join(': ')}\r\n`).join('')
    for (const [from, host, more] of [['127.0.0.1', `localhost:${port}`, ''], [address!, `${address}:${port}`, `Cookie: ${inside.Cookie}\r\n`]])
      expect((await sendRaw(from, Number(port), `POST /@server-reactive/nav HTTP/1.1\r\nHost: ${host}\r\n${more}${lines}\r\n`)).split(' ')[1]).toBe(String(status))
  })

  it.each<[what: string, method: string, path: string, body?: string]>([
    ['a body that is no JSON, for a slide', 'POST', '/__slidev/slides/1.json', '{'],
    ['a body that is no JSON, for the step', 'POST', '/@server-reactive/nav', '{'],
    ['a module that cannot be made', 'GET', '/@slidev/slides/99/md'],
    ['a part of a component that is not there', 'GET', '/setup/x.vue?vue&type=script'],
  ])('%s ends nothing, and tells nothing of this machine', async (_, method, path, body) => {
    const reply = await ask(path, { method, body, headers: inside })
    expect(reply).toMatchObject({ status: 500, body: 'The talk has no answer to that.' })
  })

  it('goes on after a socket\'s message that cannot be read', async () => {
    const talk = await browser.newPage()
    // Any of its pages will do; the slide takes seconds.
    await talk.goto(`http://localhost:${port}/favicon.svg`)
    const token = /wsToken = "([^"]+)"/.exec((await ask('/@vite/client', { headers: inside })).body)![1]
    await talk.evaluate(token => new Promise((done) => {
      const socket = new WebSocket(`ws://${location.host}/?token=${token}`, 'vite-hmr')
      socket.onopen = () => {
        socket.send('{"type":"custom","event":"slidev:monaco-write","data":null}')
        socket.send('{"type":"custom","event":"vite:invoke"}')
        socket.close()
      }
      socket.onclose = done
    }), token)
    await talk.close()
    expect((await ask('/', { headers: inside })).status).toBe(200)
  })

  it('answers or closes 600 odd requests, and goes on', async () => {
    const random = randomFrom(7)
    const said: string[] = []
    await Promise.all(Array.from({ length: 12 }, async () => {
      for (let count = 0; count < 50; count++)
        said.push(await sendRaw(address!, Number(port), oddRequest(random, `${address}:${port}`, inside.Cookie)))
    }))
    const refusals = said.filter(text => /^HTTP\/1\.1 [45]/.test(text))
    expect(refusals.length).toBeGreaterThan(300)
    expect(refusals.filter(text => text.includes(deck.root) || text.includes('node_modules'))).toEqual([])
    expect((await ask('/__slidev/slides/1.json', { headers: inside })).body).toContain(sentence)
  })

  it('keeps waiting who guesses, in sum, and not who is in, comes in again, or is let in at this machine', async () => {
    const statuses = await Promise.all(Array.from({ length: 204 }, (_, count) => enter(`guess ${count}`, `127.0.0.${2 + count % 51}`).then(({ status }) => status)))
    expect(statuses.filter(status => status === 401).length).toBeLessThanOrEqual(10)
    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    expect((await enter(password, '127.0.0.99')).status).toBe(429)
    expect((await ask('/', { headers: inside })).status).toBe(200)
    expect((await enter(password)).status).toBe(303)

    await desk.goto(`http://localhost:${port}/remote`)
    const ticket = (await desk.getByText(`http://${address}:${port}/entry?password=`).textContent())!.split(String(port))[1]
    const stranger = await ask(ticket, { from: '127.0.0.99' })
    expect((await ask('/', { headers: cookieOf(stranger), from: '127.0.0.99' })).status).toBe(200)
    expect((await ask(ticket, { from: '127.0.0.98' })).status).toBe(429)

    await desk.getByRole('button', { name: 'End all' }).click()
    await desk.getByText('Nobody from beyond this machine.').waitFor()
    expect((await ask('/', { headers: inside })).status).toBe(401)
  })
})
