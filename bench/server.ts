import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Buffer } from 'node:buffer'
import { globSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { lookup } from 'mrmime'
import { cacheHeaders } from 'slidev-deck-kit/node/build/policy.ts'

/** A site as it lies on its host: contents by their paths from the root. */
export type Site = Map<string, Uint8Array>

/** Reads a built site. */
export function readSite(folder: string): Site {
  const files = globSync('**', { cwd: folder }).filter(file => statSync(join(folder, file)).isFile())
  return new Map(['_headers', ...files].flatMap((file) => {
    try {
      return [[`/${file.replaceAll('\\', '/')}`, readFileSync(join(folder, file))]]
    }
    catch {
      // A site need not have headers of its own.
      return []
    }
  }))
}

/**
 * Serves a site on loopback as a static host does: compressed (once, before the
 * first request), hashed files for a year, an unknown path as the first page,
 * and what the site's own `_headers` say.
 *
 * @throws {Error} where there is no first page
 * @returns the server, which the caller closes, and the address of the first page
 */
export async function serve(site: Site): Promise<{ server: Server, url: string }> {
  const rules = readHeaders(Buffer.from(site.get('/_headers') ?? '').toString())
  const answers = new Map([...site].map(([path, content]) => {
    const type = lookup(path) ?? 'text/plain'
    const compressed = /^text|javascript|json|xml/.test(type) && content.length > 0
    return [path, {
      body: compressed ? brotliCompressSync(content) : content,
      headers: { 'content-type': type.startsWith('text') ? `${type};charset=utf-8` : type, ...compressed && { 'content-encoding': 'br' } },
    }]
  }))
  const first = answers.get('/index.html')
  if (!first)
    throw new Error('The site that was built has no index.html.')
  const server = createServer(({ url = '/', method }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://host').pathname)
    const answer = answers.get(path) ?? answers.get(`${path.replace(/\/$/, '')}/index.html`) ?? first
    response.setHeader('cache-control', path.startsWith('/assets/') ? cacheHeaders.hashed : cacheHeaders.pages)
    for (const { headers } of rules.filter(({ pattern }) => pattern.test(path)))
      headers.forEach(([name, value]) => response.setHeader(name, value))
    response.writeHead(200, { ...answer.headers, 'content-length': answer.body.length })
    response.end(method === 'HEAD' ? undefined : answer.body)
  })
  server.listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

/** Reads the `_headers` of Netlify and Cloudflare Pages: a path, then its headers, indented. */
function readHeaders(text: string): { pattern: RegExp, headers: [name: string, value: string][] }[] {
  return text.trim().split(/\n{2,}/).filter(Boolean).map((rule) => {
    const [path, ...lines] = rule.split('\n')
    const pattern = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replace(/:\w+/g, '[^/]+')
    return {
      pattern: new RegExp(`^${pattern}$`),
      headers: lines.map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
      }),
    }
  })
}
