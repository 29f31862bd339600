import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { once } from 'node:events'
import { createServer } from 'node:http'
import sirv from 'sirv'
import { cacheHeaders, foreignHeaders, securityHeaders } from 'slidev-deck-kit/node/build/policy.ts'
import { typedAs } from 'slidev-deck-kit/node/command/typed-as.ts'
import { isIntrusion, isWellFormed } from './requests.ts'
import { keptPolicy } from './stage-build.ts'

/** The one address at which only this machine hears. */
const host = '127.0.0.1'

/**
 * Serves a build to this machine alone: its files, and its page for every
 * address that is none.
 *
 * @param folder the build
 * @param port the first port to try
 * @returns its origin, such as http://127.0.0.1:4000
 * @throws {Error} if no port is free
 */
export async function serveStage(folder: string, port: number): Promise<{ origin: string }> {
  const headers = { ...securityHeaders, ...foreignHeaders, 'Content-Security-Policy': `${keptPolicy(folder)}; ${foreignHeaders['Content-Security-Policy']}` }
  const files = sirv(folder, {
    etag: true,
    single: true,
    // No page of the deck has such an address.
    ignores: [/[%\\\0]|\/\./],
    setHeaders: (response, path) => response.setHeader('Cache-Control', path.startsWith('/assets/') ? cacheHeaders.hashed : cacheHeaders.pages),
  })
  // Half a request is cut after 5 seconds; a head longer than 16 KiB is refused.
  const server = createServer({ headersTimeout: 5000, requestTimeout: 5000, connectionsCheckingInterval: 1000, maxHeaderSize: 16_384 }, (request, response) => {
    try {
      answer(request, response)
    }
    catch {
      response.destroy()
    }
  })
  const free = await listen(server, port)
  const own = `${host}:${free}`
  return { origin: `http://${own}` }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { method = '', url = '' } = request
    for (const [name, value] of Object.entries(headers))
      response.setHeader(name, value)
    if (method !== 'GET' && method !== 'HEAD')
      return refuse(response.setHeader('Allow', 'GET, HEAD'), 405)
    if (!isWellFormed(request))
      return refuse(response, 400)
    if (isIntrusion(request))
      return refuse(response, 403)
    // Two windows hear each other only under one name.
    if (request.headers.host === `localhost:${free}`)
      return refuse(response.setHeader('Location', `http://${own}${url}`), 307)
    // A foreign page whose name points here would read the notes.
    if (request.headers.host !== own)
      return refuse(response, 421)
    // sirv trusts a range: one that ends before it begins throws.
    const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
    if (from === undefined || (to && Number(to) < Number(from)))
      delete request.headers.range
    // sirv leaves a file open whose reader has gone, and throws where one is not there any more.
    response.once('pipe', (file: NodeJS.ReadableStream & { destroy: () => void }) => {
      file.once('error', () => response.destroy())
      response.once('close', () => file.destroy())
    })
    files(request, response)
  }
}

/** Takes the first port that is free: to look first and take it then lets two talks that start together take the same. */
async function listen(server: Server, first: number): Promise<number> {
  const last = Math.min(first + 1000, 65535)
  for (let port = first; port <= last; port++) {
    try {
      await once(server.listen(port, host), 'listening')
      return port
    }
    catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE')
        throw error
    }
  }
  throw new Error(`${typedAs('slidev-present')}: --port: found none free from ${first} to ${last}; allowed: another first port`)
}

function refuse(response: ServerResponse, status: number): void {
  response.statusCode = status
  response.setHeader('Connection', 'close')
  response.end()
}
