import type { Browser, Locator, Page } from 'playwright-core'
import { canvas } from 'slidev-deck-kit/node/fit.ts'
import { Deck, freePort } from 'slidev-deck-testing/deck.ts'
import { lastStep, launch, open } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('tests/languages/ar.md')

let browser: Browser
let page: Page
let url: string

beforeAll(async () => {
  browser = await launch();
  ({ url } = await deck.present('--port', String(await freePort())))
  page = await browser.newPage({ viewport: canvas })
})

afterAll(() => deck.dispose())

/** Where the words of an element stand, from left to right: the middle of each in px. */
function places(element: Locator, ...words: string[]): Promise<number[]> {
  return element.evaluate((element, words) => words.map((word) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode as Text
      const start = text.data.indexOf(word)
      if (start >= 0) {
        const range = document.createRange()
        range.setStart(text, start)
        range.setEnd(text, start + word.length)
        const { left, right } = range.getBoundingClientRect()
        return (left + right) / 2
      }
    }
    throw new Error(`${word} is not there`)
  }), words)
}

describe('a talk in Arabic', () => {
  it.each(['1', 'presenter/1', 'handout', 'rehearsal'])('is written from right to left at /%s', async (path) => {
    await page.goto(new URL(path, url).href)
    await expect.poll(() => page.locator('#app *').first().evaluate(app => getComputedStyle(app).direction)).toBe('rtl')
    expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  })

  it('says in its own words what the presenter view and the rehearsals say, and in English what it does not', async () => {
    await page.goto(new URL('presenter/1', url).href)
    await expect.poll(() => page.getByRole('region', { name: 'Time' }).textContent()).toMatch(/^العرض0:00 من 20:00Paceجاهز/)
    await page.getByRole('region', { name: 'الملاحظات' }).waitFor()
    await page.getByRole('group', { name: 'Clock' }).getByRole('button', { name: 'ابدأ' }).waitFor()
    await page.goto(new URL('rehearsal', url).href)
    await page.getByRole('heading', { name: 'التجارب' }).waitFor()
    expect(await page.title()).toMatch(/^التجارب - /)
  })

  it('sets its columns from right to left', async () => {
    await open(page, url)
    await open(page, url, await lastStep(page))
    const slide = page.locator('#slideshow main')
    const [command, execution] = await places(slide, 'الأمر', 'التنفيذ')
    expect(execution).toBeLessThan(command)
    const [phase, name] = await places(slide, 'المرحلة 1', 'تحليل 87')
    expect(name).toBeLessThan(phase)
  })

  it('keeps numbers with their units, and the terminal, from left to right', async () => {
    const slide = page.locator('#slideshow main')
    const inOrder = async (element: Locator, ...words: string[]) => {
      const found = await places(element, ...words)
      expect(found, words.join()).toEqual(found.toSorted((a, b) => a - b))
    }
    await inOrder(slide.locator('time').first(), '2', 'min')
    await inOrder(slide.locator('dl > div').nth(1), '30', 'min')
    await inOrder(slide.locator('pre'), '$', 'claude', '--plan-mode', '\\')
    await inOrder(slide.locator('pre'), '#', 'One', 'all')
    await inOrder(slide.locator('time').nth(3), 'ساعات', '3.5')
  })
})
