import type { Browser, Page } from 'playwright-core'
import { canvas } from 'slidev-deck-kit/node/fit.ts'
import { Deck, freePort, packagesDeck } from 'slidev-deck-testing/deck.ts'
import { launch, open, settled } from 'slidev-deck-testing/stage.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const deck = new Deck('recipe.md', packagesDeck)
let browser: Browser
let page: Page
let url: string

beforeAll(async () => {
  browser = await launch();
  ({ url } = await deck.present('--port', String(await freePort())))
  page = await browser.newPage({ viewport: canvas })
})

afterAll(() => deck.dispose())

/** Every key that steps, in both directions, from step 3: none is lost. */
async function expectKeysToStep(): Promise<void> {
  for (const [keys, step] of [[['ArrowRight', 'ArrowDown', ' ', 'PageDown'], 7], [['ArrowLeft', 'ArrowUp', 'Shift+ ', 'PageUp'], 3]] as const) {
    for (const key of keys)
      await page.keyboard.press(key)
    await settled(page, step)
  }
}

/** Presses keys in one go, as fast as a page can take them; gives what is seen then, before anything else has happened. */
function pressAtOnce(...keys: string[]): Promise<{ shown: string[], address: string }> {
  return page.evaluate((keys) => {
    for (const key of keys) {
      for (const type of ['keydown', 'keyup'])
        document.activeElement!.dispatchEvent(new KeyboardEvent(type, { key, code: key, bubbles: true, cancelable: true }))
    }
    document.getAnimations().forEach(animation => animation.finish())
    const headings = [...document.querySelectorAll('#slideshow :is(h2, h3)')].filter(heading => heading.checkVisibility({ visibilityProperty: true }))
    return { shown: headings.map(({ textContent }) => textContent), address: location.search }
  }, keys)
}

describe('a key shows what it reveals', () => {
  it('before the address, and what else follows from it, changes', async () => {
    await open(page, url, 2)
    const two = await pressAtOnce()
    const three = await pressAtOnce('ArrowRight')
    expect(three.shown).toHaveLength(two.shown.length + 1)
    expect(three.address).toBe('?clicks=2')
    await settled(page, 3)
    expect(await pressAtOnce('ArrowLeft')).toEqual({ shown: two.shown, address: '?clicks=3' })
    await settled(page, 2)
  })

  it('with others that come in the same frame, each of which counts', async () => {
    await open(page, url)
    await pressAtOnce('ArrowRight', 'PageDown', 'ArrowRight', 'ArrowLeft', 'ArrowDown')
    await settled(page, 3)
  })
})

describe('keys and clicker step the talk', () => {
  it('with the page just opened', async () => {
    await open(page, url, 3)
    await expectKeysToStep()
  })

  it.each(['h1', 'pre', 'h2', 'main ol > li:first-child', 'header p'])('after a click on %s', async (target) => {
    await open(page, url, 3)
    await page.locator(`#slideshow ${target}`).first().click()
    await expectKeysToStep()
  })

  it('after a double click that selects a word', async () => {
    await open(page, url, 3)
    await page.locator('#slideshow h1').dblclick()
    await expectKeysToStep()
  })

  it('after a click on each button of the bar', async () => {
    await open(page, url, 3)
    await page.mouse.move(20, canvas.height - 20)
    for (const title of ['Go to previous slide', 'Go to next slide']) {
      await page.getByTitle(title).click()
      await settled(page, title.includes('next') ? 3 : 2)
    }
    await expectKeysToStep()
    for (const title of ['Show drawing toolbar', 'Hide drawing toolbar', 'More Options']) {
      await page.getByTitle(title).click()
      await page.keyboard.press('PageDown')
      await settled(page, 4)
      await page.keyboard.press('PageUp')
      await settled(page, 3)
    }
  })

  it('after the overview was opened and closed', async () => {
    await open(page, url, 3)
    await page.keyboard.press('o')
    await page.locator('h1').nth(1).waitFor()
    await page.keyboard.press('PageDown')
    await settled(page, 4)
    await page.keyboard.press('PageUp')
    await page.keyboard.press('Escape')
    await settled(page, 3)
    await expectKeysToStep()
  })

  it('with the window left and focused again', async () => {
    await open(page, url, 3)
    const other = await browser.newPage()
    await other.bringToFront()
    await page.bringToFront()
    await expectKeysToStep()
    await other.close()
  })

  it('with a button focused that then goes away', async () => {
    await open(page, url, 3)
    await page.evaluate(() => {
      const button = document.createElement('button')
      document.body.append(button)
      button.focus()
      button.remove()
    })
    await expectKeysToStep()
  })

  it('but leave the space bar to a button reached with Tab', async () => {
    await open(page, url, 3)
    const title = 'Show drawing toolbar'
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    for (let tabs = 0; tabs < 20; tabs++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(title => document.activeElement?.getAttribute('title') === title, title))
        break
    }
    await page.keyboard.press(' ')
    await page.getByTitle('Hide drawing toolbar').waitFor()
    await settled(page, 3)
    await page.keyboard.press('ArrowRight')
    await settled(page, 4)
  })
})

describe('in the presenter view', () => {
  it('keys step the talk after any button was pressed', async () => {
    // The presenter joins the talk where the last key left it.
    await open(page, url, 2)
    await page.keyboard.press('ArrowRight')
    await settled(page, 3)
    await page.close()
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await open(page, new URL('presenter/', url).href, 3)
    const titles = await page.locator('button[title]:visible:not(.disabled)').evaluateAll(buttons => buttons.map(button => button.getAttribute('title')!))
    expect(titles.length).toBeGreaterThan(8)
    // All but those that leave the view, and the editors, whose text takes the keys.
    for (const title of titles.filter(title => !/Play Mode|fullscreen|Edit|editor/.test(title))) {
      await page.getByTitle(title, { exact: true }).first().click()
      const at = title === 'Go to next slide' ? 4 : title === 'Go to previous slide' ? 2 : 3
      await settled(page, at)
      await page.keyboard.press('PageDown')
      await settled(page, at + 1)
      for (let step = at; step >= 3; step--)
        await page.keyboard.press('PageUp')
      await settled(page, 3)
      await page.keyboard.press('Escape')
    }
  })
})
