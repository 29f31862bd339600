import { join } from 'node:path'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { readPdf } from 'slidev-deck-testing/pdf.ts'
import { audit, launch } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck()
let browser: Awaited<ReturnType<typeof launch>>
let url: string

beforeAll(async () => {
  browser = await launch();
  ({ url } = await deck.present('--port', String(await freePort())))
})

afterAll(() => deck.dispose())

describe('the page of the brand\'s colours', () => {
  it.each([[1280, 720], [390, 844]])('fits a window of %i × %i px, and copies a hex by key', async (width, height) => {
    const context = await browser.newContext({ viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'], bypassCSP: true })
    const page = await context.newPage()
    await page.goto(`${url}brand`)
    await page.getByRole('row', { name: 'signal-gold' }).getByRole('button', { name: '#C6A300' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '#C6A300 is copied.' }).waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('#C6A300')
    expect(await page.getByRole('rowheader').count()).toBe(10)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    expect((await audit(page)).violations).toEqual([])
    await context.close()
  })

  it('is printed on one sheet, in the light color scheme, in which a browser leaves the margins white', async () => {
    const page = await browser.newPage()
    await page.goto(`${url}brand`)
    await page.getByRole('rowheader').first().waitFor()
    const file = join(deck.root, 'brand.pdf')
    await page.pdf({ path: file, preferCSSPageSize: true, tagged: true })
    expect((await readPdf(file)).pages).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await expect.poll(() => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light')
    await page.close()
  })
})
