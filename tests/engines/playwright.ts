import type { Browser, BrowserType, LaunchOptions, Page } from 'playwright-core'
import type { Engine, EngineWindow } from './engine.ts'

/** Starts a browser that Playwright drives: its own, a Chromium, or Mozilla's Firefox (by WebDriver BiDi). */
export async function launchByPlaywright(name: string, type: BrowserType, options: LaunchOptions): Promise<Engine> {
  const browser: Browser = await type.launch(options)
  return {
    name,
    version: browser.version(),
    async visit() {
      const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
      return windowOf(await context.newPage())
    },
    async leave() {
      await Promise.all(browser.contexts().map(context => context.close()))
    },
    close: () => browser.close(),
  }
}

function windowOf(page: Page): EngineWindow {
  return {
    go: async url => void await page.goto(url),
    reload: async () => void await page.reload(),
    // Playwright's own wait for a load, which a page that was kept does not have. They begin once the page has answered.
    back: () => page.evaluate('void setTimeout(() => history.back())'),
    forward: () => page.evaluate('void setTimeout(() => history.forward())'),
    press: key => page.keyboard.press(key),
    click: selector => page.locator(selector).first().click(),
    resize: (width, height) => page.setViewportSize({ width, height }),
    // eslint-disable-next-line unicorn/prefer-dom-node-text-content -- textContent has what is not seen, too
    textOf: selector => page.locator(selector).first().innerText(),
    // Playwright's types know no more than one argument.
    run: (work, ...given) => page.evaluate(`(${work})(...${JSON.stringify(given)})`),
    picture: () => page.screenshot(),
    another: async () => windowOf(await page.context().newPage()),
  }
}
