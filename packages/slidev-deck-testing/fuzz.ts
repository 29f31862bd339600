import { Buffer } from 'node:buffer'
import { connect } from 'node:net'

/** A row of numbers from 0 to 1 that looks random and is the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const methods = [...Array.from<string>({ length: 12 }).fill('GET'), ...Array.from<string>({ length: 6 }).fill('POST'), 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PATCH', 'M-SEARCH', 'get', 'HELLO', '']
const targets = ['//', '///', '*', '', 'http://[', 'http://elsewhere.example/', 'file:///etc/passwd', 'elsewhere.example:80', '//[', '//@', '/\\', '/..//[', '/%', '/%00', '/%2F%2F[', '/%E0%A4%A', '/%0d%0aX: y', '/#', '/?#', '/?%', '/?password=', '/?password=%', '/entry?password=guess/', '/?token=%', '/é', '/\x01', '/@fs/', '/@fs/%2e%2e/%2e%2e/etc/passwd', '/@fs//[', '/@id/__x00__', '/@id/', '/?#', `/${'x'.repeat(20_000)}`]
const paths = ['/', '/@slidev/slides/99/md', '/@slidev/slides/1/frontmatter', '/setup/x.vue?vue&type=script', '/__slidev/slides/1.json', '/__slidev/slides/999999999999999999999.json', '/@server-reactive/nav', '/@server-ref/__proto__', '/@vite/client', '/@vite/client?import&raw&url', '/__open-in-editor?file=', '/__mcp', '/remote', '/remote?', '/slides.md?raw', '/slides.md?import', '/index.html', '/presenter/1?clicks=2', '/handout', '/assets/x.js', '/.env', '/node_modules/.vite/deps/vue.js?v=0', `/${'a/'.repeat(2000)}`, `/?${'%41'.repeat(1000)}`]
const versions = [...Array.from<string>({ length: 20 }).fill('HTTP/1.1'), 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '']
const values: [name: string, values: string[]][] = [
  ['Origin', ['null', '{own}', 'http://elsewhere.example', 'http://[', '//', '']],
  ['Referer', ['{own}/', 'http://elsewhere.example/', 'http://[', '']],
  ['Sec-Fetch-Site', ['same-origin', 'same-site', 'cross-site', 'none', 'x']],
  ['Sec-Fetch-Mode', ['navigate', 'cors', 'no-cors', 'websocket']],
  ['Sec-Fetch-Dest', ['document', 'iframe', 'image', 'script', 'empty']],
  ['Cookie', ['talk=', 'talk=guess', 'talk=%', '; talk=a; talk=b', `talk=${'x'.repeat(5000)}`, '{cookie}']],
  ['Authorization', ['Basic', 'Basic !!!', 'Basic Og==', 'Bearer x', 'Digest username="']],
  ['Accept', ['text/html', '*/*', 'text/x-vite-ping', '\xFF']],
  ['Content-Type', ['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data']],
  ['Content-Length', ['0', '5', '-1', '1e9', '99999999999999999999', 'x', '3000']],
  ['Transfer-Encoding', ['chunked', 'gzip', 'chunked, chunked', 'x']],
  ['Expect', ['100-continue', 'x']],
  ['Range', ['bytes=9-2', 'bytes=-', 'bytes=0-', 'x']],
  ['If-None-Match', ['W/"x"', '*', '"']],
  ['Upgrade', ['websocket', 'websocket', 'h2c', '']],
  ['Connection', ['Upgrade', 'Upgrade', 'close', 'keep-alive, Upgrade', 'x']],
  ['Sec-WebSocket-Version', ['13', '13', '8', 'x']],
  ['Sec-WebSocket-Key', ['dGhlIHNhbXBsZSBub25jZQ==', 'x', '']],
  ['Sec-WebSocket-Protocol', ['vite-hmr', 'vite-hmr', 'vite-ping', 'vite-hmr, vite-ping', 'x', '']],
  ['Sec-WebSocket-Extensions', ['permessage-deflate', 'x;=;', '"']],
]
const bodies = ['', '', '{', 'null', '{"patch":null}', '{"content":1}', 'password=guess', 'password=%', 'id=x', '5\r\nhello\r\n0\r\n\r\n', 'x'.repeat(3000), '\x81\xFE\xFF\xFF', '\x81\x04null']

/** Targets that no browser sends, which end a server that trusts them. */
export const malformed: [what: string, target: string][] = [
  ['two slashes', '//'],
  ['another host\'s address', 'http://elsewhere.example/'],
  ['half an address', 'http://['],
  ['an address of a file', 'file:///etc/passwd'],
  ['a host alone', 'elsewhere.example:80'],
  ['an asterisk', '*'],
  ['a backslash', '/\\'],
  ['a fragment', '/#'],
  ['a broken encoding', '/%'],
  ['an encoded null', '/%00'],
  ['a letter that is not encoded', '/é'],
]

/** The lines of a request that asks for a socket to Vite. */
export const joining = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: vite-hmr\r\n'

/** One request as it never comes from a browser: odd parts put together, some with bytes changed, cut or repeated. */
export function oddRequest(random: () => number, own: string, cookie = ''): Buffer {
  const of = <Item>(items: Item[]) => items[Math.floor(random() * items.length)]
  const hosts = [...Array.from<string>({ length: 60 }).fill(own), '', 'elsewhere.example', 'localhost', '[', '[::1]', 'a@b', 'x:99999', '127.0.0.1:1/../', '\xFF']
  const headers = values.filter(() => random() < 0.12).map(([name, among]) => `${name}: ${of(among).replace('{own}', `http://${own}`).replace('{cookie}', cookie)}`)
  if (cookie && random() < 0.5)
    headers.push(`Cookie: ${cookie}`)
  if (random() < 0.3)
    headers.push('Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol: vite-hmr')
  const head = [`${of(methods)} ${random() < 0.25 ? of(targets) : of(paths)}${random() < 0.05 ? of(targets) : ''} ${of(versions)}`, ...random() < 0.95 ? [`Host: ${of(hosts)}`] : [], ...headers]
  let bytes = Buffer.from(`${head.join(random() < 0.97 ? '\r\n' : '\n')}\r\n\r\n${of(bodies)}`, 'latin1')
  for (let count = random() < 0.2 ? Math.ceil(random() * 4) : 0; count > 0 && bytes.length > 0; count--) {
    const at = Math.floor(random() * Math.min(bytes.length, 400))
    const change = random()
    if (change < 0.6)
      bytes[at] = Math.floor(random() * 256)
    else if (change < 0.8)
      bytes = bytes.subarray(0, at)
    else
      bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at >> 1)])
  }
  return bytes
}

/** Sends bytes as they are and no more; gives all that comes back until the connection is closed. */
export function sendRaw(host: string, port: number, bytes: Buffer | string): Promise<string> {
  return new Promise((done) => {
    let said = ''
    const socket = connect({ host, port })
    socket.on('error', () => {}).on('data', data => said += data.toString('latin1')).on('close', () => done(said))
    socket.end(bytes)
  })
}
