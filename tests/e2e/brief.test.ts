import type { Browser } from 'playwright-core'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canvas } from 'slidev-deck-kit/node/fit.ts'
import { Deck } from 'slidev-deck-testing/deck.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { launch, open, settled } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// A slide of HTML without a headmatter, whose notes a style follows: Markdown as it is pasted from elsewhere.
const deck = new Deck('tests/brief.md')
const spoken = 'The AI is your construction crew'
/** What is amiss with it, in one line. */
const misfit = /slide 1, step 7: <p> "\(vs 3-5 days manual\)" leaves the canvas by \d+ px \(and \d+ more\)/
let browser: Browser

beforeAll(async () => browser = await launch())

afterAll(() => deck.dispose())

describe('a slide as it was pasted', () => {
  it('is presented: shows its colours, reveals in its order, and has its notes in the presenter view', async () => {
    const { url } = await deck.present()
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    const asked = new Set<string>()
    page.on('request', request => asked.add(new URL(request.url()).origin))
    await open(page, url, 0)
    expect(await page.locator('#slideshow').getByText('What Happens Next:').isVisible()).toBe(false)
    const colours = await page.evaluate(() => Object.fromEntries(['text-bone-white', 'text-fog-grey', 'text-signal-gold', 'text-deep-indigo', 'text-iron-ochre', 'bg-ash-graphite', 'bg-charcoal-tint', 'bg-obsidian-black'].map((name) => {
      const { color, backgroundColor } = getComputedStyle(document.querySelector(`#slideshow .${name}`)!)
      return [name, name.startsWith('bg') ? backgroundColor : color]
    })))
    expect(colours).toEqual({
      'text-bone-white': 'rgb(234, 231, 220)',
      'text-fog-grey': 'rgb(176, 179, 184)',
      'text-signal-gold': 'rgb(198, 163, 0)',
      'text-deep-indigo': 'rgb(63, 60, 187)',
      'text-iron-ochre': 'rgb(163, 94, 53)',
      'bg-ash-graphite': 'rgb(43, 43, 43)',
      'bg-charcoal-tint': 'rgb(26, 26, 26)',
      'bg-obsidian-black': 'rgb(12, 12, 12)',
    })
    const order = ['What Happens Next:', '# Phase 1', '# Phase 2', '# Phase 3', '# Phase 4', '# Phase 5', 'Total Time']
    for (const [index, words] of order.entries()) {
      await page.keyboard.press('ArrowRight')
      await settled(page, index + 1)
      const shown = await Promise.all(order.map(words => page.locator('#slideshow').getByText(words).isVisible()))
      expect(shown, words).toEqual(order.map((_, at) => at <= index))
    }
    await page.goto(new URL('presenter/1', url).href)
    await page.getByText(spoken).first().waitFor()
    expect([...asked]).toEqual([new URL(url).origin])
    await page.close()
  })

  it('is built: readable without a script, its notes nowhere', async () => {
    const { code, output } = await deck.run('build')
    expect(code, output).toBe(0)
    expect(output).toMatch(misfit)
    const dist = join(deck.root, 'dist')
    const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).map(file => join(file.parentPath, file.name))
    expect(files.filter(file => readFileSync(file).includes(spoken))).toEqual([])
    // No slide uses the table of the brand's colours, and no site has their page.
    expect(files.filter(file => /Brand colours|rounded down|every surface/.test(readFileSync(file, 'utf8')))).toEqual([])
    const page = await browser.newPage({ viewport: canvas, javaScriptEnabled: false })
    await page.route('**/*', route => route.fulfill({ path: join(dist, new URL(route.request().url()).pathname.replace(/\/$/, '/index.html')) }))
    await page.goto('http://deck.localhost/')
    expect(await page.locator('h1').isVisible()).toBe(true)
    // Light on dark, as the rest of it.
    expect(await page.locator('h1').evaluate(h1 => getComputedStyle(h1).color)).toMatch(/^rgb\(2\d\d, 2\d\d, 2\d\d\)$/)
    await page.close()
  })

  it('is printed as a handout with its notes', async () => {
    const { code, output } = await deck.run('handout')
    expect(code, output).toBe(0)
    expect(output).toMatch(misfit)
    const { pages } = await readPdf(join(deck.root, 'out/handout.pdf'))
    expect(pages.join(' ').replace(/\s+/g, ' ')).toContain(spoken)
  })
})
