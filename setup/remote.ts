import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import process from 'node:process'
import basicAuth from 'basic-auth'

/** Shortest password, in characters. */
const shortest = 8

/** Wrong passwords from one address until it is kept waiting, and how long that takes, in milliseconds. */
const tries = 10
const pause = 60_000

/** Headers of every refusal. */
const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store', 'Connection': 'close' }

/** Why a request is refused. */
interface Refusal {
  status: number
  headers?: Record<string, string>
  text: string
}

/**
 * Ends the process with a message where an option of `npm start` would let
 * others in without a password. Slidev's --bind means nothing without --remote.
 *
 * @param remote the value of Slidev's --remote; undefined without it
 */
export function checkRemote(remote: unknown): void {
  const refuse = (option: string, found: string, allowed: string) => {
    console.error(`npm start: ${option}: found ${found}; allowed: ${allowed}`)
    process.exit(1)
  }
  const password = `a password of at least ${shortest} characters, such as --remote=${randomBytes(6).toString('base64url')}`
  if (remote !== undefined && (typeof remote !== 'string' || !remote))
    refuse('--remote', 'no password', password)
  else if (typeof remote === 'string' && remote.length < shortest)
    refuse('--remote', `a password of ${remote.length} characters`, password)
  // Who comes through a tunnel comes from this machine, by way of a stranger's.
  if (process.argv.some(option => /^--tunnel(?!=false)/.test(option)))
    refuse('--tunnel', 'a way in from the whole internet', 'none; --remote=<password> lets in who is on the same network')
}

/**
 * Lets in who is at this machine, and anyone else only with the password:
 * every file, module and socket of the dev server, since each may hold the
 * notes or steer the talk. Slidev asks for its password in the page alone.
 *
 * @param password undefined lets in nobody else
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export function remoteGuard(password?: string): Plugin {
  // Browsers send a password with requests, but a cookie alone with sockets.
  const session = randomBytes(32).toString('base64url')
  const failures = new Map<string, { count: number, last: number }>()

  function isRight(given: string | undefined | null, address: string): boolean {
    if (given === undefined || given === null || password === undefined)
      return false
    if (isSame(given, password))
      return true
    for (const [other, { last }] of failures) {
      if (Date.now() - last > pause)
        failures.delete(other)
    }
    failures.set(address, { count: (failures.get(address)?.count ?? 0) + 1, last: Date.now() })
    return false
  }

  function refusal(request: IncomingMessage, response?: ServerResponse): Refusal | undefined {
    const { headers, method = '', url = '/', socket: { remoteAddress = '' } } = request
    if (!['GET', 'HEAD'].includes(method) && headers.origin !== undefined && hostOf(headers.origin) !== headers.host)
      return { status: 403, text: 'A page of another site cannot change or steer the talk.' }
    if (isHere(remoteAddress, headers.host))
      return
    if (password === undefined)
      return { status: 403, text: 'The talk is for its own machine.' }
    const cookie = /(?:^|; )talk=([\w-]+)/.exec(headers.cookie ?? '')?.[1]
    if (cookie !== undefined && isSame(cookie, session))
      return
    const { count, last } = failures.get(remoteAddress) ?? { count: 0, last: 0 }
    if (count >= tries && Date.now() - last < pause)
      return { status: 429, headers: { 'Retry-After': String(pause / 1000) }, text: 'Too many wrong passwords: wait a minute.' }
    const letIn = { 'Set-Cookie': `talk=${session}; HttpOnly; SameSite=Strict; Path=/` }
    if (isRight(basicAuth(request)?.pass, remoteAddress)) {
      response?.setHeader('Set-Cookie', letIn['Set-Cookie'])
      return
    }
    // The addresses that Slidev prints, with their slash behind the password, and its picture of one for a phone.
    const address = new URL(url, 'http://talk')
    const inAddress = address.searchParams.get('password')?.replace(/\/$/, '')
    if (isRight(inAddress, remoteAddress)) {
      address.searchParams.delete('password')
      return { status: 302, headers: { ...letIn, Location: address.pathname + address.search }, text: '' }
    }
    return { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="talk", charset="UTF-8"' }, text: 'The talk asks for its password.' }
  }

  return {
    name: 'remote-guard',
    configureServer({ httpServer, middlewares }) {
      // Before Vite's own, which answer some requests by themselves.
      middlewares.stack.unshift({ route: '', handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => {
        const refused = refusal(request, response)
        if (!refused)
          return next()
        response.writeHead(refused.status, { ...plain, ...refused.headers })
        response.end(refused.text)
      } })
      httpServer?.prependListener('upgrade', (request, socket) => {
        const refused = refusal(request)
        if (!refused)
          return
        socket.write(`HTTP/1.1 ${refused.status} Refused\r\nConnection: close\r\n\r\n`)
        // Vite, which hears of it next, can neither read nor write any more.
        socket.destroy()
      })
    },
  }
}

/** Compares in a time that tells nothing. */
function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(right))
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}

/** Whether a request comes from this machine and asks for it by its own name: a tunnel or a foreign name does not. */
function isHere(address: string, host = ''): boolean {
  return /^(?:::1|(?:::ffff:)?127(?:\.\d+){3})$/.test(address) && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host)
}
