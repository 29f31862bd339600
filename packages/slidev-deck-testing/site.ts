import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const types: Record<string, string> = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2' }

/** The Content-Type of a file of a site, by its name. */
export function typeOf(path: string): string {
  return types[path.split('.').pop()!] ?? 'text/plain'
}

/** Serves a site as hosts do: the page of a folder, and the first page for what is not there. */
export async function serveSite(folder: string): Promise<{ origin: string, server: Server }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = join(folder, new URL(url, 'http://host').pathname)
    const file = [path, join(path, 'index.html')].find(file => existsSync(file) && statSync(file).isFile()) ?? join(folder, 'index.html')
    response.setHeader('content-type', typeOf(file)).end(readFileSync(file))
  }).listen(0, '127.0.0.1')
  await new Promise(done => server.once('listening', done))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server }
}

/** The files of a site with their texts. */
export function filesOf(folder: string): { name: string, text: string }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).map(({ parentPath, name }) => ({ name, text: readFileSync(join(parentPath, name), 'utf8') }))
}

/** Waits until the deck has taken the page over: until then, its slide may stand in it twice. */
export function live(page: Page): Promise<void> {
  return page.locator('#prerendered').waitFor({ state: 'detached' })
}

/** The sizes of a slide's text as it is seen, in px of CSS, the smallest first. */
export function textSizes(page: Page): Promise<number[]> {
  return page.locator('main').first().evaluate((main: HTMLElement) => {
    const scale = main.getBoundingClientRect().width / main.offsetWidth
    return [...main.querySelectorAll('*')]
      .filter(element => [...element.childNodes].some(node => node instanceof Text && node.data.trim()))
      .map(element => Number.parseFloat(getComputedStyle(element).fontSize) * scale)
      .sort((a, b) => a - b)
  })
}
