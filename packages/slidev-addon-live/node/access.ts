import type { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createHash, randomBytes } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { escapeHtml } from '@vue/shared'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { formPolicy } from 'slidev-deck-kit/node/build/policy.ts'
import { renderSVG } from 'uqr'

/** Who came in with the password. */
interface Session {
  id: string
  address: string
  browser: string
  since: Date
  sockets: Set<Socket>
}

/** What a request gets in place of the deck. */
export interface Reply {
  status: number
  headers?: Record<string, string>
  text: string
}

/** Wrong passwords in a minute until strangers wait for its end. */
const tries = 10

/** Longest body of a password, in bytes. */
const longest = 1024

const digest = (text: string) => createHash('sha256').update(text).digest('base64url')
const secret = () => randomBytes(32).toString('base64url')

/**
 * Lets in who has the password, and knows them again by a cookie: one for each
 * time that it was given, none outlives the server.
 */
export class Access {
  private readonly sessions = new Map<string, Session>()
  /** One count for all strangers, one for each address that someone is in from: guesses from elsewhere do not keep that one out. */
  private readonly guesses = new RateLimiterMemory({ points: tries, duration: 60 })
  private ticket = secret()
  private readonly password: string

  constructor(password: string) {
    this.password = digest(password)
  }

  /** The session whose cookie a request has. Looked up by its digest: the time that takes tells nothing. */
  session({ headers: { cookie = '' } }: IncomingMessage): Session | undefined {
    const given = /(?:^|; )talk=([\w-]+)/.exec(cookie)?.[1]
    return given === undefined ? undefined : this.sessions.get(digest(given))
  }

  /** Answers whoever has no session: by a new one where the password is given in the address or the form, else by the form. */
  async answer(request: IncomingMessage): Promise<Reply> {
    const { url = '/', socket: { remoteAddress: address = '' } } = request
    const target = new URL(url, 'http://talk')
    // The addresses that Slidev prints have a slash behind the password.
    const given = request.method === 'POST' ? await passwordIn(request) : target.searchParams.get('password')?.replace(/\/$/, '')
    target.searchParams.delete('password')
    if (given === undefined)
      return form(request)
    if (!this.isTicket(given)) {
      const key = [...this.sessions.values()].some(session => session.address === address) ? address : 'strangers'
      // Before the look: of many guesses at once, no more are looked at.
      const isWaiting = await this.guesses.consume(key).then(() => false, () => true)
      if (isWaiting)
        return { status: 429, headers: { 'Retry-After': '60' }, text: 'Too many wrong passwords: wait a minute, or ask for a picture of /remote.' }
      if (digest(given) !== this.password)
        return form(request)
      await this.guesses.reward(key)
    }
    const cookie = secret()
    this.sessions.set(digest(cookie), { id: secret(), address, browser: request.headers['user-agent'] ?? '', since: new Date(), sockets: new Set() })
    return {
      status: request.method === 'POST' ? 303 : 302,
      headers: { 'Location': target.pathname + target.search, 'Set-Cookie': `talk=${cookie}; HttpOnly; SameSite=Lax; Path=/` },
      text: '',
    }
  }

  /** The page at this machine that tells who is in, ends their sessions, and lets in one more without the password. */
  async sessionsPage(request: IncomingMessage): Promise<Reply> {
    if (request.method === 'POST') {
      const id = new URLSearchParams(await bodyOf(request)).get('id')
      for (const [key, session] of this.sessions) {
        if (id !== null && id !== session.id)
          continue
        this.sessions.delete(key)
        session.sockets.forEach(socket => socket.destroy())
      }
      return { status: 303, headers: { Location: '/remote' }, text: '' }
    }
    this.ticket = secret()
    const ways = Object.values(networkInterfaces()).flat().filter(found => found?.family === 'IPv4' && !found.internal).map(found => `http://${found!.address}:${request.socket.localPort}/entry?password=${this.ticket}`)
    const rows = [...this.sessions.values()].map(({ id, address, browser, since }) =>
      `<li><form method="post">Since ${since.toLocaleTimeString('en-GB')}, ${address}, ${escapeHtml(browser)} <button name="id" value="${id}">End</button></form>`)
    return page('Who is in', `<ul>${rows.join('') || '<li>Nobody from beyond this machine.'}</ul>
      <form method="post"><button>End all</button></form>
      <h2>Let one more in, without the password</h2><p>Each picture serves once, until this page is opened again.</p>
      ${ways.map(way => `<p>${renderSVG(way, { pixelSize: 4 })}<br>${way}</p>`).join('')}`)
  }

  /** A ticket is too long to be guessed, and serves once. */
  private isTicket(given: string): boolean {
    if (digest(given) !== digest(this.ticket))
      return false
    this.ticket = secret()
    return true
  }
}

/** A person gets a form, a script a word. */
function form({ headers: { accept = '' } }: IncomingMessage): Reply {
  if (!accept.includes('text/html'))
    return { status: 401, text: 'The talk asks for its password.' }
  return { ...page('The talk asks for its password', `<form method="post">
    <label>Password <input type="password" name="password" autocomplete="current-password" required autofocus></label> <button>Enter</button></form>`), status: 401 }
}

function page(title: string, body: string): Reply {
  return {
    status: 200,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': formPolicy },
    text: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title><h1>${title}</h1>${body}`,
  }
}

async function passwordIn(request: IncomingMessage): Promise<string | undefined> {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm ? new URLSearchParams(await bodyOf(request)).get('password') ?? undefined : undefined
}

/** @throws {Error} where it is longer than a password's */
async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) {
    body += chunk.toString('latin1')
    if (body.length > longest)
      throw new Error('too long')
  }
  return body
}
