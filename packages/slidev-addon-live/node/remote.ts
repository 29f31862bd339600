import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ErrorPayload, HotPayload, Plugin, ViteDevServer } from 'vite'
import type { Reply } from './access.ts'
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { foreignHeaders } from 'slidev-deck-kit/node/build/policy.ts'
import { typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'
import { Access } from './access.ts'
import { askedBy, isIntrusion, isWellFormed } from './requests.ts'

/** Shortest password, in characters. */
const shortest = 8

/** Longest time that a request may take to arrive, in milliseconds. */
const patience = 10_000

/** Longest body that is taken, in bytes: Slidev and its plugins read it whole, into memory. */
const longest = 10 * 2 ** 20

/** Headers of every answer that is not Vite's. */
const plain = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store', 'Connection': 'close' }

const failed: Reply = { status: 500, text: 'The talk has no answer to that.' }

/**
 * Ends the process with a message where an option of Slidev would let
 * others in without a password. Slidev's --bind means nothing without --remote.
 *
 * @param remote the value of Slidev's --remote; undefined without it
 */
export function checkRemote(remote: unknown): void {
  const refuse = (option: string, found: string, allowed: string) => {
    console.error(`${typedAs('slidev')}: ${option}: found ${found}; allowed: ${allowed}`)
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
 * notes or step the slides. Slidev asks for its password in the page alone.
 * Other sites get nothing, and no request ends the server.
 *
 * @param password undefined lets in nobody else
 */
export function remoteGuard(password?: string): Plugin {
  const access = password === undefined ? undefined : new Access(password)
  return {
    name: 'remote-guard',
    config: () => ({ server: { cors: false } }),
    configureServer(server) {
      const { httpServer } = server
      // By then, Vite and every plugin listen.
      httpServer?.once('listening', () => guard(server, access))
      httpServer?.once('error', ({ code }: NodeJS.ErrnoException) => {
        if (code !== 'EADDRINUSE')
          return
        console.error(`${typedAs('slidev')}: port ${server.config.server.port}: found another program there; allowed: a free one; start again without --port, and one is looked for`)
        process.exit(1)
      })
    },
  }
}

/**
 * Puts the guard before all listeners of a server. Vite's for sockets run
 * before any middleware; a proxy in front would be a second server to look after.
 */
function guard({ httpServer, middlewares: { stack }, config: { root }, environments: { client: { hot } } }: ViteDevServer, access?: Access): void {
  const server = httpServer as Server
  const refusal = (request: IncomingMessage): Reply | undefined => {
    if (!isWellFormed(request))
      return { status: 400, text: 'No such request is answered.' }
    if (request.headers['transfer-encoding'] !== undefined)
      return { status: 411, text: 'A body tells its length before it comes.' }
    if (Number(request.headers['content-length'] ?? 0) > longest)
      return { status: 413, text: `No body of more than ${longest} bytes is taken.` }
    if (isIntrusion(request))
      return { status: 403, text: 'A page of another site can neither read nor steer the talk.' }
    if (isHere(request) || access?.session(request))
      return
    return access ? { status: 401, text: '' } : { status: 403, text: 'The talk is for its own machine.' }
  }
  const [answers, joins] = ['request', 'upgrade'].map(event => server.listeners(event))
  server.removeAllListeners('request').removeAllListeners('upgrade')
  server.headersTimeout = server.requestTimeout = patience

  server.on('request', async (request, response) => {
    try {
      for (const [name, value] of Object.entries(foreignHeaders))
        response.setHeader(name, value)
      const refused = refusal(request)
      if (refused)
        return reply(response, access && refused.status === 401 ? await access.answer(request) : refused)
      if (access && isHere(request) && /^\/remote(?:\?|$)/.test(request.url!))
        return reply(response, await access.sessionsPage(request))
      answers.forEach(answer => answer.call(server, request, response))
    }
    catch {
      reply(response, failed)
    }
  })

  server.on('upgrade', (request: IncomingMessage, socket: Socket, head) => {
    // Node leaves the errors of such a socket to whoever takes it.
    socket.on('error', () => socket.destroy())
    const refuse = (status: number) => socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
    try {
      const refused = refusal(request)
      if (refused)
        return refuse(refused.status)
      joins.forEach(join => join.call(server, request, socket, head))
      const isTaken = socket.listenerCount('data') > 0
      if (!isTaken && !socket.writableEnded)
        return refuse(400)
      const session = isHere(request) ? undefined : access?.session(request)
      session?.sockets.add(socket)
      socket.once('close', () => session?.sockets.delete(socket))
    }
    catch {
      refuse(400)
    }
  })

  for (const layer of stack) {
    const handle = layer.handle as (...args: unknown[]) => unknown
    const isEditor = layer.route === '/__open-in-editor'
    // Connect does not catch what an async one throws: the process would end.
    if (handle.length < 4) {
      layer.handle = async (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => {
        if (isEditor && askedBy(request) !== 'own')
          return reply(response, { status: 403, text: 'Only the talk\'s own page opens an editor.' })
        try {
          await handle(request, response, next)
        }
        catch (error) {
          next(error)
        }
      }
    }
  }
  // Before Vite's, which answers with the trace, and lays the error over every window.
  stack.splice(-1, 0, { route: '', handle: (error: unknown, request: IncomingMessage, response: ServerResponse, next: (error: unknown) => void) => {
    const isModule = request.method === 'GET' && askedBy(request) === 'own' && !request.headers.accept?.includes('text/html')
    if (!isModule)
      return reply(response, failed)
    const { end } = response
    response.end = () => {
      reply(Object.assign(response, { end }), failed)
      return response
    }
    next(error)
  } })
  const send = hot.send.bind(hot) as (...payload: unknown[]) => void
  hot.send = (payload: string | HotPayload, ...more: unknown[]) => send(typeof payload === 'object' && payload.type === 'error' ? withoutPlace(payload, root) : payload, ...more)

  // What a socket's message throws comes from no request that could be answered.
  const goOn = (error: unknown) => console.error(`The talk goes on without what failed: ${error instanceof Error ? error.message : error}`)
  process.on('uncaughtException', goOn).on('unhandledRejection', goOn)
  server.once('close', () => process.off('uncaughtException', goOn).off('unhandledRejection', goOn))
}

/** What an error tells windows that may be anywhere: no trace, and no file's place on this machine. The terminal tells all. */
function withoutPlace({ type, err }: ErrorPayload, root: string): ErrorPayload {
  const told = JSON.parse(JSON.stringify(err).replaceAll(`${root}/`, '')) as typeof err
  return { type, err: { ...told, stack: '' } }
}

function reply(response: ServerResponse, { status, headers, text }: Reply): void {
  if (response.headersSent)
    return void response.destroy()
  response.writeHead(status, { ...plain, ...headers })
  response.end(text)
}

/** Whether a request comes from this machine and asks for it by its own name: a tunnel or a foreign name does not. Tunnels that take on this name tell whom they forward. */
function isHere({ headers, socket: { remoteAddress = '' } }: IncomingMessage): boolean {
  const { host = '' } = headers
  if (Object.keys(headers).some(name => /^(?:x-forwarded-.*|x-real-ip|forwarded|via)$/.test(name)))
    return false
  return /^(?:::1|(?:::ffff:)?127(?:\.\d+){3})$/.test(remoteAddress) && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host)
}
