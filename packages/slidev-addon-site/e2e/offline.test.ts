import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { existsSync, globSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { parseSync } from '@slidev/parser/core'
import { addServiceWorker } from 'slidev-deck-kit/node/build/add-service-worker.ts'
import { cacheHeaders } from 'slidev-deck-kit/node/build/policy.ts'
import { Deck, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { live, typeOf } from 'slidev-deck-testing/site.ts'
import { launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
const dist = join(deck.root, 'dist')
const [slide] = parseSync(deck.slides, 'slides.md').slides
const { baking } = slide.frontmatter as { baking: { stages: { name: string }[] } }
/** The plan of the talk, in whatever quotes a script has it. */
const pace = new RegExp((slide.frontmatter.pace as string[]).join('\\W{1,5}'))

afterAll(() => deck.dispose())

describe('npm run build -- --with-notes --base /talks/spring/', () => {
  let browser: Browser
  let said: string

  beforeAll(async () => {
    const { code, output } = await deck.run('build', '--with-notes', '--base', '/talks/spring/', '--no-picture')
    expect(code, output).toBe(0)
    said = output
    browser = await launch()
  })

  it('says that the notes are public, and publishes them, the presenter view and the handout', () => {
    expect(said).toContain('The speaker\'s notes, the presenter view and the handout are published with this site.')
    const scripts = readdirSync(join(dist, 'assets'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js'))
    expect(scripts.filter(file => file.startsWith('handout'))).toHaveLength(1)
    const texts = scripts.map(file => readFileSync(join(dist, 'assets', file), 'utf8'))
    expect(texts.some(text => text.includes('A loaf is mostly waiting.'))).toBe(true)
    expect(texts.some(text => pace.test(text))).toBe(true)
    expect(texts.some(text => text.includes('Undo reset'))).toBe(true)
  })

  it('in a sub-folder of a host without rewrite rules shows the first page, a deep link and both after a reload, all that without a network, too', async () => {
    const base = '/talks/spring/'
    /** A file that the host has lost: it sends a page in its place, to be kept for ever, as a catch-all rule does. */
    let lost: string | undefined
    const host = createServer((request, response) => {
      const { pathname } = new URL(request.url!, 'http://host')
      const isLost = lost !== undefined && pathname === base + lost
      const path = isLost ? join(dist, 'index.html') : join(dist, pathname.replace(base, './').replace(/\/$/, '/index.html'))
      if (!pathname.startsWith(base) || !existsSync(path))
        return void response.writeHead(404).end()
      if (statSync(path).isDirectory())
        return void response.writeHead(301, { location: request.url!.replace(pathname, `${pathname}/`) }).end()
      response.setHeader('content-type', typeOf(path))
      if (pathname.startsWith(`${base}assets/`))
        response.setHeader('cache-control', cacheHeaders.hashed)
      response.end(readFileSync(path))
    })
    const listen = (port = 0) => new Promise<void>(done => host.listen(port, '127.0.0.1', done))
    const end = () => {
      host.close()
      host.closeAllConnections()
    }
    await listen()
    const { port } = host.address() as AddressInfo
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const page = await context.newPage()
    const site = `http://127.0.0.1:${port}${base}`
    await page.goto(site)
    await live(page)
    await page.getByRole('heading', { name: slide.title! }).waitFor()
    const second = page.getByRole('heading', { name: baking.stages[1].name })
    const response = await page.goto(`${site}1?clicks=3`)
    expect(response?.status()).toBe(200)
    await live(page)
    await second.waitFor()
    await page.reload()
    await live(page)
    await second.waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated' || new Promise(done => active!.onstatechange = done)))

    /** Looks for a new version; gives how far it has come. */
    const update = () => page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      const found = new Promise<ServiceWorker>(done => registration.onupdatefound = () => done(registration.installing!))
      await registration.update()
      const worker = await found
      while (worker.state === 'installing')
        await new Promise(done => worker.onstatechange = done)
      return worker.state
    })
    /** Shows the deep link again, with a part of the talk that is loaded only when it is asked for. */
    const showsTitle = async (title: string) => {
      await page.reload()
      await live(page)
      await second.waitFor()
      await page.getByRole('heading', { name: title }).waitFor()
      await page.keyboard.press('g')
      await page.locator('#slidev-goto-input:focus').waitFor()
    }
    for (const file of ['index.html', '1/index.html'])
      writeFileSync(join(dist, file), readFileSync(join(dist, file), 'utf8').replaceAll(slide.title!, 'Another title'))
    const [before] = globSync('assets/**/handout-*.js', { cwd: dist })
    const changed = before.replace('handout-', 'handout-new-')
    renameSync(join(dist, before), join(dist, changed))
    await addServiceWorker(dist, 'site')

    // A version of which a file is not to be had is not taken; all of the earlier one stays.
    lost = changed
    expect(await update()).toBe('redundant')
    await showsTitle(slide.title!)
    end()
    await showsTitle(slide.title!)

    // It comes once the host has it; and waits until no window shows the old one.
    lost = undefined
    await listen(port)
    expect(await update()).toBe('installed')
    end()
    await showsTitle(slide.title!)
    await page.close()
    const later = await context.newPage()
    // Beside the site, where its worker has no say, it is seen to make way.
    await later.route('**/beside', route => route.fulfill({ contentType: 'text/html', body: '' }))
    await later.goto(new URL('/beside', site).href)
    await later.evaluate(async (site) => {
      const waiting = (await navigator.serviceWorker.getRegistration(site))?.waiting
      if (waiting)
        await new Promise(done => waiting.onstatechange = () => waiting.state === 'activated' && done(undefined))
    }, site)
    expect(await (await later.goto(`${site}1?clicks=3`))!.text()).toContain('Another title')
    const kept = await later.evaluate(address => fetch(address).then(response => response.text()), site + changed)
    expect(kept).toBe(readFileSync(join(dist, changed), 'utf8'))
    await context.close()
  })
})
