import type { Browser } from 'playwright-chromium'
import { Buffer } from 'node:buffer'
import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { parseSync } from '@slidev/parser/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Deck, freePort } from './deck.ts'
import { launch, open, settled } from './stage.ts'

const deck = new Deck()
const password = 'correct-horse-battery'
/** This machine as others on its network see it. */
const address = Object.values(networkInterfaces()).flat().find(found => found?.family === 'IPv4' && !found.internal)?.address
const sentence = parseSync(deck.slides, 'slides.md').slides[0].note!.match(/It's orchestrating[^.]*/)![0]

let browser: Browser
let port: string

afterAll(async () => {
  await browser?.close()
  await deck.dispose()
})

interface Reply {
  status: number
  body: string
  headers: Record<string, string | string[] | undefined>
}

/** Asks the live talk at the address that others see. */
function ask(path: string, options: { method?: string, headers?: Record<string, string>, body?: string } = {}): Promise<Reply> {
  return new Promise((done, fail) => {
    const { body, ...rest } = options
    request({ host: address, port, path, ...rest }, async (response) => {
      const chunks: string[] = []
      for await (const chunk of response.setEncoding('utf8'))
        chunks.push(chunk as string)
      done({ status: response.statusCode!, body: chunks.join(''), headers: response.headers })
    }).on('error', fail).end(body)
  })
}

const basic = (given: string) => ({ Authorization: `Basic ${Buffer.from(`speaker:${given}`).toString('base64')}` })

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

it('npm start refuses what would let others in without a password, with one message', async () => {
  const refusals = [
    ['--remote', 'npm start: --remote: found no password; allowed: a password of at least 8 characters, such as --remote='],
    ['--remote=short', 'npm start: --remote: found a password of 5 characters; allowed: '],
    ['--tunnel', 'npm start: --tunnel: found a way in from the whole internet; allowed: none; --remote=<password>'],
  ]
  await Promise.all(refusals.map(async ([option, message]) => {
    const { code, output } = await deck.run('start', option)
    expect(code).not.toBe(0)
    expect(output).toContain(message)
    expect(output.trim().split('\n')).toHaveLength(1)
  }))
})

describe.skipIf(address === undefined)('npm start -- --remote=<password>, seen from the network (skipped where this machine has none)', () => {
  beforeAll(async () => {
    browser = await launch();
    ({ port } = new URL((await deck.start(await freePort(), `--remote=${password}`)).url))
  })

  const places = [
    '/',
    '/presenter/1',
    '/handout',
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
    for (const headers of [{}, { Cookie: 'talk=guess' }, { Host: `localhost:${port}` }] as Record<string, string>[]) {
      const { status, body, headers: { 'www-authenticate': challenge } } = await ask(path, { headers })
      expect({ status, body, challenge }).toEqual({ status: 401, body: 'The talk asks for its password.', challenge: 'Basic realm="talk", charset="UTF-8"' })
    }
  })

  it('gives the notes to whoever has the password, and the password to nobody', async () => {
    const replies = await Promise.all(places.filter(path => !path.includes('editor')).map(path => ask(path, { headers: basic(password) })))
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200))
    expect(replies.filter(({ body }) => body.includes(sentence)).length).toBeGreaterThan(2)
    expect(replies.filter(({ body }) => body.includes(password))).toEqual([])
  })

  it('knows a browser again by a cookie that no script and no other site can use', async () => {
    const { headers: { 'set-cookie': [cookie] = [] } } = await ask('/', { headers: basic(password) })
    expect(cookie).toMatch(/^talk=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)
    const headers = { Cookie: cookie.split(';')[0] }
    expect((await ask('/__slidev/slides/1.json', { headers })).body).toContain(sentence)
    expect(await upgrade(headers)).toBe('HTTP/1.1 101 Switching Protocols')
  })

  it('takes the password in the address that is printed for a phone, and takes it out of it', async () => {
    const { status, headers: { location, 'set-cookie': cookie } } = await ask(`/entry?password=${password}/`)
    expect({ status, location }).toEqual({ status: 302, location: '/entry' })
    expect(cookie).toHaveLength(1)
  })

  it('lets no socket, no step and no edit through without the password', async () => {
    expect(await upgrade({})).toBe('HTTP/1.1 401 Refused')
    expect(await upgrade({ Cookie: 'talk=guess' })).toBe('HTTP/1.1 401 Refused')
    const before = (await ask('/@server-reactive/nav', { headers: basic(password) })).body
    const step = JSON.stringify({ patch: { page: 1, clicks: 6 } })
    expect((await ask('/@server-reactive/nav', { method: 'POST', body: step })).status).toBe(401)
    expect((await ask('/__slidev/slides/1.json', { method: 'POST', body: '{"note":"gone"}' })).status).toBe(401)
    // A browser adds a password that it knows to what a page of another site sends.
    expect((await ask('/@server-reactive/nav', { method: 'POST', body: step, headers: { ...basic(password), Origin: 'http://elsewhere.example' } })).status).toBe(403)
    expect((await ask('/@server-reactive/nav', { headers: basic(password) })).body).toBe(before)
    expect((await ask('/__slidev/slides/1.json', { headers: basic(password) })).body).toContain(sentence)
  })

  it('lets a phone with the password lead the talk', async () => {
    const phone = await browser.newContext({ httpCredentials: { username: 'speaker', password } })
    const presenter = await phone.newPage()
    await open(presenter, `http://${address}:${port}/presenter/`)
    await presenter.keyboard.press('PageDown')
    await settled(presenter, 1)
    await presenter.keyboard.press('PageDown')
    await settled(presenter, 2)
    await expect.poll(async () => (await ask('/@server-reactive/nav', { headers: basic(password) })).body).toContain('"clicks":2')
  })

  it('keeps waiting who guesses, and not who is in', async () => {
    const { headers: { 'set-cookie': [cookie] = [] } } = await ask('/', { headers: basic(password) })
    const statuses = []
    for (let count = 0; count < 11; count++)
      statuses.push((await ask('/', { headers: basic(`guess ${count}`) })).status)
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401])
    expect(statuses.at(-1)).toBe(429)
    expect((await ask('/', { headers: basic(password) })).status).toBe(429)
    expect((await ask('/', { headers: { Cookie: cookie.split(';')[0] } })).status).toBe(200)
  })
})
